"""All that an office keeps of one person: the answer to "what do you have of me?" (quyền xem).

Of a dossier that somebody else filed only that is told which is about the person: that it exists,
and what its declarations say of them. The rest is of others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commune_desk.domain.certification.entries import BookEntry
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.papers import PaperLine, PrintRow
from commune_desk.domain.form.rules import inside
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.handling.rating import Rating
from commune_desk.domain.law.personal_data import PersonalDataLaw
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.people.applicant import Person
from commune_desk.domain.people.reuse import Consent, PersonLink, people_in
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.domain.upkeep.looks import Look


class PartIn(StrEnum):
    """Who a person is in a dossier."""

    APPLICANT = "applicant"
    DELEGATE = "delegate"
    REPRESENTATIVE = "representative"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SaidText:
    """One text of a declaration, with what the paper calls its place."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What a declaration says.

    Attributes:
        is_superseded: whether a correction of the dossier left it behind.
    """

    form_name: str
    texts: tuple[SaidText, ...]
    is_superseded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDossier:
    """What is kept of a person in one dossier.

    Attributes:
        filed_as: the person as they were at the reception; None where others filed it.
        filed_for: whose dossier it is, where the person acted for somebody.
        phone: that was given with it.
    """

    part: PartIn
    dossier_no: str
    external_no: str = ""
    procedure_name: str
    received_at: datetime
    state: DossierState
    closed_at: datetime | None = None
    returned_at: datetime | None = None
    filed_as: Person | None = None
    filed_for: str = ""
    phone: str = ""
    note: str = ""
    papers: tuple[PaperLine, ...] = ()
    declarations: tuple[SaidIn, ...] = ()
    payments: tuple[Payment, ...] = ()
    prints: tuple[PrintRow, ...] = ()
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class KeptVisit:
    """A visit that became no dossier: the person was guided, or declined."""

    outcome: VisitOutcome
    slip_no: str
    procedure_name: str
    happened_at: datetime
    officer_name: str
    dossier_no: str


@dataclass(frozen=True, slots=True)
class KeptPrepared:
    """Declarations that were written for the person before there was a dossier."""

    name: str
    happened_at: datetime
    officer_name: str
    dossier_no: str
    closed_at: datetime | None
    prints: tuple[PrintRow, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft that names the person."""

    saved_at: datetime
    officer_name: str
    desk_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOfPerson:
    """All of it.

    Attributes:
        consent: the last one, withdrawn or not; None where there never was one.
        facts: what was learned for later dossiers, by attribute.
        links: their relatives, likewise.
        named_by: of how many other people they are kept as a relative.
        looks: who looked at it or changed it, the first first.
    """

    person: Person
    updated_at: datetime
    dossiers: tuple[KeptDossier, ...] = ()
    certifications: tuple[BookEntry, ...] = ()
    visits: tuple[KeptVisit, ...] = ()
    prepared: tuple[KeptPrepared, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()
    consent: Consent | None = None
    facts: Mapping[str, str]
    links: tuple[PersonLink, ...] = ()
    named_by: int = 0
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAnswer:
    """The answer to a citizen's request as it is printed.

    Attributes:
        number: its running number in the year.
        asked_on: the day of the request, from which the law counts.
        answer_by: the last day for the answer.
    """

    number: int
    letterhead: Letterhead
    officer_name: str
    asked_on: date
    answer_by: date
    made_at: datetime
    kept: KeptOfPerson
    law: PersonalDataLaw


@dataclass(frozen=True, slots=True)
class LetGo:
    """What was deleted by a person's wish.

    Attributes:
        consents: whether a consent ended.
        facts, links: how much that was learned for later dossiers.
        phone, email: whether it stood in the record.
    """

    consents: bool
    facts: int
    links: int
    phone: bool
    email: bool

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing to let go of."""
        return not any((self.consents, self.facts, self.links, self.phone, self.email))


def blocks_of(texts: Texts, number: str) -> Iterator[str]:
    """Who a person is in a declaration, by their number: "mother"."""
    return (name for name, of_it in people_in(texts).items() if of_it == number)


def said_of(texts: Texts, number: str) -> dict[str, str]:
    """What a declaration says of one person alone, by the names of its places.

    >>> said_of({"mother.id_paper": "087185004321", "mother.sex": "Nữ", "child.sex": "Nam"},
    ...         "087185004321")
    {'mother.id_paper': '087185004321', 'mother.sex': 'Nữ'}
    """
    own = tuple(blocks_of(texts, number))
    return {f"{block}.{name}": text for block in own for name, text in inside(block, texts).items()}
