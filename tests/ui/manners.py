"""How a dialog is worked by keys and heard by a screen reader, and what is wrong with it, in words.

`faults(dialog)`: every control has a name of its own; Tab goes as the eye does; the first focus is
where the first thing is entered; Enter ends nothing that cannot be undone; no key is given twice,
and none is silent; it wears the look of the program.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.ui.frame.keys.waiting_keys import offered
from commune_desk.ui.look.theme import STYLED
from commune_desk.ui.widgets.actions import WAITS_FOR
from commune_desk.ui.widgets.form.form import Form
from tests.ui.names import controls, name_of, owners

ENTERED = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


def faults(dialog: QDialog) -> list[str]:
    """What is wrong with a dialog that is shown."""
    reached = [one for one in tabbed(dialog) if one.isEnabled()]
    return [
        *names(dialog),
        *order(reached, dialog),
        *first_focus(reached, dialog),
        *enter(dialog),
        *keys(dialog),
        *silent(dialog),
        *look(dialog),
    ]


def names(dialog: QDialog) -> Iterator[str]:
    """Every control that Tab reaches has a name, and no two have the same."""
    seen = [one for one in controls(dialog) if one.isVisibleTo(dialog) and not is_of_a_cell(one)]
    for one in seen:
        if not name_of(one) and not isinstance(one, QTabBar):
            yield f"{type(one).__name__} has no name"
    for name, count in Counter(filter(None, map(name_of, seen))).items():
        if count > 1:
            yield f"{count} controls are called {name!r}"


def is_of_a_cell(one: QWidget) -> bool:
    """Whether it is the editor of a cell, which the table and its head name."""
    return any(isinstance(owner, QAbstractItemView) for owner in owners(one))


def tabbed(dialog: QDialog) -> list[QWidget]:
    """What Tab reaches, in the order in which it does."""
    known = {one for one in controls(dialog) if one.isVisibleTo(dialog)}
    found: list[QWidget] = []
    one = dialog.nextInFocusChain()
    while one is not dialog and one is not None:
        if one in known:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def order(reached: list[QWidget], dialog: QDialog) -> Iterator[str]:
    """No control is reached after one that the eye meets later."""
    for before, after in pairwise(reached):
        over, under = place(before, dialog, beside=after), place(after, dialog, beside=before)
        is_above = under.bottom() <= over.top() and under.left() < over.right()
        is_left = under.right() <= over.left() and under.bottom() > over.top()
        is_level = is_left and under.top() < over.bottom()
        if is_above or is_level:
            yield f"Tab goes from {name_of(before)!r} back to {name_of(after)!r}"


def place(one: QWidget, dialog: QDialog, *, beside: QWidget) -> QRect:
    """Where it is seen; as a part of something that scrolls without the other, that whole."""
    apart = [
        owner
        for owner in owners(one)
        if isinstance(owner, QScrollArea)
        and dialog.isAncestorOf(owner)
        and not owner.isAncestorOf(beside)
    ]
    shown = apart[-1] if apart else one
    return QRect(shown.mapTo(dialog, QPoint()), shown.size())


def first_focus(reached: list[QWidget], dialog: QDialog) -> Iterator[str]:
    """Typing begins at once: in the first field that is empty, or in the first of all."""
    focus: QWidget | None = dialog.focusWidget()
    if focus is None:
        yield "nothing has the focus"
        return
    fields = [one for one in reached if isinstance(one, ENTERED) and not is_read(one)]
    if all(isinstance(one, QComboBox) for one in fields):
        fields = []  # nothing is typed here: what narrows a list may wait
    holder = next((one for one in reached if one is focus or one.isAncestorOf(focus)), None)
    if fields and holder not in fields and not isinstance(holder, QAbstractItemView):
        yield f"the focus is on {name_of(focus)!r}, not in a field"
    elif fields and holder in fields:
        passed = [one for one in fields[: fields.index(holder)] if is_demanded(one)]
        if passed:
            yield f"the focus is in {name_of(focus)!r}, before it {name_of(passed[0])!r} is empty"
    if focus.property("kind") == "danger":
        yield f"the focus is on {name_of(focus)!r}"


def is_read(field: QWidget) -> bool:
    """Whether nothing can be typed there."""
    return isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly()


def is_demanded(field: QWidget) -> bool:
    """Whether it is empty and its label says, with a star, that it has to be filled in."""
    if not isinstance(field, QLineEdit) or field.text():
        return False
    labels = field.window().findChildren(QLabel)
    return any(one.buddy() is field and one.text().endswith("*") for one in labels)


def enter(dialog: QDialog) -> Iterator[str]:
    """What Enter presses can be undone, and is one thing."""
    defaults = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    shown = [one for one in defaults if one.isVisibleTo(dialog)]
    if len(shown) > 1:
        yield f"Enter presses {[one.text() for one in shown]}"
    for one in shown:
        if one.property("kind") == "danger":
            yield f"Enter presses {one.text()!r}"


def keys(dialog: QDialog) -> Iterator[str]:
    """No key does two things."""
    given: dict[str, set[str]] = defaultdict(set)
    for key, meaning in meanings_of_keys(dialog):
        given[key.toString()].add(meaning)
    for name, meanings in given.items():
        if name and len(meanings) > 1:
            yield f"{name} is given to {sorted(meanings)}"


def silent(dialog: QDialog) -> Iterator[str]:
    """What is off or out of sight says to who presses its key what it waits for."""
    for one in offered(dialog):
        is_shown = not isinstance(one, QWidget) or one.isVisibleTo(dialog)
        if not ((one.isEnabled() and is_shown) or one.property(WAITS_FOR)):
            yield f"{one.shortcut().toString()} of {words_of(one.text())!r} may be silent"


def meanings_of_keys(dialog: QDialog) -> Iterator[tuple[QKeySequence, str]]:
    """Every key that means something in it, with what that is."""
    shown = [dialog, *(one for one in dialog.findChildren(QWidget) if one.isVisibleTo(dialog))]
    for one in shown:
        if isinstance(one, QAbstractButton):
            yield one.shortcut(), words_of(one.text())
    for action in {action for one in shown for action in one.actions() if action.isEnabled()}:
        for key in action.shortcuts():
            yield key, words_of(action.text())
    for shortcut in dialog.findChildren(QShortcut):
        for key in QShortcut.keys(shortcut):
            yield key, f"{type(shortcut.parent()).__name__} {id(shortcut)}"


def words_of(text: str) -> str:
    """The words of a button without the key that stands behind them."""
    return text.replace("&", "").partition("   ")[0]


def refusal(dialog: QDialog) -> Iterator[str]:
    """What is left empty and has to be filled takes the focus once its button is pressed.

    Pressing changes nothing: a form that lacks something is not handed on.
    """
    demanded = {
        form: [one.name for one in shown_fields(form) if one.need is Need.REQUIRED]
        for form in dialog.findChildren(Form)
        if form.isVisibleTo(dialog)
    }
    [done] = [one for one in dialog.findChildren(QPushButton) if is_main(one, dialog)]
    for form, names in demanded.items():
        if not names:
            continue
        form.set_texts(dict.fromkeys(names, ""))
        done.setFocus()
        done.setEnabled(True)  # those that end a case come on after a moment
        done.click()
        if (now := form.focused()) != names[0]:
            yield f"without {names[0]!r} the focus is on {now or name_of(done)!r}"


def shown_fields(form: Form) -> list[FieldSpec]:
    """The fields that belong to a form as it is filled now and have an editor that can be empty."""
    made = [(one, form.made(one.name)) for one in form.spec.fields if one.is_asked]
    return [
        one
        for one, field in made
        if field is not None
        and field.editor.isVisibleTo(form)
        and isinstance(field.editor, QLineEdit | QPlainTextEdit)
        and not is_read(field.editor)
    ]


def is_main(one: QPushButton, dialog: QDialog) -> bool:
    """Whether it is the button for which a dialog is there."""
    return one.property("kind") in ("primary", "danger") and one.isVisibleTo(dialog)


def look(dialog: QDialog) -> Iterator[str]:
    """It has the style sheet, of its own or of the window that it stands over."""
    above: QWidget | None = dialog
    while above is not None and not above.property(STYLED):
        above = above.parentWidget()
    if above is None:
        yield f"{type(dialog).__name__} has no style sheet"
