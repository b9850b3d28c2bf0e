"""The office file of `init`: name, hours, leaders, officers and settings of an office, as TOML.

An example with every key explained stands at `resources/practice/office.toml`. Passwords never
stand in it; every officer chooses one at the first sign-in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from commune_desk.domain.identifiers.dossier_no import validate_agency_code
from commune_desk.domain.office.office import NOT_STORED, Leader, Office, OfficeSetup
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.working_time import OfficeHours
from commune_desk.files.office.calendars import check_sessions
from commune_desk.files.parsing import read_toml
from commune_desk.files.strict import Place, Rules, read
from commune_desk.setting_values import values_from
from commune_desk.settings import MACHINE_RIGHTS

_REQUIRED = ("centre_name", "place_name", "agency_code")
"""What an office file names beside the office itself, for every paper bears it."""


@dataclass(frozen=True, slots=True)
class _Machine:
    """What commands without an officer may do: "all", "none", or verbs by name."""

    rights: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """The tables of an office file."""

    office: Office
    hours: OfficeHours = field(default_factory=OfficeHours)
    leaders: tuple[Leader, ...] = ()
    officers: tuple[NewOfficer, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
    machine: _Machine = field(default_factory=_Machine)


def read_office_file(path: Path) -> OfficeSetup:
    """The office that a file describes.

    Raises:
        FileMissing: no such file.
        FileUnreadable: it is not TOML in UTF-8.
        WrongField, SettingInvalid, WrongComponent, WrongCharacters: a value is not understood.
    """
    place = Place(path.name)
    file = read(_File, read_toml(path), place, rules=_RULES)
    for name in _REQUIRED:
        if not getattr(file.office, name):
            raise place.inside("office").inside(name).wrong("")
    settings = file.settings
    if rights := file.machine.rights:
        settings = {**settings, MACHINE_RIGHTS.name: rights}
    values_from(settings)
    code = validate_agency_code(file.office.agency_code)
    office = replace(file.office, hours=file.hours, agency_code=code)
    return OfficeSetup(office, file.leaders, file.officers, settings)


def _check_hours(hours: OfficeHours, place: Place) -> None:
    """Hours are in order; weekdays are counted from 0, Monday, to 6."""
    if any(weekday > 6 for weekday in hours.weekdays):
        raise place.inside("weekdays").wrong(sorted(hours.weekdays), ("0..6",))
    check_sessions(hours.sessions, place.inside("sessions"))
    for weekday, sessions in hours.special.items():
        own = place.inside("special").inside(weekday)
        if not 0 <= weekday <= 6:
            raise own.wrong(weekday, ("0..6",))
        check_sessions(sessions, own)


_RULES = Rules(
    given={Office: {"id": NOT_STORED, "hours": OfficeHours()}, NewOfficer: {"password": ""}},
    checks={OfficeHours: _check_hours},
)
