"""Moves the office of this PC (chuyển dữ liệu) while nobody has it open, and says what was counted.

To a server, from there to this PC, to another PC in a file, or back from there. The command `move`
goes the same roads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.upkeep.moving import MoveKind
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.way_in.who_asks import WhoAsks
from commune_desk.ui.frame.way_in.working import Working
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.path_buttons import folder_button, line_with
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.errors import refusal_words
from commune_desk.words.office.first_place import NOT_TYPED
from commune_desk.words.upkeep.moving import (
    ABOUT,
    ADDRESS,
    GO_ON,
    KINDS,
    MOVING,
    TITLE,
    TO_FOLDER,
    ended_words,
)
from commune_desk.words.verbs import CANCEL, CLOSE

if TYPE_CHECKING:
    from commune_desk.domain.errors import UserError
    from commune_desk.services.desk.progress import Progress
    from commune_desk.services.office.signing_in import Claim
    from commune_desk.ui.frame.work.tasks import Tasks


@dataclass(frozen=True, slots=True)
class MoveAsked:
    """What was asked for.

    Attributes:
        place: the address or folder that the kind needs.
        claim: who says to be an administrator.
    """

    kind: MoveKind
    place: str
    claim: Claim


Move = Callable[[MoveAsked, "Progress"], object]
"""Gives what `words.upkeep.moving.ended_words` tells of."""

STOP = "Dừng"


class MoveDialog(QDialog):
    """Asks until the office has moved, then says what was counted.

    Args:
        move: moves it; takes as long as there is to copy.
        kinds: the moves that can be made here.
        tasks: where that runs.
        login: who is proposed as the one who asks.
    """

    def __init__(
        self,
        move: Move,
        kinds: Sequence[MoveKind],
        tasks: Tasks,
        *,
        login: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._move, self._is_moved = move, False
        title = TITLE if len(kinds) > 1 else KINDS[kinds[0]]
        self.setWindowTitle(f"{title} · Một cửa")
        self._kind = Choices({kind: KINDS[kind] for kind in kinds}, name=TITLE, columns=1)
        self._kind.show_text(kinds[0])
        self._kind.setVisible(len(kinds) > 1)
        self._kind.edited.connect(self._show_kind)
        self._about = label("", "quiet", wraps=True)
        self._address, self._folder, self._who = TextEditor(), TextEditor(), WhoAsks(login)
        folder = line_with(self._folder, folder_button("Chọn…", self._folder, TO_FOLDER))
        self._places = {
            MoveKind.SERVER: boxed(column(buddy(ADDRESS, self._address), self._address, gap="xs")),
            MoveKind.NEW_PC: boxed(column(buddy(TO_FOLDER, self._folder), folder, gap="xs")),
        }
        self._asked = boxed(
            column(self._kind, self._about, *self._places.values(), self._who, gap="m")
        )
        self._said, self._error = label("", wraps=True), Refusal()
        self._said.hide()
        self._working = Working(tasks)
        self._working.ended.connect(lambda: self._listen(is_moving=False))
        self._leave = button(CANCEL, self.reject)
        self._leave.setAutoDefault(False)
        self._enter = button_of(self.move_data)
        self._enter.setDefault(True)
        body = column(
            row(sign("touch"), label(title, "page_title", wraps=True), gap="l"),
            self._asked,
            self._said,
            self._working,
            None,
            gap="m",
        )
        # what is refused stays in sight where the rest has to scroll
        buttons = column(self._error, row(self._leave, None, self._enter), gap="s")
        lay_out(self, body, buttons, wide=size("dialog"))
        style_window(self)
        self._show_kind()
        self._who.first_asked.setFocus()

    def _chosen(self) -> MoveKind:
        return MoveKind(self._kind.as_text())

    def _show_kind(self) -> None:
        kind = self._chosen()
        self._about.setText(ABOUT[kind])
        self._error.clear()
        for one, place in self._places.items():
            place.setVisible(one is kind)
        if kind is MoveKind.SERVER:
            self._address.setFocus()

    @action(TITLE, kind="primary")
    def move_data(self) -> None:
        """Move the data to where was chosen; once it is done, close."""
        if self._is_moved:
            self.accept()
            return
        kind = self._chosen()
        boxes = {MoveKind.SERVER: self._address, MoveKind.NEW_PC: self._folder}
        place = boxes[kind].text().strip() if kind in boxes else ""
        self._error.clear()
        if kind in self._places and not place:
            name = ADDRESS if kind is MoveKind.SERVER else TO_FOLDER
            refuse(NOT_TYPED.format(name=name), self._error, boxes={"place": boxes[kind]})
            return
        asked = MoveAsked(kind, place, self._who.claim())
        self._listen(is_moving=True)
        self._working.start(
            MOVING,
            lambda progress: self._move(asked, progress),
            then=partial(self._tell, kind),
            refused=self._refuse,
        )

    def _refuse(self, error: UserError) -> None:
        places = {"address": self._address, "folder": self._folder}
        refuse(refusal_words(error), self._error, boxes={**places, **self._who.boxes})

    def _tell(self, kind: MoveKind, outcome: object) -> None:
        self._is_moved = True
        self._asked.hide()
        self._said.setText("\n".join(ended_words(kind, outcome)))
        self._said.show()
        self._leave.hide()
        rename(self._enter, CLOSE if kind is MoveKind.NEW_PC else GO_ON)

    def _listen(self, *, is_moving: bool) -> None:
        self._asked.setEnabled(not is_moving)
        self._enter.setEnabled(not is_moving)
        rename(self._leave, STOP if is_moving else CANCEL)

    def reject(self) -> None:
        """While the data are being copied it asks to stop first; what was copied is dropped."""
        if self._working.is_on:
            self._working.stop()
        elif not self._is_moved:
            super().reject()
        else:
            self.accept()


def moves_from(*, is_on_server: bool) -> tuple[MoveKind, ...]:
    """The moves that can be made from where the data are."""
    return (MoveKind.HERE,) if is_on_server else (MoveKind.SERVER, MoveKind.NEW_PC)
