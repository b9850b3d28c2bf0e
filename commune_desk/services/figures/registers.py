"""Registers (sổ theo dõi hồ sơ, mẫu 07): what was received in a period, one dossier a line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.dossier import WAITING, DeadlineMark, Timeliness
from commune_desk.domain.desk.dossier_list import RegisterRow
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import register_series
from commune_desk.domain.figures import course
from commune_desk.domain.figures.closing import SinceClose, since_close
from commune_desk.domain.figures.course import DossierFact
from commune_desk.domain.office.letterhead import letterhead
from commune_desk.domain.papers.slips import DossierRegister, RegisterLine
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.files.outgoing import register_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.desk.recording import record
from commune_desk.services.figures import reports
from commune_desk.services.office import former
from commune_desk.store.desk import paper_numbers
from commune_desk.store.figures import closed_periods, courses, report_names
from commune_desk.store.figures import register as kept
from commune_desk.store.upkeep import history
from commune_desk.words.desk.steps import OUTCOMES, STATES
from commune_desk.words.figures.figures import register_words
from commune_desk.words.papers.papers import book_no
from commune_desk.words.values import CHANNELS, DEADLINES, RETURN_WAYS, TIMELINESS


def register(desk: Desk, period: ReportingPeriod, *, sector: str = "") -> DossierRegister:
    """The register of the dossiers received in a period, of one sector or of all, as they stand.

    Dossiers are numbered from 1 through the year in which they were received (Thông tư
    01/2018/TT-VPCP Art 10), in the order in which they were entered, whatever period is printed:
    one that is entered late changes the number of no other. In an office that keeps a register book
    they bear the number that they drew in it. Where no unit is named, the commune handles what the
    commune decides. Head and commune are called as they were then.

    A reception that was cancelled keeps its line and its number, struck; it does not count.

    All is seen from the present moment, or from that of the last event where the computer's clock
    is behind it: the register is a book that goes on, also after the report of its period was
    closed. It says so, and which dossiers stand otherwise in it than in that report.
    """
    with desk.database.reading():  # others receive meanwhile
        office = desk.office.id
        rows = tuple(kept.lines(office, period.first, period.last, sector=sector))
        numbers: dict[str, int] = {}
        for year in range(period.first.year, period.last.year + 1):
            numbers |= kept.order_numbers(office, year, sector=sector)
        series = {
            register_series(),
            register_series(sector),
        }  # a book of another sector is not this one
        drawn = paper_numbers.entries_in_register(office, period)
        entries = {
            dossier_no: entry for dossier_no, entry in drawn.items() if entry.series in series
        }
        numbers |= {dossier_no: entry.number for dossier_no, entry in entries.items()}
        now = max(filter(None, (desk.now(), courses.last_event_at(office))))
        facts = {fact.dossier_no: fact for fact in courses.seen(office, period, now).facts}
        facts |= _explained(desk, facts, now)
        office_at = former.offices_since(desk, period.starts_at)
        volumes = sorted({(entry.year, entry.volume) for entry in entries.values()})
        return DossierRegister(
            letterhead=letterhead(office_at(period.ends_at)),
            first=period.first,
            last=period.last,
            lines=tuple(
                _line(
                    replace(desk, office=office_at(row.received_at)),
                    row,
                    facts.get(row.dossier_no),
                    number=numbers[row.dossier_no],
                    now=now,
                )
                for row in rows
            ),
            sector=sector,
            book_no=", ".join(book_no(volume, year) for year, volume in volumes),
            head=history.head(office),
            notes=register_words(now, _since(desk, period, sector)),
        )


def _since(desk: Desk, period: ReportingPeriod, sector: str) -> SinceClose | None:
    """What of a register stands otherwise in the report that was closed; None where none was."""
    closed = closed_periods.find(desk.office.id, period)
    if closed is None:
        return None
    since = since_close(closed, reports.live_figures(desk, period))
    moved = tuple(
        one
        for one in since.moved
        if not sector
        or sector in {side.fact.sector for side in (one.before, one.now) if side is not None}
    )
    return replace(since, moved=moved, answers={})


def _line(
    desk: Desk, row: RegisterRow, fact: DossierFact | None, *, number: int, now: datetime
) -> RegisterLine:
    """A line of the register; of a cancelled reception, which no fact counts, it is struck.

    The desk has the office of the day of the reception.
    """
    line = RegisterLine(
        order_no=number,
        dossier_no=row.dossier_no,
        procedure_name=row.procedure_name,
        applicant=row.applicant,
        handling_unit=row.handling_unit or desk.office.name,
        received_at=row.received_at,
        due_at=row.due_at,
        returned_at=row.returned_at,
        return_words=RETURN_WAYS[row.return_by],
        standing_words=STATES[row.state],
        sector=row.sector,
        channel_words=CHANNELS[row.channel],
        is_struck=fact is None,
    )
    if fact is None:
        return line
    lateness = course.lateness_of(fact, now, desk.timeliness_rule)
    return replace(
        line,
        due_at=fact.due_at,
        promised_at=fact.promised_at,
        outcome_words=OUTCOMES.get(fact.state, ""),
        lateness_words=_lateness_words(fact, lateness),
        late_reason=fact.late_reason,
    )


def _explained(
    desk: Desk, facts: Mapping[str, DossierFact], now: datetime
) -> dict[str, DossierFact]:
    """The late dossiers that say no reason of their own, with that of their apology.

    It stands for the reason of the delay, as in the report, until the ending says another.
    """
    rule = desk.timeliness_rule
    late = [
        number
        for number, fact in facts.items()
        if not fact.late_reason and course.lateness_of(fact, now, rule) is Timeliness.OVERDUE
    ]
    reasons = report_names.apology_reasons(desk.office.id, late, now)
    return {number: replace(facts[number], late_reason=why) for number, why in reasons.items()}


def _lateness_words(fact: DossierFact, lateness: Timeliness) -> str:
    """How a dossier stands to the law's time: while it is open, in other words than at its end."""
    if fact.closed_at is not None or lateness is Timeliness.OVERDUE:
        return TIMELINESS[lateness]
    return DEADLINES[DeadlineMark.WAITING if fact.state in WAITING else DeadlineMark.IN_TIME]


def write_register(desk: Desk, period: ReportingPeriod, folder: Path, *, sector: str = "") -> Path:
    """The register on paper (PDF); returns where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the paper of an earlier time is open elsewhere; the new one stands beside it.
    """
    rights.check(desk, EventKind.REPORT_MADE)
    from commune_desk.documents.figures import register as register_paper

    check_outgoing(desk, folder)
    check_writable(folder)
    target = register_file(folder, period, sector)
    replace_or_put_beside(target, register_paper.render(register(desk, period, sector=sector)))
    with desk.database.transaction():
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        record(desk, EventKind.REPORT_MADE, facts={"register": sector or "all", **days})
    return target
