"""What a damaged card left in doubt, beside its fields, until somebody compared them with the card.

Enter in a doubtful field says that it is as on the card; whoever changes it has compared it too. So
nothing doubtful is received that nobody has looked at, and nobody is asked in a dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer

from commune_desk.domain.form.kinds import read_card_warnings, write_card_warnings
from commune_desk.domain.form.rules import shown
from commune_desk.domain.reception.reception import compared_with_card
from commune_desk.ui.dialogs.form_dialog import ARMED_AFTER_MS
from commune_desk.words.desk.cards import asked_to_compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.domain.identifiers.card_reading import CardWarning
    from commune_desk.ui.widgets.form.form import Form


class CardDoubts:
    """Follows what the clerk does about the doubts of a form.

    Args:
        form: it keeps them, as "applicant.card_warnings" and "applicant.card_compared".
        people: whose doubts: "applicant", "delegate".
    """

    def __init__(self, form: Form, people: Sequence[str]) -> None:
        self._form = form
        self._people = people
        self._asked = QElapsedTimer()
        form.entered.connect(self._settle)
        form.finished.connect(self._forget)

    def of(self, who: str) -> tuple[CardWarning, ...]:
        """What is doubtful of somebody."""
        return read_card_warnings(self._form.texts()[f"{who}.card_warnings"])

    def left(self) -> tuple[str, ...]:
        """The fields that nobody has compared yet."""
        asked = {field.name for field in shown(self._form.spec, self._form.texts())}
        names = [f"{who}.{one.field}" for who in self._people for one in self.of(who)]
        return tuple(dict.fromkeys(name for name in names if name in asked & self._form.names))

    def show(self, who: str) -> tuple[CardWarning, ...]:
        """Say beside each field what is doubtful of it; what is of no field is said elsewhere.

        A key that was pressed before somebody could read it answers nothing.
        """
        others = []
        for one in self.of(who):
            name = f"{who}.{one.field}"
            if name in self._form.names:
                self._form.field(name).doubt(asked_to_compare(one))
            else:
                others.append(one)
        self._asked.start()
        return tuple(others)

    def ask_again(self) -> None:
        """Say it once more: what is doubtful was to be accepted."""
        for who in self._people:
            self.show(who)

    def _settle(self, name: str) -> None:
        """Enter: it is as on the card, unless the key was pressed before anybody could look."""
        is_rash = self._asked.isValid() and not self._asked.hasExpired(ARMED_AFTER_MS)
        if name not in self.left() or is_rash or self._form.is_being_typed(name):
            return
        who, _, plain = name.rpartition(".")
        self._form.set_texts(compared_with_card(self._form.texts(), who, plain))
        self._form.field(name).ask_no_more()

    def _forget(self, name: str) -> None:
        """It was changed: what the card left in doubt of it is over."""
        who, _, plain = name.rpartition(".")
        if who in self._people:
            left = [one for one in self.of(who) if one.field != plain]
            self._form.set_texts({f"{who}.card_warnings": write_card_warnings(left)})
