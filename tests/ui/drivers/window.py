"""The window of a desk: its keys, its rail, its palette, its notices."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QListWidget

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.ui.widgets.tables.two_lines import DETAIL_ROLE, MARK_WORDS
from tests.ui.drivers.catalogue import Catalogue
from tests.ui.drivers.dossiers import Dossiers
from tests.ui.drivers.forms import Asked
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.office import Office
from tests.ui.drivers.report import Report
from tests.ui.drivers.returns import Returns
from tests.ui.drivers.screen import Area, awake, name_of, popup, until, wait_for_papers
from tests.ui.drivers.settings import Settings
from tests.ui.drivers.today import Today

RAIL = "Các việc của quầy"
NOTICES = "Các thông báo, mới nhất ở trên"
FOUND = "Kết quả tìm"
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

    def today(self) -> Today:
        """Alt+H: this day."""
        self.press("Alt+H")
        return Today(self.widget)

    def intake(self) -> Intake:
        """F2: receiving."""
        self.press("F2")
        return Intake(self.widget)

    def dossiers(self) -> Dossiers:
        """F3: the list of dossiers."""
        self.press("F3")
        return Dossiers(self.widget)

    def returns(self) -> Returns:
        """F4: handing results over."""
        self.press("F4")
        return Returns(self.widget)

    def report(self) -> Report:
        """F7: the monthly report."""
        self.press("F7")
        return Report(self.widget)

    def catalogue(self) -> Catalogue:
        """F8: the procedures."""
        self.press("F8")
        return Catalogue(self.widget)

    def settings(self) -> Settings:
        """F12."""
        self.press("F12")
        return Settings(self.widget)

    def office(self) -> Office:
        """Ctrl+F12: the office."""
        self.press("Ctrl+F12")
        return Office(self.widget)

    def change_password(self) -> Asked:
        """Ctrl+Shift+P: the own password."""
        self.press("Ctrl+Shift+P")
        return Asked.by(self)

    @property
    def frame(self) -> PageFrame:
        """What the window offers to its pages."""
        assert isinstance(self.widget, MainWindow)
        return self.widget.frame

    @property
    def desk(self) -> Desk:
        """The desk as the window works with it now."""
        return self.frame.desk

    def go_to_page(self, key: str) -> None:
        """Press the key of a page."""
        self.press(key)

    @property
    def page(self) -> str:
        """Which page the rail marks as shown; nothing for a page that it does not have."""
        marked = [made for made in self.rail().shown(QAbstractButton) if made.isChecked()]
        return name_of(marked[0]) if marked else ""

    def rail(self) -> Area:
        """The jobs of the desk at the left."""
        return self.part(RAIL)

    def waiting(self, page: str) -> str:
        """What the rail says waits on a page, to who hears it and to who sees it."""
        button = self.rail().find_a(QAbstractButton, page)
        heard, seen = button.accessibleDescription(), Area(button).texts()
        assert heard.partition(" ")[0] in ("", *seen)
        return heard

    def find_anything(self, text: str) -> "Palette":
        """Ctrl+K, and type."""
        self.press("Ctrl+K")
        palette = Palette(popup())
        palette.type_in(text)
        return palette

    def read_notices(self) -> list[str]:
        """Ctrl+Shift+N: the notices, the newest first."""
        self.press("Ctrl+Shift+N")
        dialog = self.dialog("Thông báo")
        lines = dialog.lines(NOTICES)
        dialog.close()
        return lines

    def undo(self) -> None:
        """Ctrl+Z."""
        self.press("Ctrl+Z")

    def break_off(self) -> None:
        """The window is gone at once, and everything that still ran in it: the power failed."""
        wait_for_papers()
        self.frame.tasks.wait()
        self.widget.deleteLater()
        QCoreApplication.sendPostedEvents(self.widget, QEvent.Type.DeferredDelete)


class Palette(Area):
    """The box that finds anything, and what it found."""

    def found(self) -> list[str]:
        """The people, dossiers, procedures and pages that fit."""
        return self.lines(FOUND)

    def details(self) -> list[str]:
        """What each of them is, and what tells it from others."""
        listed = self.find_a(QListWidget, FOUND)
        return [listed.item(place).data(DETAIL_ROLE) for place in range(listed.count())]

    def deadlines(self) -> list[str]:
        """The deadlines that are said of dossiers."""
        listed = self.find_a(QListWidget, FOUND)
        said = (listed.item(place).data(MARK_WORDS) for place in range(listed.count()))
        return [words for words in said if words]

    def open(self) -> None:
        """Enter opens the first."""
        self.press("Return")
