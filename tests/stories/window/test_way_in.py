"""Vào làm việc: the sign-in that remembers and makes wait, the lock, the change of officer."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from subprocess import Popen

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.office.office import choose_first_password
from commune_desk.services.reception import drafts
from commune_desk.ui.frame.locking.lock_dialog import LockDialog
from commune_desk.ui.frame.locking.locking import PEOPLE, Locking
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.look.remembered import Remembered
from commune_desk.words.sign_in import LOGIN, PASSWORD, UNLOCK
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.screen import Area
from tests.ui.drivers.way_in import SignIn, at_sign_in, opening
from tests.ui.frame.way_in.test_second_start import running, said, start_again

scenarios("../features/cua_so_vao_lam_viec.feature")


@dataclass
class Entrance:
    """The sign-in window, opened as often as the story wants."""

    office: OpenOffice
    dialog: SignInDialog | None = None
    handed: list[Desk] = field(default_factory=list)

    def open_again(self) -> None:
        self.close()
        self.dialog = SignInDialog("", self.office)
        self.dialog.show()

    def close(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()

    def sign_in(self, login: str, password: str) -> None:
        assert self.dialog is not None
        SignIn(self.dialog).sign_in(login, password)


@pytest.fixture
def entrance(qapp, office: OpenOffice) -> Iterator[Entrance]:
    made = Entrance(office)
    yield made
    made.close()


@given(parsers.parse('"{login}" đã có mật khẩu "{password}"'))
def has_password(office: OpenOffice, login: str, password: str):
    choose_first_password(office, login, password)


@given(parsers.parse('ở quầy này "{first}" và "{second}" vẫn thay nhau'))
def of_one_counter(office: OpenOffice, first: str, second: str):
    Remembered(office.folder.window).remember(PEOPLE, json.dumps([first, second]))


def in_sign_in(office: OpenOffice, does: Callable[[SignIn], object]) -> None:
    """Start the program, and do something in its sign-in window."""
    program = opening(lambda: office, office.folder.window)
    at_sign_in(does)
    SigningIn(program, Remembered(program.window_file)).desk()


@when(parsers.parse('chương trình mở và "{login}" đăng nhập với mật khẩu "{password}"'))
def program_opens(qapp, office: OpenOffice, login: str, password: str):
    in_sign_in(office, lambda window: window.sign_in(login, password))


@then(parsers.parse('lần mở sau ô tên đăng nhập đã có "{login}"'))
def remembered(office: OpenOffice, login: str):
    seen: list[str] = []

    def note(window: SignIn) -> None:
        seen.append(window.text(LOGIN))
        window.widget.close()

    in_sign_in(office, note)
    assert seen == [login]


@when(parsers.parse('"{login}" gõ sai mật khẩu {count:d} lần'))
def mistyped(entrance: Entrance, login: str, count: int):
    entrance.open_again()
    for _ in range(count):
        entrance.sign_in(login, "không phải mật khẩu này")


@when("mở lại chương trình")
def opened_again(entrance: Entrance):
    entrance.open_again()


@when(parsers.parse('"{login}" đăng nhập lại với mật khẩu "{password}"'))
def signs_in(entrance: Entrance, login: str, password: str):
    entrance.sign_in(login, password)


@when(parsers.parse("{seconds:d} giây trôi qua"))
def time_passes(story: Story, seconds: int):
    story.clock.move(seconds=seconds)


@then(parsers.parse("màn hình báo phải chờ {seconds:d} giây"))
def must_wait(entrance: Entrance, seconds: int):
    assert entrance.dialog is not None
    assert entrance.dialog.desk is None
    assert SignIn(entrance.dialog).says(f"Thử lại sau {seconds} giây")


@then(parsers.parse('"{login}" được vào'))
def is_in(entrance: Entrance, login: str):
    assert entrance.dialog is not None
    assert entrance.dialog.desk is not None
    assert entrance.dialog.desk.officer.login == login


# --- the lock ------------------------------------------------------------------------------------


def lock_of(hands: Hands) -> Area | None:
    shown = [one for one in hands.window.widget.findChildren(LockDialog) if one.isVisible()]
    return Area(shown[0]) if shown else None


@then("màn hình đã khóa")
def is_locked(hands: Hands):
    assert lock_of(hands) is not None


@when(parsers.parse('mở khóa bằng mật khẩu "{password}"'))
def unlocked(hands: Hands, entrance: Entrance, password: str):
    locking = hands.window.widget.findChild(Locking)
    assert isinstance(locking, Locking)
    locking.handed_over.connect(entrance.handed.append)
    area = lock_of(hands)
    assert area is not None
    area.go_to(PASSWORD)
    area.type_in(password)
    area.choose(UNLOCK)


@then(parsers.parse('người nộp vẫn là "{name}"'))
def still_there(hands: Hands, name: str):
    assert lock_of(hands) is None
    assert name in hands.intake.person.values()


@then(parsers.parse('quầy giao cho "{login}"'))
def handed_over(entrance: Entrance, login: str):
    assert [desk.officer.login for desk in entrance.handed] == [login]


@then(parsers.parse('bản nháp của "{name}" còn nguyên'))
def draft_is_kept(story: Story, name: str):
    (draft,) = drafts.open_drafts(story.desk)
    assert name in draft.texts.values()


# --- a second start ------------------------------------------------------------------------------


@dataclass
class Running:
    """The program that is open in a process of its own, and how a second start of it ended."""

    process: Popen[str]
    folder: str
    ended: int | None = None


@pytest.fixture
def program_running(office: OpenOffice) -> Iterator[Running]:
    office.database.close()
    folder = str(office.folder.root)
    with running(folder) as process:
        yield Running(process, folder)


@given("chương trình đang mở ở máy này, cửa sổ bị che")
def is_open(program_running: Running):
    assert program_running.process.poll() is None


@when("bấm mở chương trình lần nữa")
def started_again(program_running: Running):
    program_running.ended = start_again(program_running.folder)


@then("lần mở thứ hai tự đóng, không báo lỗi")
def second_ended(program_running: Running):
    assert program_running.ended == 0


@then("cửa sổ đang mở hiện lên trước")
def is_in_front(program_running: Running):
    assert said(program_running.process) == "front"
