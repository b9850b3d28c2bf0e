"""The help (F1): what a page is about, a search in all of it, a sheet of keys to print."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextBrowser, QWidget

from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.vietnamese import fold
from commune_desk.services.papers import key_sheets
from commune_desk.ui.frame.actions import PAGES, permitted
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.tour.tour import TOUR
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import FONT_FAMILY, size, space, type_font
from commune_desk.ui.pages.help.topics import (
    KEYS,
    Topic,
    all_topics,
    found_in,
    keys_list,
    picture_of,
)
from commune_desk.ui.widgets.actions import action, action_of, actions_of, make_action
from commune_desk.ui.widgets.form.text_editor import LineEdit
from commune_desk.ui.widgets.text import label

LINE_PERCENT = 110
NOTHING_FOUND = "Không có mục nào nói đến điều đó. Thử một từ khác."


class _TopicList(QListWidget):
    """The topics; the one that is read stays in sight."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gets lower once the page has its height: it was scrolled to it before."""
        super().resizeEvent(event)
        if (read := self.currentItem()) is not None:
            self.scrollToItem(read)


class HelpPage(QWidget):
    """Topics at the left, one of them to be read at the right; Esc goes back."""

    title = "Trợ giúp"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._about = ""
        self._topics: tuple[Topic, ...] = ()
        self._search = LineEdit(hint="Tìm trong trợ giúp")
        self._search.setAccessibleName("Tìm trong trợ giúp")
        self._search.textChanged.connect(lambda typed: self._offer(found_in(self._topics, typed)))
        self._list = _TopicList()
        self._list.setAccessibleName("Các mục trợ giúp")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(lambda item, _before: self._read(item))
        self._search.returnPressed.connect(self._list.setFocus)
        self._nothing = label(NOTHING_FOUND, "quiet", wraps=True)
        self._nothing.hide()
        self._text = QTextBrowser()
        self._text.setAccessibleName("Nội dung trợ giúp")
        self._text.setMaximumWidth(size("reading"))
        self._text.document().setDefaultFont(type_font("body"))
        self.primary_action: QAction | None = action_of(self.go_back)
        self.addActions(actions_of(self.begin_search, self.print_keys))
        if frame.desk.is_practice:
            self.addAction(make_action(self, TOUR, frame.begin_tour, shortcut="Ctrl+T"))
        side = boxed(column(self._search, self._nothing, self._list, gap="s"))
        side.setFixedWidth(size("field"))
        whole = row(side, self._text, gap="l")
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def on_shown(self) -> None:
        """Begin at the top, and let the arrow keys scroll at once."""
        self._text.setFocus()
        self._text.verticalScrollBar().setValue(0)

    def open_item(self, item_id: str) -> None:
        """Show the topic of that key: of a page, the keys, or what changed."""
        if item_id in {entry.key for entry in PAGES} - {"help"}:
            self._about = item_id
        self._topics = all_topics()
        self._search.clear()
        self._offer(self._topics, shown=item_id)

    @action("Tìm", shortcut="Ctrl+F", icon="search")
    def begin_search(self) -> None:
        """Look for a word in everything that is told."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _offer(self, topics: tuple[Topic, ...], *, shown: str = "") -> None:
        self._list.clear()
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic.key)
            self._list.addItem(item)
        keys = [topic.key for topic in topics]
        self._nothing.setVisible(not topics)
        self._list.setCurrentRow(keys.index(shown) if shown in keys else 0)

    def _read(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        key = item.data(Qt.ItemDataRole.UserRole)
        topic = next(one for one in self._topics if one.key == key)
        keys = "" if key == KEYS else f"\n\n{keys_list().replace('# ', '### ', 1)}"
        document = self._text.document()
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        document.setMarkdown(f"{topic.text}{keys}", features)
        # Paragraphs apart and lines 1.45 high, which Markdown alone does not give
        block = document.begin()
        while block.isValid():
            shape = block.blockFormat()
            shape.setBottomMargin(space("s"))
            shape.setLineHeight(
                LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            QTextCursor(block).setBlockFormat(shape)
            _show_commands(block)
            block = block.next()
        self._show_picture(key)
        words = fold(self._search.text()).split()
        block = self._text.document().begin()
        while words and block.isValid():
            if any(word in fold(block.text()) for word in words):
                self._text.setTextCursor(QTextCursor(block))
                self._text.ensureCursorVisible()
                return
            block = block.next()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_picture(self, key: str) -> None:
        """The picture of a page below its title, as wide as the text."""
        picture = next((picture_of(page) for page in PAGES if page.key == key), None)
        if picture is None or not picture.exists():
            return
        cursor = QTextCursor(self._text.document().begin())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock()
        shown = QTextImageFormat()
        shown.setName(picture.as_uri())
        shown.setWidth(self._picture_width())
        cursor.insertImage(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture is as wide as the text, however wide the window is."""
        super().resizeEvent(event)
        below_title = self._text.document().begin().next()
        if not below_title.isValid():
            return
        cursor = QTextCursor(below_title)
        cursor.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        if (shown := cursor.charFormat().toImageFormat()).isValid():
            shown.setWidth(self._picture_width())
            cursor.setCharFormat(shown)

    def _picture_width(self) -> int:
        """What the text has, beside its edges and the bar with which it scrolls."""
        bar = self._text.verticalScrollBar().sizeHint().width()
        edges = 2 * (space("l") + self._text.frameWidth()) + bar
        edges += 2 * round(self._text.document().documentMargin())
        return max(1, min(size("reading"), self._text.width()) - edges)

    @action("In bảng phím", shortcut="Ctrl+P", icon="printer")
    def print_keys(self) -> None:
        """Print the keys of all pages on a sheet."""
        from commune_desk.ui.pages.help.key_groups import key_groups
        from commune_desk.ui.printing.office_paper import print_office_paper

        groups = key_groups(self._frame)  # they are read off widgets
        make = partial(key_sheets.write_sheet, self._frame.desk, groups)
        print_office_paper(self._frame, make, OfficePaper.KEY_SHEET, parent=self)

    @action("Quay lại", shortcut="Esc", icon="back")
    def go_back(self) -> None:
        """Show the page again that the help was asked about."""
        first = permitted(PAGES, self._frame.desk.officer.role)[0].key
        self._frame.show_page(self._about or first)


def _show_commands(block: QTextBlock) -> None:
    """Set what is typed as a command in the program's own font, and strong.

    Markdown gives it the typewriter font of the system, which has serifs here and no marks there.
    """
    parts = block.textFormats()
    for part in parts:
        if part.format.fontFixedPitch():
            look = QTextCharFormat()
            look.setFontFamilies([FONT_FAMILY])
            look.setFontFixedPitch(False)
            look.setFontWeight(QFont.Weight.Bold)
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + part.start)
            kept = QTextCursor.MoveMode.KeepAnchor
            cursor.setPosition(cursor.position() + part.length, kept)
            cursor.mergeCharFormat(look)
