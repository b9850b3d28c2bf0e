"""The road of a release for Windows, on Linux: `python3 tasks.py windows [STEP ...]`.

suite       the tests of what Windows does otherwise, under Wine; `suite-whole` takes every test
bundle      the program as a folder
installer   that folder as one executable that installs it
install     it is installed, silently, into a folder with the letters and blanks of Vietnam
self-test   the installed program proves itself there
pictures    its window at 100 and 125 %, as PNG in dist/windows
reception   a citizen's card is scanned and a dossier received in the window; its paper is compared
cut         the installer, cut and altered: it says so in Vietnamese and changes nothing
refused     the installer on a strange folder, beside itself, over a newer version, on a disk
            without room or rights: a sentence each, nothing done, and then it installs as ever
running     the installer while the window is open: refused, and with its button closed and opened
upgrade     the next version over it, with an office in use that is kept
newer       this version on the office of the next: one sentence, and the next goes over it again
stick       an update on a stick: told, looked at, installed from the window, which opens again
remove      it is removed again, and the office stays
emptied     it is removed by hand with the data of this account, after a second question
figures     sizes, and how long each step took

Each step can be run alone; it takes what the step before it left. Without a name all are taken, the
tests in a Windows of their own beside the others, but for three that take long: `suite-whole`,
`kills`, which ends the upgrade at each of its steps, and `large`, which measures the upgrade of an
office of 400 MB beside its backup.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from installer import at_the_desk, large_office, power_cuts, setup, trials
from installer import windows_on_linux as windows
from installer.installed import (
    BUNDLE,
    DATA,
    INSTALLER,
    backups,
    install,
    keep_office,
    make_next,
    on_data,
    open_window,
    program,
    remove,
    upgrade_to_next,
    version_there,
    work_on,
)
from installer.windows_on_linux import BUNDLED, ROOT, TESTED

REPORT = ROOT / "dist" / "windows" / "self-test.txt"
KILLS = ROOT / "dist" / "windows" / "kills.txt"
TIMES = ROOT / "build" / "windows" / "times"
SUITE, SUITE_SAID = windows.HOME / "prefix-of-suite", ROOT / "dist" / "windows" / "suite.txt"
LARGEST, LAST_LINES = 20, 15
SCALES = (1.0, 1.25)

OF_WINDOWS = (
    "tests/ciphers",
    "tests/files",
    "tests/store/test_database.py",
    "tests/store/upkeep",
    "tests/packaging/test_selftest.py",
    "tests/services/test_own_process.py",
    "tests/test_bootstrap.py",
    "tests/test_log.py",
    "tests/test_permissions.py",
)
"""Where a Windows differs: files, locks, keys, the encrypted database, the console."""


def suite() -> int:
    """The tests of what Windows does otherwise; the rest is the same Python."""
    return windows.python(TESTED, "-m", "pytest", "-q", "-p", "no:cacheprovider", *OF_WINDOWS)


def suite_whole() -> int:
    """Every test."""
    return windows.python(TESTED, "-m", "pytest", "-q", "-p", "no:cacheprovider")


def bundle() -> int:
    """The program as a folder, of what the lock of the bundle names."""
    places = ["--distpath=dist/windows", "--workpath=build/windows/work"]
    # at WARN each file names the DLLs of Windows itself that Wine has under another name
    pack = ["-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", *places]
    return windows.python(BUNDLED, *pack, "build_installer.spec")


def installer() -> int:
    """The installer, of the bundle that was made last."""
    setup.make(BUNDLE, INSTALLER)
    return 0


def self_test() -> int:
    """The installed program proves itself; what it found is kept."""
    return program("self-test", "--report", f"Z:{REPORT}")


def pictures() -> int:
    """The sign-in window of an office as it stands on a screen, at two scales."""
    if code := keep_office():
        return code
    for scale in SCALES:
        with open_window(scale) as screen:
            screen.photograph(BUNDLE.parent / f"window-{round(scale * 100)}.png")
            on_data("window", "--close")
    return 0


def reception() -> int:
    """A dossier is received in the window by a hand and a scanner, and its receipt compared."""
    shutil.rmtree(DATA, ignore_errors=True)
    if code := keep_office():
        return code
    with open_window() as screen:
        at_the_desk.sign_in_first_time(screen)
        at_the_desk.receive(screen)
        screen.photograph(BUNDLE.parent / "reception.png")
        on_data("window", "--close")
    kept, out = [*(DATA / "archive").rglob("*.sealed")], DATA / "printed-again"
    print(f"papers kept: {len(kept)}, plain: {len([*(DATA / 'archive').rglob('*.pdf')])}")
    if code := on_data("print", "--receipts-of-today", "--out", f"Z:{out}"):
        return code
    is_right = bool(kept) and at_the_desk.is_receipt_right(out)
    return int(not is_right) or on_data("history", "verify")


def upgrade() -> int:
    """The next version over this one: the office is backed up, and works on."""
    if code := keep_office() or work_on():
        return code
    make_next("FAST")
    before = backups()
    code = upgrade_to_next()
    made = len(backups() - before)
    print(f"backups made by the upgrade: {made}; now: {version_there()}")
    return code or int(made != 1 or version_there() != "new") or on_data("history", "verify")


def kills() -> int:
    """The table of kills of the upgrade, with the office looked at after each."""
    if code := install() or keep_office():
        return code
    make_next("FAST", "DYING")

    ways = power_cuts.Ways(
        install=install,
        upgrade=lambda step: upgrade_to_next(f"/DIE={step}"),
        start_again=windows.start_again,
        version=version_there,
        is_whole=lambda: bool(version_there()) and on_data("history", "verify", is_quiet=True) == 0,
    )
    lines = []
    for line in power_cuts.table(ways):
        print(power_cuts.told(line), flush=True)
        lines.append(line)
    KILLS.write_text("\n".join(map(power_cuts.told, lines)) + "\n", encoding="utf-8")
    return int(not all(line.is_good for line in lines))


def figures() -> int:
    """What came of it, in figures."""
    files = [path for path in BUNDLE.rglob("*") if path.is_file()]
    sizes = sorted(((path.stat().st_size, path) for path in files), reverse=True)
    total = sum(size for size, _ in sizes)
    print(f"bundle: {total / 2**20:.1f} MiB ({total / 1e6:.1f} MB), {len(files)} files")
    if INSTALLER.exists():
        print(f"installer: {INSTALLER.stat().st_size / 1e6:.1f} MB")
    for size, path in sizes[:LARGEST]:
        print(f"{size / 2**20:7.2f} MiB  {path.relative_to(BUNDLE)}")
    for name in ("make", *STEPS, *LONG_STEPS, ALL):
        if (kept := TIMES / name).exists():
            print(f"{float(kept.read_text()):7.1f} s    {name}")
    return 0


ALL = "all"
"""Beside the steps: how long the whole road took."""


STEPS: dict[str, Callable[[], int]] = {
    "suite": suite,
    "bundle": bundle,
    "installer": installer,
    "install": install,
    "self-test": self_test,
    "pictures": pictures,
    "reception": reception,
    "cut": trials.cut,
    "refused": trials.refused,
    "running": trials.running,
    "upgrade": upgrade,
    "newer": trials.newer,
    "stick": trials.stick,
    "remove": remove,
    "emptied": trials.emptied,
    "figures": figures,
}
LONG_STEPS: dict[str, Callable[[], int]] = {
    "suite-whole": suite_whole,
    "kills": kills,
    "large": large_office.upgrade,
}


def main() -> int:
    """Take the steps that are named, or all of them, until one fails."""
    every = STEPS | LONG_STEPS
    if not set(sys.argv[1:]) <= every.keys():
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if sys.argv[1:]:
            windows.make_windows()
            return take(sys.argv[1:], every)
        with timed(ALL):
            code = take_all()
        return code or figures()
    finally:
        windows.stop()


def take(names: list[str], every: Mapping[str, Callable[[], int]]) -> int:
    """Take steps, and write down how long each took; the exit code of the one that failed."""
    for name in names:
        print(f"» {name}", file=sys.stderr, flush=True)
        with timed(name):
            code = every[name]()
        if code:
            print(f"» {name} failed ({code})", file=sys.stderr, flush=True)
            return code
    return 0


def take_all() -> int:
    """Take the whole road: the tests use one processor, and the other steps another."""
    with timed("make"):
        windows.make_windows()
        windows.another(SUITE)
    SUITE_SAID.parent.mkdir(parents=True, exist_ok=True)
    with SUITE_SAID.open("wb") as said:
        tests = subprocess.Popen(
            [sys.executable, "-m", "installer.windows", "suite"],
            cwd=ROOT,
            env=os.environ | {windows.OTHER_PREFIX: str(SUITE)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            code = take([name for name in STEPS if name not in {"suite", "figures"}], STEPS)
            code = code or tests.wait()
        finally:
            tests.terminate()  # where something failed before its end
            windows.stop(SUITE)
    told = SUITE_SAID.read_text("utf-8", errors="replace").splitlines()
    print("\n".join(["» suite", *told[-LAST_LINES:]]), file=sys.stderr, flush=True)
    return code


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Write down how long something took."""
    began = time.monotonic()
    yield
    TIMES.mkdir(parents=True, exist_ok=True)
    (TIMES / name).write_text(f"{time.monotonic() - began:.1f}", encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
