"""Filling existing PDF forms: what stands in the file, and texts drawn over it.

AcroForm fields are not filled: every viewer draws Vietnamese in their fonts as question marks.
Their rectangles tell where the texts belong; fields, actions and scripts of the file are left out
of what is printed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.across import draw_across
from commune_desk.documents.blocks import Align, Style, plain
from commune_desk.documents.fonts import Face, register
from commune_desk.documents.page import A4, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.text import Span, TextLine, broken, draw_line
from commune_desk.domain.form import rules
from commune_desk.domain.form.declared import FilledForm
from commune_desk.domain.form.errors import (
    PdfDamaged,
    PdfEncrypted,
    PdfPageWrong,
    PdfTooLarge,
    PdfTooManyPages,
)
from commune_desk.domain.form.paper import View
from commune_desk.domain.papers.pdf_form import (
    LARGEST,
    MOST_PAGES,
    PAGE_SIDES,
    SMALLEST_LETTERS,
    DrawnText,
    PdfField,
    PdfForm,
    PdfPage,
)
from commune_desk.practice import mark
from commune_desk.words.forms import ANNEX, SEE_ANNEX, printed

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_LEADING = 1.25
_SHRINK = 0.5


def inspected(content: bytes) -> PdfForm:
    """The pages and fields of a PDF.

    Raises:
        PdfTooLarge, PdfEncrypted, PdfDamaged, PdfTooManyPages, PdfPageWrong: it is no form.
    """
    reader = _opened(content)
    with _as_damage():
        pages = tuple(_size(page) for page in reader.pages)
        least, most = PAGE_SIDES
        for number, page in enumerate(pages, 1):
            if not (least <= page.width <= most and least <= page.height <= most):
                raise PdfPageWrong(number, round(page.width), round(page.height))
        fields = tuple(
            field
            for number, page in enumerate(reader.pages, 1)
            for field in _fields(page, number, pages[number - 1])
        )
    return PdfForm(pages, fields)


def _opened(content: bytes) -> "PdfReader":
    from pypdf import PdfReader  # 80 ms, and few offices have such a form

    if len(content) > LARGEST:
        raise PdfTooLarge(LARGEST // 1_000_000)
    with _as_damage():
        reader = PdfReader(BytesIO(content), strict=False)
        count = 0 if reader.is_encrypted else len(reader.pages)
    if reader.is_encrypted:
        raise PdfEncrypted
    if count > MOST_PAGES:
        raise PdfTooManyPages(count, MOST_PAGES)
    if not count:
        raise PdfDamaged
    return reader


@contextmanager
def _as_damage() -> Iterator[None]:
    """Say that the file is damaged where the reader stumbles over it."""
    from pypdf.errors import PyPdfError

    stumbles = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
    try:
        yield
    except stumbles:
        raise PdfDamaged from None


def _size(page: "PageObject") -> PdfPage:
    box = page.cropbox
    width, height = float(box.width) / mm, float(box.height) / mm
    return PdfPage(height, width) if page.rotation % 180 else PdfPage(width, height)


def _fields(page: "PageObject", number: int, size: PdfPage) -> Iterator[PdfField]:
    """The fields on a page that is not turned; a turned one is pointed at by hand."""
    if page.rotation:
        return
    box = page.cropbox
    for reference in page.get("/Annots") or ():
        annotation: Any = reference.get_object()
        if annotation.get("/Subtype") != "/Widget":
            continue
        parent = annotation.get("/Parent")
        owner = annotation if "/T" in annotation or parent is None else parent.get_object()
        kind = annotation.get("/FT") or owner.get("/FT")
        left, bottom, right, top = (float(edge) for edge in annotation["/Rect"])
        yield PdfField(
            name=str(owner.get("/T", "")),
            page=number,
            x=(min(left, right) - float(box.left)) / mm,
            y=size.height - (min(bottom, top) - float(box.bottom)) / mm,
            width=abs(right - left) / mm,
            height=abs(top - bottom) / mm,
            is_box=kind == "/Btn",
        )


def drawn_texts(form: FilledForm) -> tuple[DrawnText, ...]:
    """What a filled form draws over its PDF."""
    values, kinds = form.values(), {one.name: one.kind.name for one in form.form.spec.fields}
    shown = {
        one.name for one in rules.shown(form.form.spec, form.texts)
    } | form.form.computed.keys()
    drawn = []
    for spot in form.form.written.spots:
        value = values.get(spot.name)
        if spot.name not in shown:
            continue
        is_cross = bool(spot.value) and write_choice(value) == spot.value
        text = "" if spot.value else printed(kinds.get(spot.name, ""), value, View(spot.view))
        if is_cross or text:
            drawn.append(
                DrawnText(
                    text, spot.page, spot.x, spot.y, spot.width, spot.lines, spot.size,
                    label=form.form.labels[spot.name], is_cross=is_cross, name=spot.name,
                )
            )  # fmt: skip
    return tuple(drawn)


def write_choice(value: object) -> str:
    """The value of a place as a box names it."""
    return "true" if value is True else str(value)


# --- drawing -----------------------------------------------------------------------------------


def left_out(texts: Sequence[DrawnText]) -> tuple[str, ...]:
    """The names of the places whose texts do not fit, and stand in the annex."""
    register()
    return tuple(dict.fromkeys(one.name for one in texts if _fitted(one).is_left_out))


def filled(
    content: bytes, texts: Sequence[DrawnText], properties: Properties, *, fill_only: bool = False
) -> bytes:
    """The PDF with the texts on it, and an annex for what does not fit.

    Args:
        content: the PDF.
        texts: what stands in its places.
        properties: of the file that is made.
        fill_only: leave out what the PDF itself says, for the blank from which it was scanned.

    Raises:
        As `inspected`.
    """
    from pypdf import PdfReader, PdfWriter

    reader = _opened(content)
    register()
    fitted = [_fitted(text) for text in texts]
    writer = PdfWriter()
    with _as_damage():
        for number, source in enumerate(reader.pages, 1):
            page = writer.add_page(source)
            page.transfer_rotation_to_content()
            for key in ("/Annots", "/AA", *(("/Contents",) if fill_only else ())):
                if key in page:
                    del page[key]
            here = [one for one in fitted if one.text.page == number]
            if here or mark():
                page.merge_page(PdfReader(BytesIO(_overlay(page, here))).pages[0])
    left_out = [one.text for one in fitted if one.is_left_out]
    if left_out:
        # Pages with what did not fit, each under the name of its place
        body = A4.style()
        blocks = [
            *plain(ANNEX, Style(A4.letters.title, Align.CENTRE), A4.room, face=Face.BOLD),
            *plain(properties.title, A4.style(Align.CENTRE), A4.room),
        ]
        for text in left_out:
            blocks += plain(f"{text.label}: {text.text}", body, A4.room)
        for page in PdfReader(BytesIO(pdf_bytes(numbered_pages(A4, blocks), properties))).pages:
            writer.add_page(page)
    writer.add_metadata({"/Title": properties.title, "/Subject": properties.subject})
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A text with the lines that it takes, in the largest letters in which it fits.

    Attributes:
        is_left_out: whether it fits in none, so that the annex has it.
    """

    text: DrawnText
    lines: Sequence[TextLine]
    size: float
    is_left_out: bool = False


def _fitted(text: DrawnText) -> _Fitted:
    size = text.size
    while size >= SMALLEST_LETTERS:
        lines = _lines(text.text, size, text.width)
        if len(lines) <= text.lines:
            return _Fitted(text, lines, size)
        size -= _SHRINK
    words = _lines(SEE_ANNEX, SMALLEST_LETTERS, text.width)[:1]
    return _Fitted(text, words, SMALLEST_LETTERS, is_left_out=True)


def _lines(text: str, size: float, width: float) -> tuple[TextLine, ...]:
    return broken((Span(text),), size, width * mm)


def _overlay(page: "PageObject", texts: Sequence[_Fitted]) -> bytes:
    """A page of the same size with the texts alone."""
    box = page.cropbox
    stream = BytesIO()
    paper = (float(page.mediabox.right), float(page.mediabox.top))
    canvas = Canvas(stream, pagesize=paper)
    draw_across(canvas, paper)
    for one in texts:
        x = float(box.left) + one.text.x * mm
        y = float(box.top) - one.text.y * mm
        if one.text.is_cross:
            _cross(canvas, (x, y), one.size)
            continue
        for number, line in enumerate(one.lines):
            at = (x, y - number * one.text.size * _LEADING)
            draw_line(canvas, line, at=at, size=one.size)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _cross(canvas: Canvas, at: tuple[float, float], size: float) -> None:
    """Two strokes in a box whose lower left corner is given."""
    canvas.setLineWidth(size / 12)
    x, y = at
    edge = size * 0.7
    canvas.line(x, y, x + edge, y + edge)
    canvas.line(x, y + edge, x + edge, y)
