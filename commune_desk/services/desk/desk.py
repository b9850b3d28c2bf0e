"""The desk (quầy): who works, for which office, with which clock.

Every service takes it first. It is a frozen value: signing in, changing a setting or the calendar
makes a new one (`bootstrap.desk_for`, `services.office.renewed`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.office import Office
from commune_desk.domain.officer import Officer
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar
from commune_desk.paths import DataFolder
from commune_desk.settings import DESK_NAME, SettingValues
from commune_desk.store.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """What a service needs to know about the place it works for.

    Attributes:
        database: the open database of the office.
        settings: office and machine settings together; their names do not clash.
        calendar: the office's hours and yearly table.
        folder: the data folder of this PC.
        clock: the present moment; tests and replays bring their own.
    """

    database: Database
    office: Office
    officer: Officer
    settings: SettingValues
    calendar: Calendar
    folder: DataFolder
    clock: Callable[[], datetime]

    @property
    def name(self) -> str:
        """The name of the desk as the machine's settings give it."""
        return self.settings[DESK_NAME]

    def now(self) -> datetime:
        """The present moment in the office's zone."""
        return self.clock().astimezone(OFFICE_ZONE)
