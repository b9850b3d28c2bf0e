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
_MEGABYTE = 1 << 20

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows no black window flashes up; elsewhere there is none."""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Memory(ctypes.Structure):
        """What Windows tells of it (PROCESS_MEMORY_COUNTERS)."""

        _fields_ = (
            ("room", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("quota", ctypes.c_size_t * 4),
            ("committed", ctypes.c_size_t),
            ("peak_committed", ctypes.c_size_t),
        )

    def memory_of(process: subprocess.Popen[bytes]) -> int:
        """How many bytes of memory a process has for itself; 0 where Windows does not say."""
        told = _Memory(room=ctypes.sizeof(_Memory))
        handle = wintypes.HANDLE(int(process._handle))  # noqa: SLF001  # there is no other way to it
        asked = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        return told.committed if asked(handle, ctypes.byref(told), told.room) else 0

else:

    def memory_of(process: subprocess.Popen[bytes]) -> int:
        """The system holds a process to what it asked for."""
        del process
        return 0


def program() -> list[str]:
    """The command that starts this program once more, without a window."""
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        return [str(own.with_name(f"commune-desk{own.suffix}"))]
    return [sys.executable, "-m", "commune_desk"]


def run_once_more(
    arguments: list[str],
    progress: Progress,
    *,
    within_s: float = math.inf,
    within_mb: float = math.inf,
) -> int:
    """Run this program with these arguments until it ends; it never outlives the call.

    Args:
        arguments: of its command line.
        progress: is asked whether to go on.
        within_s: how long it may take.
        within_mb: how much memory it may have, looked at from here on Windows: what a process
            promises of itself there, not everything that calls itself Windows holds it to. On
            Linux the system does, and the process asks it for that by itself.

    Returns:
        Its exit code.

    Raises:
        Cancelled: the officer stopped the work.
        TimeoutError: it did not come to its end in that time.
        MemoryError: it had more memory than that.
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
                if memory_of(process) > within_mb * _MEGABYTE:
                    raise MemoryError(within_mb) from None
        raise TimeoutError(within_s)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
