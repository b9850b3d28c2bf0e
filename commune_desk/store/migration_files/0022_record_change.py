"""Version 22: changes of records are found by whom they are about. Frozen; those before too."""

import json
from typing import Any

from peewee import BigAutoField, DatabaseProxy, ForeignKeyField, Model

frozen = DatabaseProxy()


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class Citizen(Table):
    id = BigAutoField()


class Organisation(Table):
    id = BigAutoField()


class Event(Table):
    id = BigAutoField()


class RecordChange(Table):
    event = ForeignKeyField(Event, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False, null=True)
    organisation = ForeignKeyField(Organisation, index=False, null=True)

    class Meta:
        indexes = (
            (("office", "citizen", "event"), False),
            (("office", "organisation", "event"), False),
        )


def up(_migrator: Any, db: Any) -> None:
    """Make the table, and lead from the people to what was changed of them before."""
    frozen.initialize(db)
    db.create_tables((RecordChange,), safe=False)
    question = "SELECT id, office_id, facts FROM event WHERE kind = 'record_changed' ORDER BY id"
    for key, office, facts in db.execute_sql(question).fetchall():
        told = facts if isinstance(facts, dict) else json.loads(facts)
        RecordChange.insert(event=key, office=office, citizen=told["citizen"]).execute()
