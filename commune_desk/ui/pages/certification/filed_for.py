"""Who files in the place of whoever asks, as it was said at intake: goes along, or is left out."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.form.spec import Texts
from commune_desk.ui.look.layouts import row
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.values import in_sentence

WHO, FOR = "delegate", "organisation"
LEAVE_OUT = f"Bỏ {in_sentence(fields.label(WHO))}"


class FiledFor(QWidget):
    """Names the delegate with their authorisation; a button leaves them out.

    Signals:
        edited: they were left out.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, str] = {}
        self._words = label("", "second", wraps=True)
        self._words.setObjectName(WHO)
        line = row(self._words, button_of(self.leave_out), gap="s")
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """Who files, in the parts of a line; nothing where nobody does for another."""
        named = self._texts.get(f"{WHO}.full_name", "")
        return (f"{in_sentence(fields.label(WHO))} {named}",) if named else ()

    @property
    def kept(self) -> Texts:
        """All that goes along, for a draft."""
        return dict(self._texts)

    def texts(self, organisation: str) -> dict[str, str]:
        """What the reception says of it; of an organisation only of the one that was named."""
        is_same = organisation and organisation == self._texts.get(f"{FOR}.name", "")
        parts = tuple(f"{part}." for part in ([FOR] if is_same else []) + [WHO])
        return {
            name: text
            for name, text in self._texts.items()
            if name.startswith(parts) or name == "has_delegate"
        }

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show what goes along; an empty one hides the line."""
        self._texts = dict(texts)
        said = [self._texts.get(f"{WHO}.{name}", "") for name in ("full_name", "authorisation")]
        self._words.setText(f"{fields.label(WHO)}: {' · '.join(filter(None, said))}")
        self.setVisible(bool(self.words))

    @action(LEAVE_OUT, kind="quiet")
    def leave_out(self) -> None:
        """Certify for nobody but who asks."""
        left = {name: text for name, text in self._texts.items() if name.startswith(f"{FOR}.")}
        self.show_texts(left)
        self.edited.emit()
