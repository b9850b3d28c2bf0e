"""What a person asks of their own data: the answer as files, and letting go of what may go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import DATE, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.desk import rights
from commune_desk.services.people import citizens, kept_of_person, letting_go
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.keys.refused_keys import say_right
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.actions import action, actions_of
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.people.personal_data import LETS_GO, MAY_GO, OPEN_PERSON_FIRST, let_go_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.keys import CitizenId
    from commune_desk.services.desk.progress import Progress
    from commune_desk.services.people.kept_of_person import Exported
    from commune_desk.ui.frame.page_frame import PageFrame

ANSWER_KEY, LET_GO_KEY = "Ctrl+Shift+R", "Ctrl+Shift+U"
TITLE = "Yêu cầu của công dân về dữ liệu"
ANSWER, LET_GO = "Xuất trả lời", "Xóa phần được xóa"
ADVICE = (
    "Ghi mọi dữ liệu cơ quan đang giữ về người này, ai đã xem, giữ theo quy định nào, thành một "
    "tệp PDF để đưa công dân và một tệp JSON. Tệp nằm trong thư mục báo cáo, tên không có tên ai."
)


class RequestLine(QWidget):
    """The two answers to a person's request; correcting stands beside their record.

    Args:
        frame: of the page.
        then: called once something was let go.
    """

    def __init__(self, frame: PageFrame, then: Callable[[], None]) -> None:
        super().__init__()
        self._frame, self._then = frame, then
        self._citizen_id: CitizenId | None = None
        answer, go = actions_of(self.ask_answer, self.ask_letting_go)
        self.addActions([answer, go])
        may = rights.may(frame.desk, EventKind.RECORD_EXPORTED)
        answer.setVisible(may)
        go.setVisible(may)
        say_right(frame, self, EventKind.RECORD_EXPORTED, self.ask_answer)
        say_right(frame, self, EventKind.RECORD_LET_GO, self.ask_letting_go)
        self._written = label("", "second", wraps=True)
        self._written.setObjectName("answered")
        self._written.hide()
        verbs = (row(ActionButton(one, "quiet"), None) for one in (answer, go))
        self.setLayout(column(label(TITLE, "strong"), *verbs, self._written, gap="s"))

    def show_for(self, citizen_id: CitizenId) -> None:
        """Answer this person from now on."""
        self._citizen_id = citizen_id
        self._written.hide()

    # --- the answer ------------------------------------------------------------------------------

    @action(ANSWER, shortcut=ANSWER_KEY, icon="print", waits_for=OPEN_PERSON_FIRST)
    def ask_answer(self) -> None:
        """Write down everything that is kept of the person, once it is said when they asked."""
        if (key := self._citizen_id) is None:
            return
        desk = self._frame.desk
        dialog = FormDialog(
            EVENTS[EventKind.RECORD_EXPORTED],
            FormSpec.of("person_answer", FieldSpec(DATE, "asked_on", need=Need.REQUIRED)),
            lambda dialog: self._begin(key, dialog),
            words=ADVICE,
            verb=ANSWER,
            parent=self.window(),
        )
        dialog.form.fill({"asked_on": format_date(desk.now().date())})
        dialog.open()

    def _begin(self, citizen_id: CitizenId, dialog: FormDialog) -> bool:
        """Gather and write beside the window: the declarations of all years are read."""
        desk, asked_on = self._frame.desk, DATE.read(dialog.form.texts()["asked_on"])

        def work(progress: Progress) -> Exported:
            with desk.database.thread():
                return kept_of_person.export(
                    desk, citizen_id, desk.folder.reports, asked_on=asked_on, progress=progress
                )

        self._frame.start("Đang gom dữ liệu của công dân", work, then=self._show_written)
        return True

    def _show_written(self, done: Exported) -> None:
        files = "; ".join(str(file) for file in done.files)
        self._written.setText(f"Trả lời chậm nhất {format_date(done.answer_by)}: {files}")
        self._written.show()

    # --- letting go ------------------------------------------------------------------------------

    @action(LET_GO, shortcut=LET_GO_KEY, waits_for=OPEN_PERSON_FIRST)
    def ask_letting_go(self) -> None:
        """Let go of what need not be kept of the person, once it is said why."""
        if (key := self._citizen_id) is None:
            return
        desk = self._frame.desk
        gone = self._frame.ask(partial(letting_go.may_go, desk, key), otherwise=None)
        if gone is None:
            return
        there, person = let_go_words(gone), citizens.get(desk, key).person

        def let_go(dialog: FormDialog) -> bool:
            reason = dialog.form.texts()["reason"]
            verb = partial(letting_go.let_go, desk, key, reason=reason)
            return self._frame.perform(verb, beside=dialog.refuse)

        dialog = FormDialog(
            EVENTS[EventKind.RECORD_LET_GO],
            FormSpec.of("let_go", FieldSpec(TEXT, "reason", need=Need.REQUIRED)),
            let_go,
            words=f"{LETS_GO} {MAY_GO.format(what=there)}" if there else LETS_GO,
            verb=LET_GO,
            is_final=True,
            ends=(person.full_name,),
            parent=self.window(),
        )
        dialog.accepted.connect(self._then)
        dialog.open()
