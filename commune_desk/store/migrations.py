"""Bringing a database to the present schema: numbered, frozen steps on both engines.

Each file of `migration_files/` makes one version out of the one before; a fresh database takes the
same road from zero. The steps run by peewee's own runner, which keeps the names of those it took in
the table `schema_migration`. The files carry models of their own and never import `tables.py`: what
a step once did it does for ever.

A file on this PC is copied before the first step is taken; the copy stays beside it, encrypted with
the same key. A shared server takes each step whole or not at all; its copies are its keeper's.
"""

from pathlib import Path

from playhouse.migrations import Runner

from commune_desk.domain.outside_errors import DatabaseTooNew, OfficeNotFound
from commune_desk.store.engine.sqlite import Engine, SqliteEngine

MIGRATION_FILES = Path(__file__).parent / "migration_files"

_ADVISORY_LOCK = 7_202_611
"""Any number, the same in every process, so that two counters do not migrate at once."""


def known_version() -> int:
    """The version that this program makes of a database."""
    return max(int(path.name[:4]) for path in MIGRATION_FILES.glob("[0-9]*.py"))


def schema_version(engine: Engine) -> int:
    """The version of a database, 0 before the first step."""
    taken = Runner(engine, str(MIGRATION_FILES)).applied()
    return max((int(name[:4]) for name in taken), default=0)


def bring_up_to_date(engine: Engine, path: Path | None, *, create: bool) -> bool:
    """Take the steps that are missing; returns whether the database was made from zero.

    Raises:
        DatabaseTooNew: a newer program made it.
        OfficeNotFound: it has no tables yet, and none are to be made.
    """
    version, known = schema_version(engine), known_version()
    if version > known:
        raise DatabaseTooNew(version=version, known=known)
    if version == 0 and not create:
        raise OfficeNotFound(_place(engine, path))
    if version < known:
        if version and path is not None and isinstance(engine, SqliteEngine):
            backup_before_migration(engine, path, version)
        _take_steps(engine)
    return version == 0


def backup_before_migration(engine: Engine, path: Path, version: int) -> Path:
    """Copy the database as it is to a file beside it that names its version."""
    copy = path.with_name(f"{path.stem}-v{version}{path.suffix}")
    copy.unlink(missing_ok=True)
    engine.execute_sql("VACUUM INTO ?", (str(copy),))
    return copy


def _place(engine: Engine, path: Path | None) -> str:
    """The folder of a file, the host of a server: its address may hold a password."""
    if path is not None:
        return str(path.parent)
    return "" if isinstance(engine, SqliteEngine) else engine.host


def _take_steps(engine: Engine) -> None:
    """Run what is missing; on a shared server one process at a time."""
    runner = Runner(engine, str(MIGRATION_FILES))
    if isinstance(engine, SqliteEngine):
        runner.up()
        return
    engine.execute_sql("SELECT pg_advisory_lock(%s)", (_ADVISORY_LOCK,))
    try:
        runner.up()
    finally:
        engine.execute_sql("SELECT pg_advisory_unlock(%s)", (_ADVISORY_LOCK,))
