"""An officer changes the own password, knowing the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.office.officer import OWN_PASSWORD
from commune_desk.services.office import accounts
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.desk.steps import EVENTS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.ui.frame.page_frame import PageFrame


def password_dialog(frame: PageFrame, parent: QWidget | None = None) -> FormDialog:
    """The dialog, ready to be opened."""

    def change(dialog: FormDialog) -> bool:
        given = dialog.form.values()
        old, new = given["old_password"], given["new_password"]
        return frame.perform(
            lambda: accounts.change_password(frame.desk, old, new),
            then=lambda _nothing: frame.notices.publish("Đã đổi mật khẩu"),
            beside=dialog.refuse,
        )

    return FormDialog(EVENTS[EventKind.PASSWORD_CHANGED], OWN_PASSWORD, change, parent=parent)
