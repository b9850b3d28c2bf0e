"""Forms of an office: their versions, the files they are drawn over, and who signs packs."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.papers.office_form import FormVersion
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.queries import form_versions
from commune_desk.store.statements import first, rows


def add(office_id: OfficeId, version: FormVersion) -> None:
    """Write a version down, inside the caller's transaction."""
    tables.FormVersion.insert(office=office_id, **columns_from(version)).execute()


def versions(office_id: OfficeId, code: str = "") -> tuple[FormVersion, ...]:
    """Every version of all forms or of one, the oldest first."""
    table = tables.FormVersion
    asked = table.select().where(table.office == office_id).order_by(table.code, table.version)
    if code:
        asked = asked.where(table.code == code)
    return tuple(value_from(FormVersion, row) for row in rows(asked))


def count(office_id: OfficeId) -> int:
    """How many versions there are: another number says that something changed."""
    return int(rows(form_versions.COUNT, (office_id,))[0].versions)


# --- files of forms ----------------------------------------------------------------------------


def keep_file(office_id: OfficeId, content: bytes) -> str:
    """Keep a PDF or Word file, once, inside the caller's transaction; gives its key."""
    table, sha256 = tables.FormFile, key_of(content)
    table.insert(office=office_id, sha256=sha256, content=content).on_conflict_ignore().execute()
    return sha256


def key_of(content: bytes) -> str:
    """The key of a file: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def file(office_id: OfficeId, sha256: str) -> bytes | None:
    """The content of a file that was kept; None where there is none."""
    table = tables.FormFile
    asked = table.select(table.content).where(table.office == office_id, table.sha256 == sha256)
    row = first(asked)
    return bytes(row.content) if row else None


# --- who signs ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs packs.

    Attributes:
        key: the public key, in hexadecimal digits.
        name: of the office.
        seed: the secret key; None for other offices.
    """

    key: str
    name: str
    seed: bytes | None
    since: datetime


def add_signer(office_id: OfficeId, signer: Signer) -> None:
    """Remember who signs; somebody known stays as they are."""
    table = tables.PackSigner
    table.insert(office=office_id, **columns_from(signer)).on_conflict_ignore().execute()


def signers(office_id: OfficeId) -> tuple[Signer, ...]:
    """Who is known to sign packs, this office among them."""
    table = tables.PackSigner
    asked = table.select().where(table.office == office_id).order_by(table.since)
    return tuple(
        value_from(Signer, row, seed=None if row.seed is None else bytes(row.seed))
        for row in rows(asked)
    )
