"""Reading a PDF back: its text, its fonts, its QR codes; and comparing it with the gold files.

Gold files stand in `tests/gold/documents`. When a form was changed on purpose, write them anew with
`COMMUNE_DESK_UPDATE_GOLD=1 python3 tasks.py test tests/documents` and read the difference. On a
mismatch what was printed is saved beside the gold file as `*.actual.txt`.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
import zxingcpp
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

GOLD = Path(__file__).parent.parent / "gold" / "documents"
UPDATE_GOLD = "COMMUNE_DESK_UPDATE_GOLD"
A_DESCENT = 4
"""How far letters may reach below their baseline, in points."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF holds."""

    pages: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]
    fonts: frozenset[tuple[str, bool]]
    properties: dict[str, str]

    @property
    def text(self) -> str:
        """All of its text in one line, so that a field reads the same however it was broken."""
        return " ".join(" ".join(self.pages).split())


def read(pdf: bytes) -> Printed:
    reader = PdfReader(BytesIO(pdf))
    return Printed(
        pages=tuple(page.extract_text() for page in reader.pages),
        sizes=tuple(
            (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4))
            for page in reader.pages
        ),
        fonts=frozenset(font for page in reader.pages for font in fonts_of(page)),
        properties={str(name): str(value) for name, value in (reader.metadata or {}).items()},
    )


def lowest_text(pdf: bytes) -> float:
    """How high above the foot of its page the lowest word of a PDF stands, foots left out."""
    heights: list[float] = []

    def note_height(text: str, _cm: object, matrix: Sequence[float], _font: object, _size: float):
        if text.strip() and not text.startswith("Địa chỉ:"):
            heights.append(matrix[5])

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note_height)
    return min(heights)


def fonts_of(page: PageObject) -> list[tuple[str, bool]]:
    """The fonts of a page with whether their letters are in the file."""
    resources = cast(DictionaryObject, page["/Resources"])
    named = cast(DictionaryObject, resources["/Font"])
    fonts = [cast(DictionaryObject, font.get_object()) for font in named.values()]
    return [(str(font["/BaseFont"]), "/FontFile2" in described(font)) for font in fonts]


def described(font: DictionaryObject) -> DictionaryObject:
    """What a font says of itself; nothing for the fonts that every reader must have."""
    return cast(DictionaryObject, font.get("/FontDescriptor", DictionaryObject()).get_object())


def as_gold(pdf: bytes) -> str:
    printed = read(pdf)
    fonts = ", ".join(
        f"{name}{'' if there else ' MISSING'}" for name, there in sorted(printed.fonts)
    )
    sizes = ", ".join(f"{width} x {height} mm" for width, height in printed.sizes)
    head = f"pages: {len(printed.pages)}\nsizes: {sizes}\nfonts: {fonts}\n"
    pages = (f"\n--- {number} ---\n{text}\n" for number, text in enumerate(printed.pages, start=1))
    return head + "".join(pages)


def assert_is_gold(name: str, pdf: bytes) -> None:
    """Compare text, pages and fonts of a PDF with its gold file."""
    gold, actual = GOLD / f"{name}.txt", GOLD / f"{name}.actual.txt"
    printed = as_gold(pdf)
    if os.environ.get(UPDATE_GOLD):
        gold.write_text(printed, encoding="utf-8", newline="\n")
    wanted = gold.read_text(encoding="utf-8") if gold.exists() else ""
    if printed != wanted:
        actual.write_text(printed, encoding="utf-8", newline="\n")
    else:
        actual.unlink(missing_ok=True)
    assert printed == wanted, f"see {actual}"


def qr_codes(pdf: bytes, folder: Path, *, dpi: int = 120) -> list[str]:
    """What a reader finds on the first page, drawn as a cheap printer would."""
    drawer = shutil.which("pdftoppm")
    if not drawer:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    (folder / "paper.pdf").write_bytes(pdf)
    command = [drawer, "-r", str(dpi), "-png", "-singlefile", "paper.pdf", "paper"]
    subprocess.run(command, cwd=folder, check=True)
    with Image.open(folder / "paper.png") as picture:
        return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]
