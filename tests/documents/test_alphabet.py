"""The letters of a paper: one font for all of Vietnamese, another for what is beyond it."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zlib import compress

import pytest
from PIL import ImageFont
from PIL.ImageFont import Layout
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from commune_desk.documents.blocks import Style, plain
from commune_desk.documents.fonts import LETTERS, Face, font_file
from commune_desk.documents.page import A4, set_on
from commune_desk.documents.pdf import Properties, pdf_bytes

ALL = "".join(map(chr, range(33, 127))) + "".join(sorted(LETTERS))
BY_HINTS = 2
"""Dots by which hints move the edge of a letter that is a thousand dots high."""
PROPERTIES = Properties("Giấy thử", "", date(2026, 10, 2))


def paper(*texts: str, face: Face = Face.REGULAR) -> bytes:
    style = Style(12)
    blocks = [block for text in texts for block in plain(text, style, 1000, face=face)]
    return pdf_bytes([set_on(A4, blocks)], PROPERTIES)


def said(pdf: bytes) -> list[str]:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()


def fonts(pdf: bytes) -> Iterator[DictionaryObject]:
    resources = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]
    for font in resources["/Font"].values():  # type: ignore[index]
        if "/FontDescriptor" in font.get_object():
            yield font.get_object()


def outlines(font: DictionaryObject) -> bytes:
    file = font["/FontDescriptor"]["/FontFile2"].get_object()  # type: ignore[index]
    assert isinstance(file, StreamObject)
    return file.get_data()


def letters(font: DictionaryObject) -> list[str]:
    """The letter of each number."""
    told = font["/ToUnicode"].get_object()
    assert isinstance(told, StreamObject)
    codes = re.findall("> <([0-9A-F]{4})>", told.get_data().decode())
    return [chr(int(code, 16)) for code in codes]


@pytest.mark.parametrize("face", Face)
def test_every_letter_is_read_back(face: Face):
    lines = [ALL[start : start + 40] for start in range(0, len(ALL), 40)]

    assert said(paper(*lines, face=face)) == lines


def test_the_font_is_the_same_whatever_a_paper_says():
    one, other = paper("Nguyễn Thị Ẩn"), paper("Võ Ánh, 1996 (₫)")

    assert [outlines(font) for font in fonts(one)] == [outlines(font) for font in fonts(other)]
    assert len(list(fonts(one))) == 1


@pytest.mark.parametrize("face", Face)
def test_a_paper_is_kept_for_years_and_is_small(face: Face):
    (font,) = fonts(paper("Nguyễn Thị Ẩn", face=face))

    assert len(compress(outlines(font))) < 13_000, "with hints it would be twice as much"


@pytest.mark.parametrize("face", Face)
def test_letters_are_drawn_as_the_file_of_their_face_draws_them(face: Face, tmp_path: Path):
    (font,) = fonts(paper("Nguyễn Thị Ẩn", face=face))
    (tmp_path / "letters.ttf").write_bytes(outlines(font))
    numbers = tmp_path / "letters.ttf"
    embedded = ImageFont.truetype(numbers, 1000, encoding="armn", layout_engine=Layout.BASIC)
    whole = ImageFont.truetype(font_file(face), 1000, layout_engine=Layout.BASIC)

    for number, letter in enumerate(letters(font)):
        if letter.isprintable():
            boxes = zip(embedded.getbbox(chr(number)), whole.getbbox(letter), strict=True)
            assert all(abs(one - other) <= BY_HINTS for one, other in boxes), letter


def test_brackets_and_strokes_are_words():
    text = r"(1) Phòng \A\ số 5) ((("

    assert said(paper(text)) == [text]


def test_a_name_in_another_script_stands_beside_the_vietnamese():
    text = "Ông Зоя Αθηνά Nguyễn và Çelik"

    pdf = paper(text)

    assert said(pdf) == [text]
    assert len(list(fonts(pdf))) == 2


def test_more_other_letters_than_one_font_holds_are_all_there():
    ranges = (range(0x100, 0x17F), range(0x391, 0x3CA), range(0x400, 0x4F0))
    letters = [chr(code) for codes in ranges for code in codes if chr(code).isalpha()]
    lines = ["".join(letters[at : at + 40]) for at in range(0, len(letters), 40)]

    pdf = paper(*lines)

    assert said(pdf) == lines
    assert len(list(fonts(pdf))) == 3


def test_what_tells_the_letters_keeps_to_the_rules_of_pdf():
    """PDF allows a hundred lines in one part of the table; some readers drop the others."""
    font = next(fonts(paper("Nguyễn")))
    told = font["/ToUnicode"].get_object()
    assert isinstance(told, StreamObject)

    parts = told.get_data().decode().split("beginbfchar")[1:]

    assert all(part.split("endbfchar")[0].count("<") <= 200 for part in parts)
    assert sum(part.split("endbfchar")[0].count("<") for part in parts) == 2 * 256
