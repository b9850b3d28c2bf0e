"""The accounts that PCs have on a server, each its own (see `engine/postgres_roles.py`)."""

from typing import TYPE_CHECKING, cast

from commune_desk.domain.office.database_address import for_account
from commune_desk.domain.office.joining import VALID_FOR
from commune_desk.store.database import Database

if TYPE_CHECKING:
    from commune_desk.store.engine.postgres import PostgresEngine


def add(database: Database, pc: str) -> tuple[str, str]:
    """Make the account of a PC inside the caller's transaction; its name, and its address.

    It is good for the days of a join file, unless its PC takes it (`take`).

    Args:
        database: on a server.
        pc: the name of the PC.

    Raises:
        RolesNotPermitted: our own account may not make others.
    """
    from commune_desk.store.engine import postgres_roles

    engine = _on_server(database)
    account = postgres_roles.add(engine, pc, engine.host, valid_for=VALID_FOR)
    return account.name, for_account(database.location.url, account.name, account.password)


def take(database: Database) -> str:
    """Give our own account a password that only this PC knows, inside the caller's transaction.

    Returns:
        The address with it.

    Raises:
        DatabaseRightMissing: the server does not let us.
    """
    from commune_desk.store.engine import postgres_roles

    account = postgres_roles.take(_on_server(database))
    return for_account(database.location.url, account.name, account.password)


def all_of(database: Database) -> dict[str, str]:
    """The accounts that are not shut, each with the name of its PC, as the server knows them.

    Why the server and not the history: after a restore the history may know nothing of a PC.
    """
    from commune_desk.store.engine import postgres_roles

    return postgres_roles.all_of(_on_server(database))


def shut(database: Database, name: str) -> None:
    """Take every right from an account inside the caller's transaction."""
    from commune_desk.store.engine import postgres_roles

    postgres_roles.shut(_on_server(database), name)


def _on_server(database: Database) -> "PostgresEngine":
    return cast("PostgresEngine", database.engine)
