"""Printing on the command line: one paper of a dossier, all of them, the receipts of a day."""

from argparse import Namespace
from pathlib import Path

from commune_desk.cli import answers
from commune_desk.cli.command import (
    Answer,
    Argument,
    Command,
    open_desk,
)
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.papers.printing import form_of_key, key_of_form
from commune_desk.files import writing
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.papers import declarations, print_runs, printing
from commune_desk.services.papers.print_runs import PrintRun
from commune_desk.services.papers.printing import Printed
from commune_desk.words import command_line
from commune_desk.words.errors import sentence
from commune_desk.words.papers.printed_papers import printed_line


def print_papers(folder: DataFolder, options: Namespace) -> Answer:
    """Print a paper into a file, or all of a dossier or of today's receptions into a folder.

    Raises:
        WrongField: not exactly one of the three was asked for, or what `--as-printed` and `--nth`
            do not go with.
    """
    with open_desk(folder, EventKind.PRINT) as desk:
        one = options.dossier_no is not None and options.slip is not None
        if [one, options.all_of is not None, options.receipts_of_today].count(True) != 1 or (
            options.dossier_no is not None and not one
        ):
            asked = ("DOSSIER_NO SLIP", "--all-of DOSSIER_NO", "--receipts-of-today")
            raise WrongField("", 0, "dossier_no", "", asked)
        if options.as_printed and options.receipts_of_today:
            raise WrongField("", 0, "--as-printed", "", ("DOSSIER_NO SLIP", "--all-of DOSSIER_NO"))
        if options.nth is not None and not (one and options.as_printed):
            raise WrongField("", 0, "--nth", str(options.nth), ("DOSSIER_NO SLIP --as-printed",))
        if options.as_printed and options.all_of is not None:
            return _all_as_printed(desk, options)
        return _print_one(desk, options) if one else _print_run(desk, options)


def _all_as_printed(desk: Desk, options: Namespace) -> Answer:
    """Every paper that was ever printed of a dossier as it was, each print a file."""
    out = Path(options.out)
    check_outgoing(desk, out)
    writing.check_writable(out)
    kept: list[dict[str, object]] = []
    missing: list[dict[str, object]] = []
    lines = []
    for paper, found in printing.all_as_printed(desk, options.all_of):
        slip = form_of_key(paper.kind) or paper.kind
        told = {
            "slip": slip,
            "nth": paper.nth,
            "number": paper.number.number if paper.number else None,
            "reprint": paper.reprint,
            "printed_at": paper.at,
            "printed_by": paper.officer_name,
            "worth": paper.worth,
        }
        if isinstance(found, UserError):
            missing.append({**told, "refused": answers.refusal(found)})
            lines.append(f"! {printed_line(paper)}: {sentence(found)}")
            continue
        file = out / f"{options.all_of}-{slip}-{paper.nth}{Path(found.file).suffix}"
        writing.write_whole(file, found.content)
        kept.append({**told, "file": file})
        lines.append(f"- {printed_line(paper)}: {file}")
    document = {"kept": kept, "missing": missing}
    return Answer(document, command_line.as_printed(len(kept), lines), is_good=not missing)


def _print_run(desk: Desk, options: Namespace) -> Answer:
    """Print several papers, one after the other; what went out before a refusal is said."""
    out = Path(options.out)
    check_outgoing(desk, out)
    writing.check_writable(out)
    files: list[Path] = []

    def put_out(made: Printed) -> None:
        name = f"{made.dossier_no}-{form_of_key(made.kind) or made.kind}.pdf"
        writing.write_whole(out / name, made.paper.content)
        files.append(out / name)

    if options.all_of is not None:
        papers = print_runs.of_dossier(desk, options.all_of)
    else:
        papers = print_runs.receipts_of_today(desk)
    run = PrintRun(desk, [p for p in papers if not (options.unprinted and p.times)], put_out)
    run.finish()
    printed = [
        {
            "dossier_no": made.dossier_no,
            "slip": form_of_key(made.kind) or made.kind,
            "file": file,
            "reprint": made.reprint,
        }
        for made, file in zip(run.printed, files, strict=True)
    ]
    document = {
        "printed": printed,
        "waiting": [
            {"dossier_no": one.dossier_no, "slip": form_of_key(one.kind) or one.kind}
            for one in run.waiting
        ],
        **({"refused": answers.refusal(run.refused)} if run.refused else {}),
    }
    lines = command_line.run_printed(files, run.waiting, run.refused)
    return Answer(document, lines, is_good=run.refused is None)


def _print_one(desk: Desk, options: Namespace) -> Answer:
    """Print a paper of a dossier into a file; the print is counted like any other."""
    out = Path(options.out)
    check_outgoing(desk, out.parent)
    writing.check_writable(out.parent)
    if options.as_printed:
        key = options.slip if options.slip in tuple(SlipKind) else key_of_form(options.slip)
        kept = printing.as_printed(desk, options.dossier_no, key, nth=options.nth)
        writing.write_whole(out, kept.content)
        return Answer({"file": out}, (str(out),))
    printed = (
        printing.make_slip(desk, options.dossier_no, SlipKind(options.slip))
        if options.slip in tuple(SlipKind)
        else declarations.make_declaration(desk, options.dossier_no, options.slip)
    )
    writing.write_whole(out, printed.paper.content)
    printing.count_print(desk, printed)
    return Answer({"file": out, "reprint": printed.reprint}, (str(out),))


COMMANDS = (
    Command(
        "print",
        print_papers,
        (
            Argument("dossier_no", {"nargs": "?"}),
            Argument("slip", {"nargs": "?"}),
            Argument("--all-of", {"metavar": "DOSSIER_NO"}),
            Argument("--receipts-of-today", {"action": "store_true"}),
            Argument("--unprinted", {"action": "store_true"}),
            Argument("--as-printed", {"action": "store_true"}),
            Argument("--nth", {"type": int, "metavar": "N"}),
            Argument("--out", {"metavar": "FILE.pdf|DIR", "required": True}),
        ),
    ),
)
