"""Liên thông trên cửa sổ: one entry, several dossiers that know each other."""

from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.services.desk import lookup
from commune_desk.services.reception import visits
from commune_desk.ui.pages.intake.linking import DECLINE
from tests.stories.window.conftest import Hands

scenarios("../features/cua_so_lien_thong.feature")


@when(parsers.parse('đánh dấu "{name}"'))
def ticked(hands: Hands, name: str):
    hands.page.tick(name)


@when(parsers.parse('từ chối "{procedure}" vì "{why}"'))
def declined(hands: Hands, procedure: str, why: str):
    hands.page.choose(f"{procedure}: {DECLINE[0].lower()}{DECLINE[1:]}")
    asked = hands.page.dialog("Từ chối tiếp nhận")
    asked.fill_in({"Lý do từ chối": why})
    asked.choose("Lưu")


@then("các hồ sơ đã tiếp nhận, mỗi hồ sơ một ngày hẹn:")
def all_are_received(hands: Hands, datatable: list[list[str]]):
    desk = hands.story.desk
    rows = lookup.page(desk, DossierFilter(now=desk.now())).rows
    assert sorted(row.procedure_name for row in rows) == sorted(name for (name,) in datatable)
    assert len({row.due_at for row in rows}) == len(rows)


@then(parsers.parse('lượt "{procedure}" bị từ chối vì "{why}"'))
def visit_is_declined(hands: Hands, procedure: str, why: str):
    [visit] = visits.page(hands.story.desk).rows
    assert (visit.procedure_name, visit.items) == (procedure, (why,))


@then(parsers.parse('hồ sơ "{first}" và hồ sơ "{second}" đã tiếp nhận'))
def both_are_received(hands: Hands, first: str, second: str):
    assert {first, second} == numbers(hands).keys()


@then(parsers.parse('tờ khai "{form}" của hồ sơ "{procedure}" ghi "{words}"'))
def declaration_says(hands: Hands, form: str, procedure: str, words: str):
    kept = lookup.known(hands.story.desk, numbers(hands)[procedure]).declarations
    assert words in next(one for one in kept if one.form_code == form).texts.values()


@then(parsers.parse('trang hồ sơ "{procedure}" nêu hồ sơ liên thông "{other}"'))
def page_names_the_other(hands: Hands, procedure: str, other: str):
    known = numbers(hands)
    hands.story.dossier_no = known[procedure]
    assert hands.dossier.says(known[other])
    assert hands.dossier.says(other)


def numbers(hands: Hands) -> dict[str, str]:
    """The dossiers of the office, by the name of their procedure."""
    desk = hands.story.desk
    rows = lookup.page(desk, DossierFilter(now=desk.now())).rows
    return {row.procedure_name: row.dossier_no for row in rows}
