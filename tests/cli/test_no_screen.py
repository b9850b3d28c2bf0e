"""Where no window can open the program says so in a sentence, before Qt would abort it."""

import ctypes
import subprocess
import sys

import pytest

from commune_desk.domain.outside_errors import LibraryMissing, NoScreen
from commune_desk.ui.frame.way_in.screen import check_screen, libraries_named

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Windows always has a screen")

NOBODY_ANSWERS = ":6000"


@pytest.fixture(autouse=True)
def no_platform_chosen(monkeypatch):
    """A session that nobody has told how to draw."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_a_session_without_a_screen_is_said_in_a_sentence(tmp_path):
    command = [sys.executable, "-m", "commune_desk", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "Phiên làm việc này không có màn hình để mở cửa sổ. "
        "Mở chương trình tại máy có màn hình, hoặc xem các lệnh: commune-desk --help."
    ]


def test_a_screen_that_does_not_answer_is_none(monkeypatch):
    monkeypatch.setenv("DISPLAY", NOBODY_ANSWERS)
    with pytest.raises(NoScreen):
        check_screen()


@pytest.mark.parametrize(
    ("name", "value"), [("QT_QPA_PLATFORM", "offscreen"), ("WAYLAND_DISPLAY", "wayland-0")]
)
def test_whoever_chose_how_to_draw_is_taken_at_their_word(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    check_screen()


def test_a_library_that_the_system_lacks_is_named():
    with pytest.raises(LibraryMissing) as refusal, libraries_named():
        ctypes.CDLL("libcommune-desk.so.7")
    assert refusal.value.library == "libcommune-desk.so.7"


def test_in_the_bundle_a_library_is_named_as_well():
    wrapped = OSError("Failed to load dynlib/dll.")
    wrapped.__cause__ = OSError("libcommune-desk.so.7: cannot open shared object file: gone")
    with pytest.raises(LibraryMissing) as refusal, libraries_named():
        raise wrapped
    assert refusal.value.library == "libcommune-desk.so.7"


def test_a_module_that_is_not_there_is_a_bug_and_stays_one():
    with pytest.raises(ModuleNotFoundError), libraries_named():
        __import__("commune_desk.no_such_module")
