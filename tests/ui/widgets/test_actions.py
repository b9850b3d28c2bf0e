"""An action is declared at the method that does it: words, key and icon, once."""

import gc
import importlib
import pkgutil
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from commune_desk import ui
from commune_desk.ui.look import icons
from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.actions import (
    action,
    action_of,
    actions_of,
    button_of,
    declaration_of,
)
from commune_desk.ui.widgets.buttons import ActionButton
from tests.ui.drivers.hand_scanner import hand_presses
from tests.ui.drivers.screen import awake


class Seats(QWidget):
    """Two things can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    @action("Đưa lên", shortcut="Ctrl+Up", icon="edit")
    def move_up(self) -> None:
        self.done.append("up")

    @action("Bỏ", shortcut="F9", kind="danger")
    def remove(self, *, quietly: bool = False) -> None:
        self.done.append(f"removed, {quietly}")


class Beside:
    """A part of a page that is no object of Qt."""

    done = False

    @action("Quay ra", shortcut="Ctrl+M")
    def turn(self) -> None:
        self.done = True


@pytest.fixture
def seats(qtbot) -> Seats:
    made = Seats()
    qtbot.addWidget(made)
    return made


def test_it_has_the_words_the_key_and_the_icon_of_its_method(seats: Seats):
    up = action_of(seats.move_up)
    assert (up.text(), up.shortcut().toString(), up.toolTip()) == (
        "Đưa lên",
        "Ctrl+Up",
        "Đưa lên (Ctrl+Up)",
    )
    assert up.property(icons.NAME_PROPERTY) == "edit"
    assert up.parent() is seats


def test_the_method_is_called_without_what_qt_adds(seats: Seats):
    """`triggered` and `clicked` say whether the button is held down: no method asks for that."""
    button = button_of(seats.remove)
    button.setParent(seats)
    button.setCheckable(True)
    button.click()
    action_of(seats.remove).trigger()
    assert seats.done == ["removed, False"] * 2


def test_it_stays_a_plain_method(seats: Seats):
    seats.move_up()
    assert seats.done == ["up"]


def test_each_object_does_its_own(seats: Seats, qtbot):
    other = Seats()
    qtbot.addWidget(other)
    action_of(other.move_up).trigger()
    assert (seats.done, other.done) == ([], ["up"])


def test_several_stand_in_the_order_in_which_they_are_named(seats: Seats):
    assert [one.text() for one in actions_of(seats.remove, seats.move_up)] == ["Bỏ", "Đưa lên"]


def test_a_part_that_is_no_widget_names_whose_action_it_is(seats: Seats):
    part = Beside()
    (turn,) = actions_of(part.turn, parent=seats)
    turn.trigger()
    assert part.done
    assert turn.parent() is seats


def test_the_button_of_a_dialog_has_its_key_and_its_kind(qtbot):
    class Asking(QDialog):
        is_kept = False

        @action("Lưu", shortcut="F9", kind="primary")
        def keep(self) -> None:
            self.is_kept = True

    dialog = Asking()
    qtbot.addWidget(dialog)
    keep = button_of(dialog.keep)
    dialog.setLayout(column(keep))
    dialog.show()
    awake(dialog)
    assert (keep.accessibleName(), keep.property("kind")) == ("Lưu", "primary")
    hand_presses("F9")
    assert dialog.is_kept
    dialog.close()


def test_nothing_outlives_its_page(qapp: QApplication):
    page = Seats()
    button = ActionButton(action_of(page.move_up), parent=page)
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    del page, button
    gc.collect()
    assert gone() is None


def declared_methods() -> Iterator[tuple[type, str]]:
    """Every declared method of the program, with its class."""
    for found in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        module = importlib.import_module(found.name)
        for owner in vars(module).values():
            if isinstance(owner, type) and owner.__module__ == module.__name__:
                yield from ((owner, name) for name in vars(owner) if is_declared(owner, name))


def is_declared(owner: type, name: str) -> bool:
    try:
        return bool(declaration_of(vars(owner)[name]))
    except AttributeError:
        return False


def test_none_takes_the_name_of_something_that_qt_calls():
    """A method called `update` or `close` would be called by Qt, and what Qt needs would not be."""
    found = list(declared_methods())
    assert len(found) > 10
    hiding = [
        f"{owner.__name__}.{name}"
        for owner, name in found
        if any(name in vars(base) for base in owner.__mro__[1:])
    ]
    assert hiding == []
