"""Below an address that names a commune of before 01/7/2025: one press writes that of today.

It is an offer, never more: what was typed stays as it is until somebody takes it, and what a card
brought is not even asked about. The table of former communes is read on a thread of its own with
the first letter of the first address, for it takes longer than a key may.
"""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commune_desk.domain.form.kinds import ADDRESS
from commune_desk.ui.widgets.form.field import TYPED
from commune_desk.words.office.places import successor_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from commune_desk.domain.office.former_address import FormerPlaces
    from commune_desk.ui.widgets.form.form import Form
    from commune_desk.ui.widgets.form.rows_editor import RowsEditor

PAUSE_MS = 400


class FormerAddresses(QObject):
    """Follows the addresses that are typed into a form, or into the rows of a table.

    Args:
        form: whose fields of the kind "address" are looked at.
        read: reads the table; it is called on another thread and touches nothing of this window.
    """

    def __init__(self, form: Form | RowsEditor, read: Callable[[], FormerPlaces]) -> None:
        super().__init__(form)
        self._form, self._read = form, read
        self._reader: Thread | None = None
        self._places: FormerPlaces | None = None
        self._typed: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._look)
        typed: SignalInstance = form.typed if hasattr(form, "typed") else form.edited
        typed.connect(self._follow)

    def _follow(self, name: str) -> None:
        if self._form.kind_of(name) != ADDRESS.name:
            return
        if self._reader is None:
            self._reader = Thread(target=self._fetch, daemon=True)
            self._reader.start()
        self._typed.add(name)
        self._soon.start()

    def _fetch(self) -> None:
        self._places = self._read()

    def _look(self) -> None:
        if self._reader is not None and self._reader.is_alive():
            self._soon.start()
            return
        typed, self._typed = self._typed, set()
        texts = self._form.texts()
        for name in typed & texts.keys() if self._places is not None else ():
            found = self._places.successor(texts[name]) if self._places else None
            words, text = (successor_words(found), found.text) if found else ("", "")
            self._form.field(name).offer(words, partial(self._take, name, text), of=TYPED)

    def _take(self, name: str, text: str) -> None:
        """The officer wants it: as if it had been typed."""
        self._form.type_in(name, text)
        self._form.focus(name)
