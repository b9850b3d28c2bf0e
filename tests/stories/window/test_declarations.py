"""Tờ khai trên cửa sổ: what is entered at the counter stands on the signed paper."""

from pytest_bdd import parsers, scenarios, then, when

from commune_desk.services.desk import lookup
from commune_desk.services.papers import declarations
from tests.documents.reading import read
from tests.stories.window.conftest import Hands

scenarios(
    "../features/cua_so_to_khai.feature",
    "../features/cua_so_to_khai_cu_tru.feature",
    "../features/cua_so_to_khai_khac.feature",
)


@when(parsers.parse('đánh dấu "{name}"'))
def ticked(hands: Hands, name: str):
    hands.page.tick(name)


@when(parsers.parse('bỏ dấu "{name}"'))
def unticked(hands: Hands, name: str):
    hands.page.tick(name, is_on=False)


@then(parsers.parse('trang không hỏi "{name}"'))
def is_not_asked(hands: Hands, name: str):
    assert not hands.page.has(name)


@then(parsers.parse('trang hỏi "{name}"'))
def is_asked(hands: Hands, name: str):
    assert hands.page.has(name)


@then("tờ khai của hồ sơ ghi:")
def declaration_says(hands: Hands, datatable: list[list[str]]):
    text = declaration_text(hands)
    for (words,) in datatable:
        assert words in text


@then(parsers.parse('tờ khai của hồ sơ không ghi "{words}"'))
def declaration_does_not_say(hands: Hands, words: str):
    assert words not in declaration_text(hands)


def declaration_text(hands: Hands) -> str:
    """What the declaration of the newest dossier prints."""
    hands.remember_the_newest()
    desk, dossier_no = hands.story.desk, hands.story.dossier_no
    (kept,) = lookup.known(desk, dossier_no).declarations
    printed = declarations.make_declaration(desk, dossier_no, kept.form_code)
    return " ".join(" ".join(read(printed.paper.content).pages).split())
