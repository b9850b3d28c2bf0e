"""The catalogue (danh mục thủ tục hành chính) as it ships: one JSON file per sector.

`read_catalogue` gives every version in the files, repealed ones too, so that the program can say
that a procedure is repealed instead of not knowing it; what is offered on a day is decided by
`commune_desk.domain.procedure.is_in_force`. The keys of a row are explained in
`resources/catalogue/README.md`.

Why so strict: these rows are printed on receipts and posting sheets. An unknown key, a fee that
contradicts its kind or a time without a count stops the reading, with file, row and field.
"""

import re
from dataclasses import fields
from pathlib import Path

from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.procedure import (
    Channel,
    Fee,
    FeeKind,
    PaperUse,
    Procedure,
    ProcedureResult,
    ProcessingTime,
    RequiredDocument,
    TimeUnit,
)
from commune_desk.files.json_object import JsonObject, read_json_object

_CODE = re.compile(r"\d\.\d{6}")
_ATTRIBUTES = frozenset(attribute.name for attribute in fields(Procedure))


def read_catalogue(folder: Path) -> tuple[Procedure, ...]:
    """Every version of every procedure in the folder's JSON files, file by file in order of name.

    Raises:
        FolderMissing: there is no such folder.
        NotJson: a file is not JSON.
        WrongField: a key or a value is not understood, or a version stands there twice.
    """
    if not folder.is_dir():
        raise FolderMissing(str(folder))
    seen: set[tuple[str, int]] = set()
    return tuple(
        procedure
        for path in sorted(folder.glob("*.json"))
        for procedure in read_json_object(path).made_by(lambda sheet: _sheet(sheet, seen))
    )


def _sheet(sheet: JsonObject, seen: set[tuple[str, int]]) -> tuple[Procedure, ...]:
    """The procedures of one file; its header is for people, but must be complete."""
    sector = sheet.text("sector")
    for key in ("source", "legal_basis", "effective_rule"):
        sheet.text(key)
    sheet.day("stated_on")
    sheet.text("note", "")

    def made(row: JsonObject) -> Procedure:
        procedure = _procedure(row, sector)
        _refuse_repetition(row, procedure, seen)
        return procedure

    return sheet.each("procedures", made, as_rows=True)


def _procedure(row: JsonObject, sector: str) -> Procedure:
    procedure = Procedure(
        code=row.text("code"),
        version=row.whole("version"),
        name=row.text("name"),
        sector=sector,
        times=row.each("times", _processing_time),
        fees=row.each("fees", _fee),
        papers=row.each("papers", _required_document),
        results=row.each("results", _result),
        legal_basis=row.texts("legal_basis"),
        decision=row.text("decision", ""),
        effective_from=row.day("effective_from"),
        effective_to=row.day_or_none("effective_to"),
        source=row.text("source"),
        short_name=row.text("short_name", ""),
        handling_unit=row.text("handling_unit", ""),
        unverified=row.texts("unverified"),
    )
    _check_procedure(row, procedure)
    return procedure


def _check_procedure(row: JsonObject, procedure: Procedure) -> None:
    if not _CODE.fullmatch(procedure.code):
        raise row.wrong("code", procedure.code, ("d.dddddd",))
    until = procedure.effective_to
    if until is not None and until < procedure.effective_from:
        raise row.wrong("effective_to", until, (f">= {procedure.effective_from}",))
    for name in procedure.unverified:
        if name not in _ATTRIBUTES:
            raise row.wrong("unverified", name, tuple(sorted(_ATTRIBUTES)))


def _refuse_repetition(row: JsonObject, procedure: Procedure, seen: set[tuple[str, int]]) -> None:
    key = (procedure.code, procedure.version)
    if key in seen:
        raise row.wrong("code", procedure.code)
    seen.add(key)


def _processing_time(entry: JsonObject) -> ProcessingTime:
    allowance = ProcessingTime(
        unit=entry.choice("unit", TimeUnit),
        count=entry.whole("count", 0),
        cut_off=entry.time_or_none("cut_off"),
        variant=entry.text("variant", ""),
        channels=_channels(entry),
        is_verified=entry.truth("verified", default=True),
    )
    if (allowance.count == 0) is not (allowance.unit is TimeUnit.SAME_DAY):
        raise entry.wrong("count", allowance.count)
    return allowance


def _fee(entry: JsonObject) -> Fee:
    kind = entry.choice("kind", FeeKind)
    is_amount = kind is FeeKind.AMOUNT
    if is_amount is not ("amount_vnd" in entry.content):
        raise entry.wrong("amount_vnd", entry.content.get("amount_vnd"))
    return Fee(
        kind=kind,
        amount_vnd=entry.whole("amount_vnd") if is_amount else None,
        unit=entry.text("unit", None if is_amount else ""),
        note=entry.text("note", ""),
        channels=_channels(entry),
        legal_basis=entry.text("legal_basis", ""),
        is_verified=entry.truth("verified", default=True),
    )


def _required_document(entry: JsonObject) -> RequiredDocument:
    return RequiredDocument(
        name=entry.text("name"),
        originals=entry.whole("originals", 0),
        copies=entry.whole("copies", 0),
        use=entry.choice("use", PaperUse, PaperUse.SUBMIT),
        condition=entry.text("condition", ""),
    )


def _result(entry: JsonObject) -> ProcedureResult:
    return ProcedureResult(name=entry.text("name"), code=entry.text("code", ""))


def _channels(entry: JsonObject) -> tuple[Channel, ...]:
    names = entry.texts("channels")
    for name in names:
        if name not in tuple(Channel):
            raise entry.wrong("channels", name, tuple(Channel))
    return tuple(Channel(name) for name in names)
