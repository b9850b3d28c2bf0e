"""Word files with named places are filled; programs and traps in them are refused."""

import zipfile
from io import BytesIO

import docx
import pytest

from commune_desk.documents.declarations.word_forms import DOTS, filled_word, places_in
from commune_desk.domain.form.errors import WordDamaged, WordHasMacros, WordPlaceWrong


def a_word_file(*paragraphs: str, header: str = "Kính gửi {{authority}}") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    stream = BytesIO(content)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return stream.getvalue()


def test_the_places_are_found_in_their_order_heads_too():
    content = a_word_file("Tôi là {{ requester.full_name }}, ở {{requester.residence}}")
    assert places_in(content) == ("requester.full_name", "requester.residence", "authority")


def test_a_place_that_word_has_cut_into_pieces_is_one():
    document = docx.Document()
    paragraph = document.add_paragraph("Tôi là ")
    paragraph.add_run("{{requ").bold = True
    paragraph.add_run("ester.full_name}}")
    content = saved(document)
    assert places_in(content) == ("requester.full_name",)
    filled = docx.Document(BytesIO(filled_word(content, {"requester.full_name": "Lê Mận"})))
    assert filled.paragraphs[0].text == "Tôi là Lê Mận"


def test_texts_stand_as_they_are_and_empty_places_as_dots():
    content = a_word_file("{{requester.full_name}} · {{reason}}")
    texts = {"requester.full_name": "Lê <b> & {{x}}", "authority": "UBND xã Tràm Chim"}
    filled = docx.Document(BytesIO(filled_word(content, texts)))
    assert filled.paragraphs[0].text == f"Lê <b> & {{{{x}}}} · {DOTS}"
    assert filled.sections[0].header.paragraphs[0].text == "Kính gửi UBND xã Tràm Chim"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% for one in range(9) %}",
        "{{ requester.full_name | upper }}",
        "{{ Requester }}",
        "{{}}",
        "{# x #}",
    ],
)
def test_anything_but_a_name_is_refused(text):
    with pytest.raises(WordPlaceWrong):
        places_in(a_word_file(text))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", WordDamaged),
        (b"PK\x03\x04 nothing", WordDamaged),
        (a_word_file("x")[:-40], WordDamaged),
        (with_part(a_word_file("x"), "word/vbaProject.bin", b"x"), WordHasMacros),
        (with_part(a_word_file("x"), "word/activeX/activeX1.bin", b"x"), WordHasMacros),
        (with_part(a_word_file("x"), "word/bomb.xml", b"\0" * 60_000_000), WordDamaged),
    ],
    ids=["empty", "no_zip", "cut", "macros", "active_x", "bomb"],
)
def test_what_cannot_be_a_form_is_refused(content, refusal):
    with pytest.raises(refusal):
        places_in(content)


def test_a_file_without_heads_and_feet_gets_none():
    document = docx.Document()
    document.add_paragraph("Tôi là {{requester.full_name}}")
    filled = docx.Document(BytesIO(filled_word(saved(document), {})))
    assert filled.sections[0].header.is_linked_to_previous
    assert filled.sections[0].footer.is_linked_to_previous
