"""The recovery sheet on A4: the code in large digits, and as a QR code. A paper of our own."""

from commune_desk.documents.blocks import (
    Align,
    Style,
    balanced,
    nothing,
    plain,
    side_by_side,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.qr import qr_code
from commune_desk.domain.upkeep.recovery import RecoverySheet
from commune_desk.words.upkeep.restoring import SHEET_ADVICE, SHEET_TITLE, sheet_facts

_IN_A_ROW = 4
_EDGE = 110
_CODE = Style(24, Align.CENTRE, gap=10)
_NUMBER = Style(9, Align.CENTRE)


def render(sheet: RecoverySheet) -> bytes:
    """The sheet as PDF."""
    setup = A4
    body = Style(setup.letters.body, gap=4)
    code = qr_code(" ".join(sheet.groups), _EDGE)
    facts = [
        block for line in sheet_facts(sheet) for block in plain(line, body, setup.room - _EDGE - 16)
    ]
    wide = setup.room / _IN_A_ROW
    cells = [
        stack([*plain(str(place), _NUMBER, wide), *plain(group, _CODE, wide, face=Face.BOLD)])
        for place, group in enumerate(sheet.groups, start=1)
    ]
    rows = [cells[at : at + _IN_A_ROW] for at in range(0, len(cells), _IN_A_ROW)]
    blocks = [
        *balanced(SHEET_TITLE.upper(), Style(setup.letters.title, Align.CENTRE), setup.room),
        nothing(14),
        side_by_side([(0, stack(facts)), (setup.room - _EDGE, code)]),
        nothing(10),
        *[
            part
            for row in rows
            for part in (
                side_by_side([(n * wide, cell) for n, cell in enumerate(row)]),
                nothing(12),
            )
        ],
        nothing(16),
    ]
    for line in SHEET_ADVICE:
        blocks += plain(line, body, setup.room)
    on = sheet.made_at.date()
    return pdf_bytes(numbered_pages(setup, blocks), Properties(SHEET_TITLE, "", on))
