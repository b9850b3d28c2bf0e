"""A rule of counting changes from a day on: what was judged before stays as it was judged."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine

from commune_desk.domain.desk.dossier import Role, Timeliness, TimelinessRule, TimelinessRules
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierView
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import SettingNotDated, SettingSincePast
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk import lookup
from commune_desk.services.figures import closing, reports
from commune_desk.services.handling import handling
from commune_desk.services.office import kept_settings, office
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import SAME_PROCEDURE_DAYS, TIMELINESS_RULE, WAITING_CLOSED
from tests.factories import a_reception, acting_as, moment

OCTOBER, NOVEMBER = (calendar_month(date(2026, month, 1)) for month in (10, 11))
IN_NOVEMBER = date(2026, 11, 2)
HALF_PAST_FIVE = "17:30"
"""Half an hour after the due moment, on the same day."""


@pytest.fixture
def administrator(any_desk):
    return acting_as(any_desk, Role.ADMINISTRATOR)


def solved_late_by_half_an_hour(desk, clock, received, solved):
    clock.at = moment(received)
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    clock.at = moment(f"{solved} {HALF_PAST_FIVE}")
    late = StepRequest(Action.FINISH, desk.now(), late_reason="Chờ ký")
    handling.step(desk, number, late)
    return number


def by_minute_since(desk, clock, day=IN_NOVEMBER):
    clock.at = moment("2026-11-01 09:00")
    kept_settings.save(desk, TIMELINESS_RULE, "by_minute", since=day)
    return office.renewed(desk)


def overdue(desk, period):
    return reports.figures(desk, period).total.solved_overdue


@time_machine.travel("2026-11-01T02:00:00Z", tick=False)  # a workbook says when it was made
def test_a_month_that_is_over_stays_as_it_was_to_the_byte(administrator, clock):
    solved_late_by_half_an_hour(administrator, clock, "2026-10-01 09:00", "2026-10-06")
    clock.at = moment("2026-11-01 09:00")
    # The first workbook of a process is written with another style than those after it.
    _, before = (
        reports.rendered(administrator, reports.figures(administrator, OCTOBER)) for _ in range(2)
    )
    assert overdue(administrator, OCTOBER) == 0
    desk = by_minute_since(administrator, clock)
    assert reports.rendered(desk, reports.figures(desk, OCTOBER)) == before


def test_what_is_solved_from_that_day_on_is_judged_by_the_new_rule(administrator, clock):
    solved_late_by_half_an_hour(administrator, clock, "2026-10-01 09:00", "2026-10-06")
    desk = by_minute_since(administrator, clock)
    solved_late_by_half_an_hour(desk, clock, "2026-11-02 09:00", "2026-11-05")
    assert (overdue(desk, OCTOBER), overdue(desk, NOVEMBER)) == (0, 1)


def test_lists_say_what_the_report_says(administrator, clock):
    before = solved_late_by_half_an_hour(administrator, clock, "2026-10-01 09:00", "2026-10-06")
    desk = by_minute_since(administrator, clock)
    after = solved_late_by_half_an_hour(desk, clock, "2026-11-02 09:00", "2026-11-05")
    wanted = DossierFilter(desk.now(), DossierView.ALL, rule=desk.timeliness_rule)
    solved = {row.dossier_no: row.solved for row in lookup.page(desk, wanted).rows}
    assert solved == {before: Timeliness.ON_TIME, after: Timeliness.OVERDUE}
    open_one = replace(wanted, view=DossierView.OVERDUE)
    clock.at = moment("2026-11-06 09:00")
    intake.receive(desk, a_reception())
    clock.at = moment("2026-11-11 17:01")
    late = replace(open_one, now=desk.now())
    assert len(lookup.page(desk, late).rows) == lookup.counts(desk).overdue == 1
    (one,) = lookup.page(desk, late).rows
    assert one.due_at == moment("2026-11-11 17:00")


def test_today_counts_and_an_earlier_day_is_refused(administrator, clock):
    clock.at = moment("2026-11-01 09:00")
    with pytest.raises(SettingSincePast):
        kept_settings.save(administrator, TIMELINESS_RULE, "by_minute", since=date(2026, 10, 31))
    kept_settings.save(administrator, TIMELINESS_RULE, "by_minute")
    rule = office.renewed(administrator).timeliness_rule
    assert rule.on(date(2026, 10, 31)) is TimelinessRule.BY_DAY
    assert rule.on(date(2026, 11, 1)) is TimelinessRule.BY_MINUTE


def test_a_setting_that_holds_at_once_takes_no_day(administrator):
    with pytest.raises(SettingNotDated):
        kept_settings.save(administrator, SAME_PROCEDURE_DAYS, 7, since=date(2026, 12, 1))


def test_it_stands_in_the_history_and_only_an_administrator_may(administrator, any_desk, clock):
    by_minute_since(administrator, clock)
    newest = history.recent(administrator, 1)[0]
    assert newest.kind is EventKind.SETTING_CHANGED
    assert newest.facts == {"name": "timeliness_rule@2026-11-02", "value": "by_minute"}
    for role in (Role.CLERK, Role.LEADER):
        with pytest.raises(UserError):
            kept_settings.save(acting_as(any_desk, role), TIMELINESS_RULE, "by_day")


def test_the_last_word_of_a_day_counts_and_a_rule_may_come_back(administrator, clock):
    desk = by_minute_since(administrator, clock)
    kept_settings.save(desk, TIMELINESS_RULE, "by_day", since=date(2026, 12, 1))
    kept_settings.save(desk, TIMELINESS_RULE, "by_day", since=IN_NOVEMBER)
    rule = office.renewed(desk).timeliness_rule
    days = (IN_NOVEMBER, date(2026, 11, 30), date(2027, 1, 1))
    assert {rule.on(day) for day in days} == {TimelinessRule.BY_DAY}
    assert isinstance(rule, TimelinessRules)
    assert len(rule.changes) == 2


def test_a_closed_period_keeps_by_what_it_was_counted(administrator, clock):
    solved_late_by_half_an_hour(administrator, clock, "2026-10-01 09:00", "2026-10-06")
    desk = by_minute_since(administrator, clock)
    solved_late_by_half_an_hour(desk, clock, "2026-11-02 09:00", "2026-11-05")
    clock.at = moment("2026-12-01 09:00")
    closing.close(acting_as(desk, Role.LEADER), NOVEMBER)
    told = reports.reported(desk, NOVEMBER)
    assert told.since is not None
    assert told.since.is_unchanged
    assert told.report.measure.rule == desk.timeliness_rule


def test_how_a_report_counts_what_was_closed_waiting_is_dated_too(administrator, clock):
    clock.at = moment("2026-10-01 09:00")
    number = intake.receive(administrator, a_reception()).dossier.dossier_no
    for action in (Action.REQUEST_SUPPLEMENT, Action.STOP):
        wanted = StepRequest(action, administrator.now(), note="x", reason="x")
        handling.step(administrator, number, wanted)
    clock.at = moment("2026-11-01 09:00")
    kept_settings.save(administrator, WAITING_CLOSED, "outside")
    desk = office.renewed(administrator)
    assert reports.figures(desk, OCTOBER).total.solved_on_time == 1
