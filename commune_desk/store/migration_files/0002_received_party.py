"""Version 2: a dossier keeps who filed it, as they were at its reception.

Frozen. Version 1 knew people only as they are now; of the dossiers that it received this is the
nearest that is left, and from here on it stays.
"""

import json
from collections.abc import Iterable
from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    DatabaseProxy,
    ForeignKeyField,
    Model,
    TextField,
    chunked,
)

frozen = DatabaseProxy()

AT_ONCE = 1_000
PERSON = (
    "full_name", "personal_id", "old_id", "born_on", "sex", "address", "issued_on", "issuer",
    "phone", "email",
)  # fmt: skip
ORGANISATION = ("name", "tax_code", "address", "phone", "email")


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class Dossier(Table):
    id = BigIntegerField(primary_key=True)


class ReceivedParty(Table):
    dossier = ForeignKeyField(Dossier, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    party = TextField()


def _columns(alias: str, names: Iterable[str]) -> str:
    return ", ".join(f"{alias}.{name} AS {alias}_{name}" for name in names)


FILED = f"""SELECT f.dossier_id, f.office_id, f.citizen_id, f.organisation_id, f.delegate_id,
        o.representative_id, {_columns("c", PERSON)}, {_columns("o", ORGANISATION)},
        {_columns("r", PERSON)}, {_columns("d", PERSON)}
    FROM filing f
    LEFT JOIN citizen c ON c.id = f.citizen_id
    LEFT JOIN organisation o ON o.id = f.organisation_id
    LEFT JOIN citizen r ON r.id = o.representative_id
    LEFT JOIN citizen d ON d.id = f.delegate_id
    WHERE f.dossier_id > {{after}} ORDER BY f.dossier_id LIMIT {AT_ONCE}"""


def up(_migrator: Any, db: Any) -> None:
    """Make the table, and write down who filed each dossier as they are known now."""
    frozen.initialize(db)
    db.create_tables((ReceivedParty,), safe=False)
    after = 0
    while read := _read(db, after):
        for rows in chunked(map(_row, read), 100):
            ReceivedParty.insert_many(rows).execute()
        after = read[-1]["dossier_id"]


def _read(db: Any, after: int) -> list[dict[str, Any]]:
    cursor = db.execute_sql(FILED.format(after=after))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _row(filed: dict[str, Any]) -> dict[str, Any]:
    """The party of one filing; the keys of the JSON are sorted as the program writes it."""
    if filed["organisation_id"] is not None:
        acting = _part(filed, "r", PERSON) if filed["representative_id"] is not None else None
        applicant = {**_part(filed, "o", ORGANISATION), "representative": acting}
    else:
        applicant = _part(filed, "c", PERSON)
    delegate = _part(filed, "d", PERSON) if filed["delegate_id"] is not None else None
    party = {"applicant": applicant, "delegate": delegate, "authorisation": ""}
    text = json.dumps(party, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {"dossier": filed["dossier_id"], "office": filed["office_id"], "party": text}


def _part(filed: dict[str, Any], alias: str, names: Iterable[str]) -> dict[str, Any]:
    return {name: filed[f"{alias}_{name}"] for name in names}
