"""What an administrator does with accounts: asks for what is needed, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.dossier import Role
from commune_desk.domain.form.records import record_from
from commune_desk.domain.officer import (
    FORGOTTEN_PASSWORD,
    OFFICER,
    ROLE,
    NewOfficer,
    Officer,
)
from commune_desk.services.office import accounts
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.values import ROLES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.ui.frame.page_frame import PageFrame

TOLD_IN_PERSON = "Báo riêng cho cán bộ; người đó đổi lại bằng “Đổi mật khẩu” sau khi đăng nhập."

Refuse = Callable[[str], None]


class OfficeAccounts:
    """The verbs of the list of officers.

    Args:
        frame: whose desk asks.
        parent: over which the dialogs stand.
    """

    def __init__(self, frame: PageFrame, parent: QWidget) -> None:
        self._frame = frame
        self._parent = parent

    def ask_officer(self) -> FormDialog:
        """Ask who the new officer is, and add the account."""
        return self._opened(FormDialog("Thêm cán bộ", OFFICER, self._add, parent=self._parent))

    def ask_role(self, officer: Officer) -> FormDialog:
        """Ask what the officer may do from now on."""
        keep = partial(self._change_role, officer)
        title = f"Vai trò của {officer.full_name}"
        dialog = FormDialog(title, ROLE, keep, parent=self._parent)
        dialog.form.set_texts({"role": officer.role})
        return self._opened(dialog)

    def ask_password(self, officer: Officer) -> FormDialog:
        """Ask for another password in place of a forgotten one."""
        return self._opened(
            FormDialog(
                f"Đặt lại mật khẩu của {officer.full_name}",
                FORGOTTEN_PASSWORD,
                partial(self._reset_password, officer),
                words=TOLD_IN_PERSON,
                parent=self._parent,
            )
        )

    def change_lock(self, officer: Officer, refuse: Refuse) -> None:
        """Let the officer sign in no longer, or again."""
        will_be = not officer.is_active
        said = "Đã mở lại tài khoản của" if will_be else "Đã khóa tài khoản của"
        self._perform(
            lambda: accounts.set_active(self._frame.desk, officer.login, is_active=will_be),
            said=f"{said} {officer.full_name}",
            refuse=refuse,
        )

    def _add(self, dialog: FormDialog) -> bool:
        new = record_from(NewOfficer, dialog.form.texts())
        return self._perform(
            lambda: accounts.add_officer(self._frame.desk, new),
            said=f"Đã thêm cán bộ {new.full_name}",
            refuse=dialog.refuse,
        )

    def _change_role(self, officer: Officer, dialog: FormDialog) -> bool:
        role: Role = dialog.form.values()["role"]
        return self._perform(
            lambda: accounts.set_role(self._frame.desk, officer.login, role),
            said=f"{officer.full_name}: {ROLES[role]}",
            refuse=dialog.refuse,
        )

    def _reset_password(self, officer: Officer, dialog: FormDialog) -> bool:
        new = dialog.form.values()["new_password"]
        return self._perform(
            lambda: accounts.reset_password(self._frame.desk, officer.login, new),
            said=f"Đã đặt lại mật khẩu của {officer.full_name}",
            refuse=dialog.refuse,
        )

    def _opened(self, dialog: FormDialog) -> FormDialog:
        dialog.open()
        return dialog

    def _perform(self, verb: Callable[[], Officer | None], *, said: str, refuse: Refuse) -> bool:
        def tell(changed: Officer | None) -> None:
            desk = self._frame.desk
            if changed is not None and changed.id == desk.officer.id:
                self._frame.renew_desk(replace(desk, officer=changed))
            self._frame.notices.publish(said)

        announces = self._frame.changes.officers_changed
        return self._frame.perform(verb, then=tell, announces=announces, beside=refuse)
