"""The log: what went wrong, for whoever helps the office, without a word about a citizen.

Nobody passes a name to the log; this module sees to what slips in by itself. Long numbers are
masked in every line, and of an error only its kind, the places in the code and its text without
quoted or bracketed values are kept: `KeyError: 'Bùi Thanh Toàn'` becomes `KeyError: '…'`.
"""

import logging
import re
import traceback
from copy import copy
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from commune_desk.domain.outside_errors import FolderNotWritable
from commune_desk.paths import LOG_FILE

MASK = "…"

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LONG_NUMBER = re.compile(r"\d(?:[ .]?\d){8,}")
_VALUE = re.compile(r"""'[^']*'|"[^"]*"|“[^”]*”|\([^()]*\)""")

_ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def set_up(folder: Path) -> logging.Handler:
    """Log into a file of that folder from now on: at most five files of one megabyte.

    Raises:
        FolderNotWritable: the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _QuietRotation(
            folder / LOG_FILE, maxBytes=1_000_000, backupCount=4, encoding="utf-8"
        )
    except OSError as refusal:
        raise FolderNotWritable(str(folder)) from refusal
    handler.setFormatter(WithoutPersons(_LINE))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def close(handler: logging.Handler) -> None:
    """Stop logging into the file of `set_up`."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def write_report(folder: Path, report: str, at: datetime) -> Path | None:
    """Keep what is known of a bug as a file of its own, to be sent; None where nothing can be kept.

    Its name is its moment; whoever makes the report leaves out what could name a person.
    """
    target = folder / f"bao-loi-{at:%Y-%m-%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{report}\n", encoding="utf-8")
    except OSError:
        return None
    return target


class WithoutPersons(logging.Formatter):
    """Writes records and errors without what could name a person."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, with its error's places in the code below it."""
        own = copy(record)
        own.exc_text = None  # another handler may have left the error's full text there
        return _LONG_NUMBER.sub(MASK, super().format(own))

    def formatException(self, ei: _ErrorInfo) -> str:  # noqa: N802  # the name is logging's
        """An error and what led to it, the last one first."""
        error, told = ei[1], []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:  # an error may lead back to itself
            seen.add(id(error))
            places = "".join(traceback.format_tb(error.__traceback__))
            words = _VALUE.sub(lambda found: found[0][0] + MASK + found[0][-1], str(error))
            told.append(f"{places}{type(error).__name__}: {words}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nbecause of\n".join(told)


class _QuietRotation(RotatingFileHandler):
    """A rotating file; a log that cannot be written stops nobody's work."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the name is logging's
        """Leave the line out: there is no better place to say that the disk is full."""
