"""Bringing a database to the present schema: numbered, frozen steps on both engines.

Each file of `migration_files/` makes one version out of the one before; a fresh database goes
through all of them. The steps run by peewee's own runner, which keeps the names of those it took in
the table `schema_migration`. The files carry models of their own and never import `tables`: what
a step once did it does for ever. A database of every released version is kept and upgraded by the
tests; `tests/store/stored_databases.py` makes that of the next one.

The database is copied before the first step is taken (`database.py`), on both engines.
"""

from collections.abc import Callable
from pathlib import Path

from playhouse.migrations import Runner

from commune_desk.domain.office.database_errors import UpgradeNotOurs
from commune_desk.domain.outside_errors import DatabaseTooNew, OfficeNotFound
from commune_desk.store.engine import Engine

MIGRATION_FILES = Path(__file__).parent / "migration_files"


def known_version() -> int:
    """The version that this program makes of a database."""
    return max(int(path.name[:4]) for path in MIGRATION_FILES.glob("[0-9]*.py"))


def schema_version(engine: Engine) -> int:
    """The version of a database, 0 before the first step."""
    taken = Runner(engine, str(MIGRATION_FILES)).applied()
    return max((int(name[:4]) for name in taken), default=0)


def checked_version(engine: Engine) -> int:
    """The version of a database that this program can work with, 0 before the first step.

    Raises:
        DatabaseTooNew: a newer program made it.
    """
    version, known = schema_version(engine), known_version()
    if version > known:
        raise DatabaseTooNew(version=version, known=known)
    return version


def bring_up_to_date(
    engine: Engine, *, create: bool, keep_copy: Callable[[int], None] | None = None
) -> bool:
    """Take the steps that are missing; returns whether the database was made from zero.

    Args:
        engine: connected.
        create: whether to make the tables where there are none.
        keep_copy: called with the version before the first step is taken.

    Raises:
        Whatever `keep_copy` raises: nothing is changed then.
        DatabaseTooNew: a newer program made it.
        OfficeNotFound: it has no tables yet, and none are to be made.
        UpgradeNotOurs: it is older, and the account of this PC may not change its tables.
    """
    version, known = checked_version(engine), known_version()
    if version == 0 and not create:
        raise OfficeNotFound(engine.place)
    if version < known:
        if not engine.is_owner:
            raise UpgradeNotOurs(engine.place)
        if version and keep_copy:
            keep_copy(version)
        with engine.alone():
            Runner(engine, str(MIGRATION_FILES)).up()
    engine.bring_rights_up_to_date()
    return version == 0
