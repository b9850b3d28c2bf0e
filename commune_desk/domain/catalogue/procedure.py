"""Administrative procedures (thủ tục hành chính): what, by when, at what fee, with which papers.

A `Procedure` is one version of one row of the catalogue, valid from one date to another. A dossier
keeps the version under which it was received (Nghị định 118/2025/NĐ-CP, Art 17(3)), so values here
never change; a new decision makes a new version.

A blank stays blank: no processing time and no fee are guessed. `FeeKind.NOT_PUBLISHED` (không công
bố) is something else than `FeeKind.FREE` (miễn phí).
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from commune_desk.domain.catalogue.catalogue_errors import (
    ProcedureNotInForce,
    ProcessingTimeUnknown,
)
from commune_desk.domain.vietnamese import fold


class Channel(StrEnum):
    """How a dossier reached the office (nộp trực tiếp, trực tuyến, bưu chính …).

    `ONLINE` is filed online in full (trực tuyến toàn trình), `ONLINE_PARTIAL` in part (một phần):
    reports tell them apart since 01/8/2026 (TT 09/2026/TT-BTP, 07a, columns 4 and 5).
    """

    COUNTER = "counter"
    ONLINE = "online"
    ONLINE_PARTIAL = "online_partial"
    POSTAL = "postal"
    HOME_VISIT = "home_visit"
    OUTREACH = "outreach"


FILED_ONLINE = (Channel.ONLINE, Channel.ONLINE_PARTIAL)
"""What older reports call filed online."""


def is_for(channel: Channel, named: tuple[Channel, ...]) -> bool:
    """Whether a time or a fee applies to a way of filing.

    Args:
        channel: the way of filing.
        named: the ways that the time or fee names; none for all. What is said of filing online is
            said of filing in part online too.
    """
    return not named or channel in named or (channel in FILED_ONLINE and Channel.ONLINE in named)


class TimeUnit(StrEnum):
    """The unit in which the law gives a processing time (thời hạn giải quyết)."""

    SAME_DAY = "same_day"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class ProcessingTime:
    """How long the office may take, in one variant of the procedure.

    Attributes:
        unit: what `count` counts; hours are hours of office time.
        count: 0 for `SAME_DAY`, otherwise at least 1.
        cut_off: after this time of day reception counts as the next working day
            (15:00 for civil status and certification: Luật Hộ tịch Art 5(3), NĐ 23/2015 Art 7).
        variant: when this time applies, in the words of the law; empty for the usual case.
        channels: the channels it applies to; empty for all.
        is_verified: False where the source is marked unverified.
    """

    unit: TimeUnit
    count: int = 0
    cut_off: time | None = None
    variant: str = ""
    channels: tuple[Channel, ...] = ()
    is_verified: bool = True


class FeeKind(StrEnum):
    """What is known of a fee or charge (phí, lệ phí)."""

    FREE = "free"
    AMOUNT = "amount"
    PROVINCIAL = "provincial"
    NOT_PUBLISHED = "not_published"


class PersonGroup(StrEnum):
    """Who pays less or nothing (đối tượng miễn, giảm), where a law or a resolution says so.

    `DIGITAL_CITIZEN` (công dân số) is freed by a law for a time, not by the catalogue's lines: see
    `domain.law.topics.FeeReliefLaw`.
    """

    MERIT = "merit"
    POOR = "poor"
    DISABLED = "disabled"
    CHILD = "child"
    ELDERLY = "elderly"
    HARDSHIP_MINORITY = "hardship_minority"
    DIGITAL_CITIZEN = "digital_citizen"


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee or charge: whole đồng per `unit` ("trang", "bản"), or why there is none.

    Attributes:
        case: the case of the applicant it is for ("đăng ký quá hạn"); empty for every case.
        first_count: how many units cost `amount_vnd` each, where further ones cost less.
        further_vnd: what each further unit costs.
        most_vnd: the most that is taken for one copy ("tối đa 200.000 đồng/bản").
        exempt: the groups that pay nothing.
    """

    kind: FeeKind
    amount_vnd: int | None = None
    unit: str = ""
    case: str = ""
    first_count: int | None = None
    further_vnd: int | None = None
    most_vnd: int | None = None
    note: str = ""
    exempt: tuple[PersonGroup, ...] = ()
    channels: tuple[Channel, ...] = ()
    legal_basis: str = ""
    is_verified: bool = True


class PaperUse(StrEnum):
    """Whether a paper stays with the dossier or is only compared and handed back."""

    SUBMIT = "submit"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """One paper of a dossier (thành phần hồ sơ); `condition` says when, empty for always."""

    name: str
    originals: int = 0
    copies: int = 0
    use: PaperUse = PaperUse.SUBMIT
    condition: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureResult:
    """What the citizen takes home (kết quả) and its national code, empty where unknown."""

    name: str
    code: str = ""


class Origin(StrEnum):
    """Who made a version: the program that shipped it, an officer, or a workbook."""

    SHIPPED = "shipped"
    OFFICE = "office"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a procedure as the catalogue states it.

    Attributes:
        unverified: the attributes whose source is marked unverified; the screen says so.
        origin: who made this version.
        reason: why an officer made it; empty where the program did.
    """

    code: str
    version: int
    name: str
    sector: str
    times: tuple[ProcessingTime, ...]
    fees: tuple[Fee, ...]
    papers: tuple[RequiredDocument, ...]
    results: tuple[ProcedureResult, ...]
    legal_basis: tuple[str, ...]
    effective_from: date
    source: str
    decision: str = ""
    effective_to: date | None = None
    short_name: str = ""
    handling_unit: str = ""
    unverified: tuple[str, ...] = ()
    origin: Origin = Origin.SHIPPED
    reason: str = ""

    @property
    def is_same_day(self) -> bool:
        """Whether the usual case is solved on the day of reception."""
        return bool(self.times) and self.times[0].unit is TimeUnit.SAME_DAY


@dataclass(frozen=True, slots=True)
class ProcedureName:
    """A version by what a clerk may call it: a catalogue of hundreds is looked through by these.

    Attributes:
        word_count: how many words the name has.
    """

    code: str
    version: int
    name: str
    word_count: int
    short_name: str = ""


def is_in_force(procedure: Procedure, on: date) -> bool:
    """Whether a dossier may be received under this version on that day (both ends included)."""
    until = procedure.effective_to
    return procedure.effective_from <= on and (until is None or on <= until)


def check_in_force(procedure: Procedure, on: date) -> None:
    """Refuse a version that is repealed or not yet in force.

    Raises:
        ProcedureNotInForce: with the code, the name and the dates.
    """
    if not is_in_force(procedure, on):
        raise ProcedureNotInForce(
            procedure_code=procedure.code,
            name=procedure.name,
            on=on,
            effective_from=procedure.effective_from,
            effective_to=procedure.effective_to,
        )


def processing_time(procedure: Procedure, channel: Channel, variant: str = "") -> ProcessingTime:
    """The time that applies to a channel: the named variant, or the first that fits the channel.

    Raises:
        ProcessingTimeUnknown: the catalogue gives none, and none is guessed.
    """
    fitting = [t for t in procedure.times if is_for(channel, t.channels)]
    chosen = [t for t in fitting if t.variant == variant] if variant else fitting
    if not chosen:
        raise ProcessingTimeUnknown(procedure_code=procedure.code, name=procedure.name)
    return chosen[0]


_DECLARATIONS = (
    "to khai",
    "don ",
    "giay de nghi",
    "van ban de nghi",
    "phieu ",
    "ban khai",
    "mau so ",
)
"""How the names of declarations begin, without marks."""


def always_asked(procedure: Procedure) -> tuple[RequiredDocument, ...]:
    """The papers that must be handed in whatever the case."""
    return tuple(
        paper for paper in procedure.papers if paper.use is PaperUse.SUBMIT and not paper.condition
    )


def demands_declaration(procedure: Procedure) -> bool:
    """Whether the citizen must hand in a declaration (tờ khai, đơn, giấy đề nghị) in every case."""
    return any(fold(paper.name).startswith(_DECLARATIONS) for paper in always_asked(procedure))
