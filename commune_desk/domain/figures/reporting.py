"""The counts of a report: what came in, how it stands at the end, and the dossiers behind both.

A dossier belongs to a period when it was received in it or was still open when it began. It counts
in two cells of its sector's row: how it came in, and how it stands at the end. The columns of a
form are sums of cells, so that the identities of every form hold in every row and in the sum:

    received_total = what came in during the period + carried_over = solved_total + open_total
    solved_total   = solved_early + solved_on_time + solved_overdue
    open_total     = open_in_time + open_overdue

What is carried over is what was open at the end of the period before. Facts are those of one
moment (`domain.figures.course.as_of`): the end of the period, or an earlier one, and then the
report is provisional.

What was closed while the office waited for papers or an answer is nobody's lateness: it is solved
on time, or in none of the cells, as the office chose; it is named either way (`NOTED`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import LatenessRule, Timeliness
from commune_desk.domain.figures import asking
from commune_desk.domain.figures.asking import HandedOver, OfficerAsking
from commune_desk.domain.figures.course import DossierFact, Measure, is_nobodys, lateness_of
from commune_desk.domain.figures.model_figures import (
    BESIDE,
    THREE_MOSTS,
    TWO_NOES,
    Basis,
    Share,
    model_figures,
)
from commune_desk.domain.handling.rating import Rating, RatingLevel, RatingWay
from commune_desk.domain.law.report_form import COUNTS
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.vietnamese import sort_key

RECEIVED_CELLS, SOLVED_CELLS, OPEN_CELLS = COUNTS[:5], COUNTS[5:8], COUNTS[8:]
"""A dossier is counted in two cells: how it came in, and how it stands, solved or open."""

II06A: Mapping[str, tuple[str, ...]] = {
    "received_total": RECEIVED_CELLS,
    "received_online": ("received_online_full", "received_online_partial"),
    "received_direct": ("received_postal", "received_in_person"),
    "carried_over": ("carried_over",),
    "solved_total": SOLVED_CELLS,
    "solved_early": ("solved_early",),
    "solved_on_time": ("solved_on_time",),
    "solved_overdue": ("solved_overdue",),
    "open_total": OPEN_CELLS,
    "open_in_time": ("open_in_time",),
    "open_overdue": ("open_overdue",),
}
"""The columns (3) to (13) of Biểu II.06a (Thông tư 01/2020/TT-VPCP), each with its cells.

The answer of the command line has them for every period, whichever form is in force.
"""

_FIGURES_OF: Mapping[str, frozenset[str]] = {
    cell: frozenset({cell, *(name for name, parts in II06A.items() if cell in parts)})
    for cell in COUNTS
}
"""The figures that a dossier of a cell stands behind: the cell, and its columns of II.06a."""

COLUMNS = tuple(II06A)
COUNTED = tuple(name for name in COLUMNS if not name.endswith("_total"))
"""The columns of Biểu II.06a that are no totals."""

NOTED = ("waiting_closed", "waiting_carried_over", "apologised", "apologised_late", "reopened")
"""What stands behind no column: closed while the office waited, those of them that were carried
over, promised another date in the period, told of it later than the law wants, opened again after
it was reported as solved."""

_CELL_OF_CHANNEL = {
    Channel.ONLINE: "received_online_full",
    Channel.ONLINE_PARTIAL: "received_online_partial",
    Channel.POSTAL: "received_postal",
}
"""What is not named was brought in person: at the counter, at home or in a hamlet."""

_SOLVED = {lateness: f"solved_{lateness}" for lateness in Timeliness}


_BY_DAY = Measure()


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One line: the cells of a sector; the columns are derived, so the identities cannot fail."""

    sector: str
    received_online_full: int = 0
    received_online_partial: int = 0
    received_postal: int = 0
    received_in_person: int = 0
    carried_over: int = 0
    solved_early: int = 0
    solved_on_time: int = 0
    solved_overdue: int = 0
    open_in_time: int = 0
    open_overdue: int = 0

    def sum_of(self, cells: Iterable[str]) -> int:
        """Some cells taken together."""
        return sum(getattr(self, cell) for cell in cells)

    @property
    def counts(self) -> dict[str, int]:
        """The cells by name: what a form of the law fills its columns from."""
        return {cell: getattr(self, cell) for cell in COUNTS}

    def figures(self) -> dict[str, int]:
        """The columns of Biểu II.06a by name, in its order."""
        return {name: self.sum_of(cells) for name, cells in II06A.items()}

    @property
    def received_online(self) -> int:
        """Column (4) of Biểu II.06a: filed online, in full or in part."""
        return self.sum_of(II06A["received_online"])

    @property
    def received_direct(self) -> int:
        """Column (5) of Biểu II.06a: brought in person or by post."""
        return self.sum_of(II06A["received_direct"])

    @property
    def received_total(self) -> int:
        """Everything that the period had to do with."""
        return self.sum_of(RECEIVED_CELLS)

    @property
    def solved_total(self) -> int:
        """What was solved in the period."""
        return self.sum_of(SOLVED_CELLS)

    @property
    def open_total(self) -> int:
        """What is open at its end."""
        return self.sum_of(OPEN_CELLS)


@dataclass(frozen=True, slots=True)
class CountedDossier:
    """A dossier of the report with the two cells that it counts in."""

    fact: DossierFact
    came_in: str
    standing: str


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Everything the report of a period says.

    Attributes:
        as_of: the moment that it looks from: the end of the period, or earlier (`is_provisional`).
        rows: one line a sector, in order of its name.
        two_noes, three_mosts, beside: the figures of `model_figures` by name.
        ratings: how many citizens chose each level.
        ways: the same by how the answers came; empty of a period closed before that was counted.
        asking: who was asked and who answered, by officer.
        behind: the dossier numbers behind each figure, by the figure's name; those of a cell or a
            column of Biểu II.06a in one sector under "name:sector".
        dossiers: every dossier that is counted, as it was then, in order of its number.
        measure: by what it was counted.
    """

    period: ReportingPeriod
    rows: tuple[SectorRow, ...]
    total: SectorRow
    two_noes: Mapping[str, Share]
    three_mosts: Mapping[str, Share]
    ratings: Mapping[RatingLevel, int]
    behind: Mapping[str, tuple[str, ...]]
    as_of: datetime
    beside: Mapping[str, Share] = field(default_factory=dict)
    dossiers: tuple[CountedDossier, ...] = field(default=(), repr=False)
    measure: Measure = _BY_DAY
    ways: Mapping[RatingWay, Mapping[RatingLevel, int]] = field(default_factory=dict)
    asking: tuple[OfficerAsking, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether it was made before the period ended ("tạm tính đến …")."""
        return self.as_of < self.period.ends_at

    def numbers(self, cells: Iterable[str], sector: str = "") -> tuple[str, ...]:
        """The dossiers behind a column of any form, of one sector or of all."""
        end = f":{sector}" if sector else ""
        found = (self.behind.get(f"{cell}{end}", ()) for cell in cells)
        return tuple(sorted(number for numbers in found for number in numbers))


def period_report(
    facts: Iterable[DossierFact],
    period: ReportingPeriod,
    *,
    ratings: Iterable[Rating] = (),
    measure: Measure = _BY_DAY,
    as_of: datetime | None = None,
) -> PeriodReport:
    """The report of a period from the dossiers that concern it.

    Args:
        facts: dossiers as of `as_of`; those that the period has nothing to do with are left out.
        period: the two dates.
        ratings: the answers of citizens; those given outside the period, or later than `as_of`,
            are left out.
        measure: by what the office measures its dossiers.
        as_of: the moment that the report looks from, at latest the end of the period.
    """
    at = min(as_of or period.ends_at, period.ends_at)
    starts_at = period.starts_at
    rule = measure.rule
    concerned = [fact for fact in facts if _is_since(starts_at, fact)]
    concerned.sort(key=attrgetter("dossier_no"))
    counted_facts = (
        concerned
        if measure.counts_nobodys
        else [fact for fact in concerned if not is_nobodys(fact, rule)]
    )
    lateness = [lateness_of(fact, at, rule) for fact in counted_facts]
    dossiers = tuple(
        CountedDossier(fact, came_in(fact, starts_at), standing(fact, late))
        for fact, late in zip(counted_facts, lateness, strict=True)
    )
    given = [rating for rating in ratings if starts_at <= rating.at <= at]
    behind = numbers_behind(dossiers)
    rows = tuple(
        SectorRow(sector, **{cell: len(behind.get(f"{cell}:{sector}", ())) for cell in COUNTS})
        for sector in sorted({fact.sector for fact in counted_facts}, key=sort_key)
    )
    figures = model_figures(
        Basis(
            counted_facts,
            lateness,
            [fact for fact in counted_facts if fact.received_at >= starts_at],
            given,
            period,
            measure.calendar,
        )
    )
    answers = {
        level: tuple(sorted(r.dossier_no for r in given if r.level is level and r.dossier_no))
        for level in RatingLevel
    }
    ways = Counter((rating.came_by, rating.level) for rating in given)
    return PeriodReport(
        period=period,
        rows=rows,
        total=SectorRow("", **{cell: sum(row.sum_of((cell,)) for row in rows) for cell in COUNTS}),
        two_noes={name: figures[name].share for name in TWO_NOES},
        three_mosts={name: figures[name].share for name in THREE_MOSTS},
        beside={name: figures[name].share for name in BESIDE},
        ratings={level: sum(rating.level is level for rating in given) for level in RatingLevel},
        behind={
            **behind,
            **{level.value: numbers for level, numbers in answers.items()},
            **{name: figure.numbers for name, figure in figures.items()},
            **_beside_the_form(concerned, starts_at, rule),
        },
        as_of=at,
        dossiers=dossiers,
        measure=measure,
        ways={
            way: {level: ways[way, level] for level in RatingLevel}
            for way in RatingWay
            if any(came_by is way for came_by, _ in ways)
        },
    )


def with_asking(report: PeriodReport, handed_over: Iterable[HandedOver]) -> PeriodReport:
    """A report with who was asked for a rating, of what was handed over, both up to its moment."""
    by_officer = asking.by_officer(handed_over)
    behind = {**report.behind, **asking.behind(by_officer)}
    return replace(report, asking=by_officer, behind=behind)


def _beside_the_form(
    facts: Iterable[DossierFact], starts_at: datetime, rule: LatenessRule
) -> dict[str, tuple[str, ...]]:
    """The dossiers that a report speaks of in a sentence (`NOTED`)."""
    noted: dict[str, list[str]] = {name: [] for name in NOTED}
    for fact in facts:
        if is_nobodys(fact, rule):
            noted["waiting_closed"].append(fact.dossier_no)
            if came_in(fact, starts_at) == "carried_over":
                noted["waiting_carried_over"].append(fact.dossier_no)
        if fact.reopened and fact.received_at < starts_at and is_reopened(fact, starts_at):
            noted["reopened"].append(fact.dossier_no)
        if fact.apologised_at and fact.apologised_at >= starts_at:
            noted["apologised"].append(fact.dossier_no)
            if fact.apologised_late:
                noted["apologised_late"].append(fact.dossier_no)
    return {name: tuple(sorted(numbers)) for name, numbers in noted.items()}


def numbers_behind(dossiers: Iterable[CountedDossier]) -> dict[str, tuple[str, ...]]:
    """The numbers behind every cell and every column of Biểu II.06a, of all and by sector."""
    of_cells: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for counted in dossiers:
        fact = counted.fact
        of_cells[counted.came_in, fact.sector].append(fact.dossier_no)
        of_cells[counted.standing, fact.sector].append(fact.dossier_no)
    behind: dict[str, list[str]] = {name: [] for name in (*COUNTS, *II06A)}
    for (cell, sector), numbers in of_cells.items():
        for figure in _FIGURES_OF[cell]:
            behind[figure] += numbers
            behind.setdefault(f"{figure}:{sector}", []).extend(numbers)
    return {figure: tuple(sorted(numbers)) for figure, numbers in behind.items()}


# --- the cells -----------------------------------------------------------------------------------


def _is_since(starts_at: datetime, fact: DossierFact) -> bool:
    """Whether a dossier was received from a moment on, or was open then."""
    closed_at = fact.closed_at
    return closed_at is None or closed_at >= starts_at or fact.received_at >= starts_at


def came_in(fact: DossierFact, starts_at: datetime) -> str:
    """The cell that says how a dossier came into the period that starts at a moment.

    What was solved in an earlier period and taken back in this one was carried over by nobody: it
    comes in once more, by the way it came first.
    """
    if fact.received_at < starts_at and not is_reopened(fact, starts_at):
        return "carried_over"
    return _CELL_OF_CHANNEL.get(fact.channel, "received_in_person")


def is_reopened(fact: DossierFact, starts_at: datetime) -> bool:
    """Whether the period before counted a dossier as solved that is open again in this one."""
    return any(
        closing.at < starts_at and (closing.taken_back_at or starts_at) >= starts_at
        for closing in fact.reopened
    )


def standing(fact: DossierFact, lateness: Timeliness) -> str:
    """The cell that says how a dossier stood: solved or open, in time or late."""
    if fact.closed_at is not None:
        return _SOLVED[lateness]
    return "open_overdue" if lateness is Timeliness.OVERDUE else "open_in_time"
