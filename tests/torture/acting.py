"""The monkey itself: which event comes next, and whether it is home."""

from collections import deque
from collections.abc import Callable, Iterator
from random import Random

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from commune_desk.domain.desk.dossier import DESK_ROLES, DossierState
from commune_desk.services.desk.desk import Desk
from commune_desk.store.tables import Dossier
from commune_desk.ui.frame.locking.lock_dialog import LockDialog
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.scans.scanner import Scanner
from commune_desk.ui.public.rating_window import WAY_OUT, RatingWindow
from commune_desk.ui.widgets.form.text_editor import PasswordEditor
from commune_desk.words.sign_in import UNLOCK
from tests.torture.counts import Counts
from tests.torture.hands import Hands
from tests.torture.plans import CARDS, Act, Plan, plans_of
from tests.torture.rules import Before, Broken, Rules

WRONG_CARDS = ("087185004321", "khong phai the 000111222333", "8934563138165")
LETTERS = "abcdeghiklmnopqstuvx 0123456789/"
WORDS = ("ks", "tthn", "kết hôn", "nguyen", "an", "01/02/2020", "0912345678", "bản sao")
NAVIGATION = (
    "Return", "Return", "Tab", "Tab", "Backtab", "Down", "Down", "Up", "Left", "Right", "Space",
    "Backspace", "Del", "Home", "End", "PgDown", "Esc",
)  # fmt: skip
FUNCTIONS = tuple(f"F{number}" for number in range(1, 13))
HOLDING = ("Ctrl+", "Ctrl+Shift+", "Alt+", "Shift+")
DOUBLED = ("F9", "F10", "Return", "Ctrl+1", "Ctrl+2", "Ctrl+6", "Ctrl+7", "Space", "Ctrl+Return")
LEAVES = {"Ctrl+Q", "Alt+F4", "Ctrl+W"}
"""What the system closes a window with; the window's own ways out are plans."""

PATIENT = 0.5
"""So many of the plans are followed to their end; in the others something comes between."""

ESCAPES = 15
SETTLES_MS = 20
LOOK_HOME_EVERY = 120
REMEMBERED = 40
LONGEST_RATING = 6
"""So many events a citizen stands before the turned screen."""

TURN_BACK = WAY_OUT.toString()
HOME = {"intake", "today", "dossiers"}
"""Where the work begins: for those who do not receive, with the list of this day."""

MOST_WINDOWS = 3
"""So many windows and dialogs are there at most when it is home: the window and its palette."""

DEAD_MS, LOOK_MS = 90, 650
"""The moments in which nothing is heard are shortened; those of a citizen who reads are not."""


class Monkey:
    """Sends the events of one shift to a window.

    Attributes:
        window: the one that is shown; another after each change of officer.
        wrong: exceptions and warnings, heard since.
        is_going_home: whether Esc is being pressed.
        password: of every officer; empty in an office where nobody has one.
    """

    def __init__(self, desk: Desk, random: Random, counts: Counts, *, password: str) -> None:
        self.random, self.counts, self.password = random, counts, password
        self.window: MainWindow
        self.wrong: list[str] = []
        self.is_going_home = False
        self._desk = desk
        self._rules = Rules(counts)
        self._rules.begin()
        self._trail: deque[str] = deque(maxlen=REMEMBERED)
        self._plan: Iterator[Act] = iter(())
        self._is_patient = True
        self._under_way: list[tuple[Before, str]] = []
        self._last_act = (Before(), "")
        self._front: QWidget | None = None
        self._locked_for = self._turned_for = 0
        self.hands = Hands(lambda: self.window, random, self._begins)

    def work_in(self, window: MainWindow) -> None:
        """Go on in another window."""
        self.window = window
        self._plan = iter(())
        self.counts.windows += 1
        scanner = window.findChild(Scanner)
        assert scanner is not None, "every window has one"
        scanner.read.connect(lambda scan: self.counts.scans.update([scan.kind.value]))
        scanner.missed.connect(lambda _text: self.counts.scans.update(["unknown"]))
        scanner.typed.connect(lambda _text: self.counts.scans.update(["unknown, in a line"]))

    @property
    def receives(self) -> bool:
        """Whether the officer works at the desk."""
        return self.window.frame.desk.officer.role in DESK_ROLES

    def number_in(self, *states: DossierState, is_newest: bool = False) -> str:
        """The number of a dossier in one of the states, or the newest; empty for none."""
        wanted = Dossier.select().where(Dossier.state.in_(states)).order_by(Dossier.id)
        found = [str(row.dossier_no) for row in wanted]
        if not found:
            return ""
        return found[-1] if is_newest else self.random.choice(found)

    # --- one event after the other ---------------------------------------------------------------

    def step(self) -> None:
        """One event, and a look at what came of it.

        Raises:
            Broken: a rule was broken.
        """
        window = self.window
        self._under_way.append((self._rules.look(window), ""))
        try:
            did = self._act()
            self._trail.append(did)
            self.counts.events += 1
            self.counts.roles[window.frame.desk.officer.role] += 1
            QApplication.processEvents()
            if self.wrong:
                raise Broken(self.wrong[0])
            if isValid(window) and window is self.window:
                self._rules.judge(self._desk, self._rules.look(window), self._under_way)
                self._count(window)
        except Broken as error:
            told = f"event {self.counts.events}: {error}\n  after {', '.join(self._trail)}"
            raise Broken(told) from None
        finally:
            self._last_act = self._under_way.pop()
        if self.counts.events % LOOK_HOME_EVERY == 0:
            self.come_home()

    def _count(self, window: MainWindow) -> None:
        self.counts.pages[f"{window.page_key} ({window.frame.desk.officer.role})"] += 1
        over = QApplication.activeModalWidget()
        if over is not None and over is not self._front:
            words = [w for w in over.windowTitle().split() if not any(s.isdigit() for s in w)]
            self.counts.dialogs[" ".join(words) or type(over).__name__] += 1
        self._front = over

    def _begins(self, did: str) -> None:
        if self._under_way:
            self._under_way[-1] = (self._under_way[-1][0], did)

    def _act(self) -> str:
        over = QApplication.activeModalWidget()
        if isinstance(over, LockDialog):
            return self._act_locked()
        self._turned_for = self._turned_for + 1 if isinstance(over, RatingWindow) else 0
        if self._turned_for > LONGEST_RATING:
            return self._turn_back()
        follows = self._is_patient or self.random.random() < 0.8
        act = next(self._plan, None) if follows else None
        if act is not None:
            return self._follow(act)
        if follows and self.random.random() < 0.25:
            self._choose_plan()
        return self._at_random()

    def _choose_plan(self) -> None:
        plan: Plan = self.random.choice(plans_of(self.window.frame.desk.officer.role))
        self._trail.append(f"<{getattr(plan, '__name__', '')}>")
        self._is_patient = self.random.random() < PATIENT

        def from_home() -> Iterator[Act]:
            for _ in range(3):
                yield Act("press", "Esc")
            yield from plan(self)

        self._plan = from_home()

    def _follow(self, act: Act) -> str:
        if act.do in ("rest", "look"):
            self._under_way[-1] = self._last_act  # what comes now comes of what was done before
            QTest.qWait(2 * DEAD_MS if act.do == "rest" else LOOK_MS)
            return act.do
        self.counts.acts[act.do] += 1
        match act.do:
            case "double":
                return self.hands.press(act.with_, times=2)
            case "unlock":
                return "-"
        does: dict[str, Callable[[str], str]] = {
            "press": self.hands.press,
            "write": self.hands.write,
            "scan": self.hands.scan,
            "click": self.hands.click,
            "fill": self.hands.fill,
        }
        return does[act.do](act.with_)

    def _at_random(self) -> str:
        kind = self.random.random()
        if kind < 0.08:  # shares of what it does
            self.counts.acts["scan"] += 1
            number = self.number_in(*DossierState)
            return self.hands.scan(self.random.choice((*CARDS, *WRONG_CARDS, number)))
        if kind < 0.18:
            self.counts.acts["click"] += 1
            return self.hands.click()
        if kind < 0.20:
            self.counts.acts["wheel"] += 1
            did, is_changed = self.hands.turn_wheel()
            if is_changed:
                raise Broken(f"{did} changed it")
            return did
        if kind < 0.42:
            self.counts.acts["write"] += 1
            return self.hands.write(self.random.choice((*LETTERS, *WORDS)))
        self.counts.acts["press"] += 1
        return self._any_key(kind)

    def _any_key(self, kind: float) -> str:
        if kind < 0.46:
            return self.hands.press(self.random.choice(DOUBLED), times=2)
        if kind < 0.74:
            return self.hands.press(self.random.choice(NAVIGATION))
        if kind < 0.88:
            return self.hands.press(self.random.choice(FUNCTIONS))
        sign = self.random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        keys = f"{self.random.choice(HOLDING)}{sign}"
        return "-" if keys in LEAVES else self.hands.press(keys)

    def _turn_back(self) -> str:
        """The clerk takes the screen back that was turned to a citizen."""
        self.hands.press(TURN_BACK)
        return self.hands.press("Return")

    # --- the lock --------------------------------------------------------------------------------

    def _act_locked(self) -> str:
        """Whoever stands before the lock fumbles a little, then somebody knows the password."""
        self._locked_for += 1
        if self._locked_for > self.random.randrange(2, 6):
            return self._unlock()
        kind = self.random.random()
        if kind < 0.4:
            return self.hands.scan(self.random.choice((*CARDS, *WRONG_CARDS)))
        if kind < 0.6:
            return self.hands.write(self.random.choice(WORDS))
        return self.hands.press(self.random.choice(("Esc", "Tab", "Down", "F9", "F2", "Ctrl+K")))

    def _unlock(self) -> str:
        self._locked_for = 0
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LockDialog)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()  # the list of people; a hand would press Esc
        password = dialog.findChild(PasswordEditor)
        assert password is not None, "it asks for one, or hides it where nobody has any"
        if password.isVisible():
            password.clear()
            password.setFocus()
            self.hands.write(self.password)
        self.hands.click(UNLOCK)
        self.counts.unlocked += 1
        return "unlock"

    # --- home ------------------------------------------------------------------------------------

    def come_home(self) -> None:
        """Esc, often enough, leads home; nothing is left open over the window.

        Raises:
            Broken: it does not.
        """
        self._plan, self.is_going_home = iter(()), True
        try:
            escapes = self._escape()
        finally:
            self.is_going_home = False
        over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if over is not None:
            raise self._lost(f"Esc does not close {type(over).__name__} {over.windowTitle()!r}")
        if self.window.page_key not in HOME:
            raise self._lost(f"Esc does not lead home from {self.window.page_key}")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        windows = [one for one in QApplication.topLevelWidgets() if is_window(one)]
        if len(windows) > MOST_WINDOWS:
            raise self._lost(f"so many windows are left: {[named_window(one) for one in windows]}")
        counts = self.counts
        counts.homecomings += 1
        counts.most_escapes = max(counts.most_escapes, escapes)
        counts.most_windows = max(counts.most_windows, len(windows))
        widgets = len(self.window.findChildren(QWidget))
        counts.most_widgets = max(counts.most_widgets, widgets)

    def _escape(self) -> int:
        """How often Esc was pressed until it was home."""
        for presses in range(ESCAPES):
            over = QApplication.activeModalWidget()
            if isinstance(over, LockDialog):
                self._unlock()
            elif isinstance(over, RatingWindow):
                self._turn_back()
            elif over is None and presses and self.window.page_key in HOME:
                return presses
            else:
                self.hands.press("Esc")
            QTest.qWait(SETTLES_MS)
        return ESCAPES

    def _lost(self, what: str) -> Broken:
        return Broken(f"event {self.counts.events}: {what}\n  after {', '.join(self._trail)}")


def is_window(widget: QWidget) -> bool:
    return isinstance(widget, MainWindow | QDialog)


def named_window(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.windowTitle()!r}"
