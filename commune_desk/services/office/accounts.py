"""Accounts (tài khoản): who may sign in, under which role, and the passwords they begin with."""

from dataclasses import replace
from typing import Any

from commune_desk.domain.account_errors import LastAdministrator, OfficerNotFound, OldPasswordWrong
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.office.first_codes import shown, with_code
from commune_desk.domain.office.officer import NewOfficer, Officer
from commune_desk.domain.sign_in import login_from
from commune_desk.domain.vietnamese import fold
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import permitted, record
from commune_desk.services.office.passwords import first_hash, is_password, password_hash
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.store.office import failed_sign_ins, officers, offices
from commune_desk.store.upkeep import history


def add_officer(desk: Desk, new: NewOfficer) -> Officer:
    """Add an officer, who chooses the first password at sign-in where none is given here.

    Raises:
        AdministratorNeeded, PasswordTooShort, LoginAlreadyInUse: as named.
    """
    rights.check(desk, EventKind.OFFICER_ADDED)
    hashed = first_hash(new)
    with desk.database.transaction():
        officer = officers.add(desk.office.id, new, hashed)
        record(desk, EventKind.OFFICER_ADDED, facts=_facts(officer, role=officer.role))
    return officer


def coded(desk: Desk, new: NewOfficer) -> NewOfficer:
    """An officer to be added, with a code for the first password where the office asks for one."""
    return new if desk.settings[PRACTICE_OFFICE] else with_code(new)


def give_first_code(desk: Desk, login: str) -> str:
    """Give an account another code with which its password is chosen anew; the old one is void.

    Raises:
        AdministratorNeeded, OfficerNotFound: as named.
    """
    rights.check(desk, QuietVerb.PASSWORD_RESET)
    officer, _ = _get(desk, login)
    new = with_code(NewOfficer(officer.login, officer.full_name, officer.role))
    hashed = first_hash(new)
    with desk.database.transaction():
        officers.set_password_hash(desk.office.id, officer.id, hashed)
        failed_sign_ins.forget(desk.office.id, login)
        record(desk, EventKind.PASSWORD_CHANGED, facts=_facts(officer))
    return shown(new.first_code)


def change_password(desk: Desk, old: str, new: str) -> None:
    """Change the desk officer's own password.

    Raises:
        OldPasswordWrong: the old password is another.
        PasswordTooShort: with the least length.
    """
    rights.check(desk, EventKind.PASSWORD_CHANGED)
    _, stored = _get(desk, desk.officer.login)
    if not is_password(stored, old):
        raise OldPasswordWrong
    hashed = password_hash(new)
    with desk.database.transaction():
        officers.set_password_hash(desk.office.id, desk.officer.id, hashed)
        record(desk, EventKind.PASSWORD_CHANGED, facts=_facts(desk.officer))


def reset_password(desk: Desk, login: str, new: str) -> None:
    """Give an officer who forgot the password another one.

    Raises:
        AdministratorNeeded, OfficerNotFound, PasswordTooShort: as named.
    """
    rights.check(desk, QuietVerb.PASSWORD_RESET)
    officer, _ = _get(desk, login)
    hashed = password_hash(new)
    with desk.database.transaction():
        officers.set_password_hash(desk.office.id, officer.id, hashed)
        failed_sign_ins.forget(desk.office.id, login)
        record(desk, EventKind.PASSWORD_CHANGED, facts=_facts(officer))


def lift_delay(desk: Desk, login: str) -> None:
    """Let an officer who mistyped a password too often try again at once; no delay, no event.

    Raises:
        AdministratorNeeded, OfficerNotFound: as named.
    """
    rights.check(desk, EventKind.SIGN_IN_ALLOWED)
    officer, _ = _get(desk, login)
    with desk.database.transaction():
        if failed_sign_ins.forget(desk.office.id, login):
            record(desk, EventKind.SIGN_IN_ALLOWED, facts=_facts(officer))


def set_role(desk: Desk, login: str, role: Role) -> Officer:
    """Give an officer another role.

    Raises:
        AdministratorNeeded, OfficerNotFound, LastAdministrator: as named.
    """
    return _change(desk, login, EventKind.ROLE_CHANGED, role=role)


def set_names(desk: Desk, login: str, *, full_name: str, title: str) -> Officer:
    """Mend how an officer is called; papers from now on bear it, those that were printed stay.

    Raises:
        AdministratorNeeded, OfficerNotFound: as named.
    """
    return _change(desk, login, EventKind.OFFICER_RENAMED, full_name=full_name, title=title)


def set_active(desk: Desk, login: str, *, is_active: bool) -> Officer:
    """Let an officer sign in again, or no longer.

    Raises:
        AdministratorNeeded, OfficerNotFound, LastAdministrator: as named.
    """
    kind = EventKind.OFFICER_ACTIVATED if is_active else EventKind.OFFICER_DEACTIVATED
    return _change(desk, login, kind, is_active=is_active)


def still_signs(desk: Desk, officer: Officer) -> bool:
    """Whether papers go out under the name of an officer who may sign in no longer.

    Who signs is a list of names of its own: locking an account takes nobody out of it.
    """
    names = {fold(leader.full_name) for leader in offices.leaders(desk.office.id)}
    return not officer.is_active and fold(officer.full_name) in names


def all_officers(desk: Desk) -> tuple[Officer, ...]:
    """Everyone who ever had an account, by name."""
    return officers.all_officers(desk.office.id)


def without_password(desk: Desk) -> tuple[Officer, ...]:
    """The active officers who choose their first password at the next sign-in."""
    return officers.without_password(desk.office.id)


def _change(desk: Desk, login: str, kind: EventKind, **change: Any) -> Officer:
    """Change an officer where that leaves the office an administrator; no change, no event."""
    rights.check(desk, kind)
    with desk.database.transaction():
        everyone = officers.lock_all(desk.office.id)
        officer = next((one for one in everyone if one.login == login_from(login)), None)
        if officer is None:
            raise OfficerNotFound(login)
        changed = replace(officer, **change)
        if changed == officer:
            return officer
        remaining = [changed if one is officer else one for one in everyone]
        if not any(one.is_administrator for one in remaining):
            raise LastAdministrator(officer.login)
        told = _facts(officer, **change)
        if kind is EventKind.OFFICER_RENAMED:  # lines of before are read with the new name
            told["before"] = {name: getattr(officer, name) for name in change}
        line = permitted(desk, kind, facts=told)  # it may be the own right
        officers.update(desk.office.id, changed)
        history.append(desk.office.id, line)
    return changed


def _get(desk: Desk, login: str) -> tuple[Officer, str]:
    found = officers.find_by_login(desk.office.id, login)
    if found is None:
        raise OfficerNotFound(login)
    return found


def _facts(officer: Officer, **facts: object) -> dict[str, object]:
    return {"officer_id": officer.id, **facts}
