"""Keeps what is typed on a page: at most two seconds after a key it is in the database.

What cannot be saved is tried again until it can; what a colleague threw away meanwhile is saved
anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.keys import DraftId
from commune_desk.services.reception import drafts
from commune_desk.settings import DRAFT_SECONDS
from commune_desk.ui.frame.notices.notices import Tone

if TYPE_CHECKING:
    from commune_desk.domain.reception.draft import DraftRow
    from commune_desk.ui.frame.page_frame import PageFrame

SAVING_TAKES_MS = 200


def with_count(title: str, count: int) -> str:
    """What the key of the drafts is called while so many wait."""
    return f"{title} ({count})" if count else title


class DraftKeeper(QObject):
    """Saves the draft of the page while it is typed, and brings kept ones back.

    Args:
        page: under which the list of drafts opens.
        entered: what stands on the page; nothing where nothing was begun there.
        show: shows a draft on the page.
        of_lots: whether its drafts are those of the certification desk.

    Signals:
        counted: how many drafts wait besides what stands on the page.
    """

    counted = Signal(int)

    def __init__(
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        entered: Callable[[], Mapping[str, object]],
        show: Callable[[DraftRow], None],
        of_lots: bool = False,
    ) -> None:
        super().__init__(page)
        self._frame = frame
        self._page = page
        self._entered = entered
        self._show = show
        self._of_lots = of_lots
        self._id: DraftId | None = None
        self._body: Mapping[str, object] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    # --- keeping ---------------------------------------------------------------------------------

    def save_soon(self) -> None:
        """Something was typed; a timer that runs already is not put off by more typing."""
        if not self._timer.isActive():
            seconds = self._frame.desk.settings[DRAFT_SECONDS]
            self._timer.start(seconds * 1000 - SAVING_TAKES_MS)

    def save(self, wanted: Mapping[str, object] | None = None) -> bool:
        """Save now; whether nothing is left unsaved. A page that was emptied is no draft.

        Args:
            wanted: what is kept on purpose, also where nobody would miss it.
        """
        self._timer.stop()
        body = self._entered() if wanted is None else wanted
        if not body:
            self.discard()
            return True
        if body == self._body:
            return True

        def remember(draft_id: DraftId) -> None:
            self._id, self._body = draft_id, body
            self.count()

        def try_again(words: str) -> None:
            self._frame.notices.publish(words, Tone.ERROR)
            self._id = None
            self.save_soon()

        save = partial(drafts.save, self._frame.desk, body, self._id)
        return self._frame.perform(save, then=remember, beside=try_again)

    def release(self) -> None:
        """The next key begins a new draft; the one that was is kept."""
        self._timer.stop()
        self._id, self._body = None, {}

    def discard(self) -> None:
        """The draft became a dossier: it is not needed any more."""
        draft_id = self._id
        self.release()
        if draft_id is not None:
            self._throw_away(draft_id)

    # --- bringing back ---------------------------------------------------------------------------

    def count(self) -> None:
        """Say how many drafts wait; what stands on the page does not."""
        kept = self._frame.ask(partial(drafts.open_drafts, self._frame.desk), otherwise=())
        others = [one for one in kept if one.id != self._id and one.is_lot is self._of_lots]
        self.counted.emit(len(others))

    def choose(self) -> None:
        """Offer the open drafts of all desks."""
        self.save()
        from commune_desk.ui.pages.intake.drafts_dialog import DraftsDialog

        kept = self._frame.ask(partial(drafts.lines, self._frame.desk), otherwise=())
        mine = (draft for draft in kept if draft.is_lot is self._of_lots)
        others = [draft for draft in mine if draft.id != self._id]
        now = self._frame.desk.now()
        dialog = DraftsDialog(others, self._throw_away, now=now, parent=self._page)
        dialog.chosen.connect(self.take_over)
        dialog.open()

    def take_over(self, draft_id: int) -> None:
        """Go on with a draft, a colleague's too; what stood on the page stays its own draft."""

        def adopt(taken: DraftRow) -> None:
            self._show(taken)
            self._id, self._body = taken.id, self._entered()
            self.count()

        self.release()
        self._frame.perform(
            partial(drafts.take_over, self._frame.desk, DraftId(draft_id)), then=adopt
        )

    def _throw_away(self, draft_id: DraftId, beside: Callable[[str], None] | None = None) -> bool:
        gone = self._frame.perform(
            partial(drafts.discard, self._frame.desk, draft_id), beside=beside
        )
        self.count()
        return gone
