"""The help of a page (F1): `resources/help/<page>.md`, with all keys below it."""

from PySide6.QtGui import QAction, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from commune_desk.paths import resources
from commune_desk.ui.frame.actions import PAGES, WINDOW_ACTIONS, make_action
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size, space, type_font

LINE_PERCENT = 110
FIRST = "desk"
"""The help of the program as a whole, shown where a page has none of its own."""


class HelpPage(QWidget):
    """Text to be read; Esc goes back."""

    title = "Trợ giúp"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._about = ""
        self._text = QTextBrowser()
        self._text.setAccessibleName("Nội dung trợ giúp")
        self._text.setMaximumWidth(size("reading"))
        self._text.document().setDefaultFont(type_font("body"))
        self.primary_action: QAction | None = make_action(
            self, "Quay lại", self._go_back, shortcut="Esc", icon="back"
        )
        self.setLayout(column(self._text))

    def on_shown(self) -> None:
        """Begin at the top, and let the arrow keys scroll at once."""
        self._text.setFocus()
        self._text.verticalScrollBar().setValue(0)

    def open_item(self, item_id: str) -> None:
        """Show the help of the page with that key."""
        self._about = item_id
        folder = resources() / "help"
        own = folder / f"{item_id}.md"
        text = (own if own.exists() else folder / f"{FIRST}.md").read_text(encoding="utf-8")
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self._text.document().setMarkdown(f"{text}\n\n{keys_list()}", features)
        _let_breathe(self._text.document())
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _go_back(self) -> None:
        if self._about:
            self._frame.show_page(self._about)


def keys_list() -> str:
    """Every declared key as a list in Markdown."""
    keys = [(page.shortcut, page.text) for page in PAGES if page.shortcut]
    keys += [(action.shortcut, action.text) for action in WINDOW_ACTIONS if action.shortcut]
    rows = "\n".join(f"- **{key}**  {text}" for key, text in keys)
    return f"### Phím tắt\n\n{rows}\n"


def _let_breathe(document: QTextDocument) -> None:
    """Paragraphs apart and lines 1.45 high, which Markdown alone does not give."""
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        shape.setBottomMargin(space("s"))
        shape.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
