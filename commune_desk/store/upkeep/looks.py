"""Looks (lượt xem): the lines of the history that say who saw or took along whose data."""

from typing import Any

from commune_desk.domain.keys import CitizenId, OfficeId
from commune_desk.domain.office.officer import Officer
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.upkeep.looks import Look, LookCount, SeenPerson
from commune_desk.store.columns import value_from
from commune_desk.store.queries import seen
from commune_desk.store.statements import rows

_BEYOND = 2**62


def page(
    office_id: OfficeId,
    period: ReportingPeriod,
    before: int | None = None,
    *,
    limit: int,
    of: Officer | None = None,
) -> tuple[Look, ...]:
    """The looks of a period, the newest first.

    Args:
        office_id: of which office.
        period: when.
        before: the last event of the page before; None for the first page.
        limit: how many.
        of: whose looks; None for everybody's.
    """
    found = _found(seen.LOOKS, of, _between(office_id, period), before or _BEYOND, limit)
    return tuple(value_from(Look, row) for row in found)


def taken_along(
    office_id: OfficeId, period: ReportingPeriod, *, limit: int, of: Officer | None = None
) -> tuple[Look, ...]:
    """What was exported, handed on as a list or deleted in a period, the newest first."""
    found = _found(seen.LOOKS_OF_KINDS, of, _between(office_id, period), limit)
    return tuple(value_from(Look, row) for row in found)


def by_officer(office_id: OfficeId, period: ReportingPeriod) -> tuple[LookCount, ...]:
    """How often each officer looked, exported, deleted."""
    asked = _between(office_id, period)
    return tuple(value_from(LookCount, row) for row in rows(seen.BY_OFFICER, asked))


def by_person(
    office_id: OfficeId, period: ReportingPeriod, *, limit: int, of: Officer | None = None
) -> tuple[SeenPerson, ...]:
    """Whose data were looked at most, by everybody or by one officer."""
    found = _found(seen.BY_PERSON, of, _between(office_id, period), limit)
    return tuple(value_from(SeenPerson, row) for row in found)


def of_person(office_id: OfficeId, citizen_id: CitizenId) -> tuple[Look, ...]:
    """Everything that the history tells of a person and of what they filed, the first first."""
    asked = (office_id, citizen_id) * 3
    return tuple(value_from(Look, row) for row in rows(seen.OF_PERSON, asked))


def _found(
    asked: seen.Asked, of: Officer | None, between: tuple[object, ...], *values: int
) -> list[Any]:
    if of is None:
        return rows(asked.everybody, (*between, *values))
    return rows(asked.of_officer, (*between, of.id, *values))


def _between(office_id: OfficeId, period: ReportingPeriod) -> tuple[object, ...]:
    return (office_id, period.starts_at, period.ends_at)
