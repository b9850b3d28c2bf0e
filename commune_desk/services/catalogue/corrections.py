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


def to_correct(desk: Desk, code: str, since: date | None = None) -> Procedure:
    """The version that a correction begins with: the one in force, otherwise the newest.

    Args:
        desk: whose catalogue it is.
        code: of the procedure.
        since: from when it is to be corrected; before today counts as today.

    Raises:
        ProcedureNotFound: no such code.
    """
    today = desk.now().date()
    return versions.to_correct(versions_of(desk, code), max(today, since or today))


def compared(desk: Desk, wanted: Procedure) -> Correction:
    """What a correction would do; nothing is written.

    Args:
        desk: whose catalogue it is.
        wanted: the corrected version, under the number of the version that was corrected.

    Raises:
        ProcedureNotFound: no such code.
        NothingCorrected, VersionBeginsBefore, VersionEndsBeforeItBegins: it cannot be.
    """
    return _compared(desk, versions.laid_on(versions_of(desk, wanted.code), wanted))


def _compared(desk: Desk, wanted: Procedure) -> Correction:
    known = versions_of(desk, wanted.code)
    ended, version = versions.following(known, wanted)
    base = next(one for one in known if one.version == wanted.version)
    return Correction(ended, version, versions.differences(base, version))


def correct(desk: Desk, wanted: Procedure, reason: str) -> Procedure:
    """Write a correction as the next version; it begins on the day that it names.

    Versions that begin later take over what they do not state otherwise themselves, unless the
    correction has a last day of its own.

    Raises:
        CorrectionUnexplained: there is no reason.
        Everything that `compared` raises.
    """
    rights.check(desk, EventKind.CATALOGUE_CORRECTED)
    with desk.database.transaction():  # another counter may correct the same procedure meanwhile
        known = versions_of(desk, wanted.code)
        given = versions.laid_on(known, replace(wanted, origin=Origin.OFFICE, reason=reason))
        replaced = next(one for one in known if one.version == given.version)
        version = _written(desk, given, EventKind.CATALOGUE_CORRECTED)
        if given.effective_to in (None, replaced.effective_to):  # else it ends by itself
            for later in versions.carried_on((*known, version), replaced, version):
                again = replace(later, origin=Origin.OFFICE, reason=reason)
                _written(desk, again, EventKind.CATALOGUE_CORRECTED)
    return version


def to_take_back(desk: Desk, code: str, version: int) -> Procedure:
    """A version as it would hold again, under the number of the one that it takes the place of.

    It begins today; one that is still to come begins on its own day. Where the one that holds today
    is asked for, it goes on beyond the day on which another was to follow it.

    Raises:
        ProcedureNotFound: no such code or version.
    """
    known, today = versions_of(desk, code), desk.now().date()
    current = versions.to_correct(known, today)
    asked = next((one for one in known if one.version == version), None)
    if asked is None:
        raise ProcedureNotFound(code)
    begins = max(today, current.effective_from, asked.effective_from)
    if versions.is_same_content(asked, current):
        begins = versions.next_change(known, begins) or current.effective_from
    replaced = versions.to_correct(known, begins)
    return replace(
        asked,
        version=replaced.version,
        effective_from=begins,
        effective_to=replaced.effective_to,
    )


def take_back(desk: Desk, code: str, version: int, *, reason: str) -> Procedure:
    """Let a version hold again, from the day that `to_take_back` names.

    Raises:
        ProcedureNotFound: no such code or version.
        CorrectionUnexplained: there is no reason.
        NothingCorrected: it holds already, and no other is to follow it.
    """
    rights.check(desk, EventKind.CATALOGUE_CORRECTED)
    return correct(desk, to_take_back(desk, code, version), reason)


def _written(desk: Desk, wanted: Procedure, kind: EventKind) -> Procedure:
    """Write a version and its line of history, inside the caller's transaction."""
    if not wanted.reason.strip():
        raise CorrectionUnexplained(wanted.code, wanted.name)
    correction = _compared(desk, wanted)
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
