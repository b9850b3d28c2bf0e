"""A monkey at the desk: random keys, scans and clicks in the real window, and rules not to break.

    python3 tasks.py torture                          # 20,000 events
    python3 tasks.py torture --events 1000 --seed 7 --shift 3

It works in shifts: every one in a copy of an office with a month of work in it, the one for
practice and a real one in turn, as a clerk, a specialist, a leader, an administrator. Half of what
it does is random; else it follows the plans of a working day (`plans`), not always patiently. After
every event it looks whether a rule was broken (`rules`), whether anything broke (an exception, a
warning of Qt), and from time to time whether Esc leads home, whether a dialog stays, whether
windows grow in number.

The same seed gives the same events, and a shift can be worked alone. What was done last is told
when a rule is broken.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
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
from commune_desk.ui.frame import key_guard
from commune_desk.ui.frame import scanner as scanner_module
from commune_desk.ui.frame.way_in.app import build_application
from tests.torture.acting import DEAD_MS, Monkey
from tests.torture.counts import Counts
from tests.torture.offices import OFFICERS, SECRET, Offices
from tests.torture.rules import Broken
from tests.torture.shift import Shift
from tests.ui.drivers.hand_scanner import Device

EVENTS_OF_SHIFT = 1_250


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


def _say(words: str) -> None:
    """Print at once: the run takes long."""
    print(words, flush=True)  # noqa: T201  # the answer of the command


def run(
    events: int,
    *,
    seed: int,
    folder: Path,
    shift: int | None = None,
    is_brief: bool = False,
    tell: Callable[[str], None] = _say,
) -> Counts:
    """Let the monkey work its shifts.

    Args:
        events: of all shifts together.
        seed: begins the random numbers; those of a shift do not depend on the shifts before it.
        folder: where offices may be made.
        shift: the only one to be worked; None for all.
        is_brief: whether to begin in an empty office.
        tell: hears how far it is.

    Raises:
        Broken: rules were broken; the message says in which shifts and after which events. The
            shifts after one with a broken rule are worked all the same.
    """
    build_application("light")
    scanner_module.pressed_at = lambda event: Device.at
    scanner_module.PAUSES = 50  # the clock of the device does not wait for this machine
    key_guard.DEAD_MS = form_dialog.ARMED_AFTER_MS = DEAD_MS
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
    counts = Counts()
    broken: list[str] = []
    offices = Offices(folder, is_brief=is_brief)
    shifts = -(-events // EVENTS_OF_SHIFT)
    for number in range(shifts) if shift is None else (shift,):
        with offices.open(number) as opened:
            login = OFFICERS[number % len(OFFICERS)]
            sign_in = office.sign_in_to_practice if opened.folder.is_practice else None
            desk = sign_in(opened, login) if sign_in else office.sign_in(opened, login, SECRET)
            monkey = Monkey(desk, Random(f"{seed}/{number}"), counts, password=SECRET)
            wanted = min(EVENTS_OF_SHIFT, events - number * EVENTS_OF_SHIFT)
            try:
                with watched(monkey):
                    Shift(monkey, desk, wanted if shift is None else events).work()
            except Broken as error:
                broken.append(f"shift {number} ({login}), {error}")
                tell(broken[-1])
        tell(f"shift {number} ({login}): " + "\n  ".join(counts.lines()))
    if broken:
        raise Broken("\n".join(broken))
    return counts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shift", type=int)
    parser.add_argument("--brief", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = run(
            given.events,
            seed=given.seed,
            folder=Path(folder),
            shift=given.shift,
            is_brief=given.brief,
        )
    print("\n".join(counts.lines()))  # noqa: T201  # the answer of the command


if __name__ == "__main__":
    main()
