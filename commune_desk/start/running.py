"""The window that is open on a data folder: to the front with it, or closed."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

from commune_desk.files import lock

if TYPE_CHECKING:
    from commune_desk.paths import DataFolder

_LOOK_EVERY_S = 0.1
_ENDS_S = 600.0
"""A closed window backs the office up on this PC, and to a slow stick."""


def call_running(folder: DataFolder) -> bool:
    """Ask the window that is open on a folder to come to the front; whether it did."""
    from commune_desk.ui.frame.way_in.second_start import address_of, call

    return call(address_of(folder.root))


def is_open(folder: DataFolder) -> bool:
    """Whether a window works in a folder, or in that of the office for practice below it."""
    return lock.is_held(folder) or lock.is_held(folder.practice)


def close_running(folder: DataFolder, seconds: float = 20.0) -> bool:
    """Ask the window that is open on a folder to close, and wait for it; whether none is open.

    Args:
        folder: of the data.
        seconds: how long a window may stand there that was asked. One that is gone backs the office
            up, which takes as long as it takes.
    """
    from commune_desk.ui.frame.way_in.second_start import call, closing_address_of

    address = closing_address_of(folder.root)
    began, is_asked, is_going = monotonic(), False, False
    while is_open(folder) and monotonic() < began + (_ENDS_S if is_going else seconds):
        is_asked = is_asked or call(address)  # it listens once its office is open
        sleep(_LOOK_EVERY_S)
        if is_asked and not is_going and monotonic() > began + seconds:
            is_going = not call_running(folder)  # or it comes to the front with what it asks
    return not is_open(folder)
