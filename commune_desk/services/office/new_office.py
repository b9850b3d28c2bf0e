"""A new office (lập cơ quan): its first rows, from an office file or the first start."""

from collections.abc import Callable
from datetime import datetime

from commune_desk.declared_setting import Scope
from commune_desk.domain.catalogue.catalogue_versions import ShippedProcedure
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.office.office import Office, OfficeSetup
from commune_desk.domain.office_week import validate_hours
from commune_desk.files.catalogue.catalogues import read_catalogue
from commune_desk.files.office.calendars import read_calendar_days
from commune_desk.paths import resources
from commune_desk.services.office import passwords
from commune_desk.setting_values import values_from
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import Database
from commune_desk.store.office import calendar, officers, offices
from commune_desk.store.upkeep import history
from commune_desk.words.values import ROLES


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
    catalogue = read_catalogue(resources() / "catalogue")
    days = read_calendar_days(resources() / "calendar")
    now, hashes = clock(), {new.login: passwords.first_hash(new) for new in setup.officers}
    with database.transaction():
        office = offices.add(setup.office, setup.leaders)
        for name, value in settings.of_scope(Scope.OFFICE).items():
            offices.save_setting(office.id, name, value)
        for officer in setup.officers:
            officers.add(office.id, officer, hashes[officer.login])
        officers.add_machine(office.id, ROLES[Role.MACHINE])
        calendar.save_days(office.id, days)
        procedures.save_versions(office.id, catalogue)
        newest = {p.code: p for p in sorted(catalogue, key=lambda p: p.version)}
        brought = (ShippedProcedure(procedure, is_decided=True) for procedure in newest.values())
        procedures.save_shipped(office.id, brought)
        facts = {"procedures": len(catalogue), "calendar_days": len(days)}
        created = NewEvent(
            kind=EventKind.OFFICE_CREATED, happened_at=now, entered_at=now, facts=facts
        )
        history.append(office.id, created)
    return office
