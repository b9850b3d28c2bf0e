"""Procedures from a workbook: new ones, and new versions of those in the catalogue.

A row that differs from the newest version makes a new one, valid from the day it names; the one
before ends on the day before. What the sheet has no column for (fees, papers, results) stays as it
was, and is blank in a new procedure: nothing is guessed.
"""

import re
from dataclasses import replace
from datetime import timedelta

from commune_desk.domain.import_errors import SeveralTimesKnown, VersionNotLater
from commune_desk.domain.importing import RowStanding
from commune_desk.domain.procedure import Procedure, ProcessingTime, TimeUnit
from commune_desk.domain.vietnamese import fold
from commune_desk.services.desk.desk import Desk
from commune_desk.store.catalogue import procedures
from commune_desk.workbooks.headed_table import Headings, RowRefused, TableRow

HEADINGS: Headings = {
    "code": ("ma thu tuc", "ma tthc", "ma so", "ma so thu tuc", "ma"),
    "name": ("ten thu tuc", "ten tthc", "ten thu tuc hanh chinh", "thu tuc hanh chinh"),
    "sector": ("linh vuc",),
    "processing_time": ("thoi han giai quyet", "thoi gian giai quyet", "thoi han"),
    "effective_from": ("ngay hieu luc", "co hieu luc tu", "hieu luc tu ngay", "hieu luc tu"),
    "decision": ("quyet dinh cong bo", "quyet dinh", "so quyet dinh"),
    "handling_unit": ("co quan giai quyet", "co quan thuc hien", "don vi giai quyet"),
}
REQUIRED = ("code", "name", "sector", "processing_time", "effective_from")

_CODE = re.compile(r"\d\.\d{6}")
_SAME_DAY = re.compile(r"(ngay )?trong ngay( lam viec)?")
_COUNTED = re.compile(r"(\d{1,3}) (ngay lam viec|ngay|gio lam viec|gio)")
_UNITS = {
    "ngay lam viec": TimeUnit.WORKING_DAYS,
    "ngay": TimeUnit.CALENDAR_DAYS,
    "gio lam viec": TimeUnit.HOURS,
    "gio": TimeUnit.HOURS,
}


class ProcedureImport:
    """Judges the rows of one workbook against the newest version of every procedure."""

    def __init__(self, desk: Desk, source: str, *, is_dry_run: bool) -> None:
        self._office = desk.office.id
        self._source = source
        self._is_dry_run = is_dry_run
        self._newest = {p.code: p for p in procedures.all_versions(self._office)}

    def take(self, row: TableRow) -> RowStanding:
        """Bring in the procedure of a row, inside the caller's transaction.

        Raises:
            RowRefused: a cell is not understood, or the row cannot make a version of its own.
        """
        given = self._procedure(row)
        known = self._newest.get(given.code)
        if known is None:
            self._keep(given)
            return RowStanding.NEW
        following = _following(known, given)
        if replace(following, effective_from=known.effective_from) == known:
            return RowStanding.UNCHANGED
        version = _next_version(row, known, following)
        self._keep(replace(known, effective_to=version.effective_from - timedelta(days=1)), version)
        return RowStanding.CHANGED

    def _keep(self, *versions: Procedure) -> None:
        self._newest[versions[-1].code] = versions[-1]
        if not self._is_dry_run:
            procedures.save_versions(self._office, versions)

    def _procedure(self, row: TableRow) -> Procedure:
        code = row.required("code")
        if not _CODE.fullmatch(code):
            row.refuse("code")
        return Procedure(
            code=code,
            version=1,
            name=row.required("name"),
            sector=row.required("sector"),
            times=(_time(row),),
            fees=(),
            papers=(),
            results=(),
            legal_basis=(),
            decision=row.text("decision"),
            effective_from=row.day("effective_from") or row.refuse("effective_from"),
            source=self._source,
            handling_unit=row.text("handling_unit"),
        )


def _time(row: TableRow) -> ProcessingTime:
    """A processing time as people write it: "03 ngày làm việc", "trong ngày"."""
    words = fold(row.required("processing_time")).rstrip(".")
    if _SAME_DAY.fullmatch(words):
        return ProcessingTime(TimeUnit.SAME_DAY)
    found = _COUNTED.fullmatch(words)
    if not found or not int(found[1]):
        row.refuse("processing_time")
    return ProcessingTime(_UNITS[found[2]], int(found[1]))


def _following(known: Procedure, given: Procedure) -> Procedure:
    """The known version with what the row says; an empty cell takes nothing away."""
    first, now = known.times[0] if known.times else None, given.times[0]
    is_same_time = first is not None and (first.unit, first.count) == (now.unit, now.count)
    return replace(
        known,
        name=given.name,
        sector=given.sector,
        times=known.times if is_same_time else given.times,
        effective_from=given.effective_from,
        decision=given.decision or known.decision,
        handling_unit=given.handling_unit or known.handling_unit,
    )


def _next_version(row: TableRow, known: Procedure, following: Procedure) -> Procedure:
    if len(known.times) > 1 and following.times != known.times:
        several = SeveralTimesKnown(known.code)
        raise RowRefused(row.address("processing_time"), several, RowStanding.IN_CONFLICT)
    if following.effective_from <= known.effective_from:
        not_later = VersionNotLater(known.code, following.effective_from, known.effective_from)
        raise RowRefused(row.address("effective_from"), not_later, RowStanding.IN_CONFLICT)
    return replace(following, version=known.version + 1, effective_to=None)
