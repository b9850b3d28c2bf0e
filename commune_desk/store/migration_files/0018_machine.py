"""Version 18: the account of commands that nobody stands at. Frozen; nobody can sign in to it."""

from typing import Any

from peewee import BigAutoField, BooleanField, DatabaseProxy, ForeignKeyField, Model, TextField

frozen = DatabaseProxy()


class CodeField(TextField):
    """Text compared byte by byte."""

    field_type = "CODE"


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class Officer(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    login = CodeField()
    full_name = TextField()
    role = TextField()
    title = TextField()
    password_hash = TextField()
    is_active = BooleanField()


def up(_migrator: Any, db: Any) -> None:
    """Give every office the account."""
    frozen.initialize(db)
    for (office,) in db.execute_sql("SELECT id FROM office").fetchall():
        Officer.insert(
            office=office,
            login="(may)",
            full_name="M\u00e1y",
            role="machine",
            title="",
            password_hash="",
            is_active=False,
        ).execute()
