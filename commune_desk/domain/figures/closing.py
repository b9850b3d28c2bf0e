"""A closed period (kỳ đã chốt): what was reported and signed, and what was entered since.

Closing keeps the figures, the dossiers and the files of a period as they are; nothing is written
over them. What is entered later with a moment in the period does not change them: it shows as a
difference beside them, and beside the figures of the period that follows, which begins with what
is open now and not with what was signed.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from commune_desk.domain.figures.asking import behind
from commune_desk.domain.figures.behind import Behind
from commune_desk.domain.figures.model_figures import FORMULAS
from commune_desk.domain.figures.reporting import (
    II06A,
    NOTED,
    CountedDossier,
    PeriodReport,
    numbers_behind,
)
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.law.report_form import COUNTS
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import Calendar

_KEPT_BEHIND = (*RatingLevel, *NOTED, *(formula.name for formula in FORMULAS))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a closed period; `sha256` is the hash of its content."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A period as it was closed.

    Attributes:
        closed_by: the name of the officer.
        report: the figures with their dossiers, as they were signed.
    """

    period: ReportingPeriod
    closed_at: datetime
    closed_by: str
    report: PeriodReport
    files: tuple[KeptFile, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A dossier that counts otherwise than when the period was closed; None: it does not count."""

    dossier_no: str
    before: CountedDossier | None
    now: CountedDossier | None


@dataclass(frozen=True, slots=True)
class SinceClose:
    """What was entered after a period was closed.

    Attributes:
        closed_at: when it was.
        moved: the dossiers that count otherwise now, in order of their numbers.
        answers: how many more or fewer answers of a level there are now.
    """

    period: ReportingPeriod
    closed_at: datetime
    moved: tuple[Moved, ...] = ()
    answers: Mapping[RatingLevel, int] = field(default_factory=dict)

    @property
    def is_unchanged(self) -> bool:
        """Whether the period would say today what it said when it was closed."""
        return not self.moved and not self.answers

    @property
    def cells(self) -> Mapping[str, int]:
        """The cells that would be others today, each with its difference."""
        changed = self._changed()
        sums = {cell: sum(of_one[cell] for of_one in changed.values()) for cell in COUNTS}
        return {cell: change for cell, change in sums.items() if change}

    @property
    def sectors(self) -> Mapping[str, Mapping[str, int]]:
        """The same by sector: a corrected procedure may move a dossier from one to another."""
        return {
            sector: {cell: of_one[cell] for cell in COUNTS if of_one[cell]}
            for sector, of_one in sorted(self._changed().items())
            if any(of_one.values())
        }

    @property
    def between_sectors(self) -> Mapping[tuple[str, str], int]:
        """How many dossiers count in another sector now: from which one to which one."""
        ways = (
            (each.before.fact.sector, each.now.fact.sector)
            for each in self.moved
            if each.before is not None and each.now is not None
        )
        return Counter((before, now) for before, now in ways if before != now)

    def _changed(self) -> Mapping[str, Counter[str]]:
        """The differences of the cells by sector, also those that are none."""
        changed: dict[str, Counter[str]] = {}
        for each in self.moved:
            for counted, sign in ((each.before, -1), (each.now, 1)):
                if counted is not None:
                    of_one = changed.setdefault(counted.fact.sector, Counter())
                    of_one[counted.came_in] += sign
                    of_one[counted.standing] += sign
        return changed

    @property
    def changes(self) -> Mapping[str, int]:
        """The cells and the columns of Biểu II.06a that would be others today."""
        cells = self.cells
        columns = {name: sum(cells.get(cell, 0) for cell in parts) for name, parts in II06A.items()}
        return {**cells, **{name: change for name, change in columns.items() if change}}


@dataclass(frozen=True, slots=True)
class Reported:
    """The report of a period, and what was entered since it, or the one before it, was closed.

    Attributes:
        report: as it was closed; of an open period as it stands.
        since: of a closed period; None of an open one.
        before: of the closed period that ended on the day before; None without one.
    """

    report: PeriodReport
    since: SinceClose | None = None
    before: SinceClose | None = None


def since_close(closed: ClosedPeriod, now: PeriodReport) -> SinceClose:
    """What a closed period would say otherwise if it were reported today."""
    before, after = (
        {counted.fact.dossier_no: counted for counted in report.dossiers}
        for report in (closed.report, now)
    )
    moved = (
        Moved(number, before.get(number), after.get(number))
        for number in sorted({*before, *after})
        if _cells(before.get(number)) != _cells(after.get(number))
    )
    answers = {
        level: change
        for level in RatingLevel
        if (change := now.ratings.get(level, 0) - closed.report.ratings.get(level, 0))
    }
    return SinceClose(closed.period, closed.closed_at, tuple(moved), answers)


def to_keep(report: PeriodReport) -> PeriodReport:
    """A report without what follows from its dossiers again (`kept`), and without the calendar."""
    behind = {name: report.behind[name] for name in _KEPT_BEHIND if name in report.behind}
    measure = replace(report.measure, calendar=Calendar())
    return replace(report, behind=behind, dossiers=tuple(report.dossiers), measure=measure)


def kept(report: PeriodReport) -> PeriodReport:
    """A report that was kept, whole again."""
    said = Behind({name: [numbers] for name, numbers in report.behind.items()})
    derived = numbers_behind(report.dossiers).with_those(behind(report.asking))
    return replace(report, behind=derived.with_those(said))


def _cells(counted: CountedDossier | None) -> tuple[str, ...] | None:
    """Where a dossier is counted."""
    return (counted.fact.sector, counted.came_in, counted.standing) if counted else None
