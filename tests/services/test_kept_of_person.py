"""A citizen asks what the office has of them, and wants gone what may go."""

import json
from pathlib import Path

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import MissingReason, StepNotForRole
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.handling.correction_errors import NothingToLetGo
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.papers.kept_of_person import PartIn
from commune_desk.services.desk import lookup
from commune_desk.services.papers import printing
from commune_desk.services.people import citizens, kept_of_person, letting_go
from commune_desk.services.reception import drafts, intake, prepared, reuse, visits
from commune_desk.services.upkeep import history
from commune_desk.store.people import reuse as kept_for_later
from tests.documents.reading import read
from tests.factories import a_person, a_reception, acting_as
from tests.services.test_reuse import CHILD, a_birth

FATHER = "087096610926"
MOTHER = "087185004321"
WHY = "Công dân yêu cầu ngày 01/10/2026"


@pytest.fixture
def father(any_desk):
    """The father of a child that its mother registered; a delegate of hers another time."""
    toan = a_person(full_name="Bùi Thanh Toàn", personal_id=FATHER, phone="0933111222")
    intake.receive(any_desk, a_birth(any_desk, CHILD, gives_consent=True))
    intake.receive(any_desk, a_reception(delegate=toan, authorisation="Giấy ủy quyền"))
    return citizens.key_of(any_desk, FATHER)


@pytest.fixture
def mother(any_desk, father):
    key = citizens.key_of(any_desk, MOTHER)
    with any_desk.database.transaction():
        kept_for_later.keep_facts(any_desk.office.id, key, {"ethnicity": "Kinh"}, at=any_desk.now())
    return key


def test_everything_that_names_a_person_is_told_with_their_part_in_it(any_desk, father, mother):
    parts = [one.part for one in kept_of_person.gather(any_desk, father).dossiers]
    assert parts == [PartIn.OTHER, PartIn.DELEGATE]
    own = [one.part for one in kept_of_person.gather(any_desk, mother).dossiers]
    assert own == [PartIn.APPLICANT, PartIn.APPLICANT]


def test_of_a_dossier_of_others_only_what_is_said_of_the_person_is_told(any_desk, father):
    named, _ = kept_of_person.gather(any_desk, father).dossiers
    (said,) = named.declarations
    texts = {each.text for each in said.texts}
    assert "Bùi Thanh Toàn" in texts
    assert "Bùi Gia Hân" not in texts
    assert not {text for text in texts if "Nguyệt" in text}
    assert (named.filed_as, named.phone, named.papers) == (None, "", ())


def test_what_was_learned_and_who_is_named_by_others_is_told(any_desk, father, mother):
    told = kept_of_person.gather(any_desk, mother)
    assert told.consent is not None
    assert told.facts["ethnicity"] == "Kinh"
    assert [link.number for link in told.links] == [FATHER]
    assert kept_of_person.gather(any_desk, father).named_by == 1


def test_prints_visits_drafts_and_what_was_written_are_told(any_desk, mother):
    number = kept_of_person.gather(any_desk, mother).dossiers[0].dossier_no
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    visits.guide(any_desk, a_reception(), ["Tờ khai"])
    prepared.prepare(any_desk, a_reception())
    drafts.save(any_desk, {"applicant.personal_id": MOTHER})
    told = kept_of_person.gather(any_desk, mother)
    assert [one.kind for one in told.dossiers[0].prints] == [SlipKind.RECEIPT]
    assert [len(part) for part in (told.visits, told.prepared, told.drafts)] == [1, 1, 1]


def test_who_looked_is_told_whether_at_the_record_or_at_a_dossier(any_desk, mother):
    citizens.open_record(acting_as(any_desk, Role.LEADER), mother)
    number = kept_of_person.gather(any_desk, mother).dossiers[0].dossier_no
    lookup.sheet(any_desk, number)
    looks = [
        (look.officer_name, look.dossier_no)
        for look in kept_of_person.gather(any_desk, mother).looks
        if look.kind is EventKind.RECORD_OPENED
    ]
    leader = acting_as(any_desk, Role.LEADER).officer.full_name
    assert looks == [(leader, ""), (any_desk.officer.full_name, number)]


def test_reading_a_record_for_a_paper_without_a_dossier_is_a_look(any_desk, mother):
    before = len(kept_of_person.gather(any_desk, mother).looks)
    citizens.note_read(any_desk, MOTHER)
    citizens.note_read(any_desk, "087000000000")  # nobody
    looks = kept_of_person.gather(any_desk, mother).looks
    assert [look.kind for look in looks[before:]] == [EventKind.RECORD_OPENED]


def test_who_only_filled_a_page_is_noted_once_a_day_for_an_officer(any_desk, mother, clock):
    leader = acting_as(any_desk, Role.LEADER)
    clock.move(days=1)  # on this day nobody received her
    before = len(kept_of_person.gather(leader, mother).looks)
    for desk in (any_desk, any_desk, leader):
        citizens.note_left(desk, MOTHER)
    citizens.note_left(any_desk, "087000000000")  # nobody
    noted = kept_of_person.gather(leader, mother).looks[before:]
    names = [any_desk.officer.full_name, leader.officer.full_name]
    assert [(one.kind, one.officer_name) for one in noted] == [
        (EventKind.RECORD_OPENED, name) for name in names
    ]
    clock.move(days=1)
    citizens.note_left(any_desk, MOTHER)
    assert len(kept_of_person.gather(leader, mother).looks) == before + 3


def test_whom_an_officer_receives_that_day_is_not_noted(any_desk, mother, clock):
    clock.move(days=1)
    intake.receive(any_desk, a_reception())
    before = len(kept_of_person.gather(any_desk, mother).looks)
    citizens.note_left(any_desk, MOTHER)
    assert len(kept_of_person.gather(any_desk, mother).looks) == before


def test_a_person_without_a_number_is_found_by_their_dossiers_alone(any_desk):
    baby = a_person(personal_id="", full_name="Bé Ngân", phone="")
    intake.receive(any_desk, a_reception(applicant=baby))
    intake.receive(any_desk, a_reception())
    (row,) = citizens.search(any_desk, "be ngan")
    told = kept_of_person.gather(any_desk, row.id)
    assert [one.part for one in told.dossiers] == [PartIn.APPLICANT]


# --- the answer --------------------------------------------------------------------------------


def test_the_answer_is_a_paper_and_a_document_whose_names_name_nobody(any_desk, mother, tmp_path):
    done = kept_of_person.export(any_desk, mother, tmp_path / "ra")
    assert [file.name.rpartition("tra-loi")[2] for file in done.files] == [
        f"-du-lieu-2026-10-01-so-0001{suffix}" for suffix in (".pdf", ".json")
    ]
    paper = read(done.files[0].read_bytes()).text
    for said in (
        "TRẢ LỜI YÊU CẦU VỀ DỮ LIỆU CÁ NHÂN",
        "02 ngày làm việc, chậm nhất ngày 05/10/2026",
        "Võ Thị Ánh Nguyệt",
        "Điều 4 Luật 91/2025/QH15",
        "(chưa đối chiếu)",
        "không xóa theo yêu cầu",
    ):
        assert said in paper
    document = json.loads(done.files[1].read_text(encoding="utf-8"))
    assert document["kept"]["person"]["personal_id"] == MOTHER
    assert document["answer_by"] == "2026-10-05"
    assert kept_of_person.export(any_desk, mother, tmp_path / "ra").number == 2


def test_the_answer_is_one_line_of_history_that_names_nobody(any_desk, mother, tmp_path):
    before = len(history.recent(any_desk, 100))
    kept_of_person.export(any_desk, mother, tmp_path)
    event, *_ = history.recent(any_desk, 100)
    assert len(history.recent(any_desk, 100)) == before + 1
    assert (event.kind, event.facts) == (
        EventKind.RECORD_EXPORTED,
        {"citizen": mother, "number": 1},
    )


def test_where_nothing_can_be_written_nothing_is_exported(any_desk, mother):
    before = history.recent(any_desk, 1)
    with pytest.raises(FolderMissing):
        kept_of_person.export(any_desk, mother, Path("/proc/không-ghi-được"))
    assert history.recent(any_desk, 1) == before


def test_who_does_not_answer_citizens_takes_nothing_along(any_desk, mother, tmp_path):
    with pytest.raises(StepNotForRole):
        kept_of_person.export(acting_as(any_desk, Role.SPECIALIST), mother, tmp_path)


# --- letting go --------------------------------------------------------------------------------


def test_what_was_kept_by_consent_goes_and_the_dossiers_stay(any_desk, mother):
    gone = letting_go.let_go(any_desk, mother, reason=WHY)
    assert (gone.consents, gone.facts, gone.links, gone.phone) == (True, 1, 1, True)
    told = kept_of_person.gather(any_desk, mother)
    assert (dict(told.facts), told.links, told.person.phone) == ({}, (), "")
    assert told.consent is not None
    assert told.consent.withdrawn_at is not None
    assert [one.phone for one in told.dossiers] == ["0912345678"] * 2
    assert reuse.consent_of(any_desk, mother) is None


def test_what_others_declared_of_a_person_goes_too(any_desk, father, mother):
    assert letting_go.may_go(any_desk, father).links == 1
    letting_go.let_go(any_desk, father, reason=WHY)
    assert kept_of_person.gather(any_desk, mother).links == ()


def test_what_went_is_on_record_with_its_reason_and_without_what_it_was(any_desk, mother):
    letting_go.let_go(any_desk, mother, reason=WHY)
    event, *_ = history.recent(any_desk, 1)
    assert event.kind is EventKind.RECORD_LET_GO
    assert event.facts["reason"] == WHY
    assert "0912345678" not in json.dumps(event.facts)
    history.verify(any_desk)


def test_nothing_goes_without_a_reason_or_twice(any_desk, mother):
    with pytest.raises(MissingReason):
        letting_go.let_go(any_desk, mother, reason="  ")
    letting_go.let_go(any_desk, mother, reason=WHY)
    with pytest.raises(NothingToLetGo):
        letting_go.let_go(any_desk, mother, reason=WHY)


def test_looking_and_answering_do_not_stand_among_the_corrections(any_desk, mother, tmp_path):
    citizens.change_record(any_desk, mother, {"applicant.phone": "0987654321"}, reason=WHY)
    for _ in range(25):
        citizens.open_record(any_desk, mother)
    kept_of_person.export(any_desk, mother, tmp_path)
    corrected = citizens.get(any_desk, mother).corrected
    assert [event.kind for event in corrected] == [EventKind.RECORD_CHANGED]
