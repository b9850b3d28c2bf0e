"""This program once more: it ends with the call, whatever it does."""

import sys
import time

import pytest

from commune_desk.services.desk import own_process
from commune_desk.services.desk.own_process import run_once_more
from commune_desk.services.desk.progress import unwatched

FOREVER = "while True: pass"
MUCH = "import time; much = bytearray(400 << 20); much[::4096] = much[::4096]; time.sleep(60)"


@pytest.fixture(autouse=True)
def python(monkeypatch):
    """What is run takes a line of Python."""
    monkeypatch.setattr(own_process, "program", lambda: [sys.executable, "-c"])


def test_its_exit_code_comes_back():
    assert run_once_more(["raise SystemExit(7)"], unwatched, within_s=60) == 7


def test_what_takes_too_long_is_ended():
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        run_once_more([FOREVER], unwatched, within_s=1)
    assert time.monotonic() - began < 30


@pytest.mark.skipif(sys.platform != "win32", reason="on Linux it asks the system for a limit")
def test_what_takes_too_much_memory_is_ended():
    with pytest.raises(MemoryError):
        run_once_more([MUCH], unwatched, within_s=50, within_mb=200)
    assert run_once_more(["raise SystemExit(3)"], unwatched, within_s=50, within_mb=200) == 3
