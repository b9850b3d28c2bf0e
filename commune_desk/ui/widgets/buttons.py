"""Buttons of actions: the words, the key beside them, the icon, on or off as the action is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QPushButton, QWidget

from commune_desk.ui.look import icons
from commune_desk.ui.look.theme import mark, size

ICON_GAP = " "
"""Between an icon and its words: Qt leaves four pixels, which is too little for the eye."""

KEY_GAP = "   "


class KeyButton(QPushButton):
    """A button whose own key presses it at once; a click leaves the focus where the work is.

    By itself Qt shows the button held down for a tenth of a second and only then lets it do what it
    is for: a tenth is all that an answer may take.

    And a click would take the focus, which goes on to the neighbour as soon as the button is off or
    out of sight: the next Space would press what nobody pointed at.
    """

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """Its key is a click; where two buttons have that key it leads to them in turn."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)


def button(
    text: str,
    does: Callable[[], object] | None = None,
    *,
    kind: str = "",
    icon: str = "",
    key: str = "",
) -> QPushButton:
    """A push button of the kinds "primary", "quiet", "danger", "choice", "large" or plain."""
    shown = key.replace("Return", "Enter")  # as keyboards have it
    words = f"{text}{KEY_GAP}{shown}" if key else text
    made = KeyButton(f"{ICON_GAP}{words}" if icon and text else words)
    made.setShortcut(QKeySequence(key))
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    if icon:
        icons.set_icon(made, icon, _ink_of(kind))
        made.setIconSize(icon_size())
    if does is not None:
        made.clicked.connect(lambda _checked=False: does())
    return made


def rename(made: QPushButton, words: str, *, key: str = "") -> None:
    """Other words for a button, on it and for who only hears it; its key is given with them.

    Qt takes the key from a button that gets another text.
    """
    shown = key.replace("Return", "Enter")  # as keyboards have it
    made.setText(f"{words}{KEY_GAP}{shown}" if key else words)
    made.setShortcut(QKeySequence(key))
    made.setAccessibleName(words)


class ActionButton(QPushButton):
    """A button that is the face of an action."""

    def __init__(self, action: QAction, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._was_wanted = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self.set_kind(kind)
        self._follow()

    def set_kind(self, kind: str) -> None:
        """Look like a button of that kind: "primary", "quiet", "danger", "" …."""
        mark(self, kind=kind)
        if name := self._action.property(icons.NAME_PROPERTY):
            icons.set_icon(self, name, _ink_of(kind))
            self.setIconSize(icon_size())

    def _follow(self) -> None:
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self._action.text()
        gap = "" if self.icon().isNull() else ICON_GAP
        self.setText(f"{gap}{words}{KEY_GAP}{key}" if key else f"{gap}{words}")
        self.setAccessibleName(words)
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        is_wanted = self._action.isVisible()
        if is_wanted == self._was_wanted:
            return  # other words, or another colour, bring nothing into sight that a page hid
        if self.parentWidget() is not None or not is_wanted:  # alone it would be a window
            self._was_wanted = is_wanted
            self.setVisible(is_wanted)


def icon_size() -> QSize:
    """The size of an icon on a button."""
    return QSize(size("icon"), size("icon"))


def _ink_of(kind: str) -> str:
    return {"primary": "on_primary", "quiet": "primary", "danger": "overdue"}.get(kind, "text")
