"""A day of the yearly table (lịch nghỉ trong năm) as a form: which day, of which kind, which hours.

The form stands apart from `working_time.CalendarDay`, for the table of kinds reads hours by the
rules of `working_time` and so comes after it.
"""

from commune_desk.domain.form.kinds import CHOICE, DATE, HOURS, TEXT, TICK
from commune_desk.domain.form.rules import texts, values
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Texts, When
from commune_desk.domain.working_time import WORKED, CalendarDay, DayKind

CALENDAR_DAY = FormSpec.of(
    "day",
    FieldSpec(DATE, "on", need=Need.REQUIRED),
    FieldSpec(CHOICE, "kind", choices=tuple(DayKind), default=DayKind.HOLIDAY),
    FieldSpec(TEXT, "name", need=Need.REQUIRED),
    FieldSpec(HOURS, "sessions", shown_when=(When("kind", WORKED),)),
    FieldSpec(TEXT, "legal_basis"),
    FieldSpec(TICK, "is_confirmed", default="true"),
)
CHANGED_DAY = CALENDAR_DAY.given("on")
"""What can be changed of a day that the table has."""


def day_from(typed: Texts) -> CalendarDay:
    """The day that the texts of a filled form describe; hours count on a worked day only."""
    return CalendarDay(**values(CALENDAR_DAY, typed))


def day_texts(day: CalendarDay) -> dict[str, str]:
    """The texts of a day."""
    return texts(
        CALENDAR_DAY, {asked.name: getattr(day, asked.name) for asked in CALENDAR_DAY.fields}
    )
