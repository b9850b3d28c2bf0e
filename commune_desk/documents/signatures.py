"""Where people sign: who, how, room for the pen, and the name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    keeping_next,
    nothing,
    plain,
    side_by_side,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.domain.office.office import Leader
from commune_desk.words.papers.papers import signing_lines

SIGN_AND_NAME = "(Ký và ghi rõ họ tên)"
SIGN_AND_SEAL = "(Ký, ghi rõ họ tên và đóng dấu)"
_ROOM = 3.8
"""Room for the pen, to the size of the letters."""
_GAP = 9


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign; `lines` say in what office, `name` stands below the signature."""

    lines: tuple[str, ...]
    name: str = ""
    note: str = SIGN_AND_NAME


def of_head(signatory: Leader) -> Signature:
    """The signature of the head of the office or of who signs for it."""
    return Signature(signing_lines(signatory), signatory.full_name, SIGN_AND_SEAL)


def signatures(places: Sequence[Signature | Block], setup: PageSetup) -> Block:
    """The places side by side, equally wide, never parted; one alone stands on the right half.

    A block among them, such as the list of recipients, stands in its place as it is.
    """
    places = [nothing(0), *places] if len(places) == 1 else places
    room, size = setup.room / len(places), setup.letters.body
    style, note = Style(size), Style(setup.letters.note, Align.CENTRE)
    blocks = [
        place
        if isinstance(place, Block)
        else stack(
            [
                *(block for line in place.lines for block in balanced(line, style, room)),
                *plain(place.note, note, room, face=Face.ITALIC),
                nothing(_ROOM * size),
                *balanced(place.name, style, room),
            ]
        )
        for place in places
    ]
    level = side_by_side([(index * room, block) for index, block in enumerate(blocks)])
    return replace(level, gap=_GAP, cut=None)


def signed(
    blocks: Sequence[Block], places: Sequence[Signature | Block], setup: PageSetup
) -> list[Block]:
    """The blocks with the places to sign below; these never stand alone on the last page."""
    return [*keeping_next(blocks), signatures(places, setup)]
