"""Menus that offer what has a button or an action elsewhere, as it is at that moment.

Why not the actions themselves: one that was taken out of a menu has lost its key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QPushButton


def offer(menu: QMenu, one: QAction | QPushButton) -> None:
    """A line of a menu that does what an action or a button does, with its key."""
    key = one.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    if isinstance(one, QAction):
        made = add_line(menu, one.text(), one.trigger, key=key)
        made.setVisible(one.isVisible())
    else:
        made = add_line(menu, one.accessibleName(), one.click, key=key)
        made.setVisible(not one.isHidden())
    made.setIcon(one.icon())
    made.setEnabled(one.isEnabled())


def add_line(menu: QMenu, words: str, does: Callable[[], object], *, key: str = "") -> QAction:
    """A line of a menu, with the key that does the same."""
    made = menu.addAction(f"{words}\t{key}" if key else words)
    made.triggered.connect(lambda _checked=False: does())
    return made
