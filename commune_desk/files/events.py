"""The desk's verbs as JSON: one event a document, read strictly into values.

    {"at": …, "do": "receive", "ref": …, "procedure": …, "applicant": {"card": …}, …}
    {"at": …, "do": "step", "ref": …, "action": "finish", "note": null, "late_reason": null}
    {"at": …, "do": "return", "ref": …}
    {"at": …, "do": "rate", "ref": …, "level": "very_satisfied"}

`ref` names a dossier inside a file of events; a `null` counts as left out. A key that is not known
is refused with its name, for a misspelt one would lose what it says.

Where a card is damaged, what stands beside it counts: {"card": …, "full_name": …} is a name that
somebody has compared with the card. What nobody has compared stays a warning of the reception.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from commune_desk.domain.applicant import (
    Applicant,
    FilledFrom,
    Organisation,
    Person,
    completed,
    person_on,
)
from commune_desk.domain.dossier import Action, ReturnBy, StepRequest
from commune_desk.domain.errors import NotJson
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.identifiers.card_reading import CardWarning
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.papers import PaperLine
from commune_desk.domain.procedure import Channel
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.reception import Reception
from commune_desk.domain.vietnamese import nfc
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.json_object import JsonObject

CENTURY = range(2000, 2100)
"""A year outside is a slip of the hand; no due date is counted from it."""

_SEXES = {
    "nam": Sex.MALE,
    "male": Sex.MALE,
    "nữ": Sex.FEMALE,
    "female": Sex.FEMALE,
    "": Sex.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Rated:
    """The answer that a rating event carries."""

    level: RatingLevel
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    """A person whom an event names, where that came from, and what the card left in doubt."""

    person: Person
    filled_from: FilledFrom
    warnings: tuple[CardWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a file: what is done at which moment with which dossier."""

    source: str
    line: int
    ref: str
    at: datetime
    what: Reception | StepRequest | Rated


def read_line(text: str, source: str, line: int) -> Entry:
    """One line of a file of events.

    Raises:
        NotJson: the line is not one JSON object.
        WrongField: a key or value is not understood.
    """
    entry = _object(text, source, line)
    kind = entry.text("do")
    if kind not in _VERBS:
        raise entry.wrong("do", kind, tuple(_VERBS))
    return entry.made_by(lambda found: _entry(found, kind))


def read_reception(text: str, source: str) -> Reception:
    """One document of the command `receive`; `do` and `ref` may be left out, `at` is then now.

    Raises:
        NotJson, WrongField: as for a line.
    """
    return _object(text, source, 1).made_by(_reception_document)


def _object(text: str, source: str, line: int) -> JsonObject:
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False).encode()  # half a letter ("\\ud800") is no text
    except (ValueError, RecursionError) as problem:
        raise NotJson(source, line + getattr(problem, "lineno", 1) - 1) from None
    if not isinstance(content, dict):
        raise NotJson(source, line)
    return JsonObject(_without_nulls(content), source, line)


def _without_nulls(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _without_nulls(value) for key, value in content.items() if value is not None}
    if isinstance(content, list):
        return [_without_nulls(item) for item in content]
    return nfc(content.replace("\0", "")) if isinstance(content, str) else content


def _entry(entry: JsonObject, kind: str) -> Entry:
    entry.text("do")
    at = moment(entry, "at")
    return Entry(entry.source, entry.row, entry.text("ref"), at, _VERBS[kind](entry, at))


def _reception_document(entry: JsonObject) -> Reception:
    if entry.text("do", "receive") != "receive":
        raise entry.wrong("do", entry.content["do"], ("receive",))
    entry.text("ref", "")
    at = moment(entry, "at") if entry.has("at") else None
    return replace(_reception(entry, None), at=at)


def moment(entry: JsonObject, key: str) -> datetime:
    """An aware moment in ISO 8601; without an offset it is the office's own time."""
    text = entry.text(key)
    try:
        return moment_from(text)
    except ValueError:
        raise entry.wrong(key, text, ("2026-10-02T09:35:24+07:00",)) from None


def moment_from(text: str) -> datetime:
    """An aware moment from ISO 8601; without an offset it is the office's own time.

    Raises:
        ValueError: it is none, or not of this century.
    """
    at = datetime.fromisoformat(text)
    if at.year not in CENTURY:
        raise ValueError(text)
    return at.astimezone(OFFICE_ZONE) if at.tzinfo else at.replace(tzinfo=OFFICE_ZONE)


def _reception(entry: JsonObject, at: datetime | None) -> Reception:
    applicant, named = entry.inside("applicant", _applicant)
    delegate = entry.inside("delegate", _person) if entry.has("delegate") else None
    phone = entry.text("phone", "")
    return Reception(
        procedure_code=entry.text("procedure"),
        applicant=replace(applicant, phone=phone) if phone else applicant,
        at=at,
        channel=entry.choice("channel", Channel, Channel.COUNTER),
        variant=entry.text("variant", ""),
        model=entry.text("model", ""),
        delegate=delegate.person if delegate else None,
        papers=entry.each("papers", _paper) if entry.has("papers") else None,
        form=entry.free("form"),
        return_by=entry.choice("return_by", ReturnBy, ReturnBy.COUNTER),
        external_no=entry.text("external_no", ""),
        filled_from=named.filled_from,
        warnings=named.warnings + (delegate.warnings if delegate else ()),
    )


def _paper(entry: JsonObject) -> PaperLine:
    return PaperLine(entry.text("paper"), entry.whole("originals", 0), entry.whole("copies", 0))


def _applicant(entry: JsonObject) -> tuple[Applicant, _Named]:
    if not entry.has("organisation"):
        named = _person(entry)
        return named.person, named
    named = entry.inside("representative", _person)
    organisation = Organisation(
        name=entry.text("organisation"),
        tax_code=entry.text("tax_code", ""),
        representative=named.person,
        address=entry.text("address", ""),
        phone=entry.text("phone", ""),
        email=entry.text("email", ""),
    )
    return organisation, named


def _person(entry: JsonObject) -> _Named:
    if not entry.has("card"):
        return _Named(_typed(entry), FilledFrom.TYPED)
    reading = read_card(entry.text("card"))
    typed = _typed(entry, name_if_left_out="")
    doubtful = tuple(w for w in reading.warnings if not getattr(typed, w.field, ""))
    return _Named(completed(typed, person_on(reading)), FilledFrom.CARD, doubtful)


def _typed(entry: JsonObject, name_if_left_out: str | None = None) -> Person:
    number = entry.text("personal_id", "")
    return Person(
        full_name=entry.text("full_name", name_if_left_out),
        personal_id=personal_id.validate(number) if number else "",
        old_id=entry.text("old_id", ""),
        born_on=entry.day_or_none("born_on"),
        sex=_sex(entry),
        address=entry.text("address", ""),
        issued_on=entry.day_or_none("issued_on"),
        issuer=entry.text("issuer", ""),
        phone=entry.text("phone", ""),
        email=entry.text("email", ""),
    )


def _sex(entry: JsonObject) -> Sex:
    text = entry.text("sex", "")
    if text.lower() not in _SEXES:
        raise entry.wrong("sex", text, tuple(filter(None, Sex)))
    return _SEXES[text.lower()]


def _step(entry: JsonObject, at: datetime) -> StepRequest:
    return StepRequest(
        action=entry.choice("action", Action),
        at=at,
        note=entry.text("note", ""),
        until=moment(entry, "until") if entry.has("until") else None,
        late_reason=entry.text("late_reason", ""),
    )


def _return(_entry: JsonObject, at: datetime) -> StepRequest:
    return StepRequest(Action.RETURN, at)


def _rate(entry: JsonObject, _at: datetime) -> Rated:
    return Rated(entry.choice("level", RatingLevel), entry.text("reason", ""))


_VERBS: dict[str, Callable[[JsonObject, datetime], Reception | StepRequest | Rated]] = {
    "receive": _reception,
    "step": _step,
    "return": _return,
    "rate": _rate,
}
