"""The bar above a page: the box that finds anything, and who works at which desk.

Where the window is narrow, at 200 %, it says less and cuts nothing: first the box, then the sign of
practice, then the officer are called by their short names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from commune_desk.practice import MARK
from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.buttons import ICON_GAP, button
from commune_desk.ui.widgets.text import label
from commune_desk.words.values import FIND, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QResizeEvent

    from commune_desk.services.desk.desk import Desk

PRACTICE = f"{MARK} · hồ sơ bịa ra"
FIND_ALL, FIND_SHORT = f"{FIND} …    Ctrl+K", "Tìm    Ctrl+K"
IN_MENU = ("help", "notices", "scheme", "password", "lock", "colleague", "sign_out")


class TopBar(QFrame):
    """Search at the left, the officer at the right.

    Attributes:
        search: the box under which the palette opens.
    """

    def __init__(self, desk: Desk, actions: Iterable[QAction]) -> None:
        super().__init__()
        self.setProperty("kind", "top_bar")
        self.setFixedHeight(size("bar"))
        by_name = {action.objectName(): action for action in actions}
        find = by_name["find"]
        self.search = button(f"{FIND} …", find.trigger, kind="search", icon="search")
        self.search.setMaximumWidth(size("palette"))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._officer = button("", kind="quiet", icon="user")
        menu = QMenu(self._officer)
        for name in IN_MENU:
            menu.addAction(by_name[name])
        self._officer.setMenu(menu)
        self._officer.setProperty("has_menu", "true")
        self._practice = label(PRACTICE, "practice")
        self._practice.setFixedHeight(size("control"))
        if not desk.is_practice:
            self._practice.hide()
        self._whole = self._name = ""
        box = row(self.search, self._practice, None, self._officer, gap="m")
        box.setStretch(0, 2)
        box.setContentsMargins(space("l"), 0, space("l"), 0)
        self.setLayout(box)
        self.show_desk(desk)

    def show_desk(self, desk: Desk) -> None:
        """Say who works at which desk."""
        self._name = desk.officer.full_name
        self._whole = f"{desk.name} · {self._name}"
        self._officer.setAccessibleName(self._whole)
        self._officer.setToolTip(f"{self._whole} · {ROLES[desk.officer.role]}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say as much as there is room for."""
        said: tuple[tuple[QPushButton | QLabel, str, str], ...] = (
            (self.search, f"{ICON_GAP}{FIND_ALL}", f"{ICON_GAP}{FIND_SHORT}"),
            (self._practice, PRACTICE, MARK),
            (self._officer, f"{ICON_GAP}{self._whole}", f"{ICON_GAP}{self._name}"),
        )
        for part, whole, _short in said:
            part.setText(whole)
        for part, _whole, short in said:
            if self._wanted() > self.width():
                part.setText(short)

    def _wanted(self) -> int:
        """The width of all that it says."""
        all_parts: tuple[QWidget, ...] = (self.search, self._practice, self._officer)
        parts = [part for part in all_parts if not part.isHidden()]
        apart = space("m") * len(parts) + 2 * space("l")
        return apart + sum(part.sizeHint().width() for part in parts)
