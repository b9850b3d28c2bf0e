"""Correcting the catalogue (sửa danh mục): new versions with a reason, and a way back.

Nothing is overwritten: a correction is the next version of a procedure, dossiers keep the one under
which they were received, and an earlier version comes back as a later one. What an update of the
program brings never takes the place of an office's own version by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commune_desk.domain.catalogue import catalogue_versions as versions
from commune_desk.domain.catalogue.catalogue_errors import (
    CorrectionUnexplained,
    LawUnchanged,
    NothingToDecide,
    ProcedureNotFound,
)
from commune_desk.domain.catalogue.catalogue_versions import Difference, ShippedProcedure
from commune_desk.domain.catalogue.procedure import Origin, Procedure
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.law.topics import CivilStatusLaw
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.catalogue import procedures


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction before it is written: the versions as they would be, and what differs."""

    ended: Procedure
    version: Procedure
    differences: tuple[Difference, ...]


def versions_of(desk: Desk, code: str) -> tuple[Procedure, ...]:
    """Every version of a procedure, the newest first.

    Raises:
        ProcedureNotFound: no such code.
    """
    found = procedures.versions_of(desk.office.id, code)
    if not found:
        raise ProcedureNotFound(code)
    return found


def to_correct(desk: Desk, code: str) -> Procedure:
    """The version that a correction begins with: the one in force, otherwise the newest.

    Raises:
        ProcedureNotFound: no such code.
    """
    return versions.to_correct(versions_of(desk, code), desk.now().date())


def compared(desk: Desk, wanted: Procedure) -> Correction:
    """What a correction would do; nothing is written.

    Args:
        desk: whose catalogue it is.
        wanted: the corrected version, under the number of the version that was corrected.

    Raises:
        ProcedureNotFound: no such code.
        NothingCorrected, VersionBeginsBefore, VersionEndsBeforeItBegins: it cannot be.
    """
    known = versions_of(desk, wanted.code)
    ended, version = versions.following(known, wanted)
    base = next(one for one in known if one.version == wanted.version)
    return Correction(ended, version, versions.differences(base, version))


def correct(desk: Desk, wanted: Procedure, reason: str) -> Procedure:
    """Write a correction as the next version; it begins on the day that it names.

    Raises:
        CorrectionUnexplained: there is no reason.
        Everything that `compared` raises.
    """
    rights.check(desk, EventKind.CATALOGUE_CORRECTED)
    given = replace(wanted, origin=Origin.OFFICE, reason=reason)
    with desk.database.transaction():
        return _written(desk, given, EventKind.CATALOGUE_CORRECTED)


def take_back(
    desk: Desk, code: str, version: int, *, reason: str, since: date | None = None
) -> Procedure:
    """Let an earlier version hold again, from a day on; today if none is given.

    Raises:
        ProcedureNotFound: no such code or version.
        CorrectionUnexplained: there is no reason.
        NothingCorrected: it holds already.
    """
    rights.check(desk, EventKind.CATALOGUE_CORRECTED)
    known = versions_of(desk, code)
    current = versions.to_correct(known, desk.now().date())
    earlier = next((one for one in known if one.version == version), None)
    if earlier is None:
        raise ProcedureNotFound(code)
    begins = max(since or desk.now().date(), current.effective_from)
    wanted = replace(
        earlier, version=current.version, effective_from=begins, effective_to=current.effective_to
    )
    if versions.is_same_content(wanted, current):
        wanted = replace(wanted, effective_from=current.effective_from)  # refused as no correction
    return correct(desk, wanted, reason)


def _written(desk: Desk, wanted: Procedure, kind: EventKind) -> Procedure:
    """Write a version and its line of history, inside the caller's transaction."""
    if not wanted.reason.strip():
        raise CorrectionUnexplained(wanted.code, wanted.name)
    correction = compared(desk, wanted)
    procedures.save_versions(desk.office.id, (correction.ended, correction.version))
    facts = {
        "code": wanted.code,
        "version": correction.version.version,
        "replaces": correction.ended.version,
        "from": correction.version.effective_from.isoformat(),
        "fields": [difference.name for difference in correction.differences],
        "note": wanted.reason,
    }
    record(desk, kind, facts=facts)
    return correction.version


# --- a law that changed ------------------------------------------------------------------------


def changed_law(desk: Desk, procedure: Procedure) -> CivilStatusLaw | None:
    """The law that came into force since the version began; an officer has to look at it."""
    return versions.changed_law(procedure, desk.law.civil_status, desk.now().date())


def confirm(desk: Desk, code: str, reason: str) -> Procedure:
    """Say that a procedure stays as it is under a law that changed.

    Raises:
        ProcedureNotFound: no such code.
        LawUnchanged: there is nothing to confirm.
        CorrectionUnexplained: there is no reason.
    """
    rights.check(desk, EventKind.CATALOGUE_CONFIRMED)
    current = to_correct(desk, code)
    if changed_law(desk, current) is None:
        raise LawUnchanged(code, current.name)
    today = desk.now().date()
    confirmed = versions.under_law(current, desk.law.civil_status, today)
    with desk.database.transaction():
        return _written(desk, replace(confirmed, reason=reason), EventKind.CATALOGUE_CONFIRMED)


# --- what an update of the program brought -----------------------------------------------------


def undecided(desk: Desk) -> tuple[ShippedProcedure, ...]:
    """Rows of the program that differ from the office's own versions, and wait for an officer."""
    brought = procedures.shipped(desk.office.id).values()
    return tuple(one for one in brought if not one.is_decided)


def against_shipped(desk: Desk, code: str) -> Sequence[Difference]:
    """What the program's row states otherwise than the office's own version.

    Raises:
        NothingToDecide: nothing waits under that code.
    """
    brought = _undecided(desk, code)
    return versions.differences(to_correct(desk, code), brought.procedure, versions.CONTENT)


def take_shipped(desk: Desk, code: str, reason: str) -> Procedure:
    """Let the program's row take the place of the office's own version, from today on.

    Raises:
        NothingToDecide: nothing waits under that code.
        CorrectionUnexplained: there is no reason.
    """
    rights.check(desk, EventKind.CATALOGUE_CORRECTED)
    brought, current = _undecided(desk, code), to_correct(desk, code)
    wanted = versions.taken(brought.procedure, current, desk.now().date())
    with desk.database.transaction():
        version = _written(desk, replace(wanted, reason=reason), EventKind.CATALOGUE_CORRECTED)
        procedures.save_shipped(desk.office.id, [replace(brought, is_decided=True)])
    return version


def keep_own(desk: Desk, code: str, reason: str) -> None:
    """Let the office's own version hold, whatever the program brought.

    Raises:
        NothingToDecide: nothing waits under that code.
        CorrectionUnexplained: there is no reason.
    """
    rights.check(desk, EventKind.CATALOGUE_KEPT)
    brought = _undecided(desk, code)
    if not reason.strip():
        raise CorrectionUnexplained(code, brought.procedure.name)
    with desk.database.transaction():
        procedures.save_shipped(desk.office.id, [replace(brought, is_decided=True)])
        record(desk, EventKind.CATALOGUE_KEPT, facts={"code": code, "note": reason})


def _undecided(desk: Desk, code: str) -> ShippedProcedure:
    brought = procedures.shipped(desk.office.id).get(code)
    if brought is None or brought.is_decided:
        raise NothingToDecide(code)
    return brought
