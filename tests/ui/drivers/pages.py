"""A page without a window around it: its keys work, its frame is the test's."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.ui.frame.actions import PAGES, page_class
from commune_desk.ui.frame.page import ChangesHeader
from commune_desk.ui.frame.page_frame import PageFrame

SIZE = (1100, 640)
"""The room that a page has in the window of an old desk PC."""


def page_alone(qtbot, frame: PageFrame, key: str, item_id: str = "") -> QWidget:
    """The page of that key in `PAGES`, shown, with one item opened in it where one is named."""
    entry = next(entry for entry in PAGES if entry.key == key)
    page: QWidget = page_class(entry)(frame)
    qtbot.addWidget(page)
    if isinstance(page, ChangesHeader):
        page.header_changed.connect(lambda: _add_primary(page))
    _add_primary(page)
    page.resize(*SIZE)
    page.show()
    if item_id:
        page.open_item(item_id)  # type: ignore[attr-defined]  # a page that opens one thing
    page.on_shown()  # type: ignore[attr-defined]  # every page has it
    return page


def _add_primary(page: QWidget) -> None:
    """The key of what matters most on a page works, as the window sees to it."""
    primary: QAction | None = page.primary_action  # type: ignore[attr-defined]  # every page has it
    if primary is not None:
        page.addAction(primary)
