"""Version 14: dossiers that were received together. Frozen; before, nothing tied them."""

from typing import Any

from peewee import BigAutoField, BigIntegerField, DatabaseProxy, ForeignKeyField, Model

frozen = DatabaseProxy()


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class Dossier(Table):
    id = BigIntegerField(primary_key=True)


class DossierLink(Table):
    dossier = ForeignKeyField(Dossier, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    lead = ForeignKeyField(Dossier)


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((DossierLink,), safe=False)
