"""Procedures from a workbook: new ones, and new versions of those in the catalogue.

A row that differs from the newest version makes a new one, valid from the day it names; the one
before ends on the day before. A cell holds times, fees, papers, results and laws one a line, as
`words.catalogue.catalogue_lines` writes them. What the sheet has no column for, and an empty cell,
stays as it was, and is blank in a new procedure: nothing is guessed. "Trong ngày" keeps the hour
until which the same sector receives for the same day (15:00 in civil status and certification).
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from commune_desk.domain.catalogue.catalogue_errors import LineNotUnderstood, VersionBeginsBefore
from commune_desk.domain.catalogue.catalogue_versions import following, is_same_content
from commune_desk.domain.catalogue.procedure import Origin, Procedure, ProcessingTime, TimeUnit
from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep.import_errors import SeveralTimesKnown, WrongCell
from commune_desk.domain.upkeep.importing import RowStanding
from commune_desk.domain.vietnamese import fold
from commune_desk.services.desk.desk import Desk
from commune_desk.store.catalogue import procedures
from commune_desk.words.catalogue.catalogue_lines import read_list
from commune_desk.workbooks.headed_table import Headings, RowRefused, TableRow

HEADINGS: Headings = {
    "code": ("ma thu tuc", "ma tthc", "ma so", "ma so thu tuc", "ma"),
    "name": ("ten thu tuc", "ten tthc", "ten thu tuc hanh chinh", "thu tuc hanh chinh"),
    "sector": ("linh vuc",),
    "processing_time": ("thoi han giai quyet", "thoi gian giai quyet", "thoi han"),
    "effective_from": ("ngay hieu luc", "co hieu luc tu", "hieu luc tu ngay", "hieu luc tu"),
    "decision": ("quyet dinh cong bo", "quyet dinh", "so quyet dinh"),
    "handling_unit": ("co quan giai quyet", "co quan thuc hien", "don vi giai quyet"),
    "fees": ("phi le phi", "phi", "le phi", "muc thu", "muc thu phi le phi"),
    "papers": ("thanh phan ho so", "giay to", "ho so gom"),
    "results": ("ket qua", "ket qua giai quyet", "ket qua thuc hien"),
    "legal_basis": ("can cu phap ly", "can cu"),
    "source": ("nguon",),
    "unverified": ("chua kiem chung",),
}
REQUIRED = ("code", "name", "sector", "processing_time", "effective_from")

_CODE = re.compile(r"\d\.\d{6}")
_NOT_GIVEN = ("khong cong bo", "chua co thoi han")
_LISTS = ("fees", "papers", "results", "legal_basis")
_DOUBTED = {fold(name): column for column, names in HEADINGS.items() for name in names}
_DOUBTED["thoi han"] = _DOUBTED["thoi han giai quyet"] = "times"
_DOUBTED["ngay hieu luc"] = "effective_from"


class ProcedureImport:
    """Judges the rows of one workbook against the newest version of every procedure."""

    def __init__(self, desk: Desk, source: str, *, is_dry_run: bool) -> None:
        self._office = desk.office.id
        self._source = source
        self._is_dry_run = is_dry_run
        self._known: dict[str, list[Procedure]] = {}
        for version in procedures.all_versions(self._office):
            self._known.setdefault(version.code, []).append(version)
        self._cut_offs = _cut_offs(self._known)

    def take(self, row: TableRow) -> RowStanding:
        """Bring in the procedure of a row, inside the caller's transaction.

        Raises:
            RowRefused: a cell is not understood, or the row cannot make a version of its own.
        """
        given = self._procedure(row)
        versions = self._known.get(given.code)
        if versions is None:
            self._keep(given)
            return RowStanding.NEW
        newest = versions[-1]
        lists = {name: getattr(given, name) or getattr(newest, name) for name in _LISTS}
        wanted = replace(
            newest,
            name=given.name,
            sector=given.sector,
            times=_times_wanted(row, newest, given.times),
            effective_from=given.effective_from,
            effective_to=None,
            decision=given.decision or newest.decision,
            handling_unit=given.handling_unit or newest.handling_unit,
            origin=given.origin,
            reason=given.reason,
            **lists,
        )
        if is_same_content(newest, wanted):
            return RowStanding.UNCHANGED
        try:
            self._keep(*following(versions, wanted))
        except VersionBeginsBefore as before:
            cell = row.address("effective_from")
            raise RowRefused(cell, before, RowStanding.IN_CONFLICT) from None
        return RowStanding.CHANGED

    def _keep(self, *versions: Procedure) -> None:
        known = self._known.setdefault(versions[-1].code, [])
        numbers = {version.version for version in versions}
        known[:] = [one for one in known if one.version not in numbers]
        known += versions
        if not self._is_dry_run:
            procedures.save_versions(self._office, versions)

    def _procedure(self, row: TableRow) -> Procedure:
        code = row.required("code")
        if not _CODE.fullmatch(code):
            row.refuse("code")
        sector = row.required("sector")
        lists: dict[str, Any] = {name: _lines(row, name, name) for name in _LISTS}
        doubted = (fold(heading.strip()) for heading in row.text("unverified").split(","))
        return Procedure(
            code=code,
            version=1,
            name=row.required("name"),
            sector=sector,
            times=self._times(row, sector),
            decision=row.text("decision"),
            effective_from=row.day("effective_from") or row.refuse("effective_from"),
            source=row.text("source") or self._source,
            handling_unit=row.text("handling_unit"),
            origin=Origin.IMPORTED,
            reason=self._source,
            unverified=tuple(_DOUBTED[one] for one in doubted if one in _DOUBTED),
            **lists,
        )

    def _times(self, row: TableRow, sector: str) -> tuple[ProcessingTime, ...]:
        """The times of a cell: "03 ngày làm việc", "trong ngày"; none where none is published."""
        if fold(row.required("processing_time")) in _NOT_GIVEN:
            return ()
        return tuple(
            replace(allowance, cut_off=self._cut_offs.get(sector))
            if allowance.unit is TimeUnit.SAME_DAY and allowance.cut_off is None
            else allowance
            for allowance in _lines(row, "processing_time", "times")
        )


def _cut_offs(known: Mapping[str, list[Procedure]]) -> Mapping[str, time]:
    """Until when each sector receives for the same day, as its procedures say."""
    newest = (versions[-1] for versions in known.values())
    return {
        procedure.sector: allowance.cut_off
        for procedure in newest
        for allowance in procedure.times
        if allowance.unit is TimeUnit.SAME_DAY and allowance.cut_off is not None
    }


def _lines(row: TableRow, column: str, name: str) -> tuple[Any, ...]:
    """A list of a procedure from the lines of a cell."""
    try:
        return read_list(name, row.text(column))
    except LineNotUnderstood as error:
        reason: UserError = error
        if name == "times":
            reason = WrongCell(row.address(column), column, row.text(column))
        raise RowRefused(row.address(column), reason) from None


def _times_wanted(
    row: TableRow, known: Procedure, given: tuple[ProcessingTime, ...]
) -> tuple[ProcessingTime, ...]:
    """The times of a row; one alone that is the usual one leaves its variants as they are."""
    if not given or not known.times:
        return given or known.times
    usual, now = known.times[0], given[0]
    if len(given) == 1 and (usual.unit, usual.count) == (now.unit, now.count):
        return known.times
    if len(given) == 1 and len(known.times) > 1:
        several = SeveralTimesKnown(known.code)
        raise RowRefused(row.address("processing_time"), several, RowStanding.IN_CONFLICT)
    return given
