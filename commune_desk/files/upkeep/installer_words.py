"""What the installer for Windows said when it refused: one sentence among temporary files.

It removes the file when it begins, so that what is there is of its last run.
"""

import tempfile
from pathlib import Path

NAME = "commune-desk-setup.txt"
_LONGEST = 2_000


def last() -> str:
    """The sentence; "" where it refused nothing."""
    try:
        said = (Path(tempfile.gettempdir()) / NAME).read_bytes()[:_LONGEST]
        return said.decode("utf-16").strip()
    except (OSError, UnicodeDecodeError):
        return ""
