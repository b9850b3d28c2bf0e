"""An officer changes the own password, knowing the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.officer import OWN_PASSWORD
from commune_desk.services.office import accounts
from commune_desk.ui.dialogs.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.ui.frame.page_frame import PageFrame


def password_dialog(frame: PageFrame, parent: QWidget | None = None) -> FormDialog:
    """The dialog, ready to be opened."""
    return FormDialog(
        "Đổi mật khẩu", OWN_PASSWORD, lambda dialog: _change(frame, dialog), parent=parent
    )


def _change(frame: PageFrame, dialog: FormDialog) -> bool:
    given = dialog.form.values()
    return frame.perform(
        lambda: accounts.change_password(frame.desk, given["old_password"], given["new_password"]),
        then=lambda _nothing: frame.notices.publish("Đã đổi mật khẩu"),
        beside=lambda words: dialog.form.refuse("old_password", words),
    )
