"""Everything a developer does with Commune Desk, as one command each: `python3 tasks.py TASK`.

A fresh machine needs Python and nothing else. This file uses the standard library alone, and every
task first sets the machine up: it installs the Debian packages that are missing (as root; anybody
else is told the command), makes `.venv`, and installs `requirements.lock` into it (pip, with
hashes, from whatever index the machine is configured for). Each of these steps is one line; what
apt and pip have to say is shown only when one fails. When nothing has changed, set-up takes a few
milliseconds.

Arguments after the task go to the tool behind it: `python3 tasks.py bench -k search`. `TASK --help`
tells what a task does and sets nothing up; `TASK -- --help` is the help of the tool behind it.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import inspect
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"  # the program and the tools of its developers
BUNDLE_LOCK = ROOT / "bundle.lock"  # the program and the tool that packs it
README_PICTURES = "1366x768-light"  # the set of the gallery that README shows
ON_WINDOWS = sys.platform == "win32"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"


class CannotGoOn(Exception):
    """Something is missing that a person has to see to; the text says what to type."""


# --- What the machine must have -------------------------------------------------------------------

# Beside Python itself, with the Debian package that brings it: shared libraries, programs, and the
# part of Python's own library that Debian keeps apart. A Windows has all it needs.

PYTHON = {"ensurepip": "python3-venv"}

# What PySide6 loads even where it draws without a screen …
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# … and what a window on an X screen needs besides.
WINDOW = {
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
# The tests run a database server and a print server of their own, and look at papers as pictures.
TESTING = {
    "initdb": "postgresql",
    "cupsd": "cups-daemon",
    "lpadmin": "cups-client",
    "pdftoppm": "poppler-utils",
}
# A bundle carries Python as a library, which Debian keeps apart from the program …
PACKING = {"objcopy": "binutils"}
LIBPYTHON = str(sysconfig.get_config_var("INSTSONAME"))  # only where Python was built with one
if ".so." in LIBPYTHON:
    PACKING[LIBPYTHON] = f"libpython{VERSION}"
# … and one for Windows is made by a compiler and tried in Wine.
NSIS = {"makensis": "nsis"}
WINE = {"wine": "wine wine64", "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32"}
# Its window stands on a screen of its own, is typed at and photographed.
SCREEN = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "pdftoppm": "poppler-utils",
}

EVERYDAY = PYTHON | DRAWING | WINDOW | TESTING

# Programs that Debian keeps off the path of ordinary users.
SERVER_FOLDERS = ["/usr/sbin", *map(str, Path("/usr/lib/postgresql").glob("*/bin"))]


# --- Tasks ----------------------------------------------------------------------------------------


def demo(arguments: list[str]) -> None:
    """Replay a month of an invented office; papers, report and pictures in ./demo-output."""
    set_up()
    python("-m", "commune_desk", "demo", "--out", "demo-output", *arguments, offscreen=True)


def run(arguments: list[str]) -> None:
    """Open the window, or do one command of the program: `run -- --help`."""
    set_up(WINDOW if opens_window(arguments) else {})
    python("-m", "commune_desk", *arguments)


def opens_window(arguments: list[str]) -> bool:
    """Whether the program would open its window: no command is named, a data folder perhaps."""
    words = [word for word in arguments if not word.startswith("--data=")]
    return not words or (words[0] == "--data" and len(words) == 2)


def test(arguments: list[str]) -> None:
    """Check style, types and contracts, then run every test on SQLite and PostgreSQL."""
    set_up(TESTING)
    lint([])
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
    set_up(TESTING)
    python("-m", "tests.benchmarks", *arguments, offscreen=True)


def gallery(arguments: list[str]) -> None:
    """Draw pages and dialogs on every screen, and slips, into ./gallery, for people to look at."""
    set_up()
    os.environ["COMMUNE_DESK_GALLERY"] = str(ROOT / "gallery")
    python("-m", "tests.ui.screens", *arguments, offscreen=True)


SCENES = ("faults", "kills", "door", "silence")
"""Of the torture, beside the monkey; each is a module of `tests.torture`."""


def torture(arguments: list[str]) -> None:
    """Let a monkey loose on the window: 20,000 random keys, scans and clicks, and rules to keep.

    `torture --faults` fails the disk at every place where a verb touches it, each way a disk fails,
    on both engines, and cuts the connection to the server; `--faults --record FILE --minutes 60`
    ends after an hour and goes on the next time, `--faults --full-server` fills the server's disk;
    `--kills` ends verbs, counters and servers at random moments and prints what was lost, doubled,
    given twice or hung, verb by verb (`--kills --kills 560 --crowd 480 --seed 10`);
    `--door` goes in and out of the sign-in and of practice while the program still loads;
    `--silence` works at a counter whose server falls silent.
    """
    set_up(TESTING)
    scenes = [one for one in arguments[:1] if one.strip("-") in SCENES]
    scene = scenes[0].strip("-") if scenes else "monkey"
    rest = arguments[len(scenes) :]
    python("-m", f"tests.torture.{scene}", *rest, offscreen=True)


def forms(arguments: list[str]) -> None:
    """Draw every declared form, empty and filled, as PDF and pictures: `forms --out DIR birth`.

    `forms --shares` prints how much of each fills itself for a citizen on file.
    """
    set_up(TESTING)
    python("-m", "tests.documents.specimens", *arguments)


def pictures(arguments: list[str]) -> None:
    """Draw the pictures of README anew: look at them, and commit them with what they show."""
    gallery(["-k", README_PICTURES, *arguments])
    python("-m", "tests.house.pictures", f"gallery/{README_PICTURES}")


def bundle(arguments: list[str]) -> None:
    """Build the program for people without Python into ./dist; it tests itself elsewhere.

    On Linux also as one file with an entry for the menu.
    """
    install_packages(PYTHON | DRAWING | WINDOW | PACKING)
    clean = ROOT / "build" / "venv"
    keep_venv(clean, BUNDLE_LOCK)
    switches = ["--noconfirm", "--log-level=WARN", "--distpath=dist", "--workpath=build/work"]
    pack = ["-m", "PyInstaller", *switches, "build_installer.spec", *arguments]
    call(program_in(clean, "python"), *pack)
    if "--help" in arguments:
        return  # PyInstaller has told, and made nothing
    program = ROOT / "dist" / "commune-desk" / "commune-desk"
    with tempfile.TemporaryDirectory() as elsewhere:
        call(program, "self-test", offscreen=True, folder=Path(elsewhere))
    if not ON_WINDOWS:
        call(program_in(clean, "python"), "-m", "installer.linux")


def house(arguments: list[str]) -> None:
    """Show the house in figures, room by room, beside those of the last release."""
    set_up()
    python("-m", "tests.house.report", *arguments)


def windows(arguments: list[str]) -> None:
    """Test, bundle and try the program as Windows would, under Wine; figures at the end.

    Each step can be run alone, `windows STEP ...`: suite, bundle, installer, install, self-test,
    pictures, reception, cut, refused, running, upgrade, newer, stick, remove, emptied, figures.
    """
    set_up(WINE | NSIS | SCREEN)
    python("-m", "installer.windows", *arguments)


def installer(arguments: list[str]) -> None:
    """Make the installer for Windows, of a bundle made under Wine, into ./dist."""
    set_up(WINE | NSIS)
    python("-m", "installer.windows", *(arguments or ["bundle", "installer"]))


def update_pack(arguments: list[str]) -> None:
    """Make an update pack for sticks of the installer in ./dist: `update-pack make KEYFILE`.

    `update-pack new-key KEYFILE` draws, once, the key that signs them.
    """
    set_up()
    python("-m", "installer.update_pack", *arguments)


def data_pack(arguments: list[str]) -> None:
    """Make a pack of the law, catalogue, calendar and forms in ./dist: `data-pack make KEYFILE`."""
    set_up()
    python("-m", "installer.data_pack", *arguments)


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
    task.__name__.replace("_", "-"): task
    for task in (
        demo,
        run,
        test,
        lint,
        house,
        bench,
        gallery,
        forms,
        pictures,
        torture,
        bundle,
        windows,
        installer,
        update_pack,
        data_pack,
        lock,
    )
}


# --- Set-up ---------------------------------------------------------------------------------------


def set_up(further: dict[str, str] | None = None) -> None:
    """Bring the machine to the point where `.venv` is complete and finds what it loads.

    Args:
        further: what a task needs beside that, with its Debian packages.
    """
    install_packages(PYTHON | DRAWING | (further or {}))
    keep_venv(VENV, LOCK)


def keep_venv(venv: Path, lock_file: Path) -> None:
    """Make a virtual environment of a lock unless it stands there, with just what the lock has."""
    stamp = venv / "installed"
    is_made = stamp.is_file() and has_this_python(venv)
    if is_made and stamp.read_text() == fingerprint(venv, lock_file):
        return
    make_venv(venv, lock_file)
    stamp.write_text(fingerprint(venv, lock_file))


def fingerprint(venv: Path, lock_file: Path) -> str:
    """Which packages belong into a virtual environment, and which interpreter it has."""
    return hashlib.sha256(lock_file.read_bytes() + (venv / "pyvenv.cfg").read_bytes()).hexdigest()


def has_this_python(venv: Path) -> bool:
    """Whether a virtual environment was made by the version of Python that runs this file."""
    return f"version = {VERSION}." in (venv / "pyvenv.cfg").read_text()


def make_venv(venv: Path, lock_file: Path) -> None:
    """Make a virtual environment, in place of any that stands there, and fill it from a lock."""
    name = venv.relative_to(ROOT)
    step(f"Make {name} with Python {VERSION}", sys.executable, "-m", "venv", "--clear", venv)
    switches = ["--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    install = ["-m", "pip", "install", *switches, "-r", lock_file.name]
    step(f"Install {lock_file.name} into {name}", program_in(venv, "python"), *install)


def program_in(venv: Path, name: str) -> Path:
    """Where a virtual environment keeps a program."""
    return venv / ("Scripts" if ON_WINDOWS else "bin") / name


def install_packages(needs: dict[str, str]) -> None:
    """Install the Debian packages that are missing, if that is for us to do.

    Raises:
        CannotGoOn: it is not. The text names everything that this and the everyday tasks lack,
            so that one command is enough.
    """
    if ON_WINDOWS or not (packages := missing_packages(needs)):
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends"]
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        everything = " ".join([*install, *missing_packages(EVERYDAY | needs)])
        raise CannotGoOn(
            "This machine lacks what the command below installs on Debian; type:\n"
            f"    sudo apt-get update && sudo {everything}"
        )
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    step("Ask for Debian's list of packages", "apt-get", "update")
    step(f"Install from Debian: {' '.join(packages)}", *install, *packages)


def missing_packages(needs: dict[str, str]) -> list[str]:
    """The Debian packages of what this machine has not got."""
    missing = [packages for name, packages in needs.items() if not is_there(name)]
    return " ".join(missing).split()


def is_there(name: str) -> bool:
    """Whether this machine has a shared library, a part of Python's own library, or a program."""
    if ".so." in name:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True
    if name in sys.stdlib_module_names:
        return importlib.util.find_spec(name) is not None
    folders = [os.environ.get("PATH", os.defpath), *SERVER_FOLDERS]
    return shutil.which(name, path=os.pathsep.join(folders)) is not None


# --- Running programs -----------------------------------------------------------------------------


def python(*arguments: str, offscreen: bool = False) -> None:
    """Run the Python of `.venv`."""
    call(program_in(VENV, "python"), *arguments, offscreen=offscreen)


def call(*command: str | Path, offscreen: bool = False, folder: Path = ROOT) -> None:
    """Show a command and run it, with all it has to say; its failure is ours."""
    show(*(os.path.relpath(part, ROOT) if isinstance(part, Path) else part for part in command))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} if offscreen else None
    subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, check=True)


def step(said: str, *command: str | Path) -> None:
    """Say in one line what is done, and do it; what the program says is shown when it fails."""
    show(said)
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        sys.stderr.buffer.write(done.stdout)
        done.check_returncode()


def show(*words: str) -> None:
    """Tell whoever waits what comes next; standard output belongs to what is run."""
    print("»", *words, file=sys.stderr, flush=True)


def supported_python() -> str:
    """A Python we support: the one running this file, or one of another version beside it."""
    if sys.version_info[:2] in SUPPORTED:
        return sys.executable
    for major, minor in reversed(SUPPORTED):
        if found := shutil.which(f"python{major}.{minor}"):
            return found
    install = "winget install Python.Python.3.13" if ON_WINDOWS else "apt-get install python3"
    raise CannotGoOn(f"Commune Desk needs Python 3.11, 3.12 or 3.13:\n    {install}")


def help_of(name: str) -> str:
    """What a task does, as its docstring says it, and how to hear the tool behind it."""
    said = inspect.cleandoc(TASKS[name].__doc__ or "")
    call_it = f"python3 tasks.py {name}"
    return (
        f"{call_it} [ARGUMENTS OF THE TOOL BEHIND IT]\n\n{said}\n\nThat tool: {call_it} -- --help"
    )


def main() -> int:
    """Do one task."""
    parser = argparse.ArgumentParser(
        usage="python3 tasks.py TASK [ARGUMENTS OF THE TOOL BEHIND IT]",
        description="The tasks of Commune Desk; each sets the machine up first.",
        epilog="\n".join(f"{name:8}  {task.__doc__}" for name, task in TASKS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("task", choices=TASKS, metavar="TASK", help="one of those below")
    chosen = parser.parse_args(sys.argv[1:2]).task
    if sys.argv[2:3] in (["--help"], ["-h"]):
        print(help_of(chosen))
        return 0
    arguments = sys.argv[3:] if sys.argv[2:3] == ["--"] else sys.argv[2:]
    try:
        if (other := supported_python()) != sys.executable:
            return subprocess.call([other, *sys.argv])
        TASKS[chosen](arguments)
    except CannotGoOn as obstacle:
        print(obstacle, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        return int(failure.returncode)
    return 0


if __name__ == "__main__":
    sys.exit(main())
