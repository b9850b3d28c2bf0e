"""Printed papers (giấy đã in): every print of a dossier, with what it is worth now.

Whatever was printed is kept as it left the office. A paper is issued for a cause: the receipt with
the reception, again with a correction or with a time that began anew, a notice with its step, a
declaration with what is declared. All prints of one issue are the same paper; the next issue takes
its place.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain, repeat

from commune_desk.domain.desk.history import EventKind, EventRow
from commune_desk.domain.desk.papers import BY_KIND, PaperNumber, PrintRow, SlipKind
from commune_desk.domain.desk.steps import STEPS, Action, step_of
from commune_desk.domain.handling.dossier_sheet import DossierSheet
from commune_desk.domain.papers.printing import form_of_key, key_of_form
from commune_desk.domain.reception.declaration import KeptDeclaration, fingerprint_of


class Worth(StrEnum):
    """What a paper that was given out is worth now."""

    HOLDS = "holds"
    REPLACED = "replaced"  # another was given in its place
    VOID = "void"  # what it says holds no more, and nothing took its place
    CANCELLED = "cancelled"  # the reception was a mistake


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """One print of a paper of a dossier.

    Attributes:
        kind: its key (`domain.papers.printing`): a slip, or the form of a declaration.
        nth: which print of its kind it is; the first is 1.
        reprint: which reprint of its issue it is; 0 is none.
        file: its name in the archive.
        name: what a declaration is called; empty for a slip.
        number: that it bears, None where it has none.
        is_before: whether it was printed before there was a dossier (viết hộ).
    """

    kind: str
    nth: int
    reprint: int
    at: datetime
    officer_name: str
    file: str
    worth: Worth
    name: str = ""
    number: PaperNumber | None = None
    is_before: bool = False


def of_sheet(sheet: DossierSheet) -> tuple[PrintedPaper, ...]:
    """Everything that was printed of a dossier, the first print first."""
    kinds = {row.kind for row in sheet.prints}
    told = {kind: iter(_of_kind(sheet, kind)) for kind in kinds}
    return tuple(next(told[row.kind]) for row in sheet.prints)


def issues(sheet: DossierSheet, kind: SlipKind) -> tuple[int, ...]:
    """How often each issue of a slip was printed, the first issue first.

    The events stand in the order in which they were entered, whatever moment a step was given.
    """
    counts = [0] if kind in _GIVEN_AT_RECEPTION else []
    runs = 0
    for event in sheet.history:
        is_step = isinstance(event.kind, Action)
        runs += is_step and step_of(Action(event.kind)).starts is not None
        if event.kind is EventKind.PRINT and event.facts.get("slip") == kind:
            counts = [*counts[:-1], counts[-1] + 1] if counts else [1]
        elif _is_cause(sheet, event, kind, runs=runs):
            counts.append(0)
    return tuple(counts)


def times_declared(sheet: DossierSheet, code: str) -> int:
    """How often a declaration was printed as the dossier keeps it now."""
    kept = [one for one in sheet.declarations if one.form_code == code]
    key, left = key_of_form(code), _left_at(kept)
    issues_ = [_issue(kept, row) for row in sheet.prints if row.kind == key]
    return issues_.count((len(left), ""))


_GIVEN_AT_RECEPTION = frozenset(SlipKind) - {
    step.slip for step in STEPS if step.slip is not SlipKind.RECEIPT
}


def _is_cause(sheet: DossierSheet, event: EventRow, kind: SlipKind, *, runs: int) -> bool:
    """Whether a slip is issued, or issued anew, by an event; so many runs had begun after it."""
    if event.kind is EventKind.DOSSIER_CHANGED:
        return kind is SlipKind.RECEIPT and bool(event.facts.get("receipt"))
    if not isinstance(event.kind, Action) or step_of(event.kind).slip is not kind:
        return False
    return kind is not SlipKind.RECEIPT or runs in sheet.dossier.runs_with_receipt


def _of_kind(sheet: DossierSheet, kind: str) -> Sequence[PrintedPaper]:
    """The prints of one paper, the first first."""
    printed = [row for row in sheet.prints if row.kind == kind]
    if code := form_of_key(kind):
        return _declarations(sheet, code, printed)
    slip, counts = SlipKind(kind), issues(sheet, SlipKind(kind))
    numbers = [number for number in sheet.numbers if number.series == kind]
    last = len(counts) - 1
    of_issues = chain.from_iterable(repeat(issue, count) for issue, count in enumerate(counts))
    found = []
    for nth, row in enumerate(printed):
        issue = next(of_issues, last)
        drawn = len(numbers) - 1 - (last - issue)
        paper = PrintedPaper(
            kind,
            nth + 1,
            nth - sum(counts[:issue]),
            row.at,
            row.officer_name,
            row.file,
            _worth(sheet, slip, is_replaced=issue < last),
            number=numbers[drawn] if drawn >= 0 else None,
        )
        found.append(paper)
    return found


def _worth(sheet: DossierSheet, kind: SlipKind, *, is_replaced: bool) -> Worth:
    if sheet.dossier.is_cancelled:
        return Worth.CANCELLED
    if is_replaced:
        return Worth.REPLACED
    return Worth.HOLDS if BY_KIND[kind].is_called_for(sheet.dossier) else Worth.VOID


def _declarations(
    sheet: DossierSheet, code: str, printed: Sequence[PrintRow]
) -> list[PrintedPaper]:
    """The prints of a declaration; a mend before or after the reception may replace some."""
    kept = [one for one in sheet.declarations if one.form_code == code]
    left = _left_at(kept)
    holds_none = bool(left) and all(one.superseded_at is not None for one in kept)
    found, times = [], Counter[tuple[int, str]]()
    for nth, row in enumerate(printed):
        issue = _issue(kept, row)
        worth = Worth.REPLACED if holds_none or issue != (len(left), "") else Worth.HOLDS
        if sheet.dossier.is_cancelled:
            worth = Worth.CANCELLED
        paper = PrintedPaper(
            row.kind,
            nth + 1,
            times[issue],
            row.at,
            row.officer_name,
            row.file,
            worth,
            name=kept[0].form_name if kept else row.name or code,
            is_before=bool(row.name),
        )
        times[issue] += 1
        found.append(paper)
    return found


def _left_at(kept: Sequence[KeptDeclaration]) -> frozenset[datetime]:
    """When corrections left declarations of one form behind."""
    return frozenset(one.superseded_at for one in kept if one.superseded_at is not None)


def _issue(kept: Sequence[KeptDeclaration], row: PrintRow) -> tuple[int, str]:
    """To which issue of a declaration a print belongs.

    Returns:
        After how many corrections it was printed, and the fingerprint of what it said where that
        was mended before the dossier was received with it.
    """
    left = _left_at(kept)
    until = min((at for at in left if at >= row.at), default=None)
    stood = (fingerprint_of(one) for one in kept if one.superseded_at == until)
    is_mended = row.fingerprint and kept and row.fingerprint not in stood
    return sum(at < row.at for at in left), row.fingerprint if is_mended else ""
