"""The settings as they are kept: the office's in its database, this PC's in its own file.

`with_those_of_pc` is the one place where the two come together, of an office that is opened
(`current`) and of one that lies in a backup.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from commune_desk.declared_setting import Scope, Setting
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb, Verb
from commune_desk.domain.input_errors import SettingNotDated, SettingSincePast
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.upkeep.backup_places import places_from
from commune_desk.domain.upkeep.practice_errors import SettingFixed
from commune_desk.files.office import machine
from commune_desk.files.upkeep import backup_places
from commune_desk.files.writing import check_writable
from commune_desk.paths import DataFolder
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.setting_values import SettingValues, merged, values_from
from commune_desk.settings import BACKUP_FOLDER, DATABASE_URL, SYNC_FOLDER
from commune_desk.store.database import DatabaseLocation, try_location
from commune_desk.store.office import offices


def current(office_id: OfficeId, folder: DataFolder) -> SettingValues:
    """All settings of an office on this PC, as they are kept now.

    Raises:
        NotJson, SettingInvalid: the file of this PC is damaged, or names what is no setting.
    """
    return with_those_of_pc(offices.settings(office_id), folder)


def with_those_of_pc(of_office: Mapping[str, object], folder: DataFolder) -> SettingValues:
    """The settings of an office as a database keeps them, together with those of this PC.

    Raises:
        NotJson, SettingInvalid: as `current` says.
    """
    return merged(values_from(of_office), machine.read(folder.machine_settings))


def right_to(setting: Setting[Any]) -> Verb:
    """What changing a setting is by the table of rights."""
    if setting.scope is Scope.OFFICE:
        return EventKind.SETTING_CHANGED
    return QuietVerb.SAFEGUARD_CHANGED if setting.is_safeguard else QuietVerb.MACHINE_CHANGED


def may_change(desk: Desk, setting: Setting[Any]) -> bool:
    """Whether the desk's officer may: what could stop the office is for its administrators."""
    return not setting.is_fixed and rights.may(desk, right_to(setting))


def try_out(desk: Desk, setting: Setting[Any], value: object) -> None:
    """See that the program could work with a setting; may take seconds, on any thread.

    Raises:
        DatabaseUnreachable, DatabaseRefusesUs, DatabaseEmpty, DatabaseTooNew …: as
            `store.database.try_location` says.
        FolderMissing, FolderNotWritable, DiskFull: nothing can be written into the folder.
        StickMissing, PlaceOnDataDisk: backups cannot go there, or had better not.
    """
    if setting is DATABASE_URL:
        folder = desk.folder
        try_location(DatabaseLocation(str(value), folder.database, folder.key))
    elif setting is SYNC_FOLDER and value:
        check_writable(Path(str(value)))
    elif setting is BACKUP_FOLDER:
        for place in places_from(str(value)):
            named = backup_places.find(place)
            backup_places.check_apart(named, desk.folder.root)  # before a folder is made there
            check_writable(named)


def save(
    desk: Desk, setting: Setting[Any], value: object, *, since: date | None = None
) -> SettingValues:
    """Change a setting where it is kept; returns all settings of the desk with it.

    A change of the office's leaves a line of history; one of this PC does not.

    Args:
        desk: who changes it.
        setting: which.
        value: what it is to be.
        since: the day from which a dated setting is that; today if none is given. What is over
            stays as it was counted.

    Raises:
        AdministratorNeeded: the officer's role may not change it.
        SettingFixed: nobody may.
        SettingNotDated, SettingSincePast: it has no such day, or that day is over.
        Everything that `try_out` raises; the setting stays as it was.
        SettingInvalid, WrongComponent: the setting does not take that value.
        FolderMissing, FolderNotWritable, DiskFull: this PC's file stands as it was.
    """
    rights.check(desk, right_to(setting))
    if setting.is_fixed:
        raise SettingFixed(setting.name)
    if since is not None and not setting.is_dated:
        raise SettingNotDated(setting.name)
    if setting.is_dated:
        today = desk.now().date()
        since = today if since is None else since
        if since < today:
            raise SettingSincePast(setting.name, since, today)
        setting = setting.from_day(since)
    changed = desk.settings.with_value(setting, value)
    if value != desk.settings[setting]:
        try_out(desk, setting, value)
    if setting.scope is Scope.MACHINE:
        machine.write(desk.folder.machine_settings, changed)
        return changed
    with desk.database.transaction():
        offices.save_setting(desk.office.id, setting.name, value)
        record(desk, EventKind.SETTING_CHANGED, facts={"name": setting.name, "value": value})
    return changed
