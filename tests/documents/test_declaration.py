"""Declarations on paper: every form holds its lines, and no value stands on its neighbour."""

import re

import pytest

from commune_desk.documents.declaration import SETUP, blank, render, specimen
from commune_desk.domain.form.declared import FilledForm
from commune_desk.domain.form.written import WrittenPlace
from commune_desk.words.forms import BOX, DOTS, printed_lines
from tests.documents.declarations import CODES, Word, form, words_of, written
from tests.documents.reading import read

each_form = pytest.mark.parametrize("code", CODES)


def solid(text: str) -> str:
    """A text without blanks, dots to fill in and boxes."""
    return re.sub(rf"[\s{DOTS}{BOX}|]", "", text)


def solid_pages(pdf: bytes) -> str:
    """The words of a PDF without blanks and without the numbers of its pages."""
    pages = (solid(page) for page in read(pdf).pages)
    return "".join(
        page.removesuffix(str(number)) if number > 1 else page
        for number, page in enumerate(pages, start=1)
    )


# --- every form ----------------------------------------------------------------------------------


@each_form
def test_the_empty_form_holds_each_printed_line_in_order(code: str):
    text = solid_pages(render(blank(form(code))))

    at = 0
    for line in printed_lines(form(code)):
        found = text.find(solid(line), at)
        assert found >= 0, line
        at = found + len(solid(line))


@each_form
@pytest.mark.parametrize("fill", [blank, specimen])
def test_no_word_stands_on_another_or_in_the_margin(code: str, fill):
    words = words_of(render(fill(form(code))))

    assert_apart(words)
    assert_within_margins(words)


@each_form
def test_what_stands_in_every_place_can_be_read_in_the_file(code: str):
    filled = specimen(form(code))
    text = solid_pages(render(filled)).lower()

    values = filled.values()
    names = [name for name, value in values.items() if isinstance(value, str) and value]
    kinds = {one.name: one.kind.name for one in form(code).spec.fields}
    shown = [values[name] for name in names if kinds.get(name) in {"full_name", "address"}]
    assert [value for value in shown if solid(value).lower() not in text] == []


def assert_apart(words: list[Word]):
    by_line = sorted(words, key=lambda word: (word.page, word.top))
    for index, one in enumerate(by_line):
        for other in by_line[index + 1 :]:
            if other.page != one.page or other.top >= one.bottom:
                break
            assert not one.covers(other, 1.0), (one, other)


def assert_within_margins(words: list[Word]):
    for word in words:
        if word.top < SETUP.top:  # the number of the page
            assert word.text.isdecimal()
            continue
        assert word.left >= SETUP.left - 0.5
        assert word.right <= SETUP.size[0] - SETUP.right + 0.5
        assert word.bottom <= SETUP.size[1] - SETUP.bottom + 4


def test_a_part_that_is_not_ticked_is_not_printed():
    chosen = written(
        "@when change.of_seat\nĐổi trụ sở\n@end\n@when change.of_name\nĐổi tên\n@end",
        **{
            "change_of_seat": WrittenPlace(kind="tick", label="Đổi trụ sở"),
            "change_of_name": WrittenPlace(kind="tick", label="Đổi tên"),
        },
    )

    text = read(render(FilledForm(chosen, {"change.of_name": "true"}))).text

    assert "Đổi tên" in text
    assert "Đổi trụ sở" not in text
