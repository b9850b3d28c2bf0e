"""The inspector's list on the command line: what is kept, who saw whose record."""

from argparse import Namespace
from pathlib import Path

from commune_desk.cli.command import Answer, Argument, Command, moment_of, open_desk
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb, Verb
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.paths import DataFolder
from commune_desk.services.upkeep import inspection as services
from commune_desk.words import command_line


def inspection(folder: DataFolder, options: Namespace) -> Answer:
    """Show the list of a period, this month's where nothing is said, and write it where wanted."""
    asks: Verb = EventKind.INSPECTION_MADE if options.out else QuietVerb.INSPECTION_READ
    with open_desk(folder, asks) as desk:
        first, last = moment_of("--from", options.first), moment_of("--to", options.last)
        month = calendar_month(desk.now().date())
        period = ReportingPeriod(
            first.date() if first else month.first, last.date() if last else month.last
        )
        login = options.officer or ""
        file = None
        if options.out:
            file = services.write(desk, period, Path(options.out), login=login)
        found = services.gather(desk, period, login)
    document = {
        "period": period,
        "kinds": found.kinds,
        "measures": found.measures,
        "by_officer": found.by_officer,
        "by_person": found.by_person,
        "looks": found.looks,
        "taken_along": found.taken_along,
        "file": file,
    }
    return Answer(document, command_line.inspected(found, file))


COMMANDS = (
    Command(
        "inspection",
        inspection,
        (
            Argument("--from", {"dest": "first", "metavar": "DATE"}),
            Argument("--to", {"dest": "last", "metavar": "DATE"}),
            Argument("--officer", {"metavar": "LOGIN"}),
            Argument("--out", {"metavar": "DIR"}),
        ),
    ),
)
