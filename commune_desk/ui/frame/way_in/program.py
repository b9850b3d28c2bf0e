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
    from commune_desk.ui.frame.way_in.move_dialog import Move
    from commune_desk.ui.frame.way_in.upkeep import Upkeep
    from commune_desk.ui.frame.work.tasks import Tasks

CreateOffice = Callable[["OfficeSetup", Mapping[str, object]], "OpenOffice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What `start` hands to the screen.

    Attributes:
        is_new: whether nothing was ever set up here, so that the first start comes first.
        load: imports what stands behind the screen; takes a while and may run on any thread.
        open_office: opens the office, once loaded; raises `OfficeNotFound` where there is none.
        create_office: makes a new office with the settings of this PC in a place, and opens it.
        try_place: sees that an office can begin in a place; takes seconds where that is a server,
            and may run on any thread while nothing is open.
        shared_folder: the folder that the accounts of a PC usually share, and their group.
        first_sheet: shows the recovery sheet of a new office until it was typed back.
        first_places: asks where its backups go besides this PC; it may be put off.
        missing_sheet: offers an administrator who has signed in the sheet that the office lacks.
        missing_places: asks an administrator of a restored office where its backups go besides
            this PC, and gives the desk with them.
        join: takes a join file and its code, tries the server and keeps its address; takes a
            second or more, and may run on any thread while nothing is open.
        move: moves the office, for an administrator; takes as long as there is to copy, and may
            run on any thread while nothing is open.
        pc_name: the name of this PC in its network.
        listen: lets a second start on the same data bring this window to the front from now on.
        listen_no_longer: lets no start find this window, which is gone, while the program ends.
        call_running: brings the window to the front that is open on the same data; False where it
            does not answer.
        has_former: whether this PC had other settings the last time the program opened.
        use_former: puts them back.
        has_broken: whether the file with the settings of this PC cannot be read.
        use_defaults: puts that file aside, so that the program begins without it.
        server: the host of the shared database; empty where the data are on this PC.
        reach: sees that it answers; takes seconds where it does not, and may run on any thread.
        leave_office: closes what is open, so that another office can be opened.
        make_practice: makes the office for practice where it is not there yet; with True anew.
            Takes some seconds and may run on any thread while nothing is open.
        open_practice: opens it.
        upkeep: what is done with the office while nobody has it open; None where nothing is.
        window_file: where this PC remembers the place of its windows and columns.
        log_file: where bugs are written.
    """

    is_new: bool
    load: Callable[[], object]
    open_office: Callable[[], OpenOffice]
    create_office: Callable[[OfficeSetup, Mapping[str, object], FirstPlace], OpenOffice]
    try_place: Callable[[FirstPlace], None]
    shared_folder: Callable[[], tuple[str, str]]
    join: Callable[[Path, str], object]
    pc_name: Callable[[], str]
    move: Move
    listen: Callable[[], None]
    call_running: Callable[[], bool]
    leave_office: Callable[[], None]
    make_practice: Callable[[bool], None]
    open_practice: Callable[[], OpenOffice]
    window_file: Path
    log_file: Path
    has_former: Callable[[], bool]
    use_former: Callable[[], None]
    has_broken: Callable[[], bool] = lambda: False
    use_defaults: Callable[[], None] = lambda: None
    listen_no_longer: Callable[[], None] = lambda: None
    server: Callable[[], str] = lambda: ""
    reach: Callable[[], None] = lambda: None
    first_sheet: Callable[[OpenOffice], None] = lambda _opened: None
    first_places: Callable[[OpenOffice, Tasks], None] = lambda _opened, _tasks: None
    missing_sheet: Callable[[Desk], None] = lambda _desk: None
    missing_places: Callable[[Desk, Tasks], Desk] = lambda desk, _tasks: desk
    upkeep: Upkeep | None = None
