"""Danh sách trên cửa sổ: the lists say what matters, keep their place, and take several rows."""

from PySide6.QtGui import QGuiApplication
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.desk import lookup
from commune_desk.services.handling import handling
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.dossiers import LIST
from tests.ui.drivers.printing import PrintRun
from tests.ui.drivers.returns import LIST as WAITING
from tests.ui.drivers.returns import Returns
from tests.ui.drivers.screen import until

scenarios("../features/cua_so_danh_sach.feature")


@given("mọi hồ sơ đã có kết quả")
def all_finished(story: Story):
    for row in lookup.page(story.desk, DossierFilter(now=story.clock.at)).rows:
        handling.step(story.desk, row.dossier_no, StepRequest(Action.FINISH, story.clock.at))


@when("sang trang hồ sơ")
def list_shown(hands: Hands):
    hands.window.dossiers()


@when("sang trang trả kết quả")
def returns_shown(hands: Hands):
    hands.window.returns()


@when(parsers.parse('bấm các phím "{keys}"'))
def keys_pressed(hands: Hands, keys: str):
    for key in keys.split():
        hands.press(key)


@when(parsers.parse('chọn dòng "{text}" và bấm Ctrl+C'))
def row_copied(hands: Hands, text: str):
    hands.window.choose_row(LIST, text)
    hands.window.find(LIST).setFocus()
    hands.press("Ctrl+C")


@when(parsers.parse('bấm đầu cột "{title}"'))
def head_clicked(hands: Hands, title: str):
    hands.window.click_head(LIST, title)


@when(parsers.parse('bỏ cột "{title}"'))
def column_hidden(hands: Hands, title: str):
    hands.window.choose_columns(LIST, title)


@when("đóng cửa sổ rồi mở lại")
def opened_again(hands: Hands):
    hands.window.widget.close()
    hands.sit_down("mai")


@when(parsers.parse('"{login}" đăng nhập thay'))
def another_sits_down(hands: Hands, login: str):
    hands.window.widget.close()
    hands.sit_down(login)


@when(parsers.parse("đánh dấu {count:d} dòng rồi bấm F9"))
def marked(hands: Hands, count: int):
    hands.press("Down")
    for _ in range(count - 1):
        hands.press("Shift+Down")
    hands.press("F9")


@when(parsers.parse("xác nhận trả {count:d} kết quả"))
def confirmed(hands: Hands, count: int):
    asked = Returns(hands.window.widget).asked()
    until(lambda: asked.can(f"Trả {count} kết quả"))
    asked.press("Ctrl+Return")


@then(parsers.parse('cột "{title}" từ trên xuống là "{texts}"'))
def column_is(hands: Hands, title: str, texts: str):
    assert hands.window.column(LIST, title) == texts.split("; ")


@then(parsers.parse('dưới danh sách ghi "{words}"'))
def counted(hands: Hands, words: str):
    assert hands.window.text("count") == words


@then(parsers.parse('nội dung chép có "{text}"'))
def copied(text: str):
    assert text in QGuiApplication.clipboard().text()


@then(parsers.parse('con trỏ ở "{name}", dòng "{text}"'))
def stands_at(hands: Hands, name: str, text: str):
    assert hands.window.focus == name
    assert text in hands.window.chosen_row(name).values()


@then(parsers.parse('danh sách không có cột "{title}"'))
def has_no_column(hands: Hands, title: str):
    assert title not in hands.window.rows(LIST)[0]


@then(parsers.parse('danh sách có cột "{title}"'))
def has_column(hands: Hands, title: str):
    assert title in hands.window.rows(LIST)[0]


@then(parsers.parse("bảng in có giấy của {count:d} hồ sơ"))
def papers_of(hands: Hands, count: int):
    run = PrintRun.of(hands.window)
    assert f"{count} hồ sơ" in run.widget.windowTitle()
    run.close()


@then(parsers.re("cửa sổ hỏi ai nhận, có tên (?P<names>.+)"))
def asked_of(hands: Hands, names: str):
    asked = Returns(hands.window.widget).asked()
    for name in names.split(", "):
        assert asked.says(name.strip('"')), name


@then("danh sách chờ trả trống")
def nothing_waits(hands: Hands):
    assert Returns(hands.window.widget).waiting() == []
    assert WAITING not in hands.window.texts()
