"""What is said of files, folders, the database, printers and the machine."""

from commune_desk.declared_setting import Group
from commune_desk.domain.outside_errors import (
    AlreadyRunning,
    BackupInvalid,
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseTooNew,
    DatabaseUnreachable,
    DiskFull,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    FolderMissing,
    FolderNotWritable,
    KeyOfAnotherDatabase,
    LibraryMissing,
    NoScreen,
    OfficeAlreadyExists,
    OfficeNotFound,
    PaperUnreadable,
    PrinterMissing,
    PrinterNotFound,
    PrinterRefused,
    PrinterStopped,
    ProgramFailed,
    ProgramMissing,
    ProgramTooOld,
    StoppedByHand,
    TrayNotFound,
    WorkbookInUse,
)
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import GROUPS

PRINTERS_PAGE = f"{GROUPS[Group.PRINTING]} (Shift+F12)"

SENTENCES: Sentences = {
    OfficeNotFound: (
        "Thư mục {folder} chưa có dữ liệu cơ quan. "
        "Mở chương trình để khai báo cơ quan, hoặc chọn thư mục khác."
    ),
    OfficeAlreadyExists: (
        "Thư mục {folder} đã có dữ liệu của một cơ quan. Chọn thư mục trống khác."
    ),
    DatabaseLocked: "Máy khác đang ghi dữ liệu. Chờ vài giây rồi làm lại.",
    DatabaseDamaged: (
        "Không mở được dữ liệu {path}: tệp bị hỏng, hoặc tệp khóa cạnh nó đã bị thay. Vừa chép hay "
        "đổi tệp khóa thì đặt lại tệp cũ; nếu không, khôi phục từ bản sao lưu gần nhất."
    ),
    DatabaseKeyMissing: (
        "Thiếu tệp khóa {path} nên không mở được dữ liệu. "
        "Sao chép lại tệp khóa đã cất giữ vào chỗ đó, hoặc gõ mã trên phiếu khôi phục "
        "(lệnh: recovery-key --recovery TỆP)."
    ),
    DatabaseKeyUnreadable: (
        "Tệp khóa {path} thuộc tài khoản khác của máy này, hoặc chép từ máy khác sang. Mở chương "
        "trình bằng tài khoản đã cài đặt, nhờ tài khoản đó cấp quyền đọc, hoặc gõ mã trên phiếu "
        "khôi phục."
    ),
    DatabaseTooNew: (
        "Dữ liệu do bản chương trình mới hơn tạo ra "
        "(phiên bản dữ liệu {version}; chương trình trên máy này chỉ hỗ trợ đến {known}). "
        "Cài bản mới của chương trình rồi mở lại."
    ),
    DatabaseUnreachable: (
        "Không kết nối được máy chủ dữ liệu {host}. Kiểm tra dây mạng và máy chủ rồi thử lại."
    ),
    DatabaseReadOnly: (
        "Không ghi được vào {path}. Kiểm tra quyền ghi, hoặc chuyển dữ liệu sang ổ khác."
    ),
    DiskFull: "Ổ đĩa chứa {path} đã đầy. Giải phóng chỗ trống rồi làm lại.",
    FolderMissing: "Không có thư mục {path} và không tạo được. Chọn thư mục khác.",
    FolderNotWritable: (
        "Không ghi được vào thư mục {path}. Kiểm tra ổ đĩa và quyền ghi, hoặc chọn thư mục khác."
    ),
    FileMissing: "Không có tệp {path}. Kiểm tra lại tên và chỗ để tệp.",
    FileTooLarge: (
        "Tệp {path} lớn hơn {most_mb} MB, không phải loại tệp cần ở đây. Chọn đúng tệp."
    ),
    PaperUnreadable: (
        "Bản lưu {file} bị hỏng hoặc được khóa bằng khóa dữ liệu cũ không còn trên máy này. "
        "In lại giấy từ hồ sơ."
    ),
    FileUnreadable: "Tệp {path} không đúng loại (cần {expected}). Chọn tệp khác.",
    ProgramMissing: "Máy này chưa cài {program}. Cài rồi làm lại.",
    ProgramTooOld: (
        "Máy này có {program} cũ hơn máy chủ PostgreSQL. Cài PostgreSQL Command Line Tools "
        "cùng số phiên bản với máy chủ (hoặc mới hơn), rồi làm lại."
    ),
    NoScreen: (
        "Phiên làm việc này không có màn hình để mở cửa sổ. "
        "Mở chương trình tại máy có màn hình, hoặc xem các lệnh: commune-desk --help."
    ),
    LibraryMissing: (
        "Máy này thiếu thư viện {library} nên không mở được cửa sổ. "
        "Nhờ người quản trị máy cài thư viện đó rồi mở lại."
    ),
    KeyOfAnotherDatabase: (
        "Khóa {key_path} của máy này không mở được bản sao lưu {path}. "
        "Sao chép tệp khóa đi cùng bản sao lưu vào chỗ đó, hoặc khôi phục vào thư mục dữ liệu "
        "trống bằng mã trên phiếu khôi phục."
    ),
    BackupInvalid: "Bản sao lưu {path} bị hỏng. Chọn bản sao lưu khác.",
    AlreadyRunning: "Chương trình đang mở trên {folder}. Chuyển sang cửa sổ đó.",
    ProgramFailed: (
        "Chương trình có lỗi và đã dừng việc này; dữ liệu đã lưu còn nguyên. "
        "Gửi tệp {log_file} cho người hỗ trợ."
    ),
    StoppedByHand: "Việc đã bị dừng giữa chừng. Chạy lại lệnh nếu còn cần.",
    PrinterNotFound: (
        f"Không thấy máy in “{{printer}}”. Bật máy in, hoặc chọn máy khác ở trang {PRINTERS_PAGE}."
    ),
    PrinterMissing: (
        "Máy này chưa có máy in. Cài máy in trong hệ thống rồi in lại; từng giấy vẫn xem được."
    ),
    TrayNotFound: (
        "Máy in “{printer}” không có khay “{tray}”. "
        f"Chọn lại khay giấy ở trang {PRINTERS_PAGE}."
    ),
    PrinterRefused: (
        "Máy in “{printer}” không nhận lệnh in. Giấy đã được lưu: kiểm tra máy in rồi in lại."
    ),
    PrinterStopped: (
        "Máy in “{printer}” đang dừng hoặc báo lỗi, giấy còn chờ trong hàng in. "
        "Xem giấy, mực và nút tạm dừng của máy."
    ),
}


@written_for(WorkbookInUse, SENTENCES)
def _(error: WorkbookInUse) -> str:
    begin = f"Tệp {error.path} đang mở ở chương trình khác"
    if not error.saved_as:
        return f"{begin}. Đóng tệp rồi làm lại."
    return f"{begin} nên được ghi tạm vào {error.saved_as}. Đóng tệp để ghi lại."
