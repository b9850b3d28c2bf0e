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
from commune_desk.domain.procedure import FILED_ONLINE, Channel
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

TWO_NOES = ("no_writing", "no_appointment")
THREE_MOSTS = ("timeliest", "closest", "most_effective")

_CLOSE = (Channel.HOME_VISIT, Channel.OUTREACH)


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

    def concerns(self, fact: "DossierFact") -> bool:
        """Whether a dossier was received in the period, or was still open when it began."""
        if fact.received_at > self.ends_at:
            return False
        return fact.closed_at is None or max(fact.closed_at, fact.received_at) >= self.starts_at


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
    """The report of a period from the dossiers that concern it.

    Args:
        facts: dossiers received up to the end of the period; others are left out.
        period: the two dates.
        ratings: the answers of citizens; those given outside the period are left out.
        rule: how early, on time and overdue are distinguished.
        as_of: the moment at which open dossiers are judged, at latest the end of the period.
    """
    judged_at = min(as_of or period.ends_at, period.ends_at)
    counted = [fact for fact in facts if period.concerns(fact)]
    given = [rating for rating in ratings if period.starts_at <= rating.at <= period.ends_at]
    # Every dossier counts in two columns: how it came in, and how it stands.
    cells = [
        (fact.sector, column, fact.dossier_no)
        for fact in counted
        for column in (
            came_in(fact, period),
            standing(fact, period, rule=rule, judged_at=judged_at),
        )
    ]
    counts = Counter((sector, column) for sector, column, _ in cells)
    rows = tuple(
        SectorRow(sector, **{column: counts[sector, column] for column in COUNTED})
        for sector in sorted({sector for sector, _, _ in cells})
    )
    behind: dict[str, list[str]] = {name: [] for name in (*COLUMNS, *RatingLevel)}
    for sector, column, number in cells:
        total = _TOTAL_OF[column]
        for figure in (column, total, f"{column}:{sector}", f"{total}:{sector}"):
            behind.setdefault(figure, []).append(number)
    for rating in given:
        behind[rating.level].append(rating.dossier_no)
    shares = model_figures(counted, given, period, rule=rule)
    return PeriodReport(
        period=period,
        rows=rows,
        total=SectorRow(
            "", **{column: sum(getattr(row, column) for row in rows) for column in COUNTED}
        ),
        two_noes={name: shares[name][0] for name in TWO_NOES},
        three_mosts={name: shares[name][0] for name in THREE_MOSTS},
        ratings={level: len(behind[level]) for level in RatingLevel},
        behind={
            **{figure: tuple(sorted(numbers)) for figure, numbers in behind.items()},
            **{name: numbers for name, (_, numbers) in shares.items()},
        },
    )


# --- the columns of the form ---------------------------------------------------------------------


def came_in(fact: DossierFact, period: ReportingPeriod) -> str:
    """The column that says how a dossier came into the period."""
    if fact.received_at < period.starts_at:
        return "carried_over"
    return "received_online" if fact.channel in FILED_ONLINE else "received_direct"


def standing(
    fact: DossierFact, period: ReportingPeriod, *, rule: TimelinessRule, judged_at: datetime
) -> str:
    """The column that says how a dossier stands at the end of the period.

    Solved early, on time or overdue; or open in time or overdue. While the office waits for papers
    nothing is overdue.
    """
    if fact.closed_at is not None and fact.closed_at <= period.ends_at:
        return f"solved_{timeliness(fact.closed_at, fact.due_at, rule)}"
    is_late = timeliness(judged_at, fact.due_at, rule) is Timeliness.OVERDUE
    return "open_overdue" if is_late and fact.state not in WAITING else "open_in_time"


# --- the model "02 không, 03 nhất" ---------------------------------------------------------------


def model_figures(
    counted: list[DossierFact],
    given: list[Rating],
    period: ReportingPeriod,
    *,
    rule: TimelinessRule,
) -> dict[str, tuple[Share, tuple[str, ...]]]:
    """The five figures of the model, each with the numbers of the dossiers that make it up.

    Of the dossiers received in the period: those whose citizen wrote nothing (`no_writing`), was
    given no needless appointment (`no_appointment`), was served where people live (`closest`). Of
    those solved: in time (`timeliest`). Of the answers given: satisfied (`most_effective`).
    """
    received = [fact for fact in counted if fact.received_at >= period.starts_at]
    solved = [fact for fact in counted if fact.closed_at and fact.closed_at <= period.ends_at]
    satisfied = [rating for rating in given if rating.level is not RatingLevel.DISSATISFIED]
    wholes_and_parts: dict[str, tuple[int, list[str]]] = {
        "no_writing": (
            len(received),
            [fact.dossier_no for fact in received if fact.filled_from is not FilledFrom.TYPED],
        ),
        "no_appointment": (
            len(received),
            [fact.dossier_no for fact in received if not had_needless_appointment(fact)],
        ),
        "timeliest": (
            len(solved),
            [
                fact.dossier_no
                for fact in solved
                if fact.closed_at
                and timeliness(fact.closed_at, fact.due_at, rule) is not Timeliness.OVERDUE
            ],
        ),
        "closest": (
            len(received),
            [fact.dossier_no for fact in received if fact.channel in _CLOSE],
        ),
        "most_effective": (len(given), [rating.dossier_no for rating in satisfied]),
    }
    return {
        name: (Share(len(part), whole), tuple(sorted(part)))
        for name, (whole, part) in wholes_and_parts.items()
    }


def had_needless_appointment(fact: DossierFact) -> bool:
    """Whether the citizen was made to come again without need.

    What the law lets take days needs its one appointment. Needless is a second one, and any where
    the law says "on the same day" and the day ended without the result.
    """
    is_due_at_once = fact.due_at.date() == fact.received_at.date()
    is_done = fact.closed_at is not None and fact.closed_at.date() == fact.received_at.date()
    return fact.is_reappointed or (is_due_at_once and not is_done)
