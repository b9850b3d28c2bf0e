"""Dossiers are read back as they were written, and keep what a step changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState, ReturnBy, RunEnd
from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.desk.papers import PaperLine, PaperNumber
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.people.applicant import FilledFrom, Organisation
from commune_desk.store.database import Database
from commune_desk.store.desk import dossiers, filings, paper_numbers
from tests.factories import after
from tests.store.samples import (
    A_PERSON,
    NOW,
    a_dossier,
    a_filing,
    a_procedure,
    an_office,
    insert_dossier,
)


@pytest.fixture
def office(db: Database) -> OfficeId:
    office_id = an_office()
    a_procedure(office_id)
    return office_id


def test_a_dossier_is_read_back_as_it_was_written(db, office):
    written = a_dossier(return_by=ReturnBy.POST, channel=Channel.ONLINE)
    insert_dossier(db, office, written)
    assert dossiers.get(office, written.dossier_no) == written


def test_moments_come_back_in_the_office_zone(db, office):
    insert_dossier(db, office, a_dossier())
    read = dossiers.get(office, a_dossier().dossier_no)
    assert read.received_at.isoformat() == "2026-10-15T09:30:00+07:00"


def test_the_provincial_number_finds_it_too(db, office):
    filing = a_filing(office, external_no="G22.99-261015-0777")
    insert_dossier(db, office, a_dossier(), filing)
    assert dossiers.get(office, " G22.99-261015-0777 ").dossier_no == a_dossier().dossier_no


def test_an_unknown_number_is_said(db, office):
    with pytest.raises(DossierNotFound):
        dossiers.get(office, "H20.19.08-261015-0404")
    with pytest.raises(DossierNotFound):
        filings.get(office, "H20.19.08-261015-0404")
    with pytest.raises(DossierNotFound):
        dossiers.update(office, a_dossier(404))


def test_an_empty_provincial_number_finds_nothing(db, office):
    insert_dossier(db, office, a_dossier())
    with pytest.raises(DossierNotFound):
        dossiers.get(office, "")


def test_a_procedure_outside_the_catalogue_is_said(db, office):
    with pytest.raises(ProcedureNotFound), db.transaction():
        dossiers.insert(office, a_dossier(procedure_version=9), a_filing(office))


def test_two_dossiers_of_one_moment_get_successive_keys(db, office):
    first = insert_dossier(db, office, a_dossier(1))
    second = insert_dossier(db, office, a_dossier(2))
    assert second == first + 1


def test_a_step_is_kept_with_its_clock(db, office):
    insert_dossier(db, office, received := a_dossier())
    asked = after(
        received,
        StepRequest(Action.REQUEST_SUPPLEMENT, NOW + timedelta(hours=1), note="thiếu ảnh"),
    )
    accepted = after(asked, StepRequest(Action.ACCEPT_SUPPLEMENT, NOW + timedelta(days=2)))
    for moved in (asked, accepted):
        with db.transaction():
            dossiers.update(office, moved)
        assert dossiers.get(office, received.dossier_no) == moved


def test_a_finish_can_be_taken_back(db, office):
    insert_dossier(db, office, received := a_dossier())
    finished = after(received, StepRequest(Action.FINISH, NOW + timedelta(hours=1)))
    with db.transaction():
        dossiers.update(office, finished)
        dossiers.update(office, received)
    assert dossiers.get(office, received.dossier_no) == received


def test_the_filing_is_read_back_with_its_people(db, office):
    papers = (PaperLine("Tờ khai", 1, 0), PaperLine("Giấy chứng sinh", 0, 2))
    filing = a_filing(
        office,
        delegate=replace(A_PERSON, full_name="Lê Văn Út", personal_id="087080078237"),
        model="tổ viết hộ",
        external_no="X-1",
        filled_from=FilledFrom.CARD,
        phone="0900000001",
        papers=papers,
        form={"tên con": "Đặng Gia Bảo", "con thứ": 2},
    )
    key = insert_dossier(db, office, a_dossier(), filing)
    record = filings.get(office, a_dossier().dossier_no)
    assert (record.dossier_id, record.applicant, record.filing) == (key, A_PERSON, filing)
    assert record.delegate is not None
    assert record.delegate.full_name == "Lê Văn Út"
    assert (record.papers, record.form) == (papers, filing.form)


def test_its_papers_keep_the_numbers_they_drew(db, office):
    numbers = (PaperNumber("receipt", 2026, 7), PaperNumber("register", 2026, 31, 2))
    with db.transaction():
        key = dossiers.insert(office, a_dossier(), a_filing(office), numbers=numbers)
    assert paper_numbers.of_dossier(key) == numbers


def test_an_organisation_files_too(db, office):
    body = Organisation("Hợp tác xã Mẫu", "1400000001", A_PERSON, "Ấp 1", "0277000000")
    with db.transaction():
        filing = a_filing(office, body)
        dossiers.insert(office, a_dossier(), filing)
    assert filings.get(office, a_dossier().dossier_no).applicant == body


def test_nothing_is_left_of_a_dossier_that_failed_half_way(db, office):
    no_paper = a_filing(office, papers=(None,))  # fails after the dossier's row
    with pytest.raises(TypeError):
        insert_dossier(db, office, a_dossier(), no_paper)
    with pytest.raises(DossierNotFound):
        dossiers.get(office, a_dossier().dossier_no)


def test_a_returned_dossier_keeps_all_its_dates(db, office):
    at = NOW + timedelta(hours=2)
    run = replace(
        a_dossier().runs[0], ended_at=at, why=RunEnd.CLOSED, late_reason="mất điện",
        apologised_at=NOW, promised_at=at, answer_until=NOW.date(),
    )  # fmt: skip
    returned = replace(
        a_dossier(), state=DossierState.RETURNED, closed_at=at, returned_at=at, runs=(run,)
    )
    insert_dossier(db, office, returned)
    assert dossiers.get(office, returned.dossier_no) == returned
