"""Trying a PDF of somebody else (thử tệp PDF) before this program shows or keeps it.

Why a process of its own: a file of some kilobytes can say more than any PC could draw, and there
are too many ways to say it to look for each. So another process draws all of it once, within
limits of memory and time (`ui/pdf_trial.py`); what comes to its end there does so here as well.
"""

import hashlib
import os
import subprocess
from time import monotonic

from commune_desk.domain.form_errors import PdfTooHeavy
from commune_desk.domain.pdf_form import TRIAL, TRIAL_S
from commune_desk.files.backup_file import work_folder
from commune_desk.paths import resources
from commune_desk.services.desk.own_process import NO_CONSOLE, program
from commune_desk.services.desk.progress import Progress, check, unwatched

LOOK_EVERY_S = 0.05

_PASSED: set[str] = set()
"""The hashes of those that were tried since the program started."""


def try_pdf(content: bytes, progress: Progress = unwatched) -> None:
    """Let another process draw a PDF; takes a second or more, on any thread.

    Raises:
        PdfTooHeavy: it does not come to an end within the limits.
        Cancelled: the officer stopped the work.
    """
    digest = hashlib.sha256(content).hexdigest()
    if digest in _PASSED:
        return
    with work_folder() as work:
        file = work / "tried.pdf"
        file.write_bytes(content)
        process = subprocess.Popen(
            [*program(), TRIAL, str(file)],
            cwd=resources().parent,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=NO_CONSOLE,
        )
        try:
            code = _ended(process, progress)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    if code:
        raise PdfTooHeavy(TRIAL_S)
    _PASSED.add(digest)


def _ended(process: "subprocess.Popen[bytes]", progress: Progress) -> int:
    """How it ended; as a failure where it did not in time."""
    until = monotonic() + TRIAL_S
    while monotonic() < until:
        try:
            return process.wait(LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            check(progress, 0, 0)
    return 1
