"""The program as it is installed under Wine, and what is done with it there."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from installer import next_version, setup
from installer import windows_on_linux as windows
from installer.identity import VERSION
from installer.windows_on_linux import DRIVE, ROOT
from installer.windows_screen import LOOK_S, Screen

BUNDLE = ROOT / "dist" / "windows" / "commune-desk"
INSTALLER = ROOT / "dist" / f"commune-desk-{VERSION}-setup.exe"
NEXT = ROOT / "dist" / "windows" / "next-setup.exe"
NEXT_BUNDLE = ROOT / "build" / "windows" / "next"
MARK = "_internal/next-version.txt"
"""What the next version has and this one has not, so that one is told from the other."""
NEXT_VERSION = f"{VERSION}.1"
FOLDER = r"C:\Người dùng\Một cửa"
INSTALLED = DRIVE / "Người dùng" / "Một cửa"
WHERE, DATA = r"C:\Dữ liệu thử", DRIVE / "Dữ liệu thử"
OFFICE = ROOT / "resources" / "practice" / "office.toml"
REMOVES_S = 60


def install() -> int:
    """Silently, into a folder of which each sign once broke something."""
    if INSTALLED.exists():
        remove()
    shutil.rmtree(INSTALLED, ignore_errors=True)
    code = run_setup(INSTALLER)
    return code or int(not (INSTALLED / "commune-desk.exe").exists())


def run_setup(
    file: Path, *switches: str, closes: bool = True, folder: str = FOLDER, **variables: str
) -> int:
    """Run an installer without a question.

    The folder stands last, and NSIS wants it without quotation marks: word by word, so that nobody
    puts any around its blanks.

    Args:
        file: which one.
        switches: further ones.
        closes: whether it may ask an open window to close.
        folder: where it installs the program.
        variables: of its environment.
    """
    words = [*switches, *(["/CLOSE"] if closes else []), *f"/S /D={folder}".split(" ")]
    return windows.wine(file, *words, folder=file.parent, **variables)


def program(*arguments: str, is_quiet: bool = False, **variables: str) -> int:
    """Run a command of the installed program."""
    file = INSTALLED / "commune-desk.exe"
    return windows.run_wine(file, *arguments, folder=INSTALLED, is_quiet=is_quiet, **variables)[0]


def on_data(*arguments: str, is_quiet: bool = False) -> int:
    """Run a command on the office that is tried with."""
    return program(*arguments, is_quiet=is_quiet, COMMUNE_DESK_DATA=WHERE)


def is_open() -> bool:
    """Whether a window of the office is open."""
    return '"is_open": true' in heard_on_data("window", "--json")[1]


def heard_on_data(*arguments: str) -> tuple[int, str]:
    """Run a command on that office; its exit code and what it said."""
    file, where = INSTALLED / "commune-desk.exe", {"COMMUNE_DESK_DATA": WHERE}
    return windows.run_wine(file, *arguments, folder=INSTALLED, is_quiet=True, **where)


def upgrade_to_next(*switches: str) -> int:
    """Run the installer of the next version."""
    return run_setup(NEXT, *switches, COMMUNE_DESK_DATA=WHERE)


def work_on(**variables: Any) -> int:
    """Something happens in the office, so that the last backup does not hold all of it."""
    return program("recovery-sheet", "--out", WHERE, COMMUNE_DESK_DATA=WHERE, **variables)


def backups() -> set[Path]:
    """The backups of the office on this PC."""
    return set((DATA / "backup").glob("*.backup"))


def keep_office() -> int:
    """The practice office, in a folder of its own, unless it is there for this version."""
    has_one = (DATA / "commune-desk.db").exists()
    if has_one and "DatabaseTooNew" not in heard_on_data("history", "verify", "--json")[1]:
        return 0
    shutil.rmtree(DATA, ignore_errors=True)
    return on_data("init", "--office", f"Z:{OFFICE}")


@contextmanager
def open_window(scale: float = 1.0) -> Iterator[Screen]:
    """The window of the office, once it is there and drawn."""
    with Screen(INSTALLED / "Commune Desk.exe", scale=scale, COMMUNE_DESK_DATA=WHERE) as screen:
        screen.wait_for(is_open)
        screen.rest()
        yield screen


def make_next(*switches: str) -> None:
    """The installer of the next version: this one with a mark, its number and a further table."""
    shutil.rmtree(NEXT_BUNDLE, ignore_errors=True)
    shutil.copytree(BUNDLE, NEXT_BUNDLE, copy_function=os.link)
    (NEXT_BUNDLE / MARK).write_text(NEXT_VERSION, encoding="utf-8")
    next_version.raise_version(NEXT_BUNDLE, NEXT_VERSION)
    setup.make(NEXT_BUNDLE, NEXT, version=NEXT_VERSION, switches=switches)


def version_there() -> str:
    """Which version answers in the folder: "old", "new", or none."""
    if not (INSTALLED / "commune-desk.exe").exists() or program("--version", is_quiet=True):
        return ""
    return "new" if (INSTALLED / MARK).exists() else "old"


def remove() -> int:
    """The program goes, the office stays."""
    had_office = (DATA / "commune-desk.db").exists()
    code = windows.wine(INSTALLED / "uninstall.exe", "/S", folder=DRIVE)
    ends = time.monotonic() + REMOVES_S
    while INSTALLED.exists() and time.monotonic() < ends:  # it works on in a copy of itself
        time.sleep(LOOK_S)
    return code or int(INSTALLED.exists() or (DATA / "commune-desk.db").exists() != had_office)
