"""Cài đặt không làm hỏng máy: what is tried before it is kept, and the way back at the start."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk import bootstrap
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office.office import choose_first_password
from commune_desk.settings import DATABASE_URL
from commune_desk.ui.frame.way_in.refusal_dialog import WITHOUT_FILE, RefusalDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.look.remembered import Remembered
from tests.stories.window.conftest import Hands
from tests.ui.drivers.screen import Area, until
from tests.ui.drivers.way_in import SignIn, in_turn, program_of

scenarios("../features/cua_so_cai_dat.feature")

ADDRESS = DATABASE_URL.label


@dataclass
class Start:
    """The program of a PC as it is started, what it said, and who came in."""

    folder: DataFolder
    closing: ExitStack
    said: list[str] = field(default_factory=list)
    desk: Desk | None = None

    def begin(self, chosen: str, login: str, password: str) -> None:
        """Start it; where it asks, choose a way; then sign in."""

        def choose(refusal: Area) -> None:
            self.said.append(" ".join(refusal.texts()))
            refusal.choose(chosen)

        def sign_in(dialog: Area) -> None:
            SignIn(dialog.widget).sign_in(login, password)

        asked = [(RefusalDialog, choose)] if chosen else []
        in_turn(*asked, (SignInDialog, sign_in))
        program = program_of(self.folder, self.closing)
        self.desk = SigningIn(program, Remembered(program.window_file)).desk()


@pytest.fixture
def start(qapp, sqlite_folder: DataFolder) -> Iterator[Start]:
    with ExitStack() as closing:
        yield Start(sqlite_folder, closing)


# --- in the window -------------------------------------------------------------------------------


@when("sang trang cài đặt")
def settings_shown(hands: Hands):
    hands.window.settings()


@when(parsers.parse('sang trang cài đặt, gõ địa chỉ máy chủ "{address}"'))
def address_typed(hands: Hands, address: str):
    hands.window.settings().set(DATABASE_URL, address)


@then(parsers.parse('bên ô địa chỉ sẽ có lời nhắc "{words}"'))
def refused_beside(hands: Hands, words: str):
    until(lambda: words in hands.window.beside(ADDRESS), patience_ms=20_000)


@then("máy này vẫn dùng dữ liệu trên máy")
def is_kept(hands: Hands):
    desk = hands.window.desk
    assert desk.settings[DATABASE_URL] == ""
    assert machine.read(desk.folder.machine_settings)[DATABASE_URL] == ""


@then("trang không có ô địa chỉ máy chủ")
def has_no_address(hands: Hands):
    assert not hands.window.has(ADDRESS)


# --- at the start --------------------------------------------------------------------------------


@given(parsers.parse('"{login}" vẫn đăng nhập ở máy này với mật khẩu "{password}"'))
def has_opened_before(sqlite_folder: DataFolder, login: str, password: str):
    with ExitStack() as once:
        choose_first_password(bootstrap.open_for_window(sqlite_folder, once), login, password)


@given(parsers.parse('địa chỉ máy chủ trong cài đặt của máy bị đổi thành "{address}"'))
def address_is_broken(sqlite_folder: DataFolder, address: str):
    sqlite_folder.machine_settings.write_text(f'{{"database_url": "{address}"}}')


@given("tệp cài đặt của máy không đọc được nữa")
def file_is_broken(sqlite_folder: DataFolder):
    sqlite_folder.proven_settings.unlink(missing_ok=True)
    sqlite_folder.machine_settings.write_text("{")


@when(
    parsers.parse('mở chương trình, chọn "{way}" rồi "{login}" đăng nhập với mật khẩu "{password}"')
)
def started(start: Start, way: str, login: str, password: str):
    start.begin(way, login, password)


@when(
    parsers.parse(
        'mở chương trình, bỏ qua tệp hỏng rồi "{login}" đăng nhập với mật khẩu "{password}"'
    )
)
def started_without_file(start: Start, login: str, password: str):
    start.begin(WITHOUT_FILE, login, password)


@then(parsers.parse('chương trình đã nói "{words}", không nói mật khẩu "{secret}"'))
def told(start: Start, words: str, secret: str):
    (said,) = start.said
    assert words in said
    assert secret not in said


@then(parsers.parse('"{login}" được vào, lần mở sau không hỏi gì nữa'))
def is_in_for_good(start: Start, login: str):
    is_in(start, login)
    start.closing.close()
    start.begin("", login, "một mật khẩu dài")
    is_in(start, login)


@then(parsers.parse('"{login}" được vào, tệp hỏng vẫn còn để xem lại'))
def is_in_and_kept(start: Start, login: str):
    is_in(start, login)
    (aside,) = start.folder.root.glob("machine-broken-*.json")
    assert aside.read_text() == "{"


def is_in(start: Start, login: str) -> None:
    assert start.desk is not None
    assert start.desk.officer.login == login
