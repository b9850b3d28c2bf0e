"""Picks one of the 3,321 communes by typing parts of its name, of its province's, or its code."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from commune_desk.domain.place import Commune, Province
from commune_desk.domain.vietnamese import fold
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.text_editor import TextEditor

SHOWN = 60
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Place:
    """A commune with its province, as the list shows it."""

    commune: Commune
    province: Province
    folded: str

    @property
    def words(self) -> str:
        """Xã Tràm Chim · Tỉnh Đồng Tháp."""
        return f"{self.commune.name} · {self.province.name}"


def places_of(provinces: Sequence[Province], communes: Sequence[Commune]) -> tuple[Place, ...]:
    """Every commune with its province, ready to be searched."""
    by_code = {province.code: province for province in provinces}
    return tuple(
        Place(c, p := by_code[c.province_code], fold(f"{c.name} {p.name} {c.code}"))
        for c in communes
    )


def matching(places: Sequence[Place], text: str) -> list[Place]:
    """The communes in whose names all the typed words begin a word."""
    words = [f" {word}" for word in fold(text).split()]
    return [place for place in places if all(word in f" {place.folded}" for word in words)]


class PlacePicker(QWidget):
    """A box to type in and the communes that match.

    Signals:
        edited: another commune was chosen.
    """

    edited = Signal()

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self._places = places
        self._shown: list[Place] = []
        self._text = TextEditor("Gõ tên xã, phường, đặc khu; không cần dấu")
        self._list = QListWidget()
        self._list.setAccessibleName("Các xã, phường, đặc khu phù hợp")
        self._list.setFixedHeight(size("row") * 5)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self._text, self._list, gap="xs"))
        self.setFocusProxy(self._text)
        self._text.textChanged.connect(self._filter)
        self._text.installEventFilter(self)
        self._list.currentRowChanged.connect(lambda _row: self.edited.emit())
        self._filter("")

    def place(self) -> Place | None:
        """The chosen commune, None before one is chosen."""
        chosen = self._list.currentRow()
        return self._shown[chosen] if chosen >= 0 else None

    def as_text(self) -> str:
        """The code of the chosen commune."""
        place = self.place()
        return place.commune.code if place else ""

    def show_text(self, text: str) -> None:
        """Choose a commune by its code."""
        self._text.setText(text)
        self._list.setCurrentRow(0 if text else -1)

    def setAccessibleName(self, name: str) -> None:
        """The box is what a screen reader names."""
        super().setAccessibleName(name)
        self._text.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """And what it says is wrong."""
        super().setAccessibleDescription(description)
        self._text.setAccessibleDescription(description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list while the focus stays in the box."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.key() in _MOVES and self._list.event(event)
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        self._shown = matching(self._places, text)[:SHOWN]
        self._list.clear()
        self._list.addItems([place.words for place in self._shown])
        if text.strip() and self._shown:
            self._list.setCurrentRow(0)
