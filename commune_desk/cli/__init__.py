"""The program without a screen, for scheduled tasks, support over the telephone, and tests.

    commune-desk [--data DIR] COMMAND [--json]

Output is for people; `--json` gives one JSON document on standard output and nothing else. Exit 0:
done;
1: refused for a reason that is said; 2: wrong usage. Without a command the window opens. What each
command does stands in `desk_commands.py` and `office_commands.py`; this module reads the arguments
and says how it ended.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commune_desk import __version__
from commune_desk.cli import desk_commands, office_commands
from commune_desk.cli.command import Answer, Command
from commune_desk.domain.errors import UserError
from commune_desk.paths import DataFolder, default_data_folder
from commune_desk.services import as_json
from commune_desk.ui import cli_words, labels

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

COMMANDS = (*office_commands.COMMANDS, *desk_commands.COMMANDS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; returns the exit code."""
    _write_utf8()
    options = _parser().parse_args(arguments)
    folder = DataFolder(Path(options.data) if options.data else default_data_folder())
    if options.command is None:
        return _open_window(folder)
    command: Command = options.run
    try:
        answer = command.run(folder, options)
    except UserError as error:
        return _refuse(error, in_json=options.json)
    _say(answer, in_json=options.json)
    return DONE if answer.is_good else REFUSED


def _write_utf8() -> None:
    """Vietnamese on every console, also where Windows has an old code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("commune-desk", description=cli_words.DESCRIPTION)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data", metavar="DIR", help=cli_words.OPTIONS["--data"])
    parser.add_argument("--json", action="store_true", help=cli_words.OPTIONS["--json"])
    later = argparse.ArgumentParser(add_help=False)
    later.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    later.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        words = cli_words.COMMANDS[command.name]
        sub = commands.add_parser(command.name, parents=[later], help=words, description=words)
        for argument in command.arguments:
            words = cli_words.OPTIONS[argument.name]
            sub.add_argument(argument.name, help=words, **argument.options)
        sub.set_defaults(run=command)
    return parser


def _open_window(folder: DataFolder) -> int:
    from commune_desk.bootstrap import run_window

    return run_window(folder)


def _say(answer: Answer, *, in_json: bool) -> None:
    if in_json:
        _print_json(as_json.plain(answer.document))
    else:
        print("\n".join(answer.lines))


def _refuse(error: UserError, *, in_json: bool) -> int:
    """Say in one sentence what was refused and what to do."""
    message = labels.sentence(error)
    if in_json:
        facts = as_json.plain(error.facts)
        named = {"type": type(error).__name__, "message": message}
        _print_json({"error": {**facts, **named}})
    else:
        print(message, file=sys.stderr)
    return REFUSED


def _print_json(document: Any) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + os.linesep)
