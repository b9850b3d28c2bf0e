"""Moving the whole database to the other engine (chuyển dữ liệu), row by row, and counting both.

Both engines keep the same values in the same columns (`store/fields.py`), so that a row is carried
over as it is stored; only a tick is a number in a file and a truth on a server.
"""

from collections.abc import Callable

from commune_desk.domain.upkeep.moving_errors import RowsMissing, WorkedMeanwhile
from commune_desk.store.database import DatabaseLocation, engine_for
from commune_desk.store.engine import Engine
from commune_desk.store.engine.name import EngineName
from commune_desk.store.queries.whole_tables import copy_table, count_rows
from commune_desk.store.tables import ALL_TABLES, Event


def copy_rows(
    source: DatabaseLocation, target: Engine, step: Callable[[int, int], object]
) -> dict[str, int]:
    """Copy every row of a database into an empty one, inside the caller's transaction.

    Args:
        source: which is read as it is at one moment.
        target: brought up to date, without an office.
        step: told after each table how many are done, and of how many.

    Returns:
        How many rows each table has; counted on both sides and found equal.

    Raises:
        RowsMissing: a table has not as many rows there as here.
        WorkedMeanwhile: somebody went on working with the source.
    """
    engine = engine_for(source)
    counts: dict[str, int] = {}
    is_postgres = engine.engine_name is EngineName.POSTGRES
    level = ("REPEATABLE READ",) if is_postgres else ()  # one moment, whoever writes meanwhile
    with engine.connection_context():
        with engine.atomic(*level):
            for done, table in enumerate(ALL_TABLES):
                name = table._meta.table_name
                counts[name] = copy_table(table, engine, target)
                found = count_rows(table, target)
                if found != counts[name]:
                    raise RowsMissing(name, counts[name], found)
                step(done + 1, len(ALL_TABLES))
        if count_rows(Event, engine) != counts[Event._meta.table_name]:
            raise WorkedMeanwhile
    return counts
