"""What a test left on the screen: it would take the keys and the scans of the next one."""

from PySide6.QtWidgets import QApplication, QWidget


def put_away() -> list[str]:
    """Close every menu, dialog and window that still stands; says which they were."""
    found: list[str] = []
    while (widget := in_front()) is not None:
        found.append(f"{type(widget).__name__} {widget.windowTitle()}".strip())
        widget.setParent(None)
        widget.deleteLater()
        widget.hide()
    return found


def in_front() -> QWidget | None:
    """The menu or modal dialog that takes the keys, or else any window, if there is one."""
    if QApplication.instance() is None:
        return None
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return over or next((one for one in QApplication.topLevelWidgets() if one.isVisible()), None)
