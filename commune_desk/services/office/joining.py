"""Adding PCs to an office on a server (thêm máy): an invitation for one PC, taken once.

What was given out and what was taken stands in the history: an invitation is a line, and taking it
is another that names the first. A file that was taken, or of which the history knows nothing, lets
nobody in, whoever has the code.

Each invitation makes an account on the server for its PC, which can neither change the history nor
the accounts of officers; an administrator can shut it out again (thu hồi máy). The line of the
invitation names the account, so that the history tells which PC has which. With the line that it
joined the PC gives the account a password that nobody else knows: the file opens nothing any more.

What is on the server and what is on this PC cannot become true at one moment. So what this PC will
have is noted before the server is told to keep the line (`files/office/joining_note.py`), and put
in place afterwards. Whoever finds the note asks the server whether it has that line, and finishes,
or forgets the note: however it was cut off, the PC has joined, or its join file is still good.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.office.database_address import parameter, with_parameter
from commune_desk.domain.office.database_errors import DatabaseRefusesUs, DataFolderGone
from commune_desk.domain.office.joining import VALID_FOR, Invitation, is_same_pc
from commune_desk.domain.office.joining_errors import (
    JoinAccountVoid,
    JoinFileExpired,
    JoinFileOfOtherPc,
    JoinFileUnknown,
    JoinFileUsed,
    OfficeOnOnePc,
    PcHasOffice,
    PcNameMissing,
    PcSharesAccount,
    PcUnknown,
)
from commune_desk.domain.office.office import Office
from commune_desk.files.office import join_files, joining_note, machine
from commune_desk.files.office.joining_note import JoiningNote
from commune_desk.files.parsing import read_text_file
from commune_desk.files.upkeep import history_keys, recovery
from commune_desk.files.writing import check_writable, clear_left, write_whole
from commune_desk.paths import DataFolder
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.office import sealing
from commune_desk.settings import ADMINISTRATOR_PC, DATABASE_URL
from commune_desk.store.database import DatabaseLocation, open_database, try_location
from commune_desk.store.office import offices, pc_accounts
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import history

CERTIFICATE = "sslrootcert"
"""The parameter of an address that names the file which proves the server."""

_SECRET_BYTES = 24
_ACCOUNT, _ACCOUNTS = "account", "accounts"


@dataclass(frozen=True, slots=True)
class JoinFile:
    """A file for another PC, and the code that goes another way."""

    pc: str
    content: bytes
    code: str
    until: datetime


def invite(desk: Desk, pc: str, *, shares_account: bool = False) -> JoinFile:
    """Make a join file for a PC, and its account on the server.

    Args:
        desk: of an administrator.
        pc: the name of the PC in its network.
        shares_account: let it use the account of this PC instead, where the server permits no
            other; it may change everything then.

    Raises:
        AdministratorNeeded: the officer may not.
        NotOnThisPc: this PC has such an account itself.
        OfficeOnOnePc: the office is not on a server.
        PcNameMissing: no PC is named.
        RolesNotPermitted: the account of this PC may not make others.
        FileMissing: the file that proves the server is not where the address says.
    """
    rights.check(desk, EventKind.PC_INVITED)
    address = desk.database.location.url
    if not address:
        raise OfficeOnOnePc
    if not (name := pc.strip()):
        raise PcNameMissing
    proof = parameter(address, CERTIFICATE)
    certificate = read_text_file(Path(proof), "PEM") if proof else ""
    stored.make_key(desk.database.location)
    secret, until = secrets.token_hex(_SECRET_BYTES), desk.now() + VALID_FOR
    with desk.database.transaction():
        account = ""
        if not shares_account:
            account, address = pc_accounts.add(desk.database, name)
        facts = {
            "pc": name,
            "until": until.isoformat(),
            "secret": _digest(secret),
            _ACCOUNT: account,
        }
        event_id = record(desk, EventKind.PC_INVITED, facts=facts)
    invitation = Invitation(
        desk.office.centre_name,
        name,
        address,
        event_id,
        secret,
        until,
        certificate,
        desk.database.engine.history_key.hex(),
        _backup_key(desk.database.location),
        json.dumps(recovery.read(desk.folder.recovery)),
        by_pc=machine.pc_name() if account else "",
    )
    code = join_files.draw_code()
    return JoinFile(name, join_files.sealed(invitation, code), code, until)


def save(made: JoinFile, target: Path) -> Path:
    """Write a join file, whole or not at all; where it is.

    Args:
        made: the file.
        target: a file, or the folder that it goes into under the name of its PC.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: as named.
    """
    if target.is_dir():
        target /= f"{made.pc}{join_files.SUFFIX}"
    check_writable(target.parent)
    write_whole(target, made.content, is_secret=True)
    return target


def join(folder: DataFolder, file: Path, code: str, *, at: datetime, pc: str = "") -> Office:
    """Let this PC work with the office of a join file; tried before anything is kept.

    Args:
        folder: the data folder of this PC, without an office.
        file: the join file.
        code: the code that goes with it.
        at: the present moment.
        pc: the name of this PC; as the system says where it is left out.

    Raises:
        PcHasOffice: the PC has an office.
        DataFolderGone: the disk with the data folder is away.
        FileMissing, JoinFileDamaged, JoinCodeWrong: the file cannot be read.
        JoinFileOfOtherPc, JoinFileExpired, JoinFileUsed, JoinFileUnknown: as named.
        JoinAccountVoid: the account in the file is not good any more.
        DatabaseUnreachable, DatabaseRefusesUs, DatabaseTooNew …: the server cannot be used.
        FolderNotWritable, DiskFull: the file is still good; or this PC has joined, and the next
            opening keeps what could not be kept now.
    """
    if joined := finish(folder):
        return joined
    if folder.is_gone and folder.is_free:
        raise DataFolderGone(str(folder.root))
    if not folder.is_new:
        raise PcHasOffice(str(folder.root))
    this_pc = pc or machine.pc_name()
    invitation = _invitation(file, code, this_pc, at=at)
    folder.root.mkdir(parents=True, exist_ok=True)
    check_writable(folder.root)
    invitation = _with_certificate(invitation, folder)
    location = DatabaseLocation(invitation.address)
    _try(location, has_account=bool(invitation.by_pc))
    database = open_database(location)
    try:
        office = offices.find_office()
        if office is None or not _is_known(office, invitation):
            raise JoinFileUnknown
        if invitation.history_key:
            history_keys.keep_key(folder, bytes.fromhex(invitation.history_key))
        sealing.use_key(database, office.id, folder)
        with database.transaction():
            facts = {"pc": this_pc, "invitation": invitation.event_id}
            event = NewEvent(kind=EventKind.PC_JOINED, happened_at=at, entered_at=at, facts=facts)
            event_id = history.append(office.id, event)  # who takes the same file waits here
            taken = history.since(office.id, invitation.event_id, EventKind.PC_JOINED)
            if sum(one.facts["invitation"] == invitation.event_id for one in taken) > 1:
                raise JoinFileUsed
            address = pc_accounts.take(database) if invitation.by_pc else invitation.address
            _foretell(folder, event_id, replace(invitation, address=address))
    finally:
        database.close()
    _put_in_place(folder)
    return office


def _invitation(file: Path, code: str, this_pc: str, *, at: datetime) -> Invitation:
    """What a join file says to this PC.

    Raises:
        As `join` says of the file.
    """
    invitation = join_files.opened(
        read_text_file(file, join_files.SUFFIX).encode(), code, file.name
    )
    if not is_same_pc(invitation.pc, this_pc):
        raise JoinFileOfOtherPc(invitation.pc, this_pc)
    if at > invitation.until:
        raise JoinFileExpired(invitation.until)
    return invitation


def _try(location: DatabaseLocation, *, has_account: bool) -> None:
    """See that the server takes us; an account of its own may have been taken by somebody."""
    try:
        try_location(location)
    except DatabaseRefusesUs as refusal:
        if has_account:
            raise JoinAccountVoid(refusal.host) from None
        raise


def finish(folder: DataFolder) -> Office | None:
    """Finish a joining that was cut off, where the server knows of it; else forget it.

    Returns:
        The office that this PC has joined; None where nothing was cut off, or nothing done.

    Raises:
        DatabaseUnreachable …: the server cannot be asked now.
        FolderNotWritable, DiskFull: the next opening goes on.
    """
    if not folder.joining.exists():
        return None
    note = joining_note.read(folder)
    address = machine.values_of(note.settings, folder.machine_settings)[DATABASE_URL]
    office = _joined(DatabaseLocation(address), note.event_id)
    if office is None:
        folder.joining.unlink()
        return None
    _put_in_place(folder)
    return office


def _joined(location: DatabaseLocation, event_id: int) -> Office | None:
    """The office whose history has that very line; None where it has not."""
    try:
        database = open_database(location)
    except DatabaseRefusesUs:  # its account has not that password: the line was never kept
        return None
    try:
        office = offices.find_office()
        told = history.since(office.id, event_id, EventKind.PC_JOINED) if office else ()
        return office if any(one.id == event_id for one in told) else None
    finally:
        database.close()


def _foretell(folder: DataFolder, event_id: int, invitation: Invitation) -> None:
    """Write what this PC will have once the server keeps a line of its history."""
    values = machine.read(folder.machine_settings)
    values = values.with_value(DATABASE_URL, invitation.address)
    values = values.with_value(ADMINISTRATOR_PC, invitation.by_pc)
    settings = machine.content_of(folder.machine_settings, values)
    note = JoiningNote(event_id, settings)
    if invitation.backup_key and not folder.key.exists():
        wrapped = json.loads(invitation.recovery or "{}")
        key = joining_note.sealed_key(folder, invitation.backup_key)
        note = replace(note, sealed_key=key, recovery=wrapped)
    joining_note.write(folder, note)


def _put_in_place(folder: DataFolder) -> None:
    """Keep what was foretold; the settings come last, for with them the PC has an office."""
    clear_left(folder.root)
    note = joining_note.read(folder)
    if note.sealed_key and not folder.key.exists():
        if note.recovery:
            recovery.keep(folder.recovery, note.recovery)
        stored.keep_key(folder.key, joining_note.opened_key(folder, note))
    if not folder.machine_settings.exists():
        machine.keep(folder.machine_settings, note.settings)
    folder.joining.unlink()


def shut_out(desk: Desk, pc: str) -> None:
    """Shut every account that a PC has on the server; it loses all at once, also while it works.

    Args:
        desk: of an administrator.
        pc: the name of the PC, as its join file had it.

    Raises:
        AdministratorNeeded: the officer may not.
        NotOnThisPc: this PC may change no accounts.
        OfficeOnOnePc: the office is not on a server.
        PcUnknown: no PC of that name has an account that is not shut yet.
        PcSharesAccount: it came in with the account of another.
    """
    rights.check(desk, EventKind.PC_SHUT_OUT)
    if not desk.database.location.url:
        raise OfficeOnOnePc
    with desk.database.transaction():
        known = pc_accounts.all_of(desk.database).items()
        accounts = [account for account, name in known if is_same_pc(name, pc)]
        if not accounts:
            invited = history.since(desk.office.id, 0, EventKind.PC_INVITED)
            shares = any(
                is_same_pc(str(one.facts["pc"]), pc) and not one.facts.get(_ACCOUNT)
                for one in invited
            )
            raise PcSharesAccount(pc) if shares else PcUnknown(pc)
        for account in accounts:
            pc_accounts.shut(desk.database, account)
        record(desk, EventKind.PC_SHUT_OUT, facts={"pc": pc.strip(), _ACCOUNTS: accounts})


def _backup_key(location: DatabaseLocation) -> str:
    """The key of the backups; "" where the server is worked with from no data folder."""
    return stored.key_of(location).hex() if stored.key_id(location) else ""


def _with_certificate(invitation: Invitation, folder: DataFolder) -> Invitation:
    """Keep what proves the server in the data folder, and let the address name it there."""
    if not invitation.certificate:
        return invitation
    write_whole(folder.server_certificate, invitation.certificate.encode())
    here = folder.server_certificate.as_posix()
    return replace(invitation, address=with_parameter(invitation.address, CERTIFICATE, here))


def _is_known(office: Office, invitation: Invitation) -> bool:
    """Whether the history tells of this very invitation."""
    told = history.since(office.id, invitation.event_id, EventKind.PC_INVITED)
    return any(
        one.id == invitation.event_id and one.facts["secret"] == _digest(invitation.secret)
        for one in told
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
