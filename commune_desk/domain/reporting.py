"""The monthly report (Biểu II.06a, Thông tư 01/2020/TT-VPCP) and the model's five figures.

A period is two dates, both included. A dossier belongs to it when it was received in it or was
still open when it began. Three identities hold in every row and in the sum:

    received_total = received_online + received_direct + carried_over = solved_total + open_total
    solved_total   = solved_early + solved_on_time + solved_overdue
    open_total     = open_in_time + open_overdue

The model "02 không, 03 nhất" is counted from the same facts: the citizen writes nothing, the
officer gives no needless appointment; timeliest, closest, most effective. Behind every figure
stand the numbers of its dossiers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from commune_desk.domain.applicant import FilledFrom
from commune_desk.domain.dossier import (
    WAITING,
    DossierState,
    Timeliness,
    TimelinessRule,
    timeliness,
)
from commune_desk.domain.procedure import Channel
from commune_desk.domain.rating import Rating, RatingLevel
from commune_desk.domain.working_time import OFFICE_ZONE

COLUMNS = (
    "received_total",
    "received_online",
    "received_direct",
    "carried_over",
    "solved_total",
    "solved_early",
    "solved_on_time",
    "solved_overdue",
    "open_total",
    "open_in_time",
    "open_overdue",
)
"""The columns (3) to (13) of the form, in its order."""

COUNTED = tuple(name for name in COLUMNS if not name.endswith("_total"))
"""The columns that dossiers are counted in; the totals follow from them."""

_TOTAL_OF = {
    name: "received_total" if name == "carried_over" else f"{name.partition('_')[0]}_total"
    for name in COUNTED
}

_CLOSE = (Channel.HOME_VISIT, Channel.OUTREACH)

_Cell = tuple[str, str, str]
"""A sector, a figure and the number of a dossier that counts in it."""


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A reporting period (kỳ báo cáo), both dates included."""

    first: date
    last: date

    @property
    def starts_at(self) -> datetime:
        """The first moment of the period."""
        return datetime.combine(self.first, time(), OFFICE_ZONE)

    @property
    def ends_at(self) -> datetime:
        """The last moment of the period."""
        after = datetime.combine(self.last + timedelta(days=1), time(), OFFICE_ZONE)
        return after - timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class DossierFact:
    """What the report knows of one dossier."""

    dossier_no: str
    sector: str
    channel: Channel
    state: DossierState
    received_at: datetime
    due_at: datetime
    closed_at: datetime | None
    filled_from: FilledFrom = FilledFrom.CARD
    is_reappointed: bool = False


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One line of the form; the totals are derived, so that the identities cannot fail."""

    sector: str
    received_online: int = 0
    received_direct: int = 0
    carried_over: int = 0
    solved_early: int = 0
    solved_on_time: int = 0
    solved_overdue: int = 0
    open_in_time: int = 0
    open_overdue: int = 0

    @property
    def received_total(self) -> int:
        """Column (3)."""
        return self.received_online + self.received_direct + self.carried_over

    @property
    def solved_total(self) -> int:
        """Column (7)."""
        return self.solved_early + self.solved_on_time + self.solved_overdue

    @property
    def open_total(self) -> int:
        """Column (11)."""
        return self.open_in_time + self.open_overdue

    def figures(self) -> dict[str, int]:
        """The columns by name in the order of the form."""
        return {name: getattr(self, name) for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole with the dossiers that make it up."""

    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """The share in percent to one decimal; None where there is no whole."""
        return round(100 * self.count / self.of, 1) if self.of else None


_Figure = tuple[Share, tuple[str, ...]]
"""A share and the numbers of the dossiers behind it."""


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Everything the monthly report says.

    Attributes:
        rows: one line a sector, in order of its name.
        two_noes: `no_writing` and `no_appointment` as shares of the dossiers received.
        three_mosts: `timeliest`, `closest`, `most_effective` as shares.
        ratings: how many citizens chose each level.
        behind: the dossier numbers behind each figure, by the figure's name.
    """

    period: ReportingPeriod
    rows: tuple[SectorRow, ...]
    total: SectorRow
    two_noes: Mapping[str, Share]
    three_mosts: Mapping[str, Share]
    ratings: Mapping[RatingLevel, int]
    behind: Mapping[str, tuple[str, ...]]


def period_report(
    facts: Iterable[DossierFact],
    period: ReportingPeriod,
    *,
    ratings: Iterable[Rating] = (),
    rule: TimelinessRule = TimelinessRule.BY_DAY,
    as_of: datetime | None = None,
) -> PeriodReport:
    """The report of a period from the dossiers that touch it.

    Args:
        facts: dossiers received up to the end of the period; others are left out.
        period: the two dates.
        ratings: the answers of citizens; those given outside the period are left out.
        rule: how early, on time and overdue are told apart.
        as_of: the moment at which open dossiers are judged, at latest the end of the period.
    """
    judged_at = min(as_of or period.ends_at, period.ends_at)
    inside = [fact for fact in facts if _touches(fact, period)]
    given = [rating for rating in ratings if _is_within(rating.at, period)]
    cells = _cells(inside, period, rule=rule, judged_at=judged_at)
    two = _two_noes(inside, period)
    three = _three_mosts(inside, given, period=period, rule=rule)
    return PeriodReport(
        period=period,
        rows=(rows := _rows(cells)),
        total=_sum(rows),
        two_noes={name: share for name, (share, _) in two.items()},
        three_mosts={name: share for name, (share, _) in three.items()},
        ratings=_counted(given),
        behind=_behind(cells, given)
        | {name: numbers for name, (_, numbers) in (two | three).items()},
    )


def _touches(fact: DossierFact, period: ReportingPeriod) -> bool:
    """Whether a dossier was received in the period or still open when it began."""
    if fact.received_at > period.ends_at:
        return False
    return fact.closed_at is None or max(fact.closed_at, fact.received_at) >= period.starts_at


def _is_within(at: datetime, period: ReportingPeriod) -> bool:
    return period.starts_at <= at <= period.ends_at


def _counted(given: list[Rating]) -> Mapping[RatingLevel, int]:
    """How many citizens chose each level, also where nobody did."""
    return {level: sum(rating.level is level for rating in given) for level in RatingLevel}


def _cells(
    inside: list[DossierFact],
    period: ReportingPeriod,
    *,
    rule: TimelinessRule,
    judged_at: datetime,
) -> list[_Cell]:
    """Every dossier once for each column that it counts in."""
    return [
        (fact.sector, name, fact.dossier_no)
        for fact in inside
        for name in _figures_of(fact, period, rule=rule, judged_at=judged_at)
    ]


def _figures_of(
    fact: DossierFact, period: ReportingPeriod, *, rule: TimelinessRule, judged_at: datetime
) -> tuple[str, str]:
    """The two columns that a dossier counts in: how it came in and how it stands."""
    if fact.received_at < period.starts_at:
        came = "carried_over"
    else:
        came = "received_online" if fact.channel is Channel.ONLINE else "received_direct"
    return came, _standing(fact, period, rule=rule, judged_at=judged_at)


def _standing(
    fact: DossierFact, period: ReportingPeriod, *, rule: TimelinessRule, judged_at: datetime
) -> str:
    """Solved early, on time or overdue; or open in time or overdue at the end of the period."""
    if fact.closed_at is not None and fact.closed_at <= period.ends_at:
        return f"solved_{timeliness(fact.closed_at, fact.due_at, rule)}"
    if fact.state in WAITING:
        return "open_in_time"
    is_late = timeliness(judged_at, fact.due_at, rule) is Timeliness.OVERDUE
    return "open_overdue" if is_late else "open_in_time"


def _rows(cells: list[_Cell]) -> tuple[SectorRow, ...]:
    sectors = sorted({sector for sector, _, _ in cells})
    counts = Counter((sector, name) for sector, name, _ in cells)
    return tuple(
        SectorRow(sector, **{name: counts[sector, name] for name in COUNTED}) for sector in sectors
    )


def _sum(rows: tuple[SectorRow, ...]) -> SectorRow:
    return SectorRow("", **{name: sum(getattr(row, name) for row in rows) for name in COUNTED})


def _behind(cells: list[_Cell], given: list[Rating]) -> dict[str, tuple[str, ...]]:
    """The dossier numbers behind every figure, in the sum (`name`) and a sector (`name:sector`)."""
    behind: dict[str, list[str]] = {name: [] for name in (*COLUMNS, *RatingLevel)}
    for sector, name, number in cells:
        total = _TOTAL_OF[name]
        for figure in (name, total, f"{name}:{sector}", f"{total}:{sector}"):
            behind.setdefault(figure, []).append(number)
    for rating in given:
        behind[rating.level].append(rating.dossier_no)
    return {figure: tuple(sorted(numbers)) for figure, numbers in behind.items()}


def _two_noes(inside: list[DossierFact], period: ReportingPeriod) -> dict[str, _Figure]:
    """How many citizens wrote nothing, and how many were given no needless appointment."""
    received = [fact for fact in inside if fact.received_at >= period.starts_at]
    return {
        "no_writing": _share(
            received, [f for f in received if f.filled_from is not FilledFrom.TYPED]
        ),
        "no_appointment": _share(
            received, [f for f in received if not _had_needless_appointment(f)]
        ),
    }


def _had_needless_appointment(fact: DossierFact) -> bool:
    """Whether the citizen was told to come again without need.

    What the law lets take days needs its one appointment. Needless is a second one, and any where
    the law says "on the same day" and the day ended without the result.
    """
    is_due_at_once = fact.due_at.date() == fact.received_at.date()
    is_done = fact.closed_at is not None and fact.closed_at.date() == fact.received_at.date()
    return fact.is_reappointed or (is_due_at_once and not is_done)


def _three_mosts(
    inside: list[DossierFact], given: list[Rating], *, period: ReportingPeriod, rule: TimelinessRule
) -> dict[str, _Figure]:
    """Timeliest: solved in time. Closest: served where people live. Most effective: satisfied."""
    received = [fact for fact in inside if fact.received_at >= period.starts_at]
    solved = [f for f in inside if f.closed_at is not None and f.closed_at <= period.ends_at]
    satisfied = tuple(
        sorted(r.dossier_no for r in given if r.level is not RatingLevel.DISSATISFIED)
    )
    return {
        "timeliest": _share(solved, [f for f in solved if not _is_overdue(f, rule)]),
        "closest": _share(received, [f for f in received if f.channel in _CLOSE]),
        "most_effective": (Share(len(satisfied), len(given)), satisfied),
    }


def _is_overdue(fact: DossierFact, rule: TimelinessRule) -> bool:
    closed = fact.closed_at
    return closed is not None and timeliness(closed, fact.due_at, rule) is Timeliness.OVERDUE


def _share(whole: list[DossierFact], part: list[DossierFact]) -> _Figure:
    return Share(len(part), len(whole)), tuple(sorted(fact.dossier_no for fact in part))
