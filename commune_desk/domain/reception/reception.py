"""A reception (tiếp nhận): everything the clerk enters for one dossier before it has a number.

`RECEPTION` is the one form of it. The intake page shows it in parts, a draft is its texts, and a
JSON document of `receive` is laid into the same names: `applicant.…` is the person at the desk, who
files for themself or for the organisation of `organisation.…`; `delegate.…` files in their place.
"""

import hashlib
from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from commune_desk.domain.catalogue.procedure import Channel, Procedure, always_asked
from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.form.kinds import (
    CARD_WARNINGS,
    CHOICE,
    LONG_TEXT,
    NUMBER,
    TEXT,
    TICK,
    read_card_warnings,
    write_card_warnings,
    write_tick,
)
from commune_desk.domain.form.records import record_from, texts_of
from commune_desk.domain.form.rules import inside, placed, values
from commune_desk.domain.form.rules import texts as texts_of_form
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Section, Texts, When, under
from commune_desk.domain.identifiers.card_reading import CardWarning
from commune_desk.domain.keys import PreparedId, VisitId
from commune_desk.domain.people.applicant import (
    ORGANISATION,
    PERSON,
    Applicant,
    ApplicantKind,
    FilledFrom,
    Organisation,
    Person,
    ReceivedParty,
    representative_of,
)
from commune_desk.domain.reception.answers import Answers, answer_texts, answers_in
from commune_desk.domain.reception.linked import LinkedPart
from commune_desk.domain.reception.reception_errors import NothingHandedIn

MOST_SHEETS = 99
"""Originals or copies of one paper that are counted."""


@dataclass(frozen=True, slots=True)
class Reception:
    """What is received, from whom, how.

    Attributes:
        at: the moment of reception; None is now. A replay or a paper day gives its own.
        declared_at: the moment at which its declarations are written, where that is another: those
            of a correction are signed later.
        variant: which variant of the processing time applies; empty for the usual case.
        model: the working model ("ngày không viết", "tổ viết hộ" …), empty for none.
        papers: the papers handed in; None takes the catalogue's list of what must be submitted.
        is_declared: whether the program writes the declarations; a citizen may bring their own.
        is_brought: whether an officer says that the citizen brought their own along.
        forms: codes of declarations that the procedure does not demand in every case.
        answers: what was entered for the declarations.
        external_no: the dossier's number in the provincial system, empty until known.
        warnings: what the cards left in doubt and nobody has confirmed.
        compared: what they left in doubt and somebody found to be as on the card.
        authorisation: the paper by which the delegate files.
        visit: the visit that becomes this reception; None for a new one.
        prepared: the prepared filing that becomes this reception; None for a new one.
        is_same_person: whether an officer says that who comes is the person whom the office knows
            under that number by another name or date of birth.
        changes_record: whether what is said of people takes the place of what the office knows
            otherwise; without it a reception only fills what was not known.
        is_long_past: whether an officer says that a moment far back is meant.
        entry_reason: why it is entered after the period of its moment was closed.
        linked: the further procedures that are received together with it.
        linked_to: the number of the dossier that it is received together with.
        linked_texts: what the declaration of that dossier says.
        note: what the office notes of it.
        request_id: how whoever asks calls it, so that the same is not received twice; empty where
            nobody asks twice.
        request_print: of what was asked for under that name (`fingerprint`).
        gives_consent: whether who files lets the office use again what it learns of them.
    """

    procedure_code: str
    applicant: Applicant
    at: datetime | None = None
    declared_at: datetime | None = None
    channel: Channel = Channel.COUNTER
    variant: str = ""
    model: str = ""
    delegate: Person | None = None
    papers: tuple[PaperLine, ...] | None = None
    is_declared: bool = False
    is_brought: bool = False
    forms: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    return_by: ReturnBy = ReturnBy.COUNTER
    external_no: str = ""
    filled_from: FilledFrom = FilledFrom.TYPED
    warnings: tuple[CardWarning, ...] = ()
    compared: tuple[CardWarning, ...] = ()
    authorisation: str = ""
    is_same_person: bool = False
    changes_record: bool = False
    is_long_past: bool = False
    entry_reason: str = ""
    note: str = ""
    request_id: str = ""
    request_print: str = ""
    gives_consent: bool = False
    linked: tuple[LinkedPart, ...] = ()
    linked_to: str = ""
    linked_texts: Mapping[str, str] = field(default_factory=dict)
    visit: VisitId | None = None
    prepared: PreparedId | None = None

    @property
    def party(self) -> ReceivedParty:
        """Who files, as the dossier keeps it."""
        return ReceivedParty(self.applicant, self.delegate, self.authorisation)


_FOR_AN_ORGANISATION = When("applicant_kind", (ApplicantKind.ORGANISATION,))
_THROUGH_A_DELEGATE = When("has_delegate", ("true",))

RECEPTION = FormSpec(
    "reception",
    (
        Section(
            "applicant_kind",
            (
                FieldSpec(
                    CHOICE,
                    "applicant_kind",
                    choices=tuple(ApplicantKind),
                    default=ApplicantKind.PERSON,
                ),
            ),
        ),
        Section("organisation", under("organisation", ORGANISATION.fields, _FOR_AN_ORGANISATION)),
        Section(
            "applicant",
            (
                *under("applicant", PERSON.fields),
                FieldSpec(CARD_WARNINGS, "applicant.card_warnings", is_asked=False),
                FieldSpec(CARD_WARNINGS, "applicant.card_compared", is_asked=False),
                FieldSpec(
                    CHOICE,
                    "filled_from",
                    is_asked=False,
                    choices=tuple(FilledFrom),
                    default=FilledFrom.TYPED,
                ),
            ),
        ),
        Section("has_delegate", (FieldSpec(TICK, "has_delegate"),)),
        Section(
            "delegate",
            under(
                "delegate",
                (
                    *(
                        replace(asked, need=Need.OPTIONAL) if asked.need is Need.WANTED else asked
                        for asked in PERSON.fields
                    ),
                    FieldSpec(TEXT, "authorisation"),
                    FieldSpec(CARD_WARNINGS, "card_warnings", is_asked=False),
                    FieldSpec(CARD_WARNINGS, "card_compared", is_asked=False),
                ),
                _THROUGH_A_DELEGATE,
            ),
        ),
        Section(
            "procedure",
            (FieldSpec(TEXT, "procedure", need=Need.REQUIRED), FieldSpec(TEXT, "variant")),
        ),
        Section(
            "way",
            (
                FieldSpec(CHOICE, "channel", choices=tuple(Channel), default=Channel.COUNTER),
                FieldSpec(CHOICE, "return_by", choices=tuple(ReturnBy), default=ReturnBy.COUNTER),
                FieldSpec(TEXT, "model"),
                FieldSpec(TEXT, "external_no"),
                FieldSpec(TICK, "same_person", is_asked=False),
                FieldSpec(TICK, "update_record", is_asked=False),
                FieldSpec(TICK, "long_past", is_asked=False),
                FieldSpec(TEXT, "entry_reason", is_asked=False),
                FieldSpec(NUMBER, "visit", is_asked=False),
                FieldSpec(NUMBER, "prepared", is_asked=False),
                FieldSpec(TICK, "declared", is_asked=False),
                FieldSpec(TICK, "brought", is_asked=False),
                FieldSpec(TICK, "consent", is_asked=False),
                FieldSpec(TEXT, "forms", is_asked=False),
                FieldSpec(LONG_TEXT, "note", is_asked=False),
                FieldSpec(TEXT, "request_id", is_asked=False),
            ),
        ),
        Section(
            "linked",
            (
                FieldSpec(TEXT, "procedure", need=Need.REQUIRED),
                FieldSpec(TEXT, "variant"),
                FieldSpec(LONG_TEXT, "decline"),
            ),
            is_repeated=True,
        ),
        Section(
            "papers",
            (
                FieldSpec(TEXT, "paper", need=Need.REQUIRED),
                FieldSpec(NUMBER, "originals", limits=(0, MOST_SHEETS), default="0"),
                FieldSpec(NUMBER, "copies", limits=(0, MOST_SHEETS), default="0"),
            ),
            is_repeated=True,
        ),
    ),
)


def reception_from(texts: Texts) -> Reception:
    """What the texts of a filled form stand for; ask `refusals` and `missing` before."""
    given = values(RECEPTION, texts)
    applicant: Applicant
    applicant = acting = record_from(Person, inside("applicant", texts))
    if given["applicant_kind"] is ApplicantKind.ORGANISATION:
        own = inside("organisation", texts)
        applicant = record_from(Organisation, own, representative=acting)
    delegate = record_from(Person, inside("delegate", texts)) if given["has_delegate"] else None
    return Reception(
        procedure_code=given["procedure"],
        applicant=applicant,
        channel=given["channel"],
        variant=given["variant"],
        model=given["model"],
        delegate=delegate if delegate and delegate.full_name else None,
        papers=papers_from(texts),
        is_declared=given["declared"],
        is_brought=given["brought"],
        gives_consent=given["consent"],
        forms=tuple(given["forms"].replace(",", " ").split()),
        answers=answers_in(texts),
        linked=_linked_from(texts, given["linked"] or ()),
        return_by=given["return_by"],
        external_no=given["external_no"],
        filled_from=given["filled_from"],
        warnings=given["applicant.card_warnings"] + given["delegate.card_warnings"],
        compared=given["applicant.card_compared"] + given["delegate.card_compared"],
        authorisation=given["delegate.authorisation"],
        is_same_person=given["same_person"],
        changes_record=given["update_record"],
        is_long_past=given["long_past"],
        entry_reason=given["entry_reason"],
        note=given["note"],
        request_id=given["request_id"],
        visit=given["visit"],
        prepared=given["prepared"],
    )


def texts_from(reception: Reception) -> dict[str, str]:
    """The texts of the form that stand for a reception, to go on with another time.

    Its moment and the doubts of a card do not go with them.
    """
    applicant, delegate = reception.applicant, reception.delegate
    acting = representative_of(applicant)
    texts: dict[str, str] = {}
    if isinstance(applicant, Organisation):
        texts["applicant_kind"] = ApplicantKind.ORGANISATION
        texts |= placed("organisation", texts_of(applicant))
    else:
        acting = applicant
    texts |= placed("applicant", texts_of(acting)) if acting else {}
    if delegate:
        known = {**texts_of(delegate), "authorisation": reception.authorisation}
        texts |= {"has_delegate": write_tick(True), **placed("delegate", known)}
    return {
        **texts,
        "procedure": reception.procedure_code,
        "variant": reception.variant,
        "channel": reception.channel,
        "return_by": reception.return_by,
        "model": reception.model,
        "external_no": reception.external_no,
        "note": reception.note,
        "filled_from": reception.filled_from,
        **(paper_texts(reception.papers) if reception.papers is not None else {}),
        "declared": write_tick(reception.is_declared),
        "brought": write_tick(reception.is_brought),
        "forms": " ".join(reception.forms),
        **_linked_texts(reception.linked),
        **answer_texts(reception.answers),
    }


def _linked_from(texts: Texts, rows: Sequence[Mapping[str, str]]) -> tuple[LinkedPart, ...]:
    return tuple(
        LinkedPart(
            row["procedure"], row["variant"], row["decline"], inside(f"linked.{number}.form", texts)
        )
        for number, row in enumerate(rows, 1)
    )


def _linked_texts(parts: Sequence[LinkedPart]) -> dict[str, str]:
    if not parts:
        return {}
    texts = {"linked": str(len(parts))}
    for number, part in enumerate(parts, 1):
        told = {
            "procedure": part.procedure_code,
            "variant": part.variant,
            "decline": part.decline,
            **placed("form", part.answers),
        }
        texts |= placed(f"linked.{number}", told)
    return texts


def papers_from(texts: Texts) -> tuple[PaperLine, ...] | None:
    """The papers handed in; None where the texts say nothing of them."""
    rows = values(RECEPTION.part("papers"), texts)["papers"]
    if rows is None:
        return None
    return tuple(PaperLine(row["paper"], row["originals"] or 0, row["copies"] or 0) for row in rows)


def paper_texts(papers: Sequence[PaperLine]) -> dict[str, str]:
    """The texts of papers handed in."""
    rows = [{"paper": p.name, "originals": p.originals, "copies": p.copies} for p in papers]
    return texts_of_form(RECEPTION.part("papers"), {"papers": rows})


def compared_with_card(texts: Texts, who: str, field_name: str) -> dict[str, str]:
    """The texts of what is doubtful of somebody, when a field of theirs is as on the card.

    >>> doubts = {"applicant.card_warnings": "name_doubtful:full_name fields_missing:"}
    >>> list(compared_with_card(doubts, "applicant", "full_name").values())
    ['fields_missing:', 'name_doubtful:full_name']
    """
    left, compared = f"{who}.card_warnings", f"{who}.card_compared"
    doubts = read_card_warnings(texts.get(left, ""))
    settled = [doubt for doubt in doubts if doubt.field == field_name]
    before = read_card_warnings(texts.get(compared, ""))
    return {
        left: write_card_warnings(doubt for doubt in doubts if doubt not in settled),
        compared: write_card_warnings([*before, *settled]),
    }


_REQUEST_ID = "request_id"


def fingerprint(texts: Texts, at: datetime | None) -> str:
    """A mark of what a document asks for: the same for the same content, whatever its order.

    What it leaves out and what it says of the usual case are the same; its name is no part of it.

    >>> fingerprint({"note": "a", "channel": "counter"}, None) == fingerprint({"note": "a"}, None)
    True
    """
    usual = {field.name: field.default for field in RECEPTION.fields}
    said = sorted(
        (name, text.strip())
        for name, text in texts.items()
        if text.strip() not in ("", usual.get(name)) and name != _REQUEST_ID
    )
    moment = at.astimezone(UTC).isoformat() if at else ""
    return hashlib.sha256(repr((moment, said)).encode()).hexdigest()


def nothing_handed_in(procedure: Procedure, papers: Sized | None) -> NothingHandedIn | None:
    """Why a reception without any paper cannot be, where the procedure always asks for some.

    Args:
        procedure: what is asked for.
        papers: those handed in; None takes the catalogue's.
    """
    asked = always_asked(procedure)
    if papers is None or papers or not asked:
        return None
    return NothingHandedIn("papers", len(asked))


def is_begun(texts: Texts) -> bool:
    """Whether anything was entered that would be a pity to lose."""
    people = ("applicant.", "organisation.", "delegate.")
    return any(
        text.strip()
        for name, text in texts.items()
        if name.startswith(people) or name in {"procedure", "external_no"}
    )


def organisation_of(texts: Texts) -> str:
    """The name of the organisation that files; empty where a person does."""
    is_organisation = texts.get("applicant_kind") == ApplicantKind.ORGANISATION
    return texts.get("organisation.name", "") if is_organisation else ""


def title_of(texts: Texts) -> str:
    """What a list of drafts calls it: who files."""
    return organisation_of(texts) or texts.get("applicant.full_name", "")
