"""A declaration on paper: a declared form with what stands in it, as PDF.

`render` draws it; `preview` draws it and tells where its places stand. A form that outgrows its
pages is set in smaller letters, from the official size down to the least (`flow.LEAST_LETTERS`);
where that does not help it goes on to a further page. A value that is too long for its place stands
in an annex, and the place says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reportlab.lib.units import mm

from commune_desk.documents.blocks import Align, Block, Style, plain, side_by_side, stack
from commune_desk.documents.declarations.answers import PrintedAnswers, answers, empty
from commune_desk.documents.declarations.elements import SIGNED, Composer
from commune_desk.documents.declarations.flow import LEAST_LETTERS, Manner
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import (
    A4_SIZE,
    Letters,
    PageSetup,
    Placed,
    PrintedPage,
    page_number,
    paginated,
    set_on,
)
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.qr import qr_code
from commune_desk.documents.text import SLACK
from commune_desk.domain.form.conditions import RECEIVED_ON
from commune_desk.domain.form.declared import DeclaredForm, FilledForm
from commune_desk.words.forms import ANNEX, SEE_ANNEX, annex_item, annex_to
from commune_desk.words.papers.papers import DOSSIER_NO

_OFFICIAL = 13.0
"""Points of the letters of a form (NĐ 30/2020/NĐ-CP, Phụ lục I: 13 to 14)."""
_CLOSE = 12.0
"""Points of the letters that an empty form may have, so that it is signed on its first page."""


def _letters(body: float) -> Letters:
    """The letters of a form with a body of that size; notes are two points smaller, 10 at least."""
    gap = 0.5 + (body - LEAST_LETTERS)
    return Letters(body, min(body, 12.5), body + 1, max(body - 2, 10), gap)


SETUP = PageSetup(
    A4_SIZE, left=30 * mm, right=17 * mm, top=18 * mm, bottom=18 * mm,
    settings=tuple(_letters(body) for body in (_OFFICIAL, _CLOSE, LEAST_LETTERS)),
)  # fmt: skip
"""The margins of NĐ 30/2020, Phụ lục I, the upper and lower ones as most forms of the law have."""

_QR_EDGE = 44


class OnPage(NamedTuple):
    """Where a place stands: its page from 1, and in points from the top left of the paper."""

    page: int
    x: float
    y: float
    width: float
    height: float

    def is_below(self, other: "OnPage") -> bool:
        """Whether it is the next line of the same place."""
        return self.page == other.page and abs(other.y + other.height - self.y) < SLACK

    def with_line(self, line: "OnPage") -> "OnPage":
        """Both together."""
        left = min(self.x, line.x)
        right = max(self.x + self.width, line.x + line.width)
        return self._replace(x=left, width=right - left, height=line.y + line.height - self.y)


@dataclass(frozen=True, slots=True)
class Preview:
    """A form as it will print, and where its places stand.

    Attributes:
        annexed: the names of the places whose text is too long for them and stands in the annex.
    """

    pdf: bytes
    spots: Mapping[str, OnPage]
    annexed: tuple[str, ...] = ()


def render(filled: FilledForm, *, fill_only: bool = False, dossier_no: str = "") -> bytes:
    """The form as PDF.

    Args:
        filled: the form and what stands in it.
        fill_only: draw what stands in the places and nothing else, for paper that has the rest.
        dossier_no: of the dossier that it belongs to, printed in the foot with its QR code.
    """
    drawn = pages(filled, fill_only=fill_only, dossier_no=dossier_no)
    return pdf_bytes(drawn, _properties(filled))


def preview(filled: FilledForm, *, dossier_no: str = "") -> Preview:
    """The form as PDF, with the places for a window that scrolls to the one being typed."""
    drawn, elsewhere = _drawn(filled, dossier_no=dossier_no)
    return Preview(pdf_bytes(drawn, _properties(filled)), _spots(drawn), elsewhere)


def spots(filled: FilledForm) -> Mapping[str, OnPage]:
    """Where each place of the form first stands on its pages, by name."""
    return _spots(pages(filled))


def pages(
    filled: FilledForm, *, fill_only: bool = False, dossier_no: str = ""
) -> list[PrintedPage]:
    """The pages of the form, and of its annex where a value needs one."""
    return _drawn(filled, fill_only=fill_only, dossier_no=dossier_no)[0]


def _drawn(
    filled: FilledForm, *, fill_only: bool = False, dossier_no: str = ""
) -> tuple[list[PrintedPage], tuple[str, ...]]:
    """The pages, and the names of the places that the annex has."""
    told = answers(filled)
    manner = Manner(fill_only, SEE_ANNEX)
    composed = _composed(told, manner)
    sheets = [*composed.sheets, *_annex(told, composed)]
    printed_pages = [
        set_on(composed.setup, blocks).with_blocks(
            *(() if fill_only else page_number(composed.setup, number)),
            *(_foot(composed.setup, dossier_no) if dossier_no and not fill_only else ()),
        )
        for number, blocks in enumerate(sheets, start=1)
    ]
    return printed_pages, composed.elsewhere


# --- as many pages as the form has ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Composed:
    """The form in one size of letters: the blocks of its pages, what stands in the annex."""

    setup: PageSetup
    sheets: list[list[Block]]
    elsewhere: tuple[str, ...]
    signed_on: int

    def fits(self, allowed: tuple[int, int]) -> bool:
        """Whether it is signed on that page or before, and has no more pages than these."""
        return self.signed_on <= allowed[0] and len(self.sheets) <= allowed[1]


@lru_cache(maxsize=64)
def _setups(margins: tuple[int, ...]) -> tuple[PageSetup, ...]:
    """The page in each of its letters, the official ones first; margins in millimetres."""
    setup = SETUP
    if margins:
        left, right, top, bottom = (edge * mm for edge in margins)
        setup = replace(SETUP, left=left, right=right, top=top, bottom=bottom)
    return tuple(setup.variants())


def _in(setup: PageSetup, told: PrintedAnswers, manner: Manner) -> _Composed:
    composer = Composer(told, setup, manner)
    sheets = [sheet for section in composer.sections() for sheet in paginated(section, setup.depth)]
    signed = [
        number
        for number, sheet in enumerate(sheets, start=1)
        if any(region.name == SIGNED for block in sheet for region in block.regions)
    ]
    elsewhere = tuple(dict.fromkeys(composer.elsewhere))
    return _Composed(setup, sheets, elsewhere, signed_on=max(signed, default=0))


def _composed(told: PrintedAnswers, manner: Manner) -> _Composed:
    """The form in the largest letters in which it is not longer than it must be.

    That is as long as it is while it is empty, or as long as it is in the least letters; they are
    never larger than those of the empty form. Paper that has its print already has it in these.
    """
    on_paper = _while_empty(_Empty(told.form, told.ticked_parts))
    if manner.is_fill_only:
        return _in(on_paper.setup, told, manner)
    setups = _setups(told.form.written.margins)
    smaller = setups[setups.index(on_paper.setup) :]
    return _closest(told, smaller, (on_paper.signed_on, len(on_paper.sheets)), manner=manner)


def _closest(
    told: PrintedAnswers, setups: Sequence[PageSetup], allowed: tuple[int, int], *, manner: Manner
) -> _Composed:
    """The form in the first of some letters with which it is signed and ends on these pages."""
    tried: list[_Composed] = []
    for setup in setups:
        tried.append(_in(setup, told, manner))
        if tried[-1].fits(allowed):
            return tried[-1]
    least = tried[-1]
    allowed = (max(allowed[0], least.signed_on), max(allowed[1], len(least.sheets)))
    return next(composed for composed in tried if composed.fits(allowed))


class _Empty:
    """An empty form with some of its parts, as the key of a cache: itself, not one like it."""

    def __init__(self, form: DeclaredForm, parts: frozenset[str]) -> None:
        self.form = form
        self.parts = parts

    def __hash__(self) -> int:
        return hash((id(self.form), self.parts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Empty) and self.form is other.form and self.parts == other.parts


@lru_cache(maxsize=64)
def _while_empty(one: _Empty) -> _Composed:
    """A form with nothing in it, in the largest letters that save a page as the close ones do."""
    nothing = empty(one.form, one.parts)
    setups = _setups(one.form.written.margins)
    close = next(setup for setup in setups if setup.letters.body == _CLOSE)
    composed = _in(close, nothing, Manner())
    allowed = (composed.signed_on, len(composed.sheets))
    return _closest(nothing, setups, allowed, manner=Manner())


# --- annex and foot ------------------------------------------------------------------------------


def _annex(told: PrintedAnswers, composed: _Composed) -> list[list[Block]]:
    """The pages of the values that are too long for their places."""
    if not composed.elsewhere:
        return []
    setup, form = composed.setup, told.form
    centred = Style(setup.letters.title, Align.CENTRE)
    blocks = [
        *plain(ANNEX, centred, setup.room, face=Face.BOLD),
        *plain(annex_to(form.name), setup.style(Align.CENTRE), setup.room, face=Face.ITALIC),
    ]
    for name in composed.elsewhere:
        style = replace(setup.style(Align.JUSTIFIED), gap=2 * setup.letters.body)
        blocks += plain(annex_item(form, name), style, setup.room, face=Face.BOLD)
        blocks += plain(told.text(name), setup.style(Align.JUSTIFIED), setup.room)
    return paginated(blocks, setup.depth)


def _foot(setup: PageSetup, dossier_no: str) -> tuple[Placed, ...]:
    """The number of the dossier in the bottom margin, for the eye and for the scanner."""
    words = plain(f"{DOSSIER_NO}: {dossier_no}", Style(9, Align.RIGHT), setup.room - _QR_EDGE - 4)
    middle = (_QR_EDGE - stack(words).height) / 2
    level = side_by_side(
        [
            (0, stack([Block(middle, lambda *_: None), *words])),
            (setup.room - _QR_EDGE, qr_code(dossier_no, _QR_EDGE)),
        ]
    )
    return (Placed(level, setup.left, setup.bottom - 1),)


# --- the file ------------------------------------------------------------------------------------


def _spots(drawn: Sequence[PrintedPage]) -> dict[str, OnPage]:
    """Where each place first stands; one of several lines with all of them that are on its page."""
    found: dict[str, OnPage] = {}
    for name, place in _every_spot(drawn):
        if name == SIGNED:
            continue
        first = found.setdefault(name, place)
        if place.is_below(first):
            found[name] = first.with_line(place)
    return found


def _every_spot(drawn: Sequence[PrintedPage]) -> Iterator[tuple[str, OnPage]]:
    for number, page in enumerate(drawn, start=1):
        for placed in page.placed:
            top = page.size[1] - placed.y
            for name, left, down, wide, high in placed.block.regions:
                yield name, OnPage(number, placed.x + left, top + down, wide, high)


def _properties(filled: FilledForm) -> Properties:
    written = filled.form.written
    received = filled.texts.get(RECEIVED_ON, "")
    on = date.fromisoformat(received) if received else written.effective_from
    return Properties(written.name, written.legal_basis, on)
