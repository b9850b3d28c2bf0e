"""How the intake page lies: what is open has the page, what is settled is a line.

Before the card is read, person and procedure are the page; then what is missing has the room.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.facing import FacingPaper
from commune_desk.ui.pages.intake.filling import FillingArea
from commune_desk.ui.widgets.actions import stand_ins
from commune_desk.ui.widgets.boxes import card

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.ui.pages.intake.applicant import ApplicantPanel
    from commune_desk.ui.pages.intake.last_received import LastReceived
    from commune_desk.ui.pages.intake.linking import LinkedPanel
    from commune_desk.ui.pages.intake.procedure import ProcedurePanel


class IntakeGround(QWidget):
    """The parts of the intake page, in their places.

    Args:
        page: whose height decides what has room.
        applicant, procedure, linking: the parts that fold into lines.
        beginning: the ways to begin without a card.
        last: what was received last.
        make_filling: makes the area below the lines, with the first procedure.

    Attributes:
        filling: that area; None as long as no procedure was chosen.
        is_changing: whether much becomes another just now.
        is_scan_wanted: whether the scan box is called for while somebody stands here.

    Signals:
        filling_made: the area below the lines was made.
    """

    filling_made = Signal()

    def __init__(  # noqa: PLR0913  # the parts of the page
        self,
        page: QWidget,
        *,
        applicant: ApplicantPanel,
        procedure: ProcedurePanel,
        linking: LinkedPanel,
        beginning: QWidget,
        last: LastReceived,
        make_filling: Callable[[], FillingArea],
    ) -> None:
        super().__init__()
        self._page = page
        self._applicant = applicant
        self._procedure = procedure
        self._beginning = beginning
        self._last = last
        self._make_filling = make_filling
        self.is_changing = False
        self.is_scan_wanted = False
        self.filling: FillingArea | None = None
        later = (FillingArea.turn_paper, FillingArea.turn_rest, FacingPaper.turn)
        moving = (FacingPaper.scroll_up, FacingPaper.scroll_down)
        self._not_yet = stand_ins(*later, *moving, parent=self)
        self._settled = card(applicant.line, procedure.line, linking.line, margin="s", gap="s")
        parts = (beginning, applicant.details, procedure.choosing)
        self._opening = boxed(column(*parts, None, gap="m"))
        # Below the box that is typed in next, which so stays where it is; at the end of the page
        # it would be out of sight at 125 % on the screen that most offices have.
        self._place = column(applicant.scan, last, self._settled, self._opening, gap="m")
        self._place.setStretch(3, 1)
        self.setLayout(self._place)

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Much becomes another: out of sight it costs no layout, and is laid out when all stands.

        Qt lays out a page anew for each part of it that comes into sight.
        """
        self.is_changing = True
        if self.filling is not None:
            self.filling.hide()
        yield
        self.is_changing = False
        self.arrange()

    def arrange(self) -> None:
        """What is open has the page; what is settled is a line; then comes what is missing."""
        if self.is_changing:
            return
        is_empty, is_chosen = self._applicant.is_empty, self._procedure.is_chosen
        is_open = self._applicant.is_open or self._procedure.is_open or not is_chosen
        is_paper = False
        if not is_open:
            filling = self.made_filling()
            filling.show()
            filling.set_narrow(self.window().width() < size("paper_below"))
            is_paper = filling.has_paper_alone
        elif self.filling is not None:
            self.filling.hide()
        self._settled.setVisible((not is_empty or is_chosen) and not is_paper)
        self._beginning.setVisible(is_empty and not self._applicant.is_open)
        self._opening.setVisible(is_open)
        self._last.follow(is_free=is_empty)
        has_room = is_empty or is_open or self._page.height() >= size("scan_below")
        is_shown = self.is_scan_wanted or (has_room and not is_paper)
        self._applicant.show_scan(is_first=is_empty, is_shown=is_shown)

    def made_filling(self) -> FillingArea:
        """The area below the lines, made with the first procedure."""
        if self.filling is None:
            made = self.filling = self._make_filling()
            for stand_in in self._not_yet:
                stand_in.deleteLater()
            self._not_yet.clear()
            made.paper_turned.connect(self.arrange)
            self._place.addWidget(made, 1)
            self.filling_made.emit()
        return self.filling

    def make_filling_ahead(self) -> None:
        """Make it in a quiet moment, with the rows that most procedures need."""
        if self.filling is None:
            filling = self.made_filling()
            filling.hide()
            filling.papers.make_ahead()
