"""Drafts (bản nháp): what a clerk has typed and not yet received, kept while it is typed.

A draft belongs to the officer who typed last; a colleague may take it over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.rules import placed
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.keys import DraftId, OfficerId
from commune_desk.domain.people.applicant import ApplicantKind
from commune_desk.domain.reception.reception import paper_texts

_OLDER_NAMES = {"procedure_code": "procedure"}
"""What the first program called texts of the form."""


SEALED, KEY = "sealed", "key"
"""In a body that is sealed: what was typed, and the number of the key that opens it."""

OLD_AFTER = timedelta(days=7)
"""Whoever began it has come back by then, or will begin anew: it is offered for clearing."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of a list of drafts.

    Attributes:
        name: who files; empty where nobody was named yet.
        procedure_name: what for; empty where no procedure was chosen yet.
        is_old: whether it is offered for clearing.
        is_lot: whether it is one of the certification desk.
        is_closed: whether this PC has not the key that opens it.
    """

    id: DraftId
    officer_id: OfficerId
    officer_name: str
    desk_name: str
    name: str
    procedure_name: str
    saved_at: datetime
    is_old: bool
    is_lot: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One open draft; `body` is what the page put in: a reception, or a lot to be certified."""

    id: DraftId
    officer_id: OfficerId
    officer_name: str
    desk_name: str
    body: Mapping[str, object]
    saved_at: datetime

    @property
    def is_lot(self) -> bool:
        """Whether it is one of the certification desk (`certification.drafts`)."""
        return "lot.book" in self.body or "lot" in self.body  # as the first program kept them

    @property
    def is_closed(self) -> bool:
        """Whether it is sealed, and the key that opens it is not here."""
        return SEALED in self.body

    @property
    def texts(self) -> Texts:
        """What was typed into the form of a reception.

        The first program kept people as objects and papers as rows in a list; they are laid flat.
        Of what is closed nothing is known.
        """
        if self.is_closed:
            return {}
        texts: dict[str, str] = {}
        for name, part in self.body.items():
            if isinstance(part, str):
                texts[_OLDER_NAMES.get(name, name)] = part
            elif isinstance(part, Mapping):
                texts |= placed(name, part)
            elif isinstance(part, list):
                texts |= paper_texts([PaperLine(*row) for row in part])
        if self.body.get("organisation"):
            texts["applicant_kind"] = ApplicantKind.ORGANISATION
        if self.body.get("delegate"):
            texts["has_delegate"] = write_tick(True)
        return texts
