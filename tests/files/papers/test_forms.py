"""Every form that ships: it can be declared, its rules fire, its procedures exist.

What is wrong with a new form file is found here, without a line of code for it.
"""

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from commune_desk.domain.form import rules
from commune_desk.domain.form.conditions import given_texts
from commune_desk.domain.form.declared import DeclaredForm, fee_case_of, warnings_of
from commune_desk.domain.form.declaring import declared
from commune_desk.domain.form.errors import (
    AddressWithoutCommune,
    ExpressionWrong,
    FormFileBroken,
    FormPaperWrong,
    FormWrong,
    RuleRefused,
)
from commune_desk.domain.form.paper import Box, Spot, Struck, every, lines_of, parts_of, signed_by
from commune_desk.domain.form.written import SharedParts, WrittenRule, WrittenTest, head_of
from commune_desk.files.papers.forms import form_from, shipped_forms
from commune_desk.paths import resources
from commune_desk.words.errors import sentence
from commune_desk.words.forms import printed_lines

FOLDER = resources() / "forms"


@cache
def shared() -> SharedParts:
    return shipped_forms(FOLDER).shared


@cache
def forms() -> dict[str, DeclaredForm]:
    shipped = shipped_forms(FOLDER)
    return {code: declared(one, shipped.shared) for code, one in shipped.forms.items()}


@cache
def catalogue() -> frozenset[str]:
    """The codes of all procedures that ship."""
    return frozenset(
        row["code"]
        for path in (resources() / "catalogue").glob("*.json")
        for row in json.loads(path.read_text(encoding="utf-8"))["procedures"]
    )


CODES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "shared")


@pytest.mark.parametrize("code", CODES)
def test_a_form_can_be_declared_and_asks_something(code):
    form = forms()[code]
    assert any(section.fields for section in form.spec.sections)
    assert all(label for label in form.labels.values()), form.labels


@pytest.mark.parametrize("code", CODES)
def test_what_is_asked_is_printed_and_what_is_printed_is_asked(code):
    form = forms()[code]
    printed = {
        piece.name
        for line in lines_of(form.paper)
        for piece in line
        if isinstance(piece, Spot | Box | Struck)
    } | {*signed_by(form.paper), *(part.name for part in parts_of(form.paper))}
    asked = {one.name for one in form.spec.fields} | set(form.computed)
    assert printed == asked


@pytest.mark.parametrize("code", CODES)
def test_every_rule_fires_in_a_row_of_its_form_and_one_row_is_clean(code):
    form = forms()[code]
    written = form.written
    assert never_fires(form) == []
    if written.rules or written.fee_cases:
        assert any(not row.refuses and not row.warns for row in written.tests), "no clean row"


def never_fires(form: DeclaredForm) -> list[str]:
    """The rules and fee cases of a form that fire in none of its rows."""
    silent = []
    for rule in form.written.rules:
        alone = declared(replace(form.written, rules=(rule,), fee_cases=()), shared())
        if not any(_fires(alone, rule, texts_of(row)) for row in form.written.tests):
            silent.append(rule.say)
    for number, case in enumerate(form.fee_cases):
        rows = map(texts_of, form.written.tests)
        before = form.fee_cases[:number]
        if not any(case.applies(t) and not any(one.applies(t) for one in before) for t in rows):
            silent.append(case.case)
    return silent


def _fires(form: DeclaredForm, rule: WrittenRule, texts: dict[str, str]) -> bool:
    found = {**rules.refusals(form.spec, texts), **warnings_of(form, texts)}
    return any(isinstance(why, RuleRefused) and why.say == rule.say for why in found.values())


TWO_RULES = """
paper = "Ngày sinh: {x.born_on}, ngày chết: {x.died_on}"
[[rules]]
refuse = "x.died_on < x.born_on"
say = "Ngày chết trước ngày sinh."
[[rules]]
refuse = "%s"
say = "%s"
[[fee_cases]]
when = "%s"
case = "quá hạn"
[[tests]]
on = "2026-10-02"
given = { "x.born_on" = "03/10/2026", "x.died_on" = "02/10/2026" }
refuses = ["x.died_on"]
"""
LATE, SOON = "x.born_on > received_on", "x.born_on > x.born_on"


@pytest.mark.parametrize(
    ("refuse", "say", "fee", "silent"),
    [
        (LATE, "Sau hôm nay.", LATE, []),
        (SOON, "Không bao giờ.", LATE, ["Không bao giờ."]),
        (SOON, "Ngày chết trước ngày sinh.", LATE, ["Ngày chết trước ngày sinh."]),
        (LATE, "Sau hôm nay.", SOON, ["quá hạn"]),
    ],
)
def test_a_rule_that_can_never_fire_is_found(refuse, say, fee, silent):
    assert never_fires(declare(TWO_RULES % (refuse, say, fee))) == silent


def test_a_place_without_a_kind_is_found():
    with pytest.raises(FormWrong) as refused:
        declare('paper = "Ô: {x.thing}"\n[places."x.thing"]\nkind = "quux"')
    assert (refused.value.field, refused.value.why) == ("places.x.thing.kind", "kind")


@pytest.mark.parametrize("code", CODES)
def test_the_rows_of_a_form_come_out_as_they_say(code):
    form = forms()[code]
    for row in form.written.tests:
        texts = texts_of(row)
        found = rules.refusals(form.spec, texts)
        assert set(found) == set(row.refuses), row
        assert set(warnings_of(form, texts)) == set(row.warns), row
        assert fee_case_of(form, texts) == row.fee_case, row


def texts_of(row: WrittenTest) -> dict[str, str]:
    return {**row.given, **given_texts(received_on=row.on, today=row.on, procedure=row.procedure)}


@pytest.mark.parametrize("code", CODES)
def test_the_procedures_of_a_form_are_in_the_catalogue(code):
    written = forms()[code].written
    assert {*written.procedures, *written.in_some_cases} <= catalogue()
    assert not set(written.procedures) & set(written.in_some_cases)


@pytest.mark.parametrize("code", CODES)
def test_a_later_form_names_one_that_ships_and_does_not_overlap_it(code):
    form = forms()[code].written
    if not form.replaces:
        return
    before = forms()[form.replaces].written
    if not form.province and not before.province:
        assert before.effective_to is not None
        assert before.effective_to < form.effective_from


@pytest.mark.parametrize("code", CODES)
def test_printed_lines_are_clean(code):
    for line in printed_lines(forms()[code]):
        assert line == line.strip() or not line.strip() or line.startswith(" | ")
        assert not re.search(r"\{|\}|@|\*\*", line), line


def test_every_element_of_the_language_is_used_by_some_form():
    kinds = {type(one).__name__ for form in forms().values() for one in every(form.paper)}
    assert kinds >= {"Line", "Gap", "Motto", "Title", "Columns", "Sign", "Notes"}


# --- what is wrong with a file -----------------------------------------------------------------

HEAD = """
code = "trial"
name = "Đơn thử"
title = "ĐƠN THỬ"
legal_basis = "không có"
source = "bài kiểm tra"
effective_from = "2026-01-01"
"""


def declare(text: str) -> DeclaredForm:
    return declared(form_from(HEAD + text, "trial.toml"), shipped_forms(FOLDER).shared)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Tên: {a b}", "place"),
        ("Tên: {name", "braces"),
        ("**Tên: {name}", "stars"),
        ("Tên: {name:backwards}", "view"),
        ("Theo {name~gạch}", "place"),
        ("Tên: {name, lines=99}", "option"),
        ("@columns 1:1\\nmột\\n@end", "columns"),
        ("@columns 1\\nmột", "end"),
        ("@table 1:1\\n| a | b\\n| c\\n@end", "columns"),
        ("@use nothing", "block"),
        ("@explode", "command"),
        ("@frame\\n" * 6, "depth"),
        ("@use", "block"),
        ("@photo 0x0 Ảnh", "command"),
        (f"@photo {'9' * 400}x1 Ảnh", "command"),
        (f"@gap {'9' * 400}", "command"),
        (f"@columns 1:{'9' * 400}\\nmột\\n||\\nhai\\n@end", "shares"),
        ("A" * 6000, "long"),
    ],
)
def test_a_line_that_is_not_understood_is_named(line, why):
    with pytest.raises(FormPaperWrong) as caught:
        declare(f'paper = "{line}"')
    assert caught.value.why == why


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        ('required = ["nobody.full_name"]\npaper = "Tên: {x.full_name}"', "unknown_place"),
        ('paper = "{x.full_name}"', "label"),
        ('paper = "Số: {x.count}"\n[places."x.count"]\nkind = "sum"\nlabel = "Số"', "kind"),
        ('paper = "Tên: {x.full_name}"\n[people.y]\nwords = "ai"', "unknown_person"),
        ('blank_with_id = ["x.sex"]\npaper = "Giới tính: {x.sex}"', "no_id"),
        ('paper = "Tên: {x.full_name}"\n[[rules]]\nsay = "Sai."', "rule"),
        ('effective_to = "2000-01-01"\npaper = "Tên: {x.full_name}"', "dates"),
        ('paper = "Tên: {x.full_name}"\n[places."x.full_name"]\nlimits = [1, 2]', "limits"),
        ('paper = "Con: {x.n}"\n[places."x.n"]\nkind = "number"\nlimits = [5, 1]', "limits"),
        (
            'paper = "Ngày sinh: {x.born_on}"\n[places."x.born_on"]\ndefault = "31/02/2020"',
            "default",
        ),
        ('paper = "' + "\\n".join(f"Tên: {{x.p{n}}}" for n in range(700)) + '"', "many"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_key(tables, why):
    with pytest.raises(FormWrong) as caught:
        declare(tables)
    assert caught.value.why == why


@pytest.mark.parametrize(
    ("rule", "column"),
    [
        ("x.born_on > y.born_on", 13),
        ("__import__('os').system('x')", 1),
        ("[one for one in x]", 1),
        ("x.born_on + 1 > 2", 1),
        ("9 ** 9 ** 9 > 1", 1),
        ("(" * 200 + "1", None),
        ("has(x.born_on) and " * 60 + "true", None),
    ],
)
def test_a_rule_that_is_not_understood_is_refused_with_its_column(rule, column):
    text = f'paper = "Ngày sinh: {{x.born_on}}"\n[[rules]]\nrefuse = "{rule}"\nsay = "Sai."'
    with pytest.raises(ExpressionWrong) as caught:
        declare(text)
    assert column is None or caught.value.column == column


def test_a_cell_of_a_table_may_be_empty():
    form = declare('paper = "@table 1:1\\n| | Ông\\n| Tên | {x.full_name}\\n@end"')
    assert form.labels == {"x.full_name": "Tên"}


def test_a_file_larger_than_any_form_is_refused():
    with pytest.raises(FormFileBroken):
        form_from("#" * 500_000, "trial.toml")


def test_a_broken_file_is_refused_with_its_line_and_column():
    with pytest.raises(FormFileBroken) as refused:
        form_from('code = "trial"\nname = "Đơn', "trial.toml")
    assert (refused.value.source, refused.value.line) == ("trial.toml", 2)
    assert "trial.toml dòng 2, cột" in sentence(refused.value)


@pytest.mark.parametrize(
    ("text", "field", "what"),
    [
        ('[[rules]]\nwarn = "child.born > received_on"\nsay = "?"', "rules.1.warn", "child.born"),
        (
            "[[rules]]\nrefuse = \"__import__('os').system('id') == 0\"\nsay = '?'",
            "rules.1.refuse",
            "__import__('os').system",
        ),
        ('[places."x.full_name"]\nshown_when = "has(y)"', "places.x.full_name.shown_when", "y"),
        ('[places."x.full_name"]\ncomputed = "y"', "places.x.full_name.computed", "y"),
        ('[[fee_cases]]\nwhen = "y > 1"\ncase = "?"', "fee_cases.1.when", "y"),
    ],
)
def test_a_wrong_expression_names_file_field_and_column(text: str, field: str, what: str):
    with pytest.raises(ExpressionWrong) as refused:
        declare(f'paper = "Họ và tên: {{x.full_name}}, ngày sinh {{x.born_on}}"\n{text}')
    wrong = refused.value
    assert (wrong.form, wrong.field, wrong.what) == ("trial", field, what)
    assert wrong.column >= 1
    said = f"Mẫu trial, mục “{field}”, biểu thức"
    assert sentence(wrong).startswith(said)


def test_a_number_of_thousands_of_digits_is_refused():
    with pytest.raises(FormFileBroken):
        form_from("margins = [" + "9" * 5000 + "]", "trial.toml")


def test_computed_places_that_rest_on_each_other_in_a_circle_are_refused():
    with pytest.raises(ExpressionWrong):
        declare(
            'paper = "Một: {x.a}, hai: {x.b}"\n'
            '[places."x.a"]\ncomputed = "x.b"\n[places."x.b"]\ncomputed = "x.a"'
        )


def test_a_chain_of_computed_places_is_followed_once():
    # each rests on the two before it: followed one by one, the last would take 2 ** 39 steps
    places = "".join(f" {{x.c{n}}}" for n in range(40))
    computed = "".join(
        f'[places."x.c{n}"]\ncomputed = "{f"x.c{n - 1} - x.c{n - 2}" if n > 1 else "x.count"}"\n'
        for n in range(40)
    )
    form = declare(
        f'paper = "Số: {{x.count}}{places}"\n[places."x.count"]\nkind = "number"\nlabel = "Số"\n'
        f'{computed}[[rules]]\nwarn = "x.c39 == -7"\nsay = "Trừ."\nplace = "x.count"'
    )
    assert list(warnings_of(form, {"x.count": "7"})) == ["x.count"]
    assert warnings_of(form, {"x.count": "8"}) == {}


def test_a_file_nested_without_end_is_refused():
    with pytest.raises(FormFileBroken):
        form_from("a = " + "[" * 5000, "trial.toml")


def test_a_form_of_another_name_than_its_file_is_refused(tmp_path: Path):
    (tmp_path / "shared.toml").write_bytes((FOLDER / "shared.toml").read_bytes())
    (tmp_path / "other.toml").write_text(HEAD + 'paper = "Tên: {x.full_name}"', encoding="utf-8")
    forms = shipped_forms(tmp_path).forms
    with pytest.raises(FormWrong):
        forms.heads()
    with pytest.raises(FormWrong):
        forms["other"]


def test_the_head_of_a_file_says_what_the_whole_file_says():
    files = shipped_forms(FOLDER).forms
    assert files.heads() == tuple(head_of(form) for form in files.values())


def test_the_head_of_a_compared_form_says_so(tmp_path: Path):
    (tmp_path / "shared.toml").write_bytes((FOLDER / "shared.toml").read_bytes())
    text = (FOLDER / "birth.toml").read_text(encoding="utf-8")
    compared = text.replace("checked = false", "checked = true")
    (tmp_path / "birth.toml").write_text(compared, encoding="utf-8")
    files = shipped_forms(tmp_path).forms
    assert [one.is_checked for one in files.heads()] == [True]
    assert files.heads() == tuple(head_of(form) for form in files.values())


def test_a_form_is_read_when_it_is_asked_for_and_once(monkeypatch):
    read: list[str] = []
    text_of = Path.read_text

    def watched(path: Path, **how: str) -> str:
        read.append(path.stem)
        return text_of(path, **how)

    monkeypatch.setattr(Path, "read_text", watched)
    files = shipped_forms(FOLDER).forms
    assert len(files) == len(CODES)
    assert not {"birth", *CODES} & set(read)
    read.clear()
    assert files["birth"] is files["birth"] is files.without(["death"])["birth"]
    assert read == ["birth"]
    assert "death" not in files.without(["death"])


def test_the_number_of_an_id_paper_leaves_the_places_of_the_second_note_blank():
    form = forms()["birth"]
    days = given_texts(received_on=date(2026, 10, 2), today=date(2026, 10, 2))
    without = {one.name for one in rules.shown(form.spec, days)}
    paper = "Căn cước công dân số 087073052838 do Cục Cảnh sát QLHC về TTXH cấp ngày 20/11/2021"
    given = {**days, "requester.id_paper": paper}
    assert without - {one.name for one in rules.shown(form.spec, given)} == {"requester.residence"}


def test_a_residence_without_a_commune_is_doubted_and_a_hospital_is_not():
    form = forms()["death"]
    days = given_texts(received_on=date(2026, 10, 2), today=date(2026, 10, 2))
    told = warnings_of(form, {**days, "requester.residence": "nhà tôi"})
    assert isinstance(told["requester.residence"], AddressWithoutCommune)
    for right in ("Ấp 3, Tràm Chim", "xã Tràm Chim", "Berlin, CHLB Đức", ""):
        assert "requester.residence" not in warnings_of(
            form, {**days, "requester.residence": right}
        )
