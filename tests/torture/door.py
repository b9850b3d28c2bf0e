"""The monkey at the door: the sign-in window, the office for practice behind it, and back.

    python -m tests.torture.door --rounds 40 --seed 7

The program still loads while it presses keys and buttons, now faster, now slower. Whatever it does
then, the office that is open in the end is the one that the screen shows, and nothing of what was
practised stands in the real one.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from commune_desk import bootstrap, practice
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.paths import DataFolder
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import drafts
from commune_desk.ui.frame.way_in.app import build_application
from commune_desk.ui.frame.way_in.sign_in_dialog import PRACTICE, SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.look import theme
from commune_desk.ui.look.remembered import Remembered
from tests.torture.hands import Hands
from tests.torture.offices import SECRET, Offices
from tests.torture.rules import Broken
from tests.ui.drivers.way_in import SignIn, program_of

KEYS = ("Return", "Return", "Tab", "Tab", "Backtab", "Space", "Down", "F1", "F2", "F9")
LOGIN = "mai"
WORDS = (LOGIN, "quantri", SECRET, "khong phai mat khau")
LOADS_MS = (0, 5, 60, 250)
"""How long the program takes to load, at most what a hand needs for two keys."""

PLACE = " · "
"""What stands on the buttons of who may be practised as."""

MOST_ACTS = 40
OFTEN_MS = 15
LATEST_S = 60
"""A round that takes longer has no way out."""


class Door:
    """Goes in and out, and looks whose office is open.

    Args:
        folder: of an office, with that for practice in it.
        random: decides what is done.
        makes: whether the office for practice is made anew where that is asked.

    Attributes:
        did: what was done so far, how often.
        last: what was done in this round.
    """

    def __init__(self, folder: DataFolder, random: Random, *, makes: bool) -> None:
        self._folder, self._random, self._makes = folder, random, makes
        self.did: Counter[str] = Counter()
        self.last: list[str] = []
        self.wrong: list[str] = []
        nothing = QWidget()
        self._hands = Hands(
            lambda: QApplication.activeModalWidget() or nothing, random, lambda _did: None
        )
        self._acts = 0
        self._began = 0.0
        self._is_acting = False

    def go(self) -> None:
        """Once through the door.

        Raises:
            Broken: an office is open that is not shown, the real one was touched by practice, or
                there is no way out.
        """
        self.last, self._acts, self._began = [], 0, time.monotonic()
        wait = self._random.choice(LOADS_MS) / 1000
        timer = QTimer(interval=OFTEN_MS)
        timer.timeout.connect(self._act)
        with ExitStack() as closing:
            program = replace(
                program_of(self._folder, closing),
                load=lambda: time.sleep(wait),
            )
            if not self._makes:
                made = replace(program.practice, make=lambda _anew: None)
                program = replace(program, practice=made)
            timer.start()
            desk = SigningIn(program, Remembered(program.window_file)).desk()
            timer.stop()
            self.did["a desk" if desk else "nobody"] += 1
            if desk is not None:
                self._judge(desk)
        theme.set_practice(QApplication.instance(), is_practice=False)  # type: ignore[arg-type]  # there is one
        practice.work_in(is_practice=False)
        if self.wrong:
            raise Broken(f"{self.wrong[0]} after {self.last}")

    def _judge(self, desk: Desk) -> None:
        """The desk is that of the office on the screen; what is written goes there alone."""
        shown = theme.is_practice_shown()
        self.did["practice" if desk.is_practice else "the real office"] += 1
        if desk.is_practice is not shown or bool(practice.mark()) is not shown:
            raise Broken(f"shown practice {shown}, open {desk.folder} after {self.last}")
        if rights.may(desk, QuietVerb.DRAFT_KEPT):
            drafts.save(desk, {"full_name": "Người tập" if shown else "Người thật"})
        foreign = "Người thật" if shown else "Người tập"
        if any(foreign in one.texts.values() for one in drafts.open_drafts(desk)):
            raise Broken(f"{foreign} stands in {desk.folder} after {self.last}")

    def _act(self) -> None:
        """One thing, to whatever is in front; after enough of them the way out."""
        over = QApplication.activeModalWidget()
        if self._is_acting or not isinstance(over, QDialog):
            return
        has_begun = self._hands.buttons() or time.monotonic() - self._began > LATEST_S
        if not has_begun:
            return  # the office for practice is being made
        if time.monotonic() - self._began > LATEST_S:
            self.wrong.append(f"no way out of {type(over).__name__}")
            over.done(0)
            return
        self._acts, self._is_acting = self._acts + 1, True
        try:
            did = self._leave(over) if self._acts > MOST_ACTS else self._do(over)
        finally:
            self._is_acting = False
        self.last.append(f"{type(over).__name__} {did}")
        self.did[did.split()[0] if "“" not in did else "words"] += 1

    def _do(self, over: QDialog) -> str:
        kind = self._random.random()
        if kind < 0.03:  # shares of what is done
            return self._hands.press("Esc")
        if kind < 0.08 and isinstance(over, SignInDialog):
            SignIn(over).sign_in(LOGIN, SECRET)
            return "sign-in"
        if kind < 0.2:
            return self._hands.click(PRACTICE if isinstance(over, SignInDialog) else PLACE)
        if kind < 0.45:
            return self._hands.click()
        if kind < 0.6:
            return self._hands.write(self._random.choice(WORDS))
        return self._hands.press(self._random.choice(KEYS))

    def _leave(self, over: QDialog) -> str:
        """Esc, as somebody does who has enough."""
        self._hands.press("Esc")
        return "Esc at last"


def go_often(folder: Path, rounds: int, *, seed: int, is_brief: bool = False) -> Counter[str]:
    """Go through the door again and again, in this process.

    Raises:
        Broken: as `Door.go`.
    """
    build_application("light")
    data = DataFolder(folder / "both")
    Offices(folder, is_brief=is_brief).make()
    if is_brief:
        bootstrap.make_practice(DataFolder(folder / "practice"))
    shutil.copytree(folder / "real", data.root)
    shutil.copytree(DataFolder(folder / "practice").practice.root, data.practice.root)
    door = Door(data, Random(f"door/{seed}"), makes=not is_brief)

    def raised(kind: type[BaseException], error: BaseException, place: Any) -> None:
        sys.__excepthook__(kind, error, place)
        door.wrong.append(f"{kind.__name__}: {error}")

    def warned(_kind: Any, _context: Any, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            door.wrong.append(f"Qt: {message}")

    hook, sys.excepthook = sys.excepthook, raised
    handler = qInstallMessageHandler(warned)
    try:
        for _ in range(rounds):
            door.go()
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(handler)
    return door.did


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--brief", action="store_true", help="offices without any work")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        did = go_often(Path(folder), given.rounds, seed=given.seed, is_brief=given.brief)
    told = ", ".join(f"{name} {count}" for name, count in did.most_common())
    print(f"{given.rounds} rounds: {told}")  # noqa: T201  # the answer of the command


if __name__ == "__main__":
    main()
