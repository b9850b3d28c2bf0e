"""The strip at the bottom: synchronisation, backup, printer, running work, and the notice."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel

from commune_desk.ui.frame.notices.notice_line import QUIET, NoticeLine
from commune_desk.ui.frame.notices.notices import Notices
from commune_desk.ui.frame.work.task_line import TaskLine
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.look.layouts import boxed, row
from commune_desk.ui.look.theme import mark, size, space
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import icon_label, label

PLACES = {"sync": "sync", "backup": "backup", "printer": "printer"}


class StatusStrip(QFrame):
    """What the clerk sees without asking.

    While a notice or running work needs the room, the places that are well are their signs alone.

    Signals:
        acted: the button beside a place was pressed.
    """

    acted = Signal(str)

    def __init__(self, notices: Notices, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setFixedHeight(size("strip"))
        self._texts: dict[str, QLabel] = {name: label() for name in PLACES}
        for text in self._texts.values():
            text.setContentsMargins(0, 0, space("m"), 0)
        self._acts = {
            name: button("", partial(self.acted.emit, name), kind="quiet") for name in PLACES
        }
        self._signs = {name: icon_label(icon, step="icon_small") for name, icon in PLACES.items()}
        self._quiet = NoticeLine(notices, QUIET)
        self._running = TaskLine(tasks)
        self._running.turned.connect(self._share_room)
        self._rest = boxed(row(self._running, self._quiet))
        parts = (self._signs, self._texts, self._acts)
        places = [part[name] for name in PLACES for part in parts]
        box = row(*places, self._rest, gap="s")
        box.setStretchFactor(self._rest, 1)
        edge = size("rail_mark") * 4
        box.setContentsMargins(edge, 0, edge, 0)
        self.setLayout(box)
        for changed in (notices.published, notices.cleared):
            changed.connect(self._share_room)
        for name in PLACES:
            self.show_place(name, "")
            self.offer(name, "")

    def show_place(self, place: str, text: str, *, is_wrong: bool = False) -> None:
        """Write one place; an empty text hides it."""
        self._texts[place].setText(text)
        mark(self._texts[place], state="wrong" if is_wrong else "right")
        self._signs[place].setToolTip(text)
        self._signs[place].setVisible(bool(text))
        self._share_room()

    def offer(self, place: str, act: str) -> None:
        """Show a button beside a place that says what it does; an empty text hides it."""
        self._acts[place].setText(act)
        self._acts[place].setVisible(bool(act))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        shown = {name: text for name, text in self._texts.items() if text.text()}
        acts = [one for one in self._acts.values() if one.text()]
        words = sum(one.sizeHint().width() + space("s") for one in acts)
        words += sum(text.sizeHint().width() + space("s") for text in shown.values())
        signs = len(shown) * (size("icon_small") + space("s")) + 2 * size("rail_mark") * 4
        wanted = self._quiet.wanted_width() + self._running.wanted_width()
        has_room = words + signs + wanted <= self.width()
        for name, text in self._texts.items():
            text.setVisible(name in shown and (has_room or text.property("state") == "wrong"))
