"""Whether a database that is not the one being worked with holds an office.

Why in SQL: the tables are bound to the database being worked with, and a database that is tried
before it is taken must not replace it. The table has one row at most; no index is asked for.
"""

from commune_desk.store.engine import Engine


def has_office(engine: Engine) -> bool:
    """Ask without the tables, which are bound to the database being worked with."""
    return bool(engine.execute_sql("SELECT id FROM office LIMIT 1").fetchall())
