"""A monkey at the desk: random keys, scans and clicks in the real window, and rules not to break.

    python3 tasks.py torture                       # 20,000 events
    python3 tasks.py torture --events 500 --seed 7

It works in the office for practice and knows nothing of the pages. After every event it looks:

* nothing broke: no exception, no warning of Qt;
* a reception is meant: what was received is who and what stood on the page before the event, the
  event was one that receives (F9, F10, Enter, a click), and the procedure was chosen by hand: by
  Enter only after something was typed in its box or pointed at;
* a dossier is not ended by one key: what is handed over, refused or stopped was asked about before;
* there is no dead end: Esc, pressed often enough, leads home from anywhere.

The same seed gives the same events. What it did last is told when a rule is broken.
"""

import argparse
import os
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = os.devnull  # nothing is printed

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from commune_desk import bootstrap
from commune_desk.domain.history import RECEPTIONS
from commune_desk.domain.steps import Action
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import office
from commune_desk.store.tables import Dossier, Event
from commune_desk.ui.frame import scanner as scanner_module
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.way_in import desk_window
from commune_desk.ui.frame.way_in.app import build_application
from commune_desk.ui.public.rating_window import RatingWindow
from tests.ui.drivers.hand_scanner import Device
from tests.ui.drivers.intake import PROCEDURE_BOX

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CARDS = (
    "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022",
    "087073052838||TRẦN QUỐC NAM|17071973|Nam|Ấp Cà Vàng, Tràm Chim, Đồng Tháp|03052022",
    "087199001234||LÊ HOÀNG PHÚC|01021999|Nam|Ấp Phú Thọ, Tràm Chim, Đồng Tháp|01012025",
    "087185004321",
    "khong phai the 000111222333",
)
LETTERS = "abcdeghiklmnopqstuvx 0123456789/"
NAVIGATION = (
    Key.Key_Return, Key.Key_Return, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Down,
    Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right, Key.Key_Space, Key.Key_Backspace,
    Key.Key_Delete,
    Key.Key_Home, Key.Key_End, Key.Key_PageDown, Key.Key_Escape,
)  # fmt: skip
FUNCTIONS = tuple(Key(Key.Key_F1 + number) for number in range(12))
HOLDING = (
    Modifier.ControlModifier,
    Modifier.ControlModifier | Modifier.ShiftModifier,
    Modifier.AltModifier,
)
LEAVES = {"Ctrl+Shift+Q", "Ctrl+Q", "Alt+F4", "Ctrl+W"}
"""What closes the window or locks it: another officer's work, not this one's."""

WORDS = ("ks", "tthn", "kết hôn", "nguyen", "an", "01/02/2020", "0912345678", "bản sao")
CONTROL = Modifier.ControlModifier
PLANS: tuple[tuple[tuple[str, Any], ...], ...] = (
    (("key", (Key.Key_F2,)), ("scan", 0), ("text", "tthn"), ("key", (Key.Key_Down,)),
     ("key", (Key.Key_Return,)), ("key", (Key.Key_U, CONTROL)), ("key", (Key.Key_F9,)),
     ("key", (Key.Key_F9,))),
    (("key", (Key.Key_F2,)), ("scan", 1), ("text", "cham dut giam ho"), ("key", (Key.Key_Down,)),
     ("key", (Key.Key_Return,)), ("key", (Key.Key_U, CONTROL)), ("key", (Key.Key_F9,)),
     ("scan", 2), ("key", (Key.Key_F9,))),
    (("key", (Key.Key_F3,)), ("key", (Key.Key_Down,)), ("key", (Key.Key_Return,)),
     ("key", (Key.Key_2, CONTROL)), ("key", (Key.Key_F9,)), ("key", (Key.Key_F9,)),
     ("key", (Key.Key_Return,))),
    (("key", (Key.Key_F4,)), ("key", (Key.Key_Tab,)), ("key", (Key.Key_Down,)),
     ("key", (Key.Key_F9,)), ("key", (Key.Key_F9,)), ("key", (Key.Key_Return,))),
)  # fmt: skip
"""What a clerk does all day; the monkey begins one now and then, and is not always patient."""

CLEARED = (("key", (Key.Key_Escape,)),) * 3
PATIENCE = 0.9
LOOKS_MS = 150
"""Who means something looks at what came before the next key."""

RECEIVES = {"F9", "F10", "Return", "Space", "click"}
ESCAPES = 15
SETTLES_MS = 20
BLOCKS_AFTER_S = 0.3
"""A dialog that is open so long while its event has not ended waits in a loop of its own."""

LOOK_HOME_EVERY = 150
REMEMBERED = 40


class Broken(AssertionError):
    """A rule was broken."""


@dataclass
class Counts:
    """What the monkey did and what came of it."""

    events: int = 0
    keys: int = 0
    scans: int = 0
    clicks: int = 0
    homecomings: int = 0
    receptions: int = 0
    handed_over: int = 0
    pages: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return (
            f"{self.events} events ({self.keys} keys, {self.scans} scans, {self.clicks} clicks), "
            f"{self.homecomings} times home, {self.receptions} receptions, "
            f"{self.handed_over} dossiers ended, pages: {', '.join(sorted(self.pages))}"
        )


@dataclass(frozen=True)
class Before:
    """What stood on the screen before an event."""

    number: str
    procedure: str
    is_box_untouched: bool
    dialog: str


class Monkey:
    """Sends the events of one run to a window."""

    def __init__(self, window: MainWindow, desk: Desk, *, seed: int) -> None:
        self._window, self._desk, self._random = window, desk, Random(seed)
        self._trail: deque[str] = deque(maxlen=REMEMBERED)
        self._last_event = self._newest_event()
        self._is_chosen_by_hand = True
        self._pointed = False
        self._plan: list[tuple[str, Any]] = []
        self._under_way: list[tuple[Before, str]] = []
        self.is_going_home = False
        self.counts = Counts()
        self.wrong: list[str] = []

    # --- one event after the other ---------------------------------------------------------------

    def step(self) -> None:
        """One event, and a look at what came of it."""
        before = self._look()
        self._under_way.append((before, ""))
        said = self._act()
        self._trail.append(said)
        self.counts.events += 1
        QApplication.processEvents()
        self._judge(before, said)
        self._under_way.pop()
        if self.counts.events % LOOK_HOME_EVERY == 0:
            self._come_home()

    def _act(self) -> str:
        kind = self._random.random()
        if self._plan and kind < PATIENCE:
            return self._follow_plan()
        if not self._plan and kind < 0.03:
            self._plan = [*CLEARED, *self._random.choice(PLANS)]
        kind = self._random.random()
        if kind < 0.08:
            self.counts.scans += 1
            return self._scan()
        if kind < 0.18:
            self.counts.clicks += 1
            return self._click()
        self.counts.keys += 1
        if kind < 0.45:
            return self._write(self._random.choice((*LETTERS, *WORDS)))
        return self._any_key(kind)

    def _any_key(self, kind: float) -> str:
        if kind < 0.74:
            return self._press(self._random.choice(NAVIGATION))
        if kind < 0.88:
            return self._press(self._random.choice(FUNCTIONS))
        sign = self._random.choice("abcdefghijklmnopqrstuvwxyz0123456789")
        return self._press(Key(ord(sign.upper())), self._random.choice(HOLDING))

    def _begin(self, said: str) -> None:
        """Say what is done now: a dialog may come up in the middle of it and wait."""
        if self._under_way:
            self._under_way[-1] = (self._under_way[-1][0], said)

    def _write(self, text: str) -> str:
        for sign in text:
            self._type(sign)
        return f"“{text}”"

    def _follow_plan(self) -> str:
        what, how = self._plan.pop(0)
        if what == "scan":
            self.counts.scans += 1
            return self._scan(CARDS[how])
        self.counts.keys += 1
        said = self._press(*how) if what == "key" else self._write(how)
        QTest.qWait(LOOKS_MS)
        return said

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> str:
        names = {
            Modifier.ControlModifier: "Ctrl+",
            Modifier.AltModifier: "Alt+",
            HOLDING[1]: "Ctrl+Shift+",
        }
        named = names.get(held, "") + key.name.removeprefix("Key_")
        if named in LEAVES:
            return "-"
        Device.wait(self._random.choice((40, 90, 300, 900)))
        self._pointed = self._pointed or key in (Key.Key_Down, Key.Key_Up)
        self._begin(named)
        self._send(key, "", held)
        return named

    def _type(self, sign: str) -> None:
        Device.wait(self._random.choice((60, 90, 150)))
        code = Key(ord(sign.upper())) if sign.isascii() else Key.Key_unknown
        self._send(code, sign)

    def _send(
        self, key: Qt.Key, text: str, held: Qt.KeyboardModifier = Modifier.NoModifier
    ) -> None:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        with_keys: QWindow | None = QGuiApplication.focusWindow()
        target = front.windowHandle() if with_keys is None else with_keys
        QTest.sendKeyEvent(QTest.KeyAction.Press, target, key, text, held)
        if isValid(target):  # a dialog that a key closed does not see it let go
            QTest.sendKeyEvent(QTest.KeyAction.Release, target, key, text, held)

    def _scan(self, text: str = "") -> str:
        numbers = [row.dossier_no for row in Dossier.select().order_by(Dossier.id.desc()).limit(5)]
        text = text or self._random.choice((*CARDS, *numbers))
        gap = self._random.choice((1, 2, 5))
        Device.wait(1_000)
        for sign in text:
            Device.wait(gap)
            code = Key(ord(sign.upper())) if sign.isascii() else Key.Key_unknown
            self._send(code, sign)
        for _ in range(self._random.choice((1, 1, 1, 2))):
            Device.wait(gap)
            self._send(Key.Key_Return, "")
        return f"[{text[:14]}]"

    def _click(self) -> str:
        ground = QApplication.activeModalWidget() or self._window
        buttons = [
            one
            for one in ground.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and one.visibleRegion().boundingRect().isValid()
        ]
        if buttons and self._random.random() < 0.5:
            chosen = self._random.choice(buttons)
            words = chosen.accessibleName() or chosen.text()
            if "Đổi người dùng" in words:
                return "-"
            self._begin("click")
            QTest.mouseClick(chosen, Qt.MouseButton.LeftButton)
            return f"click {words!r}"
        at = QPoint(
            self._random.randrange(max(1, ground.width())),
            self._random.randrange(max(1, ground.height())),
        )
        under = ground.childAt(at) or ground
        self._begin("click")
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(ground, at))
        return f"click {type(under).__name__} at {at.x()},{at.y()}"

    # --- what may not happen ---------------------------------------------------------------------

    def _look(self) -> Before:
        texts: dict[str, str] = {}
        page = self._window.page
        if self._window.page_key == "intake":
            texts = page.texts()  # type: ignore[attr-defined]  # the intake page
        focused = QApplication.focusWidget()
        typed = None
        if isinstance(focused, QLineEdit) and focused.accessibleName() == PROCEDURE_BOX:
            typed = focused.text().strip()
        else:
            self._pointed = False
        over = QApplication.activeModalWidget()
        return Before(
            number=texts.get("applicant.personal_id", ""),
            procedure=texts.get("procedure", ""),
            is_box_untouched=typed == "" and not self._pointed,
            dialog=over.windowTitle() if over is not None else "",
        )

    def _judge(self, before: Before, said: str) -> None:
        if self.wrong:
            raise self._broken(self.wrong[0])
        self.counts.pages.add(self._window.page_key)
        after = self._look()
        was_enter = said == "Return"
        if was_enter and before.is_box_untouched and after.procedure not in ("", before.procedure):
            raise self._broken(f"Enter on an untouched list chose {after.procedure}")
        for event in Event.select().where(Event.id > self._last_event).order_by(Event.id):
            self._last_event = event.id
            if event.kind in RECEPTIONS:
                self._judge_reception(event)
            elif event.kind in (Action.RETURN, Action.REFUSE, Action.STOP):
                self.counts.handed_over += 1
                if len(self._trail) > 1 and not before.dialog and self._trail[-2] == said:
                    raise self._broken(f"{event.kind} by {said} pressed twice")

    def _judge_reception(self, event: Any) -> None:
        """A key that receives is under way, and what it received is what was shown before it."""
        self.counts.receptions += 1
        keys = [(before, said) for before, said in self._under_way if said in RECEIVES]
        if not keys:
            raise self._broken(f"{event.kind} by {self._under_way[-1][1] or 'nothing'}")
        before, _said = keys[0]
        dossier = lookup.known(self._desk, Dossier.get_by_id(event.dossier_id).dossier_no)
        if before.dialog:
            return  # what was asked about stands in the dialog
        if before.procedure != (other := dossier.dossier.procedure_code):
            raise self._broken(f"received {other}, shown {before.procedure}")
        if before.number != str(getattr(dossier.filing.applicant, "personal_id", "")):
            raise self._broken("received for another person than was shown")

    def _come_home(self) -> None:
        """Esc, often enough, leads home; nothing is left open over the window."""
        self._plan, self.is_going_home = [], True
        for _ in range(ESCAPES):
            if isinstance(over := QApplication.activeModalWidget(), RatingWindow):
                over.give_up()  # the citizen's: no key of the clerk closes it
            self._press(Key.Key_Escape)
            QTest.qWait(SETTLES_MS)
        self.is_going_home = False
        over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if over is not None:
            raise self._broken(f"Esc does not close {type(over).__name__} {over.windowTitle()!r}")
        self.counts.homecomings += 1
        if self._window.page_key not in HOME:
            raise self._broken(f"Esc does not lead home from {self._window.page_key}")

    def _newest_event(self) -> int:
        newest = Event.select(Event.id).order_by(Event.id.desc()).first()
        return newest.id if newest else 0

    def _broken(self, what: str) -> Broken:
        return Broken(f"event {self.counts.events}: {what}\n  after {', '.join(self._trail)}")


HOME = {"intake", "today"}


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


def run(events: int, *, seed: int, folder: Path, tell: Callable[[str], None] = print) -> Counts:
    """Let the monkey work in a new office for practice.

    Raises:
        Broken: a rule was broken; the message says after which events.
    """
    build_application("light")
    scanner_module.pressed_at = lambda event: Device.at
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
    data = DataFolder(folder)
    bootstrap.make_practice(data)
    os.chdir(folder)
    opened = bootstrap.open_office(data.practice)
    try:
        desk = office.sign_in_to_practice(opened, "mai")
        return _work(desk, events, seed=seed, tell=tell)
    finally:
        opened.database.close()


def _work(desk: Desk, events: int, *, seed: int, tell: Callable[[str], None]) -> Counts:
    window = desk_window.make_window(desk, desk.folder.window)
    window.frame.remembered.remember(desk_window.TOUR_SEEN, "true")
    window.resize(1366, 768)
    window.show()
    QTest.qWait(1_500)
    monkey = Monkey(window, desk, seed=seed)
    window.frame.tasks.broke.connect(lambda error: monkey.wrong.append(f"task: {error!r}"))
    with watched(monkey):
        Shift(monkey, events, tell).work()
        window.frame.tasks.wait()
        if isValid(window):
            window.close()
    return monkey.counts


class Shift:
    """Lets the monkey work, also while a dialog waits for its answer in a loop of its own."""

    def __init__(self, monkey: Monkey, events: int, tell: Callable[[str], None]) -> None:
        self._monkey, self._events, self._tell = monkey, events, tell
        self._broken: BaseException | None = None
        self._steps: list[tuple[QWidget | None, float]] = []
        self._loop = QEventLoop()
        self._next = QTimer(singleShot=True, interval=0)
        self._nested = QTimer(interval=200)
        for timer in (self._next, self._nested):
            timer.timeout.connect(self._step)

    def work(self) -> None:
        """Until all events are sent or a rule is broken.

        Raises:
            Broken: as the monkey says.
        """
        self._next.start()
        self._nested.start()
        self._loop.exec()
        if self._broken is not None:
            raise self._broken

    def _step(self) -> None:
        over = QApplication.activeModalWidget()
        if self._monkey.is_going_home or self._is_under_way(over):
            return
        if self._broken is not None or self._monkey.counts.events >= self._events:
            self._nested.stop()
            _close_dialogs()
            QTimer.singleShot(0, self._loop.quit)
            return
        self._steps.append((over, monotonic()))
        try:
            self._monkey.step()
        except BaseException as error:  # noqa: BLE001  # told by `work`, outside of all dialogs
            self._broken = error
        finally:
            self._steps.pop()
        if self._monkey.counts.events % 1_000 == 0:
            self._tell(str(self._monkey.counts))
        self._next.start()

    def _is_under_way(self, over: QWidget | None) -> bool:
        """Whether an event has not ended, and no dialog came up in it that waits."""
        if not self._steps:
            return False
        before, began = self._steps[-1]
        return over is before or monotonic() - began < BLOCKS_AFTER_S


def _close_dialogs() -> None:
    while (over := QApplication.activeModalWidget()) is not None:
        over.close()
        if QApplication.activeModalWidget() is over:
            return


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = run(given.events, seed=given.seed, folder=Path(folder))
    print(counts)  # noqa: T201  # the answer of the command


if __name__ == "__main__":
    main()
