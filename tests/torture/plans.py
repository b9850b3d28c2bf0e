"""What a clerk means to do: plans that reach deep, each a row of acts; the monkey is not always
patient with them.

A plan knows the office as a clerk does who has the papers in hand: which dossiers wait for what.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Protocol

from commune_desk.domain.desk.dossier import DESK_ROLES, DossierState, Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import STEPS, Action, Step, step_of
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.ui.pages.intake.declarations.declaring import BROUGHT_KEY
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.values import LEVELS

CARDS = (
    "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022",
    "087073052838||TRẦN QUỐC NAM|17071973|Nam|Ấp Cà Vàng, Tràm Chim, Đồng Tháp|03052022",
    "087199001234||LÊ HOÀNG PHÚC|01021999|Nam|Ấp Phú Thọ, Tràm Chim, Đồng Tháp|01012025",
    "087090000102||NGUYỄN VĂN AN|05061990|Nam|Ấp Phú Thọ, Tràm Chim, Đồng Tháp|01012023",
)
PROCEDURES = (
    "tthn",
    "cham dut giam ho",
    "1.001193",
    "1.000656",
    "2.000635",
    "1.001612",
    "1.004194",
)
PAPERS_OF_LOT = ("học bạ 10x2", "bằng lái 2x1", "giấy khai sinh 1x3", "hợp đồng 5x2")
WHY = "Công dân đề nghị"
LAST = (RatingLevel.VERY_SATISFIED, RatingLevel.SATISFIED, RatingLevel.DISSATISFIED)


@dataclass(frozen=True)
class Act:
    """One thing that is done.

    Attributes:
        do: "press", "write", "scan", "click", "fill", "double"; "rest" waits before the next.
        with_: the keys, the text, the words.
    """

    do: str
    with_: str = ""


class Ground(Protocol):
    """What a plan may know."""

    random: Random

    @property
    def receives(self) -> bool:
        """Whether the officer works at the desk."""

    def number_in(self, *states: DossierState, is_newest: bool = False) -> str:
        """The number of a dossier in one of the states, or the newest; empty for none."""


Plan = Callable[[Ground], Iterator[Act]]
BY_RECEIPT = 0.6
REST = Act("rest")
AWAY = (Act("press", "Esc"),) * 3
"""Papers are shown, one over the other, where the PC has no printer."""


def press(*keys: str) -> Iterator[Act]:
    """Keys, one after the other."""
    return (Act("press", one) for one in keys)


def _begin(of: Ground, *, procedure: str = "") -> Iterator[Act]:
    """A citizen with a card and a procedure."""
    yield from press("F2")
    yield Act("scan", of.random.choice(CARDS))
    yield from press("Ctrl+Return") if of.random.random() < 0.3 else ()  # the same, or another?
    yield Act("write", procedure or of.random.choice(PROCEDURES))
    yield from press("Down", "Return", BROUGHT_KEY)


def receive(of: Ground) -> Iterator[Act]:
    """A reception, with F9 or F10 pressed twice."""
    yield from _begin(of)
    yield Act("double", of.random.choice(("F9", "F9", "F9", "F10")))
    yield REST
    yield from AWAY


def receive_another(of: Ground) -> Iterator[Act]:
    """A second card in the middle of it."""
    yield from _begin(of)
    yield Act("scan", of.random.choice(CARDS))
    yield from press(of.random.choice(("Esc", "Ctrl+Return", "Ctrl+R")), "F9", "F9")
    yield from AWAY


def turn_away(of: Ground) -> Iterator[Act]:
    """Guide or decline, and take the visit up again."""
    yield from _begin(of)
    yield from press(of.random.choice(("Ctrl+4", "Ctrl+6")))
    yield Act("fill", WHY)
    yield from press("F9")
    yield REST
    yield from press("Ctrl+Return", "Esc", "Esc", "Ctrl+L", "Down", "F9", "F9")
    yield from AWAY


def write_for(of: Ground) -> Iterator[Act]:
    """Declarations written for somebody, taken up and received."""
    yield from press("F2")
    yield Act("scan", of.random.choice(CARDS))
    yield Act("write", of.random.choice(("1.001193", "1.000656", "tthn")))
    yield from press("Down", "Return", "Ctrl+H")
    yield from AWAY
    yield from press("Ctrl+J", "Return", "Return", BROUGHT_KEY, "F9")
    yield from AWAY


def keep_draft(of: Ground) -> Iterator[Act]:
    """A draft, and back to it."""
    yield from press("F2")
    yield Act("scan", of.random.choice(CARDS))
    yield Act("write", of.random.choice(PROCEDURES))
    yield from press("Down", "Return", "Esc", "Ctrl+O", "Down", "Return", BROUGHT_KEY, "F9")
    yield from AWAY


def certify(of: Ground) -> Iterator[Act]:
    """A lot at the certification desk."""
    yield from press("F5")
    yield Act("scan", of.random.choice(CARDS))
    for line in of.random.sample(PAPERS_OF_LOT, 2):
        yield Act("write", line)
        yield from press("Return")
    yield Act("double", "F9")  # it asks for the number of the receipt
    yield REST
    yield Act("write", "0004567")
    yield Act("double", "F9")
    yield REST
    yield from AWAY
    yield from press("F10", "Esc")


# --- dossiers ------------------------------------------------------------------------------------


def _open(of: Ground, number: str) -> Iterator[Act]:
    """A dossier: by its receipt, or by its number in the palette."""
    if of.receives and of.random.random() < BY_RECEIPT:
        yield from press("F3")
        yield Act("scan", number)
        yield REST
        yield from press("F3")
    else:
        yield from press("Ctrl+K")
        yield Act("write", number)
        yield REST
        yield from press("Return")
    yield REST


def _take(step: Step) -> Iterator[Act]:
    """A step with what it asks for, and its second gesture where it wants one."""
    yield from press(step.key)
    yield Act("fill", WHY)
    yield REST
    yield from press("Ctrl+Return" if step.ends_dossier else "F9")
    yield REST
    yield from press("Esc", "Esc") if step.slip else ()


def take_step(action: Action) -> Plan:
    """One step of a dossier that is there for it."""

    def plan(of: Ground) -> Iterator[Act]:
        step = step_of(action)
        number = of.number_in(*step.sources)
        if number:
            yield from _open(of, number)
            yield from _take(step)

    return plan


def step_to_the_end(of: Ground) -> Iterator[Act]:
    """Everything that can be done with one dossier, until it is returned and rated."""
    number = of.number_in(DossierState.RECEIVED)
    if not number:
        return
    yield from _open(of, number)
    for action in (Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT):
        yield from _take(step_of(action)) if of.random.random() < 0.5 else ()
    for action in (Action.HAND_OVER, Action.FINISH, Action.RETURN):
        yield from _take(step_of(action))
    yield from _be_rated(of)


def return_at_counter(of: Ground) -> Iterator[Act]:
    """A result is handed over: F9 twice, then the second gesture; then it is rated."""
    number = of.number_in(DossierState.RESULT_READY)
    yield from press("F4")
    if not number:
        return
    yield Act("scan", number)
    yield Act("double", "F9")
    yield REST
    yield from press("Ctrl+Return")
    yield REST
    yield from _be_rated(of)


def return_several(of: Ground) -> Iterator[Act]:
    """Marked results, handed over at once; one is taken back."""
    del of
    yield from press("F4", "Tab", "Down", "Shift+Down", "F9")
    yield REST
    yield from press("Ctrl+Return")
    yield REST
    yield from press("Ctrl+Z")
    yield Act("fill", WHY)
    yield from press("F9")


def _be_rated(of: Ground) -> Iterator[Act]:
    """The screen is turned; the citizen answers with the mouse."""
    yield from press("Ctrl+Shift+M")
    yield Act("look", "")
    yield Act("click", LEVELS[of.random.choice(LAST)])
    yield Act("look", "")
    yield Act("click", "")
    yield Act("look", "")


def correct(of: Ground) -> Iterator[Act]:
    """What was received is corrected, with both values shown before it is kept."""
    if number := of.number_in(DossierState.RECEIVED, DossierState.HANDLING):
        yield from _open(of, number)
        yield from press("Ctrl+E")
        yield Act("fill", "0912345678")
        yield from press("F9")
        yield REST
        yield from press("F9")
        yield REST
        yield from press("Esc", "Esc")


def cancel(of: Ground) -> Iterator[Act]:
    """A reception made by mistake."""
    if number := of.number_in(DossierState.RECEIVED, is_newest=True):
        yield from _open(of, number)
        yield Act("click", EVENTS[EventKind.CANCELLED])
        yield Act("fill", WHY)
        yield from press("F9", "Return")
        yield REST
        yield from press("Ctrl+Return")


def undo(of: Ground) -> Iterator[Act]:
    """A step and its way back."""
    if number := of.number_in(DossierState.RECEIVED):
        yield from _open(of, number)
        yield from _take(step_of(Action.HAND_OVER))
        yield from press(of.random.choice(("Ctrl+Shift+Z", "Ctrl+Z")))
        yield Act("fill", WHY)
        yield from press("F9")


def take_fee(of: Ground) -> Iterator[Act]:
    """A fee that was paid, and its cancellation."""
    if number := of.number_in(DossierState.RECEIVED, DossierState.RESULT_READY):
        yield from _open(of, number)
        yield from press("Ctrl+L")
        yield Act("fill", "15000")
        yield from press("F9")
        yield Act("click", EVENTS[EventKind.FEE_CANCELLED])
        yield Act("fill", WHY)
        yield from press("F9")


# --- everything else -----------------------------------------------------------------------------


def look_around(of: Ground) -> Iterator[Act]:
    """Every page that has a key, and what its keys open."""
    pages = ["Alt+H", "F3", "F6", "F7", "F8", "Shift+F8", "F12", "Ctrl+F12", "Shift+F12", "F1"]
    of.random.shuffle(pages)
    for page in pages:
        yield from press(page, *of.random.sample(("Tab", "Down", "F9", "F10", "Ctrl+E"), 3))
        yield from press(*of.random.sample(("Ctrl+B", "Ctrl+D", "Ctrl+T", "Ctrl+L", "Ctrl+R"), 2))
        yield from press("Esc", "Esc")


def find(of: Ground) -> Iterator[Act]:
    """Ctrl+K, some words, Enter."""
    yield from press("Ctrl+K")
    yield Act("write", of.random.choice(("khai sinh", "nguyet", "tran quoc", "0001", "bao cao")))
    yield from press("Down", "Return")


def change_setting(of: Ground) -> Iterator[Act]:
    """The settings, or the office: go about in them and change something."""
    yield from press(of.random.choice(("F12", "Ctrl+F12", "Shift+F12")))
    for _ in range(of.random.randrange(4, 12)):
        yield from press("Tab")
    yield from press("Space", "Down", "Tab")
    yield Act("click", "")
    yield Act("click", "")


def lock(of: Ground) -> Iterator[Act]:
    """The screen is locked, somebody fumbles, the officer goes on."""
    yield from press("Ctrl+Shift+L")
    yield Act("scan", of.random.choice(CARDS))
    yield from press("Esc", "F9", "F2")
    yield Act("unlock", "")


def hand_over_desk(of: Ground) -> Iterator[Act]:
    """A colleague takes the counter over in two keys."""
    del of
    yield from press("Ctrl+Shift+D")
    yield Act("unlock", "")


def sign_out(of: Ground) -> Iterator[Act]:
    """The officer leaves the window, with something typed."""
    yield from press("F2")
    yield Act("scan", of.random.choice(CARDS))
    yield from press("Ctrl+Shift+Q")


AT_DESK: tuple[Plan, ...] = (
    receive, receive, receive, receive_another, turn_away, write_for, keep_draft, certify,
    return_at_counter, return_at_counter, return_several, correct, cancel, take_fee,
)  # fmt: skip
OF_DOSSIERS: tuple[Plan, ...] = (
    step_to_the_end, step_to_the_end, undo, *(take_step(step.action) for step in STEPS),
)  # fmt: skip
OF_ALL: tuple[Plan, ...] = (look_around, find, change_setting, lock, hand_over_desk, sign_out)


def plans_of(role: Role) -> tuple[Plan, ...]:
    """What an officer of a role does all day; a page that is another's is tried too."""
    own = (*AT_DESK, *OF_DOSSIERS) if role in DESK_ROLES else (*OF_DOSSIERS, return_at_counter)
    return (*own, *OF_ALL)
