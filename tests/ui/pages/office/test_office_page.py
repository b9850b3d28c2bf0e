"""The office page: a change is kept at once, or refused beside its cause, and used from then on."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QTableView, QWidget

from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.account_errors import FirstCodeNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.office import Leader
from commune_desk.domain.office.officer import Officer
from commune_desk.domain.papers.pack import Pack
from commune_desk.domain.upkeep.self_check import Check, SelfCheck
from commune_desk.domain.upkeep.update import Update
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.files import sticks
from commune_desk.files.papers.packs import packed
from commune_desk.files.upkeep import update_packs
from commune_desk.paths import resources
from commune_desk.services.office import accounts, office, signing_in
from commune_desk.services.papers import pack_plans, printing
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import machine_check, updates
from commune_desk.ui.frame.actions import PAGES, permitted
from commune_desk.ui.frame.locking.password_dialog import password_dialog
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.update_watch import UpdateWatch
from commune_desk.ui.frame.watch.waiting_update import WaitingUpdate
from commune_desk.words.fields import label
from commune_desk.words.office.joining import ADD_PC, PC_NAME, SHUT_OUT, SHUT_OUT_VERB
from commune_desk.words.papers.packs import ACCEPT
from commune_desk.words.upkeep.updates import LATER, UPDATE
from commune_desk.words.values import ROLES
from tests.factories import a_reception, moment
from tests.ui.drivers.forms import SAVE, Asked
from tests.ui.drivers.office import (
    ADD_DAY,
    ADD_LEADER,
    ADD_OFFICER,
    CALENDAR,
    CHANGE,
    DAYS,
    DETAILS,
    LEADERS,
    LOCK,
    MACHINE,
    NAMES,
    PASSWORD,
    REMOVE,
    ROLE,
    UNLOCK,
    UP,
    YEAR,
    Office,
    named,
)
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area, awake, until

SECRET = "một mật khẩu dài"
TUESDAY = date(2026, 10, 6)
NEW_OFFICER = named(
    "officer",
    full_name="Đỗ Thị Lan",
    title="Công chức",
    login="lan",
    role=ROLES[Role.CLERK],
    password=SECRET,
    again=SECRET,
)
LOGIN, NEW_PASSWORD, AGAIN = label("login"), label("password"), label("again")


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Office:
    everyone = {officer.login: officer for officer in accounts.all_officers(frame.desk)}
    frame.desk = replace(frame.desk, officer=everyone["quantri"])
    return Office(page_alone(qtbot, frame, "office"))


@pytest.fixture
def leaders(page: Office) -> Office:
    return page.at(LEADERS)


@pytest.fixture
def details(page: Office) -> Office:
    return page.at(DETAILS)


@pytest.fixture
def calendar(page: Office) -> Office:
    return page.at(CALENDAR)


def last_notice(frame: PageFrame) -> str:
    return frame.notices.history[-1].text


def sign_in(frame: PageFrame, login: str, password: str) -> Officer:
    desk = frame.desk
    return signing_in.sign_in(
        desk.database, desk.office.id, login, password=password, at=desk.now()
    )


# --- the page ----------------------------------------------------------------------------------


def test_only_an_administrator_sees_the_page():
    seen = {role: "office" in {entry.key for entry in permitted(PAGES, role)} for role in Role}
    assert seen == {role: role is Role.ADMINISTRATOR for role in Role}


def test_the_key_adds_what_the_section_lists(qtbot, page: Office):
    page.press("F9")
    assert page.dialog(ADD_OFFICER).is_there
    page.dialog().close()
    with qtbot.waitSignal(page.widget.header_changed):  # type: ignore[attr-defined]  # it changes
        page.at(CALENDAR)
    page.press("F9")
    assert page.dialog(ADD_DAY).is_there
    page.dialog().close()
    page.at(DETAILS)
    assert page.widget.primary_action is None  # type: ignore[attr-defined]  # every page has it
    page.press("F9")
    assert page.dialogs() == []


# --- officers ----------------------------------------------------------------------------------


def test_a_colleague_is_added_and_can_sign_in(page: Office, frame: PageFrame):
    page.ask(ADD_OFFICER).save(NEW_OFFICER)
    signed_in = sign_in(frame, "lan", SECRET)
    assert (signed_in.full_name, signed_in.role) == ("Đỗ Thị Lan", Role.CLERK)
    assert "Đỗ Thị Lan" in page.listed("Họ tên")
    assert last_notice(frame) == "Đã thêm cán bộ Đỗ Thị Lan"


def test_without_a_password_the_colleague_chooses_it(page: Office, frame: PageFrame):
    page.ask(ADD_OFFICER).save(NEW_OFFICER | {NEW_PASSWORD: "", AGAIN: ""})
    place = page.listed("Tên đăng nhập").index("lan")
    assert page.listed("Mật khẩu")[place] == "Chưa đặt"
    assert "lan" in {officer.login for officer in accounts.without_password(frame.desk)}


def test_a_lost_code_is_given_anew_and_shown_once(page: Office, frame: PageFrame):
    page.choose_line("mai")
    dialog = page.ask("Cấp mã lần đầu")
    code = dialog.text("Mã lần đầu")
    dialog.choose("Đã ghi lại mã")
    assert not dialog.is_there
    with pytest.raises(FirstCodeNeeded):
        office.choose_first_password(frame.desk, "mai", SECRET)
    chosen = office.choose_first_password(frame.desk, "mai", SECRET, code=code)
    assert chosen.officer.login == "mai"


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({AGAIN: "khác"}, AGAIN, "chưa giống nhau"),
        ({NEW_PASSWORD: "ngắn", AGAIN: "ngắn"}, NEW_PASSWORD, "ít nhất 10"),
        ({LOGIN: ""}, LOGIN, "Chưa điền"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(page: Office, change, field, said):
    dialog = page.ask(ADD_OFFICER)
    dialog.save(NEW_OFFICER | change)
    assert said in dialog.beside(field)
    assert dialog.is_there


def test_a_dialog_grows_by_what_is_refused(qtbot, page: Office):
    dialog = page.ask(ADD_OFFICER)
    before = dialog.widget.height()
    dialog.choose(SAVE)
    qtbot.waitUntil(lambda: dialog.widget.height() > before)


def test_a_name_at_sign_in_is_given_once(page: Office):
    dialog = page.ask(ADD_OFFICER)
    dialog.save(NEW_OFFICER | {LOGIN: "Mai"})
    assert dialog.says("“mai” đã có người dùng")


def test_a_role_is_changed(page: Office, frame: PageFrame):
    page.choose_line("mai")
    page.ask(ROLE).save(named("officer", role=ROLES[Role.LEADER]))
    assert page.chosen["Vai trò"] == ROLES[Role.LEADER]
    assert last_notice(frame) == "Trần Thị Tuyết Mai: Lãnh đạo"


def test_a_misspelt_name_is_mended(page: Office, frame: PageFrame):
    page.choose_line("mai")
    dialog = page.ask(NAMES)
    assert dialog.text("Họ tên") == "Trần Thị Tuyết Mai"
    dialog.save(named("officer", full_name="Trần Thị Tuyết Mây", title="Công chức"))
    assert page.chosen["Họ tên"] == "Trần Thị Tuyết Mây"
    assert last_notice(frame) == "Đã sửa: Trần Thị Tuyết Mây"


def test_an_account_is_locked_and_opened_again(page: Office):
    page.choose_line("mai")
    page.choose(LOCK)
    assert page.chosen["Tài khoản"] == "Đã khóa"
    assert not page.can(LOCK)
    page.choose(UNLOCK)
    assert page.chosen["Tài khoản"] == "Đang dùng"
    assert page.can(LOCK)


def test_who_is_locked_out_and_still_signs_is_named(page: Office, frame: PageFrame):
    page.choose_line("mai")
    page.choose(LOCK)
    assert "Lãnh đạo ký" not in last_notice(frame)
    office.save_leaders(frame.desk, [Leader("Trần Thị Tuyết Mai", "PHÓ CHỦ TỊCH")])
    page.choose(UNLOCK)
    assert "Lãnh đạo ký" not in last_notice(frame)
    page.choose(LOCK)
    assert last_notice(frame).startswith("Đã khóa tài khoản của Trần Thị Tuyết Mai. Giấy in ra")


def test_the_last_administrator_stays_and_it_is_said_why(page: Office):
    page.choose_line("quantri")
    page.choose(LOCK)
    assert page.says("quản trị duy nhất")
    dialog = page.ask(ROLE)
    dialog.save(named("officer", role=ROLES[Role.CLERK]))
    assert dialog.says("quản trị duy nhất")
    dialog.close()
    page.choose_line("mai")
    assert not page.says("quản trị duy nhất")


def test_who_gives_the_administration_away_has_it_no_longer(page: Office, frame: PageFrame):
    page.choose_line("mai")
    page.ask(ROLE).save(named("officer", role=ROLES[Role.ADMINISTRATOR]))
    page.choose_line("quantri")
    page.ask(ROLE).save(named("officer", role=ROLES[Role.SPECIALIST]))
    assert frame.desk.officer.role is Role.SPECIALIST


def test_a_forgotten_password_is_replaced(page: Office, frame: PageFrame):
    page.choose_line("mai")
    page.ask(PASSWORD).save({label("new_password"): SECRET, AGAIN: SECRET})
    assert sign_in(frame, "mai", SECRET).login == "mai"


# --- leaders -----------------------------------------------------------------------------------


def test_the_order_of_the_leaders_says_who_signs(leaders: Office, frame: PageFrame):
    leaders.choose_line("Lê Thị Ngọc Hân")
    leaders.choose(UP)
    assert leaders.listed("Họ tên") == ["Lê Thị Ngọc Hân", "Nguyễn Thanh Tùng"]
    assert office.leaders(frame.desk)[0].full_name == "Lê Thị Ngọc Hân"
    assert leaders.chosen["Họ tên"] == "Lê Thị Ngọc Hân"
    assert not leaders.can(UP), "nobody stands before the first"


def test_a_leader_is_added_and_changed(leaders: Office, frame: PageFrame):
    given = named("leader", full_name="Đặng Văn Ân", title="PHÓ CHỦ TỊCH")
    leaders.ask(ADD_LEADER).save(given)
    leaders.choose_line("Đặng Văn Ân")
    leaders.ask(CHANGE).save(named("leader", authority_line="KT. CHỦ TỊCH"))
    assert office.leaders(frame.desk)[2] == Leader("Đặng Văn Ân", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")


def test_a_removed_leader_can_be_brought_back(leaders: Office, frame: PageFrame):
    before = office.leaders(frame.desk)
    leaders.choose(REMOVE)
    assert office.leaders(frame.desk) == before[1:]
    assert not any(leaders.can(verb) for verb in (CHANGE, UP, REMOVE))
    assert frame.notices.undo_last()
    assert office.leaders(frame.desk) == before


# --- the office and its hours ------------------------------------------------------------------

CENTRE = label("office.centre_name")
MONDAY, TUESDAYS, WEDNESDAY, _, FRIDAY, SATURDAY, _ = DAYS


def test_a_new_name_stands_on_the_next_paper(details: Office, frame: PageFrame):
    details.enter(CENTRE, "Trung tâm mới")
    assert (
        printing.preview(frame.desk, a_reception()).head.letterhead.centre_name == "Trung tâm mới"
    )
    assert office.renewed(frame.desk).office == frame.desk.office
    assert last_notice(frame) == "Đã lưu thông tin cơ quan"


def test_leaving_a_field_as_it_was_says_nothing(details: Office, frame: PageFrame):
    details.enter(CENTRE, frame.desk.office.centre_name)
    details.enter(SATURDAY, "")
    assert not frame.notices.history


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (label("office.name"), "", "Chưa điền tên cơ quan."),
        (label("agency_code"), "H20/28", "ký tự không hợp lệ"),
        (WEDNESDAY, "sáng", "Gõ như 07:30–11:30"),
        (WEDNESDAY, "11:30-7:30", "07:30 không sau 11:30"),
    ],
)
def test_a_wrong_detail_is_refused_beside_its_field(details, frame: PageFrame, name, text, said):
    before = frame.desk.office
    details.enter(name, text)
    assert said in details.beside(name)
    assert frame.desk.office == before


def test_days_with_the_hours_of_monday_follow_it(details: Office, frame: PageFrame):
    details.enter(FRIDAY, "7h30-11h30")
    details.enter(MONDAY, "7h-11h30, 13h30 đến 17h")
    long, short = "07:00–11:30, 13:30–17:00", "07:30–11:30"
    assert [details.text(day) for day in DAYS] == [long, long, long, long, short, "", ""]
    hours = frame.desk.office.hours
    assert hours.weekdays == frozenset(range(4))
    assert hours.special == {4: ((time(7, 30), time(11, 30)),)}


def test_new_hours_count_for_the_next_dossier(details: Office, frame: PageFrame):
    details.enter(TUESDAYS, "07:30–11:00")
    assert intake.receive(frame.desk, a_reception()).dossier.due_at == moment("2026-10-06 11:00")


def test_an_office_is_open_on_some_day(details: Office, frame: PageFrame):
    details.enter(MONDAY, "")
    assert "ít nhất một ngày" in details.beside(MONDAY)
    assert frame.desk.office.hours.weekdays == frozenset(range(5))


# --- the calendar ------------------------------------------------------------------------------

CONFIRMED = label("day.is_confirmed")


def test_the_present_year_comes_first(calendar: Office):
    assert calendar.text(YEAR) == "2026"
    assert "2027" in calendar.choices(YEAR)
    assert all("/2026," in words for words in calendar.listed("Ngày"))


def test_the_weekday_is_whole_where_there_is_little_room(calendar: Office):
    """At 150 % on an old screen, whose window leaves the page so much."""
    calendar.widget.resize(820, 330)
    awake(calendar.widget)
    (table,) = (one for one in calendar.widget.findChildren(QTableView) if one.isVisible())
    assert table.horizontalScrollBar().maximum() == 0
    for row in range(table.model().rowCount()):
        day = table.model().index(row, 0)
        assert table.sizeHintForIndex(day).width() <= table.columnWidth(0), day.data()


def test_what_no_decision_has_confirmed_is_said_in_words(calendar: Office):
    calendar.enter(YEAR, "2027")
    assert "Chưa chính thức" in calendar.listed("Xác nhận")
    assert calendar.says("chưa chính thức")


def test_an_added_day_off_moves_the_next_due_date(calendar: Office, frame: PageFrame):
    given = named("day", on="6/10/2026", kind="Nghỉ hoán đổi", name="Nghỉ tránh lũ")
    calendar.ask(ADD_DAY).save(given)
    assert frame.desk.calendar.days[TUESDAY] == CalendarDay(
        TUESDAY, DayKind.SWAPPED_OFF, "Nghỉ tránh lũ"
    )
    assert intake.receive(frame.desk, a_reception()).dossier.due_at.day == 7


def test_who_was_promised_the_day_that_is_added_is_said_below_the_table(
    calendar: Office, frame: PageFrame
):
    intake.receive(frame.desk, a_reception())
    assert not calendar.says("hẹn trả vào ngày nghỉ")
    given = named("day", on="6/10/2026", kind="Nghỉ hoán đổi", name="Nghỉ tránh lũ")
    calendar.ask(ADD_DAY).save(given)
    assert calendar.says("1 hồ sơ hẹn trả vào ngày nghỉ. Sớm nhất 06/10/2026")


def test_a_day_of_another_year_is_shown_with_its_year(calendar: Office):
    calendar.ask(ADD_DAY).save(named("day", on="31/12/2029", name="Nghỉ bù"))
    assert calendar.text(YEAR) == "2029"
    assert calendar.listed("Tên ngày") == ["Nghỉ bù"]


def test_a_date_stands_in_the_table_once(calendar: Office):
    dialog = calendar.ask(ADD_DAY)
    dialog.save(named("day", on="02/09/2026", name="Quốc khánh"))
    assert "đã có trong lịch (Quốc khánh)" in dialog.beside(label("day.on"))


def test_a_day_is_confirmed_when_the_decision_comes(calendar: Office, frame: PageFrame):
    calendar.enter(YEAR, "2027")
    calendar.choose_line("04/02/2027")
    calendar.ask(CHANGE).save({CONFIRMED: True})
    assert frame.desk.calendar.days[date(2027, 2, 4)].is_confirmed
    assert calendar.chosen["Ngày"].startswith("04/02/2027")


def test_a_half_day_needs_its_hours(calendar: Office, frame: PageFrame):
    dialog = calendar.ask(ADD_DAY)
    dialog.save(named("day", on="6/10/2026", kind="Làm nửa ngày", name="Tổng vệ sinh"))
    assert dialog.says("làm nửa ngày nhưng chưa có giờ")
    dialog.save(named("day", sessions="7h30-11h30"))
    assert frame.desk.calendar.days[TUESDAY].sessions == ((time(7, 30), time(11, 30)),)
    assert "07:30–11:30" in calendar.listed("Giờ làm")


def test_a_removed_day_can_be_brought_back(calendar: Office, frame: PageFrame):
    calendar.choose_line("02/09/2026")
    calendar.choose(REMOVE)
    assert date(2026, 9, 2) not in frame.desk.calendar.days
    assert frame.notices.undo_last()
    assert date(2026, 9, 2) in frame.desk.calendar.days


# --- the own password --------------------------------------------------------------------------

OLD, NEW = label("old_password"), label("new_password")


@pytest.fixture
def beneath(qtbot) -> QWidget:
    """What the dialog stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def own(beneath: QWidget, frame: PageFrame) -> Asked:
    """The dialog of a clerk who has a password."""
    desk = frame.desk
    signing_in.choose_password(
        desk.database, desk.office.id, desk.officer.login, password=SECRET, at=desk.now()
    )
    password_dialog(frame, beneath).open()
    return Asked.by(Area(beneath))


def test_an_officer_changes_the_own_password(own: Asked, frame: PageFrame):
    new = SECRET[::-1]
    own.save({OLD: SECRET, NEW: new, AGAIN: new})
    assert sign_in(frame, frame.desk.officer.login, new) == frame.desk.officer
    assert last_notice(frame) == "Đã đổi mật khẩu"


def test_a_wrong_old_password_is_said_beside_it(own: Asked, frame: PageFrame):
    own.save({OLD: "không phải", NEW: SECRET[::-1], AGAIN: SECRET[::-1]})
    assert "đang dùng không đúng" in own.beside(OLD)
    assert sign_in(frame, frame.desk.officer.login, SECRET) == frame.desk.officer


def test_this_pc_is_checked_and_the_report_can_be_opened(qtbot, frame, page, monkeypatch, tmp_path):
    checks = (Check("papers", True, "7/7 PDF", 9), Check("printers", False, "lỗi", 1))
    found = SelfCheck("0.1.0", "Windows", "C:", moment("2026-10-02T09:00"), checks)
    report = tmp_path / "report.txt"
    monkeypatch.setattr(machine_check, "check_machine", lambda folder, progress: (found, report))
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    machine = page.at(MACHINE)
    assert not machine.can("Mở báo cáo")
    machine.choose(MACHINE)
    qtbot.waitUntil(lambda: bool(machine.listed("Phần")))
    assert machine.listed("Tốt hay không") == ["✓ Tốt", "✗ Không tốt"]
    assert machine.says("Có 1/2 phần không tốt")
    machine.choose("Mở báo cáo")
    assert [url.toLocalFile() for url in opened] == [str(report)]


# --- updates and PCs ---------------------------------------------------------------------------


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """An update on a stick, signed with what is the project's key here."""
    stick, installer, seed = tmp_path / "USB", tmp_path / "setup.exe", bytes(range(32))
    stick.mkdir()
    installer.write_bytes(b"MZ")
    monkeypatch.setattr(sticks, "WHERE", (str(stick),))
    monkeypatch.setattr(update_packs, "project_key", lambda: public_key(seed))
    said = Update("9.0", "Mẫu 26 đã có.", moment("2026-11-01"), stick / "gói.capnhat", "", "")
    return update_packs.write(said, installer, seed)


def test_an_update_on_a_stick_is_told_once(frame: PageFrame, pack: Update):
    watch = UpdateWatch(frame)
    watch.look()
    until(lambda: any(pack.version in one.text for one in frame.notices.history))
    told = len(frame.notices.history)
    watch.look()
    until(lambda: watch.is_idle)
    assert len(frame.notices.history) == told


@pytest.fixture
def data_pack(tmp_path, monkeypatch, frame: PageFrame):
    """A pack on a stick with a day that this office has not, beside rubbish."""
    stick, seed = tmp_path / "USB", bytes(range(32))
    stick.mkdir()
    monkeypatch.setattr(sticks, "WHERE", (str(stick),))
    day = CalendarDay(date(2027, 11, 5), DayKind.SWAPPED_OFF, "Nghỉ hoán đổi", "QĐ 1/QĐ-TTg")
    pack = Pack("Lịch 2027", "Sở Nội vụ", frame.desk.now(), days=(day,))
    (stick / "lich-2027.goimau").write_bytes(packed(pack, seed))
    (stick / "hong.GOIMAU").write_bytes(b"PK")
    return pack


def test_a_pack_on_a_stick_is_told_once_and_shown_without_asking_for_it(
    page: Office, frame: PageFrame, data_pack: Pack
):
    watch = UpdateWatch(frame)
    watch.look()
    until(lambda: any(data_pack.name in one.text for one in frame.notices.history))
    assert "Ctrl+G" in last_notice(frame)
    told = len(frame.notices.history)
    watch.look()
    until(lambda: watch.is_idle)
    assert len(frame.notices.history) == told
    page.at(MACHINE).press("Ctrl+G")
    dialog = page.dialog(ACCEPT)
    assert dialog.says(data_pack.name)
    dialog.press("F9")
    assert "Nghỉ hoán đổi" in {day.name for day in office.calendar_days(frame.desk)}
    again = UpdateWatch(frame)
    said = last_notice(frame)
    again.look()
    until(lambda: again.is_idle)
    assert last_notice(frame) == said


def test_an_update_waits_for_the_end_of_the_day(page: Office, frame: PageFrame, pack: Update):
    WaitingUpdate.of_application().prepared = None
    page.at(MACHINE).press("Ctrl+U")
    dialog = page.dialog(UPDATE)
    assert dialog.says(pack.notes)
    dialog.choose(LATER)
    until(lambda: WaitingUpdate.of_application().prepared is not None)
    waiting = WaitingUpdate.of_application()
    assert waiting.prepared is not None
    assert waiting.prepared.installer.exists()
    assert "rút USB" in last_notice(frame)
    waiting.begin()  # what this system refuses ends no program with a bug
    waiting.prepared = None


def test_how_an_update_ended_is_told_at_the_next_start(frame: PageFrame, pack: Update):
    updates.prepare(frame.desk, pack)
    UpdateWatch(frame).tell()
    assert last_notice(frame).startswith(f"Chưa cập nhật được lên bản {pack.version}")
    told = len(frame.notices.history)
    UpdateWatch(frame).tell()
    assert len(frame.notices.history) == told


def test_a_join_file_is_only_for_an_office_on_a_server(page: Office):
    page.at(MACHINE).press("Ctrl+N")
    asked = Asked(page.dialog(ADD_PC).widget)
    asked.save({PC_NAME: "QUAY-2"})
    assert asked.says("PostgreSQL")


def test_a_pc_is_only_shut_out_of_an_office_on_a_server(page: Office):
    page.at(MACHINE).press("Ctrl+D")
    asked = page.dialog(SHUT_OUT)
    asked.fill_in({PC_NAME: "QUAY-2"})
    asked.choose(SHUT_OUT_VERB)
    assert asked.says("PostgreSQL")
    asked.close()


def test_law_comes_in_a_pack_and_holds_in_the_open_window(
    page: Office, frame: PageFrame, tmp_path, monkeypatch
):
    seed, file = bytes(range(32)), tmp_path / "quy định.goimau"
    text = (resources() / "law" / "supplements.toml").read_text("utf-8")
    later = text.replace("2026-11-27", "2027-01-15").replace("= 15", "= 10")
    at = moment("2027-01-15T09:00")
    file.write_bytes(packed(Pack("Quy định", "Dự án", at, law={"supplements": later}), seed))
    monkeypatch.setattr(pack_plans, "project_key", lambda: public_key(seed))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(file), ""))
    page.at(MACHINE).press("Ctrl+G")
    dialog = page.dialog(ACCEPT)
    assert dialog.says("Bổ sung hồ sơ: khác bản đang dùng")
    assert dialog.says("± 01/07/2025")
    dialog.choose("Nhận tất cả")
    assert in_force(frame.desk.law.supplements, on=TUESDAY).answer_days == 10
    assert "Đã nhận gói Quy định" in last_notice(frame)


def test_the_office_is_closed_for_a_move(page: Office, frame: PageFrame):
    wanted: list[str] = []
    frame.upkeep_wanted.connect(wanted.append)
    page.at(MACHINE).press("Ctrl+M")
    assert wanted == ["move"]
