"""A monkey at the desk: random keys, scans and clicks in the real window, and rules not to break.

    python3 tasks.py torture                          # 20,000 events
    python3 tasks.py torture --events 1000 --seed 7 --shift 3

It works in shifts: every one in a copy of an office with a month of work in it, the one for
practice and a real one in turn, as a clerk, a specialist, a leader, an administrator. Half of what
it does is random; else it follows the plans of a working day (`plans`), not always patiently. After
every event it looks whether a rule was broken (`rules`), whether anything broke (an exception, a
warning of Qt), and from time to time whether Esc leads home, whether a dialog stays, whether
windows grow in number.

Every shift has a process of its own. The same seed gives the same events, and a shift can be worked
alone. What was done last is told
when a rule is broken.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = os.devnull  # nothing is printed

from PySide6.QtCore import (
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices

from commune_desk.services.office import office
from commune_desk.ui.dialogs import form_dialog
from commune_desk.ui.frame.keys import key_guard
from commune_desk.ui.frame.scans import scanner as scanner_module
from commune_desk.ui.frame.way_in.app import build_application
from tests.torture.acting import DEAD_MS, Monkey
from tests.torture.counts import Counts
from tests.torture.offices import OFFICERS, SECRET, Offices
from tests.torture.rules import Broken
from tests.torture.shift import Shift
from tests.ui.drivers.hand_scanner import Device

EVENTS_OF_SHIFT = 1_250
SHOWN_OF_BROKEN = 2_500


@contextmanager
def watched(monkey: Monkey) -> Iterator[None]:
    """Hear of every exception and of every warning of Qt."""

    def raised(kind: type[BaseException], error: BaseException, place: Any) -> None:
        sys.__excepthook__(kind, error, place)
        monkey.wrong.append(f"{kind.__name__}: {error}")

    def warned(_kind: Any, _context: Any, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            monkey.wrong.append(f"Qt: {message}")

    hook, sys.excepthook = sys.excepthook, raised
    handler = qInstallMessageHandler(warned)
    try:
        yield
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(handler)


def work_shift(number: int, events: int, *, seed: int, offices: Offices) -> Counts:
    """Let the monkey work one shift in this process.

    Args:
        number: of the shift; decides the office, the officer and the random numbers.
        events: how many it sends.
        seed: begins the random numbers.
        offices: where it works.

    Raises:
        Broken: a rule was broken; the message says after which events.
    """
    build_application("light")
    scanner_module.pressed_at = lambda event: Device.at
    scanner_module.PAUSES = 50  # the clock of the device does not wait for this machine
    key_guard.DEAD_MS = form_dialog.ARMED_AFTER_MS = DEAD_MS
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
    counts, login = Counts(), OFFICERS[number % len(OFFICERS)]
    with offices.open(number) as opened:
        if opened.folder.is_practice:
            desk = office.sign_in_to_practice(opened, login)
        else:
            desk = office.sign_in(opened, login, SECRET)
        monkey = Monkey(desk, Random(f"{seed}/{number}"), counts, password=SECRET)
        with watched(monkey):
            Shift(monkey, desk, events).work()
    return counts


def work_all(events: int, *, seed: int, folder: Path, at_once: int) -> Counts:
    """Let the monkey work shift after shift, each in a process of its own.

    Raises:
        Broken: rules were broken; the message says in which shifts and after which events. The
            shifts after one with a broken rule are worked all the same.
    """
    Offices(folder).make()
    counts, broken = Counts(), []

    def work(number: int) -> subprocess.CompletedProcess[str]:
        own = min(EVENTS_OF_SHIFT, events - number * EVENTS_OF_SHIFT)
        given = {"shift": number, "events": own, "seed": seed, "in": folder}
        words = [f"--{name}={value}" for name, value in given.items()]
        run = [sys.executable, "-X", "faulthandler", "-m", "tests.torture.monkey", *words]
        return subprocess.run(run, capture_output=True, text=True, check=False)

    shifts = range(-(-events // EVENTS_OF_SHIFT))
    with ThreadPoolExecutor(at_once) as pool:
        for number, done in zip(shifts, pool.map(work, shifts), strict=True):
            if done.returncode:
                broken.append(f"shift {number}: {done.stderr.strip()[-SHOWN_OF_BROKEN:]}")
                say(broken[-1])
            else:
                counts.add(Counts.read(done.stdout))
            say(f"after shift {number}: " + "\n  ".join(counts.lines()))
    if broken:
        raise Broken("\n".join(broken))
    return counts


def say(words: str) -> None:
    """Print at once: the run takes long."""
    print(words, flush=True)  # noqa: T201  # the answer of the command


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=1, help="so many shifts side by side")
    parser.add_argument("--shift", type=int, help="work this one alone, in this process")
    parser.add_argument("--brief", action="store_true", help="in a new office without any work")
    parser.add_argument("--in", dest="folder", type=Path, help="where the offices stand already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as new:
        folder = given.folder or Path(new)
        if given.shift is None and not given.brief:
            at_once, seed = given.at_once, given.seed
            say(
                "\n".join(work_all(given.events, seed=seed, folder=folder, at_once=at_once).lines())
            )
            return
        offices = Offices(folder, is_brief=given.brief)
        if given.folder is None:
            offices.make()
        counts = work_shift(given.shift or 0, given.events, seed=given.seed, offices=offices)
        say(counts.written() if given.folder else "\n".join(counts.lines()))


if __name__ == "__main__":
    main()
