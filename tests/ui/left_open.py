"""What a test left standing over the windows of the next one: it would take their keys."""

from PySide6.QtWidgets import QApplication, QWidget


def put_away() -> list[str]:
    """Close every menu and modal dialog that still stands; says which they were."""
    found: list[str] = []
    while (widget := in_front()) is not None:
        found.append(f"{type(widget).__name__} {widget.windowTitle()}".strip())
        widget.setParent(None)
        widget.deleteLater()
        widget.hide()
    return found


def in_front() -> QWidget | None:
    """The menu or modal dialog that takes the keys, if there is one."""
    if QApplication.instance() is None:
        return None
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()
