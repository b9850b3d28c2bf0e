"""Asks where the data of a new office are to be, and tries the place before it is described.

A server may need seconds to answer, so that the trial runs on a thread; what cannot be is said in
place, with what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.office.first_place import FirstPlace, PlaceKind
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.work.trying import TryingDialog
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.path_buttons import folder_button, line_with
from commune_desk.ui.widgets.text import buddy, label
from commune_desk.words.office.first_place import (
    ABOUT,
    GROUP,
    GROUP_HINT,
    NOT_TYPED,
    PLACES,
    SERVER,
    SERVER_HINT,
    SHARED_FOLDER,
    TRYING_PLACE,
    WHERE,
)
from commune_desk.words.upkeep.backup_places import CHOOSE_FOLDER

if TYPE_CHECKING:
    from commune_desk.ui.frame.work.tasks import Tasks


class PlaceDialog(TryingDialog):
    """Three large answers, one chosen beforehand; below them what the chosen one needs.

    Args:
        try_place: sees that an office can begin in a place, or refuses.
        usual: the folder that the accounts of a PC usually share, and their group.
        tasks: where the trial runs.
    """

    def __init__(
        self, try_place: Callable[[FirstPlace], None], usual: tuple[str, str], tasks: Tasks
    ) -> None:
        super().__init__(tasks)
        self.setWindowTitle(f"{WHERE} · Một cửa")
        self._try_place = try_place
        self._kind = Choices(PLACES, name=WHERE, columns=1)
        self._kind.show_text(PlaceKind.OWN)
        self._kind.edited.connect(self._show_kind)
        self._about = label("", "quiet", wraps=True)
        self._folder, self._group = TextEditor(), TextEditor()
        self._folder.setText(usual[0])
        self._group.setText(usual[1])
        self._address = TextEditor()
        self._choose = folder_button(CHOOSE_FOLDER, self._folder, SHARED_FOLDER)
        self._needs: dict[PlaceKind, QWidget] = {
            PlaceKind.SHARED: boxed(
                column(
                    column(
                        buddy(SHARED_FOLDER, self._folder),
                        line_with(self._folder, self._choose),
                        gap="xs",
                    ),
                    column(
                        buddy(GROUP, self._group),
                        self._group,
                        label(GROUP_HINT, "second", wraps=True),
                        gap="xs",
                    ),
                    gap="m",
                )
            ),
            PlaceKind.SERVER: boxed(
                column(
                    buddy(SERVER, self._address),
                    self._address,
                    label(SERVER_HINT, "second", wraps=True),
                    gap="xs",
                )
            ),
        }
        self._back = button("Quay lại", self.reject, icon="back")
        self._back.setAutoDefault(False)
        self._next = button_of(self.go_on)
        self._next.setDefault(True)
        self.boxes = {
            "folder": self._folder, "group": self._group, "address": self._address,
            "next": self._next,
        }  # fmt: skip
        head = row(sign("touch"), label(WHERE, "page_title"), None, gap="l")
        body = column(head, self._kind, self._about, *self._needs.values(), None, gap="m")
        # what is refused stays in sight where the rest has to scroll
        buttons = column(self.said, row(self._back, None, self._next), gap="s")
        lay_out(self, body, buttons, wide=size("dialog"))
        style_window(self)
        self._show_kind()
        self._next.setFocus()

    def place(self) -> FirstPlace:
        """What was chosen, with what it needs."""
        kind = self._chosen()
        if kind is PlaceKind.SHARED:
            folder, group = self._folder.text().strip(), self._group.text().strip()
            return FirstPlace(kind, folder=folder, group=group)
        is_server = kind is PlaceKind.SERVER
        return FirstPlace(kind, address=self._address.text().strip() if is_server else "")

    def _chosen(self) -> PlaceKind:
        return PlaceKind(self._kind.as_text())

    def _show_kind(self) -> None:
        kind = self._chosen()
        self._about.setText(ABOUT[kind])
        self.said.clear()
        for one, needed in self._needs.items():
            needed.setVisible(one is kind)
        asked = {PlaceKind.SERVER: self._address, PlaceKind.SHARED: self._folder}
        if box := asked.get(kind):
            box.setFocus()

    @action("Tiếp", kind="primary")
    def go_on(self) -> None:
        """Try the place that was chosen; it closes when an office can begin there."""
        needed = {
            PlaceKind.SHARED: ((SHARED_FOLDER, self._folder), (GROUP, self._group)),
            PlaceKind.SERVER: ((SERVER, self._address),),
        }
        for name, box in needed.get(self._chosen(), ()):
            if not box.text().strip():
                refuse(NOT_TYPED.format(name=name), self.said, boxes={"box": box})
                return
        place = self.place()
        self.try_out(TRYING_PLACE, lambda: self._try_place(place), lambda _nothing: self.accept())
