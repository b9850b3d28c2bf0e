"""What ships with the program is whole: fonts with every Vietnamese letter, licences with names."""

import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from tests.house.source import ROOT

RESOURCES = ROOT / "resources"
FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
PLAIN = VOWELS + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES
)
LETTERS = set(PLAIN + PLAIN.upper() + "đĐ₫–…“”×•")
FAMILIES = {"LiberationSerif": "Red Hat", "NotoSans": "Google"}


def test_there_are_134_vietnamese_letters_beyond_ascii():
    assert len(set(PLAIN + PLAIN.upper() + "đĐ") - set("aeiouyAEIOUY")) == 134


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_every_vietnamese_letter(path):
    font = TTFontFile(str(path))
    assert {letter for letter in LETTERS if ord(letter) not in font.charToGlyph} == set()


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_comes_with_its_licence_and_its_owner(path):
    family = path.stem.partition("-")[0]
    licence = (path.parent / f"{family}-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert FAMILIES[family] in licence.partition("SIL OPEN")[0]


def test_the_licences_of_what_the_bundle_carries_are_there():
    texts = {path.stem: path.read_text("utf-8") for path in (RESOURCES / "licences").glob("*.txt")}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.0"]
    assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3.0"]
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")


def test_no_resource_is_empty():
    assert [
        path for path in RESOURCES.rglob("*") if path.is_file() and not path.stat().st_size
    ] == []
