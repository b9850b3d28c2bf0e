"""The office page: a change is kept at once, or refused beside its cause, and used from then on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt

from commune_desk.domain.dossier import Role
from commune_desk.domain.office import Leader
from commune_desk.domain.officer import Officer
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.services.desk import intake
from commune_desk.services.office import accounts, office
from commune_desk.services.papers import printing
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.actions import PAGES, permitted
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.password_dialog import password_dialog
from commune_desk.ui.pages.office.calendar import OfficeCalendar
from commune_desk.ui.pages.office.details import OfficeDetails
from commune_desk.ui.pages.office.leaders import OfficeLeaders
from commune_desk.ui.pages.office.officers import OfficeOfficers
from commune_desk.ui.pages.office.page import OfficePage
from commune_desk.ui.widgets.editors import Value
from commune_desk.ui.widgets.rows_table import RowsTable
from tests.factories import a_reception, moment

S = TypeVar("S", OfficeOfficers, OfficeLeaders, OfficeDetails, OfficeCalendar)
PASSWORD = "một mật khẩu dài"
TUESDAY = date(2026, 10, 6)
NEW_OFFICER: dict[str, Value] = {
    "full_name": "Đỗ Thị Lan",
    "title": "Công chức",
    "login": "lan",
    "role": Role.CLERK.value,
    "password": PASSWORD,
    "again": PASSWORD,
}


@pytest.fixture
def page(qtbot, frame: PageFrame) -> OfficePage:
    everyone = {officer.login: officer for officer in accounts.all_officers(frame.desk)}
    frame.desk = replace(frame.desk, officer=everyone["quantri"])
    made = OfficePage(frame)
    qtbot.addWidget(made)
    made.show()
    made.on_shown()
    return made


@pytest.fixture
def officers(page: OfficePage) -> OfficeOfficers:
    return section(page, OfficeOfficers)


@pytest.fixture
def leaders(page: OfficePage) -> OfficeLeaders:
    return section(page, OfficeLeaders)


@pytest.fixture
def details(page: OfficePage) -> OfficeDetails:
    return section(page, OfficeDetails)


@pytest.fixture
def calendar(page: OfficePage) -> OfficeCalendar:
    return section(page, OfficeCalendar)


def section(page: OfficePage, kind: type[S]) -> S:
    """Go to a section."""
    found = next(one for one in page._sections if isinstance(one, kind))
    page._tabs.setCurrentWidget(found)
    return found


def asked(page: OfficePage, ask: Callable[[], object]) -> FormDialog:
    """The dialog that a verb opens."""
    ask()
    return page.findChildren(FormDialog)[-1]


def fill_in(dialog: FormDialog, **values: Value) -> None:
    """Type and press "Lưu"."""
    dialog.form.set_values(values)
    dialog._finish()


def choose(table: RowsTable, row_id: str) -> None:
    place = table.model.place_of(row_id)
    assert place is not None
    table._table.selectRow(place)


def cells(table: RowsTable, column: str) -> list[str]:
    """What one column shows."""
    names = [declared.name for declared in table.model.columns]
    place = names.index(column)
    return [table.model.index(row, place).data() for row in range(table.model.rowCount())]


def last_notice(frame: PageFrame) -> str:
    return frame.notices.history[-1].text


def sign_in(frame: PageFrame, login: str, password: str) -> Officer:
    desk = frame.desk
    return accounts.sign_in(desk.database, desk.office.id, login, password=password, at=desk.now())


# --- the page ----------------------------------------------------------------------------------


def test_only_an_administrator_sees_the_page():
    seen = {role: "office" in {entry.key for entry in permitted(PAGES, role)} for role in Role}
    assert seen == {role: role is Role.ADMINISTRATOR for role in Role}


def test_the_key_adds_what_the_section_lists(qtbot, page: OfficePage):
    assert page.primary_action is not None
    assert page.primary_action.text() == "Thêm cán bộ"
    with qtbot.waitSignal(page.header_changed):
        page._tabs.setCurrentIndex(3)
    assert page.primary_action.text() == "Thêm ngày"
    page._tabs.setCurrentIndex(2)
    assert page.primary_action is None


# --- officers ----------------------------------------------------------------------------------


def test_a_colleague_is_added_and_can_sign_in(page, officers: OfficeOfficers, frame: PageFrame):
    fill_in(asked(page, officers._accounts.ask_officer), **NEW_OFFICER)
    signed_in = sign_in(frame, "lan", PASSWORD)
    assert (signed_in.full_name, signed_in.role) == ("Đỗ Thị Lan", Role.CLERK)
    assert "Đỗ Thị Lan" in cells(officers._table, "full_name")
    assert last_notice(frame) == "Đã thêm cán bộ Đỗ Thị Lan"


def test_without_a_password_the_colleague_chooses_it(page, officers: OfficeOfficers, frame):
    dialog = asked(page, officers._accounts.ask_officer)
    fill_in(dialog, **NEW_OFFICER | {"password": "", "again": ""})
    place = cells(officers._table, "login").index("lan")
    assert cells(officers._table, "password")[place] == "Chưa đặt"
    assert "lan" in {officer.login for officer in accounts.without_password(frame.desk)}


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"again": "khác"}, "again", "chưa giống nhau"),
        ({"password": "ngắn", "again": "ngắn"}, "password", "ít nhất 10"),
        ({"login": ""}, "login", "Chưa điền"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(page, officers, change, field, said):
    dialog = asked(page, officers._accounts.ask_officer)
    fill_in(dialog, **NEW_OFFICER | change)
    assert said in dialog.form._errors[field].text()
    assert dialog.isVisible()


def test_a_dialog_grows_by_what_is_refused(qtbot, page, officers: OfficeOfficers):
    dialog = asked(page, officers._accounts.ask_officer)
    before = dialog.height()
    fill_in(dialog, login="", full_name="")
    qtbot.waitUntil(lambda: dialog.height() > before)


def test_a_name_at_sign_in_is_given_once(page, officers: OfficeOfficers):
    dialog = asked(page, officers._accounts.ask_officer)
    fill_in(dialog, **NEW_OFFICER | {"login": "Mai"})
    assert "“mai” đã có người dùng" in dialog._refusal.text()


def test_a_role_is_changed(page, officers: OfficeOfficers, frame: PageFrame):
    choose(officers._table, "mai")
    fill_in(asked(page, officers._ask_role), role=Role.LEADER.value)
    assert officers._chosen().role is Role.LEADER
    assert last_notice(frame) == "Trần Thị Tuyết Mai: Lãnh đạo"


def test_an_account_is_locked_and_opened_again(officers: OfficeOfficers):
    choose(officers._table, "mai")
    officers._lock.trigger()
    assert not officers._chosen().is_active
    assert officers._lock.text() == "Mở lại tài khoản"
    officers._lock.trigger()
    assert officers._chosen().is_active
    assert officers._lock.text() == "Khóa tài khoản"


def test_the_last_administrator_stays_and_it_is_said_why(page, officers: OfficeOfficers):
    choose(officers._table, "quantri")
    officers._lock.trigger()
    assert "quản trị duy nhất" in officers._bar._refusal.text()
    dialog = asked(page, officers._ask_role)
    fill_in(dialog, role=Role.CLERK.value)
    assert "quản trị duy nhất" in dialog._refusal.text()
    choose(officers._table, "mai")
    assert officers._bar._refusal.text() == ""


def test_who_gives_the_administration_away_has_it_no_longer(page, officers, frame: PageFrame):
    choose(officers._table, "mai")
    fill_in(asked(page, officers._ask_role), role=Role.ADMINISTRATOR.value)
    choose(officers._table, "quantri")
    fill_in(asked(page, officers._ask_role), role=Role.SPECIALIST.value)
    assert frame.desk.officer.role is Role.SPECIALIST


def test_a_forgotten_password_is_replaced(page, officers: OfficeOfficers, frame: PageFrame):
    choose(officers._table, "mai")
    fill_in(asked(page, officers._ask_password), password=PASSWORD, again=PASSWORD)
    assert sign_in(frame, "mai", PASSWORD).login == "mai"


# --- leaders -----------------------------------------------------------------------------------


def test_the_order_of_the_leaders_says_who_signs(leaders: OfficeLeaders, frame: PageFrame):
    choose(leaders._table, "Lê Thị Ngọc Hân")
    leaders._move_up()
    assert cells(leaders._table, "full_name") == ["Lê Thị Ngọc Hân", "Nguyễn Thanh Tùng"]
    assert office.leaders(frame.desk)[0].full_name == "Lê Thị Ngọc Hân"
    assert leaders._seat().leader.full_name == "Lê Thị Ngọc Hân"
    leaders._move_up()
    assert office.leaders(frame.desk)[0].full_name == "Lê Thị Ngọc Hân"


def test_a_leader_is_added_and_changed(page, leaders: OfficeLeaders, frame: PageFrame):
    named: dict[str, Value] = {"full_name": "Đặng Văn Ân", "title": "PHÓ CHỦ TỊCH"}
    fill_in(asked(page, leaders._ask_leader), **named)
    choose(leaders._table, "Đặng Văn Ân")
    fill_in(asked(page, leaders._ask_changes), authority_line="KT. CHỦ TỊCH")
    assert office.leaders(frame.desk)[2] == Leader("Đặng Văn Ân", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")


def test_a_removed_leader_can_be_brought_back(leaders: OfficeLeaders, frame: PageFrame):
    before = office.leaders(frame.desk)
    leaders._remove()
    assert office.leaders(frame.desk) == before[1:]
    assert not any(verb.isEnabled() for verb in leaders._bar._verbs)
    assert frame.notices.undo_last()
    assert office.leaders(frame.desk) == before


# --- the office and its hours ------------------------------------------------------------------


def leave(details: OfficeDetails, name: str, text: str) -> None:
    """Type into a field of either form and leave it."""
    form = details._texts if name in details._texts.values() else details._hours
    form.set_values({name: text})
    form.editor(name).editingFinished.emit()  # type: ignore[attr-defined]  # a line of text


def test_a_new_name_stands_on_the_next_paper(details: OfficeDetails, frame: PageFrame):
    leave(details, "centre_name", "Trung tâm mới")
    assert (
        printing.preview(frame.desk, a_reception()).head.letterhead.centre_name == "Trung tâm mới"
    )
    assert office.renewed(frame.desk).office == frame.desk.office
    assert last_notice(frame) == "Đã lưu thông tin cơ quan"


def test_leaving_a_field_as_it_was_says_nothing(details: OfficeDetails, frame: PageFrame):
    leave(details, "centre_name", frame.desk.office.centre_name)
    leave(details, "5", "")
    assert not frame.notices.history


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("name", "", "Chưa điền tên cơ quan."),
        ("agency_code", "H20/28", "ký tự không hợp lệ"),
        ("2", "sáng", "Gõ như 07:30–11:30"),
        ("2", "11:30-7:30", "07:30 không sau 11:30"),
    ],
)
def test_a_wrong_detail_is_refused_beside_its_field(details, frame: PageFrame, name, text, said):
    before = frame.desk.office
    leave(details, name, text)
    form = details._texts if name in details._texts.values() else details._hours
    assert said in form._errors[name].text()
    assert frame.desk.office == before


def test_days_with_the_hours_of_monday_follow_it(details: OfficeDetails, frame: PageFrame):
    leave(details, "4", "7h30-11h30")
    leave(details, "0", "7h-11h30, 13h30 đến 17h")
    shown = [str(words) for words in details._hours.values().values()]
    long, short = "07:00–11:30, 13:30–17:00", "07:30–11:30"
    assert shown == [long, long, long, long, short, "", ""]
    hours = frame.desk.office.hours
    assert hours.weekdays == frozenset(range(4))
    assert hours.special == {4: ((time(7, 30), time(11, 30)),)}


def test_new_hours_count_for_the_next_dossier(details: OfficeDetails, frame: PageFrame):
    leave(details, "1", "07:30–11:00")
    assert intake.receive(frame.desk, a_reception()).dossier.due_at == moment("2026-10-06 11:00")


def test_an_office_is_open_on_some_day(details: OfficeDetails, frame: PageFrame):
    leave(details, "0", "")
    assert "ít nhất một ngày" in details._hours._errors["0"].text()
    assert frame.desk.office.hours.weekdays == frozenset(range(5))


# --- the calendar ------------------------------------------------------------------------------


def test_the_present_year_comes_first(calendar: OfficeCalendar):
    assert calendar._year.value() == "2026"
    assert "2027" in [calendar._year.itemText(n) for n in range(calendar._year.count())]
    assert all("/2026," in words for words in cells(calendar._table, "on"))


def test_what_no_decision_has_confirmed_is_said_in_words(calendar: OfficeCalendar):
    calendar._year.set_value("2027")
    assert "Chưa chính thức" in cells(calendar._table, "confirmed")
    assert "chưa chính thức" in calendar._count.text()


def test_an_added_day_off_moves_the_next_due_date(page, calendar, frame: PageFrame):
    values: dict[str, Value] = {"on": "6/10/2026", "kind": DayKind.SWAPPED_OFF.value}
    fill_in(asked(page, calendar._ask_day), **values, name="Nghỉ tránh lũ")
    assert frame.desk.calendar.days[TUESDAY] == CalendarDay(
        TUESDAY, DayKind.SWAPPED_OFF, "Nghỉ tránh lũ"
    )
    assert intake.receive(frame.desk, a_reception()).dossier.due_at.day == 7


def test_a_day_of_another_year_is_shown_with_its_year(page, calendar: OfficeCalendar):
    fill_in(asked(page, calendar._ask_day), on="31/12/2029", name="Nghỉ bù")
    assert calendar._year.value() == "2029"
    assert cells(calendar._table, "name") == ["Nghỉ bù"]


def test_a_date_stands_in_the_table_once(page, calendar: OfficeCalendar):
    dialog = asked(page, calendar._ask_day)
    fill_in(dialog, on="02/09/2026", name="Quốc khánh")
    assert "đã có trong lịch (Quốc khánh)" in dialog.form._errors["on"].text()


def test_a_day_is_confirmed_when_the_decision_comes(page, calendar, frame: PageFrame):
    calendar._year.set_value("2027")
    choose(calendar._table, "2027-02-04")
    fill_in(asked(page, calendar._ask_changes), is_confirmed=True)
    assert frame.desk.calendar.days[date(2027, 2, 4)].is_confirmed
    assert calendar._table.current_row().on == date(2027, 2, 4)


def test_a_half_day_needs_its_hours(page, calendar: OfficeCalendar, frame: PageFrame):
    dialog = asked(page, calendar._ask_day)
    half: dict[str, Value] = {"on": "6/10/2026", "kind": DayKind.HALF_DAY.value}
    fill_in(dialog, **half, name="Tổng vệ sinh")
    assert "làm nửa ngày nhưng chưa có giờ" in dialog._refusal.text()
    fill_in(dialog, sessions="7h30-11h30")
    assert frame.desk.calendar.days[TUESDAY].sessions == ((time(7, 30), time(11, 30)),)
    assert "07:30–11:30" in cells(calendar._table, "hours")


def test_a_removed_day_can_be_brought_back(calendar: OfficeCalendar, frame: PageFrame):
    choose(calendar._table, "2026-09-02")
    calendar._remove()
    assert date(2026, 9, 2) not in frame.desk.calendar.days
    assert frame.notices.undo_last()
    assert date(2026, 9, 2) in frame.desk.calendar.days


# --- the own password --------------------------------------------------------------------------


@pytest.fixture
def own(qtbot, frame: PageFrame) -> FormDialog:
    """The dialog of a clerk who has a password."""
    desk = frame.desk
    accounts.choose_password(
        desk.database, desk.office.id, desk.officer.login, password=PASSWORD, at=desk.now()
    )
    dialog = password_dialog(frame)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_an_officer_changes_the_own_password(own: FormDialog, frame: PageFrame):
    new = PASSWORD[::-1]
    fill_in(own, old=PASSWORD, password=new, again=new)
    assert sign_in(frame, frame.desk.officer.login, new) == frame.desk.officer
    assert last_notice(frame) == "Đã đổi mật khẩu"


def test_a_wrong_old_password_is_said_beside_it(own: FormDialog, frame: PageFrame):
    fill_in(own, old="không phải", password=PASSWORD[::-1], again=PASSWORD[::-1])
    assert "đang dùng không đúng" in own.form._errors["old"].text()
    assert sign_in(frame, frame.desk.officer.login, PASSWORD) == frame.desk.officer
