"""Tra cứu trên cửa sổ: Ctrl+K, the lists and the catalogue."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.history import EventKind
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import a_reception
from tests.stories.window.conftest import Hands
from tests.ui.drivers.catalogue import Catalogue
from tests.ui.drivers.citizens import Citizens
from tests.ui.drivers.lists import export, workbooks, written
from tests.ui.drivers.window import Palette

scenarios("../features/cua_so_tra_cuu.feature")


@when(parsers.parse('bấm Ctrl+K rồi gõ "{text}"'))
def found(hands: Hands, text: str):
    hands.window.find_anything(text).open()


@when(parsers.parse('sang trang hồ sơ, xem "{chip}"'))
def list_narrowed(hands: Hands, chip: str):
    hands.window.dossiers().show_only(chip)


@when(parsers.parse('sang trang danh mục, lọc "{text}"'))
def catalogue_filtered(hands: Hands, text: str):
    hands.window.catalogue().filter(text)


@when(parsers.parse('đọc thủ tục "{name}"'))
def procedure_read(hands: Hands, name: str):
    assert name in Catalogue(hands.window.widget).read(name)


@then(parsers.parse('thông tin công dân "{name}" mở ra'))
def record_is_open(hands: Hands, name: str):
    assert Citizens(hands.window.widget).name == name


@then(parsers.parse('danh mục nói về "{name}"'))
def sheet_is_of(hands: Hands, name: str):
    assert Catalogue(hands.window.widget).sheet()[0] == name


@then(parsers.parse('cửa sổ ở trang "{page}"'))
def page_is(hands: Hands, page: str):
    assert hands.window.page == page


@then(parsers.parse('danh sách có {count:d} hồ sơ, đều ghi "{words}"'))
def all_are(hands: Hands, count: int, words: str):
    assert hands.window.dossiers().deadlines() == [words] * count


@when(parsers.re('mở ô tìm và gõ "(?P<text>.*)"'), target_fixture="palette")
def palette_asked(hands: Hands, text: str) -> Palette:
    return hands.window.find_anything(text)


@then(parsers.parse('ô tìm có "{detail}"'))
def palette_says(palette: Palette, detail: str):
    assert any(said.startswith(detail) for said in palette.details())


@then(parsers.parse('ô tìm có lần lượt "{first}" và "{second}"'))
def palette_has_in_order(palette: Palette, first: str, second: str):
    assert palette.found() == [first, second]


@then(parsers.parse('ô tìm nói "{words}"'))
def palette_tells(palette: Palette, words: str):
    assert palette.says(words)


@when(parsers.parse("bấm {key} khi đang tìm"))
def key_pressed_in_palette(palette: Palette, key: str):
    palette.press(key)


@given(parsers.parse("hôm nay đã nhận thêm {count:d} hồ sơ"))
def received_besides(hands: Hands, count: int):
    for _turn in range(count):
        intake.receive(hands.window.desk, a_reception())


@then(parsers.parse('ô tìm ghi hạn "{words}"'))
def palette_says_the_deadline(palette: Palette, words: str):
    assert palette.deadlines() == [words]


@when(parsers.parse('sang trang hồ sơ, lọc "{text}"'))
def dossiers_searched(hands: Hands, text: str):
    hands.window.dossiers().search(text)


@when("xuất danh sách đang hiện")
def list_exported(hands: Hands):
    export(hands.window, hands.window.frame)


@then(parsers.parse('tệp Excel có {count:d} dòng của "{name}"'))
def workbook_has(hands: Hands, count: int, name: str):
    _, (heads, *lines) = written(hands.window.frame)
    assert [line[heads.index("Người nộp")] for line in lines] == [name] * count


@then("tên tệp không có tên ai")
def name_is_of_no_person(hands: Hands):
    assert [path.name for path in workbooks(hands.window.frame)] == [
        "danh-sach-ho-so-2026-10-01-0900.xlsx"
    ]


@then("lịch sử ghi việc xuất danh sách")
def export_is_kept(hands: Hands):
    assert history.recent(hands.window.desk, 1)[0].kind is EventKind.LIST_EXPORTED
