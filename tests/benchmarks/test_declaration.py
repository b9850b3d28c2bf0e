"""What a declaration costs beside bare pages with the same text, and while it is typed."""

import sys
from io import BytesIO
from itertools import count
from time import process_time

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.declarations.declaration import preview, render
from commune_desk.documents.declarations.specimen import specimen
from commune_desk.documents.fonts import Face
from commune_desk.domain.form.declared import FilledForm
from tests.benchmarks.test_receipt import alternating_medians, bare_face
from tests.documents.declared_forms import dotted, form

MOST = 1.5
MOST_TYPED = 0.060
"""Seconds: a preview after a keystroke has 100 ms, of which the screen needs some."""
KEYSTROKES = 200


def test_a_declaration_takes_at_most_half_as_long_again_as_bare_pages():
    one = specimen(form("birth"))
    texts = [page.extract_text() for page in PdfReader(BytesIO(render(one))).pages]
    dots = dotted(render(one))
    people = (f"Nguyễn Thị {number:04}" for number in count(1))

    ours, bare = alternating_medians(
        lambda: render(of_somebody_else(one, next(people))),
        lambda: bare_pages(texts, dots, next(people)),
    )

    sys.stdout.write(
        f"\nbirth: {ours * 1000:.1f} ms, bare pages {bare * 1000:.1f} ms, {ours / bare:.2f}x\n"
    )
    assert ours <= MOST * bare


def test_a_preview_keeps_up_with_who_types():
    one = specimen(form("birth"))
    typed = "Số 128, tổ 12, ấp Thống Nhất 2, xã Tân Công Sính, tỉnh Đồng Tháp; " * 4
    preview(one)

    times = []
    for length in range(1, KEYSTROKES + 1):
        texts = {**one.texts, "child.birth_place": typed[:length]}
        start = process_time()
        preview(FilledForm(one.form, texts, marked="child.birth_place"))
        times.append(process_time() - start)

    slow = sorted(times)[int(0.95 * KEYSTROKES)]
    sys.stdout.write(f"\npreview after a keystroke: {slow * 1000:.1f} ms (p95)\n")
    assert slow < MOST_TYPED


def of_somebody_else(one: FilledForm, name: str) -> FilledForm:
    """The declaration of another family, so that only the words of the form are known."""
    names = ("requester", "child", "mother", "father")
    texts = {f"{person}.full_name": f"{name} {person}" for person in names}
    texts |= {f"{person}.id_paper": f"Hộ chiếu số {name}" for person in names}
    texts |= {"child.birth_place": f"Trạm y tế {name}", "child.home_place": f"Ấp {name}"}
    return FilledForm(one.form, {**one.texts, **texts})


def bare_pages(texts: list[str], dots: list[tuple[float, float, float]], name: str) -> bytes:
    """The same words and dots as the user guide of reportlab shows it, nothing laid out."""
    stream = BytesIO()
    canvas = Canvas(
        stream,
        pagesize=A4,
        initialFontName=bare_face(Face.REGULAR),  # type: ignore[arg-type]  # the stubs say float
    )
    for page, text in enumerate(texts):
        lines = [name, *text.splitlines()]
        faces = [Face.BOLD, Face.ITALIC, *[Face.REGULAR] * len(lines)]
        for index, (line, face) in enumerate(zip(lines, faces, strict=False)):
            canvas.setFont(bare_face(face), 12)
            canvas.drawString(85, 780 - 14 * index, line)
        for left, right, down in [] if page else dots:
            canvas.saveState()
            canvas.setDash(0.2, 2.4)
            canvas.line(left, 842 - down, right, 842 - down)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
