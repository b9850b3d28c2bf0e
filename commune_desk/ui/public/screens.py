"""Which screen the citizen sees, and how a window fills it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def citizen_screen(beside: QWidget) -> QScreen:
    """The second screen if there is one, else the clerk's own."""
    own = beside.window().screen()
    others = [screen for screen in QGuiApplication.screens() if screen is not own]
    return others[0] if others else own


def fill(window: QWidget, screen: QScreen, *, is_shared: bool) -> None:
    """Fill a screen; on one of its own the window leaves the keyboard with the clerk.

    Why not `showFullScreen`: it takes the keyboard whatever was asked for.
    """
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not is_shared)
    window.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, not is_shared)
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    window.show()
