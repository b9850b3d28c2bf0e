"""A setting that broke the program is taken back at the next start, without losing anything."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication

from commune_desk import bootstrap
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.office.office import choose_first_password
from commune_desk.settings import DATABASE_URL
from commune_desk.ui.frame.way_in.refusal_dialog import WITHOUT_FILE, RefusalDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.look.remembered import Remembered
from commune_desk.words.sign_in import STOP
from tests.ui.drivers.screen import Area
from tests.ui.drivers.way_in import SignIn, in_turn, program_of

PASSWORD = "một mật khẩu dài"
FORMER = "Dùng lại cài đặt trước"


@pytest.fixture
def signing_in(qapp: QApplication, sqlite_folder: DataFolder) -> Iterator[SigningIn]:
    """The program on an office that has opened before."""
    with ExitStack() as once:
        opened = bootstrap.open_for_window(sqlite_folder, once)
        choose_first_password(opened, "mai", PASSWORD)
    with ExitStack() as closing:
        program = program_of(sqlite_folder, closing)
        yield SigningIn(program, Remembered(program.window_file))


def sign_in(area: Area) -> None:
    SignIn(area.widget).sign_in("mai", PASSWORD)


def said(sentences: list[str]) -> Callable[[Area], object]:
    """Note what the dialog says, and go the way back."""

    def note(area: Area) -> None:
        sentences.append(" ".join(area.texts()))
        area.choose(FORMER)

    return note


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://mai:bi-mat@127.0.0.1:9/motcua", "Không kết nối được máy chủ dữ liệu"),
        ("mysql://may-chu/motcua", "Địa chỉ cơ sở dữ liệu chưa đúng"),
        ("{empty}", "chưa có dữ liệu"),
        ("{missing}", "không nhận tên, mật khẩu hoặc tên cơ sở dữ liệu"),
    ],
)
def test_who_broke_the_address_gets_the_former_one_back(
    signing_in, sqlite_folder, postgres, address, words
):
    empty = postgres.create_database()
    url = address.format(empty=postgres.url(empty), missing=postgres.url("khong_co"))
    sqlite_folder.machine_settings.write_text(f'{{"database_url": "{url}"}}')
    sentences: list[str] = []
    in_turn((RefusalDialog, said(sentences)), (SignInDialog, sign_in))
    desk = signing_in.desk()
    assert desk.officer.login == "mai"
    assert words in sentences[0]
    assert "bi-mat" not in sentences[0]
    assert machine.read(sqlite_folder.machine_settings)[DATABASE_URL] == ""
    postgres.drop_database(empty)


def test_a_key_file_that_is_gone_is_said_and_nothing_is_offered_that_would_not_help(
    signing_in, sqlite_folder
):
    sqlite_folder.key.rename(sqlite_folder.root / "elsewhere")
    seen: list[bool] = []

    def look(area: Area) -> None:
        seen.append(area.can(FORMER))
        area.choose("Đóng")

    in_turn((RefusalDialog, look))
    assert signing_in.desk() is None
    assert seen == [False]


@pytest.mark.parametrize(
    "broken", ["{", "[]", '{"theme": "pink"}', '{"database_url": "bi-mat"}', '{"desk_name": 3}']
)
def test_a_broken_file_without_a_former_one_is_put_aside(signing_in, sqlite_folder, broken):
    sqlite_folder.proven_settings.unlink(missing_ok=True)
    sqlite_folder.machine_settings.write_text(broken)
    in_turn((RefusalDialog, lambda area: area.choose(WITHOUT_FILE)), (SignInDialog, sign_in))
    assert signing_in.desk().officer.login == "mai"
    (aside,) = sqlite_folder.root.glob("machine-broken-*.json")
    assert aside.read_text() == broken


def test_who_does_not_want_to_wait_for_a_silent_server_gives_up(signing_in, sqlite_folder):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://mai:bi-mat@127.0.0.1:{silent.getsockname()[1]}/motcua"
        sqlite_folder.machine_settings.write_text(f'{{"database_url": "{url}"}}')
        waited: list[bool] = []

        def give_up(area: Area) -> None:
            if not area.can(STOP):  # the office is only about to be asked for
                in_turn((SignInDialog, give_up))
                return
            waited.append(area.says("Đang kết nối máy chủ 127.0.0.1…"))
            in_turn(
                (RefusalDialog, lambda refusal: refusal.choose(FORMER)), (SignInDialog, sign_in)
            )
            area.choose(STOP)

        in_turn((SignInDialog, give_up))
        begun = monotonic()
        assert signing_in.desk().officer.login == "mai"
        assert waited == [True]
        assert monotonic() - begun < 20


def test_a_folder_whose_disk_is_away_is_gone_and_not_new(tmp_path):
    assert DataFolder(tmp_path / "USB" / "một cửa").is_gone
    assert not DataFolder(tmp_path / "mới").is_gone


@pytest.mark.parametrize("left", ["key", "archive", "backups"])
def test_a_folder_that_lost_its_database_is_gone_and_not_new(folder, left):
    place = getattr(folder, left)
    place.write_bytes(b"") if left == "key" else place.mkdir()
    assert folder.is_gone
