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

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from commune_desk.domain.desk.dossier import LatenessRule
from commune_desk.domain.figures import asking, counting
from commune_desk.domain.figures.asking import HandedOver, OfficerAsking
from commune_desk.domain.figures.behind import Behind, MadeLater, Parts
from commune_desk.domain.figures.counting import came_in, is_reopened, is_since, standing
from commune_desk.domain.figures.course import (
    DossierFact,
    Measure,
    SeenDossiers,
    is_nobodys,
    lateness_of,
)
from commune_desk.domain.figures.model_figures import (
    BESIDE,
    THREE_MOSTS,
    TWO_NOES,
    Basis,
    Share,
    model_figures,
)
from commune_desk.domain.handling.rating import RatedAlike, RatingLevel, RatingWay, by_level, by_way
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
    dossiers: Sequence[CountedDossier] = field(default=(), repr=False)
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
    seen: SeenDossiers,
    period: ReportingPeriod,
    *,
    ratings: Sequence[RatedAlike] = (),
    handed_over: Iterable[HandedOver] = (),
    measure: Measure = _BY_DAY,
) -> PeriodReport:
    """The report of a period from the dossiers that concern it.

    Args:
        seen: dossiers as of a moment; it looks from there, and at latest from the end of the
            period. Those that are told and that the period has nothing to do with are left out.
        period: the two dates.
        ratings: what citizens answered in the period up to then.
        handed_over: what was handed over in it, with who was asked.
        measure: by what the office measures its dossiers.
    """
    at, starts_at, rule = min(seen.at, period.ends_at), period.starts_at, measure.rule
    concerned = [fact for fact in seen.told if is_since(starts_at, fact)]
    told = [fact for fact in concerned if measure.counts_nobodys or not is_nobodys(fact, rule)]
    alike = counting.alike(
        counting.of_facts(told, starts_at, at, measure=measure),
        counting.of_rows(seen.stood, measure),
    )
    of_cells = _Cells()
    for one in alike:
        of_cells.add(one.sector, (one.came_in, one.standing), one.numbers)
    rows = of_cells.rows()
    figures = model_figures(Basis(alike, [one for one in alike if one.is_received], ratings))
    by_officer = asking.by_officer(handed_over)
    others: dict[str, Parts] = {
        **_behind_levels(ratings),
        **{name: figure.numbers for name, figure in figures.items()},
        **_beside_the_form(concerned, starts_at, rule),
    }

    def dossiers() -> tuple[CountedDossier, ...]:
        counted = [*told, *(seen.stood.facts() if seen.stood else ())]
        return _in_their_cells(counted, starts_at, at, rule=rule)

    return PeriodReport(
        period=period,
        rows=rows,
        total=SectorRow("", **{cell: sum(row.sum_of((cell,)) for row in rows) for cell in COUNTS}),
        two_noes={name: figures[name].share for name in TWO_NOES},
        three_mosts={name: figures[name].share for name in THREE_MOSTS},
        beside={name: figures[name].share for name in BESIDE},
        ratings=by_level(ratings),
        ways=by_way(ratings),
        asking=by_officer,
        behind=of_cells.behind().with_those(Behind(others)).with_those(asking.behind(by_officer)),
        as_of=at,
        dossiers=MadeLater(dossiers),
        measure=measure,
    )


def _in_their_cells(
    facts: Iterable[DossierFact], starts_at: datetime, at: datetime, *, rule: LatenessRule
) -> tuple[CountedDossier, ...]:
    """Dossiers in order of their numbers, each with the two cells that it counts in."""
    return tuple(
        CountedDossier(fact, came_in(fact, starts_at), standing(fact, lateness_of(fact, at, rule)))
        for fact in sorted(facts, key=attrgetter("dossier_no"))
    )


def _behind_levels(ratings: Sequence[RatedAlike]) -> dict[str, Parts]:
    """The dossiers whose citizens chose each level; a paper slip names none."""
    return {
        level.value: [list(filter(None, each.numbers)) for each in ratings if each.level is level]
        for level in RatingLevel
    }


def _beside_the_form(
    facts: Iterable[DossierFact], starts_at: datetime, rule: LatenessRule
) -> dict[str, Parts]:
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
    return {name: [numbers] for name, numbers in noted.items()}


def numbers_behind(dossiers: Iterable[CountedDossier]) -> Behind:
    """The numbers behind every cell and every column of Biểu II.06a, of all and by sector."""
    of_cells = _Cells()
    for one in dossiers:
        of_cells.add(one.fact.sector, (one.came_in, one.standing), (one.fact.dossier_no,))
    return of_cells.behind()


class _Cells:
    """The numbers of dossiers by sector and cell."""

    def __init__(self) -> None:
        self._numbers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, sector: str, cells: Iterable[str], numbers: Iterable[str]) -> None:
        """Count dossiers of a sector in cells."""
        for cell in cells:
            self._numbers[sector, cell] += numbers

    def rows(self) -> tuple[SectorRow, ...]:
        """A line for each sector, in order of its name."""
        counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (sector, cell), numbers in self._numbers.items():
            counts[sector][cell] = len(numbers)
        return tuple(SectorRow(sector, **counts[sector]) for sector in sorted(counts, key=sort_key))

    def behind(self) -> Behind:
        """What stands behind each cell and each column, of all and by sector."""
        behind: dict[str, list[list[str]]] = {name: [] for name in (*COUNTS, *II06A)}
        for (sector, cell), numbers in self._numbers.items():
            for figure in _FIGURES_OF[cell]:
                behind[figure].append(numbers)
                behind.setdefault(f"{figure}:{sector}", []).append(numbers)
        return Behind(behind)
