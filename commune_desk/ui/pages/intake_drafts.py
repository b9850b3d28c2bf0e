"""Keeps what is typed on the intake page: at most two seconds after a key it is in the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from commune_desk.services import drafts
from commune_desk.settings import DRAFT_SECONDS
from commune_desk.ui.pages.intake_draft import DossierDraft, to_body

if TYPE_CHECKING:
    from commune_desk.domain.keys import DraftId
    from commune_desk.ui.page_frame import PageFrame

SAVING_TAKES_MS = 200


class DraftKeeper(QObject):
    """Saves the draft of the page while it is typed.

    Args:
        entered: what stands on the page.

    Signals:
        saved: the draft in the database is what the page shows.
    """

    saved = Signal()

    def __init__(
        self, frame: PageFrame, entered: Callable[[], DossierDraft], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._entered = entered
        self._id: DraftId | None = None
        self._body: dict[str, object] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    def touch(self) -> None:
        """Something was typed; a timer that runs already is not put off by more typing."""
        if not self._timer.isActive():
            seconds = self._frame.desk.settings[DRAFT_SECONDS]
            self._timer.start(seconds * 1000 - SAVING_TAKES_MS)

    def save(self) -> bool:
        """Save now; whether nothing is left unsaved. An empty page is no draft."""
        self._timer.stop()
        draft = self._entered()
        body = to_body(draft)
        if draft.is_empty or body == self._body:
            return True
        return self._frame.perform(
            lambda: drafts.save(self._frame.desk, body, self._id),
            then=lambda draft_id: self._keep(draft_id, body),
        )

    def adopt(self, draft_id: DraftId) -> None:
        """Go on with a draft that was saved before."""
        self._id, self._body = draft_id, to_body(self._entered())

    def release(self) -> None:
        """The next key begins a new draft; the one that was is kept."""
        self._timer.stop()
        self._id, self._body = None, {}

    def discard(self) -> None:
        """The draft became a dossier: it is not needed any more."""
        draft_id = self._id
        self.release()
        if draft_id is not None:
            self._frame.perform(lambda: drafts.discard(self._frame.desk, draft_id))

    def _keep(self, draft_id: DraftId, body: dict[str, object]) -> None:
        self._id, self._body = draft_id, body
        self.saved.emit()
