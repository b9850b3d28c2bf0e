"""The declared forms that ship, forms written for one test, and where words stand on a page."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from commune_desk.documents.declarations.declaration import SETUP
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.declaring import declared
from commune_desk.domain.form.written import WrittenForm, WrittenPlace
from commune_desk.files.papers.forms import FormsFolder, shipped_forms
from commune_desk.paths import resources

FOLDER = resources() / "forms"
CODES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "shared")


@cache
def _shipped() -> FormsFolder:
    return shipped_forms(FOLDER)


@cache
def form(code: str) -> DeclaredForm:
    """A form that ships."""
    return declared(_shipped().forms[code], _shipped().shared)


def written(paper: str, **places: WrittenPlace) -> DeclaredForm:
    """A form with this paper; the places are called with "_" for the dot."""
    one = WrittenForm(
        code="try",
        name="Đơn thử",
        title="ĐƠN THỬ",
        legal_basis="",
        source="",
        effective_from=date(2026, 1, 1),
        paper=paper,
        places={name.replace("_", ".", 1): place for name, place in places.items()},
    )
    return declared(one, _shipped().shared)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from the top left of the paper."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word", slack: float) -> bool:
        """Whether two words stand on each other by more than the slack."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and across > slack and down > slack


def content(pdf: bytes) -> str:
    """What the first page draws, as PDF writes it."""
    stream = PdfReader(BytesIO(pdf)).pages[0].get_contents()
    assert stream is not None
    return stream.get_data().decode("latin-1")


def dotted(pdf: bytes) -> list[tuple[float, float, float]]:
    """The dotted lines of the first page: from, to, and how far below the top of the paper."""
    level = r" ([\d.]+) (\d+\.\d\d) m (\d+\.\d\d) \2 l S"
    return [
        (float(left), float(right), SETUP.size[1] - float(height))
        for left, height, right in re.findall(level, content(pdf))
    ]


def crosses(pdf: bytes) -> set[float]:
    """Where the boxes of the first page stand that are crossed, from the left."""
    slanted = re.findall(r"n ([\d.]+) ([\d.]+) m [\d.]+ ([\d.]+) l S", content(pdf))
    return {float(left) for left, low, high in slanted if low != high}


_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


def words_of(pdf: bytes) -> list[Word]:
    """Every word of a PDF with its box, as poppler sees it."""
    reader = shutil.which("pdftotext")
    if not reader:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(
            [reader, "-bbox", str(path), "-"], check=True, capture_output=True, encoding="utf-8"
        )
    return list(_words(done.stdout))


def _words(pages: str) -> Iterator[Word]:
    for number, page in enumerate(pages.split("<page ")[1:], start=1):
        for left, top, right, bottom, text in _WORD.findall(page):
            yield Word(number, unescape(text), float(left), float(top), float(right), float(bottom))
