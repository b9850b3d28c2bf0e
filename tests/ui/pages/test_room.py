"""Every page has room in the windows that scaled screens leave: nothing cut, nothing shortened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.actions import PAGES, PageEntry
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.page_header import PageHeader
from commune_desk.ui.frame.status_strip import StatusStrip
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.ui.look.theme import size
from tests.ui.pages.test_gallery import Scene, filled_intake, full_desk, item

__all__ = ["full_desk"]

SIZES = {
    "1366x768 at 125 %": QSize(1092, 614),
    "1366x768 at 150 %": QSize(910, 512),
    "1366x768 at 200 %": QSize(683, 384),
    "1280x720": QSize(1280, 720),
    "1920x1080": QSize(1920, 1080),
}
ITEMS: dict[str, Scene] = {
    "dossier": item("dossier", "000.99.99.H20-261002-0001"),
    "help": item("help", "intake"),
    "catalogue": item("procedure", "1.001193"),
    "intake": filled_intake,
}
SETTLE_MS = 120
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QTabBar)


@pytest.fixture(scope="module")
def window(
    full_desk: Desk,
    qapp: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[MainWindow]:
    """The window of the gallery's office, which has long names."""
    made = make_window(full_desk, Path(tmp_path_factory.mktemp("room")) / "window.ini")
    made.show()
    QTest.qWait(SETTLE_MS * 4)
    yield made
    made.close()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
@pytest.mark.parametrize("screen", SIZES)
def test_a_page_has_room(window: MainWindow, screen: str, entry: PageEntry) -> None:
    window.resize(SIZES[screen])
    if entry.key in ITEMS:
        ITEMS[entry.key](window)
    else:
        window.show_page(entry.key)
    QTest.qWait(SETTLE_MS)
    assert window.size() == SIZES[screen]
    assert faults(window) == []


def faults(window: MainWindow) -> list[str]:
    """What is cut or shortened, in words."""
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, QScrollBar):
            continue
        is_said = isinstance(part, CONTROLS) or (isinstance(part, QLabel) and part.text())
        if is_said:
            found += [f"{described(part)}: {fault}" for fault in cuts(part, window)]
    for whole in (StatusStrip, PageHeader):
        part = window.findChildren(whole)[0]
        if not window.rect().contains(placed(part, window)):
            found.append(f"{whole.__name__} is outside")
    return found


def cuts(part: QWidget, window: QWidget) -> Iterator[str]:
    yield from cut_by_an_owner(part, window)
    yield from squeezed(part)


def cut_by_an_owner(part: QWidget, window: QWidget) -> Iterator[str]:
    rect = part.rect()
    under, owner = part, part.parentWidget()
    while owner is not None and under is not window:
        rect = QRect(under.mapToParent(rect.topLeft()), rect.size())
        area = owner.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is owner:
            off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if off and not 0 <= rect.left() <= rect.right() <= owner.width():
                yield f"cut at the side of {type(area).__name__}"
            break
        if not owner.rect().contains(rect):
            yield f"cut by {type(owner).__name__} {rect.getRect()} in {owner.size().toTuple()}"
            break
        under, owner = owner, owner.parentWidget()


def squeezed(part: QWidget) -> Iterator[str]:
    if isinstance(part, QPushButton) and part.width() < part.minimumSizeHint().width():
        yield f"{part.width()} wide, its words need {part.minimumSizeHint().width()}"
    needed = min(part.minimumSizeHint().height(), size("control"))
    if isinstance(part, CONTROLS) and part.height() < needed:
        yield f"{part.height()} high, needs {needed}"
    lines = part.heightForWidth(part.width())
    if isinstance(part, QLabel) and part.wordWrap() and part.height() < lines:
        yield f"{part.height()} high, its lines need {lines}"


def placed(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def described(part: QWidget) -> str:
    words = part.text() if isinstance(part, QAbstractButton | QLabel | QLineEdit) else ""
    owners = type(part.parentWidget()).__name__
    return f"{type(part).__name__} {(words or part.accessibleName())[:40]!r} in {owners}"
