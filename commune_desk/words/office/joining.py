"""What people read about adding a PC to an office, and about where data may be."""

from collections.abc import Mapping
from datetime import datetime

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.office import joining_errors as errors
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.values import moment_text

FIRST_PC = "Máy đầu tiên của cơ quan"
ABOUT_FIRST_PC = "Chọn nơi để dữ liệu, rồi khai báo xã, lãnh đạo, giờ làm việc."
JOIN_OFFICE = "Thêm máy vào cơ quan đã có"
ABOUT_JOIN = (
    "Dữ liệu ở máy chủ của cơ quan. Cần tệp nhập máy (đuôi .motcua-may) và mã đi kèm, do người "
    "quản trị làm ở Cơ quan → Kiểm tra máy → Thêm máy."
)
JOIN_FILE, JOIN_CODE, PC_NAME = "Tệp nhập máy", "Mã đi kèm", "Tên máy"
ABOUT_ADDING = (
    "Ghi một tệp nhập máy ra USB và hiện mã đi kèm. Máy ấy có tài khoản riêng ở máy chủ, thu hồi "
    "được."
)
SHARES_ACCOUNT = "Dùng chung tài khoản"
ABOUT_SHARING = "chỉ khi máy chủ chưa cho lập tài khoản riêng (SETUP.md, mục 5)"
SHUT_OUT, SHUT_OUT_VERB = EVENTS[EventKind.PC_SHUT_OUT], "Thu hồi"
ABOUT_SHUTTING = (
    "Máy bị mất, hỏng hoặc chuyển đi nơi khác: tài khoản của nó ở máy chủ bị khóa ngay, cả khi máy "
    "ấy đang mở. Muốn dùng lại thì làm tệp nhập máy mới."
)
SHUT_OUT_LINE = "Đã thu hồi máy {pc}: tài khoản của máy ấy ở máy chủ không vào được nữa."
JOIN_NOW, ADD_PC = "Thử và vào cơ quan", "Thêm máy"
TRYING = "Đang thử kết nối máy chủ…"
THIS_PC = "Tên máy này: {pc}. Người quản trị cần đúng tên này để làm tệp."
MADE_LINE = "Đã làm tệp {file} cho máy {pc}. Mã đi kèm: {code}"
SHARED = (
    "Tài khoản trong nhóm “{group}” của máy này dùng chung cơ quan ở {folder} từ lần mở sau. "
    "Mỗi lúc một tài khoản mở."
)
JOINED_LINE = "Máy này đã vào cơ quan: {office}."

_WAY_TO_SERVER = (
    "Nhiều máy thì dùng máy chủ PostgreSQL (SETUP.md, mục 5): cài máy chủ rồi chọn “Chuyển dữ "
    "liệu” (hoặc lệnh commune-desk move server)."
)


def code_advice(pc: str, until: datetime) -> str:
    """What to do with a join file and its code."""
    return (
        "Chép tệp vào USB. Đọc mã qua điện thoại hoặc ghi giấy, không để cùng USB. Tệp dùng một "
        f"lần, cho máy {pc}, đến {moment_text(until)}."
    )


SENTENCES: Mapping[type[UserError], str] = {
    errors.OfficeOnNetwork: (
        "Thư mục {folder} ở ổ mạng, nơi dữ liệu hỏng khi hai máy cùng ghi. Để dữ liệu trên ổ của "
        f"máy này. {_WAY_TO_SERVER}"
    ),
    errors.OfficeOnOnePc: f"Dữ liệu đang nằm riêng trên máy này. {_WAY_TO_SERVER}",
    errors.PcNameMissing: (
        "Chưa có tên máy. Ở máy cần thêm, mở chương trình lần đầu sẽ thấy tên máy; gõ đúng tên đó."
    ),
    errors.JoinFileDamaged: (
        "Tệp {name} không phải tệp nhập máy, hoặc bị cắt, bị sửa. "
        "Chép lại tệp từ máy của người quản trị."
    ),
    errors.JoinCodeWrong: (
        "Mã không mở được tệp. Gõ lại 12 chữ số và chữ cái của mã; vẫn không được thì nhờ người "
        "quản trị làm tệp mới."
    ),
    errors.JoinFileOfOtherPc: (
        "Tệp này làm cho máy {pc}; máy này tên là {this_pc}. "
        "Nhờ người quản trị làm tệp cho {this_pc}."
    ),
    errors.JoinFileExpired: (
        "Tệp nhập máy hết hạn lúc {until}. Nhờ người quản trị làm tệp mới ở "
        "Cơ quan → Kiểm tra máy → Thêm máy."
    ),
    errors.JoinFileUsed: (
        "Tệp nhập máy này đã dùng rồi; mỗi tệp chỉ dùng một lần. Nhờ người quản trị làm tệp mới."
    ),
    errors.JoinAccountVoid: (
        "Máy chủ {host} không nhận tài khoản trong tệp nhập máy này nữa: tệp đã dùng rồi, đã quá "
        "hạn, hoặc máy đã bị thu hồi. Nhờ người quản trị làm tệp mới."
    ),
    errors.JoinFileUnknown: (
        "Cơ quan không có lần làm tệp nhập máy này (tệp của cơ quan khác, hoặc dữ liệu đã được "
        "khôi phục từ trước đó). Nhờ người quản trị làm tệp mới."
    ),
    errors.RolesNotPermitted: (
        "Máy chủ {host} chưa cho lập tài khoản riêng cho máy mới. Nhờ người trông máy chủ chạy: "
        "ALTER ROLE {account} CREATEROLE; hoặc đánh dấu “Dùng chung tài khoản” (lệnh: "
        "--shared-account), máy mới khi ấy có mọi quyền của máy này."
    ),
    errors.PcUnknown: (
        "Không có máy {pc} nào còn vào được cơ quan bằng tệp nhập máy. Kiểm tra lại tên máy."
    ),
    errors.PcSharesAccount: (
        "Máy {pc} dùng chung tài khoản máy chủ với máy của người quản trị nên không thu hồi riêng "
        "được. Đổi mật khẩu tài khoản ấy ở máy chủ, rồi làm tệp nhập máy mới cho các máy còn dùng."
    ),
    errors.PcHasOffice: (
        "Máy này đã có cơ quan ở {folder}. Muốn chuyển sang cơ quan khác thì đổi tên thư mục đó "
        "trước (đừng xóa)."
    ),
}
