"""Hôm nay: figures are those of their lists, lines the most urgent, reminders can be settled."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.deadline import deadline_of_row
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierView
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.figures.today import FIGURES, ListOf, Reminder, ReminderKind, list_from
from commune_desk.domain.keys import OfficerId
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.domain.periods import PeriodKind
from commune_desk.domain.upkeep.backup_alarms import Alarm, BackupAlarm
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.paths import DataFolder
from commune_desk.services.certification import certification
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import closing, reports
from commune_desk.services.figures.today import list_of, today
from commune_desk.services.handling import cancelling, handling
from commune_desk.services.office import accounts, office
from commune_desk.services.reception import drafts, intake
from commune_desk.words.desk.due_dates import deadline_words
from commune_desk.words.desk.steps import STATES
from commune_desk.words.figures.today import REMINDERS
from tests.factories import BIRTH, Clock, a_person, a_reception, moment

MAN = a_person(full_name="Trần Quốc Nam", personal_id="087073052838", phone="")


def desk_as(desk: Desk, login: str) -> Desk:
    """The desk of somebody else of the office."""
    everyone = {officer.login: officer for officer in accounts.all_officers(desk)}
    return replace(desk, officer=everyone[login])


def received(desk: Desk, **changes: object) -> str:
    """A dossier received now; its number."""
    return intake.receive(desk, a_reception(**changes)).dossier.dossier_no


def step(desk: Desk, number: str, action: Action, **given: object) -> None:
    handling.step(desk, number, StepRequest(action, desk.now(), **given))  # type: ignore[arg-type]  # the tests name real fields


@pytest.fixture
def leader(any_desk: Desk, clock: Clock) -> Desk:
    """An office in which every figure has something behind it, on Tuesday, 6 October at nine.

    Mai received the older ones, the leader today's.
    """
    clock.at = moment("2026-09-28 09:00")
    received(any_desk)  # overdue since Thursday
    waiting, ready, gone = (received(any_desk, applicant=MAN) for _ in range(3))
    clock.at = moment("2026-09-29 09:00")
    step(any_desk, waiting, Action.REQUEST_SUPPLEMENT, note="Thiếu đơn")
    step(any_desk, ready, Action.FINISH)
    step(any_desk, gone, Action.FINISH)
    clock.at = moment("2026-10-02 09:00")
    received(any_desk)  # due on Wednesday
    leader = desk_as(any_desk, "tung")
    clock.at = moment("2026-10-06 09:00")
    received(leader, procedure_code=BIRTH, applicant=MAN)  # due today
    step(leader, gone, Action.RETURN)
    intake.solve_at_once(leader, a_reception(procedure_code=BIRTH))
    return leader


def test_every_figure_has_something_behind_it(leader: Desk):
    assert today(leader).counts == {
        DossierView.OVERDUE: 1,
        DossierView.DUE_TODAY: 1,
        DossierView.DUE_NEXT: 1,
        DossierView.AWAITING_SUPPLEMENT: 1,
        DossierView.RESULT_READY: 1,
        DossierView.RECEIVED_TODAY: 2,
        DossierView.RETURNED_TODAY: 2,
    }


@pytest.mark.parametrize("view", FIGURES)
def test_a_figure_counts_what_its_list_shows(leader: Desk, view: DossierView):
    found = today(leader)
    wanted = list_of(leader, ListOf(view), found.at)
    assert found.counts[view] == len(lookup.page(leader, wanted).rows)
    for share in (*found.by_officer, *found.by_sector):
        asked = ListOf(view, share.name, share.officer_id)
        narrowed = list_of(leader, list_from(asked.as_text()), found.at)
        assert share.counts[view] == len(lookup.page(leader, narrowed).rows), share


def test_who_oversees_sees_the_same_by_officer_and_sector(leader: Desk):
    found = today(leader)
    assert [share.name for share in found.by_officer] == ["Trần Thị Tuyết Mai", "Nguyễn Thanh Tùng"]
    assert [share.counts[DossierView.RECEIVED_TODAY] for share in found.by_officer] == [0, 2]
    for shares in (found.by_officer, found.by_sector):
        for view in FIGURES:
            assert sum(share.counts[view] for share in shares) == found.counts[view]


def test_a_reception_made_by_mistake_is_not_counted(leader: Desk):
    before = today(leader).counts[DossierView.RECEIVED_TODAY]
    number = received(leader)
    assert today(leader).counts[DossierView.RECEIVED_TODAY] == before + 1
    cancelling.cancel(leader, number, note="Bấm nhầm")
    assert today(leader).counts[DossierView.RECEIVED_TODAY] == before
    [row] = lookup.page(leader, DossierFilter(now=leader.now(), text=number)).rows
    said = deadline_words(deadline_of_row(row, leader.now(), leader.clock_rules))
    assert said == STATES[DossierState.CANCELLED]


def test_a_clerk_sees_the_figures_of_the_office_and_nobodys_share(leader: Desk):
    clerk = today(desk_as(leader, "mai"))
    assert clerk.counts == today(leader).counts
    assert (clerk.by_officer, clerk.by_sector) == ((), ())


def test_the_lines_are_the_most_urgent_and_say_what_is_needed(leader: Desk):
    found = today(leader)
    assert [row.received_at.day for row in found.first] == [28, 6]
    [waiting] = found.waiting
    assert waiting.waiting_since == moment("2026-09-29 09:00")
    [ready] = found.ready
    assert (ready.applicant_name, ready.closed_at) == (MAN.full_name, moment("2026-09-29 09:00"))


def test_a_result_to_hand_over_comes_with_a_telephone(any_desk: Desk):
    number = received(any_desk)
    step(any_desk, number, Action.FINISH)
    [row] = today(any_desk).ready
    assert row.phone == "0912345678"


def test_a_specialist_hands_nothing_over(leader: Desk):
    specialist = desk_as(leader, "phuc")
    found = today(specialist)
    assert (found.ready, found.drafts) == ((), ())
    assert found.counts[DossierView.RESULT_READY] == 1


def test_my_drafts_say_who_and_what_for_and_which_are_old(any_desk: Desk, clock: Clock):
    begun = {"applicant.full_name": "Bùi Thanh Toàn", "procedure": BIRTH}
    old = drafts.save(any_desk, begun)
    drafts.save(desk_as(any_desk, "tung"), begun)
    clock.move(days=8)
    drafts.save(any_desk, {"applicant.full_name": "Lê Văn Út"})
    mine = today(any_desk).drafts
    said = [(draft.name, draft.procedure_name, draft.is_old) for draft in mine]
    assert said == [
        ("Lê Văn Út", "", False),
        ("Bùi Thanh Toàn", "Đăng ký khai sinh", True),
    ]
    drafts.clear(any_desk, [old])
    assert [draft.name for draft in today(any_desk).drafts] == ["Lê Văn Út"]


# --- reminders -----------------------------------------------------------------------------------


def reminded(desk: Desk) -> dict[ReminderKind, Reminder]:
    return {reminder.kind: reminder for reminder in today(desk).reminders}


def test_who_was_promised_a_day_that_became_a_day_off_is_called_to_mind(
    any_desk: Desk, clock: Clock
):
    number = received(any_desk)
    on = lookup.known(any_desk, number).dossier.due_at.date()
    keeper = desk_as(any_desk, "quantri")
    assert ReminderKind.DUE_ON_DAYS_OFF not in reminded(keeper)
    office.save_calendar_day(keeper, CalendarDay(on, DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"))
    found = reminded(replace(office.renewed(keeper), officer=any_desk.officer))
    assert found[ReminderKind.DUE_ON_DAYS_OFF] == Reminder(
        ReminderKind.DUE_ON_DAYS_OFF, on=on, count=1
    )
    step(any_desk, number, Action.FINISH)
    assert ReminderKind.DUE_ON_DAYS_OFF not in reminded(office.renewed(keeper))


def test_the_calendar_of_the_next_year_is_missed_from_october_on(any_desk: Desk, clock: Clock):
    keeper = desk_as(any_desk, "quantri")
    last = max(keeper.calendar.days).year
    clock.at = moment(f"{last}-09-30 09:00")
    assert ReminderKind.CALENDAR_MISSING not in reminded(keeper)
    clock.at = moment(f"{last}-10-01 09:00")
    assert reminded(keeper)[ReminderKind.CALENDAR_MISSING].year == last + 1
    assert ReminderKind.CALENDAR_MISSING not in reminded(desk_as(any_desk, "mai"))


def test_days_off_without_a_decision_are_called_to_mind(any_desk: Desk):
    keeper = desk_as(any_desk, "quantri")
    before = reminded(keeper).get(ReminderKind.CALENDAR_UNCONFIRMED)
    on = keeper.now().date() + timedelta(days=3)
    day = CalendarDay(on, DayKind.SWAPPED_OFF, "Nghỉ hoán đổi", is_confirmed=False)
    office.save_calendar_day(keeper, day)
    found = reminded(office.renewed(keeper))[ReminderKind.CALENDAR_UNCONFIRMED]
    assert found.on == on
    assert found != before


def test_a_report_is_called_to_mind_until_it_is_closed(any_desk: Desk, clock: Clock):
    leader = desk_as(any_desk, "tung")
    clock.at = moment("2026-10-14 16:00")
    assert ReminderKind.REPORT_DUE not in reminded(leader)
    clock.at = moment("2026-10-16 09:00")
    found = reminded(leader)[ReminderKind.REPORT_DUE]
    assert (found.on, found.period) == (
        date(2026, 10, 20),
        PeriodKind.REPORTING_MONTH,
    )
    assert REMINDERS[found.kind](found)[0] == "Chưa chốt kỳ tháng 10 năm 2026"
    period = reports.period_of(leader, clock.at.date(), PeriodKind.REPORTING_MONTH)
    closing.close(leader, period)
    assert ReminderKind.REPORT_DUE not in reminded(leader)


def test_no_report_is_called_to_mind_from_before_the_office(
    folder: DataFolder, practice_setup: OfficeSetup
):
    """October's period ended before this office was made; what is entered for it is reported."""
    clock = Clock(moment("2026-10-16 09:00"))
    desk = bootstrap.desk_without_screen(bootstrap.create_office(folder, practice_setup, clock))
    leader = desk_as(desk, "tung")
    assert ReminderKind.REPORT_DUE not in reminded(leader)
    received(desk, at=moment("2026-10-12 09:00"))
    assert ReminderKind.REPORT_DUE in reminded(leader)
    desk.database.close()


def test_a_book_of_last_year_waits_to_be_closed(any_desk: Desk, clock: Clock):
    certification.continue_book(any_desk, BookKind.COPIES, last_number=12, year=2026)
    assert ReminderKind.BOOKS_UNCLOSED not in reminded(any_desk)
    clock.at = moment("2027-01-04 09:00")
    assert reminded(any_desk)[ReminderKind.BOOKS_UNCLOSED].year == 2026
    certification.close_book(any_desk, BookKind.COPIES, 2026)
    assert ReminderKind.BOOKS_UNCLOSED not in reminded(any_desk)


def test_backup_and_workbooks_say_how_they_stand(any_desk: Desk):
    found = today(any_desk)
    assert (found.backup_at, found.backup_alarm) == (None, Alarm(BackupAlarm.NEVER))
    received(any_desk)
    assert today(any_desk).pending_months == 1


def test_who_received_nothing_has_an_empty_list(leader: Desk):
    asked = ListOf(DossierView.OVERDUE, "Không ai", OfficerId(999))
    assert lookup.page(leader, list_of(leader, asked, leader.now())).rows == ()
