"""Whether a database that is not the one being worked with holds an office."""

from commune_desk.store.engine import Engine


def has_office(engine: Engine) -> bool:
    """Ask without the tables, which are bound to the database being worked with."""
    return bool(engine.execute_sql("SELECT id FROM office LIMIT 1").fetchall())
