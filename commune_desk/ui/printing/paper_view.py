"""A paper on the screen: the pages of a PDF below each other, as wide as the place allows.

A page is drawn when it comes into sight. A window that opens gets its width in three or four steps,
for each of which all pages would be drawn anew, before anybody sees one of them.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
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
        self._pages: list[_PageView] = []
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
            self._pages = [_PageView(number, count) for number in range(count)]
            self.setWidget(boxed(column(*self._pages, None, gap="m", margin="s")))
        self._lay_out()

    def look_at(self, page: int, top: float, bottom: float) -> None:
        """Bring a part of a page into sight: the page from 1, points from its upper edge."""
        if not 1 <= page <= len(self._pages) or not (drawn := self._pages[page - 1]).height():
            return
        with opened(self._content) as document:
            scale = drawn.height() / document.pagePointSize(page - 1).height()
        middle = drawn.y() + scale * (top + bottom) / 2
        room = self.viewport().height() // 3
        self.ensureVisible(0, round(middle), 0, room)

    def begin_at_words(self) -> None:
        """Begin where something stands: a certificate is at the foot of its sheet."""
        with opened(self._content) as document:
            words = document.getAllText(0).boundingRectangle()
        self.look_at(1, words.top(), words.top())

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
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it has its width."""
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give the pages the width there is."""
        if not self._content or not self.isVisible():
            return  # before it is shown it does not have its width
        width = max(self.viewport().width() - 2 * space("s"), 1)
        with opened(self._content) as document:
            for number, page in enumerate(self._pages):
                points = document.pagePointSize(number)
                high = round(width * points.height() / points.width())
                page.become(self._content, QSize(width, high))
        if (content := self.widget()) is not None:
            content.adjustSize()


class _PageView(QLabel):
    """One page, at the full resolution of the screen.

    Only this picture is kept: a sharper one to make it of would take some 10 MB.
    """

    def __init__(self, number: int, count: int) -> None:
        super().__init__()
        self.setAccessibleName(f"Trang {number + 1}/{count} của giấy sẽ in")
        self._number = number
        self._content = b""
        self._picture: QPixmap | None = None

    def become(self, content: bytes, extent: QSize) -> None:
        """Be this page of a PDF from now on, in that size."""
        if content != self._content or extent != self.size():
            self._content, self._picture = content, None
            self.setFixedSize(extent)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page where that was not done yet, or for another screen."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            with opened(self._content) as document:
                points = document.pagePointSize(self._number).width()
                dpi = self.width() * ratio * POINTS_PER_INCH / points
                self._picture = QPixmap.fromImage(picture(document, self._number, dpi))
                self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
