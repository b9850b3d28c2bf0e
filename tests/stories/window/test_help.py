"""Trợ giúp: F1 on every page, search, the sheet of keys, what changed."""

from pypdf import PdfReader
from PySide6.QtWidgets import QTextBrowser
from pytest_bdd import parsers, scenarios, then, when

from commune_desk.services.reception import intake
from commune_desk.ui.frame.actions import PAGES, permitted
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.way_in.desk_window import VERSION
from commune_desk.ui.look.remembered import Remembered
from commune_desk.ui.pages.help.topics import help_text
from tests.factories import a_reception
from tests.stories.window.conftest import Hands
from tests.ui.drivers.screen import until

scenarios("../features/cua_so_tro_giup.feature")

SEARCH, TOPICS = "Tìm trong trợ giúp", "Các mục trợ giúp"


def browser(hands: Hands) -> QTextBrowser:
    (shown,) = hands.window.shown(QTextBrowser)
    return shown


@then("F1 ở mỗi trang mở trợ giúp của trang đó, có hình, Esc về lại trang đó")
def every_page_helps(hands: Hands):
    window = hands.window.widget
    assert isinstance(window, MainWindow)
    number = intake.receive(hands.window.desk, a_reception()).dossier.dossier_no
    for entry in permitted(PAGES, hands.window.desk.officer.role):
        if entry.key == "help":
            continue
        if entry.key == "dossier":
            hands.window.frame.open_item("dossier", number)
        else:
            hands.window.frame.show_page(entry.key)
        hands.press("F1")
        first_line = help_text(entry).splitlines()[0].removeprefix("# ")
        assert browser(hands).toPlainText().startswith(first_line), entry.key
        assert f"{entry.key}.png" in browser(hands).toHtml(), entry.key
        hands.press("Esc")
        assert window.page_key == entry.key


@when(parsers.parse('tìm trong trợ giúp "{text}"'))
def searched(hands: Hands, text: str):
    hands.window.enter(SEARCH, text)


@then(parsers.parse('danh sách trợ giúp có "{topic}"'))
def listed(hands: Hands, topic: str):
    assert topic in hands.window.lines(TOPICS)


@then(parsers.parse('có bảng phím để in, ghi "{words}"'))
def sheet_is_made(hands: Hands, words: str):
    reports = hands.window.desk.folder.reports
    until(lambda: any(reports.glob("*.pdf")))
    (sheet,) = reports.glob("*.pdf")
    assert words in "".join(page.extract_text() for page in PdfReader(sheet).pages)


@when(parsers.parse('máy này vừa lên bản mới và cửa sổ của "{login}" mở'))
def updated(hands: Hands, login: str):
    hands.leave()
    Remembered(hands.office.folder.window).remember(VERSION, "0.0.9")
    hands.begin_the_day(login)


@when("đóng cửa sổ rồi mở lại")
def opened_again(hands: Hands):
    hands.begin_the_day()


@then(parsers.parse('cửa sổ đọc "{words}"'))
def reads(hands: Hands, words: str):
    until(lambda: any(True for _ in hands.window.shown(QTextBrowser)))
    assert browser(hands).toPlainText().startswith(words)


@then(parsers.parse('cửa sổ ở trang "{page}"'))
def page_is(hands: Hands, page: str):
    assert hands.window.page == page
