"""Closed periods: kept whole with their files, found by their days, never changed."""

from datetime import date

import pytest
from peewee import DatabaseError

from commune_desk.domain.desk.dossier import TimelinessRule
from commune_desk.domain.figures.course import Measure
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.store.database import Database
from commune_desk.store.desk import late_entries
from commune_desk.store.figures import closed_periods
from commune_desk.store.tables import ClosedFile, ClosedPeriod
from tests.domain.figures.test_reporting import a_fact
from tests.factories import moment, report_of
from tests.store.samples import an_office

OCTOBER = calendar_month(date(2026, 10, 1))
AT = moment("2026-11-01 08:00")
REPORT = report_of(
    [a_fact("H-1", declarations_due=1), a_fact("H-2", closed_at=None)],
    OCTOBER,
    ratings=[Rating("H-1", RatingLevel.SATISFIED, moment("2026-10-09 08:00"))],
    measure=Measure(TimelinessRule.BY_DAY),
)
FILES = {"báo cáo.pdf": b"%PDF-1.7 \x00\xff", "báo cáo.xlsx": b"PK\x03\x04"}


@pytest.fixture
def office(db: Database) -> OfficeId:
    made = an_office()
    with db.transaction():
        closed_periods.add(made, REPORT, at=AT, by="Lê Thị Ẩn", files=FILES)
    return made


def test_a_closed_period_comes_back_whole(office: OfficeId):
    closed = closed_periods.find(office, OCTOBER)
    assert closed is not None
    assert closed.report == REPORT
    assert closed.report.dossiers == REPORT.dossiers
    assert (closed.closed_at, closed.closed_by) == (AT, "Lê Thị Ẩn")
    assert [len(file.sha256) for file in closed.files] == [64, 64]
    assert closed_periods.files(office, OCTOBER) == FILES


def test_a_period_that_was_not_closed_is_not_found(office: OfficeId):
    shorter = ReportingPeriod(date(2026, 10, 2), OCTOBER.last)
    assert closed_periods.find(office, shorter) is None
    assert closed_periods.files(office, shorter) == {}
    assert closed_periods.find(an_office("khác"), OCTOBER) is None


def test_what_ended_on_a_day_and_what_has_not_ended_before_it(db: Database, office: OfficeId):
    assert closed_periods.ended_on(office, date(2026, 10, 30)) is None
    ended = closed_periods.ended_on(office, OCTOBER.last)
    assert ended is not None
    assert ended.period == OCTOBER
    days = (date(2020, 1, 1), date(2026, 10, 31), date(2026, 11, 1))
    found = [late_entries.closed_around(office, day) for day in days]
    assert found == [OCTOBER, OCTOBER, None]


@pytest.mark.parametrize("table", [ClosedPeriod, ClosedFile])
def test_what_was_closed_is_not_changed_behind_anybody_s_back(db: Database, office, table):
    with pytest.raises(DatabaseError, match="never changed"), db.transaction():
        table.update(office=office).execute()
    with pytest.raises(DatabaseError, match="never changed"), db.transaction():
        table.delete().execute()
