"""A lot that is being typed (bản nháp): the whole certification page, kept until it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from commune_desk.domain.certification.entries import PaperToCertify
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.law.books import BookKind


@dataclass(frozen=True, slots=True)
class LotDraft:
    """What stands on the page; `wanted` and `payment` are the texts of its fields by their names.

    Attributes:
        who: the texts of the person, without the name of their part.
        beside: what else a reception says of who files: of a delegate, of an organisation.
    """

    book: str = BookKind.COPIES
    wanted: Texts = field(default_factory=dict)
    who: Texts = field(default_factory=dict)
    papers: tuple[PaperToCertify, ...] = ()
    payment: Texts = field(default_factory=dict)
    beside: Texts = field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        """Whether anything was entered that would be a pity to lose."""
        named = any(self.who.get(name, "").strip() for name in ("full_name", "personal_id"))
        return named or bool(self.papers)


def body_of(draft: LotDraft) -> dict[str, object]:
    """What the database keeps of it; a list of drafts finds the person in `applicant`."""
    papers = [[paper.name, paper.pages, paper.copies] for paper in draft.papers]
    lot = {
        "book": str(draft.book),
        "wanted": dict(draft.wanted),
        "papers": papers,
        "payment": dict(draft.payment),
        "beside": dict(draft.beside),
    }
    return {"applicant": dict(draft.who), "lot": lot}


def carried(texts: Texts) -> dict[str, str]:
    """What of a reception goes along to the certificates beside the person and the papers.

    >>> carried({"applicant.phone": "1", "delegate.full_name": "Lê Út", "has_delegate": "true"})
    {'delegate.full_name': 'Lê Út', 'has_delegate': 'true'}
    >>> carried({"delegate.full_name": "Lê Út", "has_delegate": ""})
    {}
    """
    parts = ("organisation.", *(("delegate.", "has_delegate") if texts.get("has_delegate") else ()))
    return {name: text for name, text in texts.items() if name.startswith(parts)}


def draft_from(body: Mapping[str, Any]) -> LotDraft:
    """The draft that `body_of` wrote down.

    >>> kept = LotDraft(papers=(PaperToCertify("Học bạ", 10, 2),), who={"full_name": "Lê Út"})
    >>> draft_from(body_of(kept)) == kept
    True
    """
    lot = body["lot"]
    return LotDraft(
        book=lot["book"],
        wanted=lot["wanted"],
        who=body["applicant"],
        papers=tuple(PaperToCertify(*paper) for paper in lot["papers"]),
        payment=lot["payment"],
        beside=lot.get("beside", {}),
    )
