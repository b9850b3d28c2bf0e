"""Printing (in giấy tờ): commit, then print, then remember.

A paper is made from the dossier as it stands in the database and kept in the archive. It is counted
when it went to a printer or into a file, not when somebody looked at it: the next is a reprint and
says so. What comes out of the printer is the archived file.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.desk.clock import explain_last
from commune_desk.domain.desk.dossier import Dossier, DossierState, Role
from commune_desk.domain.desk.dossier_errors import NotPrinted, PrintNotFound, SlipNotAvailable
from commune_desk.domain.desk.filing import Filing, FilingRecord
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import (
    BY_KIND,
    PAPERS,
    PaperSize,
    PrintRow,
    SlipKind,
    SlipLayout,
    number_of_slip,
)
from commune_desk.domain.desk.steps import Action, step_of
from commune_desk.domain.errors import UserError, outcome
from commune_desk.domain.handling.dossier_sheet import DossierSheet
from commune_desk.domain.keys import DossierId
from commune_desk.domain.office.office import Leader, is_head_or_deputy
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printed_papers import PrintedPaper
from commune_desk.domain.reception.reception import Reception
from commune_desk.services.desk import lookup, rights, slip_numbers
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.lookup import known
from commune_desk.services.desk.recording import record
from commune_desk.services.office import former
from commune_desk.services.papers import kept_papers
from commune_desk.services.papers.kept_papers import KeptPaper
from commune_desk.services.reception.intake import papers_of, unnumbered
from commune_desk.settings import EXPLAIN_ON_BACK, RECEIPT_COPIES, RECEIPT_FOR_SAME_DAY, SLIP_SIZE
from commune_desk.store.papers import prints
from commune_desk.words.values import ROLES

if TYPE_CHECKING:
    from commune_desk.documents.slips.rendering import SlipModule
    from commune_desk.domain.papers.slips import PaperSource, Slip

NOT_RECEIVED = DossierId(0)
"""The key of a dossier that is still being entered."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper in the archive; `reprint` is 0 for the first print.

    `kind` is the key of the paper (`domain.papers.printing`): a slip, or the form of a declaration,
    which has a `name`. `dossier_no` is empty for the paper of a visit, which has no dossier.
    `overprint` is what the printer gets in place of the archived file, on sheets with the rest.
    A declaration of a prepared filing has the `procedure_code` that it is for, empty for a letter,
    and the `fingerprint` of what stands in it.
    """

    kind: str
    paper: KeptPaper
    reprint: int
    dossier_no: str = ""
    name: str = ""
    overprint: bytes = b""
    procedure_code: str = ""
    fingerprint: str = ""


def slips_for(dossier: Dossier) -> tuple[SlipKind, ...]:
    """The papers that make sense for a dossier as it stands."""
    return tuple(row.kind for row in PAPERS if row.is_called_for(dossier))


def papers_at_reception(desk: Desk, dossier: Dossier) -> tuple[SlipKind, ...]:
    """What prints by itself after a reception.

    What was solved at once needs no receipt unless the office always gives one (NĐ 118/2025/NĐ-CP
    Art 17(4)); otherwise the citizen gets the receipt and the control slip goes with the dossier.
    """
    if dossier.state is DossierState.RETURNED:
        return (SlipKind.RECEIPT,) if desk.settings[RECEIPT_FOR_SAME_DAY] else ()
    return (SlipKind.RECEIPT, SlipKind.CONTROL_SLIP)


def slip(desk: Desk, dossier_no: str, kind: SlipKind) -> "Slip":
    """What a paper of a dossier says, as the next print would say it.

    Raises:
        DossierNotFound: no such number.
        SlipNotAvailable: the dossier gives no cause for that paper.
    """
    sheet = known(desk, dossier_no)
    available = slips_for(sheet.dossier)
    if kind not in available:
        raise SlipNotAvailable(sheet.dossier.dossier_no, kind, available)
    return _module(kind).value(_source(desk, sheet, kind))


def preview(desk: Desk, reception: Reception) -> "Slip":
    """The receipt as it would print for what has been entered so far, without a number."""
    entered = unnumbered(desk, reception)
    filing = Filing(reception.party, papers=papers_of(entered.procedure, reception))
    sheet = DossierSheet(
        dossier=entered.dossier,
        filing=FilingRecord(NOT_RECEIVED, filing),
        procedure=entered.procedure,
        history=(),
        prints=(),
        rating=None,
        due_steps=explain_last(entered.dossier, desk.clock_rules),
    )
    source = replace(_source(desk, sheet, SlipKind.RECEIPT), explains_due=False)
    return _module(SlipKind.RECEIPT).value(source)


def render(desk: Desk, value: "Slip") -> bytes:
    """A paper as PDF in the size and the number of copies that the office has chosen."""
    from commune_desk.documents.slips.rendering import kind_of, render_slip

    copies = desk.settings[RECEIPT_COPIES] if BY_KIND[kind_of(value)].has_copies else 1
    return render_slip(value, SlipLayout(PaperSize(desk.settings[SLIP_SIZE]), copies))


def signing_leader(desk: Desk, at: datetime) -> Leader:
    """The leader who signs at a moment: the first of the list, blank where there is none."""
    leaders = former.leaders_at(desk, at)
    return leaders[0] if leaders else Leader("")


def signing_head(desk: Desk, at: datetime) -> Leader:
    """The first of those who sign then that heads the committee or the centre, or is a deputy."""
    return next(filter(is_head_or_deputy, former.leaders_at(desk, at)), Leader(""))


def _module(kind: SlipKind) -> "SlipModule":
    """The module of a slip; reportlab comes with the first."""
    from commune_desk.documents.slips.rendering import slip_module

    return slip_module(kind)


def _source(desk: Desk, sheet: DossierSheet, kind: SlipKind) -> "PaperSource":
    from commune_desk.domain.papers.slips import PaperSource  # not before the first paper

    machine = ROLES[Role.MACHINE]  # it signs nothing: the place stays for the pen
    history = (
        replace(event, officer_name="") if event.officer_name == machine else event
        for event in sheet.history
    )
    at = _given_at(sheet, kind) or desk.now()
    signing = signing_head if BY_KIND[kind].is_signed_by_head else signing_leader
    return PaperSource(
        sheet=replace(sheet, history=tuple(history)),
        office=former.office_at(desk, at),
        office_now=desk.office,
        signatory=signing(desk, at),
        officer_name="" if desk.officer.role is Role.MACHINE else desk.officer.full_name,
        made_at=desk.now(),
        rules=desk.clock_rules,
        explains_due=desk.settings[EXPLAIN_ON_BACK],
        reprint=times_printed(sheet, kind),
        number=number_of_slip(sheet.numbers, kind),
        changes=former.changes_since(desk, sheet.dossier.received_at),
    )


def _given_at(sheet: DossierSheet, kind: SlipKind) -> datetime | None:
    """The moment that a paper tells of, whenever it is printed; None before it has come.

    It is that of the step for which the paper is given, or else of the reception.
    """
    dossier = sheet.dossier
    if kind is SlipKind.RECEIPT:
        return dossier.runs[dossier.run_of_receipt].started_at
    if kind is SlipKind.RATING_SLIP:
        return dossier.returned_at
    for event in reversed(sheet.history):
        if isinstance(event.kind, Action) and step_of(event.kind).slip is kind:
            return event.happened_at
    return dossier.received_at


def as_printed(desk: Desk, dossier_no: str, kind: str, *, nth: int | None = None) -> KeptPaper:
    """A paper of a dossier as it was printed, from the archive; that it was seen is on record.

    It is no reprint: nothing is made or counted anew. What another paper took the place of, and
    what was given out for a reception that was cancelled, is there as well.

    Args:
        desk: of who reads it.
        dossier_no: of which dossier.
        kind: the key of the paper (`domain.papers.printing`).
        nth: which print of it, the first is 1; None is the last.

    Raises:
        DossierNotFound: no such number.
        NotPrinted, PrintNotFound: it was not printed yet, or not so often.
        FileMissing: another PC printed it, and its archive has it.
        PaperUnreadable: it is damaged, or a key that is gone sealed it.
    """
    sheet = lookup.sheet(desk, dossier_no)
    printed = [one for one in sheet.prints if one.kind == kind]
    if not printed:
        raise NotPrinted(sheet.dossier.dossier_no, kind)
    if nth is not None and not 1 <= nth <= len(printed):
        raise PrintNotFound(sheet.dossier.dossier_no, kind, nth, len(printed))
    return kept_papers.get(desk, printed[nth - 1 if nth else -1].file)


def all_as_printed(
    desk: Desk, dossier_no: str
) -> tuple[tuple[PrintedPaper, KeptPaper | UserError], ...]:
    """Everything that was printed of a dossier, from the archive; that it was seen is on record.

    What cannot be had stands there with the reason: another PC printed it, or it is damaged.

    Raises:
        DossierNotFound: no such number.
    """
    papers = printed_papers.of_sheet(lookup.sheet(desk, dossier_no))
    return tuple((one, outcome(partial(kept_papers.get, desk, one.file))) for one in papers)


def times_printed(sheet: DossierSheet, kind: SlipKind) -> int:
    """How often a paper was printed; the receipt of a later run is another than that before.

    So is a corrected one.
    """
    return next(reversed(printed_papers.issues(sheet, kind)), 0)


def print_slip(desk: Desk, dossier_no: str, kind: SlipKind) -> Printed:
    """Make a paper that goes to a file at once, keep it in the archive and count the print.

    Raises:
        Everything that `make_slip` raises.
    """
    made = make_slip(desk, dossier_no, kind)
    count_print(desk, made)
    return made


def make_slip(desk: Desk, dossier_no: str, kind: SlipKind) -> Printed:
    """Make a paper and keep it in the archive; until `count_print` it was only looked at.

    A paper for which there was no cause before, as the receipt of what was solved at once, draws
    its number now.

    Raises:
        DossierNotFound, SlipNotAvailable: as for `slip`.
        FolderMissing, FolderNotWritable, DiskFull: the archive cannot take it.
    """
    rights.check(desk, EventKind.PRINT)
    value = slip(desk, dossier_no, kind)
    if BY_KIND[kind].is_numbered and not value.head.number and not value.head.reprint:
        with desk.database.transaction():
            dossier_id = known(desk, dossier_no).filing.dossier_id
            slip_numbers.keep(desk, dossier_id, kind, at=desk.now())
        value = slip(desk, dossier_no, kind)
    paper = kept_papers.keep(desk, render(desk, value), ".pdf")
    return Printed(kind, paper, value.head.reprint, dossier_no)


def count_print(desk: Desk, made: Printed) -> None:
    """Count a paper that went to a printer or into a file; from then on the next is a reprint."""
    rights.check(desk, EventKind.PRINT)
    with desk.database.transaction():
        before = prints.of_dossier(desk.office.id, made.dossier_no)
        copy = sum(one.kind == made.kind for one in before)
        row = PrintRow(made.kind, copy, desk.now(), made.paper.file, desk.officer.full_name)
        dossier_id = prints.record(desk.office.id, made.dossier_no, row)
        facts = {"slip": str(made.kind), "reprint": made.reprint, "file": made.paper.file}
        named = {"name": made.name} if made.name else {}
        record(desk, EventKind.PRINT, dossier_id, facts={**facts, **named})
