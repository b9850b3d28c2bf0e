"""The catalogue (danh mục thủ tục): versions of procedures, each kept for ever as it was."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from commune_desk.domain.errors import ProcedureNotFound
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.procedure import Procedure, is_in_force
from commune_desk.domain.vietnamese import fold, initials
from commune_desk.store.plain import from_plain, to_plain
from commune_desk.store.statements import run
from commune_desk.store.tables import ProcedureVersion

_BODIES = "SELECT body FROM procedure_version WHERE office_id = ?"
_RECENT = """SELECT p.code, count(*) FROM (SELECT procedure_id FROM dossier
        WHERE office_id = ? ORDER BY id DESC LIMIT ?) AS newest
    JOIN procedure_version p ON p.id = newest.procedure_id GROUP BY p.code"""
_NEWEST = 500
"""Some weeks of a desk: what is asked for changes with the season."""


def save_versions(office_id: OfficeId, procedures: Iterable[Procedure]) -> int:
    """Keep the versions that are not kept yet; returns how many were new.

    A version that is known already stays as it is, but for the day it goes out of force: only a
    later decision can tell that.
    """
    known = {
        (code, version): body
        for code, version, body in run(
            "SELECT code, version, body FROM procedure_version WHERE office_id = ?", (office_id,)
        ).fetchall()
    }
    new = 0
    for procedure in procedures:
        kept = known.get((procedure.code, procedure.version))
        if kept is None:
            ProcedureVersion.insert(office=office_id, **_row(procedure)).execute()
            new += 1
        elif procedure_from(kept).effective_to != procedure.effective_to:
            _end(office_id, procedure_from(kept), procedure.effective_to)
    return new


def _row(procedure: Procedure) -> dict[str, Any]:
    return {
        "code": procedure.code,
        "version": procedure.version,
        "name": procedure.name,
        "name_folded": fold(procedure.name),
        "initials": initials(procedure.name),
        "sector": procedure.sector,
        "effective_from": procedure.effective_from,
        "effective_to": procedure.effective_to,
        "body": to_plain(procedure),
    }


def _end(office_id: OfficeId, procedure: Procedure, on: date | None) -> None:
    """Write down when a version goes out of force."""
    ended = replace(procedure, effective_to=on)
    is_it = (ProcedureVersion.code == ended.code) & (ProcedureVersion.version == ended.version)
    ProcedureVersion.update(effective_to=on, body=to_plain(ended)).where(
        ProcedureVersion.office == office_id, is_it
    ).execute()


def get(office_id: OfficeId, code: str, version: int) -> Procedure:
    """One version.

    Raises:
        ProcedureNotFound: with the code.
    """
    row = run(f"{_BODIES} AND code = ? AND version = ?", (office_id, code, version)).fetchone()
    if row is None:
        raise ProcedureNotFound(code)
    return procedure_from(row[0])


def find_in_force(office_id: OfficeId, code: str, on: date) -> Procedure | None:
    """The newest version under which a dossier may be received on that day."""
    rows = run(f"{_BODIES} AND code = ? ORDER BY version DESC", (office_id, code)).fetchall()
    return next((found for (body,) in rows if is_in_force(found := procedure_from(body), on)), None)


def all_versions(office_id: OfficeId) -> tuple[Procedure, ...]:
    """Everything that was ever in the catalogue, in order of codes and versions."""
    rows = run(f"{_BODIES} ORDER BY code, version", (office_id,)).fetchall()
    return tuple(procedure_from(body) for (body,) in rows)


def recently_received(office_id: OfficeId) -> Mapping[str, int]:
    """How often each procedure was asked for among the newest dossiers, by its code."""
    return dict(run(_RECENT, (office_id, _NEWEST)).fetchall())


@lru_cache(maxsize=1024)
def procedure_from(body: str) -> Procedure:
    """The version from its stored text; the same text is always the same version."""
    return from_plain(Procedure, json.loads(body))
