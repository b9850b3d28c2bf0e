"""Tables, queries and engines: the only package that knows peewee, SQLite and PostgreSQL.

The schema is `tables`, `migrations.py` brings a database to it, `database.py` opens one. What is
kept of each area of the office stands in a folder of its name; SQL text in `queries/`; what differs
between the engines in `engine/`. `fields.py`, `columns.py` and `statements.py` are the way between
the values of the domain and their rows.

peewee and its migrations import every driver they find. psycopg takes a quarter of a second and
some megabytes, which an office on one PC would spend for nothing: it is kept from them here, before
any other module of this package imports them, and `engine/postgres.py` brings it where a database
URL asks for it.
"""

import sys

_psycopg = sys.modules.get("psycopg")
sys.modules["psycopg"] = None  # type: ignore[assignment]  # so the import system is told "no"
try:
    import playhouse.migrations  # noqa: F401  # and peewee by it, for whoever is next
finally:
    del sys.modules["psycopg"]
    if _psycopg is not None:
        sys.modules["psycopg"] = _psycopg
