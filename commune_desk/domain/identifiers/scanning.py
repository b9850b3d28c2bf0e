"""What a scanner types, told from what hands type: its rhythm, and what it read.

A scanner is a keyboard that types faster than any hand and ends with Enter, some with Tab, some
with nothing. `goes_on` says whether a key belongs to the keys before it, `is_scanner` whether so
many could come from a hand, `recognise` what they are: an identity card (DOMAIN 7.1, 7.3), a
personal identification number (the QR code that an office prints for a citizen), the number of a
dossier (the QR code of every slip). Another layout of the keyboard, Caps Lock and an input method
damage what is typed: digits are saved wherever it is certain which they were.

Moments are milliseconds of any one clock.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers import dossier_no, personal_id

ERASE = "\b"
"""The text of the key Backspace: an input method takes back what it is about to write otherwise."""

FEWEST = 8
"""So many keys in the rhythm of a scanner come from no hand."""

FASTEST_HAND_MS = 45
"""Between two keys of the fastest typist, on average; a scanner that is set slower is like one."""

LEAST_GAP_MS, MOST_GAP_MS = 5, 150
"""Between which the gap of a scanner can be set; a hand is slower."""

HAND_AFTER = 6
"""From this key on, what may come from a scanner is kept from the box that has the focus: fewer
come from an input method that writes the end of a word anew."""

LATE_ENDING = 3
"""Some scanners wait before their last key: so many times the usual gap."""

_PREFIX = r"\A(?:\][A-Za-z][0-9A-Za-z]|[^\w\s]{1,3})"
_BEFORE_NUMBER, _BEFORE_CARD = re.compile(rf"{_PREFIX}(?=\w)"), re.compile(rf"{_PREFIX}(?=\d{{9}})")
"""What a scanner may be set to send first: the AIM sign of the code, "]Q1", or a few signs."""


class ScanKind(StrEnum):
    """What a scanner read."""

    CARD = "card"
    PERSON = "person"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scanner read.

    Attributes:
        text: of a card everything that was typed, to be read by `id_card.read_card`; of a person
            the 12 digits; of a dossier its number.
    """

    kind: ScanKind
    text: str


class Ending(StrEnum):
    """The key with which a scanner ends."""

    ANY = "any"  # Enter or Tab
    ENTER = "enter"
    TAB = "tab"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a scanner types.

    Attributes:
        gap_ms: the longest time between two of its keys.
        ending: the key after the last sign.
    """

    gap_ms: int
    ending: Ending = Ending.ANY


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key: what it writes, `ERASE` for Backspace, and its moment."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Measured:
    """How keys came: how many, the usual and the longest time between two, in milliseconds."""

    count: int
    mean_gap_ms: int
    longest_gap_ms: int


def goes_on(strokes: Sequence[Stroke], at: int, rhythm: Rhythm, *, is_ending: bool = False) -> bool:
    """Whether a key at a moment belongs to the keys before it.

    >>> goes_on([Stroke("0", 100)], 130, Rhythm(40)), goes_on([Stroke("0", 100)], 190, Rhythm(40))
    (True, False)
    """
    if not strokes:
        return False
    is_between_lines = strokes[-1].text.isspace()
    times = LATE_ENDING if is_ending or is_between_lines else 1
    return 0 <= at - strokes[-1].at <= times * rhythm.gap_ms


def is_scanner(strokes: Sequence[Stroke]) -> bool:
    """Whether so many keys, each of which goes on from the one before, come from no hand."""
    return len(strokes) >= FEWEST


def is_no_hand(strokes: Sequence[Stroke]) -> bool:
    """Whether keys came faster than any hand types, also where the scanner is set slow.

    >>> is_no_hand([Stroke("0", at) for at in range(0, 200, 20)])
    True
    >>> is_no_hand([Stroke("a", at) for at in range(0, 1000, 90)])
    False
    """
    return is_scanner(strokes) and measured(strokes).mean_gap_ms < FASTEST_HAND_MS


def written(strokes: Sequence[Stroke]) -> str:
    """What the keys write.

    >>> written([Stroke(sign, 0) for sign in ("a", "a", ERASE, ERASE, "â")])
    'â'
    """
    text = ""
    for stroke in strokes:
        text = text[:-1] if stroke.text == ERASE else text + stroke.text
    return text


def measured(strokes: Sequence[Stroke]) -> Measured:
    """How keys came; without two of them there are no gaps."""
    gaps = [later.at - one.at for one, later in pairwise(strokes)]
    if not gaps:
        return Measured(len(strokes), 0, 0)
    return Measured(len(strokes), round(sum(gaps) / len(gaps)), max(gaps))


def rhythm_for(strokes: Sequence[Stroke], ending: Ending) -> Rhythm | None:
    """The rhythm to be set for a scanner that typed so; None where a hand may have typed.

    Half as much again as its longest gap leaves room for a PC that is busy.

    >>> rhythm_for([Stroke("0", at) for at in range(0, 200, 20)], Ending.ENTER)
    Rhythm(gap_ms=30, ending=<Ending.ENTER: 'enter'>)
    >>> rhythm_for([Stroke("0", at) for at in range(0, 2000, 200)], Ending.ENTER) is None
    True
    """
    wanted = max(LEAST_GAP_MS, measured(strokes).longest_gap_ms * 3 // 2)
    return Rhythm(wanted, ending) if is_scanner(strokes) and wanted <= MOST_GAP_MS else None


def is_unfinished(text: str) -> bool:
    """Whether a text is the beginning of a machine-readable zone, whose lines end with Enter each.

    >>> is_unfinished("IDVNM0930470641001093047064<<2"), is_unfinished("H20-261001-0001")
    (True, False)
    """
    from commune_desk.domain.identifiers import id_card_mrz  # not before the first scan

    return id_card_mrz.is_mrz(text) and len(id_card_mrz.compact(text)) < id_card_mrz.LENGTH


def recognise(text: str, *, pattern: str) -> Scan | None:
    """What a scanned text is; None where it is nothing that the desk works with.

    Args:
        text: as it was typed, perhaps damaged.
        pattern: that of the office's dossier numbers; the national one is known too.

    >>> recognise("087073052838", pattern="HS{number:04}.{yymmdd}")
    Scan(kind=<ScanKind.PERSON: 'person'>, text='087073052838')
    >>> recognise("h20-261001-0001", pattern=dossier_no.NATIONAL_PATTERN).text
    'H20-261001-0001'
    >>> recognise("8934563138165", pattern=dossier_no.NATIONAL_PATTERN) is None
    True
    """
    from commune_desk.domain.identifiers import id_card, keyboard  # not before the first scan

    plain = "".join(sign for sign in text if sign.isprintable()).strip()
    for typed in keyboard.as_pressed(plain):
        pressed = _BEFORE_NUMBER.sub("", typed)
        if personal_id.is_valid(pressed) and len(pressed) == personal_id.LENGTH:
            return Scan(ScanKind.PERSON, pressed)
        if any(_is_number(pressed, one) for one in (pattern, dossier_no.NATIONAL_PATTERN)):
            return Scan(ScanKind.DOSSIER, pressed)
    read = _BEFORE_CARD.sub("", text.strip())
    return Scan(ScanKind.CARD, read) if id_card.is_card_text(read) else None


def number_in(scan: Scan) -> str:
    """The number by which a scan is found: of the person of a card, of a person, of a dossier.

    Raises:
        CardUnreadable …: it is not certain whose number stands on the card.
    """
    from commune_desk.domain.identifiers import id_card  # not before the first scan

    is_card = scan.kind is ScanKind.CARD
    return id_card.read_card(scan.text).personal_id if is_card else scan.text


def _is_number(text: str, pattern: str) -> bool:
    """Whether a text is a dossier number of a pattern; offices write their code in capitals."""
    try:
        dossier_no.parse(pattern, text)
    except UserError:
        return False
    return text == text.upper()
