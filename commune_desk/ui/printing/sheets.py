"""The sheet of paper that a printer takes for a document, and where the pages stand on it.

A page is printed in its own size, never made larger or smaller. A printer that has A4 but not A5
gets two A5 pages side by side on a sheet: one cut through the middle makes two slips of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

_A4, _A5 = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5
_UPRIGHT, _LYING = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
_CORNER = QPointF(0, 0)
A5 = QPageSize(_A5).size(QPageSize.Unit.Point)
"""A page of A5, upright, in points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it goes through the printer.

    Attributes:
        size: its size, in the upright form that printers know.
        orientation: how it lies when its pages are read.
        corners: where the top left corners of its pages stand, in points.
    """

    size: QPageSize
    orientation: QPageLayout.Orientation
    corners: tuple[QPointF, ...]


def sheet_for(page: QSizeF, offered: Collection[QPageSize]) -> Sheet:
    """The sheet for pages of a size in points.

    Args:
        page: the size of the page as it is read.
        offered: the sizes of the printer's paper; none where the printer does not tell.
    """
    is_wide = page.width() > page.height()
    upright = page.transposed() if is_wide else page
    own = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    ids = {size.id() for size in offered}
    if own.id() is _A5 and _A4 in ids and _A5 not in ids:
        # Two on a sheet: upright pages stand beside each other, lying ones above each other.
        size = QPageSize(_A4)
        middle = size.size(QPageSize.Unit.Point).height() / 2
        if is_wide:
            return Sheet(size, _UPRIGHT, (_CORNER, QPointF(0, middle)))
        return Sheet(size, _LYING, (_CORNER, QPointF(middle, 0)))
    return Sheet(own, _LYING if is_wide else _UPRIGHT, (_CORNER,))
