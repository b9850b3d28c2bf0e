"""A paper on the screen: the pages of a PDF below each other, as wide as the place allows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy

from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import space
from commune_desk.ui.printing.pdf_pages import POINTS_PER_INCH, opened, picture
from commune_desk.ui.widgets.text import label


class PaperView(QScrollArea):
    """Shows a PDF; empty it says what will be here."""

    def __init__(self, empty_words: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("kind", "paper")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty_words = empty_words
        self._content = b""
        self._pages: list[QLabel] = []
        self.clear()

    def clear(self, instead: str = "") -> None:
        """Show no paper, and say what is there instead."""
        self._content, self._pages = b"", []
        words = label(instead or self._empty_words, "quiet", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(boxed(column(None, words, None, margin="l")))

    def show_pdf(self, content: bytes) -> None:
        """Show all pages.

        Raises:
            FileUnreadable: the bytes are no PDF.
        """
        with opened(content) as document:
            count = document.pageCount()
        self._content = content
        if len(self._pages) != count:
            self._pages = [QLabel(alignment=Qt.AlignmentFlag.AlignHCenter) for _ in range(count)]
            for number, page in enumerate(self._pages, start=1):
                page.setAccessibleName(f"Trang {number}/{count} của giấy sẽ in")
            self.setWidget(boxed(column(*self._pages, None, gap="m", margin="s")))
        self._draw()

    def look_at(self, page: int, top: float, bottom: float) -> None:
        """Bring a part of a page into sight: the page from 1, points from its upper edge."""
        if not 1 <= page <= len(self._pages) or not (drawn := self._pages[page - 1]).height():
            return
        with opened(self._content) as document:
            scale = drawn.height() / document.pagePointSize(page - 1).height()
        middle = drawn.y() + scale * (top + bottom) / 2
        room = self.viewport().height() // 3
        self.ensureVisible(0, round(middle), 0, room)

    @property
    def shown(self) -> bytes:
        """The PDF that is shown; empty where none is."""
        return self._content

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper follows the width."""
        super().resizeEvent(event)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it has its width."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Draw the pages in the width there is, at the full resolution of the screen.

        Only these pictures are kept: sharper ones to make them of would take some 30 MB.
        """
        if not self._content or not self.isVisible():
            return  # before it is shown it does not have its width
        width = max(self.viewport().width() - 2 * space("s"), 1)
        ratio = self.devicePixelRatioF()
        with opened(self._content) as document:
            for number, page in enumerate(self._pages):
                points = document.pagePointSize(number).width()
                drawn = picture(document, number, width * ratio * POINTS_PER_INCH / points)
                drawn.setDevicePixelRatio(ratio)
                page.setPixmap(QPixmap.fromImage(drawn))
                page.setFixedSize(drawn.deviceIndependentSize().toSize())
        if (content := self.widget()) is not None:
            content.adjustSize()
