"""One day of the yearly table, as it is typed: its fields, and the day that they describe."""

from collections.abc import Mapping
from datetime import date

from commune_desk.domain.vietnamese import format_date
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.ui.widgets.editors import CheckEditor, ChoiceEditor, TextEditor, Value
from commune_desk.ui.widgets.entered import (
    DATE,
    HOURS,
    read_date,
    read_hours,
)
from commune_desk.ui.widgets.form import Field
from commune_desk.words.values import DAY_KINDS, WEEKDAYS, hours_text

WORKED = frozenset({DayKind.WORKED, DayKind.HALF_DAY})
KINDS = {kind: words[0].upper() + words[1:] for kind, words in DAY_KINDS.items()}
IS_CONFIRMED = {True: "Chính thức", False: "Chưa chính thức"}
"""Whether a decision has confirmed the day; due dates count with it either way."""

DATE_FIELD = Field(
    name="on",
    label="Ngày",
    editor=lambda: TextEditor(DATE, hint="ngày/tháng/năm"),
    is_required=True,
)
FIELDS = (
    Field(name="kind", label="Loại", editor=lambda: ChoiceEditor(KINDS)),
    Field(name="name", label="Tên ngày", editor=TextEditor, is_required=True),
    Field(
        name="sessions",
        label="Giờ làm việc",
        editor=lambda: TextEditor(HOURS, hint="07:30–11:30"),
        help="Chỉ cho ngày làm bù, làm nửa ngày. Làm bù để trống thì như ngày thường.",
    ),
    Field(name="legal_basis", label="Căn cứ", editor=TextEditor),
    Field(
        name="is_confirmed",
        label="Xác nhận",
        editor=lambda: CheckEditor("Đã có thông báo chính thức"),
        help="Chưa có thì vẫn được tính, và ngày hẹn trả nói rõ là chưa chính thức.",
    ),
)


def day_from(values: Mapping[str, Value], on: date | None = None) -> CalendarDay:
    """The day that the checked fields describe; `on` where the date is not asked."""
    kind = DayKind(str(values["kind"]))
    day = on or read_date(str(values["on"]))
    assert day is not None, "the field is required"
    sessions = read_hours(str(values["sessions"])) if kind in WORKED else ()
    return CalendarDay(
        on=day,
        kind=kind,
        name=str(values["name"]),
        legal_basis=str(values["legal_basis"]),
        is_confirmed=bool(values["is_confirmed"]),
        sessions=sessions,
    )


def values_of(day: CalendarDay) -> dict[str, Value]:
    """The fields of a day."""
    return {
        "kind": day.kind.value,
        "name": day.name,
        "sessions": hours_text(day.sessions),
        "legal_basis": day.legal_basis,
        "is_confirmed": day.is_confirmed,
    }


def date_words(on: date) -> str:
    """02/09/2026, thứ Tư."""
    return f"{format_date(on)}, {WEEKDAYS[on.weekday()]}"


def hours_words(day: CalendarDay) -> str:
    """When the office is open on a worked day; nothing on a day off."""
    if day.kind not in WORKED:
        return ""
    return hours_text(day.sessions) or "cả ngày"
