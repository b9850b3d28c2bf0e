"""An open office, and the desk (quầy) of an officer in it.

Every service takes a desk first. Both are frozen values: signing in, changing a setting or the
calendar makes a new one (`desk_of`, `services.office.office.renewed`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.desk.clock import ClockRules
from commune_desk.domain.desk.dossier import (
    LatenessRule,
    RuleChange,
    TimelinessRule,
    TimelinessRules,
)
from commune_desk.domain.law.topics import Law
from commune_desk.domain.office.office import Office
from commune_desk.domain.office.officer import Officer
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar
from commune_desk.paths import DataFolder
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DESK_NAME, PRACTICE_MARK, TIMELINESS_RULE
from commune_desk.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOffice:
    """An office whose database is open.

    Attributes:
        database: the open database of the office.
        settings: office and machine settings together; their names do not clash.
        calendar: the office's hours and yearly table.
        law: what the law sets in figures, with the days from which it does.
        folder: the data folder of this PC.
        clock: the present moment; tests and replays bring their own.
    """

    database: Database
    office: Office
    settings: SettingValues
    calendar: Calendar
    law: Law
    folder: DataFolder
    clock: Callable[[], datetime]

    def now(self) -> datetime:
        """The present moment in the office's zone."""
        return self.clock().astimezone(OFFICE_ZONE)

    @property
    def is_practice(self) -> bool:
        """Whether one practises here: its folder or its database says so, and either is enough."""
        return self.folder.is_practice or self.settings[PRACTICE_MARK]

    @property
    def timeliness_rule(self) -> LatenessRule:
        """How the office judges what is early, on time and overdue, and has judged before."""
        first = TimelinessRule(self.settings[TIMELINESS_RULE])
        changes = tuple(
            RuleChange(day, TimelinessRule(value))
            for day, value in self.settings.changes_of(TIMELINESS_RULE)
        )
        return TimelinessRules(first, changes) if changes else first

    @property
    def clock_rules(self) -> ClockRules:
        """By what the office counts time and judges lateness."""
        return ClockRules(self.timeliness_rule, self.calendar, self.law)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(OpenOffice):
    """An open office with the officer who works there."""

    officer: Officer

    @property
    def name(self) -> str:
        """The name of the desk as the machine's settings give it."""
        return self.settings[DESK_NAME]


def desk_of(opened: OpenOffice, officer: Officer) -> Desk:
    """The desk of an officer of that office."""
    return Desk(
        database=opened.database,
        office=opened.office,
        officer=officer,
        settings=opened.settings,
        calendar=opened.calendar,
        law=opened.law,
        folder=opened.folder,
        clock=opened.clock,
    )
