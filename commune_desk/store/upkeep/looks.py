"""Looks (lượt xem): the lines of the history that say who saw or took along whose data."""

from commune_desk.domain.keys import CitizenId, OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.upkeep.looks import Look, LookCount, SeenPerson
from commune_desk.store.columns import value_from
from commune_desk.store.queries import seen
from commune_desk.store.statements import rows

_BEYOND = 2**62


def page(
    office_id: OfficeId, period: ReportingPeriod, before: int | None = None, *, limit: int
) -> tuple[Look, ...]:
    """The looks of a period, the newest first.

    Args:
        office_id: of which office.
        period: when.
        before: the last event of the page before; None for the first page.
        limit: how many.
    """
    asked = (*_between(office_id, period), before or _BEYOND, limit)
    return tuple(value_from(Look, row) for row in rows(seen.LOOKS, asked))


def taken_along(office_id: OfficeId, period: ReportingPeriod, *, limit: int) -> tuple[Look, ...]:
    """What was exported, handed on as a list or deleted in a period, the newest first."""
    asked = (*_between(office_id, period), limit)
    return tuple(value_from(Look, row) for row in rows(seen.LOOKS_OF_KINDS, asked))


def by_officer(office_id: OfficeId, period: ReportingPeriod) -> tuple[LookCount, ...]:
    """How often each officer looked, exported, deleted."""
    asked = _between(office_id, period)
    return tuple(value_from(LookCount, row) for row in rows(seen.BY_OFFICER, asked))


def by_person(
    office_id: OfficeId, period: ReportingPeriod, *, limit: int
) -> tuple[SeenPerson, ...]:
    """Whose data were looked at most."""
    asked = (*_between(office_id, period), limit)
    return tuple(value_from(SeenPerson, row) for row in rows(seen.BY_PERSON, asked))


def of_person(office_id: OfficeId, citizen_id: CitizenId) -> tuple[Look, ...]:
    """Everything that the history tells of a person and of what they filed, the first first."""
    asked = (office_id, citizen_id) * 3
    return tuple(value_from(Look, row) for row in rows(seen.OF_PERSON, asked))


def _between(office_id: OfficeId, period: ReportingPeriod) -> tuple[object, ...]:
    return (office_id, period.starts_at, period.ends_at)
