"""What stands on the intake page: typed, not yet accepted; what it lacks, and what becomes of it.

No Qt here: the page gathers a `DossierDraft` from its panels; this module says what is missing
next, keeps it as the body of a saved draft and turns it into the `Reception` that is received.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from commune_desk.domain.applicant import Applicant, FilledFrom, Organisation
from commune_desk.domain.dossier import ReturnBy
from commune_desk.domain.errors import UserError
from commune_desk.domain.papers import PaperLine
from commune_desk.domain.procedure import Channel
from commune_desk.domain.reception import Reception
from commune_desk.domain.vietnamese import nfc
from commune_desk.ui.widgets.person_texts import Texts, person_from, refusals

ASKED_ONCE = ("full_name", "personal_id", "procedure", "phone")
"""What Enter goes to, in the order of the work, where it is still empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDraft:
    """One citizen's business as far as it was entered.

    Attributes:
        applicant: the texts of the person at the desk.
        organisation: name and tax code where that person acts for an organisation.
        delegate: the texts of who files in the applicant's place; empty for nobody.
        papers: the papers handed in; None as long as no procedure is chosen.
    """

    applicant: Texts = field(default_factory=dict)
    organisation: Texts = field(default_factory=dict)
    delegate: Texts = field(default_factory=dict)
    procedure_code: str = ""
    variant: str = ""
    channel: Channel = Channel.COUNTER
    model: str = ""
    return_by: ReturnBy = ReturnBy.COUNTER
    external_no: str = ""
    papers: tuple[PaperLine, ...] | None = None
    filled_from: FilledFrom = FilledFrom.TYPED

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered that would be a pity to lose."""
        texts = (*self.applicant.values(), *self.organisation.values(), *self.delegate.values())
        return not (any(texts) or self.procedure_code or self.external_no)

    @property
    def title(self) -> str:
        """What the list of drafts calls it."""
        return self.organisation.get("name") or self.applicant.get("full_name", "")


def missing(draft: DossierDraft) -> tuple[str, ...]:
    """The fields that are still empty, in the order of the work."""
    filled = {**draft.applicant, "procedure": draft.procedure_code}
    return tuple(name for name in ASKED_ONCE if not filled.get(name, "").strip())


def refused_fields(draft: DossierDraft) -> dict[str, UserError]:
    """What is wrong, by field; a delegate's field has "delegate." before its name."""
    delegate = refusals(draft.delegate)
    return {**refusals(draft.applicant), **{f"delegate.{n}": e for n, e in delegate.items()}}


def to_reception(draft: DossierDraft) -> Reception:
    """The reception that the office is asked to accept."""
    return Reception(
        procedure_code=draft.procedure_code,
        applicant=_applicant(draft),
        channel=draft.channel,
        variant=draft.variant,
        model=draft.model.strip(),
        delegate=person_from(draft.delegate) if draft.delegate.get("full_name") else None,
        papers=draft.papers,
        return_by=draft.return_by,
        external_no=draft.external_no.strip(),
        filled_from=draft.filled_from,
    )


def _applicant(draft: DossierDraft) -> Applicant:
    person = person_from(draft.applicant)
    if not draft.organisation:
        return person
    return Organisation(
        name=nfc(draft.organisation.get("name", "")).strip(),
        tax_code=draft.organisation.get("tax_code", "").strip(),
        representative=person,
        address=person.address,
        phone=person.phone,
        email=person.email,
    )


def to_body(draft: DossierDraft) -> dict[str, object]:
    """The draft ready for JSON."""
    papers = draft.papers
    return {
        "title": draft.title,
        "applicant": dict(draft.applicant),
        "organisation": dict(draft.organisation),
        "delegate": dict(draft.delegate),
        "procedure_code": draft.procedure_code,
        "variant": draft.variant,
        "channel": draft.channel.value,
        "model": draft.model,
        "return_by": draft.return_by.value,
        "external_no": draft.external_no,
        "papers": None if papers is None else [[p.name, p.originals, p.copies] for p in papers],
        "filled_from": draft.filled_from.value,
    }


def from_body(body: Mapping[str, Any]) -> DossierDraft:
    """The draft that `to_body` wrote; what an older version did not write is left empty."""
    papers = body.get("papers")
    return DossierDraft(
        applicant=dict(body.get("applicant") or {}),
        organisation=dict(body.get("organisation") or {}),
        delegate=dict(body.get("delegate") or {}),
        procedure_code=body.get("procedure_code", ""),
        variant=body.get("variant", ""),
        model=body.get("model", ""),
        external_no=body.get("external_no", ""),
        channel=Channel(body.get("channel", Channel.COUNTER)),
        return_by=ReturnBy(body.get("return_by", ReturnBy.COUNTER)),
        papers=None if papers is None else tuple(PaperLine(*paper) for paper in papers),
        filled_from=FilledFrom(body.get("filled_from", FilledFrom.TYPED)),
    )
