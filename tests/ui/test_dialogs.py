"""Windows that ask one thing: sign in, the first start, what went wrong."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from commune_desk.domain.dossier import Role
from commune_desk.domain.errors import UserError
from commune_desk.domain.office import OfficeSetup
from commune_desk.domain.outside_errors import DatabaseLocked, FolderNotWritable
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office.office import choose_first_password
from commune_desk.settings import DESK_NAME
from commune_desk.ui.frame.way_in.crash_dialog import CrashDialog, CrashReporter
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog

PASSWORD = "một mật khẩu dài"


@pytest.fixture
def mai_has_a_password(office: OpenOffice) -> None:
    choose_first_password(office, "mai", PASSWORD)


@pytest.fixture
def sign_in(qtbot, office: OpenOffice) -> SignInDialog:
    made = SignInDialog(office.office.centre_name, office)
    qtbot.addWidget(made)
    return made


def desk_is_of(dialog: SignInDialog, login: str) -> bool:
    return dialog.desk is not None and dialog.desk.officer.login == login


def sign_in_as(qtbot, dialog: SignInDialog, login: str, password: str) -> None:
    dialog._login.show_text(login)
    dialog._password.show_text(password)
    qtbot.mouseClick(dialog._enter, Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("mai_has_a_password")
def test_the_right_password_gives_the_desk(qtbot, sign_in: SignInDialog):
    sign_in_as(qtbot, sign_in, "mai", PASSWORD)
    assert desk_is_of(sign_in, "mai")


@pytest.mark.usefixtures("mai_has_a_password")
def test_a_wrong_password_is_said_and_cleared(qtbot, sign_in: SignInDialog):
    sign_in_as(qtbot, sign_in, "mai", "sai")
    assert sign_in.desk is None
    assert "không đúng" in sign_in._error.text()
    assert sign_in._password.text() == ""


def test_the_first_password_is_typed_twice(qtbot, sign_in: SignInDialog):
    sign_in._first.click()
    sign_in._again.show_text("khác")
    sign_in_as(qtbot, sign_in, "mai", PASSWORD)
    assert "chưa giống nhau" in sign_in._error.text()
    sign_in._again.show_text(PASSWORD)
    sign_in_as(qtbot, sign_in, "mai", PASSWORD)
    assert desk_is_of(sign_in, "mai")


@pytest.mark.usefixtures("mai_has_a_password")
def test_who_is_faster_than_the_office_signs_in_when_it_is_open(qtbot, office: OpenOffice):
    dialog = SignInDialog("Một cửa")
    qtbot.addWidget(dialog)
    sign_in_as(qtbot, dialog, "mai", PASSWORD)
    assert (dialog._enter.text(), dialog._enter.isEnabled()) == ("Đang mở dữ liệu…", False)
    dialog.use(office)
    assert desk_is_of(dialog, "mai")


def test_an_office_that_opens_is_named_and_asks_for_nothing(qtbot, office: OpenOffice):
    dialog = SignInDialog("Một cửa")
    qtbot.addWidget(dialog)
    dialog.use(office)
    assert dialog._office.text() == office.office.centre_name
    assert dialog.desk is None


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
def first_start(qtbot, creator: Creator) -> FirstStartDialog:
    made = FirstStartDialog(creator)
    qtbot.addWidget(made)
    return made


def fill_in(dialog: FirstStartDialog) -> None:
    """Every step as an officer fills it in, up to the last button."""
    dialog._place._text.show_text("tram chim")
    dialog._go_on()
    dialog._forms[1].set_texts({"agency_code": "H20.28"})
    dialog._go_on()
    dialog._forms[2].set_texts(
        {
            "leaders.1.full_name": "Nguyễn Thanh Tùng",
            "leaders.1.signs_as": "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        }
    )
    dialog._go_on()
    dialog._forms[3].set_texts({"morning_from": "7h", "saturday": "true"})
    dialog._go_on()
    dialog._go_on()
    dialog._forms[5].set_texts(
        {"full_name": "Lê Thị Ngọc Hân", "login": "han", "password": PASSWORD, "again": PASSWORD}
    )


def test_the_steps_make_an_office(first_start: FirstStartDialog, creator: Creator):
    fill_in(first_start)
    first_start._go_on()
    (setup, machine), *rest = creator.made
    assert rest == []
    assert setup.office.name == "Ủy ban nhân dân xã Tràm Chim"
    assert (setup.office.province_code, setup.office.commune_code) == ("82", "30001")
    assert setup.office.hours.sessions[0][0].hour == 7
    assert set(setup.office.hours.special) == {5}
    assert setup.leaders[0].authority_line == "KT. CHỦ TỊCH"
    assert setup.officers[0].role is Role.ADMINISTRATOR
    assert machine == {"desk_name": DESK_NAME.default, "printer": ""}
    assert first_start.opened is not None


def test_a_step_that_is_not_right_is_not_left(first_start: FirstStartDialog):
    first_start._go_on()
    assert first_start._step == 0
    assert "xã, phường" in first_start._forms[0].field("commune").message


def test_names_that_were_typed_are_not_proposed_again(first_start: FirstStartDialog):
    fill_in(first_start)
    first_start._forms[1].set_texts({"place_name": "Tràm Chim Đông"})
    first_start._show_step(0)
    first_start._go_on()
    assert first_start._forms[1].values()["place_name"] == "Tràm Chim Đông"


def test_different_passwords_are_said(first_start: FirstStartDialog, creator: Creator):
    fill_in(first_start)
    first_start._forms[5].set_texts({"again": "khác"})
    first_start._go_on()
    assert creator.made == []
    assert "chưa giống nhau" in first_start._forms[5].field("again").message


def test_a_refusal_leaves_everything_typed(first_start: FirstStartDialog, creator: Creator):
    creator.refusal = FolderNotWritable("D:/")
    fill_in(first_start)
    first_start._go_on()
    assert "D:/" in first_start._error.text()
    assert first_start._forms[5].values()["login"] == "han"


# --- what went wrong ---------------------------------------------------------------------------


def test_a_refused_start_says_why(qtbot):
    dialog = RefusalDialog(DatabaseLocked())
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Chờ vài giây" in said


def test_a_bug_is_shown_once_without_its_own_words(qtbot, tmp_path: Path, caplog):
    reporter = CrashReporter(tmp_path / "desk.log")
    bug = KeyError("Bùi Thanh Toàn")
    reporter.report_error(bug)
    first = reporter._shown
    reporter.report_error(bug)
    assert isinstance(first, CrashDialog)
    assert reporter._shown == first
    first._copy()
    report = QGuiApplication.clipboard().text()
    assert "KeyError" in report
    assert "Bùi Thanh Toàn" not in report
    first.accept()
    assert reporter._shown is None
    caplog.clear()  # type: ignore[unreachable]  # accepting a dialog forgets it


def test_the_reporter_takes_over_what_nobody_catches(monkeypatch: pytest.MonkeyPatch, qapp):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporter = CrashReporter(Path("desk.log"))
    reporter.install()
    assert sys.excepthook == reporter.report
