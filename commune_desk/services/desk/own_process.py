"""This program once more, as a process of its own: what brings that one down leaves this one be."""

import math
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

from commune_desk.paths import resources
from commune_desk.services.desk.progress import Progress, check

LOOK_EVERY_S = 0.05

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows no black window flashes up; elsewhere there is none."""


def program() -> list[str]:
    """The command that starts this program once more, without a window."""
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        return [str(own.with_name(f"commune-desk{own.suffix}"))]
    return [sys.executable, "-m", "commune_desk"]


def run_once_more(arguments: list[str], progress: Progress, *, within_s: float = math.inf) -> int:
    """Run this program with these arguments until it ends; it never outlives the call.

    Returns:
        Its exit code.

    Raises:
        Cancelled: the officer stopped the work.
        TimeoutError: it did not come to its end in that time.
    """
    process = subprocess.Popen(
        [*program(), *arguments],
        cwd=resources().parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_CONSOLE,
    )
    until = monotonic() + within_s
    try:
        while monotonic() < until:
            try:
                return process.wait(LOOK_EVERY_S)
            except subprocess.TimeoutExpired:
                check(progress, 0, 0)
        raise TimeoutError(within_s)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
