"""Windows that ask one thing: sign in, the first start, what went wrong."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.errors import UserError
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.outside_errors import DatabaseLocked, FolderNotWritable
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office import passwords
from commune_desk.services.office.office import choose_first_password
from commune_desk.settings import DESK_NAME
from commune_desk.store.office import officers
from commune_desk.ui.frame.scans import scanner as scanner_module
from commune_desk.ui.frame.scans.scanner import Scanner
from commune_desk.ui.frame.way_in.crashes import CrashReporter
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import LISTENS_AFTER_MS, SignInDialog
from commune_desk.words.fields import label
from tests.ui.drivers.hand_scanner import Device, HandScanner
from tests.ui.drivers.screen import Area, awake, windows
from tests.ui.drivers.way_in import AGAIN, FIRST_CODE, LOGIN, PASSWORD, FirstStart, SignIn

CRASH = "Chương trình gặp lỗi"
SECRET = "một mật khẩu dài"
COMMUNE = label("office.commune")
CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"


@pytest.fixture
def mai_has_a_password(office: OpenOffice) -> None:
    choose_first_password(office, "mai", SECRET)


@pytest.fixture
def sign_in(qtbot, office: OpenOffice) -> SignIn:
    return shown(qtbot, SignInDialog(office.office.centre_name, office))


@pytest.fixture
def early(qtbot) -> SignIn:
    """The window before the office is open."""
    return shown(qtbot, SignInDialog("Một cửa"))


def shown(qtbot, dialog: SignInDialog) -> SignIn:
    qtbot.addWidget(dialog)
    dialog.show()
    return SignIn(dialog)


def signed_in(window: SignIn) -> str:
    """The login of who signed in, nothing as long as nobody did."""
    assert isinstance(window.widget, SignInDialog)
    desk = window.widget.desk
    return desk.officer.login if desk else ""


@pytest.mark.usefixtures("mai_has_a_password")
def test_the_right_password_gives_the_desk(sign_in: SignIn):
    sign_in.sign_in("mai", SECRET)
    assert signed_in(sign_in) == "mai"
    assert not sign_in.is_there


@pytest.mark.usefixtures("mai_has_a_password")
def test_a_wrong_password_is_said_and_cleared(sign_in: SignIn):
    sign_in.sign_in("mai", "sai")
    assert signed_in(sign_in) == ""
    assert sign_in.says("không đúng")
    assert sign_in.text(PASSWORD) == ""
    assert sign_in.focus == PASSWORD


@pytest.mark.usefixtures("mai_has_a_password")
def test_enter_signs_in_after_the_focus_went_once_around(sign_in: SignIn):
    first = sign_in.focus
    for _ in range(10):
        sign_in.press("Tab")
        if sign_in.focus == first:
            break
    sign_in.sign_in("mai", SECRET)
    assert signed_in(sign_in) == "mai"


@pytest.mark.usefixtures("mai_has_a_password")
def test_an_enter_too_many_is_no_try(sign_in: SignIn):
    for _ in range(5):
        sign_in.sign_in("mai", "")
    assert sign_in.says("Chưa điền mật khẩu.")
    assert sign_in.focus == PASSWORD
    sign_in.sign_in("", SECRET)
    assert sign_in.says("Chưa điền tên đăng nhập.")
    assert sign_in.focus == LOGIN
    sign_in.sign_in("mai", SECRET)  # nothing to wait for
    assert signed_in(sign_in) == "mai"


def test_the_first_password_is_typed_twice(sign_in: SignIn):
    sign_in.choose_password("mai", SECRET, "khác")
    assert sign_in.says("chưa giống nhau")
    sign_in.choose_password("mai", SECRET, SECRET)
    assert signed_in(sign_in) == "mai"


def test_a_new_account_of_a_real_office_is_taken_with_its_code_alone(
    sign_in: SignIn, office: OpenOffice
):
    new = NewOfficer("lan", "Đỗ Thị Lan", Role.CLERK, first_code="04827719")
    officers.add(office.office.id, new, passwords.first_hash(new))
    sign_in.choose_password("lan", SECRET, SECRET)
    assert sign_in.says("mã 8 số")
    assert sign_in.focus == FIRST_CODE
    assert sign_in.text(PASSWORD) == SECRET  # typed once is enough
    sign_in.choose_password("lan", SECRET, SECRET, code="0482 7718")
    assert sign_in.says("mã lần đầu không đúng")
    sign_in.choose_password("lan", SECRET, SECRET, code="0482 7719")
    assert signed_in(sign_in) == "lan"


@pytest.mark.usefixtures("mai_has_a_password")
def test_who_is_faster_than_the_office_signs_in_when_it_is_open(early: SignIn, office: OpenOffice):
    early.sign_in("mai", SECRET)
    button = early.enter_button
    assert (button.text(), button.isEnabled()) == ("Đang mở dữ liệu…", False)
    early.widget.use(office)  # type: ignore[attr-defined]  # the sign-in window
    assert signed_in(early) == "mai"


def test_an_office_that_opens_is_named_and_asks_for_nothing(early: SignIn, office: OpenOffice):
    early.widget.use(office)  # type: ignore[attr-defined]  # the sign-in window
    assert early.text("office_name") == office.office.centre_name
    assert signed_in(early) == ""


# --- the first start ---------------------------------------------------------------------------


class Creator:
    """Remembers the office that is wanted and opens one, or refuses to make it."""

    def __init__(self, opened: OpenOffice) -> None:
        self._opened = opened
        self.made: list[tuple[OfficeSetup, object]] = []
        self.refusal: UserError | None = None

    def __call__(self, setup: OfficeSetup, machine: object) -> OpenOffice:
        if self.refusal is not None:
            raise self.refusal
        self.made.append((setup, machine))
        return self._opened


@pytest.fixture
def creator(office: OpenOffice) -> Creator:
    return Creator(office)


@pytest.fixture
def first_start(qtbot, creator: Creator) -> FirstStart:
    made = FirstStartDialog(creator)
    qtbot.addWidget(made)
    made.show()
    return FirstStart(made)


def fill_in(window: FirstStart) -> None:
    """Every step as an officer fills it in, up to the last button."""
    window.fill(office__commune="tram chim")
    window.go_on()
    window.fill(agency_code="H20.28")
    window.go_on()
    window.fill(leaders__1__full_name="Nguyễn Thanh Tùng")
    window.fill(leaders__1__signs_as="KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")
    window.go_on()
    window.fill(hours__morning_from="7h", hours__saturday=True)
    window.go_on()
    window.go_on()
    window.fill(officer__full_name="Lê Thị Ngọc Hân", login="han", password=SECRET, again=SECRET)


@pytest.mark.parametrize("signs_as", ["", "KT. CHỦ TỊCH /"])
def test_who_signs_has_a_title(first_start: FirstStart, signs_as: str):
    """Papers would bear a name with nothing above it."""
    name = "Nguyễn Thanh Tùng"
    first_start.fill(office__commune="tram chim")
    first_start.go_on()
    first_start.fill(agency_code="H20.28")
    first_start.go_on()
    for place in (1, 2):
        first_start.fill(
            **{f"leaders__{place}__full_name": name, f"leaders__{place}__signs_as": signs_as}
        )
    first_start.go_on()
    for place in (1, 2):
        assert "hức vụ" in first_start.beside(label(f"leaders.{place}.signs_as"))
        first_start.fill(**{f"leaders__{place}__signs_as": "CHỦ TỊCH"})
    first_start.go_on()
    assert first_start.step.startswith("Bước 4")


def test_a_title_has_somebody_who_bears_it(first_start: FirstStart):
    first_start.fill(office__commune="tram chim")
    first_start.go_on()
    first_start.fill(agency_code="H20.28")
    first_start.go_on()
    first_start.fill(leaders__1__full_name="Nguyễn Thanh Tùng", leaders__1__signs_as="CHỦ TỊCH")
    first_start.fill(leaders__2__signs_as="PHÓ CHỦ TỊCH")
    first_start.go_on()
    assert "PHÓ CHỦ TỊCH" in first_start.beside(label("leaders.2.full_name"))


def at_hours(window: FirstStart) -> None:
    """Go to the step of the hours."""
    fill_in(window)
    window.go_back()
    window.go_back()
    assert window.step.startswith("Bước 4")


def test_hours_that_do_not_follow_each_other_are_refused_where_they_are_typed(
    first_start: FirstStart,
):
    """They were refused two steps later, when the office was to be made."""
    at_hours(first_start)
    first_start.fill(hours__afternoon_from="13h", hours__afternoon_to="12h")
    first_start.go_on()
    assert first_start.step.startswith("Bước 4")
    assert "12:00 không sau 13:00" in first_start.beside(label("hours.afternoon_to"))
    first_start.fill(hours__afternoon_to="17h")
    first_start.go_on()
    assert first_start.step.startswith("Bước 5")


def test_what_is_proposed_in_the_first_box_of_a_step_is_typed_over(first_start: FirstStart):
    """The cursor stood before it: of 07:30 came 70007:30."""
    first_start.fill(office__commune="tram chim")
    first_start.go_on()
    first_start.fill(agency_code="H20.28")
    first_start.go_on()
    first_start.fill(leaders__1__full_name="Nguyễn Thanh Tùng", leaders__1__signs_as="CHỦ TỊCH")
    first_start.press("Return")  # the focus is not on a button then, and Qt itself moves it
    assert first_start.step.startswith("Bước 4")
    first_start.type_in("700")
    assert first_start.text(label("hours.morning_from")) == "700"


def test_a_refused_password_is_typed_over(first_start: FirstStart):
    """Nobody sees where the cursor stands among dots."""
    fill_in(first_start)
    first_start.fill(password="1234567890", again="1234567890")
    first_start.go_on()
    assert first_start.focus == PASSWORD
    first_start.type_in(SECRET)
    assert first_start.text(PASSWORD) == SECRET


def test_the_steps_make_an_office(first_start: FirstStart, creator: Creator):
    fill_in(first_start)
    first_start.go_on()
    (setup, machine), *rest = creator.made
    assert rest == []
    assert setup.office.name == "Ủy ban nhân dân xã Tràm Chim"
    assert (setup.office.province_code, setup.office.commune_code) == ("82", "30001")
    assert setup.office.hours.sessions[0][0].hour == 7
    assert set(setup.office.hours.special) == {5}
    assert setup.leaders[0].authority_line == "KT. CHỦ TỊCH"
    assert setup.officers[0].role is Role.ADMINISTRATOR
    assert machine == {"desk_name": DESK_NAME.default, "printer": ""}
    assert first_start.widget.opened is not None  # type: ignore[attr-defined]  # the first start


def test_a_step_that_is_not_right_is_not_left(first_start: FirstStart):
    first_start.go_on()
    assert first_start.step == "Bước 1: Xã, phường"
    assert "xã, phường" in first_start.beside(COMMUNE)


def test_an_old_name_leads_to_the_commune_of_today(first_start: FirstStart):
    first_start.fill(office__commune="tân công sính")
    first_start.go_on()
    assert first_start.text(label("office.name")) == "Ủy ban nhân dân xã Tràm Chim"


def test_what_is_missing_is_in_sight_on_a_low_screen(first_start: FirstStart):
    first_start.fill(office__commune="tram chim")
    first_start.go_on()
    first_start.widget.resize(first_start.widget.width(), 420)
    first_start.go_on()
    agency = first_start.find(label("office.agency_code"))
    words = next(
        made
        for made in first_start.shown(QLabel)
        if made.text() == first_start.beside(label("office.agency_code"))
    )
    assert agency.hasFocus()
    for widget in (agency, words):
        assert widget.visibleRegion().boundingRect().height() == widget.height()


def test_names_that_were_typed_are_not_proposed_again(first_start: FirstStart):
    place = label("office.place_name")
    fill_in(first_start)
    for _step in range(4):
        first_start.go_back()
    first_start.enter(place, "Tràm Chim Đông")
    first_start.go_back()
    assert first_start.step == "Bước 1: Xã, phường"
    first_start.go_on()
    assert first_start.text(place) == "Tràm Chim Đông"


def test_different_passwords_are_said(first_start: FirstStart, creator: Creator):
    fill_in(first_start)
    first_start.fill(again="khác")
    first_start.go_on()
    assert creator.made == []
    assert "chưa giống nhau" in first_start.beside(AGAIN)


def test_a_refusal_leaves_everything_typed(first_start: FirstStart, creator: Creator):
    creator.refusal = FolderNotWritable("D:/")
    fill_in(first_start)
    first_start.go_on()
    assert first_start.says("D:/")
    assert first_start.text(LOGIN) == "han"


# --- what went wrong ---------------------------------------------------------------------------


def test_a_refused_start_says_why(qtbot):
    dialog = RefusalDialog(DatabaseLocked())
    qtbot.addWidget(dialog)
    dialog.show()
    assert Area(dialog).says("Chờ vài giây")


def test_a_bug_is_shown_once_without_its_own_words(qtbot, tmp_path: Path, caplog):
    reporter = CrashReporter(tmp_path / "desk.log")
    bug = KeyError("Bùi Thanh Toàn")
    reporter.report_error(bug)
    [first] = windows(CRASH)
    reporter.report_error(bug)
    assert len(windows(CRASH)) == 1
    first.choose("Sao chép báo cáo")
    report = QGuiApplication.clipboard().text()
    assert "KeyError" in report
    assert "Bùi Thanh Toàn" not in report
    first.choose("Đóng")
    assert windows(CRASH) == []
    reporter.report_error(bug)
    [again] = windows(CRASH)
    again.choose("Đóng")
    caplog.clear()


def test_what_was_typed_is_kept_and_the_report_is_a_file_that_names_nobody(
    qtbot, tmp_path: Path, caplog
):
    reporter = CrashReporter(tmp_path / "desk.log")
    kept: list[str] = []

    def keep() -> bool:
        kept.append("nháp")
        return True

    reporter.keep_typed = keep
    reporter.report_error(KeyError("Bùi Thanh Toàn"))
    [shown_one] = windows(CRASH)
    qtbot.waitUntil(lambda: shown_one.says("đã được giữ thành bản nháp"))
    assert kept == ["nháp"]
    [file] = tmp_path.glob("bao-loi-*.txt")
    report = file.read_text(encoding="utf-8")
    assert "KeyError" in report
    assert "Toàn" not in report
    assert shown_one.says(file.name)
    shown_one.choose("Đóng")
    caplog.clear()


def test_where_typed_text_cannot_be_kept_the_window_says_to_copy_it(qtbot, tmp_path: Path, caplog):
    reporter = CrashReporter(tmp_path / "desk.log")
    reporter.keep_typed = lambda: False
    reporter.report_error(KeyError("x"))
    [shown_one] = windows(CRASH)
    qtbot.wait(50)
    assert shown_one.says("chép lại ra giấy")
    shown_one.choose("Đóng")
    caplog.clear()


def test_a_refusal_that_nobody_caught_is_told_as_any_other(qapp, tmp_path: Path, caplog):
    reporter, told = CrashReporter(tmp_path / "desk.log"), list[UserError]()
    reporter.tell = told.append
    reporter.report_error(DatabaseLocked())
    assert [type(one) for one in told] == [DatabaseLocked]
    assert windows(CRASH) == []
    assert "reached the top" in caplog.text  # whoever mends the program finds it
    caplog.clear()


def test_the_reporter_takes_over_what_nobody_catches(monkeypatch: pytest.MonkeyPatch, qapp):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporter = CrashReporter(Path("desk.log"))
    reporter.install()
    assert sys.excepthook == reporter.report


@pytest.mark.parametrize("box", [LOGIN, PASSWORD])
def test_a_card_that_is_scanned_into_the_sign_in_is_not_shown_and_tries_nothing(
    qtbot, monkeypatch: pytest.MonkeyPatch, office: OpenOffice, box: str
):
    monkeypatch.setattr(scanner_module, "pressed_at", lambda _event: Device.at)
    window = shown(qtbot, SignInDialog("Một cửa", office, last_login="mai"))
    awake(window.widget)
    qtbot.wait(4 * LISTENS_AFTER_MS)
    window.go_to(box)
    HandScanner().read(CARD)
    assert window.text(LOGIN) == "mai"
    assert window.text(PASSWORD) == ""
    assert not window.says("không đúng")


@pytest.mark.usefixtures("mai_has_a_password")
@pytest.mark.parametrize("is_listening", [True, False])
def test_a_sign_in_window_that_is_done_hears_no_key_any_more(
    qtbot, sign_in: SignIn, *, is_listening: bool
):
    """It lives on until its garbage is collected, beside the window of the desk."""
    if is_listening:
        qtbot.wait(4 * LISTENS_AFTER_MS)
        assert sign_in.widget.findChild(Scanner) is not None
    sign_in.sign_in("mai", SECRET)
    assert signed_in(sign_in) == "mai"
    qtbot.wait(4 * LISTENS_AFTER_MS)
    assert sign_in.widget.findChild(Scanner) is None


def test_who_signed_in_last_only_types_the_password(qtbot, office: OpenOffice):
    window = shown(qtbot, SignInDialog("Một cửa", office, last_login="mai"))
    assert window.text(LOGIN) == "mai"
    assert window.focus == PASSWORD


@pytest.mark.usefixtures("mai_has_a_password")
def test_after_wrong_passwords_the_seconds_are_counted_down(qtbot, sign_in: SignIn):
    for _ in range(3):
        sign_in.sign_in("mai", "sai mật khẩu")
    assert sign_in.says("Thử lại sau 5 giây")
    assert not sign_in.enter_button.isEnabled()
    qtbot.waitUntil(lambda: sign_in.says("Thử lại sau 4 giây"), timeout=5000)
    [seconds] = [one for one in sign_in.widget.findChildren(QTimer) if one.interval() == 1000]
    for _ in range(4):
        seconds.timeout.emit()
    assert sign_in.enter_button.isEnabled()
