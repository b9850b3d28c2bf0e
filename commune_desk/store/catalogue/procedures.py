"""The catalogue (danh mục thủ tục): versions of procedures, each kept for ever as it was."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from peewee import fn

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.catalogue.catalogue_versions import ShippedProcedure
from commune_desk.domain.catalogue.procedure import Procedure, ProcedureName, is_in_force
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.plain import from_plain
from commune_desk.domain.vietnamese import fold, initials
from commune_desk.store.queries import sheet
from commune_desk.store.queries.reception import VERSIONS
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier, ProcedureVersion
from commune_desk.store.tables import ShippedProcedure as Shipped

_NEWEST = 500
"""Some weeks of a desk: what is asked for changes with the season."""


def save_versions(office_id: OfficeId, procedures: Iterable[Procedure]) -> int:
    """Keep the versions that are not kept yet; returns how many were new.

    A version that is known already stays as it is, but for the day it goes out of force: only a
    later decision can tell that.
    """
    table = ProcedureVersion
    of_office = table.select().where(table.office == office_id)
    known = {(row.code, row.version): row for row in rows(of_office)}
    new = 0
    for procedure in procedures:
        row = known.get((procedure.code, procedure.version))
        if row is None:
            table.insert(
                office=office_id,
                code=procedure.code,
                version=procedure.version,
                name=procedure.name,
                name_folded=fold(procedure.name),
                initials=initials(procedure.name),
                sector=procedure.sector,
                effective_from=procedure.effective_from,
                effective_to=procedure.effective_to,
                body=procedure,
            ).execute()
            new += 1
            continue
        kept = procedure_from(row.body)
        if kept.effective_to != procedure.effective_to:
            ended = replace(kept, effective_to=procedure.effective_to)
            change = table.update(effective_to=ended.effective_to, body=ended)
            change.where(table.id == row.id).execute()
    return new


def get(office_id: OfficeId, code: str, version: int) -> Procedure:
    """One version.

    Raises:
        ProcedureNotFound: with the code.
    """
    row = first(sheet.PROCEDURE, (office_id, code, version))
    if row is None:
        raise ProcedureNotFound(code)
    return procedure_from(row.body)


def find_in_force(office_id: OfficeId, code: str, on: date) -> Procedure | None:
    """The newest version under which a dossier may be received on that day."""
    versions = versions_of(office_id, code)
    return next((version for version in versions if is_in_force(version, on)), None)


def all_versions(office_id: OfficeId) -> tuple[Procedure, ...]:
    """Everything that was ever in the catalogue, in order of codes and versions."""
    table = ProcedureVersion
    of_office = table.select(table.body).where(table.office == office_id)
    return tuple(
        procedure_from(row.body) for row in rows(of_office.order_by(table.code, table.version))
    )


def sectors(office_id: OfficeId) -> frozenset[str]:
    """The sectors of everything that was ever in the catalogue."""
    table = ProcedureVersion
    of_office = table.select(table.sector).where(table.office == office_id).distinct()
    return frozenset(row.sector for row in rows(of_office))


def names_in_force(office_id: OfficeId, on: date, *, with_short: bool) -> tuple[ProcedureName, ...]:
    """What may be offered on a day, by its names alone: none of the bodies is made a value.

    Args:
        office_id: whose catalogue.
        on: the day.
        with_short: whether short names are asked for; they stand in the bodies.
    """
    table = ProcedureVersion
    columns = [table.code, table.version, table.name, table.name_folded]
    holds = (table.office == office_id) & (table.effective_from <= on)
    holds &= table.effective_to.is_null() | (table.effective_to >= on)
    asked = table.select(*columns, *([table.body] if with_short else [])).where(holds)
    named = {
        row.code: ProcedureName(
            row.code,
            row.version,
            row.name,
            len(row.name_folded.split()),
            _short_name(row.body) if with_short else "",
        )
        for row in rows(asked.order_by(table.code, table.version))
    }
    return tuple(named.values())


@lru_cache(maxsize=1024)
def _short_name(body: str) -> str:
    return str(json.loads(body).get("short_name", ""))


def of_names(office_id: OfficeId, names: Sequence[ProcedureName]) -> tuple[Procedure, ...]:
    """The versions of these names, in their order."""
    table = ProcedureVersion
    codes = [one.code for one in names]
    wanted = table.select(table.code, table.version, table.body).where(
        (table.office == office_id) & table.code.in_(codes)
    )
    bodies = {(row.code, row.version): row.body for row in rows(wanted)} if codes else {}
    return tuple(procedure_from(bodies[one.code, one.version]) for one in names)


def versions_of(office_id: OfficeId, code: str) -> tuple[Procedure, ...]:
    """Every version of one procedure, the newest first; none where the code is not known."""
    return tuple(procedure_from(row.body) for row in rows(VERSIONS, (office_id, code)))


def names_of(office_id: OfficeId, codes: Iterable[str]) -> Mapping[str, str]:
    """What procedures are called in their newest version, by code; no unknown ones."""
    table, wanted = ProcedureVersion, sorted(set(codes))
    if not wanted:
        return {}
    of_office = table.select(table.code, table.name).where(table.office == office_id)
    named = of_office.where(table.code.in_(wanted)).order_by(table.version)
    return {row.code: row.name for row in rows(named)}


def undecided_count(office_id: OfficeId) -> int:
    """How many procedures of the last update wait for an officer's choice."""
    waiting = (Shipped.office == office_id) & ~Shipped.is_decided
    [counted] = rows(Shipped.select(fn.COUNT(Shipped.code).alias("count")).where(waiting))
    return int(counted.count)


def shipped(office_id: OfficeId) -> Mapping[str, ShippedProcedure]:
    """What the program brought last, by code."""
    table = Shipped
    of_office = table.select(table.body, table.is_decided).where(table.office == office_id)
    brought = (
        ShippedProcedure(procedure_from(row.body), bool(row.is_decided)) for row in rows(of_office)
    )
    return {one.procedure.code: one for one in brought}


def save_shipped(office_id: OfficeId, brought: Iterable[ShippedProcedure]) -> None:
    """Remember what the program brought, and whether an officer has to choose."""
    table = Shipped
    for one in brought:
        code = one.procedure.code
        is_it = (table.office == office_id) & (table.code == code)
        table.delete().where(is_it).execute()
        table.insert(
            office=office_id, code=code, body=one.procedure, is_decided=one.is_decided
        ).execute()


def recently_received(office_id: OfficeId) -> Mapping[str, int]:
    """How often each procedure was asked for among the newest dossiers, by its code."""
    table, of_office = ProcedureVersion, Dossier.office == office_id
    newest = Dossier.select(Dossier.procedure).where(of_office)
    newest = newest.order_by(Dossier.id.desc()).limit(_NEWEST).alias("newest")
    asked = (
        table.select(table.code, fn.COUNT(newest.c.procedure_id).alias("times"))
        .join(newest, on=newest.c.procedure_id == table.id)
        .group_by(table.code)
    )
    return {row.code: row.times for row in rows(asked)}


@lru_cache(maxsize=1024)
def procedure_from(body: str) -> Procedure:
    """The version from its stored text; the same text is always the same version."""
    return from_plain(Procedure, json.loads(body))
