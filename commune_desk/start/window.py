"""Opens the window on a data folder and works until it is closed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from commune_desk.files import lock
from commune_desk.start.running import call_running
from commune_desk.start.workplace import Workplace
from commune_desk.ui.frame import pyside_import_search  # noqa: F401  # before the rest of it
from commune_desk.ui.frame.way_in import app

if TYPE_CHECKING:
    from commune_desk.paths import DataFolder


def run_window(folder: DataFolder) -> int:
    """Open the window on a data folder and work until it is closed; returns the exit code.

    Where a window is open on the folder, that one comes to the front and nothing else happens.
    """
    is_new = folder.is_new
    if (is_new or lock.is_held(folder)) and call_running(folder):
        return 0
    with ExitStack() as closing:
        return app.run(Workplace(folder, closing).program(is_new=is_new))
