"""The officers (cán bộ): who may sign in, as what, and whether the first password is chosen.

An account is locked, never removed: what its officer did stays in the history under that name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.officer import Officer
from commune_desk.services.office import accounts
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.look.layouts import column
from commune_desk.ui.pages.office.accounts import OfficeAccounts
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.rows_table import RowsTable
from commune_desk.ui.widgets.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.verbs_bar import VerbsBar
from commune_desk.words.values import ROLES

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame


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


COLUMNS: tuple[Column[Account], ...] = (
    Column(name="full_name", title="Họ tên", text=lambda a: a.officer.full_name, characters=26),
    Column(name="login", title="Tên đăng nhập", text=lambda a: a.officer.login, characters=16),
    Column(name="role", title="Vai trò", text=lambda a: ROLES[a.officer.role], characters=25),
    Column(
        name="state",
        title="Tài khoản",
        text=lambda a: "Đang dùng" if a.officer.is_active else "Đã khóa",
        characters=13,
    ),
    Column(name="password", title="Mật khẩu", text=lambda a: a.password_words, characters=13),
    Column(name="title", title="Chức danh", text=lambda a: a.officer.title, characters=20),
)


class OfficeOfficers(QWidget):
    """The list of everyone who ever had an account."""

    title = "Cán bộ"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._accounts = OfficeAccounts(frame, self)
        self.primary_action = make_action(
            self, "Thêm cán bộ", self._accounts.ask_officer, shortcut="F9", icon="plus"
        )
        self._lock = make_action(self, "", self._change_lock, shortcut="Ctrl+L", icon="lock")
        self._bar = VerbsBar(
            (
                make_action(self, "Đổi vai trò", self._ask_role, shortcut="Ctrl+E", icon="edit"),
                self._lock,
                make_action(
                    self, "Đặt lại mật khẩu", self._ask_password, shortcut="Ctrl+R", icon="undo"
                ),
            )
        )
        self._table = self._make_table()
        self._table.chosen.connect(self._follow)
        self._table.opened.connect(lambda _account: self._ask_role())
        self._follow(None)
        self.setLayout(column(self._bar, self._table))
        frame.changes.officers_changed.connect(self._refresh)

    def on_shown(self) -> None:
        """Read the accounts; the keys of the bar speak of the first until another is chosen."""
        self._refresh()
        if self._table.current_row() is None:
            self._table.select_first()

    def _make_table(self) -> RowsTable:
        model = RowsModel(
            COLUMNS,
            self._fetch,
            row_id=lambda account: account.officer.login,
            is_faded=lambda account: not account.officer.is_active,
        )
        return RowsTable(
            model,
            name="Cán bộ của cơ quan",
            empty=EmptyState("Chưa có cán bộ nào", "Thêm cán bộ bằng phím F9.", icon="user"),
            remembered=self._frame.remembered,
            key="officers",
        )

    def _fetch(self, _asked: Asked) -> RowsPage[Account]:
        return all_at_once(self._frame.ask(self._read, otherwise=()))

    def _read(self) -> tuple[Account, ...]:
        waiting = set(accounts.without_password(self._frame.desk))
        everyone = accounts.all_officers(self._frame.desk)
        return tuple(Account(officer, officer in waiting) for officer in everyone)

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

    def _ask_role(self) -> None:
        self._accounts.ask_role(self._chosen())

    def _ask_password(self) -> None:
        self._accounts.ask_password(self._chosen())

    def _change_lock(self) -> None:
        self._accounts.change_lock(self._chosen(), self._bar.refuse)
