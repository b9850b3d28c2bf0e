"""Rows and columns: widgets laid out with the distances of the token file."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from commune_desk.ui.look import theme

Item = QWidget | QLayout | None
_LAYERS = 3
"""A list in a card in a column: a change of height goes up a layer with each round of layouts."""


def row(*items: Item, gap: str = "s", margin: str = "") -> QHBoxLayout:
    """The items side by side; None stretches."""
    box = QHBoxLayout()
    _fill(box, items, gap=gap, margin=margin)
    return box


def column(*items: Item, gap: str = "s", margin: str = "") -> QVBoxLayout:
    """The items below each other; None stretches."""
    box = QVBoxLayout()
    _fill(box, items, gap=gap, margin=margin)
    return box


def boxed(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """A plain widget that holds a layout."""
    widget = QWidget(parent)
    widget.setLayout(layout)
    return widget


def in_order(widgets: Sequence[QWidget]) -> None:
    """Tab goes from each widget to the next: the order of the work."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def lay_out_now() -> None:
    """Bring all into its place before the next picture of it is drawn."""
    for _ in range(_LAYERS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def paint_now(window: QWidget) -> None:
    """Let the officer see what was done before something slower is begun."""
    lay_out_now()
    window.repaint()


def empty(box: QBoxLayout) -> None:
    """Take everything out of a row or column; the widgets go for good, from sight at once.

    One that is merely hidden keeps the focus where nothing else takes it, and the next key.
    """
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setEnabled(False)
            widget.hide()
            widget.deleteLater()


def _fill(box: QBoxLayout, items: Iterable[Item], *, gap: str, margin: str) -> None:
    edge = theme.space(margin) if margin else 0
    box.setContentsMargins(edge, edge, edge, edge)
    box.setSpacing(theme.space(gap) if gap else 0)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
