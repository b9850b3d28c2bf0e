"""Draws a PDF once, in a process that is there for that alone and holds itself within limits.

Nothing is told but by the exit code: whoever started it knows what an end by force means.
"""

import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.domain.papers.pdf_form import TRIAL_MB, TRIAL_S
from commune_desk.ui.printing.pdf_pages import opened, picture

DPI = 300
"""As a printer draws it; the screen asks for less."""


def draw_all(file: Path) -> int:
    """Draw every page; 0 when all of them came to their end."""
    keep_within(TRIAL_MB, TRIAL_S)
    application = QGuiApplication([])
    try:
        with opened(file.read_bytes()) as document:
            for number in range(document.pageCount()):
                if picture(document, number, DPI).isNull():
                    return 1
    except FileUnreadable:
        return 1
    application.quit()
    return 0


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _TIME, _ALONE, _MEMORY = 0x2, 0x8, 0x100
    """https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-jobobject_basic_limit_information"""
    _EXTENDED, _SILENT = 9, 0x3
    _PER_S = 10_000_000

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_set", ctypes.c_size_t),
            ("most_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("counted", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_of_process", ctypes.c_size_t),
            ("peak_of_job", ctypes.c_size_t),
        )

    def keep_within(megabytes: int, seconds: int) -> None:
        """Let Windows end this process at a limit, and say nothing of it to whoever sits there.

        Where it does not let itself be limited, the process that waits ends it by the clock.
        """
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(_SILENT)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        limits = _Limits(
            process_time=seconds * _PER_S,
            flags=_TIME | _ALONE | _MEMORY,
            processes=1,
            process_memory=megabytes << 20,
        )
        room = wintypes.DWORD(ctypes.sizeof(limits))
        if kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), room):
            kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))

else:
    import resource

    def keep_within(megabytes: int, seconds: int) -> None:
        """Let the system end this process at a limit."""
        for kind, most in (
            (resource.RLIMIT_DATA, megabytes << 20),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(OSError, ValueError):  # a system that has less already
                resource.setrlimit(kind, (most, most))
