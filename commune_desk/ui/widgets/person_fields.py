"""The fields of a person, above each other, with what is wrong or doubtful below each."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.ui.look.layouts import column, in_order, row
from commune_desk.ui.widgets.editors import ChoiceEditor, TextEditor
from commune_desk.ui.widgets.entered import (
    DATE,
    NAME,
    PERSONAL_ID,
    PHONE,
)
from commune_desk.ui.widgets.tall_field import TallField
from commune_desk.words import fields as words

NAMES = ("full_name", "personal_id", "born_on", "sex", "address", "phone")
KINDS = {"full_name": NAME, "personal_id": PERSONAL_ID, "born_on": DATE, "phone": PHONE}


class PersonFields(QWidget):
    """Name, number, birth, sex, address, telephone.

    Signals:
        edited: the clerk changed the named field.
        entered: Enter was pressed in a field.
        left: the focus left the named field after a change.
    """

    edited = Signal(str)
    entered = Signal()
    left = Signal(str)

    def __init__(self, *, who: str = "") -> None:
        super().__init__()
        self._carried: dict[str, str] = {}
        self._edits = {
            name: TextEditor(KINDS.get(name), hint=words.hint(name))
            for name in NAMES
            if name != "sex"
        }
        self._sex = ChoiceEditor({"": "", Sex.MALE: Sex.MALE, Sex.FEMALE: Sex.FEMALE})
        editors: dict[str, TextEditor | ChoiceEditor] = {**self._edits, "sex": self._sex}
        self._fields = {name: TallField(words.label(name), editors[name]) for name in NAMES}
        fields = self._fields
        narrow = row(fields["born_on"], fields["sex"], gap="s")
        narrow.setAlignment(fields["born_on"], Qt.AlignmentFlag.AlignTop)
        narrow.setAlignment(fields["sex"], Qt.AlignmentFlag.AlignTop)
        narrow.setStretch(0, 4)
        narrow.setStretch(1, 3)
        self.setLayout(
            column(
                fields["full_name"],
                fields["personal_id"],
                narrow,
                fields["address"],
                fields["phone"],
            )
        )
        for name, editor in editors.items():
            editor.setAccessibleName(f"{words.label(name)} {who}".strip())
        for name, edit in self._edits.items():
            self._prepare(name, edit)
        in_order([self._fields[name].editor for name in NAMES])
        self._sex.activated.connect(lambda _index: self.edited.emit("sex"))

    def texts(self) -> dict[str, str]:
        """What stands in the fields, with what the card said besides."""
        shown = {name: edit.text() for name, edit in self._edits.items()}
        return {**self._carried, **shown, "sex": self._sex.value()}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Show a person; what was said about the former texts is settled."""
        self._carried = {name: text for name, text in texts.items() if name not in NAMES}
        for name, edit in self._edits.items():
            edit.setText(texts.get(name, ""))
            edit.setCursorPosition(0)
            edit.setToolTip(texts.get(name, ""))
        self._sex.set_value(texts.get("sex", ""))
        self.settle()

    def settle(self) -> None:
        """Nothing is wrong or doubtful."""
        for field in self._fields.values():
            field.settle()

    def field(self, name: str) -> TallField:
        """One field, to say something beside it or to take the focus there."""
        return self._fields[name]

    def _prepare(self, name: str, edit: TextEditor) -> None:
        edit.edited.connect(lambda: self.edited.emit(name))
        edit.returnPressed.connect(self.entered)
        edit.editingFinished.connect(lambda: self.left.emit(name))
