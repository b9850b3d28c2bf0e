"""Packs (gói mẫu) as files: one ZIP, signed, read whole and in memory.

    manifest.json       what the pack is, and the SHA-256 of every other file
    signature           Ed25519 over the manifest, hexadecimal digits
    forms/<code>.toml
    attachments/<sha256>
    procedures.json     in the shape of a catalogue file
    calendar.json       days in the shape of a calendar file
    law/<topic>.toml    as the program ships them

Nothing is unpacked to the disk, no name outside these is taken, and a file that the manifest does
not name, or names otherwise, makes the whole pack damaged.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from commune_desk.ciphers.signatures import is_signed, public_key, signed
from commune_desk.domain.catalogue.procedure import Origin, Procedure
from commune_desk.domain.form.errors import PackDamaged
from commune_desk.domain.input_errors import NotJson
from commune_desk.domain.papers.pack import FORMAT, Pack
from commune_desk.domain.plain import to_plain
from commune_desk.domain.working_time import CalendarDay
from commune_desk.files.catalogue.catalogues import sheet_from
from commune_desk.files.office.calendars import days_from
from commune_desk.files.parsing import json_object
from commune_desk.files.strict import Place, as_written, read

MANIFEST, SIGNATURE = "manifest.json", "signature"
PROCEDURES, CALENDAR = "procedures.json", "calendar.json"
LARGEST = 30_000_000
"""Bytes of the file, and twice as many unpacked."""

_MOST_FILES = 600
_FORM = re.compile(r"forms/([a-z][a-z0-9_]{0,60})\.toml")
_LAW = re.compile(r"law/([a-z_]{1,60})\.toml")
_ATTACHMENT = re.compile(r"attachments/([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class _Manifest:
    format: int
    name: str
    office: str
    made_at: datetime
    key: str
    files: Mapping[str, str]


def packed(pack: Pack, seed: bytes) -> bytes:
    """The file of a pack, signed.

    Args:
        pack: what goes into it.
        seed: the secret key of the office, 32 bytes.
    """
    files = {
        **{f"forms/{code}.toml": text.encode() for code, text in pack.forms.items()},
        **{f"attachments/{name}": content for name, content in pack.attachments.items()},
        **{f"law/{topic}.toml": text.encode() for topic, text in pack.law.items()},
    }
    if pack.procedures:
        sheets = []
        for sector in sorted({one.sector for one in pack.procedures}):
            rows = [as_written(to_plain(one)) for one in pack.procedures if one.sector == sector]
            sheets.append(
                {
                    "sector": sector,
                    "procedures": [
                        {key: value for key, value in row.items() if key not in _GIVEN_BY_PACK}
                        for row in rows
                    ],
                }
            )
        files[PROCEDURES] = json.dumps({"sheets": sheets}, ensure_ascii=False).encode()
    if pack.days:
        days = [as_written(to_plain(day)) for day in pack.days]
        files[CALENDAR] = json.dumps({"days": days}, ensure_ascii=False).encode()
    manifest = {
        "format": FORMAT,
        "name": pack.name,
        "office": pack.office,
        "made_at": pack.made_at.isoformat(),
        "key": public_key(seed),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    said = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    files |= {MANIFEST: said, SIGNATURE: signed(said, seed)}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def unpacked(content: bytes) -> Pack:
    """The pack that a file holds, its signature checked.

    Raises:
        PackDamaged: it is no pack, was changed after it was signed, or is larger than any.
        WrongField, UnknownField: a procedure in it is not understood.
    """
    files = _files(content)
    if MANIFEST not in files or SIGNATURE not in files:
        raise PackDamaged("zip")
    said = _json_of(files[MANIFEST])
    if said.get("format") != FORMAT:
        raise PackDamaged("format")
    manifest = read(_Manifest, said, Place(MANIFEST))
    if not is_signed(files[MANIFEST], files[SIGNATURE], manifest.key):
        raise PackDamaged("signature")
    for name, found in files.items():
        if name not in (MANIFEST, SIGNATURE) and (
            manifest.files.get(name) != hashlib.sha256(found).hexdigest()
        ):
            raise PackDamaged("changed", name)
    for name in manifest.files:
        if name not in files:
            raise PackDamaged("missing", name)
    return Pack(
        name=manifest.name,
        office=manifest.office,
        made_at=manifest.made_at,
        forms={
            code[1]: _text(files[name], name)
            for name in files
            if (code := _FORM.fullmatch(name)) is not None
        },
        attachments={
            sha256[1]: files[name]
            for name in files
            if (sha256 := _ATTACHMENT.fullmatch(name)) is not None
        },
        procedures=_procedures(files.get(PROCEDURES)),
        days=_days(files.get(CALENDAR)),
        law={
            topic[1]: _text(files[name], name)
            for name in files
            if (topic := _LAW.fullmatch(name)) is not None
        },
        key=manifest.key,
    )


def _files(content: bytes) -> dict[str, bytes]:
    """Everything in the file, as long as it can be a pack."""
    if len(content) > LARGEST:
        raise PackDamaged("large")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            # the sizes that it states bind: `ZipFile.read` gives no byte more
            if (
                len(entries) > _MOST_FILES
                or sum(entry.file_size for entry in entries) > 2 * LARGEST
            ):
                raise PackDamaged("large")
            names = [entry.filename for entry in entries]
            if len(set(names)) < len(names):
                raise PackDamaged("twice")
            known = (MANIFEST, SIGNATURE, PROCEDURES, CALENDAR)
            for name in names:
                shapes = (_FORM, _ATTACHMENT, _LAW)
                if name not in known and not any(shape.fullmatch(name) for shape in shapes):
                    raise PackDamaged("place", name[:80])
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise PackDamaged("zip") from None


def _json_of(content: bytes) -> dict[str, Any]:
    """The object of a JSON file in a pack."""
    try:
        return json_object(content.decode(), MANIFEST)
    except (UnicodeDecodeError, NotJson):
        raise PackDamaged("zip") from None


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackDamaged("changed", name) from None


_HEAD = ("source", "legal_basis", "effective_rule")
_GIVEN_BY_PACK = ("sector", "origin", "reason")


def _procedures(content: bytes | None) -> tuple[Procedure, ...]:
    if content is None:
        return ()
    found: list[Procedure] = []
    for sheet in _json_of(content).get("sheets", ()):
        if not isinstance(sheet, dict):
            raise PackDamaged("changed", PROCEDURES)
        head = dict.fromkeys(_HEAD, PROCEDURES) | {"stated_on": "2026-01-01"}
        found += sheet_from(head | sheet, PROCEDURES, Origin.IMPORTED)
    return tuple(found)


def _days(content: bytes | None) -> tuple[CalendarDay, ...]:
    if content is None:
        return ()
    rows = _json_of(content).get("days")
    if not isinstance(rows, list):
        raise PackDamaged("changed", CALENDAR)
    return tuple(days_from(rows, CALENDAR))
