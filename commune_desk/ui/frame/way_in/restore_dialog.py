"""Restores a backup (khôi phục) in the window: on an empty PC, or in the place of a living office.

Four leaves: which backup; the sheet and who asks; what would be lost, with numbers and names; what
was done. Nobody has the office open meanwhile. All that takes long runs on a thread, tells how far
it is, and can be stopped until something is replaced.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from commune_desk.domain.upkeep.recovery import RecoveryCodeMistyped, RecoveryCodeShort, number_from
from commune_desk.ui.dialogs.form_dialog import ARMED_AFTER_MS, ARMED_KEY
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.way_in.who_asks import WhoAsks
from commune_desk.ui.frame.way_in.working import Working
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import mark, size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.path_buttons import file_button, line_with
from commune_desk.ui.widgets.stepper import Stepper
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.errors import refusal_words, sentence
from commune_desk.words.upkeep.restoring import (
    BACKUP_FILE,
    CHOOSE_BACKUP,
    CODE_HINT,
    CODE_OF_SHEET,
    FOUND_BACKUPS,
    NO_BACKUP_NAMED,
    NO_BACKUPS_FOUND,
    OF_FOLDER,
    READING_BACKUP,
    RESTORE,
    RESTORE_STEPS,
    RESTORED_TITLE,
    RESTORING,
    WHO_RESTORES,
    code_state,
    foreseen_lines,
    restored,
    seen_backup,
)
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.errors import UserError
    from commune_desk.services.office.signing_in import Claim
    from commune_desk.services.upkeep.restoring import BackupSeen, Foreseen, Restored
    from commune_desk.ui.frame.way_in.upkeep import Upkeep
    from commune_desk.ui.frame.work.tasks import Tasks

FILTER = "Bản sao lưu (*.backup)"
CHOOSE, WHO, LOST, DONE = range(4)
NEXT, BACK, LEAVE, STOP, GO_ON = "Tiếp", "Quay lại", CLOSE, "Dừng", "Đăng nhập"


class RestoreDialog(QDialog):
    """Leads from the backup to the office; accepted once the office stands.

    Args:
        upkeep: does it.
        tasks: where that runs.
        login: who is proposed as the one who asks.
    """

    def __init__(
        self, upkeep: Upkeep, tasks: Tasks, *, login: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{RESTORE} · Một cửa")
        self._upkeep = upkeep
        self._seen: BackupSeen | None = None
        self._path = Path()
        self._stepper = Stepper(RESTORE_STEPS)
        self._stepper.setObjectName("step")
        self._file, self._found = TextEditor(), QListWidget()
        self._code, self._who = TextEditor(), WhoAsks(login)
        self._lost, self._said = QPlainTextEdit(readOnly=True), QPlainTextEdit(readOnly=True)
        self._working = Working(tasks)
        self._working.ended.connect(self._listen)
        self._error = Refusal()
        self._leaves = QStackedWidget()
        self._lost.setAccessibleName(RESTORE_STEPS[LOST])
        self._said.setAccessibleName(RESTORED_TITLE)
        self._pages = (
            self._choosing(),
            self._asking(),
            boxed(column(self._lost)),
            boxed(column(label(RESTORED_TITLE, "group_title"), self._said, gap="s")),
        )
        for page in self._pages:
            self._leaves.addWidget(page)
        self._back = button(LEAVE, self.reject)
        self._back.setAutoDefault(False)
        self._next = button_of(self.go_on)
        self._next.setDefault(True)
        body = column(label(RESTORE, "page_title"), self._stepper, self._leaves, gap="m")
        body.setStretch(2, 1)
        below = column(self._working, self._error, row(self._back, None, self._next), gap="s")
        wide = size("dialog") + size("form_label")
        lay_out(self, body, below, wide=wide, high=size("dialog"))
        style_window(self)
        self._show(CHOOSE)

    @property
    def login(self) -> str:
        """Who asks for it."""
        return self._who.login

    # --- the leaves ------------------------------------------------------------------------------

    def _choosing(self) -> QWidget:
        choose = file_button(
            CHOOSE_BACKUP, self._file, BACKUP_FILE, kinds=FILTER, then=lambda: self._next
        )
        file = line_with(self._file, choose)
        self._known = self._upkeep.backups()
        self._found.addItems([str(path) for path in self._known])
        self._found.currentRowChanged.connect(
            lambda place: self._file.setText(str(self._known[place]))
        )
        self._found.setVisible(bool(self._known))
        words = FOUND_BACKUPS if self._known else NO_BACKUPS_FOUND
        self._of_folder = label(OF_FOLDER, "second", wraps=True)
        self._of_folder.hide()
        found = buddy(words, self._found) if self._known else label(words, "quiet", wraps=True)
        whole = column(
            column(buddy(BACKUP_FILE, self._file), file, self._of_folder, gap="xs"),
            column(found, self._found, gap="xs"),
            gap="m",
        )
        if not self._known:
            whole.addStretch()
        return boxed(whole)

    def _asking(self) -> QWidget:
        self._what = label("", "strong", wraps=True)
        self._code_words = buddy(CODE_OF_SHEET.format(sheet_no="…"), self._code)
        self._code_state = label("", "second", wraps=True)
        self._code.textChanged.connect(self._follow_code)
        self._of_code = boxed(column(self._code_words, self._code, self._code_state, gap="xs"))
        return boxed(
            column(
                self._what,
                self._of_code,
                label(WHO_RESTORES, "quiet", wraps=True),
                self._who,
                None,
                gap="m",
            )
        )

    # --- from one to the next --------------------------------------------------------------------

    def _show(self, leaf: int) -> None:
        self._leaves.setCurrentIndex(leaf)
        for place, each in enumerate(self._pages):  # only what is seen asks for room
            policy = QSizePolicy.Policy.Expanding if place == leaf else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self._stepper.set_current(leaf)
        self._error.clear()
        is_final = leaf == LOST
        rename(self._back, LEAVE if leaf == CHOOSE else BACK)
        self._back.setVisible(leaf != DONE)
        words = {LOST: RESTORE, DONE: GO_ON}.get(leaf, NEXT)
        rename(self._next, words, key=ARMED_KEY if is_final else "")
        mark(self._next, kind="danger" if is_final else "primary")
        self._next.setAutoDefault(not is_final)
        self._next.setDefault(not is_final)
        self._listen()
        if is_final:
            self._next.setEnabled(False)
            QTimer.singleShot(ARMED_AFTER_MS, self, self._listen)
        needs_code = self._seen is not None and bool(self._seen.sheet_no)
        first = {
            CHOOSE: self._file,
            WHO: self._code if needs_code else self._who.first_asked,
            LOST: self._back,
            DONE: self._next,
        }
        first[leaf].setFocus()

    @action(NEXT, kind="primary")
    def go_on(self) -> None:
        """From the backup to what is asked, to the warning, to the data; then close."""
        if self._working.is_on:
            return
        does: tuple[Callable[[], object], ...] = (
            self._look,
            self._foresee,
            self._restore,
            self.accept,
        )
        does[self._leaves.currentIndex()]()

    def _look(self) -> None:
        self._of_folder.hide()
        typed = self._file.text().strip()
        if not typed:
            self._refuse(NO_BACKUP_NAMED)
            return
        self._path = Path(typed)
        self._begin(
            READING_BACKUP,
            lambda _progress: self._upkeep.look(self._path),
            self._ask,
            refused=self._look_inside,
        )

    def _look_inside(self, error: UserError) -> None:
        """Whoever names the folder with the backups means the newest of them."""
        from commune_desk.services.upkeep.restoring import in_folder

        inside = in_folder(self._path)
        if not inside:
            self._refuse(refusal_words(error))
            return
        self._file.setText(str(inside[0]))
        self._of_folder.show()
        self._next.setFocus()

    def _ask(self, seen: BackupSeen) -> None:
        self._seen = seen
        self._what.setText(seen_backup(seen.office_name, seen.made_at, seen.dossiers))
        self._code_words.setText(CODE_OF_SHEET.format(sheet_no=seen.sheet_no))
        self._code.setAccessibleName(self._code_words.text())
        self._of_code.setVisible(bool(seen.sheet_no))
        self._show(WHO)

    def _follow_code(self, text: str) -> None:
        """Say while it is typed or scanned how much is missing, and which group is mistyped."""
        try:
            number_from(text)
        except (RecoveryCodeShort, RecoveryCodeMistyped) as problem:
            self._code_state.setText(code_state(text, problem) if text.strip() else CODE_HINT)
        else:
            self._code_state.setText(code_state(text, None))

    def _claim(self) -> Claim:
        code = self._code.text() if self._seen is not None and self._seen.sheet_no else ""
        return self._who.claim(code)

    def _foresee(self) -> None:
        work = partial(self._upkeep.foresee, self._path, self._claim())
        self._begin(READING_BACKUP, work, self._warn)

    def _warn(self, foreseen: Foreseen) -> None:
        lines = foreseen_lines(foreseen.rolled_back, has_office=foreseen.has_office)
        self._lost.setPlainText("\n".join(lines))
        self._show(LOST)

    def _restore(self) -> None:
        work = partial(self._upkeep.restore, self._path, self._claim())
        self._begin(RESTORING, work, self._tell)

    def _tell(self, done: Restored) -> None:
        lines = restored(
            self._path,
            done.folder,
            lost=done.rolled_back,
            replaced=done.replaced,
            papers=done.papers,
            refused=sentence(done.papers_refused) if done.papers_refused else "",
            unfinished=sentence(done.unfinished) if done.unfinished else "",
        )
        self._said.setPlainText("\n".join(lines))
        self._show(DONE)

    def _begin(
        self,
        words: str,
        work: Callable[..., object],
        then: Callable[..., None],
        *,
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        self._error.clear()
        say = refused or (lambda error: self._refuse(refusal_words(error)))
        self._working.start(words, work, then=then, refused=say)
        self._listen()

    def _refuse(self, words: str) -> None:
        """Say it; what cannot be put right on this leaf is on the one before."""
        boxes = {"file": self._file, "code": self._code, **self._who.boxes, "back": self._back}
        refuse(words, self._error, boxes=boxes)

    def _listen(self) -> None:
        """Nothing is changed while something is worked on; it can be stopped."""
        is_on = self._working.is_on
        for one in (self._leaves, self._next):
            one.setEnabled(not is_on)
        leaf = self._leaves.currentIndex()
        rename(self._back, STOP if is_on else LEAVE if leaf == CHOOSE else BACK)

    def reject(self) -> None:
        """Stop what is worked on; back to the leaf before; out of the first."""
        leaf = self._leaves.currentIndex()
        if self._working.is_on:
            self._working.stop()
        elif leaf == DONE:
            self.accept()
        elif leaf == CHOOSE:
            super().reject()
        else:
            self._show(leaf - 1)
