"""The window that faces the citizen after the work: a question, three faces, thanks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.ui.public.rating_window import QUESTION, THANKS, WHY
from commune_desk.words.values import LEVELS
from tests.ui.drivers.screen import Area, windows

TITLE = "Đánh giá mức độ hài lòng"
SKIP = "Bỏ qua"
ONE_SECOND, WHOLE_MINUTE, LAST_STEP = 1, 60, 3


class Rating(Area):
    """The rating window, as the citizen uses it: with a finger or a mouse, never with a key."""

    @property
    def asks(self) -> str:
        """What stands there now: the question, why, or thanks."""
        return next(words for words in (QUESTION, WHY, THANKS) if words in self.texts())

    def faces(self) -> list[QPushButton]:
        """The answers, as large as they are."""
        return [self.find_a(QPushButton, LEVELS[level]) for level in RatingLevel]

    def answer(self, level: RatingLevel) -> None:
        """Press a face."""
        self.choose(LEVELS[level])

    def choose(self, words: str) -> None:
        """Press an answer with the mouse, once it has been read."""
        self.let_pass(ONE_SECOND)
        super().choose(words)

    def touch(self, words: str) -> None:
        """Press an answer with a finger, once it has been read."""
        self.let_pass(ONE_SECOND)
        self.touch_at_once(words)

    def touch_at_once(self, words: str) -> None:
        """Press where an answer stands, however short a time it has stood there."""
        button = self.find_a(QPushButton, words)
        finger = QTest.createTouchDevice()
        window, at = self.widget.windowHandle(), button.mapTo(self.widget, button.rect().center())
        QTest.touchEvent(window, finger).press(0, at, window).commit()
        QTest.touchEvent(window, finger).release(0, at, window).commit()

    def walk_away(self) -> None:
        """Nobody answers any more: the window goes by itself."""
        for _step in range(LAST_STEP):
            if self.is_there:
                self.let_pass(WHOLE_MINUTE)

    def try_keys(self, *keys: Qt.Key) -> None:
        """Press keys on it, which lead nowhere."""
        for key in keys:
            QTest.keyClick(self.widget, key)

    def take_back(self) -> None:
        """The clerk takes a turned screen back: the chord, then Enter."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.widget, Qt.Key.Key_F12, held)
        QTest.keyClick(self.widget, Qt.Key.Key_Return)


def rating_on_screen() -> Rating:
    """The rating window that the program has put in front of the citizen."""
    found = windows(TITLE)
    assert len(found) == 1, "nobody is asked, or twice"
    return Rating(found[0].widget)
