"""The tour of the first day: a small card over the window that says what to do next.

It stands in a corner, moves to another one where it would lie over the field that has the focus,
takes no focus and goes on by itself when a step was done. It exists in the office for practice
alone: its steps receive a dossier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from commune_desk.domain.identifiers.scanning import Scan, ScanKind
from commune_desk.ui.frame.page import TakesScans
from commune_desk.ui.frame.rail import Rail
from commune_desk.ui.frame.tour.tour_steps import CARD, STEPS, Seen
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.text import label
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from commune_desk.ui.frame.main_window import MainWindow

TOUR = "Đi một vòng năm phút"
NEXT, END, SAMPLE = "Tiếp", "Xong", "Quét thẻ mẫu"
LOOK_MS = 300
_TYPED_IN = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
"""What somebody looks at while it has the focus; a list has room beside its rows."""


_BUTTONS_AT_THE_RIGHT = {"dossier", "returns"}
"""The pages on which a step asks for a button that stands there."""


class Tour(QFrame):
    """One step after the other, until the last or until it is closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(TOUR)
        self._window = window
        self._steps = [one for one in STEPS if not one.page or window.entry(one.page)]
        self._step, self._changes = 0, 0
        self._count = label("", "second")
        self._title = label("", "group_title", wraps=True)
        self._text = label("", wraps=True)
        self._card = button_of(self.scan_sample)
        self._next = button_of(self.go_on)
        close = button(CLOSE, self.close, kind="quiet")
        for one in (self._card, self._next, close):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = row(close, None, self._card, self._next)
        self.setLayout(column(self._count, self._title, self._text, buttons, gap="s", margin="l"))
        self.setFixedWidth(size("field") + size("form_label"))
        window.frame.changes.dossiers_changed.connect(self._count_change)
        window.installEventFilter(self)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self._show_step()
        self.show()

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._step

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window gets another size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _count_change(self) -> None:
        self._changes += 1

    def _look(self) -> None:
        """Go on where the step was done; stay out of the way."""
        self._place()
        is_done = self._steps[self._step].is_done
        page = self._window.page
        texts = page.texts() if self._window.page_key == "intake" else {}  # type: ignore[attr-defined]  # the intake page
        if is_done is not None and is_done(Seen(self._window.page_key, texts, self._changes)):
            self.go_on()

    @action(NEXT, kind="primary")
    def go_on(self) -> None:
        """Show the next step; after the last the tour ends."""
        if self._step == len(self._steps) - 1:
            self.close()
            return
        self._step, self._changes = self._step + 1, 0
        self._show_step()

    def _show_step(self) -> None:
        step = self._steps[self._step]
        self._count.setText(f"{TOUR} · bước {self._step + 1} / {len(self._steps)}")
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._card.setVisible(step.has_card)
        rename(self._next, END if self._step == len(self._steps) - 1 else NEXT)
        self._place()

    def _place(self) -> None:
        """In the first corner in which it covers nothing of the field that has the focus."""
        self.adjustSize()
        # Where it may stand: above the status strip, below the head of the page, beside the rail.
        # The lower right comes first: there lies the paper, which nobody types in
        whole, rail = self._window.rect(), self._window.findChild(Rail)
        left = rail.width() if rail is not None else 0
        head = size("bar") + size("touch")
        free = whole.adjusted(left, head, 0, -size("strip"))
        free.adjust(space("l"), space("l"), -space("l"), -space("l"))
        own = QRect(0, 0, self.width(), self.height())
        lower_left, lower_right, upper_left, upper_right = (QRect(own) for _ in range(4))
        lower_right.moveBottomRight(free.bottomRight())
        upper_right.moveTopRight(free.topRight())
        lower_left.moveBottomLeft(free.bottomLeft())
        upper_left.moveTopLeft(free.topLeft())
        corners = [lower_right, upper_right, lower_left, upper_left]
        if self._window.page_key in _BUTTONS_AT_THE_RIGHT:
            corners = [lower_left, upper_left, lower_right, upper_right]
        wanted = next((one for one in corners if not one.intersects(self._focused())), corners[0])
        self.move(wanted.topLeft())
        self.raise_()

    def _focused(self) -> QRect:
        """Where in the window the field is that has the focus."""
        focused: QWidget | None = self._window.focusWidget()
        if not isinstance(focused, _TYPED_IN) or not focused.isVisible():
            return QRect()
        return QRect(focused.mapTo(self._window, QPoint()), focused.size())

    @action(SAMPLE, icon="user")
    def scan_sample(self) -> None:
        """As if the card for practice had been scanned."""
        self._window.show_page("intake")
        page = self._window.page
        if isinstance(page, TakesScans):
            page.take_scan(Scan(ScanKind.CARD, CARD))
