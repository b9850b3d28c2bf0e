"""Picks one of the 3,321 communes by typing parts of its name, of its province's, or its code.

Who types a name of before 01/7/2025 finds where that commune belongs now. Where it was divided,
each commune that took a part of it is offered and none is chosen; the advice below says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from commune_desk.domain.office.place import Commune, FormerCommune, Province
from commune_desk.domain.vietnamese import fold
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.text import label
from commune_desk.words.office.places import CHOOSE, NOT_FOUND, became_words, former_words

SHOWN, LINES = 60, 5
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


@dataclass(frozen=True, slots=True)
class Former:
    """A commune of before 01/7/2025, ready to be searched."""

    commune: FormerCommune
    folded: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: a commune, found by its own name or by that of a former one."""

    place: Place
    former: FormerCommune | None = None

    @property
    def words(self) -> str:
        """What the line says."""
        if self.former is None:
            return self.place.words
        return former_words(self.former, self.place.words)


def places_of(provinces: Sequence[Province], communes: Sequence[Commune]) -> tuple[Place, ...]:
    """Every commune with its province, ready to be searched."""
    by_code = {province.code: province for province in provinces}
    return tuple(
        Place(c, p := by_code[c.province_code], fold(f"{c.name} {p.name} {c.code}"))
        for c in communes
    )


def former_of(communes: Sequence[FormerCommune]) -> tuple[Former, ...]:
    """Every former commune with its district and province, ready to be searched."""
    folded = cache(fold)  # districts and provinces stand in it many times
    return tuple(
        Former(c, " ".join(map(folded, (c.name, c.district, c.province)))) for c in communes
    )


def matching(places: Sequence[Place], text: str) -> list[Place]:
    """The communes in whose names all the typed words begin a word."""
    words = _words(text)
    return [place for place in places if _is_named(place.folded, words)]


def offers(places: Mapping[str, Place], former: Sequence[Former], text: str) -> list[Offer]:
    """The communes of today by their names, then the successors of those that had such a name.

    A former commune that kept its name is not offered a second time.
    """
    today = [Offer(place) for place in matching(tuple(places.values()), text)]
    found, words = {offer.place.commune.code for offer in today}, _words(text)
    once = [
        Offer(places[code], one.commune)
        for one in former
        if _is_named(one.folded, words)
        for code in one.commune.codes
        if code in places
        if not (code in found and fold(one.commune.name) == fold(places[code].commune.name))
    ]
    return [*today, *once]


def _words(text: str) -> list[str]:
    return [f" {word}" for word in fold(text).split()]


def _is_named(folded: str, words: Sequence[str]) -> bool:
    """Whether every typed word begins a word of a name."""
    return all(word in f" {folded}" for word in words)


class PlacePicker(QWidget):
    """A box to type in and, once somebody types, the communes that match.

    Args:
        places: the communes of today.
        former: reads those of before, once somebody types.

    Signals:
        edited: another commune was chosen.
    """

    edited = Signal()

    def __init__(
        self,
        places: Sequence[Place],
        *,
        former: Callable[[], Sequence[FormerCommune]] = tuple,
    ) -> None:
        super().__init__()
        self._places = {place.commune.code: place for place in places}
        self._read_former = former
        self._former: tuple[Former, ...] | None = None
        self._shown: list[Offer] = []
        self._text = TextEditor("Gõ tên xã, phường, đặc khu; không cần dấu")
        self._list = QListWidget()
        self._list.setAccessibleName("Các xã, phường, đặc khu phù hợp")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._advice = label("", "second", wraps=True)
        self._advice.setObjectName("place_advice")
        self.setLayout(column(self._text, self._list, self._advice, gap="xs"))
        self.setFocusProxy(self._text)
        self._text.textChanged.connect(self._filter)
        self._text.installEventFilter(self)
        self._list.currentRowChanged.connect(lambda _row: self._follow())
        self._filter("")

    def place(self) -> Place | None:
        """The chosen commune, None before one is chosen."""
        chosen = self._list.currentRow()
        return self._shown[chosen].place if chosen >= 0 else None

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
        typed = text.strip()
        if typed and self._former is None:
            self._former = former_of(self._read_former())
        self._shown = offers(self._places, self._former or (), typed)[:SHOWN] if typed else []
        self._list.clear()
        self._list.addItems([offer.words for offer in self._shown])
        lines = min(len(self._shown), LINES)
        self._list.setFixedHeight(lines * max(size("row"), self._list.sizeHintForRow(0)) + 2)
        self._list.setVisible(bool(self._shown))
        is_plain = bool(self._shown) and self._shown[0].former is None
        if typed and (is_plain or len(self._shown) == 1):
            self._list.setCurrentRow(0)
        self._follow()

    def _follow(self) -> None:
        """Another line is chosen: say what became of a former commune, and tell."""
        chosen, words = self._list.currentRow(), ""
        if 0 <= chosen < len(self._shown):
            offer = self._shown[chosen]
            words = became_words(offer.former, offer.place.words) if offer.former else ""
        elif self._text.text().strip():
            words = CHOOSE if self._shown else NOT_FOUND
        self._advice.setText(words)
        self._advice.setVisible(bool(words))
        self.edited.emit()
