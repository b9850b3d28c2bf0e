"""Sealing the history (niêm phong lịch sử): with which key, and from which line on.

An office that is opened for the first time, and one whose history is older than the seals, gets a
key; a line of the history says which, how many lines stand before it, and what all rows are at that
moment. From then on every line is sealed. A PC without the key goes on working: what it writes has
no seal, and `history verify` says so until an administrator brings the key and takes those lines
over (`take_over`).
"""

from datetime import datetime

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.errors import UserError
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.upkeep.history_check import HistoryKeyAlone, HistoryKeyMissing
from commune_desk.files.upkeep import history_keys
from commune_desk.paths import DataFolder
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.database import Database
from commune_desk.store.upkeep import history, row_prints

_KEY_ID, _LINES, _HEAD = "key_id", "lines", "head"
_ROWS_A_LINE = 2_000


def begin(database: Database, office_id: OfficeId, folder: DataFolder, *, at: datetime) -> None:
    """Find the key of an office that is opened, or seal it for the first time.

    Where a new key cannot be kept the office works without seals, and the line says so; it gets one
    at the next opening that can keep it.
    """
    if use_key(database, office_id, folder):
        return
    is_vouched_for = history.last_sealing(office_id) is not None
    key = history_keys.new_key()
    try:
        history_keys.keep_key(folder, key)
    except UserError:
        if is_vouched_for:
            return
        key = b""
    database.seal_with(key)
    with database.transaction():
        every = [None] if is_vouched_for else row_prints.in_pieces(office_id, _ROWS_A_LINE)
        for some in every:
            history.append(office_id, _line(office_id, key, at), of_rows=some)


def use_key(database: Database, office_id: OfficeId, folder: DataFolder) -> bool:
    """Seal with the key that the history names, where it is here; whether it names one at all.

    An account that has it hands it to those who share the office, should they lack it.
    """
    last = history.last_sealing(office_id)
    key_id = str(last.facts[_KEY_ID]) if last else ""
    if key_id:
        key = history_keys.find(folder, key_id)
        database.seal_with(key)
        if key:
            history_keys.hand_over(folder, key)
    return bool(key_id)


def kept_alone(folder: DataFolder, key: bytes) -> HistoryKeyAlone | None:
    """That this account alone has a key which others of the PC need; None where it is not so."""
    if not key or not history_keys.is_alone(folder, history_keys.key_id(key)):
        return None
    return HistoryKeyAlone(str(history_keys.place_of_all()))


def _line(office_id: OfficeId, key: bytes, at: datetime) -> NewEvent:
    last = history.head(office_id)
    facts = {
        _KEY_ID: history_keys.key_id(key) if key else "",
        _LINES: history.count(office_id),
        _HEAD: last.hash if last else "",
    }
    return NewEvent(kind=EventKind.HISTORY_SEALED, happened_at=at, entered_at=at, facts=facts)


def current_key_id(desk: Desk) -> str:
    """The number of the key with which the history is sealed here; "" where it is not here."""
    key = desk.database.engine.history_key
    return history_keys.key_id(key) if key else ""


def take_over(desk: Desk) -> int:
    """Take over the lines that were written where the key was not; returns how many stand now.

    Raises:
        AdministratorNeeded, MachineMayNot: who asks may not.
        HistoryKeyMissing: the key is not on this PC either.
    """
    rights.check(desk, EventKind.HISTORY_SEALED)
    key = desk.database.engine.history_key
    if not key:
        raise HistoryKeyMissing
    with desk.database.transaction():
        facts = _line(desk.office.id, key, desk.now()).facts
        record(desk, EventKind.HISTORY_SEALED, facts=facts)
    return int(str(facts[_LINES])) + 1
