"""Mending a reception (sửa, hủy tiếp nhận): what may be changed after it, and until when.

The law knows no article for it: an office mends its own mistakes with the reason on record. What a
result or a notice that was sent rests on stays as it was. `CORRECTABLE` says it field by field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.desk.dossier import (
    ENDED,
    WORKED_ON,
    Dossier,
    DossierState,
    LatenessRule,
    RunEnd,
    Timeliness,
    timeliness,
    was_late,
)
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.form.rules import refusal_of, shown, tidied
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.reception.reception import RECEPTION, papers_from
from commune_desk.domain.vietnamese import fold


class Until(StrEnum):
    """Until when a field of a reception may be changed."""

    NOTICE = "notice"  # while its first clock runs and no notice was sent
    RESULT = "result"  # while there is no result
    ENDED = "ended"  # while the dossier has not ended
    ALWAYS = "always"


CORRECTABLE: Mapping[str, Until] = {
    "applicant_kind": Until.RESULT,
    "organisation.name": Until.RESULT,
    "organisation.tax_code": Until.RESULT,
    "organisation.address": Until.ENDED,
    "organisation.phone": Until.ENDED,
    "organisation.email": Until.ENDED,
    "applicant.full_name": Until.RESULT,
    "applicant.personal_id": Until.RESULT,
    "applicant.old_id": Until.RESULT,
    "applicant.born_on": Until.RESULT,
    "applicant.sex": Until.RESULT,
    "applicant.address": Until.ENDED,
    "applicant.issued_on": Until.RESULT,
    "applicant.issuer": Until.RESULT,
    "applicant.phone": Until.ENDED,
    "applicant.email": Until.ENDED,
    "has_delegate": Until.RESULT,
    "delegate.full_name": Until.RESULT,
    "delegate.personal_id": Until.RESULT,
    "delegate.old_id": Until.RESULT,
    "delegate.born_on": Until.RESULT,
    "delegate.sex": Until.RESULT,
    "delegate.address": Until.ENDED,
    "delegate.issued_on": Until.RESULT,
    "delegate.issuer": Until.RESULT,
    "delegate.phone": Until.ENDED,
    "delegate.email": Until.ENDED,
    "delegate.authorisation": Until.RESULT,
    "procedure": Until.NOTICE,
    "variant": Until.NOTICE,
    "channel": Until.RESULT,
    "return_by": Until.ENDED,
    "model": Until.RESULT,
    "external_no": Until.ALWAYS,
    "note": Until.ALWAYS,
    "papers": Until.RESULT,
}
"""Every field of a reception that may be corrected. What changes the due date, as another channel
may, can be corrected until a notice only."""

_OFF_THE_RECEIPT = frozenset(
    {
        "note", "model", "applicant.sex", "applicant.born_on", "applicant.old_id",
        "applicant.issued_on", "applicant.issuer", "delegate.sex", "delegate.born_on",
        "delegate.old_id", "delegate.issued_on", "delegate.issuer",
    }
)  # fmt: skip
"""What no receipt says: another one is not needed where nothing else was corrected."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a reception as it stood and as it is corrected; papers as lists of lines."""

    name: str
    old: str | tuple[PaperLine, ...]
    new: str | tuple[PaperLine, ...]


def is_possible(dossier: Dossier, until: Until) -> bool:
    """Whether what may be changed until then may be changed where a dossier stands."""
    if dossier.is_cancelled:
        return False
    match until:
        case Until.NOTICE:
            return dossier.state in WORKED_ON and not _was_notified(dossier)
        case Until.RESULT:
            return dossier.closed_at is None
        case Until.ENDED:
            return dossier.state not in ENDED
        case Until.ALWAYS:
            return True


def _was_notified(dossier: Dossier) -> bool:
    """Whether the citizen was written to in it, or its time began again."""
    return len(dossier.runs) > 1 or dossier.runs[0].promised_at is not None


@dataclass(frozen=True, slots=True)
class StoodDue:
    """A due date that the citizen was told, and from when on it stood."""

    since: datetime
    due_at: datetime


def broken_date(stood: Sequence[StoodDue], at: datetime, rule: LatenessRule) -> datetime | None:
    """The earliest due date that passed while it stood; None where none did.

    Why it binds: a correction before it has passed gives the citizen a receipt with another date.
    Afterwards the date was not kept, and no correction makes it kept; the way to a new date is the
    apology (NĐ 118/2025/NĐ-CP Art 19(6)). A date that had passed when it was written down was
    nobody's promise: a slip is mended by the next correction.

    Args:
        stood: the due dates of a dossier in the order in which they stood.
        at: the moment of the correction.
        rule: by which lateness is judged.
    """
    ends = [*(one.since for one in stood[1:]), at]
    passed = (
        one.due_at
        for one, end in zip(stood, ends, strict=True)
        if _is_over(end, one.due_at, rule) and not _is_over(one.since, one.due_at, rule)
    )
    return min(passed, default=None)


def _is_over(at: datetime, due_at: datetime, rule: LatenessRule) -> bool:
    return timeliness(at, due_at, rule) is Timeliness.OVERDUE


def possible(dossier: Dossier) -> frozenset[str]:
    """The names of the fields that may be corrected now."""
    return frozenset(name for name, until in CORRECTABLE.items() if is_possible(dossier, until))


def changes_between(before: Texts, after: Texts) -> tuple[Change, ...]:
    """What two states of the texts of a reception say otherwise, in the order of the form."""
    said = tuple(
        Change(name, _said(before, name), _said(after, name))
        for name in CORRECTABLE
        if name != "papers"
    )
    handed_in = Change("papers", papers_from(before) or (), papers_from(after) or ())
    return tuple(one for one in (*said, handed_in) if one.old != one.new)


def _said(texts: Texts, name: str) -> str:
    """The text of a field as it counts: tidy, and empty while it does not belong to the form."""
    field = next((one for one in shown(RECEPTION, texts) if one.name == name), None)
    if field is None:
        return ""
    text = texts.get(name, field.default)
    return text if refusal_of(field, text) else tidied(field, text)


def is_on_receipt(name: str) -> bool:
    """Whether a receipt says what stands in a field."""
    return name not in _OFF_THE_RECEIPT


def needs_receipt(changes: tuple[Change, ...]) -> bool:
    """Whether the receipt that the citizen has says something that is corrected."""
    return any(is_on_receipt(change.name) for change in changes)


def papers_going_on(
    received: Sequence[PaperLine], before: Procedure, now: Procedure
) -> tuple[PaperLine, ...]:
    """The papers of a dossier that stay when its procedure is mended.

    What the right one asks too stays, and what was handed in besides; what only the other one asks
    is no part of the dossier.
    """
    asked_before = {fold(paper.name) for paper in before.papers}
    asked_now = {fold(paper.name): paper.name for paper in now.papers}
    return tuple(
        replace(line, name=asked_now.get(fold(line.name), line.name))
        for line in received
        if fold(line.name) in asked_now or fold(line.name) not in asked_before
    )


# --- cancelling ----------------------------------------------------------------------------------


class Obstacle(StrEnum):
    """What stands in the way of cancelling a reception."""

    CANCELLED = "cancelled"  # it was cancelled before
    NOTICE = "notice"  # the citizen was written to: it goes its way
    OVERDUE = "overdue"  # cancelling would hide that it is late
    RESULT = "result"  # there is a result, and the day of the reception is over
    RATED = "rated"  # the citizen has answered: an answer is not made to vanish
    CERTIFIED = "certified"  # it has numbers in a certification book


def hindrance(
    dossier: Dossier,
    at: datetime,
    rule: LatenessRule,
    *,
    is_rated: bool = False,
    is_certified: bool = False,
) -> Obstacle | None:
    """Obstacle a reception may not be cancelled at a moment; None where it may.

    A mistake is found while nothing has gone out to the citizen, or on the day on which it was
    made: what was solved at once for the wrong person has its result in the same minute. What is
    late, or was when it was solved, stays in the figures; a due date that had passed before it was
    corrected is still the one it is late by (`broken_date`).
    """
    if dossier.is_cancelled:
        return Obstacle.CANCELLED
    if is_rated:
        return Obstacle.RATED
    if is_certified:
        return Obstacle.CERTIFIED
    is_its_day = at.date() == dossier.received_at.date()
    if dossier.closed_at is not None:
        if not is_its_day:
            return Obstacle.RESULT
        return Obstacle.OVERDUE if was_late(dossier.runs, rule) else None
    if not is_possible(dossier, Until.NOTICE):
        return Obstacle.NOTICE
    if _is_over(at, dossier.due_at, rule):
        return Obstacle.OVERDUE
    return None


def cancelled(dossier: Dossier, at: datetime) -> Dossier:
    """The dossier after its reception was cancelled: its number stays, its clock stands."""
    *earlier, last = dossier.runs
    if last.ended_at is None:
        last = replace(last, ended_at=at, why=RunEnd.CLOSED)
    return replace(
        dossier,
        state=DossierState.CANCELLED,
        runs=(*earlier, last),
        closed_at=at,
        returned_at=None,
        last_event_at=at,
    )
