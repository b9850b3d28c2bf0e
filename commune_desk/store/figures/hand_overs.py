"""What a report tells beside its dossiers: who handed over, who was asked, and what was answered.

Of a dossier whose row tells all that ever happened to it (`SeenDossiers.stood`), what was asked and
answered came after the only hand-over there was; so the answers of the period are all of its. Of
the others everything is asked by itself: of what was taken back, and of what had its result before
the period began.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from peewee import chunked

from commune_desk.domain.figures.asking import HandedOver
from commune_desk.domain.figures.course import SeenDossiers
from commune_desk.domain.handling.rating import RatedAlike, RatingLevel, RatingWay
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.queries import periods, ratings
from commune_desk.store.statements import each, rows

_AT_ONCE = 500

_Alike = defaultdict[tuple[int, bool, bool], list[str]]
"""Numbers of dossiers by who handed over, and whether somebody was asked and answered."""


def told(
    office_id: OfficeId, period: ReportingPeriod, seen: SeenDossiers
) -> tuple[tuple[RatedAlike, ...], tuple[HandedOver, ...]]:
    """The ratings of a period, and what was handed over in it, up to the moment it is seen from."""
    stood = seen.stood.rows if seen.stood else ()
    numbers = {row.id: row.dossier_no for row in stood}
    touched, since, at = periods.touched(office_id, period), period.starts_at, seen.at
    of_period = (office_id, since, at)
    given, by, requested, printed = each(
        (ratings.ANSWERS, of_period),
        (ratings.HAND_OVERS, of_period),
        (ratings.REQUESTED, (*touched, office_id, at)),
        (ratings.SLIP_PRINTED, (*touched, office_id, at)),
    )
    answered = {row.dossier_id for row in given}
    asked = {row.dossier_id for row in requested} | {row.dossier_id for row in printed}
    officer_of = dict(by)
    alike: _Alike = defaultdict(list)
    others: list[int] = []
    for row in stood:
        key, returned_at = row.id, row.returned_at
        if returned_at is not None and seen.stood and returned_at >= seen.stood.since:
            if key in officer_of:
                alike[officer_of.pop(key), key in asked, key in answered].append(row.dossier_no)
            else:
                others.append(key)
    others += officer_of
    for some in chunked(others, _AT_ONCE):
        found = ratings.handed_over(some, (at, at, at, *of_period))
        _add(alike, rows(*found))
    for number in seen.taken_back:  # what stood at that moment and was taken back later
        _add(alike, rows(ratings.HANDED_OVER_THEN, (at, at, at, office_id, number)))
    return _ratings(given, numbers), _by_people(office_id, alike)


def _add(alike: _Alike, found: Iterable[Any]) -> None:
    """Add hand-overs that were asked for by themselves."""
    for dossier_no, officer, was_asked, has_answered in found:
        alike[officer, bool(was_asked), bool(has_answered)].append(dossier_no)


def _by_people(office_id: OfficeId, alike: _Alike) -> tuple[HandedOver, ...]:
    """Hand-overs with who did each; what the program did by itself nobody handed over."""
    people = {key: (login, name) for key, login, name in rows(ratings.OFFICERS, (office_id,))}
    return tuple(
        HandedOver(numbers, *people[officer], was_asked, has_answered)
        for (officer, was_asked, has_answered), numbers in alike.items()
        if officer in people
    )


def _ratings(given: Sequence[Any], numbers: dict[int, str]) -> tuple[RatedAlike, ...]:
    """Ratings that say the same and came the same way; one on a slip may name no dossier."""
    alike: defaultdict[tuple[str, str], list[int | None]] = defaultdict(list)
    for key, level, came_by in given:
        alike[level, came_by].append(key)
    unknown = {key for keys in alike.values() for key in keys if key is not None} - numbers.keys()
    for some in chunked(sorted(unknown), _AT_ONCE):
        numbers |= dict(rows(*ratings.numbers(some)))
    return tuple(
        RatedAlike(
            RatingLevel(level),
            RatingWay(came_by),
            tuple("" if key is None else numbers[key] for key in keys),
        )
        for (level, came_by), keys in alike.items()
    )
