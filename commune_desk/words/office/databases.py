"""The sentences about the database that the settings of a PC name."""

from commune_desk.domain.office.database_errors import (
    DatabaseAddressWrong,
    DatabaseEmpty,
    DatabasePasswordUnreadable,
    DatabaseRefusesUs,
    DatabaseRightMissing,
    DataFolderGone,
    GroupNotOurs,
    GroupUnknown,
    KeyOfAnotherAccount,
    SharedOnServer,
    UpgradeNotOurs,
)
from commune_desk.words.sentence_table import Sentences

SENTENCES: Sentences = {
    DatabaseAddressWrong: (
        "Địa chỉ cơ sở dữ liệu chưa đúng. "
        "Viết như postgresql://tên:mật-khẩu@máy-chủ/tên-csdl, hoặc để trống. "
        "Mật khẩu có ký tự @ / ? # % thì viết %40 %2F %3F %23 %25."
    ),
    DatabaseRefusesUs: (
        "Máy chủ {host} không nhận tên, mật khẩu hoặc tên cơ sở dữ liệu. "
        "Kiểm tra lại địa chỉ cơ sở dữ liệu; máy đã bị thu hồi thì nhờ người quản trị làm tệp nhập "
        "máy mới."
    ),
    DatabaseRightMissing: (
        "Máy chủ {host} không cho máy này làm việc đó. Làm ở máy của người quản trị; máy đã bị thu "
        "hồi thì nhờ người quản trị làm tệp nhập máy mới."
    ),
    UpgradeNotOurs: (
        "Dữ liệu ở máy chủ {host} còn của bản chương trình cũ, và máy này không được nâng cấp nó. "
        "Cài bản mới và mở chương trình trên máy của người quản trị trước, rồi mở lại ở máy này."
    ),
    DatabasePasswordUnreadable: (
        "Mật khẩu cơ sở dữ liệu trong {path} không đọc được ở máy này. "
        "Ghi lại database_url kèm mật khẩu vào tệp đó; lần mở sau chương trình cất kín lại."
    ),
    DatabaseEmpty: (
        "Cơ sở dữ liệu trên {host} chưa có dữ liệu của cơ quan. "
        "Kiểm tra lại tên cơ sở dữ liệu trong địa chỉ."
    ),
    GroupUnknown: (
        "Máy này không có nhóm “{group}”. Xem tên nhóm bằng lệnh net localgroup, hoặc gõ số SID "
        "của nhóm (như S-1-5-32-545 là mọi tài khoản của máy)."
    ),
    GroupNotOurs: (
        "Tài khoản này không được giao thư mục {folder} cho nhóm “{group}”. Chọn nhóm mà tài khoản "
        "này thuộc về, hoặc chạy bằng tài khoản quản trị của máy."
    ),
    KeyOfAnotherAccount: (
        "Khóa của cơ quan dùng chung do tài khoản “{account}” của máy này giữ; chưa có gì thay "
        "đổi. Đăng nhập máy bằng tài khoản ấy rồi làm lại; không còn tài khoản ấy thì nhờ người "
        "quản trị máy cho tài khoản đang dùng toàn quyền với tệp {path}."
    ),
    SharedOnServer: (
        "Dữ liệu ở máy chủ {host}: không có thư mục nào để dùng chung, vì mật khẩu máy chủ cất "
        "riêng cho từng tài khoản. Làm một tệp nhập máy cho mỗi tài khoản Windows."
    ),
    DataFolderGone: (
        "Không thấy dữ liệu của cơ quan ở {folder}. Cắm lại ổ đĩa, USB hoặc nối lại ổ mạng rồi bấm "
        "Thử lại. Dữ liệu đã mất thì khôi phục bản sao lưu gần nhất."
    ),
}
