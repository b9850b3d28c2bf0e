"""A paper on the screen: the pages of a PDF below each other, as wide as the place allows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy

from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import space
from commune_desk.ui.printing.pdf_pages import opened, picture
from commune_desk.ui.widgets.text import label

SHARP_DPI = 200


class PaperView(QScrollArea):
    """Shows a PDF; empty it says what will be here."""

    def __init__(self, empty_words: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("kind", "paper")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty_words = empty_words
        self._pictures: list[QImage] = []
        self._pages: list[QLabel] = []
        self.clear()

    def clear(self) -> None:
        """Show no paper."""
        self._pictures, self._pages = [], []
        words = label(self._empty_words, "quiet", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(boxed(column(None, words, None, margin="l")))

    def show_pdf(self, content: bytes) -> None:
        """Show all pages.

        Raises:
            FileUnreadable: the bytes are no PDF.
        """
        with opened(content) as document:
            numbers = range(document.pageCount())
            self._pictures = [picture(document, number, SHARP_DPI) for number in numbers]
        if len(self._pages) != len(self._pictures):
            self._pages = [self._page() for _ in self._pictures]
            self.setWidget(boxed(column(*self._pages, None, gap="m", margin="s")))
        self._fit()

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pictures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper follows the width."""
        super().resizeEvent(event)
        self._fit()

    def _page(self) -> QLabel:
        page = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        page.setAccessibleName("Trang giấy sẽ in")
        return page

    def _fit(self) -> None:
        """Scale the sharp pictures to the width, at the full resolution of the screen."""
        width = self.viewport().width() - 2 * space("s")
        ratio = self.devicePixelRatioF()
        for page, sharp in zip(self._pages, self._pictures, strict=True):
            height = width * sharp.height() / sharp.width()
            wanted = QSize(round(width * ratio), round(height * ratio))
            scaled = sharp.scaled(
                wanted,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            page.setPixmap(QPixmap.fromImage(scaled))
            page.setFixedSize(scaled.deviceIndependentSize().toSize())
        if self._pages and (content := self.widget()) is not None:
            content.adjustSize()
