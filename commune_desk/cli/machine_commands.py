"""The commands about PCs: a join file for another one, and this one into an office."""

from argparse import Namespace
from pathlib import Path

from commune_desk import bootstrap
from commune_desk.cli.command import Answer, Argument, Command, claim, open_desk
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.upkeep.update import Update
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files import lock
from commune_desk.files.parsing import read_text_file
from commune_desk.paths import DataFolder
from commune_desk.services.office import joining, sharing
from commune_desk.services.upkeep import leaving, moving, updates
from commune_desk.words.office import joining as words
from commune_desk.words.upkeep import moving as moving_words
from commune_desk.words.upkeep import updates as update_words


def invite(folder: DataFolder, options: Namespace) -> Answer:
    """Make a join file for one PC; the code goes with it another way."""
    with open_desk(folder, EventKind.PC_INVITED) as desk:
        made = joining.invite(desk, options.pc, shares_account=options.shared_account)
        file = joining.save(made, Path(options.to))
    document = {"file": file, "pc": made.pc, "code": made.code, "until": made.until}
    told = words.MADE_LINE.format(file=file, pc=made.pc, code=made.code)
    return Answer(document, (told, words.code_advice(made.pc, made.until)))


def shut_out(folder: DataFolder, options: Namespace) -> Answer:
    """Shut the accounts that a PC has on the server."""
    with open_desk(folder, EventKind.PC_SHUT_OUT) as desk:
        joining.shut_out(desk, options.pc)
    return Answer({"pc": options.pc}, (words.SHUT_OUT_LINE.format(pc=options.pc),))


def join(folder: DataFolder, options: Namespace) -> Answer:
    """Let this PC work with the office of a join file."""
    at = bootstrap.system_clock()
    office = joining.join(folder, Path(options.file), options.code, at=at)
    document = {"office": office.name, "folder": folder.root}
    return Answer(document, (words.JOINED_LINE.format(office=office.centre_name),))


def move(folder: DataFolder, options: Namespace) -> Answer:
    """Move the office to a server, to the file of this PC, to another PC, or back from there.

    Raises:
        WrongField: a server is meant, and no file says its address; or no folder for a file.
    """
    if options.where == "new-pc":
        if not options.to:
            raise WrongField("", 0, "--to", "", ("DIR",))
        with lock.alone(folder), open_desk(folder, EventKind.OFFICE_MOVED) as desk:
            left = leaving.leave(desk, Path(options.to))
        return Answer(left, moving_words.left_words(left))
    if options.where == "back":
        location, at = bootstrap.database_of(folder), bootstrap.system_clock()
        leaving.come_back(folder, location, at=at, claim=claim())
        return Answer({"folder": folder.root}, (moving_words.CAME_BACK,))
    address = ""
    if options.where == "server":
        if not options.address_file:
            raise WrongField("", 0, "--address-file", "", ("FILE",))
        address = read_text_file(Path(options.address_file), "text").strip()
    moved = moving.move(folder, address, at=bootstrap.system_clock(), claim=claim())
    return Answer(moved, moving_words.moved_words(moved))


def share(folder: DataFolder, options: Namespace) -> Answer:
    """Let the other accounts of this PC, who are in a group, work with its office."""
    with open_desk(folder, QuietVerb.SAFEGUARD_CHANGED) as desk:
        mark = sharing.share(desk, options.group)
    told = words.SHARED.format(folder=folder.root, group=options.group)
    return Answer({"folder": folder.root, "group": options.group, "mark": mark}, (told,))


def update(folder: DataFolder, options: Namespace) -> Answer:
    """Look at an update pack, or install it: the office is backed up before."""
    if options.verb == "look":
        found = updates.look(Path(options.file))
        day = found.made_at.astimezone(OFFICE_ZONE)
        line = update_words.LOOKED.format(version=found.version, made_on=day)
        return Answer(_of_pack(found), (line, found.notes))
    with open_desk(folder, EventKind.UPDATE_PREPARED) as desk:
        found = updates.look(Path(options.file))
        prepared = updates.prepare(desk, found)
    updates.start(prepared)
    told = update_words.STARTED.format(version=found.version)
    return Answer({**_of_pack(found), "installer": prepared.installer}, (told,))


def _of_pack(found: Update) -> dict[str, object]:
    return {"version": found.version, "made_at": found.made_at, "notes": found.notes}


COMMANDS = (
    Command(
        "update",
        update,
        (Argument("verb", {"choices": ["look", "install"]}), Argument("file")),
    ),
    Command("share", share, (Argument("group"),)),
    Command(
        "move",
        move,
        (
            Argument("where", {"choices": ["server", "here", "new-pc", "back"]}),
            Argument("--address-file", {"metavar": "FILE"}),
            Argument("--to", {"metavar": "DIR"}),
        ),
    ),
    Command(
        "invite",
        invite,
        (
            Argument("pc"),
            Argument("--to", {"metavar": "DIR", "required": True}),
            Argument("--shared-account", {"action": "store_true"}),
        ),
    ),
    Command("shut-out", shut_out, (Argument("pc"),)),
    Command("join", join, (Argument("file"), Argument("--code", {"required": True}))),
)
