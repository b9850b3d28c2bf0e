"""What is settled, folded into one line: the person, the procedure, each with what changes it."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.text import label

BETWEEN = "\N{NO-BREAK SPACE}· "
"""Between two parts: a line may break after the point, not before it."""


class SettledLine(QWidget):
    """A title, what is settled, below it what must be said of it, at the right what can be done.

    Args:
        title: what it is of.
        name: by which the program knows the words.
        below: what stands below the words, each hidden while it has nothing to say.
        buttons: at the right.
    """

    def __init__(
        self, title: str, name: str, *, below: Sequence[QWidget], buttons: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._words = label("", wraps=True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words.setObjectName(name)
        self.setAccessibleName(title)
        head = label(title, "second")
        head.setMinimumWidth(size("line_title"))
        head.setMinimumHeight(self._words.sizeHint().height())
        line = row(head, column(self._words, *below, None, gap=""), gap="m")
        line.setStretch(1, 1)
        line.setAlignment(head, Qt.AlignmentFlag.AlignTop)
        for made in buttons:
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def say(self, parts: Iterable[str], *, strong: Iterable[str] = ()) -> None:
        """Write the parts beside each other, empty ones left out, some of them strongly."""
        loud, said = set(strong), [part for part in parts if part]
        written = (
            f"<b>{escape(part)}</b>" if part in loud else escape(_in_one_piece(part))
            for part in said
        )
        self._words.setText(BETWEEN.join(written))
        self.setAccessibleDescription(BETWEEN.join(said))


def _in_one_piece(part: str) -> str:
    """A number stays in its line: "0912 345 678" never ends a line after 0912."""
    is_number = part.replace(" ", "").isdigit()
    return part.replace(" ", "\N{NO-BREAK SPACE}") if is_number else part


def beside_each_other(*widgets: QWidget) -> QWidget:
    """Buttons that go on in the next line where the width is not enough."""
    made = QWidget()
    made.setLayout(Wrapped(*widgets))
    return made
