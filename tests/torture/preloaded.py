"""Starts a scene with the faulty disk preloaded, which is compiled for it."""

import ctypes
import errno
import mmap
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.torture.faults.places import DIGEST, Chosen, Touch, touch_now
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
        environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONHASHSEED": "0"}
        words = (sys.executable, "-m", module, *arguments)
        return subprocess.run(words, env=environment, check=False).returncode


TELLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p)


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
        self._touches: list[Touch] = []
        self._met = mmap.mmap(-1, DIGEST)  # forks that are killed tell by it where they were
        self._wanted: Chosen | None = None
        self._passed = 0
        self._tellers = {
            one.__name__: TELLER(one) for one in (self._keep, self._meet, self._look_for)
        }

    def arm(self, trial: Trial, at: int, way: str) -> None:
        """Count from here on, and fail at that touch; 0 is none."""
        self._begin(trial, at, way, self._meet, of_all=False)

    def arm_place(self, trial: Trial, wanted: Chosen, way: str) -> None:
        """Fail where that place comes up for that time, whatever its number is this time."""
        self._wanted, self._passed = wanted, 0
        self._begin(trial, 0, way, self._look_for, of_all=True)

    def listen(self, trial: Trial) -> None:
        """Keep every touch from here on; none fails."""
        self._touches.clear()
        self._begin(trial, 0, "EIO", self._keep, of_all=True)

    def count(self) -> int:
        """How many touches there were; nothing fails any more."""
        return int(self._library.faulty_count())

    @property
    def touches(self) -> list[Touch]:
        """The touches since `listen`."""
        return self._touches

    @property
    def met(self) -> str:
        """The place of the touch that failed, in whatever fork; empty where none did."""
        return bytes(self._met).rstrip(b"\0").decode()

    def _begin(
        self, trial: Trial, at: int, way: str, tells: Callable[..., int], *, of_all: bool
    ) -> None:
        self._met[:] = bytes(DIGEST)
        self._library.faulty_tell(self._tellers[tells.__name__], int(of_all))
        server = str(trial.cluster.folder) if trial.cluster else ""
        self._library.faulty_arm(str(trial.root).encode(), server.encode(), at, WAYS[way])

    def _keep(self, call: bytes, name: bytes) -> int:
        self._touches.append(touch_now(call.decode(), name.decode()))
        return 0

    def _meet(self, call: bytes, name: bytes) -> int:
        self._met[:] = touch_now(call.decode(), name.decode()).place.encode()
        return 0

    def _look_for(self, call: bytes, name: bytes) -> int:
        wanted = self._wanted
        if wanted is None or call.decode() != wanted.touch.call:
            return 0
        if touch_now(call.decode(), name.decode()).place != wanted.touch.place:
            return 0
        self._passed += 1
        if self._passed != wanted.time:
            return 0
        self._met[:] = wanted.touch.place.encode()
        return 1
