"""The window of a desk: its keys, its rail, its palette, its notices."""

from PySide6.QtCore import QCoreApplication, QEvent

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.way_in.desk_window import make_window
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.screen import Area, awake, until

SIZE = (1366, 768)
"""The screen of an old desk PC."""


class Window(Area):
    """The whole window; a page in it is driven by the same drivers as a page alone."""

    @classmethod
    def of(cls, desk: Desk) -> "Window":
        """The window of an officer's desk, open at its first page."""
        made = make_window(desk, desk.folder.window)
        made.resize(*SIZE)
        made.show()
        awake(made)
        window = cls(made)
        until(lambda: window.focus != "")
        return window

    def intake(self) -> Intake:
        """F2: receiving."""
        self.press("F2")
        return Intake(self.widget)

    def break_off(self) -> None:
        """The window is gone at once, and everything that still ran in it: the power failed."""
        self.widget.deleteLater()
        QCoreApplication.sendPostedEvents(self.widget, QEvent.Type.DeferredDelete)
