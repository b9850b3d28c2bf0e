"""The yearly table (lịch nghỉ trong năm): the days that are not ordinary ones of their weekday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.form.kinds import format_hours
from commune_desk.domain.office.calendar_day import CALENDAR_DAY, CHANGED_DAY, day_from, day_texts
from commune_desk.domain.vietnamese import format_date
from commune_desk.domain.working_time import WORKED, CalendarDay
from commune_desk.services.figures import today
from commune_desk.services.office import office
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.look.layouts import column
from commune_desk.ui.pages.office.changes import change_office
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.form.editors import ChoiceEditor
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.text import label
from commune_desk.ui.widgets.verbs_bar import VerbsBar
from commune_desk.words.fields import choices
from commune_desk.words.figures.today import reminder_texts
from commune_desk.words.values import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from commune_desk.ui.frame.page_frame import PageFrame

KINDS = choices("day.kind")
IS_CONFIRMED = {True: "Chính thức", False: "Chưa chính thức"}
"""Whether a decision has confirmed the day; due dates count with it either way."""

ADVICE = "Lịch áp dụng cho hồ sơ tiếp nhận từ nay; ngày đã hẹn với người dân không đổi."


def date_words(on: date) -> str:
    """02/09/2026, thứ Tư."""
    return f"{format_date(on)}, {WEEKDAYS[on.weekday()]}"


def hours_words(day: CalendarDay) -> str:
    """When the office is open on a worked day; nothing on a day off."""
    return (format_hours(day.sessions) or "cả ngày") if day.kind in WORKED else ""


COLUMNS: tuple[Column[CalendarDay], ...] = (
    Column(name="on", title="Ngày", text=lambda day: date_words(day.on), characters=22, least=22),
    Column(name="kind", title="Loại", text=lambda day: KINDS[day.kind], characters=15),
    Column(name="name", title="Tên ngày", text=lambda day: day.name, characters=29),
    Column(
        name="confirmed",
        title="Xác nhận",
        text=lambda day: IS_CONFIRMED[day.is_confirmed],
        characters=17,
    ),
    Column(name="hours", title="Giờ làm", text=hours_words, characters=16, least=8, is_seldom=True),
    Column(
        name="basis",
        title="Căn cứ",
        text=lambda day: day.legal_basis,
        characters=20,
        gives_way=1,
    ),
)


class OfficeCalendar(QWidget):
    """The days of one year; every change is kept at once."""

    title = "Lịch nghỉ trong năm"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._days: tuple[CalendarDay, ...] = ()
        self.primary_action = action_of(self.ask_day)
        self._year = ChoiceEditor({})
        self._year.setAccessibleName("Năm")
        self._count = label("", "second")
        self._unkept = label("", "strong", wraps=True)
        self._bar = VerbsBar(actions_of(self.ask_changes, self.remove), before=(self._year,))
        self._table = RowsTable(
            RowsModel(COLUMNS, self._fetch, row_id=lambda day: day.on.isoformat()),
            name="Các ngày nghỉ, làm bù trong năm",
            empty=EmptyState(
                "Năm này chưa có ngày nghỉ nào",
                "Thêm từng ngày bằng phím F9 theo thông báo nghỉ lễ, Tết của năm.",
                icon="calendar",
            ),
            remembered=frame.own,
            key="calendar",
        )
        self._table.chosen.connect(self._bar.follow)
        self._table.offer(*self._bar.verbs)
        self._table.opened.connect(lambda _day: self.ask_changes())
        self._year.edited.connect(self._table.refresh)
        foot = Wrapped(self._count, None, label(ADVICE, "second", wraps=True))
        whole = column(self._bar, self._table, self._unkept, foot)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def on_shown(self) -> None:
        """Read the days; the present year comes first."""
        is_new = not self._year.count()
        self._load()
        if is_new:
            self._year.show_text(str(self._frame.desk.now().year))
        if self._table.current_row() is None:
            self._table.select_first()

    def _load(self) -> None:
        desk = self._frame.desk
        self._days = self._frame.ask(lambda: office.calendar_days(desk), otherwise=self._days)
        this_year = desk.now().year
        chosen = int(self._year.as_text() or this_year)
        years = {day.on.year for day in self._days} | {chosen, this_year, this_year + 1}
        self._year.offer({str(year): str(year) for year in sorted(years)})
        self._table.refresh()
        unkept = self._frame.ask(lambda: today.on_days_off(desk), otherwise=())
        self._unkept.setText("".join(f"{'. '.join(reminder_texts(one))}." for one in unkept))
        self._unkept.setVisible(bool(unkept))

    def _fetch(self, _asked: Asked) -> RowsPage[CalendarDay]:
        shown = [day for day in self._days if str(day.on.year) == self._year.as_text()]
        doubtful = sum(not day.is_confirmed for day in shown)
        words = f"{len(shown)} ngày"
        self._count.setText(f"{words}, {doubtful} ngày chưa chính thức" if doubtful else words)
        return all_at_once(shown)

    # --- doing -----------------------------------------------------------------------------------

    @action("Thêm ngày", shortcut="F9", icon="plus")
    def ask_day(self) -> None:
        """Put another day into the calendar."""

        def add(dialog: FormDialog) -> bool:
            day = day_from(dialog.form.texts())
            known = {other.on: other.name for other in self._days}.get(day.on)
            if known is not None:
                words = f"Ngày này đã có trong lịch ({known}). Chọn dòng đó rồi bấm Sửa."
                dialog.form.refuse("on", words)
                return False
            is_kept = self._keep(day, dialog.refuse)
            if is_kept:
                self._year.show_text(str(day.on.year))
            return is_kept

        FormDialog("Thêm ngày", CALENDAR_DAY, add, parent=self).open()

    @action("Sửa", shortcut="Ctrl+E", icon="edit")
    def ask_changes(self) -> None:
        """Correct the chosen day."""

        def change(dialog: FormDialog) -> bool:
            return self._keep(day_from(dialog.form.texts()), dialog.refuse)

        day: CalendarDay = self._table.current_row()
        dialog = FormDialog(f"Ngày {date_words(day.on)}", CHANGED_DAY, change, parent=self)
        dialog.form.set_texts(day_texts(day))
        dialog.open()

    @action("Bỏ", shortcut="Del", icon="trash")
    def remove(self) -> None:
        """Take the chosen day out; the notice takes it back."""
        day: CalendarDay = self._table.current_row()
        refuse = self._bar.refuse
        change_office(
            self._frame,
            lambda: office.remove_calendar_day(self._frame.desk, day.on),
            said=f"Đã bỏ ngày {date_words(day.on)}",
            beside=refuse,
            undo=lambda: self._keep(day, refuse),
        )
        self._load()

    def _keep(self, day: CalendarDay, refuse: Callable[[str], None]) -> bool:
        is_kept = change_office(
            self._frame,
            lambda: office.save_calendar_day(self._frame.desk, day),
            said=f"Đã lưu ngày {date_words(day.on)}",
            beside=refuse,
        )
        self._load()
        return is_kept
