"""Accounts (tài khoản): officers sign in with a password that only they know.

Why the refusal says nothing: whoever tries names must not learn which exist, neither from the words
nor from the time it takes, so an unknown name costs the same hash as a wrong password.

Why these costs: 19 MiB and two passes are what OWASP asks of Argon2id; a desk with 4 GB of memory
signs in within a tenth of a second.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commune_desk.domain.account_errors import (
    FirstCodeNeeded,
    FirstCodeWrong,
    LastAdministrator,
    OfficerNotFound,
    OldPasswordWrong,
    PasswordTooEasy,
    SignInDelayed,
    SignInRefused,
)
from commune_desk.domain.dossier import Role
from commune_desk.domain.first_codes import code_from, shown, with_code
from commune_desk.domain.history import EventKind, NewEvent
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.officer import MACHINE_LOGIN, NewOfficer, Officer
from commune_desk.domain.rights import QuietVerb
from commune_desk.domain.rights_errors import MachineOfAnotherUser
from commune_desk.domain.sign_in import (
    login_from,
    seconds_left,
    validate_password,
    wait_after,
)
from commune_desk.files import common_passwords, machine
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import permitted, record
from commune_desk.settings import MACHINE_USER, PRACTICE_OFFICE, SettingValues
from commune_desk.store.database import Database
from commune_desk.store.office import failed_sign_ins, officers
from commune_desk.store.upkeep import history

if TYPE_CHECKING:
    from argon2 import PasswordHasher


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says that he may: the name at sign-in and the password; neither for the machine.

    `code` is that of the recovery sheet, for who restores where the key is gone.
    """

    login: str = ""
    password: str = ""
    code: str = ""


MACHINE = Claim()

_HASH_OF_NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1"
    "$VLOQYjk1+wjVVa+IoCQK0Q$8gpPvBt333kbZfrPx1VFDxLJ2LOlolzMSEchmhezrw8"
)


def sign_in(  # noqa: PLR0913  # a desk, which would carry them, comes of it
    database: Database,
    office_id: OfficeId,
    login: str,
    *,
    password: str,
    at: datetime,
    pc: str = "",
) -> Officer:
    """The officer who signs in under that name with that password.

    Args:
        database: of the office.
        office_id: the office.
        login: the name that was typed.
        password: with it.
        at: now.
        pc: the name of the PC; wrong passwords are counted for each apart, so that nobody can
            keep a colleague out from another desk.

    Raises:
        SignInRefused: the name is unknown, the password wrong, or the officer no longer active.
        SignInDelayed: that was so too often; not even the right password is taken now.
    """
    _check_delay(database, office_id, login, at=at, pc=pc)
    found = officers.find_by_login(office_id, login)
    try:
        officer = proven(found, password)
    except SignInRefused:
        _count_failure(database, office_id, login, at=at, pc=pc)
        raise
    with database.transaction():
        failed_sign_ins.forget(office_id, login, pc)
        history.append(office_id, _own(EventKind.SIGN_IN, officer, at))
    return officer


def _check_delay(
    database: Database, office_id: OfficeId, login: str, *, at: datetime, pc: str
) -> None:
    failed = failed_sign_ins.failures(office_id, login, pc)
    if failed and at < failed.last_at:  # otherwise nobody got in before the clock is there again
        with database.transaction():
            failed_sign_ins.count_from(office_id, login, pc, at=at)
    if left := seconds_left(failed, at):
        raise SignInDelayed(left)


def _count_failure(
    database: Database, office_id: OfficeId, login: str, *, at: datetime, pc: str
) -> None:
    """Count a wrong password or code and keep it in the history.

    Raises:
        SignInDelayed: it was so too often; the next try has to wait.
    """
    found = officers.find_by_login(office_id, login)
    with database.transaction():
        failures = failed_sign_ins.count(office_id, login, pc, at=at)
        history.append(office_id, _refused(found, at, pc=pc, failures=failures))
    if wait := wait_after(failures):
        raise SignInDelayed(wait) from None


def proven(found: tuple[Officer, str] | None, password: str) -> Officer:
    """An officer who gives the password of the hash that is kept.

    Raises:
        SignInRefused: there is none, the password is wrong, or the officer no longer active.
    """
    officer, stored = found or (None, "")
    is_right = _is_password(stored, password)  # also of nobody: the time it takes tells nothing
    if officer is None or not is_right or not officer.is_active:
        raise SignInRefused
    return officer


def machine_officer(office_id: OfficeId, settings: SettingValues) -> Officer:
    """The account of commands that nobody stands at; the history says that the machine did it.

    Raises:
        MachineOfAnotherUser: another user of the operating system set the office up on this PC.
    """
    found = officers.find_by_login(office_id, MACHINE_LOGIN)
    return check_machine_user(found[0] if found else None, settings)


def check_machine_user(account: Officer | None, settings: SettingValues) -> Officer:
    """That account, for the user who may use it.

    Raises:
        MachineOfAnotherUser: it is not the one who runs this.
    """
    user = settings[MACHINE_USER]
    if user and user != machine.user():
        raise MachineOfAnotherUser(user)
    assert account is not None, "every office has the account, see migration 18"
    return account


def sign_in_without_password(
    database: Database, office_id: OfficeId, login: str, *, at: datetime
) -> Officer:
    """An officer of an office that is there for practice; nobody else may ask for it.

    Raises:
        SignInRefused: there is no such active officer.
    """
    found = officers.find_by_login(office_id, login)
    if found is None or not found[0].is_active:
        raise SignInRefused
    with database.transaction():
        history.append(office_id, _own(EventKind.SIGN_IN, found[0], at))
    return found[0]


def _own(kind: EventKind, officer: Officer, at: datetime) -> NewEvent:
    """An event of an officer who has no desk yet."""
    return NewEvent(kind=kind, happened_at=at, entered_at=at, officer_id=officer.id)


def _refused(
    found: tuple[Officer, str] | None, at: datetime, *, pc: str, failures: int
) -> NewEvent:
    """That a sign-in failed: whose account, at which PC, the how manieth time.

    A name that nobody has is not kept: people type their password into that box.
    """
    facts: dict[str, object] = {"pc": pc, "failures": failures}
    return NewEvent(
        kind=EventKind.SIGN_IN_FAILED,
        happened_at=at,
        entered_at=at,
        officer_id=found[0].id if found else None,
        facts=facts,
    )


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


def first_hash(new: NewOfficer) -> str:
    """What is kept of a first password, or of the code to choose it; nothing without either.

    Raises:
        PasswordTooShort: with the least length.
    """
    if new.first_code and not new.password:
        return officers.CODE + _hasher().hash(new.first_code)
    return password_hash(new.password) if new.password else ""


def password_hash(password: str) -> str:
    """What is kept of a password.

    Raises:
        PasswordTooShort, PasswordTooEasy: as `domain.sign_in.validate_password` says, or it is one
            of the commonest of all.
    """
    composed = validate_password(_composed(password))
    if common_passwords.is_common(composed):
        raise PasswordTooEasy
    return _hasher().hash(composed)


def choose_password(  # noqa: PLR0913  # a desk, which would carry them, comes of it
    database: Database,
    office_id: OfficeId,
    login: str,
    *,
    password: str,
    at: datetime,
    code: str = "",
    pc: str = "",
) -> Officer:
    """Choose the first password of an account that was made without one.

    Args:
        database: of the office.
        office_id: the office.
        login: the name that was typed.
        password: the one that is chosen.
        at: now.
        code: what the administrator told the officer; an office for practice has none.
        pc: the name of the PC; wrong codes are counted as wrong passwords are.

    Raises:
        SignInRefused: there is no such active account, or it has its password.
        FirstCodeNeeded, FirstCodeWrong: the account has a code, and this is not it.
        SignInDelayed: wrong codes came too often.
        PasswordTooShort, PasswordTooEasy: as `domain.sign_in.validate_password` says.
    """
    hashed = password_hash(password)
    _check_delay(database, office_id, login, at=at, pc=pc)
    found = officers.find_by_login(office_id, login)
    typed, kept = code_from(code), found[1] if found else ""
    if kept.startswith(officers.CODE):
        if not typed:
            raise FirstCodeNeeded
        if not _is_password(kept.removeprefix(officers.CODE), typed):
            _count_failure(database, office_id, login, at=at, pc=pc)
            raise FirstCodeWrong
    with database.transaction():
        waiting = {one.login: one for one in officers.without_password(office_id)}
        officer = waiting.get(login_from(login))
        if officer is None:
            raise SignInRefused
        officers.set_password_hash(office_id, officer.id, hashed)
        failed_sign_ins.forget(office_id, login, pc)
        history.append(office_id, _own(EventKind.PASSWORD_CHANGED, officer, at))
    return officer


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
    if not _is_password(stored, old):
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


def set_active(desk: Desk, login: str, *, is_active: bool) -> Officer:
    """Let an officer sign in again, or no longer.

    Raises:
        AdministratorNeeded, OfficerNotFound, LastAdministrator: as named.
    """
    kind = EventKind.OFFICER_ACTIVATED if is_active else EventKind.OFFICER_DEACTIVATED
    return _change(desk, login, kind, is_active=is_active)


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
        line = permitted(desk, kind, facts=_facts(officer, **change))  # it may be the own right
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


def _is_password(stored: str, password: str) -> bool:
    from argon2.exceptions import VerifyMismatchError

    if stored.startswith(officers.CODE):  # a code is no password
        stored = ""
    try:
        return _hasher().verify(stored or _HASH_OF_NOBODY, _composed(password))
    except VerifyMismatchError:
        return False


def _composed(password: str) -> str:
    """The same letters typed with another input method are the same password."""
    return unicodedata.normalize("NFC", password)


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
