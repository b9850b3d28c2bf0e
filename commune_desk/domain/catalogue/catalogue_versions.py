"""Correcting the catalogue: the next version of a procedure, and what tells two versions apart.

A version never changes, for dossiers rest on it (Nghị định 118/2025/NĐ-CP, Art 17(3)); a correction
is a new version that begins on a day, with a reason. The version that it takes the place of ends on
the day before. Of two versions in force on one day the higher number holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from commune_desk.domain.catalogue.catalogue_errors import (
    NothingCorrected,
    VersionBeginsBefore,
    VersionEndsBeforeItBegins,
)
from commune_desk.domain.catalogue.procedure import Origin, Procedure, is_in_force
from commune_desk.domain.law.topics import CivilStatusLaw, in_force

CONTENT = (
    "name",
    "short_name",
    "sector",
    "times",
    "fees",
    "papers",
    "results",
    "handling_unit",
    "legal_basis",
    "decision",
)
"""The attributes that a citizen or a clerk would notice."""

COMPARED = (*CONTENT, "effective_from", "effective_to")


@dataclass(frozen=True, slots=True)
class Difference:
    """One attribute that two versions state differently."""

    name: str
    before: Any
    after: Any


def differences(
    before: Procedure, after: Procedure, names: Iterable[str] = COMPARED
) -> tuple[Difference, ...]:
    """What two versions state differently, in the order of the sheet."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in names)
    return tuple(Difference(name, old, new) for name, old, new in pairs if old != new)


def is_same_content(one: Procedure, other: Procedure) -> bool:
    """Whether two versions state the same, whenever they begin and end."""
    return not differences(one, other, CONTENT)


def version_on(versions: Sequence[Procedure], on: date) -> Procedure | None:
    """The version of one procedure that holds on a day."""
    holding = [version for version in versions if is_in_force(version, on)]
    return max(holding, key=lambda version: version.version, default=None)


def to_correct(versions: Sequence[Procedure], on: date) -> Procedure:
    """The version that a correction begins with: the one in force, otherwise the newest."""
    return version_on(versions, on) or max(versions, key=lambda version: version.version)


def next_change(versions: Sequence[Procedure], after: date) -> date | None:
    """The first day after that one on which another version begins."""
    begins = (one.effective_from for one in versions if one.effective_from > after)
    return min(begins, default=None)


def laid_on(versions: Sequence[Procedure], wanted: Procedure) -> Procedure:
    """A correction as it is meant on its first day: laid onto the version that will hold then.

    An officer corrects what holds today. Where another version begins between today and the first
    day of the correction, what that one states otherwise stays: a time or a fee that the officer
    left as it was is no correction of it, nor is the end that the later version set.

    Args:
        versions: all versions of the procedure.
        wanted: the corrected version, under the number of the version that was corrected.
    """
    (base,) = (version for version in versions if version.version == wanted.version)
    holding = version_on(versions, wanted.effective_from) or base
    if holding.effective_from <= base.effective_from:
        return wanted
    own = {one.name: one.after for one in differences(base, wanted, (*CONTENT, "effective_to"))}
    since, origin, reason = wanted.effective_from, wanted.origin, wanted.reason
    return replace(holding, **own, effective_from=since, origin=origin, reason=reason)


def carried_on(
    versions: Sequence[Procedure], replaced: Procedure, version: Procedure
) -> tuple[Procedure, ...]:
    """What a correction means for the versions that were decided before it and begin after it.

    It holds until something else is decided of the same thing: a fee that the council sets from
    January is no other in March, because a decision on the time begins then. What a later version
    states otherwise than the one replaced is its own, and so is all that comes after it.

    Args:
        versions: all versions of the procedure, the correction among them.
        replaced: the version whose place the correction took.
        version: the correction.

    Returns:
        The later versions as they are wanted, each under its own number.
    """
    told = {one.name: one for one in differences(replaced, version, CONTENT)}
    wanted = []
    for later in sorted(versions, key=lambda one: one.effective_from):
        begins = later.effective_from
        if begins <= version.effective_from or version_on(versions, begins) != later:
            continue
        told = {name: one for name, one in told.items() if getattr(later, name) == one.before}
        if told:
            wanted.append(replace(later, **{name: one.after for name, one in told.items()}))
    return tuple(wanted)


def following(versions: Sequence[Procedure], wanted: Procedure) -> tuple[Procedure, Procedure]:
    """The version that is replaced, ended, and the one that takes its place.

    Args:
        versions: all versions of the procedure.
        wanted: the corrected version, under the number of the version that was corrected.

    Raises:
        NothingCorrected: it states what the corrected version states.
        VersionBeginsBefore: it begins before the version that it would replace.
        VersionEndsBeforeItBegins: its last day is before its first.
    """
    (base,) = (version for version in versions if version.version == wanted.version)
    since, until = wanted.effective_from, wanted.effective_to
    if not differences(base, wanted):
        raise NothingCorrected(base.code, base.name)
    if since < base.effective_from:
        raise VersionBeginsBefore(base.code, base.name, since, base.effective_from)
    replaced = version_on(versions, since) or base
    # What an officer decided for a later day stays.
    ends = [v.effective_from - timedelta(days=1) for v in versions if v.effective_from > since]
    until = min([*ends, *([until] if until else [])], default=None)
    if until is not None and until < since:
        raise VersionEndsBeforeItBegins(base.code, base.name, since, until)
    number = max(version.version for version in versions) + 1
    version = replace(wanted, version=number, effective_to=until, unverified=_doubted(base, wanted))
    # The one replaced ends on the day before; one that ended earlier stays as it is.
    last = max(replaced.effective_from, since - timedelta(days=1))
    is_over = replaced.effective_to is not None and replaced.effective_to <= last
    return replaced if is_over else replace(replaced, effective_to=last), version


def _doubted(base: Procedure, wanted: Procedure) -> tuple[str, ...]:
    """What is still unverified: what somebody has corrected is not, unless a line says so."""
    if wanted.origin is Origin.SHIPPED:
        return wanted.unverified
    corrected = {difference.name for difference in differences(base, wanted)}
    for name, lines in (("times", wanted.times), ("fees", wanted.fees)):
        if not all(line.is_verified for line in lines):
            corrected.discard(name)
    return tuple(name for name in wanted.unverified if name not in corrected)


# --- a law that changed -------------------------------------------------------------------------


def changed_law(
    procedure: Procedure, laws: tuple[CivilStatusLaw, ...], on: date
) -> CivilStatusLaw | None:
    """The law that came into force since the version began, and that nobody looked at yet.

    The version stays in use all the same: the desk is not stopped.
    """
    law = in_force(laws, on)
    is_older = law is not laws[0] and procedure.effective_from < law.since
    return law if is_older and procedure.sector in law.sectors else None


def under_law(procedure: Procedure, laws: tuple[CivilStatusLaw, ...], on: date) -> Procedure:
    """The version that an officer confirms: the same content, resting on the law in force."""
    law = in_force(laws, on)
    older = {other.name for other in laws if other is not law}
    basis = [law.name if name in older else name for name in procedure.legal_basis]
    if law.name not in basis:
        basis.insert(0, law.name)
    since = max(law.since, procedure.effective_from)
    return replace(procedure, legal_basis=tuple(basis), effective_from=since, origin=Origin.OFFICE)


# --- what an update of the program brings -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShippedProcedure:
    """The newest version that the program brought of a procedure.

    `is_decided` is False while it differs from a version of the office's own, and no officer has
    said yet which of them holds.
    """

    procedure: Procedure
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Update:
    """What an update does to the catalogue of an office.

    Attributes:
        kept: versions to be kept, those that end among them.
        shipped: what the program brought and is new to the office.
    """

    kept: tuple[Procedure, ...]
    shipped: tuple[ShippedProcedure, ...]


def update_of(
    known: Mapping[str, Sequence[Procedure]],
    brought: Mapping[str, Sequence[Procedure]],
    seen: Mapping[str, ShippedProcedure],
    *,
    today: date,
) -> Update:
    """What an update does: the program's own versions follow it, the office's own wait.

    Args:
        known: the versions of the office, by code.
        brought: the versions that the program brings, by code, in order of their numbers.
        seen: what the program brought before, by code.
        today: a changed row begins today at the earliest, for dossiers rest on the one before.
    """
    kept: list[Procedure] = []
    shipped: list[ShippedProcedure] = []
    for code, rows in brought.items():
        newest = rows[-1]
        if code not in known:
            kept += rows
            shipped.append(ShippedProcedure(newest, is_decided=True))
            continue
        before = seen.get(code)
        if before is not None and states_the_same(before.procedure, newest):
            continue
        current = max(known[code], key=lambda version: version.version)
        is_own = current.origin is not Origin.SHIPPED
        waits = is_own and not states_the_same(current, newest)
        shipped.append(ShippedProcedure(newest, is_decided=not waits))
        if not is_own:
            kept += followed(known[code], current, newest, today=today)
    return Update(tuple(kept), tuple(shipped))


def states_the_same(one: Procedure, other: Procedure) -> bool:
    """Whether two versions state the same and end on the same day, whenever they begin."""
    return is_same_content(one, other) and one.effective_to == other.effective_to


def followed(
    versions: Sequence[Procedure], current: Procedure, newest: Procedure, *, today: date
) -> tuple[Procedure, ...]:
    """The versions to keep where the program's own row is followed by its next one."""
    ends = newest.effective_to
    if states_the_same(current, newest):
        return ()
    if is_same_content(current, newest) or (ends is not None and ends < today):
        return (replace(current, effective_to=ends),)
    return following(versions, taken(newest, current, today))


def taken(newest: Procedure, current: Procedure, today: date) -> Procedure:
    """The program's row as a correction of the office's present version."""
    since = max(newest.effective_from, current.effective_from, today)
    return replace(newest, version=current.version, effective_from=since)
