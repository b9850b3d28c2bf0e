"""Upkeep (vận hành): making an office, and keeping its settings."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from commune_desk.domain.history import EventKind, NewEvent
from commune_desk.domain.identifiers.dossier_no import validate_pattern
from commune_desk.domain.office import Office
from commune_desk.domain.office_week import validate_hours
from commune_desk.files.calendars import read_calendar_days
from commune_desk.files.catalogues import read_catalogue
from commune_desk.files.offices import OfficeSetup
from commune_desk.paths import resources
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.office import accounts
from commune_desk.settings import (
    DOSSIER_NO_PATTERN,
    Scope,
    Setting,
    SettingValues,
    values_from,
)
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import Database
from commune_desk.store.office import calendar, officers, offices
from commune_desk.store.upkeep import history


def create_office(
    database: Database,
    setup: OfficeSetup,
    clock: Callable[[], datetime],
) -> Office:
    """Write a new office with all that belongs to it, or nothing.

    Args:
        database: an open database without an office.
        setup: what the office file or the first start says; an officer without a password
            cannot sign in until one is chosen.
        clock: the present moment.

    Raises:
        SettingInvalid, WrongComponent: a setting is not one that the office can have.
        PasswordTooShort: a password that was given is too short.
        HoursOutOfOrder, NoWorkingHours: no due date can be counted by the hours.
    """
    validate_hours(setup.office.hours)
    settings = values_from(setup.settings)
    _check_pattern(settings)
    catalogue = read_catalogue(resources() / "catalogue")
    days = read_calendar_days(resources() / "calendar")
    now, hashes = clock(), {new.login: accounts.first_hash(new) for new in setup.officers}
    with database.transaction():
        office = offices.add(setup.office, setup.leaders)
        for name, value in settings.of_scope(Scope.OFFICE).items():
            offices.save_setting(office.id, name, value)
        for officer in setup.officers:
            officers.add(office.id, officer, hashes[officer.login])
        calendar.save_days(office.id, days)
        procedures.save_versions(office.id, catalogue)
        facts = {"procedures": len(catalogue), "calendar_days": len(days)}
        created = NewEvent(
            kind=EventKind.OFFICE_CREATED, happened_at=now, entered_at=now, facts=facts
        )
        history.append(office.id, created)
    return office


def save_office_setting(desk: Desk, setting: Setting[Any], value: object) -> SettingValues:
    """Change a setting of the office; returns the values with it.

    Raises:
        AdministratorNeeded: the officer's role may not.
        SettingInvalid, WrongComponent: the setting does not take that value.
        ValueError: the setting belongs to the machine, whose file `machine.py` keeps.
    """
    if setting.scope is not Scope.OFFICE:
        raise ValueError(setting.name)
    accounts.check_administrator(desk)
    changed = desk.settings.with_value(setting, value)
    _check_pattern(changed)
    with desk.database.transaction():
        offices.save_setting(desk.office.id, setting.name, value)
        record(desk, EventKind.SETTING_CHANGED, facts={"name": setting.name, "value": value})
    return changed


def _check_pattern(values: SettingValues) -> None:
    """A pattern that makes no numbers would stop every reception."""
    validate_pattern(values[DOSSIER_NO_PATTERN])
