"""A page that is made shows no window of its own: a part without a parent would flash."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.actions import PAGES
from commune_desk.ui.frame.way_in.desk_window import make_window
from tests.ui.drivers.window import Window


class ShownWindows(QObject):
    """Remembers every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[ShownWindows]:
    watching = ShownWindows()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def test_pages_show_no_window_of_their_own(qtbot, desk: Desk, shown: ShownWindows):
    window = make_window(desk, desk.folder.window)
    qtbot.addWidget(window)
    window.show()
    for entry in PAGES:
        if entry.in_rail and desk.officer.role in entry.roles:
            window.show_page(entry.key)
    assert shown.names == ["MainWindow"]


def test_what_a_window_was_about_to_tell_ends_with_it(desk: Desk, qapp: QApplication):
    window = Window.of(desk)
    frame = window.frame
    frame.changes.settings_changed.emit()
    window.break_off()
    assert not isValid(frame)
