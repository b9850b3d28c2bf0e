"""The sheet for the clerk: one page, and the file that ships is the one that is made here."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from installer import clerk_sheet


def texts(content):
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def test_the_sheet_is_one_page_with_four_pictures_and_what_to_do():
    content = clerk_sheet.render(date(2026, 10, 1))
    (page,) = PdfReader(BytesIO(content)).pages
    said = page.extract_text()
    assert all(part.title in said for part in clerk_sheet.PARTS)
    assert len(page.images) == 4


def test_what_ships_says_the_same():
    shipped = clerk_sheet.TARGET.read_bytes()
    assert texts(shipped) == texts(clerk_sheet.render(date(2026, 10, 1)))
