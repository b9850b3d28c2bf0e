"""Fees on the command line: what was taken for a dossier, and what an office settles."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from commune_desk.cli.command import Answer, Argument, Command, moment_of, open_desk
from commune_desk.domain.catalogue.procedure import PersonGroup
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb, Verb
from commune_desk.domain.form.kinds import read_vnd
from commune_desk.domain.handling.payments import NewPayment, PaidBy, standing, total_vnd
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.papers.fee_settlement import FeeDimension, shares
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.paths import DataFolder
from commune_desk.services.handling import payments
from commune_desk.services.papers import fee_lists
from commune_desk.words import command_line


def take_fee(folder: DataFolder, options: Namespace) -> Answer:
    """Record a fee; without a sum it is the one of the catalogue."""
    with open_desk(folder, EventKind.FEE_TAKEN) as desk:
        at = moment_of("--at", options.at)
        given = NewPayment(
            fee_case=options.case,
            person_group=options.group or "",
            count=options.count,
            copies=options.copies,
            amount_vnd=0,
            receipt_no=options.receipt_no,
            paid_by=PaidBy(options.paid_by),
            note=options.note,
        )
        on = at.date() if at else None
        charged = payments.charged(desk, options.dossier_no, given, on=on)
        try:
            amount = read_vnd(options.amount) if options.amount else charged.amount_vnd
        except ValueError:
            amount = None
        if amount is None:
            raise WrongField("", 0, "--amount", options.amount or "", ("8.000",))
        taken = payments.take(desk, options.dossier_no, replace(given, amount_vnd=amount), at=at)
    return Answer(taken, (command_line.fee_taken(taken),))


def cancel_fee(folder: DataFolder, options: Namespace) -> Answer:
    """Cancel a payment that was entered wrongly."""
    with open_desk(folder, EventKind.FEE_CANCELLED) as desk:
        payments.cancel(desk, options.dossier_no, options.receipt_no, reason=options.note)
    document = {"dossier_no": options.dossier_no, "cancelled": options.receipt_no}
    return Answer(document, (command_line.fee_cancelled(options.receipt_no),))


def fees(folder: DataFolder, options: Namespace) -> Answer:
    """What was taken between two days."""
    asks: Verb = EventKind.REPORT_MADE if options.out else QuietVerb.FIGURES_READ
    with open_desk(folder, asks) as desk:
        first, last = moment_of("--from", options.first), moment_of("--to", options.last)
        today = desk.now()
        period = ReportingPeriod((first or today).date(), (last or today).date())
        settled = payments.settled(desk, period)
        taken = tuple(fee.payment for fee in settled)
        write = (fee_lists.write_list, fee_lists.write_workbook) if options.out else ()
        files = tuple(each(desk, period, Path(options.out)) for each in write)
    total = total_vnd(taken)
    sums = {by.value: shares(settled, by) for by in FeeDimension}
    document = {
        "payments": taken,
        "count": len(standing(taken)),
        "total_vnd": total,
        "sums": sums,
        "files": files,
    }
    lines = command_line.fees(taken, total)
    if options.by:
        lines += command_line.fee_sums(settled, FeeDimension(options.by))
    return Answer(document, (*lines, *(f"- {file}" for file in files)))


_DOSSIER_NO = Argument("dossier_no")
_NOTE = Argument("--note", {"default": ""})

COMMANDS = (
    Command(
        "take-fee",
        take_fee,
        (
            _DOSSIER_NO,
            Argument("--receipt-no", {"default": "", "metavar": "NUMBER"}),
            Argument("--amount", {"metavar": "VND"}),
            Argument("--case", {"default": ""}),
            Argument("--group", {"choices": list(PersonGroup)}),
            Argument("--count", {"type": int, "default": 1, "metavar": "N"}),
            Argument("--copies", {"type": int, "default": 1, "metavar": "N"}),
            Argument("--paid-by", {"choices": list(PaidBy), "default": PaidBy.CASH}),
            _NOTE,
            Argument("--at", {"metavar": "TIME"}),
        ),
    ),
    Command(
        "cancel-fee",
        cancel_fee,
        (
            _DOSSIER_NO,
            Argument("--receipt-no", {"required": True, "metavar": "NUMBER"}),
            _NOTE,
        ),
    ),
    Command(
        "fees",
        fees,
        (
            Argument("--from", {"dest": "first", "metavar": "DATE"}),
            Argument("--to", {"dest": "last", "metavar": "DATE"}),
            Argument("--by", {"choices": list(FeeDimension)}),
            Argument("--out", {"metavar": "DIR"}),
        ),
    ),
)
