"""Adding a PC to an office on a server (thêm máy vào cơ quan đã có).

The administrator makes one join file (tệp nhập máy) for one PC by its name, and gets a code with
it. Whoever sits at that PC needs both: the file on a stick, the code on paper or by telephone. The
file holds the address of the database with its password, sealed under the code; it is good for one
PC, once, and for some days.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

VALID_FOR = timedelta(days=7)

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Of a code: none that is taken for another when it is read aloud or written by hand."""

GROUPS, GROUP_LENGTH = 3, 4


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a join file says to who knows its code.

    Attributes:
        office: the name of the centre.
        pc: the name of the PC in its network.
        address: of the database, with its password.
        event_id: the line of the history that tells of this invitation.
        secret: proves that the file is the one of that line.
        until: the last moment at which it is taken.
        certificate: the text of the file that proves the server, where the address names one.
        history_key: seals the history, in hexadecimal; empty where the inviting PC has none.
        backup_key: encrypts the backups, in hexadecimal, so that one sheet opens those of each PC.
        recovery: that key as the recovery sheet opens it, as JSON; empty where there is no sheet.
        by_pc: the name of the inviting PC, where what this one may not do is done; empty where it
            may do all.
    """

    office: str
    pc: str
    address: str
    event_id: int
    secret: str
    until: datetime
    certificate: str = ""
    history_key: str = ""
    backup_key: str = ""
    recovery: str = ""
    by_pc: str = ""


def code_from(drawn: bytes) -> str:
    """A code of random bytes, in groups.

    >>> code_from(bytes(range(12)))
    'ABCD-EFGH-JKMN'
    """
    letters = [LETTERS[byte % len(LETTERS)] for byte in drawn[: GROUPS * GROUP_LENGTH]]
    starts = range(0, len(letters), GROUP_LENGTH)
    return "-".join("".join(letters[start : start + GROUP_LENGTH]) for start in starts)


def compact(code: str) -> str:
    """A code as it was meant, however it was typed.

    >>> compact(" abcd efgh-jkmn ")
    'ABCDEFGHJKMN'
    """
    return "".join(letter for letter in code.upper() if letter.isalnum())


def is_same_pc(wanted: str, name: str) -> bool:
    """Whether two names mean one PC; Windows makes no difference of capitals.

    >>> is_same_pc("QUAY-2", "quay-2"), is_same_pc("QUAY-2", "quay-3")
    (True, False)
    """
    return wanted.strip().casefold() == name.strip().casefold()
