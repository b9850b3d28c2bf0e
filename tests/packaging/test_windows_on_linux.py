"""A second Windows beside the first: the same system, and nothing else in common."""

import sys

import pytest

from installer import windows_on_linux as windows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a Windows needs no other one")


def test_a_second_windows_has_the_same_system_and_a_registry_of_its_own(tmp_path, monkeypatch):
    first, second = tmp_path / "first", tmp_path / "second"
    drive = first / "drive_c"
    for folder in ("windows", "Người dùng"):
        (drive / folder).mkdir(parents=True)
    (drive / "windows" / "kernel32.dll").write_bytes(b"MZ")
    (drive / "Người dùng" / "commune-desk.exe").write_bytes(b"MZ")
    (first / "user.reg").write_text("WINE REGISTRY")
    monkeypatch.setattr(windows, "PREFIX", first)
    monkeypatch.setattr(windows, "DRIVE", drive)
    monkeypatch.setattr(windows, "stop", lambda: None)
    windows.another(second)
    library = second / "drive_c" / "windows" / "kernel32.dll"
    assert library.samefile(drive / "windows" / "kernel32.dll")
    assert not (second / "user.reg").samefile(first / "user.reg")
    assert [one.name for one in (second / "drive_c").iterdir()] == ["windows"]
