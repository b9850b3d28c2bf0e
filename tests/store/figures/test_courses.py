"""The facts of a period, for the report: what it touches and nothing else."""

from datetime import date, datetime, timedelta

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.figures import courses
from tests.store.samples import NOW, an_office

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def of_period(office: OfficeId, first: date, last: date) -> list[str]:
    period = ReportingPeriod(first, last)
    facts = courses.seen(office, period, period.ends_at).facts
    return sorted(fact.dossier_no[-4:] for fact in facts)


def test_the_facts_of_a_period_leave_out_what_was_closed_before(db, busy_office):
    before, after = date(2026, 9, 1), date(2026, 10, 31)
    assert len(of_period(busy_office, before, after)) == 7
    tomorrow = (NOW + DAY).date()
    assert of_period(busy_office, tomorrow, after) == ["0001", "0002", "0003", "0004"]
    assert of_period(busy_office, before, before) == []


def test_the_last_event_of_the_office_is_known(busy_office):
    last = courses.last_event_at(busy_office)
    assert isinstance(last, datetime)
    assert last == NOW  # the sixth was handed over then


def test_an_office_without_dossiers_has_no_last_event(db):
    assert courses.last_event_at(an_office()) is None
