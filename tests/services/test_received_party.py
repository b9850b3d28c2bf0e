"""The applicant as received: no later reception rewrites what a dossier's papers say.

Who comes under the number of somebody of another name is asked for first; where it is the same
person, the citizen's record follows, with old and new in the history.
"""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.people.applicant import Organisation, Person
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.reception_errors import NumberKnownOtherwise
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import desk_of
from commune_desk.services.figures import registers, sync
from commune_desk.services.handling import handling
from commune_desk.services.office import accounts
from commune_desk.services.papers import printing
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.workbooks.dossier_register import SHEET
from tests.documents.reading import read
from tests.factories import BIRTH, a_person, a_reception

NUMBER = "087185004321"
OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
BODY = Organisation("Hợp tác xã Sen Hồng", "1400123455", a_person(), "Ấp 1, xã Tràm Chim")


@pytest.fixture
def number(any_desk) -> str:
    """The dossier of Võ Thị Ánh Nguyệt, with all that can be said of her."""
    her = a_person(email="nguyet@vidu.vn")
    return intake.receive(any_desk, a_reception(applicant=her)).dossier.dossier_no


def everything_printed(desk, number: str) -> str:
    receipt = printing.print_slip(desk, number, SlipKind.RECEIPT)
    return read(receipt.paper.content).text


def record_of(desk) -> Person:
    known = citizens.known(desk, NUMBER)
    assert known is not None
    return known.person


def test_a_reprint_a_list_a_register_and_a_workbook_say_who_filed_then(
    any_desk, number, clock, tmp_path
):
    first, her = everything_printed(any_desk, number), lookup.known(any_desk, number).filing
    clock.move(days=2)
    other = a_person(
        full_name="Nguyễn Thị Thúy", born_on=date(1990, 1, 1), address="Ấp Khác", phone="0900000009"
    )
    intake.receive(any_desk, a_reception(applicant=other, is_same_person=True))

    again = everything_printed(any_desk, number)
    assert again.replace("(Bản in lại lần 1)", "").split() == first.split()
    assert lookup.known(any_desk, number).filing == her
    rows = lookup.page(any_desk, DossierFilter(now=any_desk.now())).rows
    assert [row.applicant_name for row in rows] == ["Nguyễn Thị Thúy", "Võ Thị Ánh Nguyệt"]
    line = registers.register(any_desk, OCTOBER).lines[0].applicant
    assert (line.name, line.address, line.phone) == (
        "Võ Thị Ánh Nguyệt", "Ấp Tân Hưng, Tràm Chim, Đồng Tháp", "0912345678",
    )  # fmt: skip
    [book] = sync.sync(any_desk, tmp_path).written
    cells = [str(cell.value) for row in load_workbook(book)[SHEET].iter_rows() for cell in row]
    assert cells.count("Võ Thị Ánh Nguyệt") == cells.count("Nguyễn Thị Thúy") == 1


def test_the_officer_who_received_stays_on_a_reprint(any_desk, any_office, number):
    clerk = any_desk.officer.full_name
    officers = {officer.login: officer for officer in accounts.all_officers(any_desk)}
    leader = desk_of(any_office, officers["tung"])
    assert clerk in everything_printed(any_desk, number)
    reprint = everything_printed(leader, number)
    assert clerk in reprint
    assert officers["tung"].full_name not in reprint


def test_who_took_the_missing_papers_stays_on_the_receipt_of_the_new_run(
    any_desk, any_office, number
):
    clerk, at = any_desk.officer.full_name, any_desk.now()
    officers = {officer.login: officer for officer in accounts.all_officers(any_desk)}
    leader = desk_of(any_office, officers["tung"])
    ask = StepRequest(Action.REQUEST_SUPPLEMENT, at, note="Giấy A", reason="Thiếu")
    handling.step(any_desk, number, ask)
    handling.step(leader, number, StepRequest(Action.ACCEPT_SUPPLEMENT, at))
    for desk in (leader, any_desk):
        receipt = everything_printed(desk, number)
        assert officers["tung"].full_name in receipt
        assert clerk not in receipt


@pytest.mark.parametrize(
    "changes", [{"full_name": "Võ Thị Ánh Ngọc"}, {"born_on": date(1985, 9, 3)}]
)
@pytest.mark.parametrize("verb", [intake.receive, intake.solve_at_once])
def test_another_name_or_birth_date_under_a_known_number_is_refused(
    any_desk, number, verb, changes
):
    events = history.verify(any_desk).events
    comes = a_reception(applicant=a_person(**changes), procedure_code=BIRTH)
    with pytest.raises(NumberKnownOtherwise) as refusal:
        verb(any_desk, comes)
    assert refusal.value.facts == {
        "field": "applicant.personal_id",
        "number": "087•••••4321",
        "known_name": "Võ T. Á. N.",
        "born_in": 1985,
    }
    assert history.verify(any_desk).events == events
    assert record_of(any_desk).full_name == "Võ Thị Ánh Nguyệt"


def test_spelling_is_not_another_name(any_desk, number):
    same = a_person(full_name="võ  thị ánh NGUYỆT", born_on=None)
    again = intake.receive(any_desk, a_reception(applicant=same))
    assert again.dossier.dossier_no != number


def test_the_same_person_takes_the_record_along_and_both_names_stay_on_record(any_desk, number):
    married = a_person(full_name="Võ Thị Ánh Ngọc", phone="")
    again = intake.receive(any_desk, a_reception(applicant=married, is_same_person=True))
    assert record_of(any_desk).full_name == "Võ Thị Ánh Ngọc"
    assert record_of(any_desk).phone == "0912345678"
    [event] = history.of_dossier(any_desk, again.dossier.dossier_no)
    assert event.facts["record_changed"] == {
        "applicant.full_name": ["Võ Thị Ánh Nguyệt", "Võ Thị Ánh Ngọc"]
    }


def test_a_reception_fills_what_was_not_known_and_changes_nothing(any_desk, number):
    moved = a_person(address="Ấp Khác", phone="0900000009", issuer="Bộ Công an")
    again = intake.receive(any_desk, a_reception(applicant=moved)).dossier.dossier_no
    assert lookup.known(any_desk, again).filing.applicant == moved
    assert record_of(any_desk) == a_person(email="nguyet@vidu.vn", issuer="Bộ Công an")


def test_a_record_follows_where_the_office_wants_it_and_old_and_new_stay(any_desk, number):
    moved = a_person(phone="0900000009")
    comes = a_reception(applicant=moved, changes_record=True)
    again = intake.receive(any_desk, comes).dossier.dossier_no
    assert record_of(any_desk).phone == "0900000009"
    assert history.of_dossier(any_desk, again)[0].facts["record_changed"] == {
        "applicant.phone": ["0912345678", "0900000009"]
    }
    other = a_reception(applicant=a_person(full_name="Lê Thị Mai"), changes_record=True)
    with pytest.raises(NumberKnownOtherwise):
        intake.receive(any_desk, other)


@pytest.mark.parametrize("part", ["delegate", "representative"])
def test_whoever_comes_for_somebody_is_asked_for_too(any_desk, number, part):
    other = a_person(full_name="Lê Văn Thay")
    comes = (
        a_reception(applicant=a_person(personal_id="087090000011"), delegate=other)
        if part == "delegate"
        else a_reception(applicant=replace(BODY, representative=other))
    )
    with pytest.raises(NumberKnownOtherwise) as refusal:
        intake.receive(any_desk, comes)
    who = "delegate" if part == "delegate" else "applicant"
    assert refusal.value.field == f"{who}.personal_id"


def test_one_number_for_two_people_of_one_reception_is_refused(any_desk):
    comes = a_reception(delegate=a_person(full_name="Lê Văn Thay"))
    with pytest.raises(NumberKnownOtherwise):
        intake.receive(any_desk, comes)


def test_a_tax_code_belongs_to_one_body(any_desk):
    first = intake.receive(any_desk, a_reception(applicant=BODY)).dossier.dossier_no
    renamed = replace(BODY, name="Hợp tác xã Sen Trắng", address="Ấp 2, xã Tràm Chim")
    with pytest.raises(NumberKnownOtherwise) as refusal:
        intake.receive(any_desk, a_reception(applicant=renamed))
    assert (refusal.value.field, refusal.value.known_name) == ("organisation.tax_code", BODY.name)
    again = a_reception(applicant=renamed, is_same_person=True)
    second = intake.receive(any_desk, again).dossier.dossier_no
    assert lookup.known(any_desk, first).filing.applicant == BODY
    assert lookup.known(any_desk, second).filing.applicant == renamed
    changed = history.of_dossier(any_desk, second)[0].facts["record_changed"]
    assert changed["organisation.name"] == [BODY.name, renamed.name]  # type: ignore[index]


def test_a_receipt_names_who_acts_by_which_paper_and_the_number_of_the_province(any_desk):
    delegate = a_person(full_name="Lê Văn Thay", personal_id="087090000011")
    comes = a_reception(
        applicant=BODY,
        delegate=delegate,
        authorisation="Giấy ủy quyền số 115/2026",
        external_no="H20.28-261001-0077",
    )
    text = everything_printed(any_desk, intake.receive(any_desk, comes).dossier.dossier_no)
    for words in (
        "giấy tờ ủy quyền: Giấy ủy quyền số 115/2026",
        "người đại diện Võ Thị Ánh Nguyệt",
        "Mã hồ sơ trên hệ thống tỉnh: H20.28-261001-0077",
    ):
        assert words in " ".join(text.split())


def test_a_receipt_of_a_body_names_its_representative_who_signs(any_desk):
    number = intake.receive(any_desk, a_reception(applicant=BODY)).dossier.dossier_no
    text = " ".join(everything_printed(any_desk, number).split())
    assert "Người đại diện: Võ Thị Ánh Nguyệt; số định danh 087185004321" in text
