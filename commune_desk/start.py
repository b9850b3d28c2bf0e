"""Opens the window: the screen first, `bootstrap` and all it wires together while one signs in.

Nothing but the screen may be imported here at the top: every module that is delays the window.
"""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING

from commune_desk.ui.frame.way_in import app
from commune_desk.ui.frame.way_in.house import House

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commune_desk.bootstrap import Doors
    from commune_desk.files.offices import OfficeSetup
    from commune_desk.paths import DataFolder
    from commune_desk.ui.frame.way_in.house import OfficeDoor


def run_window(folder: DataFolder) -> int:
    """Open the window on a data folder and work until it is closed; returns the exit code."""
    with ExitStack() as closing:

        def doors() -> Doors:
            from commune_desk.bootstrap import Doors

            return Doors(folder, closing)

        def create(setup: OfficeSetup, chosen: Mapping[str, object]) -> OfficeDoor:
            return doors().create(setup, chosen)

        house = House(
            is_new=not (folder.database.exists() or folder.machine_settings.exists()),
            load=lambda: import_module("commune_desk.bootstrap"),
            open_office=lambda: doors().open(),
            create_office=create,
            window_file=folder.window,
            log_file=folder.log,
        )
        return app.run(house)
