"""Who may do with an office what is done while nobody is signed in: restore it, move it.

The office itself is asked, in its database: its accounts, or the rights that it gives the machine.
"""

from datetime import datetime

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.office.officer import Officer
from commune_desk.domain.outside_errors import OfficeNotFound
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.desk import rights
from commune_desk.services.office import kept_settings, sealing, signing_in
from commune_desk.services.office.signing_in import Claim
from commune_desk.setting_values import SettingValues
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.office import offices


def proven(
    claim: Claim,
    location: DatabaseLocation,
    folder: DataFolder,
    *,
    at: datetime,
    wanted: EventKind,
) -> tuple[Officer, SettingValues]:
    """The officer, and the settings of the office; opening it brings it up to date, too.

    Args:
        claim: who says that they may.
        location: where the office is.
        folder: the data folder of this PC.
        at: the moment.
        wanted: what they want to do.

    Raises:
        OfficeNotFound: there is none.
        SignInRefused, SignInDelayed: who claims it is not let in.
        StepNotForRole: who claims it may not do that.
        NotOnThisPc: nobody may at this PC.
        Everything that `open_database` raises.
    """
    database = open_database(location)
    try:
        office = offices.find_office()
        if office is None:
            raise OfficeNotFound(str(folder.root))
        sealing.use_key(database, office.id, folder)
        settings = kept_settings.current(office.id, folder)
        if claim.login:
            officer = signing_in.sign_in(
                database,
                office.id,
                claim.login,
                password=claim.password,
                at=at,
                pc=machine.pc_name(),
            )
        else:
            officer = signing_in.machine_officer(office.id, settings)
        rights.check_officer(officer, settings, wanted)
        rights.check_pc(database, settings, wanted)
        return officer, settings
    finally:
        database.close()


def office_name(location: DatabaseLocation, folder: DataFolder) -> str:
    """What the office is called, for a paper that is made while it is closed.

    Raises:
        OfficeNotFound: there is none.
        Everything that `open_database` raises.
    """
    database = open_database(location)
    try:
        office = offices.find_office()
        if office is None:
            raise OfficeNotFound(str(folder.root))
        return office.name
    finally:
        database.close()
