"""The key of the database before anybody has signed in: brought back by its sheet, or changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.way_in.who_asks import WhoAsks
from commune_desk.ui.frame.way_in.working import Working
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.errors import refusal_words, sentence
from commune_desk.words.upkeep.restoring import (
    ABOUT_KEY_CHANGE,
    ABOUT_KEY_CODE,
    CHANGE_KEY,
    CHANGING_KEY,
    CODE_ON_SHEET,
    KEY_CODE,
    key_changed,
)
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from commune_desk.domain.errors import UserError
    from commune_desk.domain.upkeep.recovery import KeyChanged, RecoverySheet
    from commune_desk.services.office.signing_in import Claim
    from commune_desk.ui.frame.way_in.upkeep import Upkeep
    from commune_desk.ui.frame.work.tasks import Tasks

LEAVE, STOP, GO_ON, TAKE = CLOSE, "Dừng", "Đăng nhập", "Lấy lại khóa"


class KeyBackDialog(QDialog):
    """Asks for the code on the recovery sheet until it brings the key back.

    Args:
        upkeep: does it.
    """

    def __init__(self, upkeep: Upkeep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{KEY_CODE} · Một cửa")
        self._upkeep = upkeep
        self._code, self._error = TextEditor(), Refusal()
        leave = button(LEAVE, self.reject)
        leave.setAutoDefault(False)
        take = button_of(self.take)
        take.setDefault(True)
        body = column(
            row(sign("touch"), label(KEY_CODE, "page_title", wraps=True), gap="l"),
            label(ABOUT_KEY_CODE, "quiet", wraps=True),
            column(buddy(CODE_ON_SHEET, self._code), self._code, gap="xs"),
            self._error,
            gap="m",
        )
        lay_out(self, body, row(leave, None, take), wide=size("dialog"))
        style_window(self)
        self._code.setFocus()

    @action(TAKE, kind="primary")
    def take(self) -> None:
        """Bring the key back by the code that was typed."""
        from commune_desk.domain.errors import UserError

        self._error.clear()
        try:
            self._upkeep.bring_key_back(self._code.text())
        except UserError as error:
            refuse(refusal_words(error), self._error, boxes={"code": self._code})
            self._code.selectAll()
        else:
            self.accept()


class KeyChangeDialog(QDialog):
    """Asks who wants another key, has its sheet typed back, changes it and says what came of it.

    Args:
        upkeep: does it.
        tasks: where that runs.
        login: who is proposed as the one who asks.
    """

    def __init__(
        self, upkeep: Upkeep, tasks: Tasks, *, login: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{CHANGE_KEY} · Một cửa")
        self._upkeep = upkeep
        self._is_changed = False
        self._who = WhoAsks(login, is_beside=False)
        self._said, self._error = label("", wraps=True), Refusal()
        self._said.hide()
        self._working = Working(tasks)
        self._working.ended.connect(self._listen)
        self._leave = button(LEAVE, self.reject)
        self._leave.setAutoDefault(False)
        self._next = button_of(self.go_on)
        self._next.setDefault(True)
        self._about = label(ABOUT_KEY_CHANGE, "quiet", wraps=True)
        body = column(
            row(sign("touch"), label(CHANGE_KEY, "page_title", wraps=True), gap="l"),
            self._about,
            self._who,
            self._said,
            self._working,
            self._error,
            gap="m",
        )
        lay_out(self, body, row(self._leave, None, self._next), wide=size("dialog"))
        style_window(self)
        self._who.first_asked.setFocus()

    @action(f"{CHANGE_KEY}…", kind="primary")
    def go_on(self) -> None:
        """Draft the key and have its sheet typed back; once it is changed, close."""
        if self._is_changed:
            self.accept()
            return
        claim = self._who.claim()
        self._error.clear()
        self._working.start(
            CHANGING_KEY,
            lambda _progress: self._upkeep.draft_key(claim),
            then=partial(self._show_sheet, claim),
            refused=self._refuse,
        )
        self._listen()

    def _show_sheet(self, claim: Claim, sheet: RecoverySheet) -> None:
        if not self._upkeep.show_sheet(sheet):
            self._next.setFocus()
            return
        self._working.start(
            CHANGING_KEY,
            partial(self._upkeep.change_key, sheet, claim),
            then=self._tell,
            refused=self._refuse,
        )
        self._listen()

    def _tell(self, changed: KeyChanged) -> None:
        self._is_changed = True
        self._about.hide()
        self._who.hide()
        unfinished = sentence(changed.unfinished) if changed.unfinished else ""
        self._said.setText("\n\n".join(key_changed(changed, unfinished)))
        self._said.show()
        rename(self._next, GO_ON)
        self._listen()
        self._next.setFocus()

    def _refuse(self, error: UserError) -> None:
        refuse(refusal_words(error), self._error, boxes=self._who.boxes)

    def _listen(self) -> None:
        is_on = self._working.is_on
        for one in (self._who, self._next):
            one.setEnabled(not is_on)
        rename(self._leave, STOP if is_on else LEAVE)
        self._leave.setVisible(is_on or not self._is_changed)

    def reject(self) -> None:
        """Stop what is worked on; what is done already is done."""
        if self._working.is_on:
            self._working.stop()
        elif self._is_changed:
            self.accept()
        else:
            super().reject()
