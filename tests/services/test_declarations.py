"""Declarations that a dossier keeps: as they were, with where each text came from."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from commune_desk.domain.desk.dossier_errors import StepNotForRole
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.errors import DeclarationNotKept, WarningNotOverruled
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.papers.printing import key_of_form
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.answers import Answers
from commune_desk.files.papers.forms import shipped_forms
from commune_desk.paths import resources
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import desk_of
from commune_desk.services.figures import reports
from commune_desk.services.papers import declarations, print_setups
from commune_desk.services.reception import declaring, forms, intake, prepared
from commune_desk.services.reception import forms as declared_forms
from commune_desk.services.upkeep import history
from commune_desk.settings import FILL_ONLY
from commune_desk.store.office import officers
from commune_desk.words.errors import sentence
from tests.documents.reading import read
from tests.factories import BIRTH, a_reception, moment

CHILD = {
    "child.full_name": "Võ Gia Hân",
    "child.born_on": "20/9/2026",
    "child.sex": "Nữ",
    "mother.full_name": "Võ Thị Ánh Nguyệt",
    "requester.relation": "mẹ",
}


def a_birth(texts=(), *, reasons=(), **changes):
    answers = Answers({**CHILD, **dict(texts)}, reasons=dict(reasons))
    given = {"procedure_code": BIRTH, "is_declared": True, "answers": answers} | changes
    return a_reception(**given)


def kept(desk, reception):
    number = intake.receive(desk, reception).dossier.dossier_no
    (declaration,) = lookup.known(desk, number).declarations
    return number, declaration


def told_of(desk, number) -> dict[str, Any]:
    """What the history says of the declaration of a dossier."""
    (event,) = history.of_dossier(desk, number)
    facts: dict[str, Any] = dict(event.facts)
    (told,) = facts["declarations"]
    return dict(told)


def test_a_dossier_keeps_its_declaration_with_its_sources(any_desk):
    number, declaration = kept(any_desk, a_birth())
    assert (declaration.form_code, declaration.form_version) == ("birth", 1)
    assert declaration.form_name == "Tờ khai đăng ký khai sinh"
    assert declaration.texts["child.full_name"] == "Võ Gia Hân"
    assert declaration.texts["requester.full_name"] == "Võ Thị Ánh Nguyệt"
    assert declaration.sources["requester.full_name"] == "card"
    assert declaration.sources["child.full_name"] == "typed"
    assert declaration.fee_case == "đăng ký đúng hạn"
    typed = ["Võ Gia Hân", "20/09/2026", "Nữ", "Võ Thị Ánh Nguyệt", "mẹ"]
    assert declaration.typed == sum(map(len, typed))
    assert declaration.scanned > 0
    told = told_of(any_desk, number)
    assert told["form"] == "birth"
    assert told["sources"]["requester.full_name"] == "card"
    assert "Hân" not in repr(told)


def test_what_a_number_leaves_blank_is_not_kept(desk):
    mother = {
        "mother.id_paper": "087196000456",
        "mother.residence": "Ấp 3, xã Tràm Chim",
        "mother.ethnicity": "Kinh",
    }
    _, declaration = kept(desk, a_birth(mother))

    assert "mother.id_paper" in declaration.texts
    assert not {"mother.residence", "mother.ethnicity", "mother.nationality"} & set(
        declaration.texts
    )
    printed = declarations.as_kept(desk, declaration).values()
    assert printed["mother.full_name"] == "Võ Thị Ánh Nguyệt"
    assert not printed["mother.nationality"]
    _, without_number = kept(desk, a_birth({**mother, "mother.id_paper": ""}))
    assert without_number.texts["mother.residence"] == "Ấp 3, xã Tràm Chim"


def test_parents_are_not_asked_for_a_marriage_where_the_child_is_acknowledged_with_the_birth(desk):
    parents = {"father.full_name": "Trần Quốc Nam"}
    plain, acknowledged = (
        next(
            one
            for one in declaring.fillings(desk, a_birth(parents, procedure_code=code))
            if one.form.code == "birth"
        )
        for code in (BIRTH, "1.000689")
    )
    assert "marriage.certificate_no" in plain.warnings
    assert "marriage.certificate_no" not in acknowledged.warnings


def test_a_citizen_may_bring_their_own(any_desk):
    number = intake.receive(any_desk, a_birth(is_declared=False)).dossier.dossier_no
    assert lookup.known(any_desk, number).declarations == ()


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"child.full_name": ""}, "form.child.full_name"),
        ({"child.full_name": "Võ Gia H4n"}, "form.child.full_name"),
        ({"child.born_on": "31/02/2026"}, "form.child.born_on"),
        ({"child.born_on": "03/10/2026"}, "form.child.born_on"),
        ({"child.ethnicity": "Việt Nam"}, "form.child.ethnicity"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field_and_nothing_is_kept(desk, texts, field):
    with pytest.raises(UserError) as refused:
        intake.receive(desk, a_birth(texts))
    assert refused.value.facts["field"] == field
    assert "Người được khai sinh: " in sentence(refused.value)
    assert history.recent(desk, 1)[0].kind is not EventKind.RECEIVE


def test_what_is_missing_is_a_wrong_field(desk):
    with pytest.raises(WrongField):
        intake.receive(desk, a_birth({"child.full_name": ""}))


def test_a_warning_is_overruled_with_a_reason_that_is_kept(desk):
    young = {"mother.born_on": "2012"}
    with pytest.raises(WarningNotOverruled) as refused:
        intake.receive(desk, a_birth(young))
    assert refused.value.field == "form.mother.born_on"
    assert "ghi lý do" in sentence(refused.value)
    reasons = {"mother.born_on": "Đúng theo giấy chứng sinh"}
    number, declaration = kept(desk, a_birth(young, reasons=reasons))
    assert declaration.reasons == reasons
    assert told_of(desk, number)["overruled"] == reasons


def test_a_replay_takes_what_stood_on_paper_without_a_reason(desk):
    reception = a_birth({"mother.born_on": "2012"})
    assert intake.receive(desk, reception, demands_reasons=False).fillings


def test_another_form_can_be_asked_for(desk):
    number = intake.receive(
        desk, a_birth({"undertaking.content": "Bổ sung giấy chứng sinh"}, forms=("undertaking",))
    ).dossier.dossier_no
    codes = [one.form_code for one in lookup.known(desk, number).declarations]
    assert codes == ["birth", "undertaking"]


def reword(monkeypatch) -> None:
    """From now on the file of the form says something else in one line."""
    folder = shipped_forms(resources() / "forms")
    before = folder.forms["birth"]
    after = replace(before, paper=before.paper.replace("Quê quán:", "Nguyên quán:"))
    changed = {**folder.forms, "birth": after}
    now = forms.Shelf(folder.shared, changed, folder.forms.heads(), {})
    monkeypatch.setattr(forms, "shelf", lambda _desk: now)


def test_an_old_dossier_keeps_its_old_form(desk, monkeypatch):
    _, before = kept(desk, a_birth())
    reword(monkeypatch)
    _, after = kept(desk, a_birth())
    assert before.form_digest != after.form_digest
    old = forms.form_as_kept(desk, "birth", before.form_digest)
    new = forms.form_as_kept(desk, "birth", after.form_digest)
    assert ("Quê quán:" in old.written.paper, "Nguyên quán:" in new.written.paper) == (True, True)
    assert "Nguyên quán:" not in old.written.paper


def test_a_form_is_compared_once_and_anew_when_its_words_change(office, desk, monkeypatch):
    (specialist,) = (one for one in officers.all_officers(office.office.id) if one.login == "phuc")
    assert "birth" in declared_forms.unconfirmed_forms(desk)
    with pytest.raises(StepNotForRole):
        declared_forms.confirm_form(desk, "birth")
    declared_forms.confirm_form(desk_of(office, specialist), "birth")
    assert "birth" not in declared_forms.unconfirmed_forms(desk)
    (event,) = history.recent(desk, 1)
    assert (event.kind, event.facts) == (
        EventKind.FORM_CONFIRMED,
        {"form": "birth", "version": 1},
    )
    reword(monkeypatch)
    assert "birth" in declared_forms.unconfirmed_forms(desk)


# --- printed -----------------------------------------------------------------------------------


def test_a_print_is_counted_and_the_next_is_a_reprint(desk):
    number, _ = kept(desk, a_birth())
    first = declarations.print_declaration(desk, number, "birth")
    second = declarations.print_declaration(desk, number, "birth")
    assert (first.kind, first.reprint, second.reprint) == ("form:birth", 0, 1)
    assert first.paper.content[:5] == b"%PDF-"
    sheet = lookup.known(desk, number)
    assert [(one.kind, one.copy) for one in sheet.prints] == [("form:birth", 0), ("form:birth", 1)]
    assert sheet.history[-1].facts["name"] == "Tờ khai đăng ký khai sinh"


def test_on_a_blank_of_the_state_only_what_was_filled_in_is_printed(desk):
    number, _ = kept(desk, a_birth())
    whole = declarations.make_declaration(desk, number, "birth")
    assert whole.overprint == b""
    blanks = replace(
        desk, settings=print_setups.save(desk, FILL_ONLY, True, paper=key_of_form("birth"))
    )
    made = declarations.make_declaration(blanks, number, "birth")
    assert made.paper == whole.paper
    archived, printed = read(made.paper.content).text, read(made.overprint).text
    for words, is_of_form in (("Võ Gia Hân", False), ("TỜ KHAI ĐĂNG KÝ KHAI SINH", True)):
        assert words in archived
        assert (words in printed) is not is_of_form


def test_only_what_was_kept_can_be_printed(desk):
    number, _ = kept(desk, a_birth())
    with pytest.raises(DeclarationNotKept) as refused:
        declarations.make_declaration(desk, number, "marriage")
    assert refused.value.available == ("receipt", "control_slip", "rating_slip", "birth")


# --- the figure --------------------------------------------------------------------------------


def no_writing(desk):
    month = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    share = reports.figures(desk, month).two_noes["no_writing"]
    return share.count, share.of


def test_the_citizen_wrote_nothing_where_the_program_printed_the_declaration(any_desk, clock):
    intake.receive(any_desk, a_birth(is_declared=False))
    assert no_writing(any_desk) == (None, 1)
    clock.move(minutes=1)
    number, _ = kept(any_desk, a_birth())
    intake.receive(any_desk, a_birth(is_declared=False))
    assert no_writing(any_desk) == (0, 3)
    declarations.print_declaration(any_desk, number, "birth")
    assert no_writing(any_desk) == (1, 3)


def test_the_program_wrote_too_what_it_printed_before_there_was_a_dossier(any_desk, clock):
    one = prepared.prepare(any_desk, a_birth())
    declarations.print_prepared(any_desk, one.id)
    clock.move(days=1)
    prepared.receive(any_desk, one.id)
    assert no_writing(any_desk) == (1, 1)


def test_a_paper_day_entered_after_the_month_counts_in_its_month(any_desk, clock):
    happened = clock.at
    clock.at = moment("2026-11-02 08:10")
    number, _ = kept(any_desk, a_birth(at=happened, is_long_past=True))
    clock.move(minutes=2)
    declarations.print_declaration(any_desk, number, "birth")
    assert no_writing(any_desk) == (1, 1)


def test_a_declaration_printed_in_the_next_month_is_not_in_the_report_of_this_one(desk, clock):
    number, _ = kept(desk, a_birth())
    clock.at = moment("2026-11-02 08:10")
    declarations.print_declaration(desk, number, "birth")
    assert no_writing(desk) == (0, 1)


def test_a_figure_of_a_moment_does_not_see_a_later_print(desk, clock):
    number, _ = kept(desk, a_birth())
    before = clock.move(minutes=5)
    clock.move(minutes=5)
    declarations.print_declaration(desk, number, "birth")
    month = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    seen = reports.figures(desk, month, as_of=before).two_noes["no_writing"]
    assert (seen.count, seen.of) == (0, 1)
