"""One paper of a dossier: ticked when it is handed in, with its originals and copies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QSpinBox, QWidget

from commune_desk.domain.catalogue.procedure import PaperUse, RequiredDocument
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.form.wheel import keep_from_wheel
from commune_desk.ui.widgets.text import label

MOST_SHEETS = 99


def condition_words(condition: str) -> str:
    """When a paper is needed, as a phrase of its own.

    >>> condition_words("trẻ bị bỏ rơi"), condition_words("khi ủy quyền")
    ('khi trẻ bị bỏ rơi', 'khi ủy quyền')
    """
    return condition if "khi" in condition.split()[:2] else f"khi {condition}"


class PaperRow(QWidget):
    """A paper that can be handed in.

    Signals:
        edited: the tick or a number changed.
    """

    edited = Signal()

    def __init__(self, paper: RequiredDocument) -> None:
        super().__init__()
        self.name = ""
        self.tick = QCheckBox()
        self._originals, self._copies = _counter(), _counter()
        self._numbers = boxed(
            row(label("chính", "second"), self._originals, label("sao", "second"), self._copies)
        )
        self._when = label("", "second", wraps=True)
        self._words = _TickedName(self.tick)
        whole = row(self.tick, column(self._words, self._when, gap=""), self._numbers, gap="xs")
        whole.setStretch(1, 1)
        for part in (self.tick, self._numbers):
            whole.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        self.tick.toggled.connect(self._follow_tick)
        for counter in (self._originals, self._copies):
            counter.valueChanged.connect(lambda _value: self.edited.emit())
        self.show_paper(paper)

    def show_paper(self, paper: RequiredDocument) -> None:
        """Stand for a paper, ticked as the catalogue says; nobody has edited that."""
        self.blockSignals(True)
        self.name = paper.name
        self._words.setText(paper.name)
        self.tick.setAccessibleName(paper.name)
        self._originals.setAccessibleName(f"Số bản chính: {paper.name}")
        self._copies.setAccessibleName(f"Số bản sao: {paper.name}")
        self._originals.setValue(paper.originals)
        self._copies.setValue(paper.copies)
        self._when.setText(_sentence(paper.condition))
        self._when.setVisible(bool(paper.condition))
        self.tick.setChecked(paper.use is PaperUse.SUBMIT and not paper.condition)
        self._follow_tick(self.tick.isChecked())
        self.blockSignals(False)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.tick, self._originals, self._copies

    def line(self) -> PaperLine | None:
        """The paper as handed in, None where it was not."""
        if not self.tick.isChecked():
            return None
        return PaperLine(self.name, self._originals.value(), self._copies.value())

    def show_line(self, line: PaperLine | None) -> None:
        """Tick as a draft had it."""
        self.tick.setChecked(line is not None)
        if line is not None:
            self._originals.setValue(line.originals)
            self._copies.setValue(line.copies)

    def _follow_tick(self, is_ticked: bool) -> None:
        """A paper that is handed in is at least one sheet."""
        self._numbers.setVisible(is_ticked)
        if is_ticked and not self._originals.value() + self._copies.value():
            self._originals.setValue(1)
        self.edited.emit()


class ShownPaper(QWidget):
    """A paper that is only shown: compared and handed back, so it has no tick."""

    def __init__(self, paper: RequiredDocument) -> None:
        super().__init__()
        sign, words = label("xuất trình", "key"), [label(paper.name, wraps=True)]
        if paper.condition:
            words.append(label(_sentence(paper.condition), "second", wraps=True))
        sign.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        whole = row(sign, column(*words, gap=""))
        whole.setStretch(1, 1)
        whole.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)


class _TickedName(QLabel):
    """The name of a paper, over more lines where it is long; a click on it ticks."""

    def __init__(self, tick: QCheckBox) -> None:
        super().__init__()
        self._tick = tick
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(tick.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The name belongs to the tick."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._tick.toggle()


def _sentence(condition: str) -> str:
    phrase = condition_words(condition)
    return phrase[:1].upper() + phrase[1:]


def _counter() -> QSpinBox:
    made = QSpinBox()
    keep_from_wheel(made)
    made.lineEdit().setTextMargins(space("s"), 0, 0, 0)
    made.setProperty("kind", "count")
    made.setRange(0, MOST_SHEETS)
    return made
