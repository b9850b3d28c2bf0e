"""Lines, blocks and pages: nothing is wider than its column, nothing is lost between pages."""

import doctest
import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from commune_desk.documents.blocks import (
    LEADING,
    Block,
    Style,
    height_of,
    nothing,
    plain,
    side_by_side,
    stack,
)
from commune_desk.documents.fonts import LETTERS, Face, font_file, width
from commune_desk.documents.page import A4, A5, HALF, PageSetup, fitted, paginated, set_on
from commune_desk.documents.slips import receipt
from commune_desk.documents.slips.receipt import render
from commune_desk.documents.table import PAD, row, under
from commune_desk.documents.text import Span, broken
from commune_desk.domain.desk.papers import PaperSize, SlipLayout
from commune_desk.domain.vietnamese import nfc
from commune_desk.words.papers import papers as words
from commune_desk.words.papers.papers import STATE_MOTTO

WORDS = st.lists(st.text(alphabet="aăâđêôơưẰẪỘỰ@.-", min_size=1, max_size=40), max_size=20)
NO_ROOM_BELOW = 0.01


def texts(block_count: int, height: float = 10) -> list[Block]:
    return [nothing(height) for _ in range(block_count)]


def test_the_examples_of_the_words_hold():
    failed, tried = doctest.testmod(words)
    assert tried > 0
    assert failed == 0


@pytest.mark.parametrize("face", Face)
def test_every_face_is_shipped_with_all_letters(face: Face):
    assert font_file(face).is_file()
    assert all(width(letter, face, 12) > 0 for letter in LETTERS)


@given(parts=WORDS, room=st.floats(60, 400), size=st.sampled_from([9.0, 11.0, 13.0]))
def test_no_line_is_wider_than_its_column(parts: list[str], room: float, size: float):
    lines = broken((Span(" ".join(parts)),), size, room)

    assert all(line.width <= room + NO_ROOM_BELOW for line in lines)


@given(parts=WORDS, room=st.floats(60, 400), indent=st.floats(-40, 40))
def test_the_first_line_leaves_room_for_its_indent(parts: list[str], room: float, indent: float):
    lines = broken((Span(" ".join(parts)),), 11, room, indent=indent)

    assert all(line.width <= room + NO_ROOM_BELOW for line in lines[1:])
    assert all(line.width <= room - indent + NO_ROOM_BELOW for line in lines[:1])


@given(parts=WORDS, room=st.floats(60, 400))
def test_breaking_loses_no_letter(parts: list[str], room: float):
    lines = broken((Span(" ".join(parts)),), 11, room)

    letters = "".join(span.text for line in lines for span in line.spans).replace(" ", "")
    assert letters == nfc("".join(parts))


def test_a_word_in_two_faces_is_not_parted():
    lines = broken((Span("Họ tên: "), Span("Ẩn", Face.BOLD), Span(";")), 11, 60)

    assert [span.text for span in lines[-1].spans][-2:] == [" Ẩn", ";"]


def test_a_long_word_is_cut_after_a_hyphen():
    lines = broken((Span("000.17.22.H56-261002-0050"),), 11, 100)

    assert lines[0].spans[0].text == "000.17.22.H56-"


def test_what_is_cut_off_a_long_word_stays_with_what_follows_it():
    lines = broken((Span("A" * 30, Face.BOLD), Span("; b")), 11, 100)

    assert [span.text for span in lines[-1].spans] == ["A" * 6, "; b"]


def test_a_word_too_wide_for_an_indented_line_is_cut_only_there():
    lines = broken((Span("Họ " + "A" * 20),), 11, 100, indent=-60)

    assert [span.text for line in lines for span in line.spans] == ["Họ " + "A" * 12, "A" * 8]


def test_lines_are_high_enough_for_stacked_marks():
    assert LEADING >= 1.3
    assert stack(plain("Ằ", Style(12), 100)).height >= 1.3 * 12


def test_the_rule_below_the_motto_is_as_long_as_its_text():
    page = PdfReader(BytesIO(render(receipt.brief_specimen(), SlipLayout(PaperSize.A5, 1)))).pages[
        0
    ]
    content = page.get_contents()
    assert content is not None

    lines = re.findall(
        r"n ([\d.]+) ([\d.]+) m ([\d.]+) \2 l S", content.get_data().decode("latin-1")
    )
    lengths = [float(end) - float(start) for start, _height, end in lines]
    assert pytest.approx(width(STATE_MOTTO, Face.BOLD, 10), abs=0.01) in lengths


def test_a_page_ends_where_the_next_block_does_not_fit():
    assert [len(page) for page in paginated(texts(7), 30)] == [3, 3, 1]


def test_the_gap_above_a_block_falls_away_at_the_top_of_a_page():
    blocks = [Block(10, nothing(0).draw, gap=5) for _ in range(4)]

    assert [len(page) for page in paginated(blocks, 25)] == [2, 2]


def test_what_keeps_its_next_moves_to_the_next_page_with_it():
    blocks = [*texts(2), Block(10, nothing(0).draw, keeps_next=True), *texts(1)]

    assert [height_of(page) for page in paginated(blocks, 30)] == [20, 20]


def test_a_heading_stands_again_on_the_next_page():
    head = nothing(5)
    blocks = [head, *(Block(10, nothing(0).draw, repeated=head) for _ in range(3))]

    assert [page[0] is head for page in paginated(blocks, 25)] == [True, True]


@pytest.mark.parametrize("count", range(2, 9))
@pytest.mark.parametrize("above", range(6))
def test_no_line_of_a_paragraph_is_left_alone(count: int, above: int):
    lines = plain("từ " * count, Style(10), 12)
    assert len(lines) == count

    pages = paginated([*texts(above, lines[0].height), *lines], 6 * lines[0].height)

    shares = [sum(block in lines for block in page) for page in pages]
    assert 1 not in shares


@pytest.mark.parametrize("count", range(2, 9))
@pytest.mark.parametrize("above", range(6))
def test_no_row_of_a_table_is_left_alone(count: int, above: int):
    rows = under(nothing(10), texts(count))

    pages = paginated([*texts(above), *rows], 60)

    shares = [sum(block in rows[1:] for block in page) for page in pages]
    assert 1 not in shares


def test_where_everything_keeps_its_next_a_page_ends_all_the_same():
    blocks = [Block(10, nothing(0).draw, keeps_next=True) for _ in range(7)]

    assert [len(page) for page in paginated(blocks, 30)] == [3, 3, 1]


def test_a_stack_higher_than_a_page_is_cut_between_its_blocks():
    pages = paginated([nothing(10), stack(texts(7)), nothing(10)], 30)

    assert [height_of(page) for page in pages] == [10, 30, 30, 20]


def test_columns_higher_than_a_page_are_cut_at_one_depth():
    columns = side_by_side([(0, stack(texts(2))), (50, stack(texts(5))), (90, nothing(10))])

    assert [height_of(page) for page in paginated([columns], 30)] == [30, 20]


def test_a_cut_row_keeps_its_rules_and_the_head_of_its_table():
    head = nothing(5)
    rows = under(head, [row([texts(1), texts(9)], [50, 50])])

    pages = paginated(rows, 35 + 2 * PAD)
    assert [height_of(page) for page in pages] == [35 + 2 * PAD] * 3
    assert all(page[0].height == 5 for page in pages)


def test_what_cannot_be_cut_has_a_page_of_its_own():
    assert [len(page) for page in paginated([nothing(10), nothing(90), nothing(10)], 30)] == [1] * 3


@st.composite
def pieces(draw: st.DrawFn) -> Block:
    """A block, a stack or columns, no uncut part of it higher than 30."""
    heights = draw(st.lists(st.integers(1, 30), min_size=1, max_size=8))
    blocks = [nothing(height) for height in heights]
    columns = [(0.0, stack(blocks)), (10.0, stack(blocks[::-1]))]
    piece = draw(st.sampled_from([blocks[0], stack(blocks), side_by_side(columns)]))
    return replace(piece, keeps_next=draw(st.booleans()), gap=draw(st.integers(0, 5)))


@given(blocks=st.lists(pieces(), max_size=12))
def test_pages_lose_nothing_and_never_run_over_their_foot(blocks: list[Block]):
    pages = paginated(blocks, 30)

    assert all(height_of(page) <= 30 + NO_ROOM_BELOW for page in pages)
    whole = sum(block.height for block in blocks)
    assert sum(block.height for page in pages for block in page) >= whole
    assert all(page for page in pages) or not blocks


def test_content_is_set_in_the_roomiest_letters_that_need_one_page():
    def compose(setup: PageSetup) -> list[Block]:
        return texts(30, setup.letters.body * 1.7)

    setup, pages = fitted(A5, compose)

    assert len(pages) == 1
    assert setup.letters.body == 10


def test_content_for_several_pages_is_not_made_small():
    setup, pages = fitted(A5, lambda setup: texts(90, setup.letters.body))

    assert len(pages) > 1
    assert setup.letters == A5.letters


@pytest.mark.parametrize("setup", [A5, A4, HALF])
def test_blocks_stay_between_the_margins(setup: PageSetup):
    page = set_on(setup, paginated(texts(200), setup.depth)[0])

    assert page.placed[0].y == setup.size[1] - setup.top
    assert page.placed[-1].y - page.placed[-1].block.height >= setup.bottom
