"""Entering a resolution of the provincial council: the fees of many procedures at once."""

from dataclasses import replace

from commune_desk.domain.catalogue import catalogue_versions as versions
from commune_desk.domain.catalogue.catalogue_errors import NothingCorrected, ResolutionUnnumbered
from commune_desk.domain.catalogue.fee_resolution import (
    FeeResolution,
    ProvincialFee,
    names_council,
    provincial_fees,
    resolved,
)
from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.desk.history import EventKind
from commune_desk.services.catalogue import corrections
from commune_desk.services.catalogue.corrections import Correction
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.store.catalogue import procedures


def set_by_council(desk: Desk) -> tuple[ProvincialFee, ...]:
    """Every fee of the procedures in force that the council sets, with what is taken now."""
    today = desk.now().date()
    by_code: dict[str, list[Procedure]] = {}
    for one in procedures.all_versions(desk.office.id):
        by_code.setdefault(one.code, []).append(one)
    holding = (versions.version_on(known, today) for known in by_code.values())
    return tuple(fee for procedure in holding if procedure for fee in provincial_fees(procedure))


def compared(desk: Desk, resolution: FeeResolution) -> tuple[Correction, ...]:
    """What a resolution would change, procedure by procedure; nothing is written.

    Raises:
        ResolutionUnnumbered: its name does not say its number, by which it would be known again.
        ProcedureNotFound, NotProvincial: it speaks of a fee that the council does not set.
        VersionBeginsBefore: a procedure has a later version than the resolution.
    """
    if not names_council(resolution.name):
        raise ResolutionUnnumbered(resolution.name)
    found = []
    for wanted in _wanted(desk, resolution):
        try:
            found.append(corrections.compared(desk, wanted))
        except NothingCorrected:
            continue
    return tuple(found)


def enter(desk: Desk, resolution: FeeResolution) -> tuple[Procedure, ...]:
    """Write what a resolution changes, all of it or nothing; a new version for each procedure.

    Raises:
        Everything that `compared` raises.
    """
    rights.check(desk, EventKind.CATALOGUE_CORRECTED)
    with desk.database.transaction():
        changed = compared(desk, resolution)
        return tuple(
            corrections.correct(desk, wanted, resolution.name)
            for wanted in _wanted(desk, resolution)
            if wanted.code in {one.version.code for one in changed}
        )


def _wanted(desk: Desk, resolution: FeeResolution) -> tuple[Procedure, ...]:
    """The procedures as the resolution wants them, from its first day on."""
    found = []
    for code, fees in resolution.by_procedure().items():
        known = corrections.versions_of(desk, code)
        base = versions.to_correct(known, resolution.effective_from)
        wanted = resolved(base, resolution.name, fees)
        if not versions.is_same_content(wanted, base):  # else it is refused as no correction
            since = max(resolution.effective_from, base.effective_from)
            wanted = replace(wanted, effective_from=since)
        found.append(wanted)
    return tuple(found)
