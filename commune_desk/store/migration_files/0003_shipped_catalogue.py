"""Version 3: what the program brought to the catalogue last, beside the office's own versions.

Frozen. Until now only a workbook could make a second version, and a row from a workbook bears the
name of its file as its source; everything else had come with the program.
"""

import json
from typing import Any

from peewee import (
    BigAutoField,
    BooleanField,
    CompositeKey,
    DatabaseProxy,
    ForeignKeyField,
    Model,
    TextField,
)

frozen = DatabaseProxy()

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


class CodeField(TextField):
    """Text compared byte by byte."""

    field_type = "CODE"


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class ProcedureVersion(Table):
    id = BigAutoField()
    body = TextField()


class ShippedProcedure(Table):
    office = ForeignKeyField(Office, index=False)
    code = CodeField()
    body = TextField()
    is_decided = BooleanField()

    class Meta:
        primary_key = CompositeKey("office", "code")


def up(_migrator: Any, db: Any) -> None:
    """Make the table, and tell what came with the program from what a workbook brought."""
    frozen.initialize(db)
    db.create_tables((ShippedProcedure,), safe=False)
    cursor = db.execute_sql("SELECT id, office_id, code, version, body FROM procedure_version")
    for key, office, code, version, body in cursor.fetchall():
        stated = json.loads(body)
        if version == 1 and not stated["source"].lower().endswith(WORKBOOKS):
            row = {"office": office, "code": code, "body": body, "is_decided": True}
            ShippedProcedure.insert(row).execute()
            continue
        stated["origin"] = "imported"
        text = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        ProcedureVersion.update(body=text).where(ProcedureVersion.id == key).execute()
