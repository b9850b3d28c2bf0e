"""The bar above a page: the box that finds anything, and who works at which desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy

from commune_desk.practice import MARK
from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.buttons import ICON_GAP, button
from commune_desk.ui.widgets.text import label
from commune_desk.words.values import FIND, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from commune_desk.services.desk.desk import Desk

PRACTICE = f"{MARK} · hồ sơ bịa ra"
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
        self.search.setText(f"{self.search.text()}    Ctrl+K")
        self._officer = button("", kind="quiet", icon="user")
        menu = QMenu(self._officer)
        for name in IN_MENU:
            menu.addAction(by_name[name])
        self._officer.setMenu(menu)
        self._officer.setProperty("has_menu", "true")
        practice = label(PRACTICE, "practice")
        practice.setFixedHeight(size("control"))
        if not desk.is_practice:
            practice.hide()
        self.show_desk(desk)
        box = row(self.search, practice, None, self._officer, gap="m")
        box.setStretch(0, 2)
        box.setContentsMargins(space("l"), 0, space("l"), 0)
        self.setLayout(box)

    def show_desk(self, desk: Desk) -> None:
        """Say who works at which desk."""
        words = f"{desk.name} · {desk.officer.full_name}"
        self._officer.setText(f"{ICON_GAP}{words}")
        self._officer.setAccessibleName(words)
        self._officer.setToolTip(ROLES[desk.officer.role])
