"""A copy laid beside the database that it was made of, row by row, both of the same moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commune_desk.store.database import Database
from commune_desk.store.tables import ALL_TABLES
from commune_desk.store.upkeep.backup import key_of


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found.

    Attributes:
        rows: how many rows were compared, by table.
        differing: the tables in which any row differs, is missing, or is one too many.
        was_loaded: whether the copy was loaded for it; a server has to let us.
    """

    rows: Mapping[str, int]
    differing: tuple[str, ...]
    was_loaded: bool


def compare(database: Database, copied: Path, contents: Mapping[str, int]) -> Compared:
    """Compare a copy with the database; call it inside the moment of the copy.

    Args:
        database: as it is at that moment.
        copied: the copy, encrypted.
        contents: how many rows each table has.

    Raises:
        BackupInvalid, DatabaseDamaged: the copy cannot be read.
    """
    names = [table._meta.table_name for table in ALL_TABLES]
    rows = {name: contents[name] for name in names if name in contents}
    differing = database.engine.differing(copied, key_of(database.location), tuple(rows))
    return Compared(rows, differing.tables, differing.was_loaded)
