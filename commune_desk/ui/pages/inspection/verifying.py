"""Comparing the history with the rows, the backups, and the line on a printed register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec
from commune_desk.domain.upkeep.history_check import head_from
from commune_desk.services.upkeep import history
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.fields import FieldWords
from commune_desk.words.people.inspection import VERIFY_HISTORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.upkeep.history_check import Head, HistoryReport
    from commune_desk.services.desk.progress import Progress
    from commune_desk.ui.frame.page_frame import PageFrame

_HEAD = "printed_head"
_ADVICE = (
    "Đọc lại toàn bộ lịch sử, so với mọi bản ghi và với các bản sao lưu trên máy này. Có sổ theo "
    "dõi đã in thì gõ thêm dòng in ở cuối sổ để so; không có thì để trống."
)
_FIELD = FieldWords("Dòng cuối của lịch sử in trên sổ", "ví dụ 1204 3F2A-9C00-1122-3344")


def verify_dialog(
    frame: PageFrame, parent: QWidget, then: Callable[[HistoryReport | None], None]
) -> FormDialog:
    """Asks for the line that was printed, and begins beside the window.

    Args:
        frame: of the page.
        parent: what the dialog stands over.
        then: gets what was found; None where something was changed, which was said.
    """
    desk = frame.desk

    def begin(printed: Head | None) -> None:
        def work(_progress: Progress) -> HistoryReport:
            return history.verify(desk, printed)

        task = frame.start("Đang đối chiếu lịch sử", work, then=then)
        task.refused.connect(lambda _error: then(None))

    def keep(dialog: FormDialog) -> bool:
        typed = dialog.form.texts()[_HEAD]
        return frame.perform(
            lambda: head_from(typed) if typed else None, then=begin, beside=dialog.refuse
        )

    return FormDialog(
        VERIFY_HISTORY,
        FormSpec.of("history", FieldSpec(TEXT, _HEAD)),
        keep,
        words=_ADVICE,
        verb="Đối chiếu",
        own_words={_HEAD: _FIELD},
        parent=parent,
    )
