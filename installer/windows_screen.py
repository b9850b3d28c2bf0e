"""A screen of its own for a window under Wine: it is shown there, typed at, and photographed."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from installer import windows_on_linux as windows

NAME, WIDE, HIGH = ":78", 1366, 768
STARTS_S, TRY_S = 60, 1.0
"""How long a window may take until it is there, and how often that is asked."""
DOTS_PER_INCH = 96
"""At 100 %."""
KEY_MS = 12
"""Between two letters: a fast hand; a scanner is faster."""


class NoWindow(Exception):
    """The program did not show its window in time."""


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

    def __enter__(self) -> "Screen":
        windows.set_dots(self._dots)
        screen = ["Xvfb", NAME, "-screen", "0", f"{WIDE}x{HIGH}x24"]
        self._server = subprocess.Popen(screen, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        time.sleep(TRY_S)
        self.start(*self._first)
        return self

    def start(self, *program: str | Path) -> None:
        """Start a program on that desktop, beside what is there."""
        desktop = f"/desktop=commune-desk,{WIDE}x{HIGH}"
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

    def wait_for(self, is_there: Callable[[], bool], seconds: float = STARTS_S) -> None:
        """Wait until something is so.

        Raises:
            NoWindow: it is not in time.
        """
        ends = time.monotonic() + seconds
        while not is_there():
            if time.monotonic() > ends:
                raise NoWindow
            time.sleep(TRY_S)

    def press(self, *keys: str, wait: float = 0.5) -> None:
        """Press keys, one after the other, as xdotool names them."""
        self._xdotool("key", "--delay", "60", *keys)
        time.sleep(wait)

    def write(self, text: str, wait: float = 0.3, *, key_ms: int = KEY_MS) -> None:
        """Type a text; letters that no key of the keyboard has are put on one for it."""
        self._xdotool("type", "--delay", str(key_ms), text)
        time.sleep(wait)

    def click(self, x: int, y: int, wait: float = 0.5) -> None:
        """Click at a place."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")
        time.sleep(wait)

    def photograph(self, target: Path) -> None:
        """Keep what is on the screen, as PNG."""
        take = ["import", "-window", "root", str(target)]
        subprocess.run(take, env=os.environ | self._display, check=True)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=os.environ | self._display, check=True)
