"""Asks where backups go besides this PC, and tries each place before it is kept.

At the end of the first start, and from the strip as long as there is none. It may be put off: the
strip says so then. A place in the network may need seconds to answer: it is tried on a thread.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep.backup_places import places_from
from commune_desk.services.office import kept_settings
from commune_desk.services.upkeep import backup_choosing
from commune_desk.settings import BACKUP_FOLDER
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.work.trying import TryingDialog
from commune_desk.ui.look.layouts import column, empty, in_order, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.path_buttons import line_with
from commune_desk.ui.widgets.text import buddy, label
from commune_desk.words.upkeep.backup_places import (
    ABOUT,
    CHOOSE_FOLDER,
    DISK,
    FURTHER,
    FURTHER_HINT,
    KEEP,
    LATER,
    LOOK_AGAIN,
    NO_STICK,
    NOTHING_CHOSEN,
    STICK,
    TITLE,
    TRYING,
)

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk
    from commune_desk.ui.frame.work.tasks import Tasks


class BackupPlaceDialog(TryingDialog):
    """The sticks and disks that are there, each with its tick, and a line for further folders.

    Args:
        desk: of an administrator.
        tasks: where the trial runs.
        parent: the window that it belongs to; none at a first start.

    Attributes:
        desk: with the places, once they were tried and kept.
    """

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self.setWindowTitle(f"{TITLE} · Một cửa")
        self.desk = desk
        self._ticks: dict[str, QCheckBox] = {}
        self._there = column(gap="s")
        self._none = label(NO_STICK, "quiet", wraps=True)
        self._further = TextEditor()
        self._choose = button_of(self.choose_folder)
        self._again = button_of(self.look)
        self._later = button(LATER, self.reject)
        self._keep = button_of(self.keep)
        self._keep.setDefault(True)
        for one in (self._choose, self._again, self._later):
            one.setAutoDefault(False)
        self.boxes = {"further": self._further}
        folder = line_with(self._further, self._choose)
        hint = label(FURTHER_HINT, "second", wraps=True)
        body = column(
            row(sign("touch"), label(TITLE, "page_title"), None, gap="l"),
            label(ABOUT, "quiet", wraps=True),
            self._there,
            self._none,
            row(self._again, None),
            column(buddy(FURTHER, self._further), folder, hint, gap="xs"),
            None,
            gap="m",
        )
        buttons = column(self.said, row(self._later, None, self._keep), gap="s")
        lay_out(self, body, buttons, wide=size("dialog"))
        style_window(self)
        self.look()
        self._further.setFocus()  # Enter there keeps what is ticked, too

    def chosen(self) -> str:
        """The places as the setting names them, each once."""
        ticked = (text for text, tick in self._ticks.items() if tick.isChecked())
        further = (one.text for one in places_from(self._further.text()))
        return "; ".join(dict.fromkeys([*ticked, *further]))

    @action(LOOK_AGAIN, kind="quiet")
    def look(self) -> None:
        """Show what is there now; the only stick there is proposed, what was ticked stays so."""
        before = {text for text, tick in self._ticks.items() if tick.isChecked()}
        is_first = not self._ticks
        found = backup_choosing.proposals(self.desk)
        empty(self._there)
        self._ticks = {}
        for one in found:
            tick = QCheckBox(
                STICK.format(label=one.label) if one.label else DISK.format(disk=one.disk)
            )
            tick.setChecked(one.text in before or (is_first and bool(one.label)))
            self._ticks[one.text] = tick
            self._there.addWidget(tick)
        self._none.setVisible(not any(one.label for one in found))
        ticks = self._ticks.values()
        in_order([self._again, *ticks])  # from the end of the round, where Qt would leave them
        in_order([*ticks, self._again])

    @action(CHOOSE_FOLDER, icon="folder")
    def choose_folder(self) -> None:
        """Look for another folder."""
        if path := QFileDialog.getExistingDirectory(self, FURTHER, self._further.text()):
            places = (*(one.text for one in places_from(self._further.text())), path)
            self._further.setText("; ".join(places))

    @action(KEEP, kind="primary")
    def keep(self) -> None:
        """Keep the places once each was written to."""
        if not (chosen := self.chosen()):
            refuse(NOTHING_CHOSEN, self.said, boxes=self.boxes)
            return
        desk = self.desk

        def settle(_nothing: object) -> None:
            try:
                settings = kept_settings.save(desk, BACKUP_FOLDER, chosen)
            except UserError as error:
                self.refuse(error)
            else:
                self.desk = replace(desk, settings=settings)
                self.accept()

        self.try_out(TRYING, lambda: kept_settings.try_out(desk, BACKUP_FOLDER, chosen), settle)

    def refuse(self, error: UserError) -> None:
        """Say it, and let another folder be typed."""
        super().refuse(error)
        self._further.selectAll()
