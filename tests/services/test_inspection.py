"""An inspector asks what is kept of people, what protects it, and who saw whose record."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.account_errors import OfficerNotFound
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import StepNotForRole
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.law.personal_data import DataKind
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.upkeep.history_check import HistoryBroken
from commune_desk.domain.upkeep.inspection import MeasureKind
from commune_desk.files.upkeep import upkeep_notes
from commune_desk.services.desk import lookup
from commune_desk.services.people import citizens, kept_of_person, letting_go
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import backup, checking, history, inspection
from commune_desk.store.statements import run
from commune_desk.words.people.inspection import measure_words
from commune_desk.words.values import moment_text
from tests.documents.reading import read
from tests.factories import a_person, a_reception, acting_as, led


@pytest.fixture
def number(any_desk):
    """A dossier of hers; another of somebody else."""
    intake.receive(
        any_desk,
        a_reception(applicant=a_person(full_name="Bùi Thanh Toàn", personal_id="087096610926")),
    )
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


@pytest.fixture
def citizen(any_desk, number):
    return citizens.key_of(any_desk, "087185004321")


def october(desk):
    return calendar_month(desk.now().date())


def looks(desk, **given):
    return inspection.looks_page(led(desk), october(desk), **given)


def test_every_look_says_who_saw_whose_record(any_desk, number, citizen):
    citizens.open_record(any_desk, citizen)
    lookup.sheet(acting_as(any_desk, Role.SPECIALIST), number)
    dossier, record = looks(any_desk)
    assert (record.whose, record.number, record.dossier_no) == (
        "Võ Thị Ánh Nguyệt", "087185004321", "",
    )  # fmt: skip
    assert (dossier.whose, dossier.dossier_no) == ("Võ Thị Ánh Nguyệt", number)
    assert record.officer_name == any_desk.officer.full_name
    assert dossier.officer_name == acting_as(any_desk, Role.SPECIALIST).officer.full_name


def test_a_list_goes_on_where_the_page_before_ended(any_desk, citizen):
    for _ in range(5):
        citizens.open_record(any_desk, citizen)
    page = looks(any_desk, limit=3)
    rest = inspection.looks_page(led(any_desk), october(any_desk), page[-1].id, limit=3)
    assert [len(page), len(rest)] == [3, 2]
    assert page[-1].id > rest[0].id


def test_another_month_has_its_own_looks(any_desk, citizen):
    citizens.open_record(any_desk, citizen)
    before = calendar_month(any_desk.now().date() - timedelta(days=40))
    assert inspection.looks_page(led(any_desk), before) == ()
    assert inspection.by_officer(led(any_desk), before) == ()


def test_looks_are_counted_by_officer_and_by_person(any_desk, number, citizen, tmp_path):
    for _ in range(2):
        citizens.open_record(any_desk, citizen)
    lookup.sheet(acting_as(any_desk, Role.SPECIALIST), number)
    kept_of_person.export(any_desk, citizen, tmp_path)
    leader, period = led(any_desk), october(any_desk)
    by_officer = {
        (one.officer_name, one.kind): one.count for one in inspection.by_officer(leader, period)
    }
    clerk = any_desk.officer.full_name
    assert by_officer[clerk, EventKind.RECORD_OPENED] == 2
    assert by_officer[clerk, EventKind.RECORD_EXPORTED] == 1
    (seen,) = inspection.by_person(leader, period)
    assert (seen.whose, seen.count, seen.officers) == ("Võ Thị Ánh Nguyệt", 4, 2)


def test_an_inspector_asks_about_one_officer(any_desk, number, citizen, tmp_path):
    specialist = acting_as(any_desk, Role.SPECIALIST)
    kept_of_person.export(any_desk, citizen, tmp_path)
    lookup.sheet(specialist, number)
    leader, period = led(any_desk), october(any_desk)
    login = specialist.officer.login
    [look] = inspection.looks_page(leader, period, login=login)
    assert (look.officer_name, look.dossier_no) == (specialist.officer.full_name, number)
    assert inspection.looks_page(leader, period, look.id, login=login) == ()
    [counted] = inspection.gather(leader, period, login).by_officer
    assert (counted.login, counted.count) == (login, 1)
    [seen] = inspection.by_person(leader, period, login)
    assert (seen.whose, seen.count, seen.officers) == ("Võ Thị Ánh Nguyệt", 1, 1)
    assert inspection.gather(leader, period, login).taken_along == ()


def test_what_commands_looked_at_is_asked_for_as_an_officers(any_desk, citizen):
    machine = acting_as(any_desk, Role.MACHINE)
    citizens.open_record(machine, citizen)
    citizens.open_record(any_desk, citizen)
    login = machine.officer.login
    [look] = inspection.looks_page(led(any_desk), october(any_desk), login=login)
    assert look.officer_name == machine.officer.full_name


def test_nobody_signs_in_under_that_name(any_desk):
    with pytest.raises(OfficerNotFound):
        inspection.gather(led(any_desk), october(any_desk), "không.có")


def test_the_paper_of_one_officer_says_so_and_stands_beside_that_of_all(
    any_desk, number, citizen, tmp_path
):
    citizens.open_record(any_desk, citizen)
    lookup.sheet(acting_as(any_desk, Role.SPECIALIST), number)
    leader, period, clerk = led(any_desk), october(any_desk), any_desk.officer
    whole = inspection.write(leader, period, tmp_path)
    path = inspection.write(leader, period, tmp_path, login=clerk.login)
    assert path != whole
    assert clerk.login not in path.name  # nor the name of an officer
    text = read(path.read_bytes()).text
    assert f"Chỉ cán bộ: {clerk.full_name}" in text
    assert number not in text
    assert number in read(whole.read_bytes()).text
    (event,) = history.recent(any_desk, 1)
    assert event.facts["login"] == clerk.login


def test_what_was_exported_and_deleted_stands_by_itself(any_desk, citizen, tmp_path):
    citizens.open_record(any_desk, citizen)
    kept_of_person.export(any_desk, citizen, tmp_path)
    letting_go.let_go(any_desk, citizen, reason="Công dân yêu cầu")
    found = inspection.gather(led(any_desk), october(any_desk)).taken_along
    assert [one.kind for one in found] == [EventKind.RECORD_LET_GO, EventKind.RECORD_EXPORTED]


def test_every_kind_has_its_law_its_count_and_its_first_day(any_desk, number):
    kinds = {one.law.name: one for one in inspection.kinds(led(any_desk))}
    assert set(kinds) == set(DataKind)
    assert kinds[DataKind.DOSSIER].count == 2
    assert kinds[DataKind.DOSSIER].oldest == any_desk.now()
    assert kinds[DataKind.RECORD].count == 2
    assert kinds[DataKind.REUSE].oldest is None
    assert kinds[DataKind.HISTORY].count == len(history.recent(any_desk, 10_000))
    assert not kinds[DataKind.DOSSIER].law.is_verified


def test_a_record_is_as_old_as_the_first_dossier_of_its_person(any_desk, number, clock):
    def since():
        kinds = {one.law.name: one for one in inspection.kinds(led(any_desk))}
        return kinds[DataKind.RECORD].oldest

    first = since()
    clock.move(days=61)
    first_one = a_person(
        full_name="Bùi Thanh Toàn", personal_id="087096610926", phone="0900 000 000"
    )
    intake.receive(any_desk, a_reception(applicant=first_one, at=clock.at))
    assert since() == first


def test_a_measure_that_is_not_in_place_says_so(any_desk, number):
    leader = led(any_desk)
    before = {one.kind: one for one in inspection.measures(leader)}
    assert not before[MeasureKind.BACKUP].is_good
    assert not before[MeasureKind.VERIFIED].is_good
    backup.create(any_desk, any_desk.folder.backups)
    checking.check(any_desk)
    history.verify(any_desk)
    after = {one.kind: one for one in inspection.measures(leader)}
    assert after[MeasureKind.BACKUP].is_good
    assert after[MeasureKind.CHECK].at == any_desk.now()
    assert after[MeasureKind.VERIFIED].at == any_desk.now()


def test_the_paper_has_all_of_it_and_hides_numbers(any_desk, number, citizen, tmp_path):
    citizens.open_record(any_desk, citizen)
    path = inspection.write(led(any_desk), october(any_desk), tmp_path)
    assert path.name.endswith("du-lieu-ca-nhan-2026-10-01-2026-10-31.pdf")
    text = read(path.read_bytes()).text
    for said in (
        "BẢN KÊ DỮ LIỆU CÁ NHÂN",
        "Võ Thị Ánh Nguyệt · 087•••••4321",
        "(chưa đối chiếu)",
        "Sổ chứng thực: vĩnh viễn",
    ):
        assert said in text
    assert "087185004321" not in text
    (event,) = history.recent(any_desk, 1)
    assert event.kind is EventKind.INSPECTION_MADE


def test_only_who_leads_or_administers_sees_who_saw_whom(any_desk):
    for role in (Role.CLERK, Role.SPECIALIST):
        with pytest.raises(StepNotForRole):
            inspection.looks_page(acting_as(any_desk, role), october(any_desk))


def test_what_went_wrong_is_told_apart_from_what_was_never_done(desk):
    """An inspector has no use for a sentence with an "or" in it."""
    sheet = {one.kind: measure_words(one) for one in inspection.measures(led(desk))}
    assert sheet[MeasureKind.REHEARSAL].startswith("chưa khôi phục thử lần nào")
    assert sheet[MeasureKind.CHECK].startswith("chưa đọc lại lần nào")
    assert "Đối chiếu lịch sử" in sheet[MeasureKind.VERIFIED]

    notes = upkeep_notes.read(desk.folder.upkeep)
    at = desk.now()
    found = replace(notes, checked_at=at, rehearsed_at=at, damage="commune-desk.db")
    upkeep_notes.write(desk.folder.upkeep, replace(found, rehearsal_failed="dossier"))
    intake.receive(desk, a_reception())
    run("UPDATE citizen SET full_name = 'Người khác'")
    with pytest.raises(HistoryBroken):
        history.verify(desk)
    sheet = {one.kind: measure_words(one) for one in inspection.measures(led(desk))}
    when = moment_text(desk.now())
    assert sheet[MeasureKind.CHECK].startswith(f"{when} thấy hỏng")
    assert sheet[MeasureKind.REHEARSAL].startswith(f"{when} thấy khác")
    assert sheet[MeasureKind.VERIFIED].startswith(f"{when} thấy bị sửa ngoài chương trình")
