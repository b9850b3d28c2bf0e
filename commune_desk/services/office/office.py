"""The office (cơ quan) as its administrator keeps it: name and hours, who signs, the calendar.

Desks work with what was read at sign-in; whoever changes something goes on with `renewed(desk)`,
the others see it at their next sign-in. Dates that were promised to citizens stay as they are.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from commune_desk.domain.account_errors import SignInRefused
from commune_desk.domain.calendar_errors import HalfDayWithoutHours
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.identifiers.dossier_no import validate_agency_code
from commune_desk.domain.office.former_office import facts_of, facts_of_leaders
from commune_desk.domain.office.office import Leader, Office
from commune_desk.domain.office.officer import Officer
from commune_desk.domain.office_week import validate_hours, validate_sessions
from commune_desk.domain.working_time import CalendarDay, DayKind, calendar_of
from commune_desk.files.office import machine
from commune_desk.services.catalogue import law
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk, OpenOffice, desk_of
from commune_desk.services.desk.recording import record
from commune_desk.services.office import kept_settings, signing_in
from commune_desk.settings import PRACTICE_MARK
from commune_desk.store.office import calendar, officers, offices


def save_office(desk: Desk, office: Office) -> Office:
    """Change how the office is named, reached and open; no change, no event.

    Raises:
        AdministratorNeeded: the officer's role may not.
        WrongCharacters: the agency code cannot stand in a dossier number.
        HoursOutOfOrder, NoWorkingHours: no due date can be counted by the hours.
    """
    rights.check(desk, EventKind.OFFICE_CHANGED)
    validate_hours(office.hours)
    code = validate_agency_code(office.agency_code)
    wanted = replace(office, id=desk.office.id, agency_code=code)
    with desk.database.transaction():
        before = offices.find_office() or desk.office
        names = (field.name for field in fields(Office))
        changed = [name for name in names if getattr(before, name) != getattr(wanted, name)]
        if changed:
            offices.update(wanted)
            record(desk, EventKind.OFFICE_CHANGED, facts=facts_of(before, changed))
    return wanted


def leaders(desk: Desk) -> tuple[Leader, ...]:
    """Who may sign; the first does, unless another is chosen."""
    return offices.leaders(desk.office.id)


def save_leaders(desk: Desk, signing: Sequence[Leader]) -> None:
    """Replace the list of those who sign; no change, no event.

    Raises:
        AdministratorNeeded: the officer's role may not.
    """
    rights.check(desk, EventKind.OFFICE_CHANGED)
    with desk.database.transaction():
        before = offices.leaders(desk.office.id)
        if before != tuple(signing):
            offices.save_leaders(desk.office.id, signing)
            record(desk, EventKind.OFFICE_CHANGED, facts=facts_of_leaders(before))


def calendar_days(desk: Desk) -> tuple[CalendarDay, ...]:
    """The yearly table as it is kept now, in order of date."""
    return calendar.days(desk.office.id)


def save_calendar_day(desk: Desk, day: CalendarDay) -> None:
    """Write a day of the yearly table over the one of that date; no change, no event.

    Raises:
        AdministratorNeeded: the officer's role may not.
        HoursOutOfOrder, HalfDayWithoutHours: due dates cannot be counted by such a day.
    """
    rights.check(desk, EventKind.CALENDAR_CHANGED)
    validate_sessions(day.sessions)
    if day.kind is DayKind.HALF_DAY and not day.sessions:
        raise HalfDayWithoutHours(day.on)
    with desk.database.transaction():
        if day not in calendar.days(desk.office.id):
            calendar.save_days(desk.office.id, (day,))
            _record_day(desk, day.on, kind=day.kind.value, is_confirmed=day.is_confirmed)


def remove_calendar_day(desk: Desk, on: date) -> None:
    """Make a day an ordinary one of its weekday again; where it is one, nothing happens.

    Raises:
        AdministratorNeeded: the officer's role may not.
    """
    rights.check(desk, EventKind.CALENDAR_CHANGED)
    with desk.database.transaction():
        if any(day.on == on for day in calendar.days(desk.office.id)):
            calendar.remove_day(desk.office.id, on)
            _record_day(desk, on, kind="")


def sign_in(opened: OpenOffice, login: str, password: str) -> Desk:
    """The desk of whoever signs in, with what was changed since the office was opened.

    Raises:
        SignInRefused, SignInDelayed: as `signing_in.sign_in` says.
    """
    officer = signing_in.sign_in(
        opened.database,
        opened.office.id,
        login,
        password=password,
        at=opened.now(),
        pc=machine.pc_name(),
    )
    return renewed(desk_of(opened, officer))


def sign_in_to_practice(opened: OpenOffice, login: str) -> Desk:
    """The desk of an invented officer in the office for practice, which asks for no password.

    Raises:
        SignInRefused: it is a real office, or nobody has that login.
    """
    if not _is_for_practice(opened):
        raise SignInRefused
    officer = signing_in.sign_in_without_password(
        opened.database, opened.office.id, login, at=opened.now()
    )
    return renewed(desk_of(opened, officer))


def practice_officers(opened: OpenOffice) -> tuple[Officer, ...]:
    """The invented officers, in whose place one may practise; nobody in a real office."""
    if not _is_for_practice(opened):
        return ()
    return tuple(one for one in officers.all_officers(opened.office.id) if one.is_active)


def _is_for_practice(opened: OpenOffice) -> bool:
    """Whether the folder and the database both say so: a file alone opens no real office."""
    return opened.folder.is_practice and opened.settings[PRACTICE_MARK]


def choose_first_password(opened: OpenOffice, login: str, password: str, *, code: str = "") -> Desk:
    """The desk of an officer who chooses the first password of an account.

    Raises:
        SignInRefused, PasswordTooShort: as `signing_in.choose_password` says.
    """
    officer = signing_in.choose_password(
        opened.database,
        opened.office.id,
        login,
        password=password,
        at=opened.now(),
        code=code,
        pc=machine.pc_name(),
    )
    return renewed(desk_of(opened, officer))


def renewed(desk: Desk) -> Desk:
    """The desk with the office, its calendar, the law and all settings as they are kept now."""
    office = offices.find_office() or desk.office
    return replace(
        desk,
        office=office,
        settings=kept_settings.current(office.id, desk.folder),
        calendar=calendar_of(office.hours, calendar.days(office.id)),
        law=law.current(office.id),
    )


def _record_day(desk: Desk, on: date, **facts: object) -> None:
    record(desk, EventKind.CALENDAR_CHANGED, facts={"on": on.isoformat(), **facts})
