"""The rating window: faces the citizen, full screen, three faces, thanks, and gone by itself.

It is answered by touch or mouse alone: no key chooses anything, and none leads into the program. On
a second screen it leaves the keyboard with the clerk, who goes on working and may call it back; on
a screen that was turned nothing else answers until it is gone. There the clerk takes the screen
back by a chord of keys and then Enter, which nobody presses by chance and nothing on it tells.

Nothing looks chosen before it is: no face has the focus or changes under a mouse that lies there,
and what comes after a touch does not answer for a moment, so that a second touch is no answer.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import mark, size, space, style_window
from commune_desk.ui.public.screens import fill
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.face_button import FACES, FaceButton
from commune_desk.ui.widgets.text import icon_label, label
from commune_desk.words import fields
from commune_desk.words.values import LEVELS

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
WAY_OUT = QKeySequence("Ctrl+Shift+F12")
CONFIRM = "Nhấn Enter để lấy lại màn hình"
THANKS_MS = 3_000
DEAD_MS = 600
CONFIRM_MS = 5_000
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WHY_STEP, THANKS_STEP = 1, 2


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
        self._is_over = self._is_answered = self._is_small = False
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
        answers = row(None, *faces, None, gap="xl")
        question, *said = texts
        words = column(question, column(*said, gap="s"), gap="l")
        self._steps.addWidget(boxed(column(None, words, None, answers, None, gap="l")))

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
        self._confirm = label(CONFIRM, "quiet")
        self._confirm.setParent(self)
        self._confirm.hide()
        style_window(self)
        for answer in self.findChildren(QPushButton):
            answer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._is_shared = False
        self._leaving = QTimer(self, singleShot=True, interval=CONFIRM_MS)
        self._leaving.timeout.connect(self._confirm.hide)
        self._dead = QTimer(self, singleShot=True, interval=DEAD_MS)
        self._waiting = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._waiting.timeout.connect(self._end)

    def face(self, screen: QScreen, *, is_shared: bool) -> None:
        """Fill that screen and wait for the citizen; a screen that the clerk shares is turned."""
        self._is_shared = is_shared
        if is_shared:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        fill(self, screen, is_shared=is_shared)
        self._dead.start()
        self._waiting.start()

    def choose(self, level: RatingLevel) -> None:
        """The citizen pressed a face; who is not satisfied is asked why, and may leave it open."""
        if self._dead.isActive():
            return
        if level is RatingLevel.DISSATISFIED:
            self._steps.setCurrentIndex(WHY_STEP)
            self._dead.start()
            self._waiting.start()
        else:
            self._thank(level, "")

    def give_up(self) -> None:
        """Nobody answers any more, or the clerk calls the window back.

        A face that was pressed counts: its reason was never owed, and nobody takes it away.
        """
        if self._steps.currentIndex() == WHY_STEP:
            self.answered.emit(RatingLevel.DISSATISFIED, "")
        self._leave()

    def _end(self) -> None:
        if self._steps.currentIndex() == THANKS_STEP:
            self._leave()
        else:
            self.give_up()

    def _thank(self, level: RatingLevel, reason: str) -> None:
        if self._dead.isActive() or self._is_answered:
            return
        self._is_answered = True
        self._steps.setCurrentIndex(THANKS_STEP)
        self._waiting.start(THANKS_MS)
        self.answered.emit(level, reason)

    def _leave(self) -> None:
        self._is_over = True
        self.close()
        self.finished.emit()

    # --- Qt's events -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a screen at 200 % the faces and the words are smaller: all three are in sight."""
        least = QSize(size("face_button") * 7 // 2, size("face_height") * 5 // 2)
        is_small = event.size().boundedTo(least) != least
        if is_small is not self._is_small:
            self._is_small = is_small
            for face in self.findChildren(FaceButton):
                face.set_small(is_small)
            said = (*self.findChildren(QPushButton), *self.findChildren(QLabel))
            for part in (one for one in said if one.property("role") or one.property("kind")):
                mark(part, small=str(is_small))
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 does not lead into the program."""
        if self._is_over:
            super().closeEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key answers; on a turned screen a chord and then Enter give it back to the clerk."""
        event.accept()
        pressed = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
        if self._is_shared and pressed == WAY_OUT:
            self._confirm.show()
            self._confirm.adjustSize()
            self._confirm.move((self.width() - self._confirm.width()) // 2, space("s"))
            self._leaving.start()
        elif self._leaving.isActive() and event.key() in _ENTER:
            self._leaving.stop()
            self.give_up()
        elif event.key() not in _MODIFIERS:
            self._leaving.stop()
            self._confirm.hide()

    def event(self, event: QEvent) -> bool:
        """No shortcut of the program is reached from here."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
