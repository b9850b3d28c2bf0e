"""Tables, queries and engines: the only package that knows peewee, SQLite and PostgreSQL.

peewee and its migrations import every driver they find. psycopg takes a quarter of a second and
some megabytes, which an office on one PC would spend for nothing: it is kept from them here, before
any other module of this package imports them, and `engine/postgres.py` brings it where a database
URL asks for it.
"""

import sys


def _import_peewee_without_psycopg() -> None:
    already = sys.modules.get("psycopg")
    sys.modules["psycopg"] = None  # type: ignore[assignment]  # so the import system is told "no"
    try:
        import playhouse.migrations  # noqa: F401  # and peewee by it, for whoever is next
    finally:
        del sys.modules["psycopg"]
        if already is not None:
            sys.modules["psycopg"] = already


_import_peewee_without_psycopg()
