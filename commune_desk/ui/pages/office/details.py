"""How the office is named, reached and open; every field is kept when it is left.

The hours of the week are one field for each day. Days with the same hours as Monday follow when
Monday changes, since most offices work alike from Monday to Friday.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.domain.office import Office
from commune_desk.domain.office_week import hours_of, week_of
from commune_desk.services.office import office
from commune_desk.ui.dialogs.office_steps import office_fields
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.office.changes import change_office
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.editors import TextEditor
from commune_desk.ui.widgets.entered import HOURS, read_hours
from commune_desk.ui.widgets.form import Field, Form
from commune_desk.ui.widgets.text import label
from commune_desk.words.values import WEEKDAYS, hours_text

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

MONDAY = "0"
ABOUT_HOURS = (
    "Để trống là ngày nghỉ. Sửa thứ Hai thì những ngày có cùng giờ đổi theo. "
    "Giờ mới áp dụng cho hồ sơ tiếp nhận từ nay; ngày đã hẹn không đổi."
)


class OfficeDetails(QWidget):
    """Names and ways to reach the office at the left, its hours at the right."""

    title = "Cơ quan và giờ làm việc"
    primary_action: QAction | None = None

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._texts = Form(office_fields())
        self._texts.finished.connect(self._keep_text)
        self._hours = Form(_hours_fields(), label_width="form_label_short")
        self._hours.finished.connect(self._keep_hours)
        hours = card(self._hours, label(ABOUT_HOURS, "second", wraps=True), title="Giờ làm việc")
        names = card(self._texts, title="Tên và nơi liên hệ")
        both = row(column(names, None), column(hours, None), gap="l")
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(column(scrolling(boxed(both))))

    def on_shown(self) -> None:
        """Show what is kept."""
        kept = self._frame.desk.office
        self._texts.set_values({name: getattr(kept, name) for name in self._texts.values()})
        days = enumerate(week_of(kept.hours))
        self._hours.set_values({str(day): hours_text(sessions) for day, sessions in days})

    def _keep_text(self, name: str) -> None:
        if self._texts.check_field(name):
            change: dict[str, Any] = {name: self._texts.values()[name]}
            self._keep(replace(self._frame.desk.office, **change), self._texts, name)

    def _keep_hours(self, name: str) -> None:
        if name == MONDAY and self._hours.check_field(name):
            self._follow_monday()
        wrong = [day for day in self._hours.values() if not self._hours.check_field(day)]
        if not wrong:
            self._frame.perform(
                self._with_hours,
                then=lambda wanted: self._keep(wanted, self._hours, name),
                beside=lambda words: self._hours.show_error(name, words),
            )

    def _follow_monday(self) -> None:
        shown = self._hours.values()
        before = hours_text(week_of(self._frame.desk.office.hours)[int(MONDAY)])
        alike = (day for day, words in shown.items() if words == before)
        self._hours.set_values(dict.fromkeys(alike, shown[MONDAY]))

    def _with_hours(self) -> Office:
        """The office with the week that is shown."""
        kept = self._frame.desk.office
        week = tuple(read_hours(str(words)) for words in self._hours.values().values())
        return kept if week == week_of(kept.hours) else replace(kept, hours=hours_of(week))

    def _keep(self, wanted: Office, form: Form, name: str) -> None:
        """Keep the office as a field has changed it, if it has; a refusal stands beside it."""
        frame = self._frame
        if wanted != frame.desk.office:
            change_office(
                frame,
                lambda: office.save_office(frame.desk, wanted),
                said="Đã lưu thông tin cơ quan",
                beside=lambda words: form.show_error(name, words),
            )


def _hours_fields() -> list[Field]:
    return [
        Field(
            name=str(day),
            label=words[0].upper() + words[1:],
            editor=lambda: TextEditor(HOURS, hint="nghỉ"),
        )
        for day, words in enumerate(WEEKDAYS)
    ]
