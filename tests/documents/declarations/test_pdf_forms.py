"""Texts drawn over an existing PDF stand where they belong, and bad files are refused."""

from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.declarations.pdf_forms import filled, inspected
from commune_desk.documents.pdf import Properties
from commune_desk.domain.form.errors import PdfDamaged, PdfEncrypted, PdfTooLarge, PdfTooManyPages
from commune_desk.domain.papers.pdf_form import LARGEST, SMALLEST_LETTERS, DrawnText

PROPERTIES = Properties("Đơn thử", "mẫu của cơ quan", date(2026, 10, 2))
NAME = DrawnText("Nguyễn Thị Phượng", 1, x=50, y=60, width=80, label="Họ tên")


@cache
def a_pdf(pages: int = 1) -> bytes:
    """A form as a department prints it, with two fields of its own on the first page."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(210 * mm, 297 * mm))
    for page in range(pages):
        canvas.drawString(20 * mm, 237 * mm, "Ho va ten:")
        if not page:
            form: Any = canvas.acroForm
            form.textfield(name="ho_ten", x=50 * mm, y=236 * mm, width=80 * mm, height=6 * mm)
            form.checkbox(name="nam", x=50 * mm, y=220 * mm, size=5 * mm)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def places(content: bytes, page: int = 0) -> dict[str, tuple[float, float]]:
    """The words of a page and where they begin, in millimetres from its top left corner."""
    found = {}
    read = PdfReader(BytesIO(content)).pages[page]

    def visit(text, matrix, position, *_others):
        if text.strip():
            x = matrix[4] + position[4] * matrix[0]
            y = matrix[5] + position[5] * matrix[3]
            found[text.strip()] = (x / mm, 297 - y / mm)

    read.extract_text(visitor_text=visit)
    return found


def test_the_fields_of_a_pdf_are_proposals_for_places():
    form = inspected(a_pdf())
    assert len(form.pages) == 1
    text, box = form.fields
    assert (text.name, text.page, text.is_box) == ("ho_ten", 1, False)
    assert (text.x, text.y, text.width) == pytest.approx((50, 61, 80), abs=0.1)
    assert (box.name, box.is_box) == ("nam", True)


def test_a_text_stands_where_its_place_is_and_can_be_read():
    content = filled(a_pdf(), [NAME], PROPERTIES)
    x, y = places(content)["Nguyễn Thị Phượng"]
    assert (x, y) == pytest.approx((50, 60), abs=0.1)


def test_on_the_blank_that_was_scanned_only_what_is_filled_in_is_printed():
    content = filled(a_pdf(2), [NAME], PROPERTIES, fill_only=True)
    assert places(content) == {NAME.text: pytest.approx((50, 60), abs=0.1)}
    assert places(content, 1) == {}
    assert len(PdfReader(BytesIO(content)).pages) == 2


def test_nothing_of_the_fields_and_scripts_is_left():
    writer = PdfWriter(clone_from=BytesIO(a_pdf()))
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    writer.root_object[NameObject("/OpenAction")] = script
    stream = BytesIO()
    writer.write(stream)
    printed = PdfReader(BytesIO(filled(stream.getvalue(), [NAME], PROPERTIES)))
    root: Any = printed.trailer["/Root"]
    assert "/OpenAction" not in root
    assert "/AcroForm" not in root
    assert all("/Annots" not in page for page in printed.pages)


def test_a_text_too_long_for_its_place_is_smaller_and_then_goes_to_an_annex():
    long = "Nguyễn Thị Phượng Hoàng Ánh Tuyết Trần Lê Đặng Thị Hường"
    smaller = filled(a_pdf(), [DrawnText(long, 1, 50, 60, 95, label="Họ tên")], PROPERTIES)
    assert len(PdfReader(BytesIO(smaller)).pages) == 1
    assert long in places(smaller)
    longer = DrawnText("lời khai " * 60, 1, 50, 60, 80, lines=2, label="Lý do")
    reader = PdfReader(BytesIO(filled(a_pdf(), [longer], PROPERTIES)))
    assert "(xem phụ lục)" in reader.pages[0].extract_text()
    assert "lời khai" not in reader.pages[0].extract_text()
    assert reader.pages[1].extract_text().split().count("khai") == 60


def test_the_least_letters_can_be_read():
    assert SMALLEST_LETTERS >= 7


def test_a_text_of_several_lines_goes_on_below_its_first():
    text = DrawnText("một hai ba bốn năm sáu bảy tám chín mười", 1, 50, 60, 30, lines=4)
    rows = places(filled(a_pdf(), [text], PROPERTIES))
    ys = sorted(y for words, (_, y) in rows.items() if words != "Ho va ten:")
    assert ys[0] == pytest.approx(60, abs=0.1)
    assert len(ys) > 1


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(a_pdf()))
    writer.encrypt("mật khẩu")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", PdfDamaged),
        (b"%PDF-1.7\nxxx", PdfDamaged),
        (a_pdf()[:700], PdfDamaged),
        (b"\0" * 5000, PdfDamaged),
        (encrypted(), PdfEncrypted),
        (a_pdf(500), PdfTooManyPages),
        (b"%PDF" + b" " * LARGEST, PdfTooLarge),
    ],
    ids=["empty", "no_pdf", "cut", "zeros", "encrypted", "book", "large"],
)
def test_what_cannot_be_a_form_is_refused(content, refusal):
    with pytest.raises(refusal):
        inspected(content)
