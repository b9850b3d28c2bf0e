"""An officer changes the own password, knowing the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.services.office import accounts
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.officer_fields import is_typed_twice, password_fields
from commune_desk.ui.widgets.editors import PasswordEditor
from commune_desk.ui.widgets.form import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.ui.frame.page_frame import PageFrame


def password_dialog(frame: PageFrame, parent: QWidget | None = None) -> FormDialog:
    """The dialog, ready to be opened."""
    old = Field(name="old", label="Mật khẩu đang dùng", editor=PasswordEditor, is_required=True)
    return FormDialog(
        "Đổi mật khẩu",
        (old, *password_fields(label="Mật khẩu mới")),
        lambda dialog: _change(frame, dialog),
        parent=parent,
    )


def _change(frame: PageFrame, dialog: FormDialog) -> bool:
    if not is_typed_twice(dialog.form):
        return False
    given = {name: str(value) for name, value in dialog.form.values().items()}
    return frame.perform(
        lambda: accounts.change_password(frame.desk, given["old"], given["password"]),
        then=lambda _nothing: frame.notices.publish("Đã đổi mật khẩu"),
        beside=lambda words: dialog.form.show_error("old", words),
    )
