"""Where people sign: who, how, room for the pen, and the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    nothing,
    plain,
    side_by_side,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import Sheet
from commune_desk.domain.slips import Signatory

SIGN_AND_NAME = "(Ký và ghi rõ họ tên)"
SIGN_AND_SEAL = "(Ký, ghi rõ họ tên và đóng dấu)"
_HEAD = "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"
_ROOM = 3.8
"""Room for the pen, to the size of the letters."""
_GAP = 9


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign; `lines` say in what office, `name` stands below the signature."""

    lines: tuple[str, ...]
    name: str = ""
    note: str = SIGN_AND_NAME


def of_head(signatory: Signatory) -> Signature:
    """The signature of the head of the office or of who signs for it (KT., TL., TUQ.)."""
    lines = (signatory.authority_line.upper(), signatory.title.upper() or _HEAD)
    return Signature(tuple(line for line in lines if line), signatory.full_name, SIGN_AND_SEAL)


def signatures(places: Sequence[Signature | Block], sheet: Sheet) -> Block:
    """The places side by side in equal columns; one alone stands on the right half.

    A block among them, such as the list of recipients, stands in its column as it is.
    """
    places = [nothing(0), *places] if len(places) == 1 else places
    room = sheet.room / len(places)
    columns = [
        (index * room, place if isinstance(place, Block) else _column(place, sheet, room))
        for index, place in enumerate(places)
    ]
    block = side_by_side(columns)
    return Block(block.height, block.draw, gap=_GAP)


def _column(place: Signature, sheet: Sheet, room: float) -> Block:
    size = sheet.letters.body
    style, note = Style(size), Style(sheet.letters.note, Align.CENTRE)
    office = [block for line in place.lines for block in balanced(line, style, room)]
    return stack(
        [
            *office,
            *plain(place.note, note, room, face=Face.ITALIC),
            nothing(_ROOM * size),
            *balanced(place.name, style, room),
        ]
    )
