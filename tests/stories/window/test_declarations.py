"""Tờ khai hộ tịch trên cửa sổ: what is entered at the counter stands on the signed paper."""

from pytest_bdd import scenarios, then

from commune_desk.services.desk import lookup
from commune_desk.services.papers import declarations
from tests.documents.reading import read
from tests.stories.window.conftest import Hands

scenarios("../features/cua_so_to_khai.feature")


@then("tờ khai của hồ sơ ghi:")
def declaration_says(hands: Hands, datatable: list[list[str]]):
    hands.remember_the_newest()
    desk, dossier_no = hands.story.desk, hands.story.dossier_no
    (kept,) = lookup.known(desk, dossier_no).declarations
    printed = declarations.make_declaration(desk, dossier_no, kept.form_code)
    text = " ".join(" ".join(read(printed.path.read_bytes()).pages).split())
    for (words,) in datatable:
        assert words in text
