"""One of many values, found by typing: a drop-down list of all of them covers the screen.

The box shows the words of what was chosen. What is typed and is no whole name counts for nothing:
the box shows the former value again when it is left; until then it is refused as it stands.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent

from commune_desk.domain.vietnamese import fold
from commune_desk.ui.widgets.form.pick_edit import Choice, PickEdit
from commune_desk.ui.widgets.form.text_editor import COMES_BACK


class FoundEdit(PickEdit):
    """An editor of a form for one of many values.

    Args:
        suggest: what the list offers for a text.
        words_of: what a value is called.
    """

    edited = Signal()

    def __init__(
        self, suggest: Callable[[str], Sequence[Choice]], words_of: Callable[[str], str]
    ) -> None:
        super().__init__(suggest, opens_empty=True)
        self.opens_by_itself = False
        self._words_of = words_of
        self._chosen = self._words = ""
        self.picked.connect(self._choose)

    def as_text(self) -> str:
        """The chosen value."""
        return self._chosen if self.text() == self._words else self.text()

    def show_text(self, text: str) -> None:
        """Show a value by its words."""
        self._chosen, self._words = text, self._words_of(text)
        self.setText(self._words)
        self.setCursorPosition(0)

    def _choose(self, choice: Choice) -> None:
        self.show_text(choice.key)
        self.edited.emit()

    # --- Qt's events ---------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed next takes the place of what stands there."""
        super().focusInEvent(event)
        if event.reason() not in COMES_BACK:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """After a click as well; in what is being typed it goes where it points."""
        super().mouseReleaseEvent(event)
        if self.text() == self._words and not self.hasSelectedText():
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A name that was typed in full is chosen; nothing half typed looks like a value."""
        super().focusOutEvent(event)
        if event.reason() in COMES_BACK or self.text() == self._words:
            return
        typed = fold(self.text().strip())
        named = next((one for one in self._suggest(typed) if fold(one.title) == typed), None)
        if named is not None:
            self._choose(named)
        else:
            self.show_text(self._chosen)
