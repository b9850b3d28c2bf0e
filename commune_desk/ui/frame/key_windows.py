"""Where keys enter the program: its windows, and the menus and lists that open over them.

Why windows are watched and not the application: a filter of the application is asked about every
event of every object, which costs the window its speed. All keys of a window come to its `QWindow`
first, before shortcuts are looked up and before any box gets them.
"""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget


class KeyWindows(QObject):
    """Lets a filter see the events of every window that gets keys.

    A menu gets them without being the window with the focus: that it opens is told by the widget
    which loses the keys to it.

    Args:
        guard: the filter; of two guards the one that came later sees the events first.
    """

    def __init__(self, guard: QObject) -> None:
        super().__init__(guard)
        self._guard = guard
        self._focused: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._watch)
        application.focusChanged.connect(self._follow)
        self._watch(QGuiApplication.focusWindow())
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the menus that open."""
        if isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.PopupFocusReason:
            self._watch_popup()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self._guard)

    def _follow(self, _old: QWidget | None, focused: QWidget | None) -> None:
        if self._focused is not None:
            with suppress(RuntimeError):  # it may be gone
                self._focused.removeEventFilter(self)
        self._focused = focused
        if focused is not None:
            focused.installEventFilter(self)
        self._watch_popup()

    def _watch_popup(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._watch(popup.windowHandle())
