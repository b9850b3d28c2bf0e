"""Đơn, giấy viết hộ: letters that belong to no procedure."""

from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.services.desk import lookup
from commune_desk.services.papers import declarations
from commune_desk.services.reception import prepared
from tests.documents.reading import read
from tests.stories.window.conftest import Hands
from tests.ui.drivers.papers import hand_out

scenarios("../features/cua_so_don.feature")


@when("điền các ô:")
def filled_in_several(hands: Hands, datatable: list[list[str]]):
    hands.page.fill_in(dict(datatable))


@when("bấm F9 và đóng đơn vừa in")
def written_and_printed(hands: Hands):
    hands.press("F9")
    hand_out()


@when(parsers.parse('mở lại đơn của "{name}"'))
def opened_again(hands: Hands, name: str):
    hands.press("Ctrl+J")
    listed = hands.page.dialog("Hồ sơ viết hộ")
    listed.choose_row("Các hồ sơ viết hộ", name)
    assert listed.can("Mở lại để sửa")
    listed.press("F9")


@then(parsers.parse('dòng thủ tục ghi "{words}"'))
def procedure_line_says(hands: Hands, words: str):
    assert words in hands.intake.procedure_line


@then(parsers.parse('có nút "{words}", không có nút "{gone}"'))
def offers(hands: Hands, words: str, gone: str):
    assert hands.window.can(words)
    assert not hands.window.can(gone)


@then("đơn in ra ghi:")
def letter_says(hands: Hands, datatable: list[list[str]]):
    desk = hands.story.desk
    (made,) = declarations.make_prepared(desk, prepared.page(desk).rows[0].id)
    text = " ".join(read(made.paper.content).text.split())
    for (words,) in datatable:
        assert words in text


@then("không có hồ sơ nào, trang sẵn sàng cho người tiếp theo")
def nothing_received(hands: Hands):
    desk = hands.story.desk
    assert lookup.page(desk, DossierFilter(now=desk.now())).rows == ()
    assert hands.intake.is_empty


@then(parsers.parse('hồ sơ viết hộ có "{letter}" của mô hình "{model}"'))
def waits(hands: Hands, letter: str, model: str):
    (one,) = prepared.page(hands.story.desk).rows
    assert letter in one.procedure_name
    assert (one.procedure_code, one.model, one.prints) == ("", model, 1)
