"""The desk's verbs as JSON: one event a document, read strictly.

    {"at": …, "do": "receive", "ref": …, "procedure": …, "applicant": {"card": …}, …}
    {"at": …, "do": "step", "ref": …, "action": "finish", "note": null, "late_reason": null}
    {"at": …, "do": "return", "ref": …}
    {"at": …, "do": "rate", "ref": …, "level": "very_satisfied"}
    {"at": …, "do": "correct", "ref": …, "reason": …, "phone": …, …}
    {"at": …, "do": "cancel", "ref": …, "note": …, "refunded": false}
    {"at": …, "do": "undo", "ref": …, "note": …}

`ref` names a dossier inside a file of events; a `null` counts as left out. A key that is not known
is refused with its name, for a misspelt one would lose what it says.

A reception is laid flat into the texts of its form (`reception_texts`). What it becomes is decided
by `services.reception.reception`, by the same way as for what stands on the screen.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from commune_desk.domain.catalogue.procedure import PersonGroup
from commune_desk.domain.certification.entries import LOT, PaperToCertify, Requester
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import at_line
from commune_desk.domain.form.rules import value_of
from commune_desk.domain.form.spec import FieldSpec, Texts
from commune_desk.domain.handling.payments import PaidBy
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.input_errors import UnknownReference, WrongField
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.domain.vietnamese import nfc
from commune_desk.files.desk.reception_texts import (
    changed_texts,
    filled_texts,
    record_texts,
    texts_of,
)
from commune_desk.files.parsing import json_object, line_of, read_text_file
from commune_desk.files.strict import Place, Rules, read

H = TypeVar("H")

_MOST_BYTES = 1 << 30
"""A year of the largest office has some 100 MB."""


@dataclass(frozen=True, slots=True)
class ReceptionTexts:
    """A reception as a document says it.

    Attributes:
        texts: of its form, see `reception_texts`; a document that has `form`, also an empty one,
            wants its declarations written by the program.
        at: its moment; None is now.
    """

    texts: Texts
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VisitTexts:
    """A visit that does not become a dossier, as a document says it."""

    missing: tuple[str, ...] = ()
    reason: str = ""
    entered: ReceptionTexts = ReceptionTexts({})


@dataclass(frozen=True, slots=True)
class Rated:
    """The answer that a rating event carries."""

    level: RatingLevel
    reason: str = ""
    entry_reason: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionTexts:
    """A correction of a reception as a document says it: the texts that change, and why.

    "phone" alone is that of whoever files.
    """

    reason: str
    texts: Texts
    entry_reason: str = ""


@dataclass(frozen=True, slots=True)
class CancelRequest:
    """That a reception was made by mistake, and why; whether what was taken was given back."""

    note: str
    refunded: bool = False
    entry_reason: str = ""


@dataclass(frozen=True, slots=True)
class UndoRequest:
    """That the last step is taken back, and why."""

    note: str
    entry_reason: str = ""


What = ReceptionTexts | StepRequest | Rated | CorrectionTexts | CancelRequest | UndoRequest


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a file: what is done at which moment with which dossier."""

    source: str
    line: int
    ref: str
    at: datetime
    what: What

    @property
    def entry_reason(self) -> str:
        """Why it is entered after the period of its moment was closed."""
        if isinstance(self.what, ReceptionTexts):
            return self.what.texts.get("entry_reason", "")
        return self.what.entry_reason


# --- files, lines, documents -------------------------------------------------------------------


def read_events(path: Path) -> tuple[Entry, ...]:
    """The events of a file, one a line.

    Raises:
        FileMissing, FileUnreadable: there is none, or it is no text.
        Everything that `read_text` raises.
    """
    return read_text(read_text_file(path, "JSONL", most=_MOST_BYTES), path.name)


def read_text(text: str, source: str) -> tuple[Entry, ...]:
    """The events of a text, one a line; `source` names it in what is refused.

    Raises:
        Everything that `read_line` raises, with the line.
        UnknownReference: a line speaks of a dossier that no earlier line received.
    """
    entries: list[Entry] = []
    received: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            with at_line(source, number):
                entries.append(read_line(line, source, number))
    for entry in entries:
        if isinstance(entry.what, ReceptionTexts):
            received.add(entry.ref)
        elif entry.ref not in received:
            with at_line(source, entry.line):
                raise UnknownReference(entry.ref)
    return tuple(entries)


class _Verb(StrEnum):
    RECEIVE = "receive"
    STEP = "step"
    RETURN = "return"
    RATE = "rate"
    CORRECT = "correct"
    CANCEL = "cancel"
    UNDO = "undo"


_AS_IT_STANDS: Mapping[_Verb, type[Rated | CancelRequest | UndoRequest]] = {
    _Verb.RATE: Rated,
    _Verb.CANCEL: CancelRequest,
    _Verb.UNDO: UndoRequest,
}
"""The verbs that say nothing else than their own keys."""


@dataclass(frozen=True, slots=True)
class _LineHead:
    """What every line says of itself."""

    do: _Verb
    ref: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _LateEntry:
    """A verb that asks for nothing else, and why it is entered after its period was closed."""

    entry_reason: str = ""


def read_line(text: str, source: str, line: int) -> Entry:
    """One line of a file of events.

    Raises:
        NotJson: the line is not one JSON object.
        WrongField, CardUnreadable, WrongLength …: a key or a value is not understood.
    """
    place = Place(source, line)
    head, content = _opened(_LineHead, text, place)
    what: What
    match head.do:
        case _Verb.RECEIVE:
            what = ReceptionTexts(texts_of(content, place), head.at)
        case _Verb.STEP:
            rules = Rules(given={StepRequest: {"at": head.at}})
            what = read(StepRequest, content, place, rules=rules)
        case _Verb.RETURN:
            late = read(_LateEntry, content, place)
            what = StepRequest(Action.RETURN, head.at, entry_reason=late.entry_reason)
        case _Verb.CORRECT:
            what = _correction(content, place)
        case verb:
            what = read(_AS_IT_STANDS[verb], content, place)
    return Entry(source, line, head.ref, head.at, what)


class _OnlyReceive(StrEnum):
    RECEIVE = "receive"


@dataclass(frozen=True, slots=True)
class _DocumentHead:
    """What a document of `receive` may say of itself."""

    do: _OnlyReceive = _OnlyReceive.RECEIVE
    ref: str = ""
    at: datetime | None = None


def read_reception(text: str, source: str) -> ReceptionTexts:
    """One document of the command `receive`; `do`, `ref` and `at` may be left out.

    Raises:
        NotJson: it is not one JSON object.
        WrongField, CardUnreadable, WrongLength …: a key or a value is not understood.
    """
    with _document(text, source) as (head, content, place):
        return ReceptionTexts(texts_of(content, place), head.at)


def read_written(text: str, source: str) -> ReceptionTexts:
    """One document of `prepare`: that of `receive`, where letters need no procedure.

    Raises:
        Everything that `read_reception` raises.
    """
    with _document(text, source) as (head, content, place):
        return ReceptionTexts(texts_of(content, place, needs_procedure=False), head.at)


@dataclass(frozen=True, slots=True)
class _Missing:
    """What a document of `guide` says beside the reception."""

    missing: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Declined:
    """What a document of `decline` says beside the reception."""

    reason: str


def read_visit(text: str, source: str, outcome: VisitOutcome) -> VisitTexts:
    """One document of `guide` or `decline`: that of `receive`, with what is missing or why.

    Raises:
        Everything that `read_reception` raises.
    """
    with _document(text, source) as (head, content, place):
        said = {key: content.pop(key) for key in ("missing", "reason") if key in content}
        if outcome is VisitOutcome.GUIDE:
            asked = read(_Missing, said, place)
            given = VisitTexts(missing=asked.missing, reason=asked.reason)
        else:
            given = VisitTexts(reason=read(_Declined, said, place).reason)
        return replace(given, entered=ReceptionTexts(texts_of(content, place), head.at))


def read_correction(text: str, source: str) -> CorrectionTexts:
    """One document of `correct`: the keys of `receive` that change, and `reason`.

    Raises:
        Everything that `read_reception` raises.
    """
    with _document(text, source) as (_head, content, place):
        return _correction(content, place)


def read_record_change(text: str, source: str, *, of_organisation: bool) -> CorrectionTexts:
    """One document of `citizen edit`: the keys of the applicant that change, and `reason`.

    Raises:
        Everything that `read_reception` raises.
    """
    with _document(text, source) as (_head, content, place):
        said = {key: content.pop(key) for key in ("reason",) if key in content}
        reason = read(_Declined, said, place).reason
        texts = record_texts(content, place, of_organisation=of_organisation)
        return CorrectionTexts(reason, texts)


@dataclass(frozen=True, slots=True)
class _Reasons:
    """What a correction says beside the fields that it corrects."""

    reason: str
    entry_reason: str = ""


def _correction(content: dict[str, Any], place: Place) -> CorrectionTexts:
    said = {key: content.pop(key) for key in ("reason", "entry_reason") if key in content}
    why = read(_Reasons, said, place)
    return CorrectionTexts(why.reason, changed_texts(content, place), why.entry_reason)


def read_filling(text: str, source: str) -> ReceptionTexts:
    """One document of the command `fill`: who files as in `receive`, and `fields` by place.

    Raises:
        NotJson: it is not one JSON object.
        WrongField, CardUnreadable, WrongLength …: a key or a value is not understood.
    """
    with _document(text, source) as (head, content, place):
        return ReceptionTexts(filled_texts(content, place), head.at)


@dataclass(frozen=True, slots=True)
class _PaperSaid:
    """A paper of a lot as a document says it."""

    paper: str
    pages: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LotTexts:
    """What a document says of a certification.

    Attributes:
        entered: the reception; None where it is of a dossier that was received before.
        entry_reason: why that is entered on a later day than it was certified.
        signer: the name of who signs; empty for the office's first.
    """

    papers: tuple[PaperToCertify, ...]
    entered: ReceptionTexts | None
    dossier_no: str
    at: datetime | None
    signer: str
    requesters: tuple[Requester, ...]
    receipt_no: str
    paid_by: PaidBy
    person_group: PersonGroup | None
    exempt_ground: str
    entry_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _LotSaid:
    """What a document of `certify` says beside the reception."""

    certify: tuple[_PaperSaid, ...]
    dossier_no: str = ""
    signer: str = ""
    requesters: tuple[Requester, ...] = ()
    receipt_no: str = ""
    paid_by: PaidBy = PaidBy.CASH
    person_group: PersonGroup | None = None
    exempt_ground: str = ""


def read_lot(text: str, source: str) -> LotTexts:
    """One document of `certify`: that of `receive`, or a `dossier_no`, with what is certified.

    Raises:
        Everything that `read_reception` raises.
    """
    with _document(text, source) as (head, content, place):
        own = {field.name for field in fields(_LotSaid)}
        said = {key: content.pop(key) for key in tuple(content) if key in own}
        lot = read(_LotSaid, said, place, rules=_OF_A_LOT)
        shared = {name: getattr(lot, name) for name in own - {"certify"}}
        return LotTexts(
            **shared,
            papers=tuple(PaperToCertify(one.paper, one.pages, one.copies) for one in lot.certify),
            entered=None if lot.dossier_no else ReceptionTexts(texts_of(content, place), head.at),
            at=head.at,
            entry_reason=str(content.get("entry_reason", "")),
        )


(_PAPERS,) = LOT.part("papers").sections


def _check_paper(paper: _PaperSaid, place: Place) -> None:
    _check_asked(_PAPERS.fields, paper, place, keys={"name": "paper"})


def _check_lot(lot: _LotSaid, place: Place) -> None:
    _check_asked(LOT.fields, lot, place, keys={})


def _check_asked(
    fields_asked: Iterable[FieldSpec], said: object, place: Place, *, keys: Mapping[str, str]
) -> None:
    """Refuse what the form of the certification desk does not take either.

    Args:
        fields_asked: of the form.
        said: what a document says.
        place: of it.
        keys: those of the document that are not the names of their fields.
    """
    for asked in fields_asked:
        key = keys.get(asked.name, asked.name)
        value = getattr(said, key)
        try:
            value_of(asked, "" if value is None else str(value))
        except WrongField as refusal:
            raise place.inside(key).wrong(value, refusal.expected) from None


_OF_A_LOT = Rules(checks={_PaperSaid: _check_paper, _LotSaid: _check_lot})


@contextmanager
def _document(text: str, source: str) -> Iterator[tuple[_DocumentHead, dict[str, Any], Place]]:
    """A document of several lines: its head, what stands in it besides, and where.

    What is refused of it inside the block is told with the line on which it stands.
    """
    place = Place(source, 1)
    try:
        yield (*_opened(_DocumentHead, text, place), place)
    except WrongField as refusal:
        if (refusal.source, refusal.line) == (source, place.row):
            refusal.line = line_of(text, refusal.field)
        raise


def _opened(kind: type[H], text: str, place: Place) -> tuple[H, dict[str, Any]]:
    """The head of a document, and what stands in it besides."""
    content = _cleaned(json_object(text, place.source, place.row))
    head = {key: content.pop(key) for key in ("do", "ref", "at") if key in content}
    return read(kind, head, place), content


def _cleaned(content: Any) -> Any:
    """JSON without nulls; its texts in composed letters, without what is no sign of any writing."""
    if isinstance(content, dict):
        return {key: _cleaned(value) for key, value in content.items() if value is not None}
    if isinstance(content, list):
        return [_cleaned(item) for item in content]
    return nfc(content.replace("\0", "")) if isinstance(content, str) else content
