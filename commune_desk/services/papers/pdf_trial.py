"""Trying a PDF of somebody else (thử tệp PDF) before this program shows or keeps it.

Why a process of its own: a file of some kilobytes can say more than any PC could draw, and there
are too many ways to say it to look for each. So another process draws all of it once, within
limits of memory and time (`ui/pdf_trial.py`); what comes to its end there does so here as well.
"""

import hashlib

from commune_desk.domain.form.errors import PdfTooHeavy
from commune_desk.domain.papers.pdf_form import TRIAL, TRIAL_MB, TRIAL_S
from commune_desk.files.upkeep.backup_file import work_folder
from commune_desk.services.desk.own_process import run_once_more
from commune_desk.services.desk.progress import Progress, unwatched

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
        try:
            limits = {"within_s": TRIAL_S, "within_mb": TRIAL_MB}
            is_drawn = run_once_more([TRIAL, str(file)], progress, **limits) == 0
        except (TimeoutError, MemoryError):
            is_drawn = False
    if not is_drawn:
        raise PdfTooHeavy(TRIAL_S)
    _PASSED.add(digest)
