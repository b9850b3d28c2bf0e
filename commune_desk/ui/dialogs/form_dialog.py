"""Asks for a few fields that belong together: an officer, a leader, a day, the reason of a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from commune_desk.domain.form.kinds import LONG_TEXT
from commune_desk.domain.form.spec import FormSpec
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, in_order, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.fields import FieldWords
from commune_desk.words.values import in_sentence
from commune_desk.words.verbs import CANCEL

ARMED_KEY = "Ctrl+Return"
"""No key by which anything is begun: whoever presses one twice by mistake confirms nothing."""

WHOSE = ("page_title", "strong", "second")
"""How the lines are shown that say whose case it is."""

ARMED_AFTER_MS = 600
"""The second click of a double click meets a button that is off."""


LEAVE = CANCEL


def _leaving(verb: str) -> str:
    """The words of the button that does nothing: never those of the one beside it.

    >>> _leaving("Hủy tiếp nhận"), _leaving("Sửa")
    ('Không hủy', 'Hủy')
    """
    return f"Không {in_sentence(LEAVE)}" if verb.startswith(LEAVE) else LEAVE


class FormDialog(QDialog):
    """A form that stays open, with the refusal in it, until what it holds is kept.

    Esc loses no work: where something was typed it leaves the dialog when it is pressed again.

    Args:
        title: what is asked, on the window and at the top.
        spec: the declared form.
        keep: keeps what stands in the form of the dialog it is given, and says whether it could;
            it refuses beside a field or with `refuse`.
        words: a sentence of advice under the title.
        verb: the words of its button, where that does more than keep; F9 presses it then.
        is_final: whether what it does cannot be undone.
        ends: whose case it ends, said large; then its button has a key of its own, and Enter
            presses nothing.
        own_words: words of fields that no other place knows.
        editors: editors of fields that are filled in another way than their kind.
        wide: how wide it is where the screen has the room; without it as its fields are.

    Attributes:
        form: the form.
    """

    def __init__(  # noqa: PLR0913  # what a dialog of this kind can say
        self,
        title: str,
        spec: FormSpec,
        keep: Callable[[FormDialog], bool],
        *,
        words: str = "",
        verb: str = "",
        is_final: bool = False,
        ends: Sequence[str] = (),
        own_words: Mapping[str, FieldWords] | None = None,
        editors: Mapping[str, QWidget] | None = None,
        wide: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        has_long_text = any(field.kind is LONG_TEXT for field in spec.fields)
        self.form = Form(spec, words=own_words, editors=editors)
        self._keep = keep
        self._refusal = Refusal()
        self._leaving = Leaving(self.form.texts, self._refusal)
        kind = "danger" if is_final else "primary"
        key = ARMED_KEY if ends else "F9" if verb else ""
        done = button(verb or "Lưu", self._finish, kind=kind, key=key)
        leave = button(_leaving(verb or title), super().reject)
        advice = [label(words, "quiet", wraps=True)] if words else []
        whose = [label(line, role, wraps=True) for line, role in zip(ends, WHOSE, strict=False)]
        head = column(label(title, "group_title", wraps=True), *whose, *advice, gap="xs")
        self._leave, self._done = leave, done
        self._buttons = buttons = row(None, leave, done)
        if ends:
            done.setAutoDefault(False)
            leave.setAutoDefault(False)
            done.setEnabled(False)
            arming = QTimer(self, singleShot=True, interval=ARMED_AFTER_MS)
            arming.timeout.connect(lambda: done.setEnabled(True))
            arming.start()
        elif is_final:  # by its key or a click: an Enter that was meant for the box ends nothing
            done.setAutoDefault(False)
            leave.setAutoDefault(False)
        else:
            done.setDefault(True)
        usual = size("dialog") if has_long_text else size("dialog") * 3 // 4
        body = column(head, self.form, self._refusal, gap="m")
        lay_out(self, body, buttons, wide=wide or usual)
        if spec.fields:
            self.form.focus_first()
        elif ends or is_final:
            leave.setFocus()

    def offer(self, other: QPushButton) -> None:
        """Offer another way to go on, before the usual one."""
        other.setAutoDefault(False)
        self._buttons.insertWidget(self._buttons.count() - 1, other)
        in_order([self._leave, other, self._done])

    def showEvent(self, event: QShowEvent) -> None:
        """What stands there now was not typed."""
        super().showEvent(event)
        self._leaving.begin()

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    def refuse(self, words: str) -> None:
        """Say why it could not be kept: beside the field where that is put right, or below all."""
        refuse(words, self._refusal, forms=(self.form,))

    def _finish(self) -> None:
        """Keep it; what is refused has the focus, so that it can be mended at once."""
        self._refusal.clear()
        if not self.form.check():
            return
        if self._keep(self):
            self.accept()
        else:
            self.form.focus_refused()
