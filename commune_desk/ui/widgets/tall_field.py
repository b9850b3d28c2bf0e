"""A field with its label above and, below, what is wrong or doubtful: for narrow columns.

The error stands beside the field that caused it, in words that say what to do.
"""

from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import mark, size
from commune_desk.ui.widgets.text import buddy, label

Editor = QLineEdit | QComboBox


class TallField(QWidget):
    """Label, editor, message.

    Attributes:
        editor: where the clerk types or chooses.
    """

    def __init__(self, text: str, editor: Editor, *, aside: QWidget | None = None) -> None:
        super().__init__()
        self.editor = editor
        editor.setMinimumWidth(size("control") * 2)
        editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._message = label("", "error", wraps=True)
        self._message.hide()
        name = buddy(text, editor, role="second")
        name.setWordWrap(True)
        head = row(name, aside) if aside is not None else row(name)
        head.setStretch(0, 1)
        self.setLayout(column(head, editor, self._message, gap="xs"))

    def refuse(self, sentence: str) -> None:
        """Say that the content cannot be accepted and what to do."""
        self._say(sentence, role="error")
        mark(self.editor, wrong="true")

    def doubt(self, sentence: str) -> None:
        """Say that the content should be compared with the paper."""
        self._say(sentence, role="doubt")
        mark(self.editor, wrong="false")

    def settle(self) -> None:
        """Nothing to say any more."""
        self._message.hide()
        self.editor.setAccessibleDescription("")
        mark(self.editor, wrong="false")

    def message(self) -> str:
        """What is said beside the field now; empty where nothing is."""
        return self._message.text() if not self._message.isHidden() else ""

    def _say(self, sentence: str, *, role: str) -> None:
        self._message.setText(sentence)
        mark(self._message, role=role)
        self._message.show()
        self.editor.setAccessibleDescription(sentence)
