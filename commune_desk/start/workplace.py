"""The data folder that the window works in, and what the screen is given of the program there."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from commune_desk.start import first_steps, running
from commune_desk.start.closed_office import ClosedOffice
from commune_desk.ui.frame.way_in.program import (
    Beginning,
    PcSettings,
    Practice,
    Program,
    Safeguards,
    SecondStart,
    Server,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commune_desk.domain.office.first_place import FirstPlace
    from commune_desk.domain.office.office import OfficeSetup
    from commune_desk.paths import DataFolder
    from commune_desk.services.desk.desk import OpenOffice


class Workplace:
    """Where the window works, as `way_in/program.py` describes it.

    Args:
        folder: of the data; a first start may choose another one.
        closing: closes what is opened here.

    Attributes:
        folder: that of now.
    """

    def __init__(self, folder: DataFolder, closing: ExitStack) -> None:
        self.folder = folder
        self._closing, self._listening = closing, ExitStack()

    def program(self, *, is_new: bool) -> Program:
        """What the screen is given.

        Args:
            is_new: whether nothing was ever set up here.
        """
        return Program(
            is_new=is_new,
            load=load,
            open_office=self.open_office,
            leave_office=self._closing.close,
            beginning=Beginning(
                try_place=self.try_place,
                create_office=self.create_office,
                shared_folder=shared_folder,
                join=self.join,
                pc_name=pc_name,
            ),
            safeguards=Safeguards(
                first_sheet=first_steps.first_sheet,
                first_places=first_steps.first_places,
                missing_sheet=first_steps.missing_sheet,
                missing_places=first_steps.missing_places,
            ),
            second_start=SecondStart(
                listen=self.listen,
                listen_no_longer=self._listening.close,
                call_running=lambda: running.call_running(self.folder),
            ),
            pc_settings=PcSettings(
                has_former=self.has_former,
                use_former=self.use_former,
                is_broken=self.is_broken,
                use_defaults=self.use_defaults,
            ),
            server=Server(host=self.host, reach=self.reach),
            practice=Practice(make=self.make_practice, open=self.open_practice),
            upkeep=ClosedOffice(lambda: self.folder).upkeep,
            window_file=self.folder.window,
            log_file=self.folder.log,
        )

    # --- the office ------------------------------------------------------------------------------

    def open_office(self) -> OpenOffice:
        """Open the office of the folder."""
        from commune_desk.bootstrap import open_for_window

        return open_for_window(self.folder, self._closing)

    def try_place(self, place: FirstPlace) -> None:
        """See that a new office can begin in a place."""
        from commune_desk.services.office import first_place

        first_place.try_place(place, self.folder)

    def create_office(
        self, setup: OfficeSetup, chosen: Mapping[str, object], place: FirstPlace
    ) -> OpenOffice:
        """Make a new office in a place that was tried, and work there from now on."""
        from commune_desk.bootstrap import create_for_window
        from commune_desk.services.office import first_place
        from commune_desk.setting_values import values_from
        from commune_desk.settings import DATABASE_URL

        folder = first_place.folder_of(place, self.folder)
        settings = values_from({**chosen, DATABASE_URL.name: place.address})
        opened = create_for_window(folder, self._closing, setup, machine_settings=settings)
        first_place.settle(place, folder, opened.database)
        self.folder = folder
        return opened

    def join(self, file: Path, code: str) -> object:
        """Let this PC work with the office of a join file."""
        from commune_desk.bootstrap import system_clock
        from commune_desk.services.office import joining

        return joining.join(self.folder, file, code, at=system_clock())

    def make_practice(self, is_new: bool) -> None:
        """Make the office for practice where it is not there yet; with True anew."""
        from commune_desk import bootstrap

        bootstrap.make_practice(self.folder, is_new=is_new)

    def open_practice(self) -> OpenOffice:
        """Open it."""
        from commune_desk.bootstrap import open_for_window

        return open_for_window(self.folder.practice, self._closing)

    # --- a second start --------------------------------------------------------------------------

    def listen(self) -> None:
        """Let a second start on the same data bring this window to the front from now on."""
        from commune_desk.ui.frame.way_in.second_start import (
            address_of,
            close_windows,
            closing_address_of,
            listen_at,
            show_in_front,
        )

        root = self.folder.root
        self._closing.callback(self._listening.close)
        self._listening.callback(listen_at(address_of(root), show_in_front).close)
        self._listening.callback(listen_at(closing_address_of(root), close_windows).close)

    # --- the settings of this PC -----------------------------------------------------------------

    def has_former(self) -> bool:
        """Whether this PC had other settings the last time the program opened."""
        from commune_desk.files.office import machine

        return machine.has_former(self.folder.machine_settings, self.folder.proven_settings)

    def use_former(self) -> None:
        """Put them back."""
        from commune_desk.files.office import machine

        machine.use_former(self.folder.machine_settings, self.folder.proven_settings)

    def is_broken(self) -> bool:
        """Whether the file with the settings of this PC cannot be read."""
        from commune_desk.files.office import machine

        return machine.is_broken(self.folder.machine_settings)

    def use_defaults(self) -> None:
        """Put that file aside."""
        from commune_desk.bootstrap import system_clock
        from commune_desk.files.office import machine

        machine.put_aside(self.folder.machine_settings, system_clock())

    def host(self) -> str:
        """The host of the shared database; empty where the data are on this PC."""
        from commune_desk.bootstrap import database_of
        from commune_desk.domain.office.database_address import host_of

        url = database_of(self.folder).url
        return host_of(url) if url else ""

    def reach(self) -> None:
        """See that the shared database answers and holds an office."""
        from commune_desk.bootstrap import database_of
        from commune_desk.store.database import try_location

        try_location(database_of(self.folder))


def load() -> None:
    """Import what stands behind the screen; what is imported here is there later."""
    import commune_desk.bootstrap  # noqa: F401
    import commune_desk.ui.frame.way_in.crash_dialog  # noqa: F401


def shared_folder() -> tuple[str, str]:
    """The folder that the accounts of a PC usually share, and the group of all of them."""
    from commune_desk.paths import shared_data_folder
    from commune_desk.permissions import USERS

    return str(shared_data_folder()), USERS


def pc_name() -> str:
    """The name of this PC in its network."""
    from commune_desk.files.office import machine

    return machine.pc_name()
