"""The icons of the desk's window, drawn one after the other while somebody types a password.

What is drawn once is kept (`look/icons.py`); the window then stands that much sooner after the
password.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from commune_desk.ui.frame.actions import PAGES, WINDOW_ACTIONS
from commune_desk.ui.frame.rail import RAIL_INK
from commune_desk.ui.look import icons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

BETWEEN_MS = 5
"""A key that is pressed meanwhile finds at most one icon in its way, a millisecond."""


def draw_ahead(dialog: QDialog) -> None:
    """Draw what every window shows, as long as a dialog stands."""
    in_rail = [(entry.icon, RAIL_INK) for entry in PAGES if entry.in_rail]
    waiting = deque([*in_rail, *((one.icon, icons.TEXT_INK) for one in WINDOW_ACTIONS)])
    turns = QTimer(dialog, interval=BETWEEN_MS)

    def draw_one() -> None:
        if not waiting:
            turns.stop()
            return
        name, ink = waiting.popleft()
        icons.icon(name, ink)

    turns.timeout.connect(draw_one)
    dialog.finished.connect(turns.stop)
    turns.start()
