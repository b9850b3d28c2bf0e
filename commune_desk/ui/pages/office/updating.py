"""Updates the program from a stick: what is new, and now or when the window is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from commune_desk import __version__
from commune_desk.domain.upkeep.update import SUFFIX
from commune_desk.services.upkeep import updates
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.watch.waiting_update import WaitingUpdate
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.upkeep.updates import ABOUT, LATER, NEW_IN, NOW, UPDATE, ready_text
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.upkeep.update import Update
    from commune_desk.ui.frame.page_frame import PageFrame

FILTER = f"Gói cập nhật (*{SUFFIX})"


def ask_update(frame: PageFrame, over: QWidget) -> None:
    """Show the update that is on a stick, or ask for the file of one."""
    found = updates.on_sticks()
    if found is None:
        path, _ = QFileDialog.getOpenFileName(over, UPDATE, "", FILTER)
        if not path:
            return
        found = frame.ask(lambda: updates.look(Path(path)), otherwise=None)
    if found is not None:
        UpdateDialog(frame, found, over).open()


class UpdateDialog(QDialog):
    """What is new in a version, and when it is installed."""

    def __init__(self, frame: PageFrame, update: Update, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(UPDATE)
        self._frame, self._update = frame, update
        notes = scrolling(boxed(column(label(update.notes, wraps=True), None)))
        notes.setAccessibleName(UPDATE)
        title = NEW_IN.format(version=update.version, installed=__version__)
        body = column(
            label(title, "group_title", wraps=True),
            notes,
            label(ABOUT, "quiet", wraps=True),
            gap="m",
        )
        body.setStretch(1, 1)
        now = button(NOW, lambda: self._prepare(is_now=True))
        later = button(LATER, lambda: self._prepare(is_now=False), kind="primary", key="F9")
        buttons = row(None, button(CANCEL, self.reject), now, later)
        lay_out(self, body, buttons, high=size("dialog_height"))

    def _prepare(self, *, is_now: bool) -> None:
        frame, update = self._frame, self._update
        self.accept()

        def go_on(prepared: updates.Prepared) -> None:
            backed_up = prepared.is_backed_up
            said = ready_text(update.version, is_now=is_now, is_backed_up=backed_up)
            tone = Tone.DONE if backed_up else Tone.WARNING
            if is_now:
                frame.perform(
                    lambda: updates.start(prepared, opens_again=True),
                    then=lambda _nothing: frame.notices.publish(said, tone),
                )
                return
            WaitingUpdate.of_application().prepared = prepared
            frame.notices.publish(said, tone)

        frame.start(
            UPDATE,
            lambda progress: updates.prepare(frame.desk, update, progress),
            then=go_on,
        )
