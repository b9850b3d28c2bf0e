"""Which screen the citizen sees."""

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def citizen_screen(beside: QWidget) -> QScreen:
    """The second screen if there is one, else the clerk's own."""
    own = beside.window().screen()
    others = [screen for screen in QGuiApplication.screens() if screen is not own]
    return others[0] if others else own
