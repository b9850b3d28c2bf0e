"""The road of a release for Windows, on Linux: `python3 tasks.py windows [STEP ...]`.

suite       every test, under Wine
bundle      the program as a folder
installer   that folder as one executable that installs it
self-test   the bundle proves itself, in a folder with the letters and blanks of Vietnam
"""

import shutil
import sys
from collections.abc import Callable

from installer import setup
from installer import windows_on_linux as windows
from installer.identity import VERSION
from installer.windows_on_linux import BUNDLED, DRIVE, ROOT, TESTED

BUNDLE = ROOT / "dist" / "windows" / "commune-desk"
INSTALLER = ROOT / "dist" / f"commune-desk-{VERSION}-setup.exe"
ELSEWHERE = DRIVE / "Người dùng" / "Một cửa"


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


def self_test() -> int:
    """The bundle proves itself where it was copied to."""
    shutil.rmtree(ELSEWHERE, ignore_errors=True)
    shutil.copytree(BUNDLE, ELSEWHERE)
    return windows.wine(ELSEWHERE / "commune-desk.exe", "self-test", folder=ELSEWHERE)


STEPS: dict[str, Callable[[], int]] = {
    "suite": suite,
    "bundle": bundle,
    "installer": installer,
    "self-test": self_test,
}


def main() -> int:
    """Take the steps that are named, or all of them, until one fails."""
    windows.make_windows()
    for name in sys.argv[1:] or STEPS:
        print(f"» {name}", file=sys.stderr, flush=True)
        if code := STEPS[name]():
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
