"""The office file of `init`: name, hours, leaders, officers and settings of an office, as TOML.

An example with every key explained stands at `resources/practice/office.toml`. Passwords never
stand in it; every officer chooses one at the first sign-in.
"""

import tomllib
from pathlib import Path

from commune_desk.domain.dossier import Role
from commune_desk.domain.identifiers.dossier_no import validate_agency_code, validate_pattern
from commune_desk.domain.office import Leader, Office, OfficeSetup
from commune_desk.domain.officer import NewOfficer
from commune_desk.domain.outside_errors import FileMissing, FileUnreadable
from commune_desk.domain.working_time import OfficeHours, Session
from commune_desk.files.calendars import read_sessions
from commune_desk.files.json_object import JsonObject
from commune_desk.settings import DOSSIER_NO_PATTERN, values_from


def read_office_file(path: Path) -> OfficeSetup:
    """The office that a file describes.

    Raises:
        FileMissing: no such file.
        FileUnreadable: it is not TOML in UTF-8.
        WrongField, SettingInvalid, WrongComponent, WrongCharacters: a value is not understood.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, IsADirectoryError):
        raise FileMissing(str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise FileUnreadable(str(path), "TOML") from None
    return JsonObject(content, path.name).made_by(_setup)


def _setup(entry: JsonObject) -> OfficeSetup:
    hours = entry.inside("hours", _hours) if "hours" in entry.content else OfficeHours()
    settings = entry.free("settings")
    validate_pattern(values_from(settings)[DOSSIER_NO_PATTERN])
    return OfficeSetup(
        office=entry.inside("office", lambda inner: _office(inner, hours)),
        leaders=entry.each("leaders", _leader),
        officers=entry.each("officers", _officer),
        settings=settings,
    )


def _office(entry: JsonObject, hours: OfficeHours) -> Office:
    return Office(
        name=entry.text("name"),
        parent_name=entry.text("parent_name", ""),
        centre_name=entry.text("centre_name"),
        place_name=entry.text("place_name"),
        province_code=entry.text("province_code", ""),
        commune_code=entry.text("commune_code", ""),
        agency_code=validate_agency_code(entry.text("agency_code")),
        address=entry.text("address", ""),
        hotline=entry.text("hotline", ""),
        email=entry.text("email", ""),
        hours=hours,
    )


def _hours(entry: JsonObject) -> OfficeHours:
    has_special = "special" in entry.content
    return OfficeHours(
        sessions=read_sessions(entry, "sessions"),
        weekdays=_weekdays(entry),
        special=entry.inside("special", _special) if has_special else {},
    )


def _weekdays(entry: JsonObject) -> frozenset[int]:
    """The days of the week on which the office works; Monday is 0."""
    weekdays = entry.wholes("weekdays")
    if any(weekday > 6 for weekday in weekdays):
        raise entry.wrong("weekdays", weekdays, ("0..6",))
    return frozenset(weekdays)


def _special(entry: JsonObject) -> dict[int, tuple[Session, ...]]:
    """Weekdays with hours of their own, by their number."""
    for day in entry.content:
        if day not in "0123456":
            raise entry.wrong(day, day, ("0..6",))
    return {int(day): read_sessions(entry, day) for day in entry.content}


def _leader(entry: JsonObject) -> Leader:
    return Leader(
        full_name=entry.text("full_name"),
        title=entry.text("title", ""),
        authority_line=entry.text("authority_line", ""),
    )


def _officer(entry: JsonObject) -> NewOfficer:
    return NewOfficer(
        login=entry.text("login"),
        full_name=entry.text("full_name"),
        role=entry.choice("role", Role),
        title=entry.text("title", ""),
    )
