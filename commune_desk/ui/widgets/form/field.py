"""One field on the screen, and how the fields of a form lie beside and below each other."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from commune_desk.domain.form import kinds
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import mark, size, space, type_font
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.form.editors import SHORT, CheckEditor
from commune_desk.ui.widgets.form.text_editor import LineEdit
from commune_desk.ui.widgets.text import buddy, label
from commune_desk.words.fields import FieldWords

TYPED = "typed"
"""Whose offer it is that follows what was typed: it goes when something else is shown."""

MOST_OFFERED = 60
"""Letters of an offered text that are shown; the whole stands where the pointer rests."""


class Field:
    """An editor with its label and, below it, what is wrong or doubtful about what stands in it.

    Attributes:
        editor: where the officer types or chooses.
        label: its words; a box that is ticked has them itself.
        parts: the widgets that are the field on the page, to be shown or hidden together.
        message: what is said below it now; empty where nothing is.
        reason: where the officer says why something doubtful is right; None until it is asked.
    """

    def __init__(self, words: FieldWords, editor: QWidget) -> None:
        self.editor = editor
        self.parts: tuple[QWidget, ...] = (editor,)
        has_words = isinstance(editor, CheckEditor | Choices)
        self.label = buddy("" if has_words else words.label, editor)
        self.label.setWordWrap(True)
        self._below = column(gap="xs")
        self.message = ""
        self._shown_message: QLabel | None = None  # made with the first thing to say
        self.reason: QLineEdit | None = None
        self._offered: dict[str, QPushButton] = {}
        self._advice = words.advice
        self._tone = ""

    @property
    def is_refused(self) -> bool:
        """Whether it is said that the content cannot be accepted."""
        return self._tone == "error"

    @property
    def is_doubted(self) -> bool:
        """Whether it is said that the content should be compared with the paper."""
        return self._tone == "doubt"

    def refuse(self, words: str) -> None:
        """Say why the content cannot be accepted and what to do."""
        self._say("error", words)

    def judge(self, words: str) -> None:
        """Refuse with a sentence, or with none take a refusal back; what is doubtful stays said."""
        if words:
            self.refuse(words)
        elif self.is_refused:
            self.clear_message()

    def doubt(self, words: str) -> None:
        """Say that the content should be compared with the paper."""
        self._say("doubt", words)

    def clear_message(self) -> None:
        """Nothing to say any more."""
        self._say("", "")

    def ask_why(self, name: str) -> QLineEdit:
        """Below what is doubtful, a line for the reason why it stands all the same."""
        if self.reason is None:
            self.reason = LineEdit(hint="Lý do vẫn ghi như vậy")
            self.reason.setAccessibleName(name)
            self._below.addWidget(self.reason)
        self.reason.show()
        return self.reason

    def offer(self, words: str, take: Callable[[], object], *, of: str = "") -> None:
        """Below the editor, a button with what could stand in it; without words none.

        Args:
            words: what the button says.
            take: puts it there.
            of: whose offer it is; each offers one.
        """
        before = self._offered.pop(of, None)
        if before is not None and before.toolTip() == words:
            self._offered[of] = before
            return
        if before is not None:
            before.hide()
            before.deleteLater()
        if words:
            brief = words if len(words) <= MOST_OFFERED else f"{words[:MOST_OFFERED]}…"
            made = self._offered[of] = button(brief, take, kind="quiet")
            made.setToolTip(words)
            self._below.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def withdraw(self) -> None:
        """What was offered for what had been typed means nothing any more."""
        self.offer("", lambda: None, of=TYPED)

    def ask_no_more(self) -> None:
        """It is doubtful no more: nothing has to be said for it."""
        if self.is_doubted:
            self.clear_message()
        if self.reason is not None:
            self.reason.hide()

    def beside(self) -> QWidget:
        """The editor with what is said below it, for a label at its left."""
        made = self._laid(self.editor)
        self.parts = (self.label, made)
        return made

    def stacked(self) -> QWidget:
        """Label, editor and what is said, in a column that may be narrower than the text."""
        self.editor.setMinimumWidth(size("control") * 2)
        self.editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        mark(self.label, role="second")
        if not self.label.text():
            self.label.hide()
        made = self._laid(self.label, self.editor)
        self.parts = (made,)
        return made

    def _laid(self, *parts: QWidget) -> QWidget:
        """The parts below each other, with the advice last and room for what is said."""
        for part in parts:
            self._below.addWidget(part)
        if self._advice:
            self._below.addWidget(label(self._advice, "second", wraps=True))
        return boxed(self._below)

    def _say(self, tone: str, words: str) -> None:
        self._tone, self.message = tone, words
        if self._shown_message is None and words and self._below.parentWidget() is not None:
            self._shown_message = label("", "error", wraps=True)
            place = self._below.indexOf(self.editor) + 1
            self._below.insertWidget(place, self._shown_message)
        if self._shown_message is not None:
            self._shown_message.setText(words)
            self._shown_message.setVisible(bool(words))
            mark(self._shown_message, role=tone or "error")
        mark(self.editor, wrong="true" if tone == "error" else "false")
        self.editor.setAccessibleDescription(words)


# --- how fields lie ----------------------------------------------------------------------------

Fields = Sequence[tuple[FieldSpec, Field]]
"""The fields of a section, each with its declaration."""


def labels_left(fields: Fields, *, width: str = "form_label") -> QLayout:
    """Labels at the left, at least as wide as the named size, with a star where one must fill in.

    For a page or a dialog.
    """
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space("l"))
    grid.setVerticalSpacing(space("m"))
    grid.setColumnMinimumWidth(0, size(width))
    grid.setColumnStretch(1, 1)
    for place, (spec, field) in enumerate(fields):
        if spec.need is Need.REQUIRED and field.label.text():
            field.label.setText(f"{field.label.text()} *")
        field.label.setMinimumHeight(size("control"))
        grid.addWidget(field.label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field.beside(), place, 1)
    grid.setRowStretch(len(fields), 1)
    return grid


def labels_above(fields: Fields) -> QLayout:
    """Labels above their fields, short fields that follow each other side by side.

    For a narrow column.
    """
    below = column()
    for is_short, together in groupby(fields, key=lambda one: one[0].kind.name in SHORT):
        shared = row()
        for spec, field in together:
            stacked = field.stacked()
            if is_short:
                shared.addWidget(stacked, SHORT[spec.kind.name], Qt.AlignmentFlag.AlignTop)
            else:
                below.addWidget(stacked)
        if is_short:
            below.addLayout(shared)
    return below


def in_a_row(fields: Fields) -> QLayout:
    """Fields without labels, which say what they are while they are empty.

    For what narrows a list: a line of text has room for its hint and takes the rest of its line;
    what has no room beside the others goes on in the next.
    """
    beside = Wrapped()
    for spec, field in fields:
        field.editor.setToolTip(field.label.text())
        if spec.kind is kinds.DATE:
            day = QFontMetrics(type_font("body")).horizontalAdvance("00/00/0000")
            field.editor.setFixedWidth(day + 2 * space("m") + space("s"))
        elif isinstance(field.editor, QLineEdit):
            field.editor.setMinimumWidth(usual_width(field.editor))
        elif isinstance(field.editor, CheckEditor):
            field.editor.setFixedHeight(size("control"))  # its words on the line of the others
        elif isinstance(field.editor, QComboBox):
            field.editor.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        beside.addWidget(field.editor)
    return beside


def labels_above_in_a_row(fields: Fields) -> QLayout:
    """Fields beside each other, each under its label and never narrower than its usual content.

    For a page that is filled in from left to right, a name first; what has no room goes on in the
    next line.
    """
    beside = Wrapped(gap="m")
    for place, (_spec, field) in enumerate(fields):
        wide = max(usual_width(field.editor), 0 if place else size("field"))
        stacked = field.stacked()
        stacked.setMinimumWidth(wide)
        stacked.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        beside.addWidget(stacked)
    return beside


def usual_width(editor: QWidget) -> int:
    """Room for what usually stands in an editor: its hint, or the longest of its choices."""
    if isinstance(editor, QLineEdit):
        said = [editor.placeholderText()]
    elif isinstance(editor, QComboBox):
        said = [editor.itemText(place) for place in range(editor.count())]
    else:
        return editor.sizeHint().width()
    metrics = QFontMetrics(type_font("body"))
    longest = max((metrics.horizontalAdvance(words) for words in said), default=0)
    arrow = size("control") if isinstance(editor, QComboBox) else space("s")
    return min(max(longest, size("field") // 2) + 2 * space("m") + arrow, size("field") * 3 // 2)
