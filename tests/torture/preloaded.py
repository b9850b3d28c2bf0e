"""Starts a scene with the faulty disk preloaded, which is compiled for it."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.torture.trial import Trial

SOURCE = Path(__file__).with_name("faults") / "faulty_disk.c"
WAYS = {
    "EIO": errno.EIO,
    "ENOSPC": errno.ENOSPC,
    "EDQUOT": errno.EDQUOT,
    "EINTR": errno.EINTR,
    "SIGKILL": 0,
}


def start(module: str, arguments: list[str]) -> int:
    """Run a module so; returns its exit code, 0 with a word where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        print("no compiler, or not Linux: 0 tries")
        return 0
    with tempfile.TemporaryDirectory(prefix="faulty-disk-") as folder:
        library = Path(folder) / "faulty_disk.so"
        made = (compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl")
        subprocess.run(made, check=True)
        environment = {**os.environ, "LD_PRELOAD": str(library)}
        words = (sys.executable, "-m", module, *arguments)
        return subprocess.run(words, env=environment, check=False).returncode


class FaultyDisk:
    """The preloaded library, in the process that asks."""

    def __init__(self) -> None:
        os.environ.pop(
            "LD_PRELOAD", None
        )  # the programs that are started have nothing to do with it
        self._library = ctypes.CDLL(None)
        self._library.faulty_arm.argtypes = (
            *(ctypes.c_char_p, ctypes.c_char_p),
            *(ctypes.c_long, ctypes.c_int),
        )
        self._library.faulty_count.restype = ctypes.c_long

    def arm(self, trial: Trial, at: int, way: str) -> None:
        """Count from here on, and fail at that touch; 0 is none."""
        server = str(trial.cluster.folder) if trial.cluster else ""
        self._library.faulty_arm(str(trial.root).encode(), server.encode(), at, WAYS[way])

    def count(self) -> int:
        """How many touches there were; nothing fails any more."""
        return int(self._library.faulty_count())
