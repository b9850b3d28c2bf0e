"""The monkey at a counter whose server falls silent every while and comes back.

    python -m tests.torture.silence --events 600 --seed 7

It does not stop when nobody answers: it presses the keys of the work, goes through the pages, opens
dialogs. Nothing may break, and once the server is back everything goes on by the rules of every
shift: no reception that was not meant, and Esc leads home.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = os.devnull  # nothing is printed

from PySide6.QtTest import QTest

from commune_desk import bootstrap
from commune_desk.domain.outside_errors import DatabaseUnreachable
from commune_desk.files.office import machine
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import DataFolder, resources
from commune_desk.services.office import office
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from commune_desk.ui.dialogs import form_dialog
from commune_desk.ui.frame.keys import key_guard
from commune_desk.ui.frame.scans import scanner as scanner_module
from commune_desk.ui.frame.way_in.app import build_application
from tests.postgres import Cluster, throw_away_cluster
from tests.torture.acting import DEAD_MS, DOUBLED, FUNCTIONS, NAVIGATION, WORDS, Monkey
from tests.torture.counts import Counts
from tests.torture.monkey import watched
from tests.torture.offices import SECRET
from tests.torture.rules import Broken
from tests.torture.shift import Shift
from tests.ui.drivers.hand_scanner import Device

CLERK = "mai"
FALLS_SILENT = 1 / 40
"""How likely it is before an event of the others."""

FIRST = 12
"""After so many events it falls silent for the first time."""

ACTS_IN_SILENCE = 6
BACK_S = 20
"""By then the database answers again, on a machine that has much else to do."""


class MonkeyInSilence(Monkey):
    """Sends its events whether anybody answers or not.

    Attributes:
        silences: how often the server fell silent.
        acts_in_silence: what was done meanwhile.
        told: how often a reading that nothing had guarded was told of by the window as a whole.
    """

    def __init__(self, server: Cluster, *given: Any, password: str) -> None:
        super().__init__(*given, password=password)
        self._server, self._silence = server, ExitStack()
        self._left = 0
        self.silences = self.acts_in_silence = self.told = 0

    def step(self) -> None:
        """One event; before some of them the server falls silent, for a few of them.

        Raises:
            Broken: as every monkey says, or the database does not answer any more.
        """
        if self._left:
            self._left -= 1
            self.counts.events += 1
            self.acts_in_silence += 1
            self._do_in_silence()
            if not self._left:
                self._end()
        elif self.counts.events == FIRST or self.random.random() < FALLS_SILENT:
            self.silences += 1
            self._left = ACTS_IN_SILENCE
            self.counts.events += 1
            self._silence.enter_context(self._server.silence())
        else:
            super().step()

    def _do_in_silence(self) -> None:
        keys = self.random.choice((FUNCTIONS, FUNCTIONS, DOUBLED, NAVIGATION))
        kind = self.random.random()
        if kind < 0.2:  # shares of what is done
            self.hands.write(self.random.choice(WORDS))
        elif kind < 0.35:
            self.hands.click()
        else:
            self.hands.press(self.random.choice(keys))

    def _end(self) -> None:
        """The server is back; what stood there before is the ground for the next rules."""
        self._silence.close()
        database, begun = self.window.frame.desk.database, time.monotonic()
        while not database.answers():
            if time.monotonic() - begun > BACK_S:
                raise Broken("the database does not answer after the silence")
            QTest.qWait(100)
        self._rules.begin()


def work(folder: Path, events: int, *, seed: int) -> tuple[Counts, MonkeyInSilence]:
    """Work at a counter on a server of one's own, in this process.

    Raises:
        Broken: a rule was broken.
    """
    build_application("light")
    scanner_module.pressed_at = lambda event: Device.at
    scanner_module.PAUSES = 50  # the clock of the device does not wait for this machine
    key_guard.DEAD_MS = form_dialog.ARMED_AFTER_MS = DEAD_MS
    data, counts = DataFolder(folder / "counter"), Counts()
    with throw_away_cluster() as server:
        url = server.url(server.create_database())
        data.root.mkdir()
        machine.write(data.machine_settings, SettingValues().with_value(DATABASE_URL, url))
        setup = read_office_file(resources() / "practice" / "office.toml")
        opened = bootstrap.create_office(data, setup)
        office.choose_first_password(opened, CLERK, SECRET)
        desk = office.sign_in(opened, CLERK, SECRET)
        monkey = MonkeyInSilence(server, desk, Random(f"silence/{seed}"), counts, password=SECRET)
        with watched(monkey):
            sys.excepthook = partial(said_at_the_top, monkey, sys.excepthook)
            Shift(monkey, desk, events).work()
        opened.database.close()
    return counts, monkey


def said_at_the_top(
    monkey: MonkeyInSilence,
    otherwise: Callable[..., object],
    kind: type[BaseException],
    error: BaseException,
    place: Any,
) -> None:
    """A server that is away may be met by any reading: the program says so in a notice."""
    if isinstance(error, DatabaseUnreachable):
        monkey.told += 1
        monkey.window.frame.tell(error)
    else:
        otherwise(kind, error, place)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts, monkey = work(Path(folder), given.events, seed=given.seed)
    said = f"{monkey.silences} silences, {monkey.acts_in_silence} events in them"
    sys.stdout.write("\n".join((*counts.lines(), f"{said}, {monkey.told} told", "")))


if __name__ == "__main__":
    main()
