"""What the office itself says in the report of a period: its text, and the feedback it received."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.report_text import TEXT_FORM, ReportText, TextSection
from commune_desk.services.figures import closing, report_texts, reports
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.report.feedback_dialog import FeedbackDialog
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.figures.report_text import FeedbackStatement
    from commune_desk.domain.periods import ReportingPeriod
    from commune_desk.ui.frame.page_frame import PageFrame

ADVICE = (
    "Chương trình viết từng mục từ số liệu. Sửa mục nào thì báo cáo in đúng như đã sửa; xóa trắng "
    "một mục thì chương trình viết lại."
)


class Statements(QWidget):
    """Says how far the text and the feedback are, and opens what they are written in.

    Args:
        period: the period that is chosen on the page.
    """

    def __init__(self, frame: PageFrame, period: Callable[[], ReportingPeriod]) -> None:
        super().__init__()
        self._frame = frame
        self._period = period
        self._standing = label("", "quiet", wraps=True)
        self._text = button_of(self.ask_text)
        self._feedback = button_of(self.ask_feedback)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        buttons = row(self._text, self._feedback, None)
        box.addWidget(card(self._standing, buttons, None, title="Lời báo cáo"))

    def refresh(self) -> None:
        """Say what was edited and stated; a circular without an outline asks for neither."""
        desk, period = self._frame.desk, self._period()
        law = report_texts.forms_law(desk, period)
        self.setVisible(law.has_outline)
        is_closed = closing.find(desk, period) is not None
        for made in (self._text, self._feedback):
            made.setEnabled(not is_closed)
        if is_closed:
            self._standing.setText("Kỳ đã chốt: lời báo cáo giữ như trong tệp đã chốt.")
            return
        kept = self._frame.ask(lambda: report_texts.kept(desk, period), otherwise=ReportText())
        edited = len(kept.edited)
        words = (
            f"Đã sửa {edited} trong {len(TextSection)} mục"
            if edited
            else "Viết từ số liệu, chưa sửa mục nào"
        )
        self._standing.setText(f"{words}. {_feedback_words(kept.feedback)}")

    @action(EVENTS[EventKind.REPORT_TEXT_KEPT], icon="edit")
    def ask_text(self) -> None:
        """Write the text of the report."""
        desk, period = self._frame.desk, self._period()
        texts = self._frame.ask(
            lambda: reports.text(desk, reports.figures(desk, period)), otherwise=None
        )
        if texts is None:
            return
        written = {str(section): text for section, text in texts.items()}
        dialog = FormDialog(
            EVENTS[EventKind.REPORT_TEXT_KEPT],
            TEXT_FORM,
            partial(self._keep_text, written),
            words=ADVICE,
            wide=size("dialog") * 3 // 2,
            parent=self,
        )
        dialog.form.set_texts(written)
        dialog.open()

    def _keep_text(self, shown: dict[str, str], dialog: FormDialog) -> bool:
        """What was changed in the dialog is edited; what was edited before stays so."""
        kept = report_texts.kept(self._frame.desk, self._period())
        typed = dialog.form.texts()
        edited = {
            section: typed[section].strip()
            for section in TextSection
            if typed[section].strip()
            and (typed[section] != shown[section] or section in kept.edited)
        }
        return self._keep(ReportText(edited, kept.feedback), refuse=dialog.refuse)

    @action("Phản ánh, kiến nghị", icon="notice")
    def ask_feedback(self) -> None:
        """State what feedback was received."""
        desk, period = self._frame.desk, self._period()
        form = report_texts.feedback_form(desk, period)
        if form is None:
            return
        stated = report_texts.kept(desk, period).feedback
        FeedbackDialog(form, stated, self._keep_feedback, parent=self).open()

    def _keep_feedback(self, stated: FeedbackStatement, refuse: Callable[[str], None]) -> bool:
        kept = report_texts.kept(self._frame.desk, self._period())
        return self._keep(ReportText(kept.edited, stated), refuse=refuse)

    def _keep(self, text: ReportText, *, refuse: Callable[[str], None]) -> bool:
        desk, period = self._frame.desk, self._period()
        is_kept = self._frame.perform(lambda: report_texts.keep(desk, period, text), beside=refuse)
        if is_kept:
            self._frame.notices.publish("Đã lưu lời báo cáo")
            self.refresh()
        return is_kept


def _feedback_words(stated: FeedbackStatement | None) -> str:
    if stated is None:
        return "Chưa nhập số liệu phản ánh, kiến nghị."
    if not stated.lines:
        return "Đã xác nhận: trong kỳ không có phản ánh, kiến nghị."
    return f"Phản ánh, kiến nghị: đã nhập {len(stated.lines)} lĩnh vực."
