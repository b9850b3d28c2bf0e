"""Forms are declared: a list of fields, each with its name, its label, its editor and its check.

Errors stand beside the field that caused them, in the words of `words/errors.py`; the field of the
first one gets the focus.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.editors import CheckEditor, Editor, Value, show_wrong
from commune_desk.ui.widgets.text import buddy, label
from commune_desk.words.errors import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field.

    Attributes:
        name: under which the form gives its value.
        label: in the words of the paper form.
        editor: makes the editor.
        check: refuses a value with a `UserError`, beside what the editor itself refuses.
        is_required: whether it must be filled; the label carries a star.
        help: what stands under the editor.
    """

    name: str
    label: str
    editor: Callable[[], QWidget]
    check: Callable[[Value], object] | None = None
    is_required: bool = False
    help: str = ""


class Form(QWidget):
    """The fields below each other: label, editor, and under it help or the error.

    Args:
        fields: what is asked, in its order.
        label_width: the named size that the labels have at least.

    Signals:
        edited: the name of the field that the officer changed, at every key.
        finished: the name of the field whose change is complete: it was left, ticked, chosen.
    """

    edited = Signal(str)
    finished = Signal(str)

    def __init__(self, fields: Iterable[Field], *, label_width: str = "form_label") -> None:
        super().__init__()
        self._fields = {field.name: field for field in fields}
        self._editors: dict[str, QWidget] = {}
        self._errors: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("l"))
        grid.setVerticalSpacing(space("m"))
        grid.setColumnMinimumWidth(0, size(label_width))
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(self._fields.values()):
            self._place(field, grid, place)
        grid.setRowStretch(len(self._fields), 1)

    def editor(self, name: str) -> QWidget:
        """The editor of one field."""
        return self._editors[name]

    def values(self) -> dict[str, Value]:
        """What stands in every field, by name."""
        return {name: _as_editor(editor).value() for name, editor in self._editors.items()}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Fill fields; those that are not named stay as they are."""
        for name, value in values.items():
            _as_editor(self._editors[name]).set_value(value)

    def check(self) -> bool:
        """Show what is wrong beside each field, and go to the first; True if all is right."""
        wrong = [name for name in self._fields if not self.check_field(name)]
        if wrong:
            self._editors[wrong[0]].setFocus()
        return not wrong

    def check_field(self, name: str) -> bool:
        """Show what is wrong beside one field, and let the focus go; True if it is right."""
        words = self._refusal(name)
        self.show_error(name, words)
        return not words

    def focus_first(self) -> None:
        """Go to the first field."""
        next(iter(self._editors.values())).setFocus()

    def show_error(self, name: str, words: str) -> None:
        """Write an error beside a field; an empty text takes it away."""
        self._errors[name].setText(words)
        self._errors[name].setVisible(bool(words))
        show_wrong(self._editors[name], words)

    def _refusal(self, name: str) -> str:
        field, editor = self._fields[name], _as_editor(self._editors[name])
        if field.is_required and not editor.value():
            return f"Chưa điền {field.label[:1].lower()}{field.label[1:]}."
        try:
            editor.check()
            if field.check is not None:
                field.check(editor.value())
        except UserError as error:
            return sentence(error)
        return ""

    def _place(self, field: Field, grid: QGridLayout, place: int) -> None:
        editor = field.editor()
        editor.setAccessibleName(field.label)
        error = label("", "error", wraps=True)
        error.hide()
        self._editors[field.name], self._errors[field.name] = editor, error
        _as_editor(editor).edited.connect(lambda: self._on_edited(field.name))
        done = (
            editor.editingFinished if isinstance(editor, QLineEdit) else _as_editor(editor).edited
        )
        done.connect(lambda: self.finished.emit(field.name))
        words = f"{field.label} *" if field.is_required else field.label
        name = buddy("" if isinstance(editor, CheckEditor) else words, editor)
        name.setWordWrap(True)
        name.setMinimumHeight(size("control"))
        below = [label(field.help, "second", wraps=True)] if field.help else []
        grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(boxed(column(editor, error, *below, gap="xs")), place, 1)

    def _on_edited(self, name: str) -> None:
        self.show_error(name, "")
        self.edited.emit(name)


def _as_editor(widget: QWidget) -> Editor:
    return widget  # type: ignore[return-value]  # every editor of `widgets/editors.py` keeps it
