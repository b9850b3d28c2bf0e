"""Sign in: name and password; which of the two was wrong is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.countdown import Countdown
from commune_desk.ui.widgets.form.text_editor import PasswordEditor, TextEditor
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.sign_in import (
    AGAIN,
    CONNECTING,
    FIRST_CODE,
    LOGIN,
    NO_LOGIN,
    NO_PASSWORD,
    PASSWORD,
    PASSWORDS_DIFFER,
    STOP,
)

LISTENS_AFTER_MS = 50
NO_NAME_YET = "Một cửa"
LINES_OF_A_NAME = 3
"""In which the longest name of a centre has room."""

PRACTICE = "Vào tập huấn: tập với hồ sơ bịa ra"

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.services.desk.desk import Desk, OpenOffice


class SignInDialog(QDialog):
    """Asks until the name and the password are right, or the dialog is closed.

    Args:
        office_name: whose desk it is; empty where this PC does not know it yet.
        opened: the open office; None while it is still being opened, see `use`.
        last_login: who signed in on this PC the last time; only the password is left to type.

    Attributes:
        desk: the desk of the officer who signed in; None before.
        wants_practice: whether the office for practice was asked for instead.
    """

    def __init__(
        self, office_name: str, opened: OpenOffice | None = None, *, last_login: str = ""
    ) -> None:
        super().__init__()
        self.setWindowTitle("Đăng nhập · Một cửa")
        self.desk: Desk | None = None
        self.wants_practice = False
        self._opened = opened
        self._is_asked = False
        self._office = label(office_name or NO_NAME_YET, "page_title", wraps=True)
        self._office.setObjectName("office_name")
        self._office.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._login, self._password, self._again = TextEditor(), PasswordEditor(), PasswordEditor()
        self._again_words = buddy(AGAIN, self._again)
        self._code = TextEditor()
        self._code_words = buddy(FIRST_CODE, self._code)
        self._error = Refusal()
        self._connecting = label("", "second", wraps=True)
        self._stop = button_of(self.give_up_connecting)
        self._stop.setAutoDefault(False)
        self._give_up: Callable[[], None] = lambda: None
        self._enter = button_of(self.sign_in)
        self._enter.setDefault(True)
        self._countdown = Countdown(self, enter=self._enter, said=self._error)
        self._first = button("Lần đầu đăng nhập: đặt mật khẩu", kind="quiet")
        self._first.setCheckable(True)
        self._first.setAutoDefault(False)
        self._first.toggled.connect(self._show_first)
        self._first.clicked.connect(
            lambda is_first: self._after_login(is_first=is_first).setFocus()
        )

        waiting = row(self._connecting, self._stop)
        waiting.setStretch(0, 1)
        once = column(buddy(PASSWORD, self._password), self._password, gap="xs")
        again = column(self._again_words, self._again, gap="xs")
        fields = column(
            column(buddy(LOGIN, self._login), self._login, gap="xs"),
            column(self._code_words, self._code, gap="xs"),
            row(once, again),
            gap="m",
        )
        self._sign = sign("touch")
        head = column(row(None, self._sign, None), self._office, gap="m")
        practice = button_of(self.practise)
        practice.setAutoDefault(False)
        # What comes by itself stands below what may be clicked just then
        buttons = column(
            self._error,
            self._enter,
            row(None, self._first, None),
            row(None, practice, None),
            waiting,
            gap="m",
        )
        lay_out(
            self, column(head, fields, gap="m"), buttons, wide=size("dialog") * 2 // 3, margin="xl"
        )
        self._show_first(is_first=False)
        self.hide_connecting()
        style_window(self)
        if not office_name:  # it comes while somebody aims at a button: as high from now on
            self._office.ensurePolished()
            self._office.setText("\n".join([NO_NAME_YET] * LINES_OF_A_NAME))
            self._office.setMinimumHeight(self._office.heightForWidth(size("dialog") // 2))
            self._office.setText(NO_NAME_YET)
        self._login.setText(last_login)
        (self._password if last_login else self._login).setFocus()
        QTimer.singleShot(LISTENS_AFTER_MS, self, self._listen)

    def _listen(self) -> None:
        """What a scanner reads here goes nowhere, and no citizen's card stands in the boxes.

        Only while the dialog stands: it may outlive that by some garbage, and who listens at the
        desk's window then gives words of an input method back in another order.
        """
        if not self.isVisible():
            return
        from commune_desk.domain.identifiers.scanning import (
            Rhythm,  # not before the window is there
        )
        from commune_desk.settings import DOSSIER_NO_PATTERN, SCANNER_GAP
        from commune_desk.ui.frame.scans.scanner import Scanner

        listening = Scanner(
            lambda: Rhythm(SCANNER_GAP.default), lambda: DOSSIER_NO_PATTERN.default, self
        )
        self.finished.connect(listening.deleteLater)

    def show_connecting(self, host: str, *, give_up: Callable[[], None]) -> None:
        """Say which server is waited for, and let whoever does not want to wait stop it."""
        self._connecting.setText(CONNECTING.format(host=host))
        self._give_up = give_up
        for part in (self._connecting, self._stop):
            part.show()
            keeps = part.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)  # the buttons stay where they are when it goes
            part.setSizePolicy(keeps)

    def hide_connecting(self) -> None:
        """Nothing is waited for any more."""
        self._connecting.hide()
        self._stop.hide()

    @action(STOP, kind="quiet")
    def give_up_connecting(self) -> None:
        """Wait for the server no longer."""
        self._give_up()

    def use(self, opened: OpenOffice) -> None:
        """The office is open now; whoever asked to sign in before that need not ask again."""
        self._opened = opened
        self._office.setText(opened.office.centre_name)
        if self._is_asked:
            self._is_asked = False
            self._enter.setEnabled(True)
            rename(self._enter, self._enter_words())
            self.sign_in()

    def _show_first(self, is_first: bool) -> None:
        for part in (self._again_words, self._again, self._code_words, self._code):
            part.setVisible(is_first)
        self._sign.setVisible(not is_first)  # a low screen has the room for one of them
        rename(self._enter, self._enter_words())
        self._error.clear()

    def _after_login(self, *, is_first: bool) -> QWidget:
        """The box that is typed into next: a name that is there already need not be typed."""
        if not self._login.text():
            return self._login
        return self._code if is_first else self._password

    def _enter_words(self) -> str:
        return "Đặt mật khẩu và đăng nhập" if self._first.isChecked() else "Đăng nhập"

    @action("Đăng nhập", kind="primary")
    def sign_in(self) -> None:
        """Sign in with what was typed; what is wrong with it is said."""
        is_first = self._first.isChecked()
        if self._lacks_something(is_first=is_first):
            return
        if self._opened is None:
            self._is_asked = True  # `use` signs in when the office is open
            self._enter.setEnabled(False)
            rename(self._enter, "Đang mở dữ liệu…")
            return
        from commune_desk.services.office import office

        who = (self._opened, self._login.text(), self._password.text())
        try:
            if is_first:
                self.desk = office.choose_first_password(*who, code=self._code.text())
            else:
                self.desk = office.sign_in(*who)
        except UserError as error:
            from commune_desk.domain.account_errors import FirstCodeNeeded
            from commune_desk.words.errors import sentence

            if isinstance(error, FirstCodeNeeded):  # the passwords may stay
                refuse(sentence(error), self._error, boxes={"code": self._code})
            else:
                self._refuse(sentence(error))
            self._countdown.begin(int(getattr(error, "seconds", 0)))
        else:
            self.accept()

    def _lacks_something(self, *, is_first: bool) -> bool:
        """Whether a box is still empty or typed wrongly again, which is said and is no try."""
        asked: tuple[tuple[TextEditor, str], ...] = (
            (self._login, NO_LOGIN),
            (self._password, NO_PASSWORD),
        )
        for box, words in asked:
            if not box.text():
                refuse(words, self._error, boxes={"box": box})
                return True
        if is_first and self._password.text() != self._again.text():
            self._refuse(PASSWORDS_DIFFER)
            return True
        return False

    @action(PRACTICE, kind="quiet")
    def practise(self) -> None:
        """Practise, with data of nobody."""
        self.wants_practice = True
        self.reject()

    def _refuse(self, words: str) -> None:
        self._password.clear()
        self._again.clear()
        refuse(words, self._error, boxes={"password": self._password})
