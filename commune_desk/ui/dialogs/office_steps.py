"""The steps of the first start, each a declared form, and the office that they describe."""

from collections.abc import Mapping, Sequence

from PySide6.QtPrintSupport import QPrinterInfo

from commune_desk.domain.dossier import Role
from commune_desk.domain.identifiers.dossier_no import validate_agency_code
from commune_desk.domain.office import Leader, Office, OfficeSetup
from commune_desk.domain.officer import NewOfficer
from commune_desk.domain.working_time import OfficeHours, Session
from commune_desk.settings import DESK_NAME, PRINTER
from commune_desk.ui.dialogs.officer_fields import account_fields, password_fields
from commune_desk.ui.widgets.editors import (
    CheckEditor,
    ChoiceEditor,
    TextEditor,
    Value,
)
from commune_desk.ui.widgets.entered import (
    NAME,
    PHONE,
    TIME,
    read_time,
)
from commune_desk.ui.widgets.form import Field
from commune_desk.ui.widgets.place_picker import Place, PlacePicker

STEP_NAMES = ("Xã, phường", "Cơ quan", "Lãnh đạo ký", "Giờ làm việc", "Máy này", "Người quản trị")
LEADERS = 3
HALF_DAYS = (("morning", "Buổi sáng"), ("afternoon", "Buổi chiều"))


def place_fields(places: Sequence[Place]) -> tuple[Field, ...]:
    """Which commune it is."""
    return (
        Field(
            name="commune",
            label="Xã, phường, đặc khu",
            editor=lambda: PlacePicker(places),
            is_required=True,
            help="Danh sách theo Quyết định 19/2025/QĐ-TTg.",
        ),
    )


def office_fields() -> tuple[Field, ...]:
    """How the office is named on its papers."""
    return (
        Field(name="name", label="Tên cơ quan", editor=TextEditor, is_required=True),
        Field(name="parent_name", label="Cơ quan chủ quản", editor=TextEditor),
        Field(name="centre_name", label="Bộ phận tiếp nhận", editor=TextEditor, is_required=True),
        Field(name="place_name", label="Địa danh ghi ngày", editor=TextEditor, is_required=True),
        Field(
            name="agency_code",
            label="Mã định danh cơ quan",
            editor=lambda: TextEditor(hint="ví dụ H20.28"),
            check=lambda value: validate_agency_code(str(value)),
            is_required=True,
            help="Đứng đầu mã hồ sơ; do tỉnh cấp.",
        ),
        Field(name="address", label="Địa chỉ", editor=TextEditor),
        Field(name="hotline", label="Điện thoại", editor=lambda: TextEditor(PHONE)),
        Field(name="email", label="Thư điện tử", editor=TextEditor),
    )  # fmt: skip


def leader_fields() -> tuple[Field, ...]:
    """Who signs, the usual one first."""
    fields: list[Field] = []
    for number in range(1, LEADERS + 1):
        fields += (
            Field(
                name=f"leader_{number}",
                label=f"Họ tên người ký thứ {number}",
                editor=lambda: TextEditor(NAME),
                is_required=number == 1,
            ),
            Field(
                name=f"title_{number}",
                label="Chức vụ",
                editor=lambda: TextEditor(hint="CHỦ TỊCH, hoặc KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
            ),
        )
    return tuple(fields)


def hours_fields() -> tuple[Field, ...]:
    """When the office works; due dates are counted by it."""
    fields = [
        Field(name=f"{half}_{end}", label=f"{words}: {until}", editor=lambda: TextEditor(TIME),
              is_required=True)
        for half, words in HALF_DAYS
        for end, until in (("from", "từ"), ("to", "đến"))
    ]  # fmt: skip
    saturday = Field(
        name="saturday",
        label="Sáng thứ Bảy",
        editor=lambda: CheckEditor("Làm việc sáng thứ Bảy"),
        help="Thứ Hai đến thứ Sáu làm cả ngày. Ngày lễ đã có sẵn trong chương trình.",
    )
    return (*fields, saturday)


def machine_fields() -> tuple[Field, ...]:
    """This PC: the name of its desk and its printer."""
    printers = {"": "Máy in mặc định của hệ thống"}
    printers |= {name: name for name in QPrinterInfo.availablePrinterNames()}
    return (
        Field(name=DESK_NAME.name, label=DESK_NAME.label, editor=TextEditor, is_required=True),
        Field(
            name=PRINTER.name,
            label=PRINTER.label,
            editor=lambda: ChoiceEditor(printers),
            help=PRINTER.help,
        ),
    )


def administrator_fields() -> tuple[Field, ...]:
    """The first administrator, who adds the others."""
    return (*account_fields(), *password_fields(help="Chương trình không giữ bản nào khác."))


def proposed(place: Place) -> dict[str, Value]:
    """What the office is called when it has the usual names."""
    name = place.commune.name
    lower = name[:1].lower() + name[1:]
    return {
        "name": f"Ủy ban nhân dân {lower}",
        "parent_name": f"ỦY BAN NHÂN DÂN {name.upper()}",
        "centre_name": f"Trung tâm Phục vụ hành chính công {lower}",
        "place_name": name.partition(" ")[2],
    }


def setup_from(values: Mapping[str, Value], place: Place) -> OfficeSetup:
    """The office that the steps describe together."""
    given = {name: str(value) for name, value in values.items()}
    office = Office(
        name=given["name"],
        parent_name=given["parent_name"],
        centre_name=given["centre_name"],
        place_name=given["place_name"],
        province_code=place.province.code,
        commune_code=place.commune.code,
        agency_code=given["agency_code"],
        address=given["address"],
        hotline=given["hotline"],
        email=given["email"],
        hours=_hours(given, has_saturday=bool(values["saturday"])),
    )
    return OfficeSetup(office, _leaders(given), (_administrator(given),))


def machine_settings(values: Mapping[str, Value]) -> dict[str, object]:
    """What belongs to this PC alone."""
    return {setting.name: values[setting.name] for setting in (DESK_NAME, PRINTER)}


def _hours(given: Mapping[str, str], *, has_saturday: bool) -> OfficeHours:
    morning, afternoon = (_session(given, half) for half, _ in HALF_DAYS)
    special = {5: (morning,)} if has_saturday else {}
    return OfficeHours(sessions=(morning, afternoon), special=special)


def _session(given: Mapping[str, str], half: str) -> Session:
    return read_time(given[f"{half}_from"]), read_time(given[f"{half}_to"])


def _leaders(given: Mapping[str, str]) -> tuple[Leader, ...]:
    numbers = [n for n in range(1, LEADERS + 1) if given[f"leader_{n}"]]
    return tuple(_leader(given[f"leader_{n}"], given[f"title_{n}"]) for n in numbers)


def _leader(full_name: str, title: str) -> Leader:
    """In "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" the line of authority stands before the stroke."""
    authority, stroke, own = title.partition("/")
    return Leader(full_name, own.strip(), authority.strip()) if stroke else Leader(full_name, title)


def _administrator(given: Mapping[str, str]) -> NewOfficer:
    return NewOfficer(
        login=given["login"],
        full_name=given["full_name"],
        role=Role.ADMINISTRATOR,
        title=given["title"],
        password=given["password"],
    )
