"""Officers (cán bộ, công chức) and the hashes of their passwords.

A hash leaves this package to be compared in `services/office/accounts.py`, and goes nowhere else.
"""

from typing import Any

from peewee import Field, ModelSelect, ModelUpdate

from commune_desk.domain.dossier import Role
from commune_desk.domain.errors import LoginAlreadyInUse
from commune_desk.domain.keys import OfficeId, OfficerId
from commune_desk.domain.officer import NewOfficer, Officer
from commune_desk.domain.sign_in import login_from
from commune_desk.store import tables
from commune_desk.store.tables import bound_database
from commune_desk.store.tuples import first_of, rows_of

_COLUMNS = (
    tables.Officer.id,
    tables.Officer.login,
    tables.Officer.full_name,
    tables.Officer.role,
    tables.Officer.title,
    tables.Officer.is_active,
)


def add(office_id: OfficeId, new: NewOfficer, password_hash: str) -> Officer:
    """Add an officer; without a hash nobody can sign in under the name until one is set.

    Raises:
        LoginAlreadyInUse: another officer signs in under that name.
    """
    login = login_from(new.login)
    added = (
        tables.Officer.insert(
            office=office_id,
            login=login,
            full_name=new.full_name.strip(),
            role=new.role.value,
            title=new.title.strip(),
            password_hash=password_hash,
            is_active=True,
        )
        .on_conflict_ignore()
        .returning(*_COLUMNS)
        .tuples()
        .execute()
    )
    for row in added:
        return _officer(row)
    raise LoginAlreadyInUse(login)


def find_by_login(office_id: OfficeId, login: str) -> tuple[Officer, str] | None:
    """An officer and the hash of the password, "" where none was set yet."""
    readable = _of(office_id, *_COLUMNS, tables.Officer.password_hash)
    row = first_of(readable.where(tables.Officer.login == login_from(login)))
    return (_officer(row[:-1]), row[-1]) if row else None


def all_officers(office_id: OfficeId) -> tuple[Officer, ...]:
    """Everyone who ever had an account, by name at sign-in."""
    return tuple(map(_officer, rows_of(_by_login(office_id))))


def lock_all(office_id: OfficeId) -> tuple[Officer, ...]:
    """The same, which no other desk can change before this transaction ends."""
    rows = _by_login(office_id)
    return tuple(map(_officer, rows_of(rows.for_update() if bound_database.for_update else rows)))


def without_password(office_id: OfficeId) -> tuple[Officer, ...]:
    """The active officers who have not chosen a password yet."""
    rows = _by_login(office_id).where(tables.Officer.password_hash == "", tables.Officer.is_active)
    return tuple(map(_officer, rows_of(rows)))


def update(office_id: OfficeId, officer: Officer) -> None:
    """Write what may change of an officer; the name at sign-in stays."""
    _where(
        tables.Officer.update(
            full_name=officer.full_name,
            role=officer.role.value,
            title=officer.title,
            is_active=officer.is_active,
        ),
        office_id,
        officer.id,
    )


def set_password_hash(office_id: OfficeId, officer_id: OfficerId, password_hash: str) -> None:
    """Replace the hash of an officer's password."""
    _where(tables.Officer.update(password_hash=password_hash), office_id, officer_id)


def _of(office_id: OfficeId, *columns: Field) -> "ModelSelect[tables.Officer]":
    return tables.Officer.select(*columns).where(tables.Officer.office == office_id)


def _by_login(office_id: OfficeId) -> "ModelSelect[tables.Officer]":
    return _of(office_id, *_COLUMNS).order_by(tables.Officer.login)


def _where(change: ModelUpdate, office_id: OfficeId, officer_id: OfficerId) -> None:
    is_officer = (tables.Officer.office == office_id) & (tables.Officer.id == officer_id)
    change.where(is_officer).execute()


def _officer(row: tuple[Any, ...]) -> Officer:
    key, login, full_name, role, title, is_active = row
    return Officer(OfficerId(key), login, full_name, Role(role), title, is_active)
