"""The catalogue on the command line: read a procedure, and correct it as the window does."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from commune_desk.cli.command import Answer, Argument, Command, open_desk
from commune_desk.domain.catalogue.catalogue_versions import differences
from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.plain import to_plain
from commune_desk.files.catalogue.catalogues import read_correction
from commune_desk.files.catalogue.fee_resolutions import read_resolution
from commune_desk.paths import DataFolder
from commune_desk.services.catalogue import corrections, fee_resolutions
from commune_desk.services.desk.desk import Desk
from commune_desk.words.catalogue import catalogue_words


def procedure(folder: DataFolder, options: Namespace) -> Answer:
    """Every version of a procedure, and whether an officer has to look at it."""
    with open_desk(folder, QuietVerb.FOUND) as desk:
        versions = corrections.versions_of(desk, options.procedure)
        current = corrections.to_correct(desk, options.procedure)
        law = corrections.changed_law(desk, current)
    document = {
        "current": current.version,
        "changed_law": law.name if law else None,
        "versions": versions,
    }
    lines = catalogue_words.procedure_lines(current, versions, law)
    return Answer(document, lines)


def amend(folder: DataFolder, options: Namespace) -> Answer:
    """Correct a procedure by a new version, take an earlier one back, or confirm the present one.

    Raises:
        WrongField: not exactly one of the three was asked for.
    """
    code, note = options.procedure, options.note
    wanted = EventKind.CATALOGUE_CONFIRMED if options.confirm else EventKind.CATALOGUE_CORRECTED
    with open_desk(folder, wanted) as desk:
        asked = [options.file is not None, options.back is not None, options.confirm]
        if sum(asked) != 1:
            raise WrongField("", 0, "file", "", ("FILE.json", "--back", "--confirm"))
        before = corrections.to_correct(desk, code)
        if options.confirm:
            after = corrections.confirm(desk, code, note)
        elif options.back is not None:
            since = corrections.to_take_back(desk, code, options.back).effective_from
            before = corrections.to_correct(desk, code, since)
            after = corrections.take_back(desk, code, options.back, reason=note)
        else:
            stated = {"effective_from": desk.now().date(), **read_correction(Path(options.file))}
            before = corrections.to_correct(desk, code, stated["effective_from"])
            after = _corrected(desk, replace(before, **stated), options)
    told = differences(before, after)
    document = {
        "procedure": code,
        "version": after.version,
        "effective_from": after.effective_from,
        "dry_run": options.dry_run,
        "differences": [
            {"field": one.name, "before": to_plain(one.before), "after": to_plain(one.after)}
            for one in told
        ],
    }
    return Answer(document, catalogue_words.amended(after, told, is_dry_run=options.dry_run))


def _corrected(desk: Desk, wanted: Procedure, options: Namespace) -> Procedure:
    """The version that a file makes; only looked at in a dry run."""
    if options.dry_run:
        return corrections.compared(desk, wanted).version
    return corrections.correct(desk, wanted, options.note)


def fee_resolution(folder: DataFolder, options: Namespace) -> Answer:
    """Enter what a resolution of the provincial council sets, for all its procedures."""
    with open_desk(folder, EventKind.CATALOGUE_CORRECTED) as desk:
        resolution = read_resolution(Path(options.file))
        changes = fee_resolutions.compared(desk, resolution)
        if not options.dry_run:
            fee_resolutions.enter(desk, resolution)
    document = {
        "resolution": resolution.name,
        "effective_from": resolution.effective_from,
        "dry_run": options.dry_run,
        "procedures": [
            {
                "procedure": change.version.code,
                "version": change.version.version,
                "fees": to_plain(change.version.fees),
            }
            for change in changes
        ],
    }
    versions = [change.version for change in changes]
    lines = catalogue_words.resolution_entered(versions, is_dry_run=options.dry_run)
    return Answer(document, lines)


_PROCEDURE = Argument("procedure")
_SWITCH = {"action": "store_true"}

COMMANDS = (
    Command(
        "fee-resolution",
        fee_resolution,
        (Argument("file", {"metavar": "FILE.toml"}), Argument("--dry-run", _SWITCH)),
    ),
    Command("procedure", procedure, (_PROCEDURE,)),
    Command(
        "amend",
        amend,
        (
            _PROCEDURE,
            Argument("file", {"nargs": "?", "metavar": "FILE.json"}),
            Argument("--note", {"default": ""}),
            Argument("--back", {"type": int, "metavar": "VERSION"}),
            Argument("--confirm", {"action": "store_true"}),
            Argument("--dry-run", {"action": "store_true"}),
        ),
    ),
)
