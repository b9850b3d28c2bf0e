"""Asking citizens for a rating: after the hand-over, again within the day, and calling back.

Where the citizen has a screen of their own, they are asked at once and the clerk goes on working.
Where there is one screen, the clerk turns it on purpose: nothing covers the work by itself. Either
way one key asks the citizen of the result that was handed over last, or of the dossier that is
looked at, and calls the window back while it stands there. Who asked, and how, is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from commune_desk.domain.handling.rating import Rating, RatingWay
from commune_desk.settings import RATING_AFTER_RETURN, RATING_SECONDS
from commune_desk.ui.public.screens import citizen_screen

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.public.rating_window import RatingWindow

KEY = "Ctrl+Shift+M"
INVITE = "Mời đánh giá"
TURN = "Quay màn hình để đánh giá"
CALL_BACK = "Thu màn hình đánh giá"
NOBODY = "Chưa có kết quả nào vừa trả để mời đánh giá. Mở hồ sơ đã trả trong hôm nay, rồi bấm lại."
ANSWERED = "Người dân đã đánh giá."


def invitations_of(frame: PageFrame) -> Invitations:
    """The invitations of a window, made with the first."""
    return frame.findChild(Invitations) or Invitations(frame)


class Invitations(QObject):
    """Who may be asked now, and the window in which somebody is being asked.

    Attributes:
        dossier_no: of whom it is; empty where nobody is to be asked.

    Signals:
        changed: somebody else is to be asked, or the window came or went.
    """

    changed = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._window: RatingWindow | None = None
        self.dossier_no = ""

    @property
    def is_asking(self) -> bool:
        """Whether the window stands before a citizen."""
        return self._window is not None

    def offer(self, dossier_no: str, *, beside: QWidget) -> None:
        """A result was handed over: ask at once where the citizen has a screen of their own."""
        self.point_at(dossier_no)
        has_screen = citizen_screen(beside) is not beside.window().screen()
        if has_screen and self._frame.desk.settings[RATING_AFTER_RETURN]:
            self.ask(beside=beside)

    def point_at(self, dossier_no: str) -> None:
        """The key asks for this dossier from now on; without a number it asks nobody."""
        self.dossier_no = dossier_no
        self.changed.emit()

    def withdraw(self, dossier_nos: Collection[str]) -> None:
        """These were not handed over after all: nobody is asked about them."""
        if self.dossier_no in dossier_nos:
            self.point_at("")

    def ask_or_call_back(self, *, beside: QWidget) -> None:
        """What the key does."""
        if self._window is not None:
            self._window.give_up()
        elif self.dossier_no:
            self.ask(beside=beside)
        else:
            self._frame.notices.publish(NOBODY)

    def ask(self, *, beside: QWidget) -> None:
        """Open the window on the citizen's screen, or on the one that the clerk turns."""
        from commune_desk.services.handling import rating

        if self._window is not None:
            self._window.give_up()
        frame, screen = self._frame, citizen_screen(beside)
        is_shared = screen is beside.window().screen()
        way = RatingWay.TURNED_SCREEN if is_shared else RatingWay.SECOND_SCREEN
        asked = frame.ask(lambda: rating.ask(frame.desk, self.dossier_no, way), otherwise=None)
        if asked is None:
            self.point_at("")
            return
        parent = beside.window()
        from commune_desk.ui.public.rating_window import RatingWindow

        made = RatingWindow(
            asked.officer_name,
            asked.kind_of_work,
            seconds=self._frame.desk.settings[RATING_SECONDS],
            parent=parent,
        )
        made.answered.connect(
            lambda level, reason: self._keep(
                Rating(asked.dossier_no, level, self._frame.desk.now(), reason, way)
            )
        )
        made.finished.connect(self._forget)
        made.finished.connect(parent.activateWindow)
        self._window = made
        self._window.face(screen, is_shared=is_shared)
        if not is_shared:  # some window managers give the keys to nobody when the dialog has gone
            QTimer.singleShot(0, parent, parent.activateWindow)
        self.changed.emit()

    def _keep(self, answer: Rating) -> None:
        from commune_desk.services.handling import rating

        frame = self._frame
        if frame.perform(
            lambda: rating.keep(frame.desk, answer), announces=frame.changes.ratings_changed
        ):
            frame.notices.publish(ANSWERED)
            if self.dossier_no == answer.dossier_no:
                self.point_at("")

    def _forget(self) -> None:
        self._window = None
        self.changed.emit()
