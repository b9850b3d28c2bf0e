"""The demonstration: an office from nothing, a month from its citizens' cards to its report.

Everything stands in one folder: the data of the office, the papers of three dossiers, the monthly
report, the register, and pictures of the windows. The input is the practice month that ships with
the program, or an invented month of any size; nothing else is prepared.
"""

import json
import shutil
from datetime import date, datetime
from pathlib import Path

from commune_desk import bootstrap
from commune_desk.cli import answers
from commune_desk.cli.command import Answer
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files import writing
from commune_desk.files.desk.events import read_events, read_text
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import DataFolder, resources
from commune_desk.services.catalogue.catalogue import in_force
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.lookup import known
from commune_desk.services.figures import registers, reports, sync
from commune_desk.services.papers import printing
from commune_desk.services.upkeep import practice
from commune_desk.services.upkeep.practice_month import make_month
from commune_desk.ui.frame.way_in.screen import libraries_named
from commune_desk.words import command_line

MONTH = date(2026, 10, 1)
"""The month of the practice file."""

NOW = datetime(2026, 10, 30, 16, 45, tzinfo=OFFICE_ZONE)
"""When the demonstration takes place: on the last afternoon of that month, its work done."""

_PAPERS_OF = 3
_MARK = "demonstration.txt"


def demonstrate(out: Path, *, dossiers: int | None = None, seed: int = 1) -> Answer:
    """Make the demonstration in a folder.

    Args:
        out: the folder; an earlier demonstration in it is replaced, anything else stays.
        dossiers: how many to invent instead of the practice month.
        seed: the same seed gives the same month.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull, OfficeAlreadyExists: nothing is shown half.
    """
    writing.check_writable(out)
    folder = DataFolder(out / "office")
    if (folder.root / _MARK).exists():
        shutil.rmtree(folder.root)
    setup = read_office_file(resources() / "practice" / "office.toml")
    opened = bootstrap.create_office(folder, setup, lambda: NOW)
    (folder.root / _MARK).write_text(command_line.DEMONSTRATION_MARK, encoding="utf-8")
    try:
        desk = bootstrap.desk_without_screen(opened)
        if dossiers is None:
            entries = read_events(resources() / "practice" / f"{MONTH:%Y-%m}.jsonl")
        else:
            offered = in_force(desk, MONTH)
            month = make_month(offered, MONTH, dossiers, seed=seed, calendar=desk.calendar)
            lines = "\n".join(json.dumps(event, ensure_ascii=False) for event in month)
            entries = read_text(lines, "practice")
        replayed = practice.replay(desk, entries)
        first = list(replayed.numbers.values())[:_PAPERS_OF]
        period = calendar_month(MONTH)
        with libraries_named():
            from commune_desk.ui import pictures
        files = (
            *(file for number in first for file in _papers(desk, number, out)),
            *reports.write(desk, period, out),
            registers.write_register(desk, period, out),
            *sync.sync(desk, out).written,
            *pictures.take(desk, out),
        )
        reported = reports.reported(desk, period)
    finally:
        opened.database.close()
    document = {
        **answers.report(reported, desk.law),
        "events": replayed.events,
        "files": [str(file.relative_to(out)) for file in files],
    }
    return Answer(document, command_line.report(reported, files))


def _papers(desk: Desk, number: str, out: Path) -> list[Path]:
    """Receipt, control slip and rating slip of a dossier, under its number."""
    dossier = known(desk, number).dossier
    files = []
    for kind in printing.slips_for(dossier):
        if kind is SlipKind.RATING_SLIP and dossier.state is not DossierState.RETURNED:
            continue
        target = out / "papers" / f"{number}-{kind}.pdf"
        writing.write_whole(target, printing.print_slip(desk, number, kind).paper.content)
        files.append(target)
    return files
