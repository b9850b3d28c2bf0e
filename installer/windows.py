"""The road of a release for Windows, on Linux: `python3 tasks.py windows [STEP ...]`.

suite       every test, under Wine
bundle      the program as a folder
installer   that folder as one executable that installs it
install     it is installed, silently, into a folder with the letters and blanks of Vietnam
self-test   the installed program proves itself there
pictures    its window at 100 and 125 %, as PNG in dist/windows
upgrade     the next version over it, with an office in use that is kept
remove      it is removed again, and the office stays
figures     sizes, and how long each step took

Each step can be run alone; it takes what the step before it left. Without a name all are taken.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from installer import setup
from installer import windows_on_linux as windows
from installer.identity import VERSION
from installer.windows_on_linux import BUNDLED, DRIVE, ROOT, TESTED

BUNDLE = ROOT / "dist" / "windows" / "commune-desk"
INSTALLER = ROOT / "dist" / f"commune-desk-{VERSION}-setup.exe"
NEXT = ROOT / "dist" / "windows" / "next-setup.exe"
NEXT_VERSION = f"{VERSION}.1"
FOLDER = r"C:\Người dùng\Một cửa"
INSTALLED = DRIVE / "Người dùng" / "Một cửa"
WHERE, DATA = r"C:\Dữ liệu thử", DRIVE / "Dữ liệu thử"
OFFICE = ROOT / "resources" / "practice" / "office.toml"
REPORT = ROOT / "dist" / "windows" / "self-test.txt"
TIMES = ROOT / "build" / "windows" / "times.json"
LARGEST = 20
SCALES = ("1", "1.25")
SCREEN, SHOWN_AFTER_S = ":78", 25


def suite() -> int:
    """Every test."""
    return windows.python(TESTED, "-m", "pytest", "-q")


def bundle() -> int:
    """The program as a folder, of what the lock of the bundle names."""
    places = ["--distpath=dist/windows", "--workpath=build/windows/work"]
    pack = ["-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places]
    return windows.python(BUNDLED, *pack, "build_installer.spec")


def installer() -> int:
    """The installer, of the bundle that was made last."""
    setup.make(BUNDLE, INSTALLER)
    return 0


def install() -> int:
    """Silently, into a folder of which each sign once broke something."""
    if INSTALLED.exists():
        remove()
    shutil.rmtree(INSTALLED, ignore_errors=True)
    code = run_setup(INSTALLER)
    return code or int(not (INSTALLED / "commune-desk.exe").exists())


def run_setup(file: Path, **variables: str) -> int:
    """Run an installer without a question.

    The folder stands last, and NSIS wants it without quotation marks: word by word, so that nobody
    puts any around its blanks.
    """
    words = f"/S /CLOSE /D={FOLDER}".split(" ")
    return windows.wine(file, *words, folder=file.parent, **variables)


def self_test() -> int:
    """The installed program proves itself; what it found is kept."""
    return program("self-test", "--report", f"Z:{REPORT}")


def program(*arguments: str) -> int:
    """Run a command of the installed program."""
    return windows.wine(INSTALLED / "commune-desk.exe", *arguments, folder=INSTALLED)


def on_data(*arguments: str) -> int:
    """Run a command on the office that is tried with."""
    return windows.wine(
        INSTALLED / "commune-desk.exe",
        *arguments,
        folder=INSTALLED,
        COMMUNE_DESK_DATA=WHERE,
    )


def pictures() -> int:
    """The sign-in window of an office as it stands on a screen, at two scales."""
    if not (DATA / "commune-desk.db").exists() and (code := make_office()):
        return code
    for scale in SCALES:
        target = BUNDLE.parent / f"window-{round(float(scale) * 100)}.png"
        if code := take_picture(scale, target):
            return code
    return 0


def make_office() -> int:
    """The practice office, in a folder of its own."""
    shutil.rmtree(DATA, ignore_errors=True)
    return on_data("init", "--office", f"Z:{OFFICE}")


def take_picture(scale: str, target: Path) -> int:
    """Open the window on a screen of its own, take a picture of that screen, and close it."""
    screen = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1366x768x24"])
    shown = {"DISPLAY": SCREEN, "QT_QPA_PLATFORM": "windows", "QT_SCALE_FACTOR": scale}
    where = {"COMMUNE_DESK_DATA": WHERE}
    time.sleep(1)
    window = subprocess.Popen(
        ["wine", "explorer", "/desktop=commune-desk,1366x768", str(INSTALLED / "Commune Desk.exe")],
        env=os.environ | windows.WINE | shown | where,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(SHOWN_AFTER_S)
        take = ["import", "-window", "root", str(target)]
        code = subprocess.call(take, env=os.environ | {"DISPLAY": SCREEN})
        on_data("window", "--close")
        return code
    finally:
        window.terminate()
        screen.terminate()
        window.wait()
        screen.wait()


def upgrade() -> int:
    """The next version over this one: the office is backed up, and works on."""
    if not (DATA / "commune-desk.db").exists() and (code := make_office()):
        return code
    setup.make(BUNDLE, NEXT, version=NEXT_VERSION, switches=("FAST",))
    before = set((DATA / "backup").glob("*.backup"))
    code = windows.wine(
        NEXT,
        "/S",
        "/CLOSE",
        f"/D={FOLDER}",
        folder=NEXT.parent,
        COMMUNE_DESK_DATA=WHERE,
    )
    made = set((DATA / "backup").glob("*.backup")) - before
    print(f"backups made by the upgrade: {len(made)}")
    return code or int(not made) or on_data("history", "verify")


def remove() -> int:
    """The program goes, the office stays."""
    code = windows.wine(INSTALLED / "uninstall.exe", "/S", folder=DRIVE)
    for _turn in range(60):  # the uninstaller works on in a copy of itself
        if not (INSTALLED / "commune-desk.exe").exists():
            break
        time.sleep(1)
    return code or int((INSTALLED / "commune-desk.exe").exists())


def figures() -> int:
    """What came of it, in figures."""
    files = [path for path in BUNDLE.rglob("*") if path.is_file()]
    sizes = sorted(((path.stat().st_size, path) for path in files), reverse=True)
    print(f"bundle: {sum(size for size, _ in sizes) / 2**20:.1f} MiB, {len(files)} files")
    if INSTALLER.exists():
        print(f"installer: {INSTALLER.stat().st_size / 1e6:.1f} MB")
    for size, path in sizes[:LARGEST]:
        print(f"{size / 2**20:7.2f} MiB  {path.relative_to(BUNDLE)}")
    for name, seconds in read_times().items():
        print(f"{seconds:7.1f} s    {name}")
    return 0


def read_times() -> dict[str, float]:
    """How long each step took the last time."""
    times: dict[str, float] = json.loads(TIMES.read_text("utf-8")) if TIMES.exists() else {}
    return times


STEPS: dict[str, Callable[[], int]] = {
    "suite": suite,
    "bundle": bundle,
    "installer": installer,
    "install": install,
    "self-test": self_test,
    "pictures": pictures,
    "upgrade": upgrade,
    "remove": remove,
    "figures": figures,
}


def main() -> int:
    """Take the steps that are named, or all of them, until one fails."""
    windows.make_windows()
    for name in sys.argv[1:] or STEPS:
        print(f"» {name}", file=sys.stderr, flush=True)
        began = time.monotonic()
        if code := STEPS[name]():
            print(f"» {name} failed ({code})", file=sys.stderr, flush=True)
            return code
        took = time.monotonic() - began
        TIMES.write_text(json.dumps(read_times() | {name: round(took, 1)}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
