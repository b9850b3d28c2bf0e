"""The program without a screen, for scheduled tasks, support over the telephone, and tests.

    commune-desk [--data DIR] COMMAND [--json]

Output is for people; `--json` gives one JSON document on standard output and nothing else. Exit 0:
done; 1: refused for a reason that is said; 2: wrong usage. Without a command the window opens, and
nothing of the commands is imported: somebody is waiting for it.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from commune_desk.domain.errors import UserError
from commune_desk.paths import DataFolder, default_data_folder
from commune_desk.permissions import keep_to_owner
from commune_desk.ui.frame.way_in.screen import check_screen, libraries_named


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Vietnamese also where Windows has an old code page
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser("commune-desk", add_help=False, allow_abbrev=False)
    parser.add_argument("--data", metavar="DIR")
    options, command = parser.parse_known_args(given)
    if command:
        from commune_desk.domain.papers.pdf_form import TRIAL

        if command[0] == TRIAL:  # this program started it (`services/papers/pdf_trial.py`)
            from commune_desk.ui.pdf_trial import draw_all

            return draw_all(Path(command[1]))
    folder = DataFolder(Path(options.data) if options.data else default_data_folder())
    if command:
        from commune_desk.cli.dispatch import run_command

        return run_command(given)
    with suppress(OSError):  # where the window opens the office it says what the disk answers
        keep_to_owner(folder.root)
    try:
        check_screen()
        with libraries_named():
            from commune_desk.start.window import run_window
    except UserError as refusal:
        from commune_desk.words.errors import sentence

        print(sentence(refusal), file=sys.stderr)
        return 1
    return run_window(folder)
