"""What the screen is given of the program behind it, before any of that program is imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commune_desk.domain.office.first_place import FirstPlace
    from commune_desk.domain.office.office import OfficeSetup
    from commune_desk.services.desk.desk import Desk, OpenOffice
    from commune_desk.ui.frame.way_in.upkeep import Upkeep
    from commune_desk.ui.frame.work.tasks import Tasks

CreateOffice = Callable[["OfficeSetup", Mapping[str, object]], "OpenOffice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How this PC comes to an office: a new one is made, or it joins one that is there.

    Attributes:
        try_place: sees that an office can begin in a place; takes seconds where that is a server,
            and may run on any thread while nothing is open.
        create_office: makes a new office with the settings of this PC in a place, and opens it.
        shared_folder: the folder that the accounts of a PC usually share, and their group.
        join: takes a join file and its code, tries the server and keeps its address; takes a
            second or more, and may run on any thread while nothing is open.
        pc_name: the name of this PC in its network.
    """

    try_place: Callable[[FirstPlace], None]
    create_office: Callable[[OfficeSetup, Mapping[str, object], FirstPlace], OpenOffice]
    shared_folder: Callable[[], tuple[str, str]]
    join: Callable[[Path, str], object]
    pc_name: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguards:
    """What keeps an office from being lost: its recovery sheet, and places for its backups.

    Attributes:
        first_sheet: shows the recovery sheet of a new office until it was typed back.
        first_places: asks where its backups go besides this PC; it may be put off.
        missing_sheet: offers an administrator who has signed in the sheet that the office lacks.
        missing_places: asks an administrator of a restored office where its backups go besides
            this PC, and gives the desk with them.
    """

    first_sheet: Callable[[OpenOffice], None]
    first_places: Callable[[OpenOffice, Tasks], None]
    missing_sheet: Callable[[Desk], None]
    missing_places: Callable[[Desk, Tasks], Desk]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStart:
    """One window on the same data, however often somebody starts the program.

    Attributes:
        listen: lets a second start on the same data bring this window to the front from now on.
        listen_no_longer: lets no start find this window, which is gone, while the program ends.
        call_running: brings the window to the front that is open on the same data; False where it
            does not answer.
    """

    listen: Callable[[], None]
    listen_no_longer: Callable[[], None]
    call_running: Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PcSettings:
    """The settings of this PC where they stand in the way of opening.

    Attributes:
        has_former: whether this PC had other settings the last time the program opened.
        use_former: puts them back.
        is_broken: whether the file with them cannot be read.
        use_defaults: puts that file aside, so that the program begins without it.
    """

    has_former: Callable[[], bool]
    use_former: Callable[[], None]
    is_broken: Callable[[], bool]
    use_defaults: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The server of a shared database.

    Attributes:
        host: its name; empty where the data are on this PC. Raises `UserError` where the settings
            of this PC do not say it.
        reach: sees that it answers; takes seconds where it does not, and may run on any thread.
    """

    host: Callable[[], str]
    reach: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The office for practice.

    Attributes:
        make: makes it where it is not there yet; with True anew. Takes some seconds and may run on
            any thread while nothing is open.
        open: opens it.
    """

    make: Callable[[bool], None]
    open: Callable[[], OpenOffice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What `start` hands to the screen.

    Attributes:
        is_new: whether nothing was ever set up here, so that the first start comes first.
        load: imports what stands behind the screen; takes a while and may run on any thread.
        open_office: opens the office, once loaded; raises `OfficeNotFound` where there is none.
        leave_office: closes what is open, so that another office can be opened.
        upkeep: what is done with the office while nobody has it open; None where nothing is.
        window_file: where this PC remembers the place of its windows and columns.
        log_file: where bugs are written.
    """

    is_new: bool
    load: Callable[[], object]
    open_office: Callable[[], OpenOffice]
    leave_office: Callable[[], None]
    beginning: Beginning
    safeguards: Safeguards
    second_start: SecondStart
    pc_settings: PcSettings
    server: Server
    practice: Practice
    upkeep: Upkeep | None
    window_file: Path
    log_file: Path
