"""Every page has help of its own (F1); it is searched, printed as keys, shown after an update."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QListWidget, QTextBrowser

from commune_desk import __version__
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.actions import PAGES, PageEntry
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.way_in import desk_window
from commune_desk.ui.look.theme import FONT_FAMILY
from commune_desk.ui.pages.help.key_groups import EVERYWHERE, key_groups
from commune_desk.ui.pages.help.page import NOTHING_FOUND
from commune_desk.ui.pages.help.topics import (
    CHANGES,
    KEYS,
    all_topics,
    found_in,
    help_text,
    picture_of,
)
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

SEARCH = "Tìm trong trợ giúp"


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Area:
    return Area(page_alone(qtbot, frame, "help", "citizens"))


def read(area: Area) -> str:
    (shown,) = area.widget.findChildren(QTextBrowser)
    return shown.toPlainText()


def listed(area: Area) -> list[str]:
    (topics,) = area.widget.findChildren(QListWidget)
    return [topics.item(row).text() for row in range(topics.count())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_has_help_of_its_own(page: PageEntry):
    others = [help_text(other) for other in PAGES if other is not page]
    assert help_text(page).startswith("# ")
    assert help_text(page) not in others


def test_every_page_that_is_worked_on_has_its_picture():
    assert [page.key for page in PAGES if not picture_of(page).is_file()] == ["help"]


def test_f1_on_a_page_shows_what_is_said_of_it(page: Area):
    assert read(page).startswith("Công dân")
    assert "Ctrl+K" in read(page)
    (shown,) = page.widget.findChildren(QTextBrowser)
    assert "citizens.png" in shown.toHtml()


def test_the_topic_that_is_read_stays_in_sight_in_a_lower_window(qtbot, page: Area):
    """At 150 % the list stood two lines above it."""
    page.widget.resize(850, 400)
    page.widget.open_item("office")  # type: ignore[attr-defined]  # the help page
    page.widget.resize(850, 250)
    qtbot.wait(20)
    (topics,) = page.widget.findChildren(QListWidget)
    assert topics.viewport().rect().contains(topics.visualItemRect(topics.currentItem()))


def test_what_is_typed_is_found_in_every_topic(page: Area):
    before = listed(page)
    page.enter(SEARCH, "viet ho")
    assert 0 < len(listed(page)) < len(before)
    page.enter(SEARCH, "chung thuc")
    assert listed(page)[0] == "Chứng thực"
    assert read(page).startswith("Chứng thực")


def test_where_nothing_is_found_it_is_said(page: Area):
    page.enter(SEARCH, "khongcogi")
    assert listed(page) == []
    assert page.says(NOTHING_FOUND)


def test_a_topic_that_is_called_so_comes_first():
    found = found_in(all_topics(), "bao cao")
    assert found[0].key == "report"
    assert len(found) > 1


@pytest.mark.parametrize("topic", [topic.key for topic in all_topics()])
def test_every_letter_is_of_the_font_that_comes_with_the_program(page: Area, topic: str):
    """A command stood in whatever the system has for typewriters: with serifs under Wine."""
    page.widget.open_item(topic)  # type: ignore[attr-defined]  # a page that opens one thing
    (shown,) = page.widget.findChildren(QTextBrowser)
    document = shown.document()
    assert document.defaultFont().family() == FONT_FAMILY
    named = re.findall(r"font-family:([^;]+);", document.toHtml())
    assert {one.strip("' ") for one in named} == {FONT_FAMILY}


def test_the_keys_and_what_changed_are_topics_too():
    keys = [topic.key for topic in all_topics()]
    assert keys[0] == "help"
    assert keys[-2:] == [KEYS, CHANGES]


def test_the_sheet_has_the_keys_of_the_pages(frame: PageFrame):
    groups = {group.title: dict(group.keys) for group in key_groups(frame)}
    assert groups[EVERYWHERE]["Ctrl+K"].startswith("Tìm")
    assert groups["Tiếp nhận"]["F9"] == "Tiếp nhận và in"
    assert all(keys for keys in groups.values())


def test_the_sheet_is_made_for_paper(page: Area, frame: PageFrame):
    page.press("Ctrl+P")
    (sheet,) = frame.desk.folder.reports.glob("*.pdf")
    (only,) = PdfReader(sheet).pages
    text = only.extract_text()
    assert "BẢNG PHÍM TẮT" in text
    assert "Tiếp nhận và in" in text


def test_after_an_update_what_changed_is_shown_once(qtbot, desk: Desk, tmp_path: Path):
    def stands() -> MainWindow:
        window = desk_window.make_window(desk, tmp_path / "window.ini")
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.ready):
            window.show()
        return window

    window = stands()
    assert window.page_key != "help"
    window.frame.remembered.remember(desk_window.VERSION, "0.0.9")
    window.close()
    window = stands()
    assert window.page_key == "help"
    (shown,) = Area(window).shown(QTextBrowser)
    assert "Những thay đổi" in shown.toPlainText()
    assert window.frame.remembered.text(desk_window.VERSION) == __version__
    window.close()
    assert stands().page_key != "help"
