"""The catalogue (danh mục thủ tục hành chính) as it ships: one JSON file per sector.

`read_catalogue` gives every version in the files, repealed ones too, so that the program can say
that a procedure is repealed instead of not knowing it; what is offered on a day is decided by
`domain.catalogue.procedure.is_in_force`. The keys of a row are the attributes of `Procedure`,
explained in `resources/catalogue/README.md`.

Why so strict: these rows are printed on receipts and posting sheets. An unknown key, a fee that
contradicts its kind or a time without a count stops the reading, with file, row and field.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from commune_desk.domain.catalogue.catalogue_versions import COMPARED
from commune_desk.domain.catalogue.procedure import (
    Fee,
    FeeKind,
    Origin,
    Procedure,
    ProcessingTime,
    TimeUnit,
)
from commune_desk.domain.input_errors import UnknownField
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.files.parsing import read_json
from commune_desk.files.strict import Check, Place, Rules, read

_CODE = re.compile(r"\d\.\d{6}")
_ATTRIBUTES = frozenset(attribute.name for attribute in fields(Procedure))


@dataclass(frozen=True, slots=True)
class _CatalogueFile:
    """One file; its head is for people, but must be complete."""

    sector: str
    source: str
    legal_basis: str
    effective_rule: str
    stated_on: date
    procedures: tuple[Any, ...]
    note: str = ""


def read_catalogue(folder: Path) -> tuple[Procedure, ...]:
    """Every version of every procedure in the folder's JSON files, file by file in order of name.

    Raises:
        FolderMissing: there is no such folder.
        NotJson: a file is not JSON.
        WrongField: a key or a value is not understood, or a version stands there twice.
    """
    if not folder.is_dir():
        raise FolderMissing(str(folder))
    found: dict[tuple[str, int], Procedure] = {}
    for path in sorted(folder.glob("*.json")):
        rows = enumerate(sheet_from(read_json(path), path.name, Origin.SHIPPED), 1)
        for number, procedure in rows:
            key = (procedure.code, procedure.version)
            if key in found:
                raise Place(path.name, number, "code").wrong(procedure.code)
            found[key] = procedure
    return tuple(found.values())


def sheet_from(content: Mapping[str, Any], source: str, origin: Origin) -> tuple[Procedure, ...]:
    """The versions of procedures that one file holds.

    Args:
        content: of the file.
        source: its name.
        origin: who made the versions.

    Raises:
        WrongField, UnknownField: a key or a value is not understood.
    """
    sheet = read(_CatalogueFile, content, Place(source))
    given = {"sector": sheet.sector, "origin": origin, "reason": ""}
    rules = Rules(given={Procedure: given}, checks=_CHECKS)
    return tuple(
        read(Procedure, row, Place(source, number), rules=rules)
        for number, row in enumerate(sheet.procedures, 1)
    )


def read_correction(path: Path) -> Mapping[str, Any]:
    """What a file says that a version of a procedure should state: the keys of a row, some of them.

    Raises:
        FileMissing: there is no such file.
        NotJson: it is not JSON.
        WrongField, UnknownField: a key or a value is not understood.
    """
    place, hints = Place(path.name), get_type_hints(Procedure)
    rules, stated = Rules(checks=_CHECKS), {}
    for key, value in read_json(path).items():
        if key not in COMPARED:
            raise UnknownField(**place.inside(key).wrong(value, tuple(sorted(COMPARED))).facts)
        stated[key] = read(hints[key], value, place.inside(key), rules=rules)
    return stated


def _check_procedure(procedure: Procedure, place: Place) -> None:
    if not _CODE.fullmatch(procedure.code):
        raise place.inside("code").wrong(procedure.code, ("d.dddddd",))
    since, until = procedure.effective_from, procedure.effective_to
    if until is not None and until < since:
        raise place.inside("effective_to").wrong(until, (f">= {since}",))
    for name in procedure.unverified:
        if name not in _ATTRIBUTES:
            raise place.inside("unverified").wrong(name, tuple(sorted(_ATTRIBUTES)))


def _check_time(allowance: ProcessingTime, place: Place) -> None:
    if (allowance.count == 0) is not (allowance.unit is TimeUnit.SAME_DAY):
        raise place.inside("count").wrong(allowance.count)


def _check_fee(fee: Fee, place: Place) -> None:
    is_amount = fee.kind is FeeKind.AMOUNT
    if is_amount is (fee.amount_vnd is None):
        raise place.inside("amount_vnd").wrong(fee.amount_vnd)
    if is_amount and not fee.unit:
        raise place.inside("unit").wrong(fee.unit)
    for name, figure in (("first_count", fee.first_count), ("most_vnd", fee.most_vnd)):
        if figure is not None and not is_amount:
            raise place.inside(name).wrong(figure)
    if (fee.first_count is None) is not (fee.further_vnd is None):
        raise place.inside("further_vnd").wrong(fee.further_vnd)


_CHECKS: Mapping[type, Check] = {
    Procedure: _check_procedure,
    ProcessingTime: _check_time,
    Fee: _check_fee,
}
