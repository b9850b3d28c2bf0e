"""The help of a page (F1): "<its key>.md" in the folder of the page, with all keys below it."""

from importlib.resources import files

from PySide6.QtGui import QAction, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from commune_desk.ui.frame.actions import PAGES, WINDOW_ACTIONS, PageEntry, make_action
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size, space, type_font

LINE_PERCENT = 110


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
        page = next(page for page in PAGES if page.key == item_id)
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self._text.document().setMarkdown(f"{help_text(page)}\n\n{keys_list()}", features)
        _let_breathe(self._text.document())
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _go_back(self) -> None:
        if self._about:
            self._frame.show_page(self._about)


def help_text(page: PageEntry) -> str:
    """What the help says of a page, as Markdown; of the help page itself: of the whole program."""
    folder = files("commune_desk.ui.pages").joinpath(page.page.partition(".")[0])
    return folder.joinpath(f"{page.key}.md").read_text(encoding="utf-8")


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
