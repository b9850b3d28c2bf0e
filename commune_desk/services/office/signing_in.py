"""Signing in (đăng nhập): who stands at the desk, by a password that only the officer knows.

Why the refusal says nothing: whoever tries names must not learn which exist, neither from the words
nor from the time it takes, so an unknown name costs the same hash as a wrong password.
"""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.account_errors import (
    FirstCodeNeeded,
    FirstCodeWrong,
    SignInDelayed,
    SignInRefused,
)
from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.desk.rights_errors import MachineOfAnotherUser, NotOnThisPc
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.office.first_codes import code_from
from commune_desk.domain.office.officer import MACHINE_LOGIN, Officer
from commune_desk.domain.sign_in import login_from, seconds_left, wait_after
from commune_desk.files.office import machine
from commune_desk.services.office.passwords import is_password, password_hash
from commune_desk.setting_values import SettingValues
from commune_desk.settings import MACHINE_USER
from commune_desk.store.database import Database
from commune_desk.store.office import failed_sign_ins, officers
from commune_desk.store.upkeep import history


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says that he may: the name at sign-in and the password; neither for the machine.

    `code` is that of the recovery sheet, for who restores where the key is gone.
    """

    login: str = ""
    password: str = ""
    code: str = ""


MACHINE = Claim()


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
        whose = found[0] if found else None
        _count_failure(database, office_id, login, at=at, pc=pc, whose=whose)
        raise
    with database.transaction():
        failed_sign_ins.forget(office_id, login, pc)
        history.append(office_id, _own(EventKind.SIGN_IN, officer, at))
    return officer


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
        NotOnThisPc: it is an administrator's, who chooses it at a PC that may change accounts.
    """
    hashed = password_hash(password)
    _check_delay(database, office_id, login, at=at, pc=pc)
    found = officers.find_by_login(office_id, login)
    typed, (whose, kept) = code_from(code), found or (None, "")
    if kept.startswith(officers.CODE):
        if not typed:
            raise FirstCodeNeeded
        if not is_password(kept.removeprefix(officers.CODE), typed):
            _count_failure(database, office_id, login, at=at, pc=pc, whose=whose)
            raise FirstCodeWrong
    with database.transaction():
        waiting = {one.login: one for one in officers.without_password(office_id)}
        officer = waiting.get(login_from(login))
        if officer is None:
            raise SignInRefused
        if not officers.set_first_hash(office_id, officer.id, hashed):
            raise NotOnThisPc(EventKind.PASSWORD_CHANGED, "")
        failed_sign_ins.forget(office_id, login, pc)
        history.append(office_id, _own(EventKind.PASSWORD_CHANGED, officer, at))
    return officer


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


def proven(found: tuple[Officer, str] | None, password: str) -> Officer:
    """An officer who gives the password of the hash that is kept.

    Raises:
        SignInRefused: there is none, the password is wrong, or the officer no longer active.
    """
    officer, stored = found or (None, "")
    is_right = is_password(stored, password)  # also of nobody: the time it takes tells nothing
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


def _check_delay(
    database: Database, office_id: OfficeId, login: str, *, at: datetime, pc: str
) -> None:
    failed = failed_sign_ins.failures(office_id, login, pc)
    if failed and at < failed.last_at:  # otherwise nobody got in before the clock is there again
        with database.transaction():
            failed_sign_ins.count_from(office_id, login, pc, at=at)
    if left := seconds_left(failed, at):
        raise SignInDelayed(left)


def _count_failure(  # noqa: PLR0913  # a desk, which would carry them, comes of it
    database: Database,
    office_id: OfficeId,
    login: str,
    *,
    at: datetime,
    pc: str,
    whose: Officer | None,
) -> None:
    """Count a wrong password or code and keep it in the history.

    Raises:
        SignInDelayed: it was so too often; the next try has to wait.
    """
    with database.transaction():
        failures = failed_sign_ins.count(office_id, login, pc, at=at)
        history.append(office_id, _refused(whose, at, pc=pc, failures=failures))
    if wait := wait_after(failures):
        raise SignInDelayed(wait) from None


def _own(kind: EventKind, officer: Officer, at: datetime) -> NewEvent:
    """An event of an officer who has no desk yet."""
    return NewEvent(kind=kind, happened_at=at, entered_at=at, officer_id=officer.id)


def _refused(whose: Officer | None, at: datetime, *, pc: str, failures: int) -> NewEvent:
    """That a sign-in failed: whose account, at which PC, the how manieth time.

    A name that nobody has is not kept: people type their password into that box.
    """
    return NewEvent(
        kind=EventKind.SIGN_IN_FAILED,
        happened_at=at,
        entered_at=at,
        officer_id=whose.id if whose else None,
        facts={"pc": pc, "failures": failures},
    )
