"""A PDF of somebody else is drawn once in a process of its own, before this program shows it."""

import zlib

import pytest

from commune_desk.documents.declarations.pdf_forms import inspected
from commune_desk.domain.form.errors import PdfPageWrong, PdfTooHeavy
from commune_desk.services.desk import own_process
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.papers import own_forms, pdf_trial
from tests.documents.declarations.test_pdf_forms import a_pdf

GIGABYTE = 1 << 30


def written(*objects, first=b"%PDF-1.7\n"):
    """A PDF of these objects; the first is its catalogue."""
    content, places = first, []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, at = len(objects) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % count + table
    return content + b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, at)


def a_page(*more, box=b"0 0 595 842", resources=b""):
    """A PDF of one page, whose content is the first of the objects."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<<%s>>/Contents 4 0 R>>"
    return written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page % (box, resources),
        *more,
    )


def packed(content, more=b""):
    """A stream; bytes are packed, a number of them is so many zeros."""
    if isinstance(content, int):
        packer = zlib.compressobj(9)
        zeros = bytes(1 << 20)
        data = b"".join(packer.compress(zeros) for _ in range(content >> 20)) + packer.flush()
    else:
        data = zlib.compress(content)
    head = b"<</Length %d/Filter/FlateDecode%s>>" % (len(data), more)
    return head + b"stream\n" + data + b"\nendstream"


def a_tower():
    """A page that draws a form twice, which draws another twice, thirty storeys high."""
    more = [packed(b"/F Do /F Do")]
    for number in range(5, 35):
        below = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
        below += b"/Resources<</XObject<</F %d 0 R>>>>" % (number + 1)
        more.append(packed(b"/F Do /F Do", below))
    more.append(packed(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))
    return a_page(*more, resources=b"/XObject<</F 5 0 R>>")


HOSTILE = {
    "zeros": lambda: a_page(packed(GIGABYTE)),
    "strokes": lambda: a_page(packed(b"0 0 m 9 9 l S\n" * (8 << 20))),
    "tower": a_tower,
}


@pytest.fixture(autouse=True)
def untried(monkeypatch):
    monkeypatch.setattr(pdf_trial, "_PASSED", set())


def test_a_form_passes_and_is_not_tried_twice(monkeypatch):
    content = a_pdf(3)
    pdf_trial.try_pdf(content)
    monkeypatch.setattr(own_process, "program", lambda: pytest.fail("it was tried"))
    pdf_trial.try_pdf(content)


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_no_pc_could_draw_is_refused_within_limits(kind, monkeypatch):
    monkeypatch.setattr(pdf_trial, "TRIAL_S", 20)
    content = HOSTILE[kind]()
    assert len(content) < 3 << 20
    with pytest.raises(PdfTooHeavy):
        pdf_trial.try_pdf(content)


@pytest.mark.parametrize("box", [b"0 0 14400 14400", b"0 0 99999999 842", b"0 0 0 0"])
def test_a_page_that_no_printer_has_paper_for_is_refused_before(box):
    with pytest.raises(PdfPageWrong):
        inspected(a_page(packed(b"0 0 m 9 9 l S"), box=box))


def test_the_officer_may_stop_it(monkeypatch):
    monkeypatch.setattr(own_process, "LOOK_EVERY_S", 0.001)
    with pytest.raises(Cancelled):
        pdf_trial.try_pdf(a_pdf(2), lambda _done, _total: False)


def test_what_is_kept_was_tried_and_a_word_file_is_left_to_word(monkeypatch):
    tried: list[bytes] = []
    monkeypatch.setattr(own_forms, "try_pdf", tried.append)
    content = a_pdf()
    for one in (content, b"PK\x03\x04", b""):
        own_forms.check_drawable(one)
    assert tried == [content]
