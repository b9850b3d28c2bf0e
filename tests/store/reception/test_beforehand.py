"""What a reception asks at once is what each question by itself would have answered."""

from datetime import date, timedelta

import pytest

from commune_desk.domain.keys import OfficeId
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import Database
from commune_desk.store.desk import late_entries
from commune_desk.store.office import counters
from commune_desk.store.reception import beforehand
from commune_desk.store.tables import ClosedPeriod
from commune_desk.store.upkeep import history
from tests.store.samples import A_PROCEDURE, NOW, a_dossier, a_procedure, an_office, insert_dossier

CODE = A_PROCEDURE.code
ENDS = date(2026, 6, 30)
COUNTER = "clock_doubt"


def close(office: OfficeId, first: date, last: date):
    ClosedPeriod.insert(
        office=office, first=first, last=last, closed_at=NOW, closed_by="Lê Thị Ẩn", report={}
    ).execute()


@pytest.fixture
def office(db: Database) -> OfficeId:
    """An office with everything that may be asked for, beside another that has the same."""
    for name in ("khác", "mẫu"):
        made = an_office(name)
        a_procedure(made, effective_to=ENDS)
        a_procedure(made, version=2, effective_from=date(2026, 7, 15))
        close(made, date(2026, 8, 1), date(2026, 8, 31))
        close(made, date(2026, 9, 1), date(2026, 9, 30))
        counters.put(made, COUNTER, 7)
    insert_dossier(db, made, a_dossier(procedure_version=2))
    return made


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 12, 31),  # nothing is in force yet
        date(2026, 1, 1),
        ENDS,
        ENDS + timedelta(days=1),  # between two versions
        date(2026, 7, 15),
        date(2026, 9, 30),
        date(2026, 10, 1),  # no period that has not ended is closed
    ],
)
def test_all_at_once_is_what_each_would_answer(office: OfficeId, day: date):
    asked = beforehand.ask(office, CODE, day, counter=COUNTER)
    assert asked.stands == history.stands(office, counter=COUNTER)
    assert (asked.stands.line, asked.stands.has_dossiers) == (7, True)
    assert asked.closed == late_entries.closed_around(office, day)
    assert asked.procedure == procedures.find_in_force(office, CODE, day)


def test_an_office_that_has_nothing_yet_is_told_of_nothing(office: OfficeId):
    new = an_office("mới")
    asked = beforehand.ask(new, CODE, NOW.date(), counter=COUNTER)
    assert asked.stands == history.Stands(None, 0, False)
    assert (asked.closed, asked.procedure) == (None, None)
    assert beforehand.ask(office, "9.999999", NOW.date(), counter=COUNTER).procedure is None
