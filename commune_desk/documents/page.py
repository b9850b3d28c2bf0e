"""Printed pages: paper with its margins and letters, and blocks set on as many pages as they need.

A4 has the margins of NĐ 30/2020, Phụ lục I; A5 keeps room to be filed and scales the rest. `HALF`
is one half of an A4 page, on which two copies of a short slip stand above each other.

A paper can be set in several sizes of letters, from roomy to close. `fitted` takes the first in
which the content needs one page, and the first of all where none does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from commune_desk.documents.blocks import Align, Block, Style, height_of, parted, plain, stack


@dataclass(frozen=True, slots=True)
class Letters:
    """The sizes of letters on a page, and the room between two paragraphs, in points."""

    body: float
    head: float
    title: float
    note: float
    gap: float


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A size of paper with its margins, in points, and the letters it can be set in.

    Attributes:
        size: width and height of the paper.
        settings: from roomy to close; the first is in use.
    """

    size: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    settings: tuple[Letters, ...]

    @property
    def letters(self) -> Letters:
        """The letters in use."""
        return self.settings[0]

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.size[0] - self.left - self.right

    @property
    def depth(self) -> float:
        """The height between the margins."""
        return self.size[1] - self.top - self.bottom

    def variants(self) -> Iterator["PageSetup"]:
        """The same paper in each of its settings."""
        for letters in self.settings:
            yield replace(self, settings=(letters,))

    def style(self, align: Align = Align.LEFT, *, indent: float = 0, hang: float = 0) -> Style:
        """The style of the body."""
        letters = self.letters
        return Style(letters.body, align, indent=indent, hang=hang, gap=letters.gap)

    def note(self, align: Align = Align.LEFT, *, gap: float = 0) -> Style:
        """The style of notes."""
        return Style(self.letters.note, align, gap=gap)


def _settings(
    head: float, title: float, note: float, *, bodies: Sequence[tuple[float, float]]
) -> tuple[Letters, ...]:
    return tuple(Letters(body, head, title, note, gap) for body, gap in bodies)


A4_SIZE = (210 * mm, 297 * mm)
A4 = PageSetup(
    A4_SIZE, left=30 * mm, right=15 * mm, top=20 * mm, bottom=20 * mm,
    settings=_settings(12, 14, 11, bodies=((13, 6), (13, 3), (12, 3), (11.5, 2))),
)  # fmt: skip
A4_LANDSCAPE = PageSetup(
    (297 * mm, 210 * mm), left=20 * mm, right=12 * mm, top=16 * mm, bottom=13 * mm,
    settings=_settings(12, 14, 10, bodies=((12, 4),)),
)  # fmt: skip
A5 = PageSetup(
    (148 * mm, 210 * mm), left=17 * mm, right=10 * mm, top=11 * mm, bottom=13 * mm,
    settings=_settings(9, 12.5, 8.5, bodies=((11, 3), (11, 1.5), (10.5, 1), (10, 1), (9.5, 0.6))),
)  # fmt: skip
HALF = PageSetup(
    (210 * mm, 148.5 * mm), left=25 * mm, right=15 * mm, top=9 * mm, bottom=11 * mm,
    settings=_settings(10, 12.5, 8.5, bodies=((11, 1.5), (10.5, 1), (10, 0.6), (9.5, 0.4))),
)  # fmt: skip

Compose = Callable[[PageSetup], list[Block]]
"""Makes the content of a paper for one setting of its letters."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its top left corner on a page, in points from the lower left of the paper."""

    block: Block
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page of a PDF: the size of its paper and what stands on it."""

    size: tuple[float, float]
    placed: tuple[Placed, ...]

    def with_blocks(self, *placed: Placed) -> "PrintedPage":
        """The page with more on it."""
        return replace(self, placed=(*self.placed, *placed))


def paginated(blocks: Sequence[Block], depth: float) -> list[list[Block]]:
    """The blocks of each page; what is too high for a page of its own runs over the foot."""
    pages: list[list[Block]] = []
    rest = list(blocks)
    while rest:
        repeated = rest[0].repeated if pages else None
        top = [repeated] if repeated else []
        page, rest = parted(rest, depth - height_of(top))
        if not page:
            page, rest = rest[:1], rest[1:]
        pages.append([*top, *page])
    return pages or [[]]


def fitted(setup: PageSetup, compose: Compose) -> tuple[PageSetup, list[list[Block]]]:
    """The content on one page in the roomiest setting that allows it, or else on several."""
    first: tuple[PageSetup, list[list[Block]]] | None = None
    for variant in setup.variants():
        pages = paginated(compose(variant), variant.depth)
        if len(pages) == 1:
            return variant, pages
        first = first or (variant, pages)
    assert first is not None, "a paper has at least one setting"
    return first


def set_on(setup: PageSetup, blocks: Sequence[Block]) -> PrintedPage:
    """A page with the blocks below each other, from the top margin down."""
    placed: list[Placed] = []
    y = setup.size[1] - setup.top
    for index, block in enumerate(blocks):
        y -= block.gap if index else 0
        placed.append(Placed(block, setup.left, y))
        y -= block.height
    return PrintedPage(setup.size, tuple(placed))


def in_top_margin(setup: PageSetup, blocks: Sequence[Block]) -> Placed:
    """What stands in the middle of the top margin."""
    block = stack(blocks)
    return Placed(block, setup.left, setup.size[1] - setup.top / 2 + block.height / 2)


def page_number(setup: PageSetup, number: int) -> tuple[Placed, ...]:
    """The number of a page, centred in the top margin; the first page has none (NĐ 30/2020)."""
    if number == 1:
        return ()
    style = Style(min(setup.letters.body, 13), Align.CENTRE)
    return (in_top_margin(setup, plain(str(number), style, setup.room)),)


def numbered_pages(setup: PageSetup, blocks: Sequence[Block]) -> list[PrintedPage]:
    """The blocks on as many pages as they need, numbered from the second on."""
    return [
        set_on(setup, page).with_blocks(*page_number(setup, number))
        for number, page in enumerate(paginated(blocks, setup.depth), start=1)
    ]
