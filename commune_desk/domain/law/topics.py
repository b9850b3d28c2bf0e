"""Rules that a law sets in figures and may change: each topic has its versions by effective date.

The figures are data (`resources/law/<topic>.toml`, read by `files.catalogue.law`). A further topic
is a dataclass here, an attribute of `Law` of the same name as its file, and the file. Who needs a
rule names the day that decides, which the law says too: mostly the day of the event, for a report
the last day of its period.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from commune_desk.domain.law.books import BookForm, CertificateText
from commune_desk.domain.law.personal_data import PersonalDataLaw
from commune_desk.domain.law.report_form import ReportForm


class Version(Protocol):
    """What every version of a topic says beside its figures."""

    @property
    def since(self) -> date:
        """The first day on which it is in force; the next version ends it."""

    @property
    def legal_basis(self) -> str:
        """The articles that the figures come from."""


V = TypeVar("V", bound=Version)


@dataclass(frozen=True, slots=True)
class SupplementTerms:
    """The terms of missing papers in a sector whose own law says otherwise."""

    sector: str
    legal_basis: str
    answer_days: int
    ask_within_working_days: int


@dataclass(frozen=True, slots=True)
class SupplementLaw:
    """Missing papers (bổ sung hồ sơ).

    Attributes:
        answer_days: days that a citizen has to bring them before the dossier is closed.
        ask_within_working_days: working days after the reception within which the office asks.
        sectors: where the law of a sector has other terms.
    """

    since: date
    legal_basis: str
    answer_days: int
    ask_within_working_days: int
    sectors: tuple[SupplementTerms, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosingLaw:
    """When the figures of a reporting period are closed (thời gian chốt số liệu).

    Attributes:
        day: of the last month of a month, quarter, half-year or year; the next one begins after it.
        unverified: the kinds of period (`PeriodKind`) for which no source was read.
    """

    since: date
    legal_basis: str
    day: int
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFormsLaw:
    """The reports on administrative procedures: their forms, when they are due, until when sent.

    The last day of a period chooses the version.

    Attributes:
        circular: that prescribes the forms, "Thông tư số 09/2026/TT-BTP".
        months, quarters: those that a report is due for.
        half_year, year: whether the first half-year and the year have a report.
        sending_day: the day of the period's last month until which the commune sends it; 0 where
            no source says one.
        has_outline: whether the circular has an outline for the text of a commune's report.
        is_verified: whether the circular itself was read.
    """

    since: date
    legal_basis: str
    circular: str
    months: tuple[int, ...]
    quarters: tuple[int, ...]
    half_year: bool
    year: bool
    sending_day: int
    has_outline: bool
    is_verified: bool
    forms: tuple[ReportForm, ...]


@dataclass(frozen=True, slots=True)
class CivilStatusLaw:
    """The law on civil status (Luật Hộ tịch) itself.

    A version of a procedure that began under an older law stays in use when a new one comes into
    force, but an officer has to look at it.

    Attributes:
        name: the law as papers cite it.
        sectors: the sectors of the catalogue that rest on it.
    """

    since: date
    legal_basis: str
    name: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeeReliefLaw:
    """What digital citizens (công dân số) are freed from for a time.

    Attributes:
        free_under: numbers of the circulars whose fees are not taken from them.
    """

    since: date
    legal_basis: str
    free_under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorExemption:
    """What an exemption rests upon in a sector that has a law of its own."""

    sector: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class FeeExemptionLaw:
    """Upon what it rests that a group pays nothing (căn cứ miễn phí, lệ phí).

    Attributes:
        sectors: where the law of a sector says it; elsewhere it is the `legal_basis`.
    """

    since: date
    legal_basis: str
    sectors: tuple[SectorExemption, ...] = ()


def exemption_ground(law: FeeExemptionLaw, sector: str) -> str:
    """The article by which a group pays nothing in a sector."""
    own = (one.legal_basis for one in law.sectors if one.sector == sector)
    return next(own, law.legal_basis)


@dataclass(frozen=True, slots=True)
class CertificationLaw:
    """The certification books (sổ chứng thực)."""

    since: date
    legal_basis: str
    books: tuple[BookForm, ...]


@dataclass(frozen=True, slots=True)
class CertificatesLaw:
    """The wording of certificates (lời chứng)."""

    since: date
    legal_basis: str
    texts: tuple[CertificateText, ...]


@dataclass(frozen=True, slots=True)
class VerificationLaw:
    """Asking others to verify (xác minh): where the time until their answer does not count.

    Attributes:
        stops_clock_in: the sectors in which the clock stands meanwhile.
    """

    since: date
    legal_basis: str
    stops_clock_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApologyLaw:
    """The apology for a delay with a new date (xin lỗi, hẹn lại).

    Attributes:
        notice_days: days before the day of the due date until which it is to be sent.
    """

    since: date
    legal_basis: str
    notice_days: int


@dataclass(frozen=True, slots=True)
class SaturdayLaw:
    """Work on Saturday mornings (sáng thứ Bảy).

    Attributes:
        sectors: the sectors whose dossiers are received then; for all others it is a day off.
        is_verified: False where the source names no article.
    """

    since: date
    legal_basis: str
    sectors: tuple[str, ...]
    is_verified: bool = True


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """Procedures that are received together (thủ tục liên thông).

    Attributes:
        lead: the first of them, at the counter.
        portal: the code under which they are filed online together.
        procedures: those that may be opened beside it, in their order.
        forms: declarations of what is no procedure of the commune.
        same: who of the further declarations is who of the first: `{"subject": "child"}`.
    """

    lead: str
    portal: str
    procedures: tuple[str, ...]
    forms: tuple[str, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkedLaw:
    """Which procedures are linked."""

    since: date
    legal_basis: str
    groups: tuple[LinkedGroup, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """All topics; the versions of each in order of their first days."""

    apologies: tuple[ApologyLaw, ...]
    certificates: tuple[CertificatesLaw, ...]
    certification: tuple[CertificationLaw, ...]
    civil_status: tuple[CivilStatusLaw, ...]
    closing: tuple[ClosingLaw, ...]
    fee_exemptions: tuple[FeeExemptionLaw, ...]
    fee_relief: tuple[FeeReliefLaw, ...]
    linked: tuple[LinkedLaw, ...]
    personal_data: tuple[PersonalDataLaw, ...]
    report_forms: tuple[ReportFormsLaw, ...]
    saturdays: tuple[SaturdayLaw, ...]
    supplements: tuple[SupplementLaw, ...]
    verification: tuple[VerificationLaw, ...]


@dataclass(frozen=True, slots=True)
class LawText:
    """One topic as a file says it.

    Attributes:
        stated_on: of which day its figures are.
        versions: in order of their first days.
    """

    topic: str
    stated_on: date
    versions: tuple[Any, ...]


def in_force(versions: tuple[V, ...], on: date) -> V:
    """The version in force on a day; before the first one the first, for none older is known."""
    return next((version for version in reversed(versions) if version.since <= on), versions[0])
