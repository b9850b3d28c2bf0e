"""The figures of this day, large: how many dossiers, and the list of them behind a key."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from commune_desk.domain.desk.dossier import DeadlineMark
from commune_desk.domain.desk.dossier_list import DossierView
from commune_desk.domain.figures.today import FIGURES, Counts
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.actions import WAITS_FOR
from commune_desk.ui.widgets.buttons import KeyButton
from commune_desk.ui.widgets.flow import Flow
from commune_desk.ui.widgets.text import icon_label, label
from commune_desk.words.figures.today import VIEWS

MARKS: Mapping[DossierView, DeadlineMark] = {
    DossierView.OVERDUE: DeadlineMark.OVERDUE,
    DossierView.DUE_TODAY: DeadlineMark.DUE_SOON,
    DossierView.DUE_NEXT: DeadlineMark.DUE_SOON,
    DossierView.AWAITING_SUPPLEMENT: DeadlineMark.WAITING,
}
"""The figures that speak of a deadline have its colour and its sign."""


class DayFigure(KeyButton):
    """One figure; at zero it opens nothing and stands back."""

    def __init__(self, view: DossierView, key: str, show: Callable[[], object]) -> None:
        super().__init__()
        self._key = key
        self.setProperty("kind", "figure")
        self.setShortcut(QKeySequence(key))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(VIEWS[view])
        self._count = label("", "figure")
        self._name = label("", wraps=True)
        mark = MARKS.get(view)
        self._signs = [icon_label(f"mark_{mark}", str(mark), step="icon_small")] if mark else []
        head = row(self._count, *self._signs, None, label(key, "second"), gap="s")
        for place in range(head.count()):
            item = head.itemAt(place)
            if item is not None and (part := item.widget()) is not None:
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(head, self._name, None, gap="", margin="m"))
        self.clicked.connect(lambda _checked=False: show())

    def show_count(self, count: int, name: str) -> None:
        """Write how many there are, and of what."""
        self._count.setText(str(count))
        self._name.setText(name)
        self.setEnabled(count > 0)
        for sign in self._signs:
            sign.setVisible(count > 0)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{count} hồ sơ")
        self.setProperty(WAITS_FOR, f"{name}: không có hồ sơ nào.")
        self.setToolTip(f"Mở danh sách ({self._key})" if count else "")


class DayFigures(Flow):
    """All figures side by side, or below each other where the window is narrow."""

    def __init__(self, show: Callable[[DossierView], object]) -> None:
        super().__init__(
            "day_figure", Qt.AlignmentFlag(0), most=len(FIGURES), gap="m", is_even=True
        )
        self._figures = {
            view: DayFigure(view, f"Ctrl+{place}", partial(show, view))
            for place, view in enumerate(FIGURES, start=1)
        }
        self.take([(figure, False) for figure in self._figures.values()])
        self.arrange()

    def show_counts(self, counts: Counts, name: Callable[[DossierView], str]) -> None:
        """Write all of them."""
        for view, figure in self._figures.items():
            figure.show_count(counts[view], name(view))
        self._even_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrower window the words of one take two lines, and all are as tall as that one."""
        super().resizeEvent(event)
        self._even_out()

    def _even_out(self) -> None:
        """All figures have the height of the tallest."""
        wide = (self.width() - (self.columns - 1) * space("m")) // self.columns
        tallest = max(0, *(figure.heightForWidth(wide) for figure in self._figures.values()))
        for figure in self._figures.values():
            figure.setMinimumHeight(tallest)

    def first(self) -> QPushButton | None:
        """The first behind which there is something."""
        return next((figure for figure in self._figures.values() if figure.isEnabled()), None)
