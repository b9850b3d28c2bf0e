"""Two parts side by side, with an edge between them that an officer can move."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def parted(left: QWidget, right: QWidget, *, shares: tuple[int, int]) -> QSplitter:
    """Both parts, with their shares of the room whatever what is in them would like."""
    parts = QSplitter(Qt.Orientation.Horizontal)
    parts.setChildrenCollapsible(False)
    for part, share in zip((left, right), shares, strict=True):
        parts.addWidget(part)
        parts.setStretchFactor(parts.count() - 1, share)
    parts.setSizes([1000 * share for share in shares])
    return parts
