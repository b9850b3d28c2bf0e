"""The settings as they are kept: the office's in its database, this PC's in its own file.

`current` is the one place where the two come together; every desk and every office that is opened
gets its settings from it.
"""

from typing import Any

from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.dossier_no import validate_pattern
from commune_desk.domain.keys import OfficeId
from commune_desk.files import machine
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.office import accounts
from commune_desk.settings import (
    DOSSIER_NO_PATTERN,
    Scope,
    Setting,
    SettingValues,
    merged,
    values_from,
)
from commune_desk.store.office import offices


def current(office_id: OfficeId, folder: DataFolder) -> SettingValues:
    """All settings of an office on this PC, as they are kept now.

    Raises:
        NotJson, SettingInvalid: the file of this PC is damaged, or names what is no setting.
    """
    of_office = values_from(offices.settings(office_id))
    return merged(of_office, machine.read(folder.machine_settings))


def save(desk: Desk, setting: Setting[Any], value: object) -> SettingValues:
    """Change a setting where it is kept; returns all settings of the desk with it.

    A setting of the office is changed by an administrator and leaves a line of history; one of this
    PC by whoever works at it.

    Raises:
        AdministratorNeeded: the officer's role may not change the office's.
        SettingInvalid, WrongComponent: the setting does not take that value.
        FolderMissing, FolderNotWritable, DiskFull: this PC's file stands as it was.
    """
    if setting.scope is Scope.OFFICE:
        accounts.check_administrator(desk)
    changed = checked(desk.settings.with_value(setting, value))
    if setting.scope is Scope.MACHINE:
        machine.write(desk.folder.machine_settings, changed)
        return changed
    with desk.database.transaction():
        offices.save_setting(desk.office.id, setting.name, value)
        record(desk, EventKind.SETTING_CHANGED, facts={"name": setting.name, "value": value})
    return changed


def checked(values: SettingValues) -> SettingValues:
    """Values by which an office can work: a pattern without numbers would stop every reception.

    Raises:
        WrongComponent: the pattern of dossier numbers makes none.
    """
    validate_pattern(values[DOSSIER_NO_PATTERN])
    return values
