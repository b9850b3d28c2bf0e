"""A screen of its own for a window under Wine: it is shown there, typed at, and photographed.

Nothing here waits by the clock. Whoever types waits until the screen shows something else than
before, and then until it rests: it shows nothing new, and no program of this Windows has work. So a
slow machine gets the time it needs, and a fast one does not stand idle. A cursor that blinks makes
two pictures of a window that rests.
"""

import os
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from installer import windows_on_linux as windows

NAME, WIDE, HIGH = ":78", 1366, 768
STARTS_S, ANSWERS_S, RESTS_S = 90, 45, 180
"""How long a window may take until it is there, a key until it is answered, and all until it rests.

Far more than either takes: they end a wait for what never comes."""
RESTED_S, LOOK_S, TRY_S = 1.2, 0.1, 1.0
"""What lasts so long is rest, longer than a cursor takes to blink; how often the screen is looked
at, and a program asked."""
IDLE = 0.1
"""The part of one processor that programs use which do nothing, as their clocks do."""
DOTS_PER_INCH = 96
"""At 100 %."""
KEY_MS = 12
"""Between two letters: a fast hand; a scanner is faster."""
LAST_SEEN = windows.ROOT / "dist" / "windows" / "no-answer.png"
SCREEN_FILE = "Xvfb_screen0"
"""Where Xvfb keeps what is on its screen, in the folder that it is told."""


class NoWindow(Exception):
    """The program did not show in time what it was waited for."""


class Screen:
    """An X screen with the desktop of a Windows on it, and one program there.

    Args:
        program: what is opened, with its words.
        scale: of what is on the screen, as a clerk sets it in Windows.
        variables: of the program's environment.
    """

    def __init__(self, *program: str | Path, scale: float = 1.0, **variables: str) -> None:
        self._display = {"DISPLAY": NAME}
        shown = {**self._display, "QT_QPA_PLATFORM": "windows"}
        self._environment = os.environ | windows.WINE | shown | variables
        self._dots = round(scale * DOTS_PER_INCH)
        self._first = program
        self._programs: list[subprocess.Popen[bytes]] = []
        self._at_rest: set[int] = set()
        """The pictures that it showed when it rested the last time."""

    def __enter__(self) -> "Screen":
        windows.set_scale(self._dots)
        self._memory = tempfile.TemporaryDirectory()
        size = ["-screen", "0", f"{WIDE}x{HIGH}x24", "-fbdir", self._memory.name]
        self._server = subprocess.Popen(
            ["Xvfb", NAME, *size], stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
        )
        self.wait_for((Path(self._memory.name) / SCREEN_FILE).exists, every_s=LOOK_S)
        self.wait_for(Path(f"/tmp/.X11-unix/X{NAME[1:]}").exists, every_s=LOOK_S)
        try:
            self.rest()
            self.start()  # the desktop, so that a window is known from it
            self.start(*self._first)
        except NoWindow:
            self.__exit__(None, None, None)
            raise
        return self

    def start(self, *program: str | Path) -> None:
        """Start a program on that desktop, beside what is there, and wait until it is drawn.

        Without a program it is the desktop alone.
        """
        desktop = f"/desktop=commune-desk,{WIDE}x{HIGH}"
        with self.answering(STARTS_S):
            started = subprocess.Popen(
                ["wine", "explorer", desktop, *map(str, program)],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self._programs.append(started)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for process in (*self._programs, self._server):
            process.terminate()
            process.wait()
        self._memory.cleanup()

    def wait_for(
        self, is_there: Callable[[], bool], seconds: float = STARTS_S, *, every_s: float = TRY_S
    ) -> None:
        """Wait until something is so.

        Raises:
            NoWindow: it is not in time.
        """
        ends = time.monotonic() + seconds
        while not is_there():
            if time.monotonic() > ends:
                self._give_up()
            time.sleep(every_s)

    @contextmanager
    def answering(self, seconds: float = ANSWERS_S) -> Iterator[None]:
        """Wait after the block until the screen has changed, and rests.

        Raises:
            NoWindow: nothing changed, or it never rests.
        """
        before = self._at_rest
        yield
        self.wait_for(lambda: self._picture() not in before, seconds, every_s=LOOK_S)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing new is shown and nobody works at it.

        Raises:
            NoWindow: it never does.
        """
        ends = time.monotonic() + RESTS_S
        last, two = self._picture(), set[int]()
        (work, _is_busy), since = windows.work_done(), time.monotonic()
        while time.monotonic() - since < RESTED_S:
            time.sleep(LOOK_S)
            picture, now = self._picture(), time.monotonic()
            worked, is_busy = windows.work_done()
            if picture not in two or is_busy or abs(worked - work) > IDLE * RESTED_S:
                last, two = picture, {last, picture}
                work, since = worked, now
            if now > ends:
                self._give_up()
        self._at_rest = two

    def press(self, *keys: str) -> None:
        """Press keys as xdotool names them, each when the one before was answered."""
        for key in keys:
            with self.answering():
                self._xdotool("key", key)

    def write(self, text: str, *, key_ms: int = KEY_MS) -> None:
        """Type a text; letters that no key of the keyboard has are put on one for it."""
        with self.answering():
            self._xdotool("type", "--delay", str(key_ms), text)

    def photograph(self, target: Path) -> None:
        """Keep what is on the screen, as PNG."""
        take = ["import", "-window", "root", str(target)]
        subprocess.run(take, env=os.environ | self._display, check=True)

    def _give_up(self) -> NoReturn:
        self.photograph(LAST_SEEN)
        raise NoWindow(f"what was there: {LAST_SEEN}")

    def _picture(self) -> int:
        """What is on the screen, as a number that another picture has not."""
        file = Path(self._memory.name) / SCREEN_FILE
        return zlib.crc32(file.read_bytes())

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=os.environ | self._display, check=True)
