"""What is on the screen, found as a person or a screen reader finds it: by the words on it.

A control is asked for by its accessible name or the label beside it, a button by its words, a key
by its name, a row by a text in it, a line that only speaks by its object name; nothing counts that
is not shown, and two controls of one name are a fault. So a page may be built anew: only where its
words or its keys change, its driver in this folder changes too, and no test.

`Area` is a part of the screen with a window of its own or in one: a page, a dialog, the whole
window. The drivers of pages add what a clerk does there, in the clerk's words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QKeyCombination,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from commune_desk.ui.frame.work.making import Making

W = TypeVar("W", bound=QWidget)

PATIENCE_MS = 3_000
"""How long is waited for what comes by itself; a test that passes does not wait as long."""

QT_IS_LATE = 1.05
"""Qt's coarse timers may come by a twentieth later than they were set."""


class Area:
    """A part of the screen.

    Args:
        widget: the page, the dialog or the window; it is shown.
    """

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    # --- what is seen ----------------------------------------------------------------------------

    @property
    def is_there(self) -> bool:
        """Whether it is on the screen."""
        return isValid(self.widget) and self.widget.isVisible()

    @property
    def focus(self) -> str:
        """The name of the control that has the focus."""
        focused: QWidget | None = self.widget.window().focusWidget()
        return name_of(focused) if focused is not None else ""

    def text(self, name: str) -> str:
        """What stands in the control or the line of that name."""
        return text_in(self.find(name))

    def says(self, words: str) -> bool:
        """Whether these words can be read anywhere in it."""
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        """Every text that can be read in it."""
        return [text for label in self.shown(QLabel) if (text := label.text())]

    def beside(self, name: str) -> str:
        """What is said beside a control, seen and heard: why it is refused or doubtful."""
        words = self.find(name).accessibleDescription()
        assert not words or self.says(words), f"{words!r} can be heard but not seen"
        return words

    def part(self, title: str) -> "Area":
        """The card or group of that title."""
        return Area(self.find_a(QWidget, title))

    def tip(self, name: str) -> str:
        """What is said where the pointer rests on a control."""
        return self.find(name).toolTip()

    def has(self, name: str) -> bool:
        """Whether a control or a line of that name is shown."""
        return bool(self._called(QWidget, name))

    def can(self, words: str) -> bool:
        """Whether a button or a command with these words is there and may be pressed."""
        return any(found.isEnabled() for found in self._offers(words))

    def offered(self) -> list[str]:
        """The words of all buttons that may be pressed."""
        return [name_of(made) for made in self.shown(QAbstractButton) if made.isEnabled()]

    def is_ticked(self, name: str) -> bool:
        """Whether a box is ticked, or one of several buttons chosen."""
        return self.find_a(QAbstractButton, name).isChecked()

    def choices(self, name: str) -> list[str]:
        """The lines of a drop-down list."""
        box = self.find_a(QComboBox, name)
        return [box.itemText(place) for place in range(box.count())]

    def find(self, name: str) -> QWidget:
        """The control of that name; of several inside each other the inmost, where the keys go."""
        return self.find_a(QWidget, name)

    def find_a(self, kind: type[W], name: str) -> W:
        """The control of that kind and name."""
        found = self._called(kind, name)
        assert found, f"nothing is called {name!r} here; there are {sorted(self._names(kind))}"
        [inmost] = [w for w in found if not any(w in _owners(other) for other in found)]
        return inmost

    # --- lists -----------------------------------------------------------------------------------

    def cells(self, name: str) -> list[list[str]]:
        """The rows of a table as they stand, without the columns that are not shown."""
        model, columns = self._table(name)
        return [
            [str(model.index(row, place).data()) for place in columns]
            for row in range(model.rowCount())
        ]

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a table, each by the titles of its columns."""
        model, columns = self._table(name)
        titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in columns]
        return [dict(zip(titles, row, strict=True)) for row in self.cells(name)]

    def column(self, name: str, title: str) -> list[str]:
        """One column of a table, from top to bottom."""
        return [row[title] for row in self.rows(name)]

    def chosen_row(self, name: str) -> dict[str, str]:
        """The chosen row of a table, empty where none is."""
        current = self.find_a(QTableView, name).currentIndex()
        return self.rows(name)[current.row()] if current.isValid() else {}

    def lines(self, name: str) -> list[str]:
        """The lines of a list."""
        listed = self.find_a(QListWidget, name)
        return [listed.item(place).text() for place in range(listed.count())]

    def choose_columns(self, name: str, *titles: str) -> None:
        """Right-click on the head of a table, and show or hide columns."""
        head = self.find_a(QTableView, name).horizontalHeader()
        for title in titles:
            at = head.rect().center()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, head.mapToGlobal(at))
            QApplication.sendEvent(head.viewport(), asked)
            menu = popup()
            next(action for action in menu.actions() if action.text() == title).trigger()
            menu.close()

    def right_click(self, name: str, text: str) -> "Menu":
        """Click with the right button on the row that has that text; the menu that comes."""
        listed = self.find_a(QTableView, name)
        at = listed.visualRect(_index_with(listed, text)).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.RightButton, pos=at)
        there = listed.viewport().mapToGlobal(at)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there)
        QApplication.sendEvent(listed.viewport(), asked)
        return Menu.open()

    def click_head(self, name: str, title: str) -> None:
        """Click on the head of a column of a table."""
        head = self.find_a(QTableView, name).horizontalHeader()
        section = self._place_of(name, title)
        left, width = head.sectionViewportPosition(section), head.sectionSize(section)
        at = QPoint(left + min(width, head.width() - left) // 2, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def sorted_by(self, name: str) -> str:
        """The column whose head has the arrow; empty where none has."""
        head = self.find_a(QTableView, name).horizontalHeader()
        place = head.sortIndicatorSection()
        if place < 0:
            return ""
        return str(head.model().headerData(place, Qt.Orientation.Horizontal))

    def choose_row(self, name: str, text: str) -> None:
        """Click on the row that has that text in one of its cells."""
        listed = self.find_a(QAbstractItemView, name)
        index = _index_with(listed, text)
        listed.scrollTo(index)
        at = listed.visualRect(index).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def whole_column(self, name: str, title: str) -> list[str]:
        """One column of a table as it is told where the pointer rests, from top to bottom."""
        model, _ = self._table(name)
        place = self._place_of(name, title)
        tip = Qt.ItemDataRole.ToolTipRole
        return [str(model.index(row, place).data(tip)) for row in range(model.rowCount())]

    def _place_of(self, name: str, title: str) -> int:
        """Which column of a table has that title."""
        model, columns = self._table(name)
        [place] = [
            column
            for column in columns
            if model.headerData(column, Qt.Orientation.Horizontal) == title
        ]
        return place

    def open_row(self, name: str, text: str) -> None:
        """Choose the row and press Enter on it."""
        self.choose_row(name, text)
        listed = self.find_a(QAbstractItemView, name)
        listed.setFocus()
        self.press("Return")

    # --- what is done ----------------------------------------------------------------------------

    def press(self, keys: str) -> None:
        """Press a key, "F9" or "Ctrl+K", where the focus is."""
        window = awake(self.widget)
        over = [one.widget for one in self.dialogs() if one.widget.isModal()]
        assert not over, f"{over} stands over it"
        pressed = QKeyCombination(QKeySequence(keys)[0])  # type: ignore[index]  # it is a sequence
        focused: QWidget | None = window.focusWidget()
        target = self.widget if focused is None else focused
        QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        _let_go(window)
        wait_for_papers()

    def confirm(self) -> None:
        """Ctrl+Enter, which ends a case, once the button may be pressed."""
        self.let_pass(seconds=1)
        self.press("Ctrl+Return")

    def type_in(self, text: str) -> None:
        """Type where the focus is, letter by letter, as a keyboard or a scanner does."""
        awake(self.widget)
        for letter in text:
            target = self.widget.window().focusWidget()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, key)

    def go_to(self, name: str) -> QWidget:
        """Put the focus on a control."""
        awake(self.widget)
        control = self.find(name)
        assert control.isEnabled(), f"{name!r} is off"
        control.setFocus()
        return control

    def enter(self, name: str, value: str | bool) -> None:
        """Put something into a field in place of what stands there, and go on to the next."""
        if isinstance(value, bool):
            self.tick(name, is_on=value)
            return
        control = self.go_to(name)
        if isinstance(control, QComboBox):
            _pick_line(control, value)
            return
        if isinstance(control, QLineEdit | QSpinBox | QPlainTextEdit):
            control.selectAll()
        if value:
            self.type_in(value)
        else:
            QTest.keyClick(control, Qt.Key.Key_Delete)
        QTest.keyClick(control, Qt.Key.Key_Tab)

    def fill_in(self, values: Mapping[str, str | bool]) -> None:
        """Enter several fields by their names."""
        for name, value in values.items():
            self.enter(name, value)

    def choose(self, words: str) -> None:
        """Press the button or give the command that has these words."""
        awake(self.widget)
        offers = list(self._offers(words))
        assert offers, f"no {words!r} is offered; there are {self.offered()}"
        assert offers[0].isEnabled(), f"{words!r} is off"
        if isinstance(offers[0], QAction):
            offers[0].trigger()
        else:
            QTest.mouseClick(offers[0], Qt.MouseButton.LeftButton)
        wait_for_papers()

    def turn_to(self, title: str) -> None:
        """Click on a tab."""
        awake(self.widget)
        for tabs in self.shown(QTabBar):
            for place in range(tabs.count()):
                if tabs.tabText(place) == title:
                    at = tabs.tabRect(place).center()
                    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=at)

    def tick(self, name: str, *, is_on: bool = True) -> None:
        """Tick a box, or take the tick away."""
        box = self.find_a(QAbstractButton, name)
        if box.isChecked() is not is_on:
            awake(self.widget)
            box.setFocus()
            QTest.keyClick(box, Qt.Key.Key_Space)

    # --- what stands over it, what comes by itself -----------------------------------------------

    def dialogs(self) -> list["Area"]:
        """The dialogs that are open over it, the newest last."""
        found = self.widget.window().findChildren(QDialog)
        return [Area(dialog) for dialog in found if dialog.isVisible()]

    def dialog(self, title: str = "") -> "Area":
        """The dialog that is open over it, by a part of its title where there are several."""
        found = [one for one in self.dialogs() if title in one.widget.windowTitle()]
        assert found, f"no dialog {title!r} is open"
        return found[-1]

    def close(self) -> None:
        """Press Esc."""
        self.press("Esc")

    def let_pass(self, seconds: float) -> None:
        """What would happen by itself within that time happens now."""
        let_pass(self.widget, seconds)

    # --- finding ---------------------------------------------------------------------------------

    def shown(self, kind: type[W]) -> Iterator[W]:
        """The controls of a kind that are shown here, those of other windows over it left out."""
        QApplication.sendPostedEvents()  # what was added to a shown page a moment ago is shown too
        window = self.widget.window()
        for widget in self.widget.findChildren(kind):
            if widget.isVisible() and widget.window() is window:
                yield widget

    def _offers(self, words: str) -> Iterator[QAbstractButton | QAction]:
        for made in self.shown(QAbstractButton):
            if name_of(made) == words:
                yield made
        for holder in (self.widget, *self.shown(QWidget)):
            yield from (action for action in holder.actions() if _is_offered(action, words))

    def _table(self, name: str) -> tuple[QAbstractItemModel, list[int]]:
        """What a table shows, and which of its columns."""
        table = self.find_a(QTableView, name)
        model, head = table.model(), table.horizontalHeader()
        return model, [n for n in range(model.columnCount()) if not head.isSectionHidden(n)]

    def _called(self, kind: type[W], name: str) -> list[W]:
        labels = self._labels()
        return [w for w in self.shown(kind) if name in (*names_of(w), labels.get(w, ""))]

    def _labels(self) -> dict[QWidget, str]:
        """The words of the label beside a control or a value, without the star of what is owed.

        A control that says more by itself ("Người mẹ: nơi cư trú") is not called by them alone.
        """
        found: dict[QWidget, str] = {}
        for label in self.shown(QLabel):
            buddy: QWidget | None = label.buddy()
            if buddy is not None and ": " not in name_of(buddy):
                found[buddy] = label.text().removesuffix(" *")
        return found

    def _names(self, kind: type[QWidget]) -> Iterable[str]:
        return {name for widget in self.shown(kind) for name in names_of(widget) if name} | set(
            self._labels().values()
        )


def windows(title: str) -> list[Area]:
    """The windows of the program that are open and have that title."""
    found = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return [Area(window) for window in found if window.windowTitle() == title]


class Menu:
    """A menu that is open.

    Attributes:
        widget: it.
    """

    def __init__(self, widget: QMenu) -> None:
        self.widget = widget

    @classmethod
    def open(cls) -> "Menu":
        """The one that is open now."""
        found = popup()
        assert isinstance(found, QMenu)
        return cls(found)

    def lines(self) -> dict[str, str]:
        """What it offers, each with the key that does the same."""
        shown = [one for one in self.widget.actions() if one.isVisible() and one.text()]
        cut = (one.text().partition("\t") for one in shown)
        return {words: key for words, _tab, key in cut}

    def can(self, words: str) -> bool:
        """Whether a line may be chosen."""
        return self._line(words).isEnabled()

    def choose(self, words: str) -> None:
        """Choose a line; the menu closes."""
        line = self._line(words)
        self.widget.close()
        line.trigger()

    def _line(self, words: str) -> QAction:
        found = (one for one in self.widget.actions() if one.text().partition("\t")[0] == words)
        return next(found)


def popup() -> QWidget:
    """The menu or the palette that is open."""
    found = QApplication.activePopupWidget()
    assert found is not None, "no menu is open"
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader says first: the accessible name, else the words on a button."""
    if name := widget.accessibleName():
        return name
    return widget.text().strip() if isinstance(widget, QAbstractButton) else ""


def names_of(widget: QWidget) -> tuple[str, str]:
    """By what a widget itself is known: its name, and the name that only the program gives it."""
    return name_of(widget), widget.objectName()


def text_in(control: QWidget) -> str:
    """What a control shows."""
    match control:
        case QLineEdit() | QLabel() | QSpinBox() | QAbstractButton():
            return control.text()
        case QComboBox():
            return control.currentText()
        case QPlainTextEdit():
            return control.toPlainText()
        case _:
            return control.accessibleName()


def awake(widget: QWidget) -> QWidget:
    """The window of a widget, made the one that takes the keys."""
    window = widget.window()
    if not window.isActiveWindow():
        window.windowHandle().requestActivate()
        until(window.isActiveWindow)
    return window


def let_pass(owner: QObject, seconds: float) -> None:
    """What would happen by itself within that time, in the owner of the timers, happens now."""
    for timer in owner.findChildren(QTimer):
        if timer.isActive() and 0 <= timer.remainingTime() <= seconds * 1000 * QT_IS_LATE:
            if timer.isSingleShot():
                timer.stop()
            timer.timeout.emit()


def until(is_so: Callable[[], bool], *, patience_ms: int = PATIENCE_MS) -> None:
    """Wait for what comes by itself."""
    waited = 0
    while not is_so():
        assert waited < patience_ms, "it never came"
        QTest.qWait(5)
        waited += 5


def wait_for_papers() -> None:
    """Those that were asked for come beside the window, and are printed or shown."""
    until(lambda: Making.of_application().is_idle, patience_ms=20_000)


def _let_go(window: QWidget) -> None:
    """A button that was pressed by its key goes down, and acts when it comes up again."""
    if isValid(window):
        down = [made for made in window.findChildren(QAbstractButton) if made.isDown()]
        until(lambda: not any(isValid(made) and made.isDown() for made in down))


def _owners(widget: QWidget) -> Iterator[QWidget]:
    owner = widget.parentWidget()
    while owner is not None:
        yield owner
        owner = owner.parentWidget()


def _is_offered(action: QAction, words: str) -> bool:
    return action.text() == words and action.isVisible()


def _index_with(listed: QAbstractItemView, text: str) -> QModelIndex:
    """The first cell that shows the text, whole or in part."""
    model, top = listed.model(), QModelIndex()
    cells = [
        model.index(row, place)
        for row in range(model.rowCount(top))
        for place in range(model.columnCount(top) if isinstance(listed, QTableView) else 1)
    ]
    tip = Qt.ItemDataRole.ToolTipRole
    found = [cell for cell in cells if text in str(cell.data()) or text == cell.data(tip)]
    assert found, f"no row with {text!r}; there are {[cell.data() for cell in cells]}"
    return min(found, key=lambda cell: len(str(cell.data())))


def _pick_line(box: QComboBox, words: str) -> None:
    """Open a drop-down list, go to a line, press Enter."""
    place = box.findText(words)
    assert place >= 0, f"no {words!r} in {[box.itemText(n) for n in range(box.count())]}"
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(place, box.modelColumn()))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
