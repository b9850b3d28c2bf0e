"""The outlines of some letters as a TrueType file for a PDF, without what paper has no use for.

Three fifths of a face are hints: programs that move the outlines of a letter on to the dots of a
coarse screen. Printers do without, a screen shows a paper with smooth edges all the same, and each
paper is kept for years: without them the letters of all of Vietnamese need as much room as those of
one paper with them.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from struct import pack, unpack_from

from reportlab.pdfbase.ttfonts import TTFontFace, TTFontMaker

_KEPT = ("head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "post")
"""Tables that stay as they are; those that are left out are hints, and the names of the face."""

_ENTRY, _FIRST_ENTRY = 16, 12
_SHORT = 2
"""A short `loca` counts in words of two bytes."""

# flags of a letter that is put together of others, as the TrueType Reference Manual names them
_ARGUMENTS_ARE_WORDS = 0x1
_HAS_SCALE = 0x8
_HAS_MORE = 0x20
_HAS_TWO_SCALES = 0x40
_HAS_MATRIX = 0x80
_HAS_HINTS = 0x100


def outlines(face: TTFontFace, letters: Sequence[int]) -> bytes:
    """A TrueType file with these letters, each under its place in their order."""
    file = face.makeSubset(letters)
    (count,) = unpack_from(">H", file, 4)
    entries = (unpack_from(">4sLLL", file, _FIRST_ENTRY + _ENTRY * n) for n in range(count))
    tables = {tag.decode(): file[start : start + length] for tag, _, start, length in entries}
    maker = TTFontMaker()
    for tag in _KEPT:
        maker.add(tag, tables[tag])
    drawn = list(map(_without_hints, _glyphs(tables)))
    places = list(accumulate(map(len, drawn), initial=0))
    maker.add("glyf", b"".join(drawn))
    maker.add("loca", pack(f">{len(places)}H", *(place // _SHORT for place in places)))
    return maker.makeStream()


def _glyphs(tables: dict[str, bytes]) -> Iterator[bytes]:
    """What draws each letter; nothing for a blank."""
    (is_long,) = unpack_from(">H", tables["head"], 50)
    loca = tables["loca"]
    assert not is_long, "so few letters are never so long"
    places = [place * _SHORT for place in unpack_from(f">{len(loca) // _SHORT}H", loca)]
    for start, end in pairwise(places):
        yield tables["glyf"][start:end]


def _without_hints(glyph: bytes) -> bytes:
    """The same letter with an even number of bytes, as a short `loca` needs it."""
    if not glyph:
        return glyph
    (contours,) = unpack_from(">h", glyph)
    if contours < 0:
        bare = _put_together(glyph)
    else:
        hints = 10 + 2 * contours
        (length,) = unpack_from(">H", glyph, hints)
        bare = glyph[:hints] + bytes(2) + glyph[hints + 2 + length :]
    return bare + bytes(len(bare) % 2)


def _put_together(glyph: bytes) -> bytes:
    """A letter made of others, as ế is of e and two marks: up to the last of them."""
    made, at, flags = bytearray(glyph), 10, _HAS_MORE
    while flags & _HAS_MORE:
        (flags,) = unpack_from(">H", glyph, at)
        made[at : at + 2] = pack(">H", flags & ~_HAS_HINTS)
        at += 8 if flags & _ARGUMENTS_ARE_WORDS else 6
        if flags & _HAS_SCALE:
            at += 2
        elif flags & _HAS_TWO_SCALES:
            at += 4
        elif flags & _HAS_MATRIX:
            at += 8
    return bytes(made[:at])
