"""Everything a developer does with Commune Desk, as one command each: `python3 tasks.py TASK`.

Standard library only, so that a fresh machine needs Python and nothing else. Every task first
brings the machine to the point by itself: it makes `.venv`, installs `requirements.lock` into it
(pip, with hashes, from whatever index the machine is configured for) and, on Debian as root,
installs the system packages that are missing. What it may not install it names, with the exact
command. When nothing has changed, all this takes a few milliseconds.

Arguments after the task go to the tool behind it: `python3 tasks.py bench -k search`.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"  # the program and the tools of its developers
BUNDLE_LOCK = ROOT / "bundle.lock"  # the program and the tool that packs it
ON_WINDOWS = sys.platform == "win32"
SUPPORTED = ((3, 11), (3, 12), (3, 13))

# The shared libraries PySide6 loads, with the Debian package of each: to draw without a screen …
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# … and what a window on an X screen needs beside them.
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What makes programs for Windows, and what runs them.
WINE = ["wine", "x86_64-w64-mingw32-gcc-win32"]
WINE_PACKAGES = ["wine", "wine64", "gcc-mingw-w64-x86-64-win32"]


class CannotGoOn(Exception):
    """Something is missing that a person has to see to; the text says what to type."""


# --- Tasks ----------------------------------------------------------------------------------------


def demo(arguments: list[str]) -> None:
    """Replay a month of an invented office; papers, report and pictures in ./demo-output."""
    set_up()
    python("-m", "commune_desk", "demo", "--out", "demo-output", *arguments, offscreen=True)


def run(arguments: list[str]) -> None:
    """Open the window."""
    install_packages(missing_packages(WINDOW_LIBRARIES))
    set_up()
    python("-m", "commune_desk", *arguments)


def test(arguments: list[str]) -> None:
    """Check style, types and contracts, then run every test on SQLite and PostgreSQL."""
    lint([])
    there = {
        "postgresql": has_postgresql_server(),
        "poppler-utils": shutil.which("pdftoppm"),
        "cups-daemon": Path("/usr/sbin/cupsd").exists(),
        "cups-client": Path("/usr/sbin/lpadmin").exists(),
    }
    install_packages([] if ON_WINDOWS else [name for name, found in there.items() if not found])
    python("-m", "pytest", "-n", "2", *arguments, offscreen=True)


def lint(arguments: list[str]) -> None:
    """Check style (ruff), types (mypy) and import contracts (import-linter)."""
    set_up()
    python("-m", "ruff", "check", *arguments)
    python("-m", "ruff", "format", "--check", *arguments)
    python("-m", "mypy", *arguments)
    call(program_in(VENV, "lint-imports"), "--no-logo")


def bench(arguments: list[str]) -> None:
    """Measure what a clerk waits for, as ratios to the least work possible."""
    set_up()
    python("-m", "pytest", "tests/benchmarks", "-s", *arguments, offscreen=True)


def gallery(arguments: list[str]) -> None:
    """Draw every page with demonstration data into ./gallery, for people to look at."""
    set_up()
    os.environ["COMMUNE_DESK_GALLERY"] = str(ROOT / "gallery")
    python("-m", "pytest", "tests/ui/test_gallery.py", *arguments, offscreen=True)


def bundle(arguments: list[str]) -> None:
    """Build the program for people without Python into ./dist; it tests itself elsewhere."""
    install_packages(missing_packages(OFFSCREEN_LIBRARIES))
    install_packages([] if ON_WINDOWS or shutil.which("objcopy") else ["binutils"])
    clean = ROOT / "build" / "venv"
    install(BUNDLE_LOCK, clean)
    switches = ["--noconfirm", "--log-level=WARN", "--distpath=dist", "--workpath=build/work"]
    call(
        program_in(clean, "python"),
        "-m",
        "PyInstaller",
        *switches,
        "build_installer.spec",
        *arguments,
    )
    program = ROOT / "dist" / "commune-desk" / "commune-desk"
    with tempfile.TemporaryDirectory() as elsewhere:
        call(program, "self-test", offscreen=True, folder=Path(elsewhere))


def windows(arguments: list[str]) -> None:
    """Run the tests and the bundle as Windows would, under Wine on this Linux."""
    install_packages([] if all(map(shutil.which, WINE)) else WINE_PACKAGES)
    set_up()
    python("tests/packaging/windows_on_wine.py", *arguments)


def lock(arguments: list[str]) -> None:
    """Write both lock files anew from pyproject.toml (needs uv)."""
    if not shutil.which("uv"):
        raise CannotGoOn("Locking needs uv:\n    python3 -m pip install uv")
    switches = ["--quiet", "--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    no_addresses = ["--no-emit-index-url", "--no-emit-find-links"]
    compile_lock = ["uv", "pip", "compile", "pyproject.toml", *switches, *no_addresses, *arguments]
    call(*compile_lock, "--group", "dev", "--output-file", LOCK.name)
    call(*compile_lock, "--group", "bundle", "-c", LOCK.name, "--output-file", BUNDLE_LOCK.name)


TASKS: dict[str, Callable[[list[str]], None]] = {
    task.__name__: task for task in (demo, run, test, lint, bench, gallery, bundle, windows, lock)
}


# --- Set-up ---------------------------------------------------------------------------------------


def set_up() -> None:
    """Bring the machine to the point where `.venv` and everything it loads are there."""
    install_packages(missing_packages(OFFSCREEN_LIBRARIES))
    stamp = VENV / "installed"
    if stamp.is_file() and stamp.read_text() == fingerprint():
        return
    install(LOCK, VENV)
    stamp.write_text(fingerprint())


def fingerprint() -> str:
    """Which packages belong into `.venv`, and which interpreter it has."""
    return hashlib.sha256(LOCK.read_bytes() + (VENV / "pyvenv.cfg").read_bytes()).hexdigest()


def install(lock_file: Path, venv: Path) -> None:
    """Make a virtual environment, in place of any that stands there, and fill it from a lock."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        install_packages(["python3-venv"])
    call(interpreter(), "-m", "venv", "--clear", venv)
    switches = ["--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    call(program_in(venv, "python"), "-m", "pip", "install", *switches, "-r", lock_file.name)


def interpreter() -> str:
    """A Python we support: the one running this file, or one of another version beside it."""
    if sys.version_info[:2] in SUPPORTED:
        return sys.executable
    for major, minor in reversed(SUPPORTED):
        if found := shutil.which(f"python{major}.{minor}"):
            return found
    install = "winget install Python.Python.3.13" if ON_WINDOWS else "apt-get install python3"
    raise CannotGoOn(f"Commune Desk needs Python 3.11, 3.12 or 3.13:\n    {install}")


def program_in(venv: Path, name: str) -> Path:
    """Where a virtual environment keeps a program."""
    return venv / ("Scripts" if ON_WINDOWS else "bin") / name


# --- System packages ------------------------------------------------------------------------------


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """The Debian packages of those libraries that this machine cannot load."""
    if ON_WINDOWS:
        return []
    return [package for library, package in libraries.items() if not can_load(library)]


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_postgresql_server() -> bool:
    """Whether a PostgreSQL server can be started, from the path or from where Debian puts it."""
    return bool(shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def install_packages(packages: list[str]) -> None:
    """Install Debian packages if that is for us to do, else say who should do what."""
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        names = ", ".join(packages)
        command = f"sudo apt-get update && sudo {' '.join(install)}"
        raise CannotGoOn(f"This machine lacks {names}. On Debian, type:\n    {command}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    call("apt-get", "update", "--quiet")
    call(*install, "--quiet")


# --- Running programs -----------------------------------------------------------------------------


def python(*arguments: str, offscreen: bool = False) -> None:
    """Run the Python of `.venv`."""
    call(program_in(VENV, "python"), *arguments, offscreen=offscreen)


def call(*command: str | Path, offscreen: bool = False, folder: Path = ROOT) -> None:
    """Show a command and run it; its failure is ours."""
    shown = (os.path.relpath(part, ROOT) if isinstance(part, Path) else part for part in command)
    print("»", *shown, flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} if offscreen else None
    subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, check=True)


def main() -> int:
    """Do one task."""
    parser = argparse.ArgumentParser(
        description="The tasks of Commune Desk; each sets the machine up first.",
        epilog="\n".join(f"{name:8}  {task.__doc__}" for name, task in TASKS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("task", choices=TASKS, metavar="TASK", help="one of those below")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on to the tool")
    chosen = parser.parse_args()
    try:
        TASKS[chosen.task](chosen.arguments)
    except CannotGoOn as obstacle:
        print(obstacle, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        return int(failure.returncode)
    return 0


if __name__ == "__main__":
    sys.exit(main())
