"""Where keys enter the program: its windows, and the menus and lists that open over them.

Why windows are watched and not the application: a filter of the application is asked about every
event of every object, which costs the window its speed. All keys of a window come to its `QWindow`
first, before shortcuts are looked up and before any box gets them.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication


def stand_before_windows(guard: QObject) -> None:
    """Let a filter see the events of every window that gets the keys, now or later.

    Of two filters the one that came later sees them first.
    """

    def watch(window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(guard)

    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.focusWindowChanged.connect(watch)
    guard.destroyed.connect(lambda: application.focusWindowChanged.disconnect(watch))
    watch(QGuiApplication.focusWindow())


def stand_before_popup(guard: QObject) -> None:
    """Let a filter see the events of the menu that is open: it gets the keys without the focus."""
    popup = QApplication.activePopupWidget()
    if popup is not None and (window := popup.windowHandle()) is not None:
        window.installEventFilter(guard)
