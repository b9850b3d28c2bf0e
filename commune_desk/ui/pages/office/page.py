"""The office page (cơ quan), for administrators: officers, leaders, hours, calendar, this PC.

Each section is a file of its own, with its verbs over its list; F9 adds what the section lists.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QWidget

from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import space
from commune_desk.ui.pages.office.calendar import OfficeCalendar
from commune_desk.ui.pages.office.details import OfficeDetails
from commune_desk.ui.pages.office.leaders import OfficeLeaders
from commune_desk.ui.pages.office.machine import OfficeMachine
from commune_desk.ui.pages.office.officers import OfficeOfficers

Section = OfficeOfficers | OfficeLeaders | OfficeDetails | OfficeCalendar | OfficeMachine
"""A widget with a `title`, a `primary_action` and `on_shown`, as a page has them."""


class OfficePage(QWidget):
    """The sections behind their tabs."""

    title = "Cơ quan"
    header_changed = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._sections: tuple[Section, ...] = (
            OfficeOfficers(frame),
            OfficeLeaders(frame),
            OfficeDetails(frame),
            OfficeCalendar(frame),
            OfficeMachine(frame),
        )
        self.primary_action: QAction | None = self._sections[0].primary_action
        self._tabs = QTabWidget()
        self._tabs.tabBar().setAccessibleName("Các phần của trang Cơ quan")
        for section in self._sections:
            section.setContentsMargins(0, space("m"), 0, 0)
            self._tabs.addTab(section, section.title)
        self._tabs.currentChanged.connect(self._show_section)
        self.setLayout(column(self._tabs))

    def on_shown(self) -> None:
        """Read what the section shows."""
        self._section().on_shown()

    def _section(self) -> Section:
        return self._sections[self._tabs.currentIndex()]

    def _show_section(self) -> None:
        """F9 and its button are those of the section in sight."""
        if self.primary_action is not None:
            self.removeAction(self.primary_action)
        self.primary_action = self._section().primary_action
        self.header_changed.emit()
        self.on_shown()
