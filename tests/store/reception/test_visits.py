"""Visits that did not become a dossier: read back as written, on both engines."""

from dataclasses import replace

import pytest

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.keys import OfficeId, OfficerId, VisitId
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.reception.reception_errors import VisitNotFound, VisitTakenUp
from commune_desk.store.database import Database
from commune_desk.store.office import officers
from commune_desk.store.reception import visits
from tests.store.samples import NOW, a_dossier, a_procedure, an_office, insert_dossier
from tests.store.stored_databases import VISIT


@pytest.fixture
def office(db: Database) -> OfficeId:
    office_id = an_office()
    a_procedure(office_id, version=2)
    a_procedure(office_id)
    return office_id


@pytest.fixture
def clerk(db: Database, office: OfficeId) -> OfficerId:
    return officers.add(office, NewOfficer("lan", "Đỗ Thị Lan", Role.CLERK), "").id


def test_a_visit_is_read_back_as_it_was_written(db, office, clerk):
    key = visits.add(office, replace(VISIT, officer_id=clerk))
    read = visits.get(office, key)
    for name in ("outcome", "slip_no", "procedure_code", "party", "items", "reason", "texts"):
        assert getattr(read, name) == getattr(VISIT, name), name
    assert (read.happened_at, read.officer_name) == (NOW, "Đỗ Thị Lan")
    assert (read.dossier_no, read.prints) == ("", 0)


def test_pages_follow_one_another(db, office, clerk):
    keys = [
        visits.add(office, replace(VISIT, officer_id=clerk, slip_no=str(number)))
        for number in range(5)
    ]
    first = visits.page(office, limit=2)
    second = visits.page(office, after=first.next, limit=2)
    last = visits.page(office, after=second.next, limit=2)
    found = [row.id for page in (first, second, last) for row in page.rows]
    assert found == keys[::-1]
    assert last.next is None


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("le ut", True), ("087080078237", True), ("1", True), ("lê văn", True), ("ut le x", False)],
)
def test_a_visit_is_found_by_name_number_or_slip(db, office, clerk, text, is_found):
    visits.add(office, replace(VISIT, officer_id=clerk))
    assert bool(visits.page(office, text).rows) is is_found


def test_a_visit_becomes_one_dossier(db, office, clerk):
    key = visits.add(office, replace(VISIT, officer_id=clerk))
    first = insert_dossier(db, office, a_dossier(1))
    second = insert_dossier(db, office, a_dossier(2))
    visits.become(office, key, first)
    with pytest.raises(VisitTakenUp) as refusal:
        visits.become(office, key, second)
    assert refusal.value.dossier_no == a_dossier(1).dossier_no
    assert visits.guided_since(office, "087080078237", NOW) == ()


def test_another_office_knows_nothing_of_it(db, office, clerk):
    key = visits.add(office, replace(VISIT, officer_id=clerk))
    other = an_office("Ủy ban nhân dân xã Khác")
    assert visits.page(other).rows == ()
    for unknown in (key, VisitId(404)):
        with pytest.raises(VisitNotFound):
            visits.get(other, unknown)


def test_a_procedure_outside_the_catalogue_is_said(db, office, clerk):
    with pytest.raises(ProcedureNotFound):
        visits.add(office, replace(VISIT, officer_id=clerk, procedure_version=9))
