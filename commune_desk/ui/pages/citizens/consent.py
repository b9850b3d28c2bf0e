"""Whether a person lets the office use again what they declared: given and taken back here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.spec import FormSpec
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.desk import rights
from commune_desk.services.reception import reuse
from commune_desk.ui.frame.keys.refused_keys import say_right
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.actions import action, actions_of
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.text import label
from commune_desk.words.people.personal_data import OPEN_PERSON_FIRST

if TYPE_CHECKING:
    from commune_desk.domain.keys import CitizenId
    from commune_desk.ui.dialogs.form_dialog import FormDialog
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Dùng lại thông tin đã khai"
NOT_GIVEN = "Công dân chưa đồng ý: lần sau phải khai lại."
GIVE, WITHDRAW = "Công dân đồng ý", "Công dân rút lại đồng ý"
KEY = "Ctrl+Shift+Y"
FORGETS = (
    "Thông tin lưu để dùng lại và các quan hệ gia đình đã ghi của người này bị xóa, không lấy lại "
    "được. Hồ sơ đã tiếp nhận giữ nguyên."
)


class ConsentLine(QWidget):
    """What a person agreed to, with the way to agree or to take it back."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._citizen_id: CitizenId | None = None
        self._words = label("", wraps=True)
        self._words.setObjectName("consent")
        self._give, self._withdraw = actions_of(self.give, self.ask_withdrawal)
        self.addActions([self._give, self._withdraw])
        say_right(frame, self, EventKind.CONSENT_GIVEN, self.give)
        buttons = row(
            ActionButton(self._give, "quiet"), ActionButton(self._withdraw, "quiet"), None
        )
        self.setLayout(column(label(TITLE, "strong"), self._words, buttons, gap="s"))

    def show_for(self, citizen_id: CitizenId) -> None:
        """Show what holds for a person."""
        desk = self._frame.desk
        self._citizen_id = citizen_id
        consent = self._frame.ask(partial(reuse.consent_of, desk, citizen_id), otherwise=None)
        words = NOT_GIVEN
        if consent is not None:
            day = format_date(consent.given_at.date())
            words = f"Công dân đã đồng ý ngày {day}, ghi nhận: {consent.given_by}."
        self._words.setText(words)
        may = rights.may(desk, EventKind.CONSENT_GIVEN)
        self._give.setVisible(consent is None and may)
        self._withdraw.setVisible(consent is not None and may)

    @action(GIVE, shortcut=KEY, waits_for=OPEN_PERSON_FIRST)
    def give(self) -> None:
        """Note that the person agrees."""
        if (key := self._citizen_id) is not None:
            desk = self._frame.desk
            self._frame.perform(partial(reuse.give_consent, desk, key))
            self.show_for(key)

    @action(WITHDRAW, shortcut=KEY, waits_for=OPEN_PERSON_FIRST)
    def ask_withdrawal(self) -> None:
        """Take it back, once it was said what that deletes."""
        key, desk = self._citizen_id, self._frame.desk
        if key is None:
            return
        from commune_desk.ui.dialogs.form_dialog import FormDialog

        def withdraw(dialog: FormDialog) -> bool:
            take_back = partial(reuse.withdraw_consent, desk, key)
            return self._frame.perform(take_back, beside=dialog.refuse)

        dialog = FormDialog(
            WITHDRAW,
            FormSpec("consent_withdrawn", ()),
            withdraw,
            words=FORGETS,
            verb=WITHDRAW,
            is_final=True,
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self.show_for(key))
        dialog.open()
