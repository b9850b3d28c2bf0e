"""The commands about packs: what one would change, taking it over, making one, taking one back."""

from argparse import Namespace
from pathlib import Path

from commune_desk.cli.command import Answer, Argument, Command, open_desk
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.office.joining import compact
from commune_desk.domain.papers.office_form import PackPlan
from commune_desk.domain.papers.pack import SUFFIX, Pack
from commune_desk.domain.plain import to_plain
from commune_desk.files.writing import check_writable
from commune_desk.paths import DataFolder
from commune_desk.services.papers import pack_plans, packs
from commune_desk.words.papers import packs as words


def pack(folder: DataFolder, options: Namespace) -> Answer:
    """Look at a pack, accept it, make one, or take an accepted one back."""
    return {"look": look, "accept": accept, "make": make, "back": back}[options.verb](
        folder, options
    )


def look(folder: DataFolder, options: Namespace) -> Answer:
    """What a pack would change; nothing is written."""
    with open_desk(folder, EventKind.PACK_ACCEPTED) as desk:
        found = packs.read(Path(options.pack))
        planned = pack_plans.plan(desk, found)
    return Answer(_document(found, planned), words.plan_lines(found, planned))


def accept(folder: DataFolder, options: Namespace) -> Answer:
    """Take a pack over, whole or not at all."""
    with open_desk(folder, EventKind.PACK_ACCEPTED) as desk:
        found = packs.read(Path(options.pack))
        told = compact(options.maker) == compact(found.fingerprint)
        planned = packs.accept(desk, found, is_maker_told=told)
    return Answer(_document(found, planned), words.accepted_lines(found, planned))


def make(folder: DataFolder, options: Namespace) -> Answer:
    """Make a pack of what this office has.

    Raises:
        WrongField: nothing says where it goes.
    """
    if not options.to:
        raise WrongField("", 0, "--to", "", ("DIR",))
    with open_desk(folder, EventKind.PACK_MADE) as desk:
        target = check_writable(Path(options.to)) / f"{words.file_name(options.pack)}{SUFFIX}"
        content = packs.make(
            desk,
            options.pack,
            tuple(options.forms),
            procedure_codes=tuple(options.procedures),
            years=tuple(options.years),
        )
        packs.save(content, target)
    return Answer({"file": target}, (words.MADE.format(file=target),))


def back(folder: DataFolder, options: Namespace) -> Answer:
    """Let the forms of an accepted pack be as they were before it."""
    with open_desk(folder, EventKind.PACK_TAKEN_BACK) as desk:
        codes = packs.take_back(desk, options.pack, is_use_known=options.in_use)
    return Answer({"forms": codes}, (words.TAKEN_BACK.format(forms=", ".join(codes)),))


def _document(found: Pack, planned: PackPlan) -> dict[str, object]:
    return {
        "pack": found.name,
        "from": found.office,
        "made_at": found.made_at,
        "fingerprint": found.fingerprint,
        "is_known": planned.is_known,
        "is_of_project": planned.is_of_project,
        "law": to_plain(planned.law),
        "procedures": to_plain(planned.procedures),
        "forms": to_plain(planned.forms),
        "days": to_plain(planned.days),
        "lines": to_plain(planned.lines),
    }


COMMANDS = (
    Command(
        "pack",
        pack,
        (
            Argument("verb", {"choices": ["look", "accept", "make", "back"]}),
            Argument("pack", {"metavar": "FILE|NAME"}),
            Argument("--maker", {"default": "", "metavar": "CODE"}),
            Argument("--to", {"metavar": "DIR"}),
            Argument("--forms", {"nargs": "+", "default": [], "metavar": "CODE"}),
            Argument("--procedures", {"nargs": "+", "default": [], "metavar": "CODE"}),
            Argument("--years", {"nargs": "+", "type": int, "default": [], "metavar": "YEAR"}),
            Argument("--in-use", {"action": "store_true"}),
        ),
    ),
)
