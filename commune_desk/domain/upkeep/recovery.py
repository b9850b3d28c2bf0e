"""The recovery code (mã khôi phục): what opens the office's key where the PC with it is gone.

Why digits: BIP-39 has no Vietnamese list, and words with marks are typed differently by each input
method, heard differently over the telephone, and read wrongly from a worn sheet. Digits are typed
on the number pad. Eight groups of five with a check digit each hold 132 bits, which nobody tries
out; a group that is mistyped, or stands at another's place, is named before anything is tried.

The check digit is that of Damm (2004, "Total anti-symmetrische Quasigruppen"): it finds every
single wrong digit and every swap of neighbours. The place of the group goes into it.

>>> groups_of(7)[-1]
'000070'
>>> number_from(" ".join(groups_of(7)))
7
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.errors import UserError

GROUPS, DIGITS = 8, 5
CODES = 10 ** (GROUPS * DIGITS)
"""How many codes there are; a number below it is one."""

_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


@dataclass(eq=False)
class RecoveryCodeShort(UserError):
    """What was typed is not as long as a code."""

    put_right_in = ("code",)

    digits: int
    wanted: int


@dataclass(eq=False)
class RecoveryCodeMistyped(UserError):
    """A group does not agree with its own check digit."""

    put_right_in = ("code",)

    group: int


@dataclass(eq=False)
class RecoveryCodeWrong(UserError):
    """The code is a code, and not the one of this office's key."""

    put_right_in = ("code",)

    sheet_no: str


@dataclass(eq=False)
class RecoveryCodeNeeded(UserError):
    """The key of this PC does not open the backup; the code on the recovery sheet would."""

    put_right_in = ("code",)

    path: str
    sheet_no: str


@dataclass(eq=False)
class DatabaseKeyWrong(UserError):
    """The key file holds no key, or another than that of the database."""

    path: str
    sheet_no: str = ""


@dataclass(eq=False)
class NoSheetMade(UserError):
    """The folder holds no key that a recovery sheet could open."""

    folder: str


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A sheet that is printed and locked away.

    Attributes:
        sheet_no: by which a sheet is told from an older one; says nothing about the code.
        office_name: whose.
        made_at: when.
        groups: the code.
    """

    sheet_no: str
    office_name: str
    made_at: datetime
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyChanged:
    """What changing the key of the database left.

    Attributes:
        sheet_no: of the sheet that opens the backups made from now on.
        former_sheet_no: of the one that opens those made before; "" where there was none.
        former_key: where the old key is kept.
        unfinished: what the disk refused after that, which the next opening does.
        is_common: whether other PCs of the office still have to take the new one.
    """

    sheet_no: str
    former_sheet_no: str
    former_key: str
    unfinished: UserError | None = None
    is_common: bool = False


def groups_of(code: int) -> tuple[str, ...]:
    """The groups of a code as they are printed, each with its check digit."""
    digits = f"{code:0{GROUPS * DIGITS}}"
    parts = (digits[place * DIGITS : (place + 1) * DIGITS] for place in range(GROUPS))
    return tuple(f"{part}{_check(place, part)}" for place, part in enumerate(parts))


def number_from(text: str) -> int:
    """The code that was typed or scanned; what is not a digit only separates.

    Raises:
        RecoveryCodeShort: digits are missing, or there are too many.
        RecoveryCodeMistyped: with the number of the first group that cannot be right.
    """
    digits, wanted = "".join(re.findall(r"[0-9]", text)), GROUPS * (DIGITS + 1)
    if len(digits) != wanted:
        raise RecoveryCodeShort(len(digits), wanted)
    groups = [digits[at : at + DIGITS + 1] for at in range(0, wanted, DIGITS + 1)]
    for place, group in enumerate(groups):
        if _check(place, group[:DIGITS]) != group[DIGITS]:
            raise RecoveryCodeMistyped(place + 1)
    return int("".join(group[:DIGITS] for group in groups))


def first_mistyped(text: str) -> int | None:
    """The first group of what was typed so far that cannot be right; None where all may be."""
    digits = "".join(re.findall(r"[0-9]", text))
    for place in range(min(GROUPS, len(digits) // (DIGITS + 1))):
        group = digits[place * (DIGITS + 1) : (place + 1) * (DIGITS + 1)]
        if _check(place, group[:DIGITS]) != group[DIGITS]:
            return place + 1
    return None


def are_typed_back(sheet: RecoverySheet, typed: Sequence[tuple[int, str]]) -> bool:
    """Whether groups of a sheet, each with its place from 1, were typed as they stand there.

    Who scanned the whole code from the paper has it in hand as well.
    """
    whole = "".join(sheet.groups)
    entered = [(place, "".join(text.split())) for place, text in typed]
    return any(text == whole for _place, text in entered) or all(
        sheet.groups[place - 1] == text for place, text in entered
    )


def _check(place: int, digits: str) -> str:
    interim = 0
    for digit in f"{place}{digits}":
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)
