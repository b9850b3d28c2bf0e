"""What has no room on the screen, in words: cut, shortened, squeezed or lying over its neighbour.

What is read on every page in one way is looked at with it: telephone numbers stand in groups.

`faults(widget)` goes through everything that is shown in a window or a dialog. A scroll area gives
its content room in the directions in which it scrolls; a line of text that is typed may be longer
than its field, which then shows the end where the focus is; a notice of one line may end in an
ellipsis: the pointer shows it whole, and it can be read again.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSplitter,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTextEdit,
    QWidget,
)

from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.text import OneLine

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QTabBar)
WHOLE = (QComboBox, QAbstractSpinBox, QAbstractScrollArea, QTabBar, QSplitter)
"""Their parts are their own affair."""

PHONE = re.compile(r"(?<!\d)0[235789]\d{8,9}(?!\d)")

AROUND = QSize(8, 40)
"""What the system draws around a window: its edges and its title."""


def faults(whole: QWidget) -> list[str]:
    """Everything that has no room in a window or a dialog."""
    found = [*larger_than_its_screen(whole)]
    for part in shown(whole):
        found += [f"{described(part)}: {fault}" for fault in cuts(part, whole)]
    found += sideways(whole)
    found += ungrouped(whole)
    for owner in (whole, *shown(whole)):
        if not isinstance(owner, WHOLE):
            found += overlaps(owner)
    return list(dict.fromkeys(found))


def shown(whole: QWidget) -> Iterator[QWidget]:
    """Everything in it that is shown, other windows over it left out."""
    for part in whole.findChildren(QWidget):
        is_part = part.isVisible() and part.window() is whole.window()
        if is_part and not isinstance(part, QScrollBar | QSizeGrip | QSplitterHandle):
            yield part


def larger_than_its_screen(whole: QWidget) -> Iterator[str]:
    """A dialog of which a part is outside of the screen, or behind what the system draws."""
    if not isinstance(whole, QDialog):
        return
    free = whole.screen().availableGeometry().size()
    free -= AROUND
    if whole.width() > free.width() or whole.height() > free.height():
        yield f"{type(whole).__name__} is {whole.size().toTuple()}, the screen {free.toTuple()}"


def cuts(part: QWidget, whole: QWidget) -> Iterator[str]:
    """How a part is cut: by what it lies in, or because its words need more than it has."""
    is_said = isinstance(part, CONTROLS) or (isinstance(part, QLabel) and part.text())
    if is_said and not is_inner(part):
        yield from cut_by_an_owner(part, whole)
        yield from too_low(part)
        if not isinstance(part, OneLine):
            yield from too_narrow(part)
    if isinstance(part, QHeaderView) and part.orientation() is Qt.Orientation.Horizontal:
        yield from shortened_titles(part)


NARROW = 900
"""Under so many logical pixels a list may be scrolled sideways; a form never."""

WIDE = ("Biểu 07a", "Phản ánh, kiến nghị trong kỳ")
"""Tables with the columns of their papers, which no screen of an office holds."""


def sideways(whole: QWidget) -> Iterator[str]:
    """What can be scrolled to the side, and so hides a part of itself."""
    for area in (one for one in shown(whole) if isinstance(one, QAbstractScrollArea)):
        is_list = isinstance(area, QAbstractItemView)
        is_text = isinstance(area, QPlainTextEdit | QTextEdit | QPdfView | QGraphicsView)
        may_be = is_list and (whole.window().width() < NARROW or area.accessibleName() in WIDE)
        is_drawing = isinstance(area, QScrollArea) and not area.widgetResizable()
        over = area.horizontalScrollBar().maximum()
        if over and not (is_text or is_drawing or may_be):
            yield f"{described(area)} scrolls sideways, by {over}"


def ungrouped(whole: QWidget) -> Iterator[str]:
    """Telephone numbers of which the digits stand in one row."""
    for part in (one for one in shown(whole) if isinstance(one, QLabel)):
        if found := PHONE.search(part.text()):
            yield f"{described(part)} has {found[0]!r} in one piece"


def is_inner(part: QWidget) -> bool:
    """Whether it is a part of one of Qt's own controls."""
    owner = part.parentWidget()
    return isinstance(owner, QComboBox | QAbstractSpinBox | QTabBar)


def cut_by_an_owner(part: QWidget, whole: QWidget) -> Iterator[str]:
    rect = part.rect()
    under, owner = part, part.parentWidget()
    while owner is not None and under is not whole:
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


def too_low(part: QWidget) -> Iterator[str]:
    needed = min(part.minimumSizeHint().height(), size("control"))
    if isinstance(part, CONTROLS) and part.height() < needed:
        yield f"{part.height()} high, needs {needed}"
    if isinstance(part, QLabel):
        lines = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
        if part.height() < lines:
            yield f"{part.height()} high, its lines need {lines}"


def too_narrow(part: QWidget) -> Iterator[str]:
    has, needs = part.width(), 0
    if isinstance(part, QPushButton) or (isinstance(part, QAbstractButton) and part.text()):
        needs = part.minimumSizeHint().width()
    elif isinstance(part, QLabel):
        needs = longest_word(part) if part.wordWrap() else part.sizeHint().width()
    elif isinstance(part, QComboBox):
        has, needs = room_for_words(part), advance(part, part.currentText())
    elif isinstance(part, QLineEdit) and not part.text():
        has, needs = room_for_hint(part), advance(part, part.placeholderText())
    elif isinstance(part, QTabBar) and part.count() and not part.usesScrollButtons():
        needs = part.tabRect(part.count() - 1).right()
    if has < needs:
        yield f"{has} wide, its words need {needs}"


def longest_word(part: QLabel) -> int:
    if part.textFormat() is not Qt.TextFormat.PlainText:
        return 0
    margins = part.width() - part.contentsRect().width() + 2 * max(0, part.margin())
    return max((advance(part, word) for word in part.text().split()), default=0) + margins


def room_for_words(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()


def room_for_hint(line: QLineEdit) -> int:
    """The width in which a line of text draws its words; Qt keeps two pixels at each side."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    element = QStyle.SubElement.SE_LineEditContents
    inner = line.style().subElementRect(element, option, line).width()
    margins = line.textMargins()
    return inner - margins.left() - margins.right() - 2 * 2


def advance(part: QWidget, words: str) -> int:
    return part.fontMetrics().horizontalAdvance(words)


def shortened_titles(head: QHeaderView) -> Iterator[str]:
    for place in range(head.count()):
        if head.isSectionHidden(place):
            continue
        title = head.model().headerData(place, Qt.Orientation.Horizontal)
        needs = head.sectionSizeFromContents(place).width()
        if head.sectionSize(place) < needs:
            yield f"title {title!r} {head.sectionSize(place)} wide, needs {needs}"


def overlaps(owner: QWidget) -> Iterator[str]:
    """Neighbours of which one lies over the other."""
    children = [
        one
        for one in owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one.isVisible() and not one.isWindow() and not isinstance(one, QSizeGrip)
    ]
    for one, other in combinations(children, 2):
        if one.geometry().intersects(other.geometry()):
            shared = one.geometry().intersected(other.geometry()).size().toTuple()
            yield f"{described(one)} and {described(other)} share {shared}"


def placed(part: QWidget, whole: QWidget) -> QRect:
    """Where a part lies in the whole."""
    return QRect(part.mapTo(whole, QPoint()), part.size())


def described(part: QWidget) -> str:
    """A part, its words and what it lies in."""
    words = part.text() if isinstance(part, QAbstractButton | QLabel | QLineEdit) else ""
    owners = type(part.parentWidget()).__name__
    return f"{type(part).__name__} {(words or part.accessibleName())[:40]!r} in {owners}"
