"""What was received last: its number, its due date, and a key to print it again."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from commune_desk.domain.desk.history import EventKind
from commune_desk.ui.look.layouts import row
from commune_desk.ui.public.invite_button import InviteButton
from commune_desk.ui.widgets.actions import WAITS_FOR
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import icon_label, label
from commune_desk.words.desk.steps import EVENTS, OPEN_DOSSIER

FEE_KEY = "Ctrl+Shift+F"
NOTHING_RECEIVED = "Chỗ này thu của hồ sơ vừa tiếp nhận. Tiếp nhận, hoặc mở một hồ sơ, trước."


class LastReceived(QFrame):
    """A quiet line below the entry, for the moment when the paper jams.

    Args:
        print_again: called with the dossier number.
        open_dossier: called with the dossier number.
        take_fee: called with the dossier number.
        invite: asks the citizen for a rating, where the result was handed over at once.
    """

    def __init__(
        self,
        print_again: Callable[[str], None],
        open_dossier: Callable[[str], None],
        take_fee: Callable[[str], None],
        *,
        invite: InviteButton,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.dossier_no = ""
        self._words = label("", wraps=True)
        self._words.setObjectName("last_received")
        again = button("In lại   Ctrl+P", lambda: print_again(self.dossier_no), icon="print")
        opening = button(OPEN_DOSSIER, lambda: open_dossier(self.dossier_no), kind="quiet")
        fee = button(
            EVENTS[EventKind.FEE_TAKEN],
            lambda: take_fee(self.dossier_no),
            kind="quiet",
            key=FEE_KEY,
        )
        fee.setProperty(WAITS_FOR, NOTHING_RECEIVED)
        self._invite = invite
        sign = icon_label("done", "early")
        line = row(sign, self._words, invite, opening, fee, again, margin="s")
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def show_received(self, dossier_no: str, words: str) -> None:
        """Show what was received."""
        self.dossier_no = dossier_no
        self._words.setText(words)
        self._invite.show_for(dossier_no)
        self.show()

    def follow(self, *, is_free: bool) -> None:
        """Stand on the page as long as nobody else does."""
        self.setVisible(is_free and bool(self.dossier_no))
