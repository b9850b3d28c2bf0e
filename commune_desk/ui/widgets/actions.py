"""What can be done on a page or in a dialog, declared at the method that does it.

    class OfficeLeaders(QWidget):
        def __init__(self, frame: PageFrame) -> None:
            self.primary_action = action_of(self.ask_leader)
            self._bar = VerbsBar(actions_of(self.ask_changes, self.move_up, self.remove))

        @action("Đưa lên", shortcut="Ctrl+Up")
        def move_up(self) -> None:
            ...

Words, key and icon stand where one reads what they do; the constructor says only where they are
offered, and in which order. The method stays a plain one, and public: what a page can be made to do
is its interface. A page offers an action, a dialog mostly a button alone.

What cannot be done at all times says so in its declaration: `waits_for="Chọn thủ tục trước."`. The
page only switches the action off and on; whoever presses its key meanwhile reads these words
(`frame/keys/waiting_keys.py`).

What is known only while the program runs (the step of a dossier, a page of the table, the words of
a dialog that many use) has no method of its own: it is made by `make_action` or `buttons.button`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MethodType
from typing import TypeVar, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from commune_desk.ui.look import icons
from commune_desk.ui.widgets.buttons import button

Does = TypeVar("Does", bound=Callable[..., object])
Offered = Callable[[], object]
"""A method of an object that was declared by `action`."""

_DECLARED = "__declared_action__"
WAITS_FOR = "waits_for"
"""The property of an action or a button that holds what its key says while it is off."""


@dataclass(frozen=True, slots=True)
class DeclaredAction:
    """How an action shows itself.

    Attributes:
        text: its words; empty where they follow what is chosen.
        shortcut: its key as shortcuts are written, "Ctrl+E"; empty for none.
        icon: one of `resources/icons`; empty for none.
        kind: of the button of a dialog, as in `buttons.button`.
        waits_for: what its key says while it is off or out of sight: why, and what to do first.
    """

    text: str
    shortcut: str = ""
    icon: str = ""
    kind: str = ""
    waits_for: str = ""


def action(
    text: str = "", *, shortcut: str = "", icon: str = "", kind: str = "", waits_for: str = ""
) -> Callable[[Does], Does]:
    """Declare that the officer can do what a method does; see `DeclaredAction`."""
    declared = DeclaredAction(text, shortcut, icon, kind, waits_for)

    def declare(does: Does) -> Does:
        setattr(does, _DECLARED, declared)
        return does

    return declare


def declaration_of(does: Callable[..., object]) -> DeclaredAction:
    """What was declared at a method."""
    declared: DeclaredAction = getattr(does, _DECLARED)
    return declared


def action_of(does: Offered, parent: QObject | None = None) -> QAction:
    """The action of a declared method, ready for a button or a menu.

    Args:
        does: the method, of an object: `self.move_up`.
        parent: whose action it is; the object of the method unless another is named.
    """
    declared = declaration_of(does)
    owner = parent if parent is not None else cast("QObject", cast("MethodType", does).__self__)
    made = make_action(owner, declared.text, does, shortcut=declared.shortcut, icon=declared.icon)
    made.setProperty(WAITS_FOR, declared.waits_for)
    return made


def actions_of(*does: Offered, parent: QObject | None = None) -> list[QAction]:
    """The actions of several declared methods, in that order."""
    return [action_of(one, parent) for one in does]


def stand_ins(*does: Callable[..., object], parent: QObject) -> list[QAction]:
    """In place of actions whose object is made later: off, their keys say what they wait for.

    Args:
        does: the methods, of the class: `FillingArea.turn_paper`.
        parent: where they stand until the object is there; whoever makes it takes them away.
    """
    made = []
    for one in map(declaration_of, does):
        made.append(QAction(one.text, parent))
        made[-1].setShortcut(QKeySequence(one.shortcut))
        made[-1].setEnabled(False)
        made[-1].setProperty(WAITS_FOR, one.waits_for)
    return made


def button_of(does: Offered) -> QPushButton:
    """The button of a declared method: in a dialog, which has no list of actions."""
    declared = declaration_of(does)
    made = button(
        declared.text, does, kind=declared.kind, icon=declared.icon, key=declared.shortcut
    )
    made.setProperty(WAITS_FOR, declared.waits_for)
    return made


def make_action(
    parent: QObject,
    text: str,
    does: Callable[[], object],
    *,
    shortcut: str = "",
    icon: str = "",
) -> QAction:
    """An action with its key and icon, ready for a button or a menu."""
    made = QAction(text, parent)
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
        made.setToolTip(f"{text} ({shortcut})")
    if icon:
        icons.set_icon(made, icon)
    made.triggered.connect(lambda _checked=False: does())
    return made
