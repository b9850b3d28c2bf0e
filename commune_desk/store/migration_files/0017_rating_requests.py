"""Version 17: who was asked for a rating, and how an answer came. Frozen.

How the answers before it came was not kept; a paper slip may name no dossier.
"""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    DatabaseProxy,
    ForeignKeyField,
    Model,
    TextField,
)

frozen = DatabaseProxy()


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class Officer(Table):
    id = BigAutoField()


class Dossier(Table):
    id = BigIntegerField(primary_key=True)


class RatingRequest(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, index=False)
    officer = ForeignKeyField(Officer, index=False)
    desk_name = TextField()
    way = TextField()
    asked_at = BigIntegerField()

    class Meta:
        indexes = ((("office", "dossier", "asked_at"), False),)


def up(migrator: Any, db: Any) -> None:
    """Make the table, and let answers say how they came and stand without a dossier."""
    frozen.initialize(db)
    db.create_tables((RatingRequest,), safe=False)
    migrator.migrate(migrator.drop_not_null("rating", "dossier_id"))
    db.execute_sql("ALTER TABLE rating ADD COLUMN came_by TEXT NOT NULL DEFAULT 'unknown'")
