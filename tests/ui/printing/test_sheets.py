"""A printer that has the size of a page takes it; A5 pages go in pairs where there is only A4."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from commune_desk.ui.printing.sheets import sheet_for

A4, A5 = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5
UPRIGHT, LYING = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape


def points(size: QPageSize.PageSizeId) -> QSizeF:
    return QPageSize(size).size(QPageSize.Unit.Point)


@pytest.mark.parametrize(
    ("page", "offered", "sheet"),
    [
        (points(A5), [A4, A5], (A5, UPRIGHT, [(0, 0)])),
        (points(A5), [], (A5, UPRIGHT, [(0, 0)])),
        (points(A5), [QPageSize.PageSizeId.Letter], (A5, UPRIGHT, [(0, 0)])),
        (points(A5), [A4], (A4, LYING, [(0, 0), (421, 0)])),
        (points(A5).transposed(), [A4], (A4, UPRIGHT, [(0, 0), (0, 421)])),
        (points(A4), [A4], (A4, UPRIGHT, [(0, 0)])),
        (points(A4).transposed(), [A4], (A4, LYING, [(0, 0)])),
    ],
)
def test_the_sheet_for_a_page(page, offered, sheet):
    chosen = sheet_for(page, [QPageSize(size) for size in offered])
    corners = [corner.toTuple() for corner in chosen.corners]
    assert (chosen.size.id(), chosen.orientation, corners) == sheet
