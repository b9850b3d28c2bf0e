"""One step of a dossier: what it is, the article it rests on, and what must be given with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.dossier import Action, StepRequest, step_of
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import LongTextEditor, TextEditor
from commune_desk.ui.widgets.entered import DATE, read_date
from commune_desk.ui.widgets.form import Field, Form
from commune_desk.ui.widgets.text import label
from commune_desk.words.steps import ACTIONS

Take = Callable[[StepRequest, Callable[[str], None]], bool]

END_OF_DAY = time(17, 0)
NOTE_WORDS = {
    Action.REQUEST_SUPPLEMENT: "Cần bổ sung những gì",
    Action.APOLOGISE: "Lý do chậm",
    Action.REFUSE: "Lý do từ chối",
    Action.STOP: "Lý do dừng",
}
NOTE_HINTS = {
    Action.REQUEST_SUPPLEMENT: "Mỗi dòng một nội dung; in ra phiếu 02.",
    Action.APOLOGISE: "In ra văn bản xin lỗi 04, lãnh đạo ký.",
    Action.REFUSE: "Mỗi dòng một lý do; in ra phiếu 03.",
    Action.STOP: "Theo yêu cầu của người nộp.",
}
IRREVERSIBLE = frozenset({Action.REFUSE, Action.STOP, Action.LAPSE})


def needs_words(action: Action, *, is_late: bool) -> bool:
    """Whether a step cannot be taken by one key: something must be given, or no way leads back."""
    needs = step_of(action).needs or action in IRREVERSIBLE
    return bool(needs) or (action is Action.FINISH and is_late)


class StepDialog(QDialog):
    """Asks for what the step needs; stays open, with the refusal in it, until the office accepts.

    Args:
        take: takes the step and says whether it was taken; a refusal goes to its second argument.
    """

    def __init__(
        self,
        action: Action,
        take: Take,
        *,
        now: datetime,
        is_late: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._action, self._take, self._now = action, take, now
        self.setWindowTitle(ACTIONS[action])
        self.setMinimumWidth(size("dialog"))
        self._form = Form(_fields(action, is_late=is_late))
        self._refusal = label("", "error", wraps=True)
        self._refusal.hide()
        kind = "danger" if action in IRREVERSIBLE else "primary"
        done = button(ACTIONS[action], self._finish, kind=kind, key="F9")
        done.setDefault(True)
        article = f"Căn cứ: Điều {step_of(action).article} Nghị định 118/2025/NĐ-CP"
        self.setLayout(
            column(
                label(ACTIONS[action], "group_title"),
                label(article, "quiet"),
                self._form,
                self._refusal,
                row(None, button("Hủy", self.reject), done),
                gap="m",
                margin="xl",
            )
        )

    def _finish(self) -> None:
        if not self._form.check():
            return
        if self._take(self._request(), self._refuse):
            self.accept()

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()

    def _request(self) -> StepRequest:
        given = {name: str(value) for name, value in self._form.values().items()}
        day = read_date(given.get("until", ""))
        until = datetime.combine(day, END_OF_DAY, OFFICE_ZONE) if day else None
        return StepRequest(
            self._action,
            self._now,
            note=given.get("note", ""),
            until=until,
            late_reason=given.get("late_reason", ""),
        )


def _fields(action: Action, *, is_late: bool) -> list[Field]:
    fields = []
    if "note" in step_of(action).needs:
        hint = NOTE_HINTS[action]
        fields.append(
            Field(
                name="note",
                label=NOTE_WORDS[action],
                editor=lambda: LongTextEditor(hint),
                is_required=True,
            )
        )
    if "until" in step_of(action).needs:
        fields.append(
            Field(
                name="until",
                label="Ngày hẹn mới",
                editor=lambda: TextEditor(DATE, hint="ngày/tháng/năm"),
                is_required=True,
                help="Chỉ được hẹn lại một lần.",
            )
        )
    if action is Action.FINISH and is_late:
        fields.append(
            Field(
                name="late_reason",
                label="Lý do trễ hạn",
                editor=LongTextEditor,
                is_required=True,
                help="Hồ sơ đã quá ngày hẹn trả.",
            )
        )
    return fields
