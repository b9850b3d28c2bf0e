"""Every page has help of its own (F1)."""

import pytest
from PySide6.QtWidgets import QTextBrowser

from commune_desk.ui.frame.actions import PAGES, PageEntry
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.help.page import HelpPage, help_text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_has_help_of_its_own(page: PageEntry):
    others = [help_text(other) for other in PAGES if other is not page]
    assert help_text(page).startswith("# ")
    assert help_text(page) not in others


def test_f1_on_a_page_shows_what_is_said_of_it(qtbot, frame: PageFrame):
    page = HelpPage(frame)
    qtbot.addWidget(page)
    page.open_item("citizens")
    (shown,) = page.findChildren(QTextBrowser)
    assert shown.toPlainText().startswith("Công dân")
    assert "Ctrl+K" in shown.toPlainText()
