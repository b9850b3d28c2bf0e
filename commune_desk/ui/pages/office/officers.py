"""The officers (cán bộ): who may sign in, as what, and whether the first password is chosen.

An account is locked, never removed: what its officer did stays in the history under that name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.records import record_from
from commune_desk.domain.office.first_codes import shown
from commune_desk.domain.office.officer import (
    FORGOTTEN_PASSWORD,
    NAMES,
    OFFICER,
    ROLE,
    NewOfficer,
    Officer,
)
from commune_desk.services.office import accounts
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.look.layouts import column
from commune_desk.ui.pages.office.first_code import FirstCodeDialog
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.verbs_bar import VerbsBar
from commune_desk.words import fields
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.values import ROLES

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

GIVE_CODE = "Cấp mã lần đầu"
RENAME = "Sửa họ tên, chức danh"
NAMES_FROM_NOW = "Giấy in từ bây giờ mang tên mới; giấy đã in giữ nguyên. Tên đăng nhập không đổi."
TOLD_IN_PERSON = "Báo riêng cho cán bộ; người đó đổi lại bằng “Đổi mật khẩu” sau khi đăng nhập."


@dataclass(frozen=True, slots=True)
class Account:
    """One line of the list; `is_waiting` until the first password is chosen."""

    officer: Officer
    is_waiting: bool

    @property
    def password_words(self) -> str:
        """Whether there is a password; nothing where nobody may sign in anyway."""
        if not self.officer.is_active:
            return ""
        return "Chưa đặt" if self.is_waiting else "Đã đặt"


STILL_SIGNS = "Giấy in ra vẫn mang tên người này: nếu không còn ký, sửa danh sách ở “Lãnh đạo ký”."
"""What is said where an account is locked whose officer stands among the leaders who sign."""

COLUMNS: tuple[Column[Account], ...] = (
    Column(
        name="full_name",
        title=fields.label("officer.full_name"),
        text=lambda a: a.officer.full_name,
        characters=26,
        least=22,
    ),
    Column(
        name="login", title=fields.label("login"), text=lambda a: a.officer.login, characters=16
    ),
    Column(
        name="role",
        title=fields.label("officer.role"),
        text=lambda a: ROLES[a.officer.role],
        characters=25,
        least=22,
    ),
    Column(
        name="state",
        title="Tài khoản",
        text=lambda a: "Đang dùng" if a.officer.is_active else "Đã khóa",
        characters=13,
    ),
    Column(
        name="password",
        title=fields.label("password"),
        text=lambda a: a.password_words,
        characters=13,
    ),
    Column(
        name="title",
        title=fields.label("officer.title"),
        text=lambda a: a.officer.title,
        characters=20,
        gives_way=1,
    ),
)


class OfficeOfficers(QWidget):
    """The list of everyone who ever had an account."""

    title = "Cán bộ"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self.primary_action = action_of(self.ask_officer)
        self._lock = action_of(self.change_lock)
        self._bar = VerbsBar(
            (
                *actions_of(self.ask_role, self.ask_names),
                self._lock,
                *actions_of(self.ask_password, self.give_code, self.lift_delay),
            )
        )
        self._table = RowsTable(
            RowsModel(
                COLUMNS,
                self._fetch,
                row_id=lambda account: account.officer.login,
                is_faded=lambda account: not account.officer.is_active,
            ),
            name="Cán bộ của cơ quan",
            empty=EmptyState("Chưa có cán bộ nào", "Thêm cán bộ bằng phím F9.", icon="user"),
            remembered=frame.own,
            key="officers",
        )
        self._table.chosen.connect(self._follow)
        self._table.offer(*self._bar.verbs)
        self._table.opened.connect(lambda _account: self.ask_role())
        self._follow(None)
        whole = column(self._bar, self._table)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        frame.changes.officers_changed.connect(self._refresh)

    def on_shown(self) -> None:
        """Read the accounts; the keys of the bar speak of the first until another is chosen."""
        self._refresh()
        if self._table.current_row() is None:
            self._table.select_first()

    def _fetch(self, _asked: Asked) -> RowsPage[Account]:
        def read() -> tuple[Account, ...]:
            waiting = set(accounts.without_password(self._frame.desk))
            everyone = accounts.all_officers(self._frame.desk)
            return tuple(Account(officer, officer in waiting) for officer in everyone)

        return all_at_once(self._frame.ask(read, otherwise=()))

    def _refresh(self) -> None:
        self._table.refresh()
        self._follow(self._table.current_row())

    def _follow(self, chosen: Account | None) -> None:
        is_locked = chosen is not None and not chosen.officer.is_active
        self._lock.setText("Mở lại tài khoản" if is_locked else "Khóa tài khoản")
        self._bar.follow(chosen)

    def _chosen(self) -> Officer:
        account: Account = self._table.current_row()
        return account.officer

    # --- doing -----------------------------------------------------------------------------------

    @action(EVENTS[EventKind.OFFICER_ADDED], shortcut="F9", icon="plus")
    def ask_officer(self) -> None:
        """Give another officer an account."""

        def add(dialog: FormDialog) -> bool:
            new = accounts.coded(self._frame.desk, record_from(NewOfficer, dialog.form.texts()))
            is_added = self._perform(
                lambda: accounts.add_officer(self._frame.desk, new),
                said=f"Đã thêm cán bộ {new.full_name}",
                refuse=dialog.refuse,
            )
            if is_added and new.first_code:
                FirstCodeDialog(new.full_name, shown(new.first_code), self).open()
            return is_added

        FormDialog(EVENTS[EventKind.OFFICER_ADDED], OFFICER, add, parent=self).open()

    @action(EVENTS[EventKind.SIGN_IN_ALLOWED], icon="user")
    def lift_delay(self) -> None:
        """Let the officer try to sign in again at once."""
        officer = self._chosen()
        self._perform(
            lambda: accounts.lift_delay(self._frame.desk, officer.login),
            said=f"{officer.full_name}: đăng nhập lại được ngay",
            refuse=self._bar.refuse,
        )

    @action("Đổi vai trò", shortcut="Ctrl+E", icon="edit")
    def ask_role(self) -> None:
        """Give the officer another role."""

        def change(dialog: FormDialog) -> bool:
            role: Role = dialog.form.values()["role"]
            return self._perform(
                lambda: accounts.set_role(self._frame.desk, officer.login, role),
                said=f"{officer.full_name}: {ROLES[role]}",
                refuse=dialog.refuse,
            )

        officer = self._chosen()
        dialog = FormDialog(f"Vai trò của {officer.full_name}", ROLE, change, parent=self)
        dialog.form.set_texts({"role": officer.role})
        dialog.open()

    @action(RENAME, shortcut="Ctrl+T", icon="edit")
    def ask_names(self) -> None:
        """How the officer is called: what was misspelt, or has changed."""

        def change(dialog: FormDialog) -> bool:
            named = dialog.form.texts()
            names = {name: named[name].strip() for name in ("full_name", "title")}
            return self._perform(
                lambda: accounts.set_names(self._frame.desk, officer.login, **names),
                said=f"Đã sửa: {names['full_name']}",
                refuse=dialog.refuse,
            )

        officer = self._chosen()
        dialog = FormDialog(RENAME, NAMES, change, words=NAMES_FROM_NOW, parent=self)
        dialog.form.set_texts({"full_name": officer.full_name, "title": officer.title})
        dialog.open()

    @action("Đặt lại mật khẩu", shortcut="Ctrl+R", icon="undo")
    def ask_password(self) -> None:
        """Give the officer another password in place of a forgotten one."""

        def replace_forgotten(dialog: FormDialog) -> bool:
            new = dialog.form.values()["new_password"]
            return self._perform(
                lambda: accounts.reset_password(self._frame.desk, officer.login, new),
                said=f"Đã đặt lại mật khẩu của {officer.full_name}",
                refuse=dialog.refuse,
            )

        officer = self._chosen()
        FormDialog(
            f"Đặt lại mật khẩu của {officer.full_name}",
            FORGOTTEN_PASSWORD,
            replace_forgotten,
            words=TOLD_IN_PERSON,
            parent=self,
        ).open()

    @action(GIVE_CODE, icon="lock")
    def give_code(self) -> None:
        """Another code for the first password: the old one was lost, or the password forgotten."""
        officer = self._chosen()
        self._frame.perform(
            lambda: accounts.give_first_code(self._frame.desk, officer.login),
            then=lambda code: FirstCodeDialog(officer.full_name, code, self).open(),
            announces=self._frame.changes.officers_changed,
            beside=self._bar.refuse,
        )

    @action(shortcut="Ctrl+L", icon="lock")
    def change_lock(self) -> None:
        """Let the officer sign in no longer, or again."""
        officer, desk = self._chosen(), self._frame.desk
        will_be = not officer.is_active
        said = "Đã mở lại tài khoản của" if will_be else "Đã khóa tài khoản của"
        then = replace(officer, is_active=will_be)
        signs = self._frame.ask(lambda: accounts.still_signs(desk, then), otherwise=False)
        self._perform(
            lambda: accounts.set_active(desk, officer.login, is_active=will_be),
            said=f"{said} {officer.full_name}" + (f". {STILL_SIGNS}" if signs else ""),
            refuse=self._bar.refuse,
            tone=Tone.WARNING if signs else Tone.DONE,
        )

    def _perform(
        self,
        verb: Callable[[], Officer | None],
        *,
        said: str,
        refuse: Callable[[str], None],
        tone: Tone = Tone.DONE,
    ) -> bool:
        """Change an account; who changes the own one goes on as it is now."""

        def tell(changed: Officer | None) -> None:
            desk = self._frame.desk
            if changed is not None and changed.id == desk.officer.id:
                self._frame.renew_desk(replace(desk, officer=changed))
            self._frame.notices.publish(said, tone)

        announces = self._frame.changes.officers_changed
        return self._frame.perform(verb, then=tell, announces=announces, beside=refuse)
