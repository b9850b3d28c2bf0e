"""The rating window: faces the citizen, full screen, three faces, thanks, and gone by itself.

The keyboard cannot reach the program from it: shortcuts end here, and it cannot be closed before
its time. On a second screen it leaves the keyboard with the clerk, who goes on working; on the
same screen nothing else answers until it is gone. Staff see only that an answer was given.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from commune_desk.domain.rating import RatingLevel
from commune_desk.services.desk import rating
from commune_desk.settings import RATING_SECONDS
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import style_window
from commune_desk.ui.public.screens import citizen_screen, fill
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.face_button import FACES, FaceButton
from commune_desk.ui.widgets.text import icon_label, label
from commune_desk.words import fields
from commune_desk.words.values import LEVELS

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

QUESTION = "Ông/Bà có hài lòng với lần phục vụ này không?"
WHY = "Điều gì chưa làm Ông/Bà hài lòng?"
THANKS = "Cảm ơn Ông/Bà đã góp ý!"
REASONS = (
    "Thái độ phục vụ",
    "Phải đi lại nhiều lần",
    "Chờ lâu, trễ hẹn",
    "Thủ tục, giấy tờ phức tạp",
    "Hướng dẫn chưa rõ",
    "Lý do khác",
)
THANKS_MS = 3_000
WHY_STEP, THANKS_STEP = 1, 2


def ask_for_rating(
    frame: PageFrame, dossier_no: str, kind_of_work: str, *, parent: QWidget
) -> RatingWindow:
    """Open the window on the citizen's screen; the answer goes to the service."""

    def answer(level: RatingLevel, reason: str) -> None:
        if frame.perform(
            lambda: rating.rate(frame.desk, dossier_no, level, reason=reason),
            announces=frame.changes.ratings_changed,
        ):
            frame.notices.publish("Người dân đã đánh giá.")

    desk = frame.desk
    seconds = desk.settings[RATING_SECONDS]
    name = desk.officer.full_name
    window = RatingWindow(name, kind_of_work, seconds=seconds, parent=parent.window())
    window.answered.connect(answer)
    screen = citizen_screen(parent)
    is_shared = screen is parent.window().screen()
    window.finished.connect(parent.window().activateWindow)
    window.face(screen, is_shared=is_shared)
    return window


class RatingWindow(QWidget):
    """Asks one question.

    Args:
        officer_name: who served.
        kind_of_work: the procedure; never the citizen's name.
        seconds: how long it waits for an answer.

    Signals:
        answered: the level and the reason, empty where none was given; at most once.
        finished: the window is gone.
    """

    answered = Signal(object, str)
    finished = Signal()

    def __init__(
        self, officer_name: str, kind_of_work: str, *, seconds: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle("Đánh giá mức độ hài lòng")
        self._is_over = False
        self._steps = QStackedWidget()

        faces = [FaceButton(FACES[level], LEVELS[level]) for level in RatingLevel]
        for level, face in zip(RatingLevel, faces, strict=True):
            face.clicked.connect(partial(self.choose, level))
        texts = [
            label(QUESTION, "public", wraps=True),
            label(kind_of_work, "page_title", wraps=True),
            label(f"{fields.label('received_by')}: {officer_name}", "page_title", wraps=True),
        ]
        for text in texts:
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        answers = row(None, *faces, None, gap="xxl")
        self._steps.addWidget(boxed(column(None, *texts, None, answers, None, gap="xl")))

        question = label(WHY, "public", wraps=True)
        question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        reasons = {reason: reason for reason in REASONS}
        choices = Choices(reasons, name=WHY, kind="public", columns=2)
        choices.chosen.connect(partial(self._thank, RatingLevel.DISSATISFIED))
        skip = button("Bỏ qua", partial(self._thank, RatingLevel.DISSATISFIED, ""), kind="public")
        reason, none = row(None, choices, None), row(None, skip, None)
        self._steps.addWidget(boxed(column(None, question, reason, none, None, gap="xxl")))

        thanks = label(THANKS, "public", wraps=True)
        thanks.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign = row(None, icon_label("face_satisfied", "early", step="face"), None)
        self._steps.addWidget(boxed(column(None, sign, thanks, None, gap="xl")))

        whole = QVBoxLayout(self)
        whole.addWidget(self._steps)
        style_window(self)
        self.setFocus()  # no face is marked before the citizen chooses, and no stray Enter answers
        self._waiting = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._waiting.timeout.connect(self._end)

    def face(self, screen: QScreen, *, is_shared: bool) -> None:
        """Fill that screen and wait for the citizen; a screen that the clerk shares is turned."""
        if is_shared:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        fill(self, screen, is_shared=is_shared)
        self._waiting.start()

    def choose(self, level: RatingLevel) -> None:
        """The citizen pressed a face; who is not satisfied is asked why, and may leave it open."""
        if level is RatingLevel.DISSATISFIED:
            self._steps.setCurrentIndex(WHY_STEP)
            self._waiting.start()
        else:
            self._thank(level, "")

    def give_up(self) -> None:
        """Nobody answers any more; a face that was pressed counts, its reason was never owed."""
        if self._steps.currentIndex() == WHY_STEP:
            self.answered.emit(RatingLevel.DISSATISFIED, "")
        self._leave()

    def _end(self) -> None:
        if self._steps.currentIndex() == THANKS_STEP:
            self._leave()
        else:
            self.give_up()

    def _thank(self, level: RatingLevel, reason: str) -> None:
        self._steps.setCurrentIndex(THANKS_STEP)
        self._waiting.start(THANKS_MS)
        self.answered.emit(level, reason)

    def _leave(self) -> None:
        self._is_over = True
        self.close()
        self.finished.emit()

    # --- Qt's events -----------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 does not lead into the program."""
        if self._is_over:
            super().closeEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a button did not take goes nowhere."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """No shortcut of the program is reached from here."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
