"""Officers (cán bộ, công chức) and the hashes of their passwords.

A hash leaves this package to be compared in `services/office/passwords.py`, and goes nowhere else.
"""

from dataclasses import replace

from peewee import ModelSelect

from commune_desk.domain.account_errors import LoginAlreadyInUse
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.keys import OfficeId, OfficerId
from commune_desk.domain.office.officer import MACHINE_LOGIN, NewOfficer, Officer
from commune_desk.domain.sign_in import login_from
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.queries import acting
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import bound_database

CODE = "code:"
"""Begins what is kept of an account whose first password is chosen with a code: the code's hash."""


def add(office_id: OfficeId, new: NewOfficer, password_hash: str) -> Officer:
    """Add an officer; without a hash nobody can sign in under the name until one is set.

    Raises:
        LoginAlreadyInUse: another officer signs in under that name.
    """
    table, login = tables.Officer, login_from(new.login)
    added = table.insert(
        office=office_id,
        login=login,
        full_name=new.full_name.strip(),
        role=new.role,
        title=new.title.strip(),
        password_hash=password_hash,
        is_active=True,
    )
    row = first(added.on_conflict_ignore().returning(table))
    if row is None:
        raise LoginAlreadyInUse(login)
    return value_from(Officer, row)


def add_machine(office_id: OfficeId, name: str) -> None:
    """Add the account of commands that nobody stands at; nobody can sign in to it."""
    added = add(office_id, NewOfficer(MACHINE_LOGIN, name, Role.MACHINE), "")
    update(office_id, replace(added, is_active=False))


def find_by_login(office_id: OfficeId, login: str) -> tuple[Officer, str] | None:
    """An officer and the hash of the password, "" where none was set yet."""
    row = first(_of(office_id).where(tables.Officer.login == login_from(login)))
    return (value_from(Officer, row), row.password_hash) if row else None


def find(office_id: OfficeId, officer_id: OfficerId) -> Officer | None:
    """An officer by key, as kept now."""
    row = acting.officer(office_id, officer_id)
    return value_from(Officer, row) if row else None


def all_officers(office_id: OfficeId) -> tuple[Officer, ...]:
    """Everyone who ever had an account, by name at sign-in."""
    people = _of(office_id).where(tables.Officer.role != Role.MACHINE)
    return tuple(value_from(Officer, row) for row in rows(people))


def lock_all(office_id: OfficeId) -> tuple[Officer, ...]:
    """The same, which no other desk can change before this transaction ends."""
    of_office = _of(office_id)
    locked = of_office.for_update() if bound_database.for_update else of_office
    return tuple(value_from(Officer, row) for row in rows(locked))


def without_password(office_id: OfficeId) -> tuple[Officer, ...]:
    """The active officers who have not chosen a password yet."""
    kept = tables.Officer.password_hash
    waiting = _of(office_id).where((kept == "") | kept.startswith(CODE), tables.Officer.is_active)
    return tuple(value_from(Officer, row) for row in rows(waiting))


def update(office_id: OfficeId, officer: Officer) -> None:
    """Write what may change of an officer; the name at sign-in stays."""
    _change(office_id, officer.id, columns_from(officer, without=frozenset({"id", "login"})))


def set_password_hash(office_id: OfficeId, officer_id: OfficerId, password_hash: str) -> None:
    """Replace the hash of an officer's password."""
    _change(office_id, officer_id, {"password_hash": password_hash})


def set_first_hash(office_id: OfficeId, officer_id: OfficerId, password_hash: str) -> bool:
    """Set the hash of an account that waits for its first password; whether this PC may.

    The account of a counter's PC on a server may change no officer; the server does this for it,
    and not for an administrator's account.
    """
    if not bound_database.is_owner:
        chosen = first(acting.FIRST_PASSWORD, (office_id, officer_id, password_hash))
        return bool(chosen and chosen.was_waiting)
    set_password_hash(office_id, officer_id, password_hash)
    return True


def _of(office_id: OfficeId) -> "ModelSelect[tables.Officer]":
    """The officers of an office by name at sign-in."""
    table = tables.Officer
    return table.select().where(table.office == office_id).order_by(table.login)


def _change(office_id: OfficeId, officer_id: OfficerId, columns: dict[str, object]) -> None:
    table = tables.Officer
    change = table.update(columns)
    change.where((table.office == office_id) & (table.id == officer_id)).execute()
