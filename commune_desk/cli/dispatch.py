"""Runs one command: reads its arguments, calls it, and says how it ended.

What each command does stands in the modules of this package that are
called after them, `desk_commands.py` and its neighbours.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import NoReturn

from commune_desk import __version__, log
from commune_desk.cli import answers
from commune_desk.cli.catalogue_commands import COMMANDS as CATALOGUE_COMMANDS
from commune_desk.cli.certification_commands import COMMANDS as CERTIFICATION_COMMANDS
from commune_desk.cli.command import ACTING, Acting, Command
from commune_desk.cli.desk_commands import COMMANDS as DESK_COMMANDS
from commune_desk.cli.fee_commands import COMMANDS as FEE_COMMANDS
from commune_desk.cli.form_commands import COMMANDS as FORM_COMMANDS
from commune_desk.cli.inspection_commands import COMMANDS as INSPECTION_COMMANDS
from commune_desk.cli.machine_commands import COMMANDS as MACHINE_COMMANDS
from commune_desk.cli.office_commands import COMMANDS as OFFICE_COMMANDS
from commune_desk.cli.pack_commands import COMMANDS as PACK_COMMANDS
from commune_desk.cli.people_commands import COMMANDS as PEOPLE_COMMANDS
from commune_desk.cli.print_commands import COMMANDS as PRINT_COMMANDS
from commune_desk.cli.reception_commands import COMMANDS as RECEPTION_COMMANDS
from commune_desk.cli.setting_commands import COMMANDS as SETTING_COMMANDS
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import ProgramFailed, StoppedByHand
from commune_desk.paths import LOG_FILE, DataFolder, default_data_folder, disk_refusal
from commune_desk.permissions import keep_to_owner
from commune_desk.words import command_line

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

COMMANDS = (
    *OFFICE_COMMANDS,
    *MACHINE_COMMANDS,
    *CATALOGUE_COMMANDS,
    *RECEPTION_COMMANDS,
    *DESK_COMMANDS,
    *PRINT_COMMANDS,
    *PEOPLE_COMMANDS,
    *INSPECTION_COMMANDS,
    *FEE_COMMANDS,
    *FORM_COMMANDS,
    *CERTIFICATION_COMMANDS,
    *PACK_COMMANDS,
    *SETTING_COMMANDS,
)


def run_command(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; returns the exit code, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    folder = DataFolder(Path(options.data) if options.data else default_data_folder())
    command: Command = options.run
    acting = ACTING.set(Acting(options.login, options.password_file) if options.login else None)
    try:
        keep_to_owner(folder.root)
        answer = command.run(folder, options)
    except UserError as error:
        return _refuse(error, in_json=options.json)
    except KeyboardInterrupt:
        return _refuse(StoppedByHand(), in_json=options.json)
    except Exception as bug:  # no traceback reaches a user: the log keeps it
        if isinstance(bug, OSError) and (refusal := disk_refusal(bug, folder.root)) is not None:
            return _refuse(refusal, in_json=options.json)
        logs = folder.logs if folder.root.is_dir() else Path(gettempdir()) / "commune-desk"
        handler = log.set_up(logs)
        logging.getLogger(__name__).error("a command failed", exc_info=bug)
        log.close(handler)
        return _refuse(ProgramFailed(str(logs / LOG_FILE)), in_json=options.json)
    finally:
        ACTING.reset(acting)
    _say(answers.as_text(answer.document) if options.json else "\n".join(answer.lines))
    return DONE if answer.is_good else REFUSED


def _say(text: str) -> None:
    """Write an answer; whoever reads only its beginning (`… | head`) has read enough."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # What is left in the stream would be written, and complain, at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """Says in the office's language that a command was not understood."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  # argparse has it in English only
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{command_line.wrong_usage(self.prog)}\n")


@cache
def _parser() -> argparse.ArgumentParser:
    parser = _Parser("commune-desk", description=command_line.DESCRIPTION)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data", metavar="DIR", help=command_line.OPTIONS["--data"])
    parser.add_argument("--json", action="store_true", help=command_line.OPTIONS["--json"])
    said = command_line.OPTIONS
    parser.add_argument("--as", metavar="LOGIN", dest="login", default="", help=said["--as"])
    parser.add_argument("--password-file", metavar="FILE", default="", help=said["--password-file"])
    later = _Parser(add_help=False)
    later.add_argument("--as", metavar="LOGIN", dest="login", default=argparse.SUPPRESS)
    later.add_argument("--password-file", metavar="FILE", default=argparse.SUPPRESS)
    later.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    later.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        words = command_line.COMMANDS[command.name]
        sub = commands.add_parser(command.name, parents=[later], help=words, description=words)
        for argument in command.arguments:
            words = command_line.OPTIONS[argument.name]
            sub.add_argument(argument.name, help=words, **argument.options)
        sub.set_defaults(run=command)
    return parser


def _refuse(error: UserError, *, in_json: bool) -> int:
    """Say in one sentence what was refused and what to do."""
    if in_json:
        _say(answers.as_text({"error": answers.refusal(error)}))
    else:
        print(command_line.refused(error), file=sys.stderr)
    return REFUSED
