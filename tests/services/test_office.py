from dataclasses import replace
from datetime import date, time

import pytest

from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.calendar_errors import HalfDayWithoutHours, HoursOutOfOrder, NoWorkingHours
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.identifiers.errors import WrongCharacters
from commune_desk.domain.office.letterhead import letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.working_time import CalendarDay, DayKind, OfficeHours
from commune_desk.services.desk import lookup
from commune_desk.services.office import kept_settings, office
from commune_desk.services.papers.printing import signing_leader
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import RECEIPT_COPIES
from commune_desk.words.desk.due_dates import due_step_text
from tests.factories import a_reception, acting_as, moment

TUESDAY = date(2026, 10, 6)
FLOOD = CalendarDay(TUESDAY, DayKind.SWAPPED_OFF, "Nghỉ tránh lũ", "Quyết định của xã")
LEADERS = (Leader("Đặng Văn Ân", "CHỦ TỊCH"), Leader("Lê Thị Bích", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"))


@pytest.fixture
def administrator(any_desk):
    """The desk of the administrator."""
    return acting_as(any_desk, Role.ADMINISTRATOR)


def last_event(desk):
    """The kind and facts of the event that the last change left."""
    event = history.recent(desk, 1)[0]
    return event.kind, event.facts


def test_a_new_name_stands_on_the_next_paper(administrator):
    wanted = replace(administrator.office, centre_name="Trung tâm mới", hotline="0277 3111 222")
    before = {name: getattr(administrator.office, name) for name in ("centre_name", "hotline")}
    assert office.save_office(administrator, wanted) == wanted
    assert last_event(administrator) == (
        EventKind.OFFICE_CHANGED, {"changed": ["centre_name", "hotline"], "before": before},
    )  # fmt: skip
    head = letterhead(office.renewed(administrator).office)
    assert (head.centre_name, head.hotline) == ("Trung tâm mới", "0277 3111 222")


def test_new_hours_move_the_next_due_date(administrator):
    hours = replace(administrator.office.hours, special={4: ((time(7), time(11)),)})
    office.save_office(administrator, replace(administrator.office, hours=hours))
    at = moment("2026-09-29 09:00")
    received = intake.receive(office.renewed(administrator), a_reception(at=at))
    assert received.dossier.due_at == moment("2026-10-02 11:00")


def test_a_day_off_moves_the_next_due_date_and_no_promised_one(administrator):
    promised = intake.receive(administrator, a_reception()).dossier
    office.save_calendar_day(administrator, FLOOD)
    later = intake.receive(office.renewed(administrator), a_reception()).dossier
    assert (promised.due_at.day, later.due_at.day) == (6, 7)
    sheet = lookup.known(office.renewed(administrator), promised.dossier_no)
    assert sheet.dossier.due_at == promised.due_at
    assert [due_step_text(step) for step in sheet.due_steps[-2:]] == [
        "Tính theo lịch làm việc hiện nay thì hạn là 17:00 ngày 07/10/2026.",
        "Lịch làm việc đã đổi sau khi hẹn: giữ hạn đã hẹn 17:00 ngày 06/10/2026.",
    ]


def test_a_day_is_written_over_the_one_of_its_date(administrator):
    office.save_calendar_day(administrator, replace(FLOOD, is_confirmed=False))
    office.save_calendar_day(administrator, FLOOD)
    assert [day for day in office.calendar_days(administrator) if day.on == TUESDAY] == [FLOOD]
    assert last_event(administrator) == (
        EventKind.CALENDAR_CHANGED,
        {"on": "2026-10-06", "kind": "swapped_off", "is_confirmed": True},
    )


def test_a_removed_day_is_an_ordinary_one(administrator):
    before = office.calendar_days(administrator)
    office.save_calendar_day(administrator, FLOOD)
    office.remove_calendar_day(administrator, TUESDAY)
    assert office.calendar_days(administrator) == before
    assert last_event(administrator)[0] is EventKind.CALENDAR_CHANGED


def test_the_first_of_the_list_signs(administrator):
    first = office.leaders(administrator)[0]
    office.save_leaders(administrator, LEADERS)
    assert office.leaders(administrator) == LEADERS
    assert signing_leader(administrator, administrator.now()).full_name == "Đặng Văn Ân"
    kind, facts = last_event(administrator)
    assert (kind, facts["changed"]) == (EventKind.OFFICE_CHANGED, ["leaders"])
    assert facts["before"]["leaders"][0] == [first.full_name, first.title, first.authority_line]


def test_what_changes_nothing_leaves_no_event(administrator):
    day = office.calendar_days(administrator)[0]
    before = history.verify(administrator).events
    office.save_office(administrator, administrator.office)
    office.save_leaders(administrator, office.leaders(administrator))
    office.save_calendar_day(administrator, day)
    office.remove_calendar_day(administrator, TUESDAY)
    assert history.verify(administrator).events == before


BACKWARDS = ((time(11, 30), time(7, 30)),)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"agency_code": "H20/28"}, WrongCharacters),
        ({"hours": OfficeHours(sessions=BACKWARDS)}, HoursOutOfOrder),
        ({"hours": OfficeHours(special={5: BACKWARDS})}, HoursOutOfOrder),
        ({"hours": OfficeHours(weekdays=frozenset())}, NoWorkingHours),
    ],
)
def test_an_office_that_could_not_work_is_refused(administrator, change, refusal):
    with pytest.raises(refusal):
        office.save_office(administrator, replace(administrator.office, **change))
    assert office.renewed(administrator).office == administrator.office


@pytest.mark.parametrize(
    ("sessions", "refusal"), [((), HalfDayWithoutHours), (BACKWARDS, HoursOutOfOrder)]
)
def test_a_half_day_says_when_it_is_open(administrator, sessions, refusal):
    half = replace(FLOOD, kind=DayKind.HALF_DAY, sessions=sessions)
    with pytest.raises(refusal):
        office.save_calendar_day(administrator, half)
    assert half not in office.calendar_days(administrator)


def test_only_an_administrator_changes_the_office(any_desk):
    for refused in (
        lambda: office.save_office(any_desk, any_desk.office),
        lambda: office.save_leaders(any_desk, LEADERS),
        lambda: office.save_calendar_day(any_desk, FLOOD),
        lambda: office.remove_calendar_day(any_desk, TUESDAY),
    ):
        with pytest.raises(AdministratorNeeded):
            refused()


def test_a_renewed_desk_has_what_another_desk_changed(administrator, any_desk):
    kept_settings.save(administrator, RECEIPT_COPIES, 1)
    office.save_calendar_day(administrator, FLOOD)
    renewed = office.renewed(any_desk)
    assert renewed.settings[RECEIPT_COPIES] == 1
    assert renewed.calendar.days[TUESDAY] == FLOOD
    assert renewed.officer == any_desk.officer
