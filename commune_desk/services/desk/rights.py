"""Asking the table of rights (`domain.desk.rights`): the first line of every service that changes.

`recording.record` asks once more, so that no line of history can be written past the table; who
writes files or works long asks before that.

Asked is the officer as the office keeps him now, not as he was at sign-in: whoever lost a right, or
the account, has lost it with the next thing that he does.
"""

from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk import rights
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import StepNotForRole
from commune_desk.domain.desk.rights import Verb
from commune_desk.domain.desk.rights_errors import MachineMayNot, NoLongerActive, NotOnThisPc
from commune_desk.domain.office.officer import Officer
from commune_desk.services.desk.desk import Desk
from commune_desk.setting_values import SettingValues
from commune_desk.settings import ADMINISTRATOR_PC, MACHINE_RIGHTS, PRACTICE_OFFICE
from commune_desk.store.database import Database
from commune_desk.store.office import officers


def may(desk: Desk, verb: Verb) -> bool:
    """Whether the desk's officer may do that; a page shows only what it may be used for."""
    return _may(desk.officer, desk.settings, verb)


def _may(officer: Officer, settings: SettingValues, verb: Verb) -> bool:
    if officer.role is Role.MACHINE:
        return verb in machine_verbs(settings)
    return rights.may(officer.role, verb)


def machine_verbs(settings: SettingValues) -> frozenset[Verb]:
    """What commands without an officer may do; in an office that is there for practice, all."""
    named = settings[MACHINE_RIGHTS]
    is_free = not named and settings[PRACTICE_OFFICE]
    return rights.machine_verbs(rights.ALL if is_free else named)


def officer_now(desk: Desk) -> Officer:
    """The desk's officer as the office keeps him now.

    Raises:
        NoLongerActive: the account was closed since he signed in.
    """
    now = officers.find(desk.office.id, desk.officer.id)
    if now is None or not (now.is_active or now.role is Role.MACHINE):
        raise NoLongerActive(desk.officer.full_name)
    return now


def check(desk: Desk, verb: Verb) -> None:
    """Refuse what the desk's officer may not do.

    Raises:
        NoLongerActive: the account was closed since he signed in.
        Everything that `check_officer` and `check_pc` raise.
    """
    check_officer(officer_now(desk), desk.settings, verb)
    check_pc(desk.database, desk.settings, verb)


def check_pc(database: Database, settings: SettingValues, verb: Verb) -> None:
    """Refuse what the account of this PC on a server has no right to, whoever sits there.

    Raises:
        NotOnThisPc: it is done at the PC of an administrator.
    """
    if verb in rights.WITH_ALL_TABLES and not database.is_owner:
        raise NotOnThisPc(verb, settings[ADMINISTRATOR_PC])


def check_early(desk: Desk, verb: Verb) -> None:
    """The same before long work that ends in a line of history, without asking the office twice.

    Who had the right at sign-in is let through; `recording.record` asks the officer as he is now,
    and nothing stays of what he may not do any more.

    Raises:
        Everything that `check` raises of who had no right at sign-in.
    """
    if not may(desk, verb) or verb in rights.WITH_ALL_TABLES:
        check(desk, verb)


def check_officer(officer: Officer, settings: SettingValues, verb: Verb) -> None:
    """Refuse what an officer may not do in an office with those settings.

    Raises:
        MachineMayNot: a command without an officer has no right to it.
        AdministratorNeeded: only administrators may.
        StepNotForRole: the role has no right to it, others have.
    """
    if _may(officer, settings, verb):
        return
    if officer.role is Role.MACHINE:
        raise MachineMayNot(verb)
    if rights.RIGHTS[verb] == rights.ADMINISTRATORS:
        raise AdministratorNeeded(officer.role)
    raise StepNotForRole(verb, officer.role)
