"""The left rail: one entry for each desk job, with its key, and a count where something waits."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QPushButton, QWidget

from commune_desk.ui.frame.actions import PageEntry
from commune_desk.ui.look import icons
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import mark, size, space
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import icon_size
from commune_desk.ui.widgets.text import icon_label, label

RAIL_INK = "rail_text"


class RailButton(QPushButton):
    """One entry of the rail; narrow it shows its icon and, above it, the count."""

    def __init__(self, entry: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setToolTip(f"{entry.text} ({entry.shortcut})" if entry.shortcut else entry.text)
        self.setAccessibleName(entry.text)
        icons.set_icon(self, entry.icon, RAIL_INK)
        self.setIconSize(icon_size())
        self._count = label("", "count")
        self._key = label(entry.shortcut, "second")
        self._count.setVisible(False)
        for part in (self._count, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = row(None, self._count, self._key, gap="s")
        self._box.setContentsMargins(0, 0, space("m"), 0)
        self.setLayout(self._box)

    def set_count(self, count: int) -> None:
        """Show how much waits; nothing at zero."""
        self._count.setText(str(count) if count < 1000 else "999+")
        self._count.setVisible(count > 0)
        self.setAccessibleDescription(f"{count} đang chờ" if count else "")

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the icon alone, or the icon with its words and key."""
        self.setText("" if is_narrow else f"  {self._entry.text}")
        self._key.setVisible(not is_narrow)
        right, below = (0, size("icon")) if is_narrow else (space("m"), 0)
        self._box.setContentsMargins(0, 0, right, below)


class Rail(QFrame):
    """The pages that the officer may see; in a low window close together, and they scroll."""

    page_chosen = Signal(str)

    def __init__(self, office_name: str, entries: Iterable[PageEntry]) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAccessibleName("Các việc của quầy")
        self._office = label(office_name, "group_title", wraps=True)
        self._office.setObjectName("office_name")
        self._sign = icon_label("office", "rail_mark", step="icon")
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        head = row(self._sign, self._office, gap="m")
        head.setContentsMargins(space("l") + size("rail_mark"), space("l"), space("s"), space("l"))
        head.setStretch(1, 1)
        head.setAlignment(self._sign, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._head = boxed(head)
        jobs = column(gap="")
        jobs.setSpacing(space("xs") // 2)
        for entry in entries:
            self._add(entry, jobs)
        jobs.addStretch(1)
        self._area = scrolling(boxed(jobs))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self._head, self._area, gap=""))
        self.set_narrow(False)

    def name_office(self, office_name: str) -> None:
        """Show another name of the office."""
        self._office.setText(office_name)

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; none where the rail does not have it."""
        self._group.setExclusive(False)
        for name, made in self._buttons.items():
            made.setChecked(name == key)
        self._group.setExclusive(True)
        if key in self._buttons:
            self._area.ensureWidgetVisible(self._buttons[key], 0, size("row"))

    def set_count(self, key: str, count: int) -> None:
        """How much waits on a page."""
        self._buttons[key].set_count(count)

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons alone, for small screens."""
        self.setFixedWidth(size("rail_narrow" if is_narrow else "rail"))
        self._office.setVisible(not is_narrow)
        for made in self._buttons.values():
            made.set_narrow(is_narrow)

    def set_low(self, is_low: bool) -> None:
        """Close together and without the sign, for low windows."""
        self._head.setVisible(not is_low)
        for made in self._buttons.values():
            if made.property("low") != str(is_low):
                mark(made, low=str(is_low))

    def _add(self, entry: PageEntry, box: QBoxLayout) -> None:
        made = RailButton(entry, self)
        made.clicked.connect(lambda _checked=False: self.page_chosen.emit(entry.key))
        self._buttons[entry.key] = made
        self._group.addButton(made)
        box.addWidget(made)
