"""A figure large enough to be read from the door; a click shows what stands behind it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from commune_desk.domain.figures.model_figures import Share
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.text import label
from commune_desk.words.figures.figures import percent_words, share_words
from commune_desk.words.values import count_words

NONE_YET = percent_words(None)


class FigureCard(QPushButton):
    """A share in percent, with the counts it is made of.

    Args:
        title: what is measured.
        explained: of what, in a few words.
        show: shows the dossiers behind it.
    """

    def __init__(self, title: str, explained: str, show: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "figure")
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title = title
        self._percent = label(NONE_YET, "figure")
        self._counts = label("", "second", wraps=True)
        self._explained = explained
        parts = (label(title, "strong", wraps=True), self._percent, self._counts)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = column(*parts, None, gap="xs", margin="m")
        self.setLayout(layout)
        self.setMinimumHeight(layout.sizeHint().height() + space("xl"))
        self.clicked.connect(lambda _checked=False: show())

    def show_share(self, share: Share, beside: str = "") -> None:
        """Write the share, and what stands beside it."""
        percent = percent_words(share.percent)
        counts = f"{share_words(share)} / {count_words(share.of)} · {self._explained}"
        counts += f"\n{beside}" if beside else ""
        self._percent.setText(percent)
        self._counts.setText(counts)
        self.setAccessibleName(f"{self._title}: {percent}, {counts}")
