"""A lot that is being typed (bản nháp): the whole certification page, kept until it is done."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from commune_desk.domain.certification.entries import LOT, PaperToCertify
from commune_desk.domain.form.rules import inside, placed, texts, values
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.law.books import BookKind

PAPERS = LOT.part("papers")
"""What is asked of each paper."""


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


def body_of(draft: LotDraft) -> dict[str, str]:
    """What the database keeps of it: texts, by their names in the forms of the page.

    >>> body_of(LotDraft(papers=(PaperToCertify("Học bạ", 10, 2),)))["lot.papers.1.name"]
    'Học bạ'
    """
    lot = {
        "book": str(draft.book),
        **texts(PAPERS, {"papers": [asdict(paper) for paper in draft.papers]}),
        **placed("wanted", draft.wanted),
        **placed("payment", draft.payment),
    }
    return {**placed("applicant", draft.who), **draft.beside, **placed("lot", lot)}


def carried(said: Texts) -> dict[str, str]:
    """What of a reception goes along to the certificates beside the person and the papers.

    >>> carried({"applicant.phone": "1", "delegate.full_name": "Lê Út", "has_delegate": "true"})
    {'delegate.full_name': 'Lê Út', 'has_delegate': 'true'}
    >>> carried({"delegate.full_name": "Lê Út", "has_delegate": ""})
    {}
    """
    parts = ("organisation.", *(("delegate.", "has_delegate") if said.get("has_delegate") else ()))
    return {name: text for name, text in said.items() if name.startswith(parts)}


def draft_from(body: Mapping[str, Any]) -> LotDraft:
    """The draft that `body_of` wrote down.

    >>> kept = LotDraft(papers=(PaperToCertify("Học bạ", 10, 2),), who={"full_name": "Lê Út"})
    >>> draft_from(body_of(kept)) == kept
    True
    """
    said = _laid_flat(body) if "lot" in body else body
    lot = inside("lot", said)
    return LotDraft(
        book=lot["book"],
        wanted=inside("wanted", lot),
        who=inside("applicant", said),
        papers=tuple(PaperToCertify(**row) for row in values(PAPERS, lot)["papers"] or ()),
        payment=inside("payment", lot),
        beside={
            name: text for name, text in said.items() if not name.startswith(("applicant.", "lot."))
        },
    )


def _laid_flat(body: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a draft of the first program, which kept them as objects and rows."""
    lot = body["lot"]
    papers = tuple(PaperToCertify(*paper) for paper in lot["papers"])
    return body_of(
        LotDraft(
            book=lot["book"],
            wanted=lot["wanted"],
            who=body["applicant"],
            papers=papers,
            payment=lot["payment"],
            beside=lot.get("beside", {}),
        )
    )
