"""Opens the window: the screen first, the program behind it while one signs in.

Nothing but the screen may be imported here at the top: every module that is delays the window.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from commune_desk.ui.frame.way_in import app
from commune_desk.ui.frame.way_in.program import Program

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commune_desk.domain.office import OfficeSetup
    from commune_desk.paths import DataFolder
    from commune_desk.services.desk.desk import OpenOffice


def run_window(folder: DataFolder) -> int:
    """Open the window on a data folder and work until it is closed; returns the exit code."""
    with ExitStack() as closing:

        def load() -> None:
            import commune_desk.bootstrap  # noqa: F401  # what is imported here is there later

        def open_office() -> OpenOffice:
            from commune_desk.bootstrap import open_for_window

            return open_for_window(folder, closing)

        def create_office(setup: OfficeSetup, chosen: Mapping[str, object]) -> OpenOffice:
            from commune_desk.bootstrap import create_for_window
            from commune_desk.settings import values_from

            return create_for_window(folder, closing, setup, machine_settings=values_from(chosen))

        return app.run(
            Program(
                is_new=not (folder.database.exists() or folder.machine_settings.exists()),
                load=load,
                open_office=open_office,
                create_office=create_office,
                window_file=folder.window,
                log_file=folder.log,
            )
        )
