"""An office has forms of its own: changed, made of its files, passed on, taken back."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.catalogue.procedure import Origin
from commune_desk.domain.form.declared import FilledForm
from commune_desk.domain.form.errors import (
    FormChangedMeanwhile,
    FormInUse,
    FormNotFound,
    FormTestsFail,
    FormUnchanged,
    FormUnexplained,
    FormVersionNotFound,
    FormWrong,
    PackNotAccepted,
)
from commune_desk.domain.form.written import WrittenSpot
from commune_desk.domain.papers.office_form import PackChange
from commune_desk.domain.papers.pack_errors import PackBringsNothing
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.reception import Reception
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.services.desk import lookup
from commune_desk.services.office import accounts, office
from commune_desk.services.papers import declarations, own_forms, pack_plans, packs
from commune_desk.services.reception import declared_people, declaring, drafts, intake, prepared
from commune_desk.services.reception.forms import form, forms_for
from commune_desk.services.upkeep import history
from commune_desk.words.errors import sentence
from tests.documents.declarations.test_pdf_forms import a_pdf, places
from tests.factories import BIRTH, a_reception

WHY = "Theo công văn của Sở Tư pháp"
NEW = own_forms.NewForm("local_request", "Phiếu đề nghị", "mẫu của xã", date(2026, 1, 1), (BIRTH,))
DAY = date(2026, 10, 2)


@pytest.fixture
def admin(any_desk):
    everyone = {officer.login: officer for officer in accounts.all_officers(any_desk)}
    return replace(any_desk, officer=everyone["quantri"])


def birth_text(desk) -> str:
    return own_forms.versions_of(desk, "birth")[-1].text


def a_birth(desk) -> Reception:
    """A birth whose declaration the program writes."""
    told = {
        "child.full_name": "Lê Gia Hân",
        "child.born_on": "2026-09-20",
        "child.sex": "Nữ",
        "requester.relation": "mẹ",
        "mother": "applicant",
        "father.full_name": "Lê Văn Hùng",
        "marriage.certificate_no": "12/2020",
    }
    reception = a_reception(
        procedure_code=BIRTH, is_declared=True, answers=Answers(told), model="tổ viết hộ"
    )
    forms = declaring.forms_of_all(desk, reception)
    return replace(reception, answers=declared_people.completed_answers(desk, forms, reception))


def changed(desk) -> str:
    return birth_text(desk).replace("Quê quán:", "Quê quán (ghi theo cha hoặc mẹ):")


def test_a_form_that_was_changed_meanwhile_is_not_overwritten(admin):
    own_forms.keep(admin, changed(admin), WHY)
    other = birth_text(admin).replace("Quê quán:", "Quê quán của trẻ:")
    with pytest.raises(FormChangedMeanwhile) as refused:
        own_forms.keep(admin, other, WHY, begun_with=1)
    assert (refused.value.version, refused.value.officer_name) == (2, admin.officer.full_name)
    assert [one.version for one in own_forms.versions_of(admin, "birth")] == [2, 1]
    own_forms.keep(admin, other, WHY, begun_with=2)


def test_a_changed_form_holds_at_once_and_the_shipped_one_can_come_back(admin):
    kept = own_forms.keep(admin, changed(admin), WHY)
    assert (kept.version, kept.origin) == (2, Origin.OFFICE)
    assert form(admin, "birth").labels["child.home_place"].startswith("Quê quán (ghi")
    assert form(admin, "birth").version == 2
    assert [one.version for one in own_forms.versions_of(admin, "birth")] == [2, 1]
    back = own_forms.take_back(admin, "birth", 1, reason=WHY)
    assert back.version == 3
    assert form(admin, "birth").labels["child.home_place"] == "Quê quán"


def test_what_is_tried_is_written_nowhere(admin):
    events = history.verify(admin).events
    tried = own_forms.tried(admin, changed(admin))
    assert tried.labels["child.home_place"] != "Quê quán"
    assert form(admin, "birth").labels["child.home_place"] == "Quê quán"
    assert history.verify(admin).events == events


def test_a_change_needs_a_reason_a_difference_and_an_administrator(admin, any_desk):
    with pytest.raises(FormUnexplained):
        own_forms.keep(admin, changed(admin), " ")
    with pytest.raises(FormUnchanged):
        own_forms.keep(admin, birth_text(admin), WHY)
    with pytest.raises(AdministratorNeeded):
        own_forms.keep(any_desk, changed(admin), WHY)
    assert form(admin, "birth").version == 1


def test_a_change_that_was_rolled_back_is_forgotten(admin):
    lost = changed(admin).replace("Quê quán (", "Quê gốc (")

    def broken_off() -> None:
        with admin.database.transaction():
            own_forms.written_down(admin, lost, reason=WHY, origin=Origin.OFFICE)
            own_forms.tried(admin, lost)
            raise PackNotAccepted("giữa chừng")

    with pytest.raises(PackNotAccepted):
        broken_off()
    own_forms.keep(admin, changed(admin), WHY)
    assert form(admin, "birth").labels["child.home_place"].startswith("Quê quán (ghi")


def test_a_form_whose_own_rows_fail_is_not_kept(admin):
    with pytest.raises(FormTestsFail):
        own_forms.keep(admin, birth_text(admin).replace("> 60", "> 600"), WHY)
    assert form(admin, "birth").version == 1


def test_a_form_is_given_up_and_taken_back(admin):
    own_forms.give_up(admin, "birth", WHY)
    with pytest.raises(FormNotFound):
        form(admin, "birth")
    with pytest.raises(FormVersionNotFound):
        own_forms.take_back(admin, "birth", 2, reason=WHY)
    own_forms.take_back(admin, "birth", 1, reason=WHY)
    assert form(admin, "birth").version == 3


# --- made of a file ----------------------------------------------------------------------------

SPOTS = (
    WrittenSpot("requester.full_name", 1, 50, 60, 80),
    WrittenSpot("requester.sex", 1, 50, 70, 5, value="Nam"),
)
LABELS = {"requester.full_name": "Họ tên", "requester.sex": "Giới tính"}


def test_a_pdf_becomes_a_form_of_the_procedure(admin):
    text = own_forms.text_over_pdf(NEW, a_pdf(), spots=SPOTS, labels=LABELS)
    own_forms.keep(admin, text, WHY, attachment=a_pdf())
    made = next(one for one in forms_for(admin, BIRTH, DAY) if one.code == "local_request")
    assert [one.name for one in made.spec.fields] == list(LABELS)
    assert made.labels == LABELS
    assert own_forms.file_of(admin, made.written) == a_pdf()


def test_places_on_a_page_that_is_not_there_are_refused(admin):
    spots = (replace(SPOTS[0], page=2),)
    text = own_forms.text_over_pdf(NEW, a_pdf(), spots=spots, labels={SPOTS[0].name: "Họ tên"})
    with pytest.raises(FormWrong):
        own_forms.keep(admin, text, WHY, attachment=a_pdf())
    with pytest.raises(FormWrong):
        own_forms.tried(admin, text)


def test_a_word_file_becomes_a_form(admin):
    document = docx.Document()
    document.add_paragraph("Tôi là {{requester.full_name}}")
    stream = BytesIO()
    document.save(stream)
    labels = {"requester.full_name": "Họ tên"}
    text = own_forms.text_of_word(NEW, stream.getvalue(), labels=labels)
    own_forms.keep(admin, text, WHY, attachment=stream.getvalue())
    made = form(admin, "local_request")
    assert made.written.word_places == ("requester.full_name",)
    assert own_forms.example(admin, text).startswith(b"%PDF")
    filled = FilledForm(made, {"requester.full_name": "Lê Thị Mận"})
    content, suffix = declarations.rendered(admin, filled)
    assert suffix == ".docx"
    assert docx.Document(BytesIO(content)).paragraphs[0].text == "Tôi là Lê Thị Mận"


def test_what_is_filled_stands_on_the_pdf(admin):
    text = own_forms.text_over_pdf(NEW, a_pdf(), spots=SPOTS, labels=LABELS)
    assert own_forms.example(admin, text, a_pdf()).startswith(b"%PDF")
    own_forms.keep(admin, text, WHY, attachment=a_pdf())
    texts = {"requester.full_name": "Lê Thị Mận", "requester.sex": "Nữ"}
    filled = FilledForm(form(admin, "local_request"), texts)
    printed, suffix = declarations.rendered(admin, filled)
    assert suffix == ".pdf"
    assert "Lê Thị Mận" in places(printed)


def test_margins_that_no_printer_has_are_refused(admin):
    text = birth_text(admin)
    wide = text.replace("checked = false", "checked = false\nmargins = [30, 17, 18, 2]", 1)
    with pytest.raises(FormWrong):
        own_forms.tried(admin, wide)
    own_forms.tried(admin, wide.replace("18, 2]", "18, 12]"))


# --- packs -------------------------------------------------------------------------------------


def test_a_pack_goes_to_another_office_and_back(admin):
    text = own_forms.text_over_pdf(NEW, a_pdf(), spots=SPOTS, labels=LABELS)
    own_forms.keep(admin, text, WHY, attachment=a_pdf())
    own_forms.keep(admin, changed(admin), WHY)
    content = packs.make(
        admin, "Mẫu của tỉnh", ("birth", "local_request"), procedure_codes=(BIRTH,)
    )
    own_forms.take_back(admin, "birth", 1, reason=WHY)
    own_forms.give_up(admin, "local_request", WHY)

    pack = packs.opened(content)
    planned = pack_plans.plan(admin, pack)
    assert set(planned.forms.values()) == {PackChange.CHANGED}
    assert planned.procedures == {BIRTH: PackChange.SAME}
    packs.accept(admin, pack)
    assert form(admin, "birth").version == 4
    assert form(admin, "local_request").labels == LABELS
    assert packs.take_back(admin, "Mẫu của tỉnh") == ("birth", "local_request")
    assert form(admin, "birth").labels["child.home_place"] == "Quê quán"
    with pytest.raises(FormNotFound):
        form(admin, "local_request")
    with pytest.raises(PackNotAccepted):
        packs.take_back(admin, "Mẫu của tỉnh")


def test_days_of_the_calendar_come_in_a_pack_without_a_new_program(admin):
    year = max(day.on.year for day in office.calendar_days(admin))
    before = office.calendar_days(admin)
    pack = packs.opened(packs.make(admin, f"Lịch {year}", (), years=(year,)))
    assert pack.days == tuple(day for day in before if day.on.year == year)
    with pytest.raises(PackBringsNothing):
        packs.accept(admin, pack)
    swapped = CalendarDay(date(year, 1, 4), DayKind.SWAPPED_OFF, "Nghỉ hoán đổi", "QĐ 1/QĐ-TTg")
    told = replace(pack, days=(*pack.days[:1], replace(pack.days[1], name="Tên mới"), swapped))
    planned = pack_plans.plan(admin, told)
    kinds = [PackChange.SAME, PackChange.CHANGED, PackChange.NEW]
    assert list(planned.days.values()) == kinds
    assert planned.names[swapped.on.isoformat()] == "Nghỉ hoán đổi"
    packs.accept(admin, told)
    kept = {day.on: day for day in office.calendar_days(admin)}
    assert kept[swapped.on] == swapped
    assert kept[pack.days[1].on].name == "Tên mới"
    assert len(kept) == len(before) + 1
    assert history.recent(admin, 1)[0].facts["days"] == [
        pack.days[1].on.isoformat(), swapped.on.isoformat()
    ]  # fmt: skip


def test_a_pack_whose_rows_fail_changes_nothing(admin):
    own_forms.keep(admin, changed(admin), WHY)
    pack = packs.opened(packs.make(admin, "Mẫu của tỉnh", ("birth",)))
    wrong = replace(pack, forms={"birth": pack.forms["birth"].replace("> 60", "> 600")})
    events = history.verify(admin).events
    with pytest.raises(FormTestsFail):
        packs.accept(admin, wrong)
    assert history.verify(admin).events == events
    assert form(admin, "birth").version == 2


def test_only_an_administrator_makes_and_accepts_packs(admin, any_desk):
    with pytest.raises(AdministratorNeeded):
        packs.make(any_desk, "Mẫu của tỉnh", ("birth",))
    pack = packs.opened(packs.make(admin, "Mẫu của tỉnh", ("birth",)))
    with pytest.raises(AdministratorNeeded):
        packs.accept(any_desk, pack)


# --- who uses it -------------------------------------------------------------------------------


def test_a_form_in_use_changes_only_when_its_use_is_known(admin):
    own_forms.keep(admin, changed(admin), WHY)
    dossier = intake.receive(admin, a_birth(admin)).dossier
    drafts.save(admin, {"procedure": BIRTH, "form.child.full_name": "Võ Gia Hân"})
    drafts.save(admin, {"procedure": "1.004222"})
    prepared.prepare(admin, a_birth(admin))
    for change in (
        lambda **known: own_forms.take_back(admin, "birth", 1, reason=WHY, **known),
        lambda **known: own_forms.give_up(admin, "birth", WHY, **known),
    ):
        with pytest.raises(FormInUse) as refused:
            change()
        told = refused.value
        assert (told.dossiers, told.drafts, told.prepared) == (1, 1, 1)
        assert "1 hồ sơ đang giải quyết" in sentence(told)
    assert [one.version for one in own_forms.versions_of(admin, "birth")] == [2, 1]
    own_forms.take_back(admin, "birth", 1, reason=WHY, is_use_known=True)
    [kept] = lookup.known(admin, dossier.dossier_no).declarations
    printed = declarations.as_kept(admin, kept).form.labels["child.home_place"]
    assert printed == "Quê quán (ghi theo cha hoặc mẹ)"


def test_a_pack_whose_forms_are_in_use_is_taken_back_only_knowingly(admin):
    own_forms.keep(admin, changed(admin), WHY)
    content = packs.make(admin, "Mẫu của tỉnh", ("birth",))
    own_forms.take_back(admin, "birth", 1, reason=WHY)
    packs.accept(admin, packs.opened(content))
    drafts.save(admin, {"procedure": BIRTH})
    with pytest.raises(FormInUse):
        packs.take_back(admin, "Mẫu của tỉnh")
    assert packs.take_back(admin, "Mẫu của tỉnh", is_use_known=True) == ("birth",)
