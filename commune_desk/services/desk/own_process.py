"""This program once more, as a process of its own: what brings that one down leaves this one be."""

import subprocess
import sys
from pathlib import Path

NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows no black window flashes up; elsewhere there is none."""


def program() -> list[str]:
    """The command that starts this program once more, without a window."""
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        return [str(own.with_name(f"commune-desk{own.suffix}"))]
    return [sys.executable, "-m", "commune_desk"]
