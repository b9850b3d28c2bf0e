"""Filing (việc nộp hồ sơ): who brought a dossier, by which way, with which papers and words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.keys import CitizenId, DossierId, OrganisationId
from commune_desk.domain.people.applicant import (
    Applicant,
    FilledFrom,
    Organisation,
    Person,
    ReceivedParty,
)


@dataclass(frozen=True, slots=True)
class Filing:
    """How a dossier is filed, as it is written down.

    Attributes:
        party: who files it, as they were at the reception. What is known of them otherwise stands
            in tables of its own, to which the next three lead.
        citizen_id: the person who files; None where an organisation does.
        delegate_id: who acts for the applicant (người được ủy quyền).
        model: the working model, empty for none.
        external_no: the number in the provincial system, empty until known.
        phone: the telephone given with this dossier.
        form: the fields of the declaration by name.
        note: what the office notes of it, empty for nothing.
    """

    party: ReceivedParty
    citizen_id: CitizenId | None = None
    organisation_id: OrganisationId | None = None
    delegate_id: CitizenId | None = None
    model: str = ""
    external_no: str = ""
    filled_from: FilledFrom = FilledFrom.TYPED
    phone: str = ""
    papers: tuple[PaperLine, ...] = ()
    form: Mapping[str, object] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class FilingRecord:
    """The filing of a dossier as it is read back."""

    dossier_id: DossierId
    filing: Filing

    @property
    def applicant(self) -> Applicant:
        """Who filed it, as they were then."""
        return self.filing.party.applicant

    @property
    def delegate(self) -> Person | None:
        """Who filed it in their place."""
        return self.filing.party.delegate

    @property
    def papers(self) -> tuple[PaperLine, ...]:
        """The papers handed in."""
        return self.filing.papers

    @property
    def form(self) -> Mapping[str, object]:
        """The fields of the declaration by name."""
        return self.filing.form


@dataclass(frozen=True, slots=True)
class CitizenRecord:
    """What the office keeps of a person."""

    id: CitizenId
    person: Person
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """What the office keeps of an organisation."""

    id: OrganisationId
    organisation: Organisation
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in a list."""

    id: OrganisationId
    tax_code: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class CitizenRow:
    """A person in a list."""

    id: CitizenId
    personal_id: str
    full_name: str
    born_on: date | None
    address: str
