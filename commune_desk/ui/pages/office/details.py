"""How the office is named, reached and open; every field is kept when it is left.

The hours of the week are one field for each day. Days with the same hours as Monday follow when
Monday changes, since most offices work alike from Monday to Friday.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.domain.form.kinds import HOURS, format_hours
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.spec import FieldSpec, FormSpec
from commune_desk.domain.office.office import OFFICE, Office
from commune_desk.domain.office_week import DAYS, hours_of, week_of
from commune_desk.services.office import office
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.pages.office.changes import change_office
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.flow import Beside
from commune_desk.ui.widgets.form.field import labels_left
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

MONDAY = "0"
WEEK = FormSpec.of("week", *(FieldSpec(HOURS, str(day)) for day in DAYS))
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
        self._names = Form(OFFICE)
        self._names.finished.connect(self._keep_name)
        self._hours = Form(WEEK, arrange=partial(labels_left, width="form_label_short"))
        self._hours.finished.connect(self._keep_hours)
        hours = card(
            self._hours, label(ABOUT_HOURS, "second", wraps=True), title=fields.label("hours")
        )
        names = card(self._names, title="Tên và nơi liên hệ")
        left, right = boxed(column(names, None)), boxed(column(hours, None))
        both = Beside((left, 3), (right, 2), least="hours_beside")
        self.setLayout(column(scrolling(boxed(column(both, None)))))

    def on_shown(self) -> None:
        """Show what is kept."""
        kept = self._frame.desk.office
        self._names.set_texts(texts_of(kept))
        self._hours.set_texts(_week_texts(kept))

    def _keep_name(self, name: str) -> None:
        if self._names.check_field(name):
            changed = replace(self._frame.desk.office, **{name: self._names.values()[name]})
            self._keep(changed, self._names, name)

    def _keep_hours(self, name: str) -> None:
        """Keep the week; the days that had the hours of Monday follow it."""
        kept, form = self._frame.desk.office, self._hours
        if name == MONDAY and form.check_field(name):
            shown, before = form.texts(), _week_texts(kept)[MONDAY]
            alike = (day for day, text in shown.items() if text == before)
            form.set_texts(dict.fromkeys(alike, shown[MONDAY]))
        week = tuple(form.values().values())
        if form.check(takes_focus=False) and week != week_of(kept.hours):
            self._frame.perform(
                lambda: replace(kept, hours=hours_of(week)),
                then=lambda wanted: self._keep(wanted, form, name),
                beside=partial(form.refuse, name),
            )

    def _keep(self, wanted: Office, form: Form, name: str) -> None:
        """Keep the office as a field has changed it, if it has; a refusal stands beside it."""
        frame = self._frame
        if wanted != frame.desk.office:
            change_office(
                frame,
                lambda: office.save_office(frame.desk, wanted),
                said="Đã lưu thông tin cơ quan",
                beside=partial(form.refuse, name),
            )


def _week_texts(kept: Office) -> dict[str, str]:
    return {str(day): format_hours(sessions) for day, sessions in enumerate(week_of(kept.hours))}
