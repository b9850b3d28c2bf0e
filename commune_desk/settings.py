"""The settings, each declared once: name, kind, default, label, help, scope and choices.

The settings page, the validation, the office file of `init` and the documentation are derived from
`SETTINGS`, the declarations of this page in their order: a setting more is its declaration and
nothing else. Office settings live in the database and travel with the backup; machine settings live
in `machine.json` in the data folder of one PC. `services.office.kept_settings` reads both.

A setting of the group `PRINTING` holds for all papers; one paper can have its own beside it, which
is named after both: "print_copies/receipt". They are edited on the page of printers and papers.

A dated setting has, beside what held first, its changes, each named after the day from which it
holds: "timeliness_rule@2026-12-01".

What a setting is stands in `declared_setting`, what of it differs from the defaults in
`setting_values`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from commune_desk.declared_setting import FROM_DAY, OF_PAPER, Group, Scope, Setting
from commune_desk.domain.desk.dossier import TimelinessRule
from commune_desk.domain.desk.papers import PaperSize
from commune_desk.domain.desk.rights import MACHINE_RIGHTS_KIND
from commune_desk.domain.form import kinds
from commune_desk.domain.form.kinds import MILLIMETRES, MOST_SHIFT
from commune_desk.domain.identifiers.scanning import LEAST_GAP_MS, MOST_GAP_MS, Ending
from commune_desk.domain.office.database_address import DATABASE_ADDRESS


class RegisterBook(StrEnum):
    """Which register book (sổ giấy) the office keeps beside the program."""

    NONE = "none"
    ONE = "one"
    BY_SECTOR = "by_sector"


class WaitingClosed(StrEnum):
    """How a report counts what was closed while the office waited; practices differ."""

    ON_TIME = "on_time"
    OUTSIDE = "outside"


DOSSIER_NO_PATTERN = Setting(
    name="dossier_no_pattern",
    default="{agency}-{yymmdd}-{number:04}",
    label="Mẫu mã hồ sơ",
    help="{agency}: mã định danh cơ quan; {yymmdd}: ngày nhận; {number:04}: số thứ tự trong ngày.",
    group=Group.DOSSIERS,
    text_kind=kinds.DOSSIER_NO_PATTERN,
)
TIMELINESS_RULE = Setting(
    name="timeliness_rule",
    default=TimelinessRule.BY_DAY.value,
    label="Cách tính trước hạn, đúng hạn, quá hạn",
    help="Theo ngày: trả trong ngày hẹn là đúng hạn. Theo phút: so với giờ hẹn.",
    group=Group.DOSSIERS,
    is_dated=True,
    choices={"by_day": "Theo ngày", "by_minute": "Theo phút"},
)
SAME_PROCEDURE_DAYS = Setting(
    name="same_procedure_days",
    default=30,
    label="Nhắc hồ sơ cùng thủ tục trong (ngày)",
    help="Trang tiếp nhận nhắc người nộp đã nộp thủ tục này trong số ngày đó, hoặc chưa xong.",
    group=Group.DOSSIERS,
    maximum=366,
)
WAITING_CLOSED = Setting(
    name="waiting_closed",
    default=WaitingClosed.ON_TIME.value,
    label="Hồ sơ đóng trong khi chờ bổ sung, chờ xác minh",
    help="Hồ sơ hết hạn bổ sung hoặc rút khi đang chờ: báo cáo tính là đúng hạn, hay để ngoài.",
    group=Group.REPORTS,
    choices={
        WaitingClosed.ON_TIME: "Tính trong “đúng hạn”",
        WaitingClosed.OUTSIDE: "Để ngoài “đã giải quyết”",
    },
    is_dated=True,
)
SLIP_SIZE = Setting(
    name="slip_size",
    default=PaperSize.A5.value,
    label="Khổ giấy của các phiếu",
    help="Mẫu 01 đến 06 in khổ A5 hoặc A4.",
    group=Group.PAPERS,
    choices={"A5": "A5 (148 × 210 mm)", "A4": "A4 (210 × 297 mm)"},
)
RECEIPT_COPIES = Setting(
    name="receipt_copies",
    default=2,
    label="Số liên giấy tiếp nhận",
    help="2 liên: một liên lưu cùng phiếu kiểm soát, một liên giao người nộp.",
    group=Group.PAPERS,
    minimum=1,
    maximum=2,
)
RECEIPT_FOR_SAME_DAY = Setting(
    name="receipt_for_same_day",
    default=False,
    label="Luôn in giấy tiếp nhận cho việc giải quyết ngay",
    help="Việc giải quyết ngay chỉ cần giấy tiếp nhận khi người dân yêu cầu; hồ sơ vẫn vào sổ.",
    group=Group.PAPERS,
)
EXPLAIN_ON_BACK = Setting(
    name="explain_on_back",
    default=False,
    label="In cách tính ngày hẹn ở mặt sau",
    help="Mặt sau giấy tiếp nhận ghi từng bước tính ra ngày trả kết quả.",
    group=Group.PAPERS,
)
REGISTER_BOOK = Setting(
    name="register_book",
    default=RegisterBook.NONE.value,
    label="Sổ theo dõi hồ sơ bằng giấy",
    help="Có lập sổ giấy thì giấy tiếp nhận ghi quyển số và số thứ tự, chạy từ 01 đến hết năm.",
    group=Group.PAPERS,
    choices={
        RegisterBook.NONE: "Không lập sổ giấy",
        RegisterBook.ONE: "Một sổ cho mọi lĩnh vực",
        RegisterBook.BY_SECTOR: "Mỗi lĩnh vực một sổ",
    },
)
REGISTER_BOOK_LINES = Setting(
    name="register_book_lines",
    default=0,
    label="Số hồ sơ trong một quyển sổ",
    help="Hết số này thì sang quyển sau, số thứ tự chạy tiếp; 0: mỗi năm một quyển.",
    group=Group.PAPERS,
    maximum=100_000,
)
ADDRESSEE = Setting(
    name="report_addressee",
    default="Ủy ban nhân dân xã",
    label="Nơi nhận báo cáo",
    help="Khi Trung tâm báo cáo. Báo cáo do Ủy ban nhân dân ký thì gửi Ủy ban nhân dân tỉnh.",
    group=Group.REPORTS,
)
BOTH_FORMS = Setting(
    name="both_report_forms",
    default=False,
    label="In kèm biểu II.06a",
    help="Từ 01/8/2026 báo cáo theo biểu 07a; đánh dấu để in thêm biểu cũ bên cạnh.",
    group=Group.REPORTS,
)
RECEPTION_POINTS = Setting(
    name="reception_points",
    default=0,
    label="Số lượng điểm tiếp nhận",
    help="Biểu 08b cột (3). Để 0 thì cả biểu 08b in trống, ghi tay.",
    group=Group.CENTRE,
    maximum=99,
)
STAFF_FULL_TIME = Setting(
    name="staff_full_time",
    default=0,
    label="Nhân sự chuyên trách của Trung tâm",
    help="Biểu 08b cột (4).",
    group=Group.CENTRE,
    maximum=999,
)
STAFF_SECONDED = Setting(
    name="staff_seconded",
    default=0,
    label="Nhân sự do phòng chuyên môn cử đến",
    help="Biểu 08b cột (5).",
    group=Group.CENTRE,
    maximum=999,
)
STAFF_ON_CONTRACT = Setting(
    name="staff_on_contract",
    default=0,
    label="Nhân viên hợp đồng",
    help="Biểu 08b cột (6).",
    group=Group.CENTRE,
    maximum=999,
)
ENOUGH_COMPUTERS = Setting(
    name="enough_computers",
    default=False,
    label="Đủ máy tính cho cán bộ",
    help="Biểu 08b cột (7): đủ thì in 1, chưa đủ thì in 0.",
    group=Group.CENTRE,
)
ENOUGH_ONLINE_COMPUTERS = Setting(
    name="enough_online_computers",
    default=False,
    label="Đủ máy tính để người dân nộp trực tuyến",
    help="Biểu 08b cột (8).",
    group=Group.CENTRE,
)
ENOUGH_SCANNERS = Setting(
    name="enough_scanners",
    default=False,
    label="Đủ máy quét",
    help="Biểu 08b cột (9).",
    group=Group.CENTRE,
)
ENOUGH_TOUCH_SCREENS = Setting(
    name="enough_touch_screens",
    default=False,
    label="Đủ màn hình cảm ứng tra cứu, đánh giá",
    help="Biểu 08b cột (10).",
    group=Group.CENTRE,
)
CENTRE_FORM: tuple[Setting[Any], ...] = (
    RECEPTION_POINTS, STAFF_FULL_TIME, STAFF_SECONDED, STAFF_ON_CONTRACT, ENOUGH_COMPUTERS,
    ENOUGH_ONLINE_COMPUTERS, ENOUGH_SCANNERS, ENOUGH_TOUCH_SCREENS,
)  # fmt: skip
"""What form 08b asks of the centre; each bears the name of its column."""

SYNC_FOLDER = Setting(
    name="sync_folder",
    default="",
    label="Thư mục sổ Excel",
    help=(
        "Sổ theo dõi hồ sơ từng tháng được ghi vào đây; để trống thì dùng thư mục dữ liệu. Sổ mở "
        "được bằng Excel nên không mã hóa, và có họ tên, địa chỉ: chọn thư mục mà cơ quan chỉ cho "
        "người có việc vào."
    ),
    group=Group.REPORTS,
    scope=Scope.MACHINE,
    is_safeguard=True,
)
BACKUP_FOLDER = Setting(
    name="backup_folder",
    default="",
    label="Nơi cất thêm bản sao lưu",
    help=(
        "Bản sao lưu và giấy tờ đã in được chép thêm sang đây, mã hóa: USB:NHÃN (nhãn của USB), ổ "
        "đĩa thứ hai, thư mục mạng; nhiều nơi thì cách nhau dấu chấm phẩy. Phải khác ổ đĩa chứa dữ "
        "liệu. Để trống thì bản sao lưu chỉ nằm trên máy này."
    ),
    group=Group.UPKEEP,
    scope=Scope.MACHINE,
    is_safeguard=True,
)
BACK_DATING_DAYS = Setting(
    name="back_dating_days",
    default=0,
    label="Quầy được ghi việc của mấy ngày trước",
    help="Kèm lý do. 0: chỉ trong ngày. Xa hơn số ngày này thì lãnh đạo hoặc quản trị ghi.",
    group=Group.DOSSIERS,
    maximum=31,
)
PRACTICE_OFFICE = Setting(
    name="practice_office",
    default=False,
    label="Cơ quan dùng để tập",
    help="Chỉ bật ở cơ quan mẫu: nhận được cả hồ sơ ghi ngày trong tương lai.",
    group=Group.UPKEEP,
)
PRACTICE_MARK = Setting(
    name="practice_mark",
    default=False,
    label="Cơ quan tập huấn",
    help="Mọi giấy, sổ có chữ “TẬP HUẤN”; không ghi gì ra ngoài thư mục tập huấn.",
    group=Group.UPKEEP,
    is_fixed=True,
)
MACHINE_RIGHTS = Setting(
    name="machine_rights",
    default="",
    label="Quyền của lệnh tự động",
    help="Lệnh không có --as. Để trống: việc của quầy, báo cáo, sao lưu; all: mọi việc.",
    group=Group.UPKEEP,
    text_kind=MACHINE_RIGHTS_KIND,
)
MACHINE_USER = Setting(
    name="machine_user",
    default="",
    label="Người dùng của lệnh tự động",
    help="Tên đăng nhập vào máy tính của người được chạy lệnh không có --as.",
    group=Group.UPKEEP,
    scope=Scope.MACHINE,
    is_safeguard=True,
)
ADMINISTRATOR_PC = Setting(
    name="administrator_pc",
    default="",
    label="Máy của quản trị",
    help="Máy đã làm tệp nhập máy cho máy này. Việc máy này không được làm ở máy chủ thì làm ở đó.",
    group=Group.UPKEEP,
    scope=Scope.MACHINE,
    is_fixed=True,
)
LOCK_AFTER = Setting(
    name="lock_after",
    default=10,
    label="Tự khóa màn hình sau (phút)",
    help="Không ai gõ phím, rê chuột lâu như vậy thì khóa; nội dung đang gõ còn nguyên. 0: không.",
    group=Group.UPKEEP,
    maximum=240,
)
RATING_SECONDS = Setting(
    name="rating_seconds",
    default=20,
    label="Thời gian hiện màn hình đánh giá (giây)",
    help="Màn hình đánh giá tự đóng sau thời gian này nếu không ai chọn.",
    group=Group.RATING,
    minimum=5,
    maximum=120,
)
RATING_AFTER_RETURN = Setting(
    name="rating_after_return",
    default=True,
    label="Mở màn hình đánh giá sau khi trả kết quả",
    help="Có màn hình thứ hai thì mở ngay ở đó; chỉ có một thì bấm Ctrl+Shift+M rồi quay màn hình.",
    group=Group.RATING,
)
DRAFT_SECONDS = Setting(
    name="draft_seconds",
    default=2,
    label="Lưu nháp sau mỗi (giây)",
    help="Nội dung đang gõ được lưu nháp, còn nguyên sau khi mất điện.",
    group=Group.UPKEEP,
    minimum=1,
    maximum=2,
)
DATABASE_URL = Setting(
    name="database_url",
    default="",
    label="Cơ sở dữ liệu dùng chung",
    help="Để trống: dữ liệu mã hóa trên máy này. Nhiều quầy: postgresql://tên:mật-khẩu@máy-chủ/tên-csdl.",
    group=Group.MACHINE,
    scope=Scope.MACHINE,
    is_safeguard=True,
    text_kind=DATABASE_ADDRESS,
)
DESK_NAME = Setting(
    name="desk_name",
    default="Quầy 1",
    label="Tên quầy",
    help="Hiện ở góc trên và trong lịch sử hồ sơ.",
    group=Group.MACHINE,
    scope=Scope.MACHINE,
)
PRINTER = Setting(
    name="printer",
    default="",
    label="Máy in",
    help="Máy đã chọn mà không còn thì chương trình báo, không tự in sang máy khác.",
    group=Group.PRINTING,
    scope=Scope.MACHINE,
)
TRAY = Setting(
    name="tray",
    default="",
    label="Khay giấy",
    help="Các khay do máy in khai báo. Giấy in sẵn thường để khay riêng hoặc khay nạp tay.",
    group=Group.PRINTING,
    scope=Scope.MACHINE,
)
SHIFT_ACROSS = Setting(
    name="shift_across",
    default=0,
    label="Dịch ngang (mm)",
    help="Số dương: sang phải. Mỗi bước 0,1 mm; xem số cần gõ trên thước chỉnh.",
    group=Group.PRINTING,
    scope=Scope.MACHINE,
    minimum=-MOST_SHIFT,
    maximum=MOST_SHIFT,
    number_kind=MILLIMETRES,
)
SHIFT_DOWN = Setting(
    name="shift_down",
    default=0,
    label="Dịch dọc (mm)",
    help="Số dương: xuống dưới.",
    group=Group.PRINTING,
    scope=Scope.MACHINE,
    minimum=-MOST_SHIFT,
    maximum=MOST_SHIFT,
    number_kind=MILLIMETRES,
)
PRINT_COPIES = Setting(
    name="print_copies",
    default=1,
    label="Số bản mỗi lần in",
    help="Nhân với số liên của giấy tiếp nhận, nếu có.",
    group=Group.PRINTING,
    scope=Scope.MACHINE,
    minimum=1,
    maximum=20,
)
FILL_ONLY = Setting(
    name="fill_only",
    default=False,
    label="Chỉ in phần điền (giấy đã in sẵn mẫu)",
    help="Chỉ khớp giấy do chương trình này in sẵn mẫu. Phôi của nơi khác: thêm mẫu từ tệp PDF.",
    group=Group.PRINTING,
    scope=Scope.MACHINE,
)
SCANNER_GAP = Setting(
    name="scanner_gap_ms",
    default=40,
    label="Nhịp máy quét: giữa hai phím (ms)",
    help="Phím đến dày hơn mức này là máy quét gõ, thưa hơn là tay gõ. Bấm “Quét thử” để đo.",
    group=Group.SCANNER,
    scope=Scope.MACHINE,
    minimum=LEAST_GAP_MS,
    maximum=MOST_GAP_MS,
)
SCANNER_ENDING = Setting(
    name="scanner_ending",
    default=Ending.ANY.value,
    label="Phím kết thúc của máy quét",
    help="Phím máy quét gửi sau mã. Phím thừa phía sau (Enter hai lần) được bỏ qua.",
    group=Group.SCANNER,
    scope=Scope.MACHINE,
    choices={
        Ending.ANY: "Enter hoặc Tab",
        Ending.ENTER: "Enter",
        Ending.TAB: "Tab",
        Ending.NONE: "Không có",
    },
)
THEME = Setting(
    name="theme",
    default="system",
    label="Giao diện",
    help="Sáng, tối, hoặc theo hệ thống.",
    group=Group.MACHINE,
    scope=Scope.MACHINE,
    choices={"system": "Theo hệ thống", "light": "Sáng", "dark": "Tối"},
)

SETTINGS: tuple[Setting[Any], ...] = tuple(
    declared for declared in list(vars().values()) if isinstance(declared, Setting)
)
PRINT_SETTINGS = tuple(setting for setting in SETTINGS if setting.group is Group.PRINTING)
_BY_NAME: Mapping[str, Setting[Any]] = {setting.name: setting for setting in SETTINGS}


def find_setting(name: str) -> Setting[Any] | None:
    """The setting of that name, or of one paper alone, or from a day on; None where none is.

    >>> find_setting("print_copies/receipt").label
    'Số bản mỗi lần in'
    >>> find_setting("timeliness_rule@2026-12-01").is_dated, find_setting("theme@2026-12-01")
    (True, None)
    """
    general, mark, day = name.partition(FROM_DAY)
    if mark:
        dated = _BY_NAME.get(general)
        return dated.from_day(date.fromisoformat(day)) if dated and dated.is_dated else None
    general, _, paper = name.partition(OF_PAPER)
    found = _BY_NAME.get(general)
    if not paper or found is None:
        return found
    return found.of_paper(paper) if found.group is Group.PRINTING else None
