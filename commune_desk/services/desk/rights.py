"""Asking the table of rights (`domain/rights.py`): the first line of every service that changes.

`recording.record` asks once more, so that no line of history can be written past the table; who
writes files or works long asks before that.
"""

from commune_desk.domain import rights
from commune_desk.domain.dossier import Role
from commune_desk.domain.errors import AdministratorNeeded, StepNotForRole
from commune_desk.domain.rights import Verb
from commune_desk.domain.rights_errors import MachineMayNot
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import MACHINE_RIGHTS, PRACTICE_OFFICE


def may(desk: Desk, verb: Verb) -> bool:
    """Whether the desk's officer may do that; a page shows only what it may be used for."""
    if desk.officer.role is Role.MACHINE:
        return verb in machine_verbs(desk)
    return rights.may(desk.officer.role, verb)


def machine_verbs(desk: Desk) -> frozenset[Verb]:
    """What commands without an officer may do; in an office that is there for practice, all."""
    named = desk.settings[MACHINE_RIGHTS]
    is_free = not named and desk.settings[PRACTICE_OFFICE]
    return rights.machine_verbs(rights.ALL if is_free else named)


def check(desk: Desk, verb: Verb) -> None:
    """Refuse what the desk's officer may not do.

    Raises:
        MachineMayNot: a command without an officer has no right to it.
        AdministratorNeeded: only administrators may.
        StepNotForRole: the role has no right to it, others have.
    """
    if may(desk, verb):
        return
    if desk.officer.role is Role.MACHINE:
        raise MachineMayNot(verb)
    if rights.RIGHTS[verb] == rights.ADMINISTRATORS:
        raise AdministratorNeeded(desk.officer.role)
    raise StepNotForRole(verb, desk.officer.role)
