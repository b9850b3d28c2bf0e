"""Drafts (bản nháp): what a clerk has typed and not yet received, kept while it is typed.

A draft belongs to the officer who typed last; a colleague may take it over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.form.spec import Texts
from commune_desk.domain.keys import DraftId, OfficerId


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One open draft; `body` is what the intake page put in."""

    id: DraftId
    officer_id: OfficerId
    officer_name: str
    desk_name: str
    body: Mapping[str, object]
    saved_at: datetime

    @property
    def texts(self) -> Texts:
        """What was typed into the form of a reception, as far as it is kept as texts."""
        return {name: text for name, text in self.body.items() if isinstance(text, str)}
