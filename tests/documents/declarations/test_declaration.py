"""Declarations on paper: every form holds its lines, and no value stands on its neighbour."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commune_desk.documents.declarations.declaration import (
    SETUP,
    preview,
    render,
    spots,
)
from commune_desk.documents.declarations.flow import LEAST_LETTERS
from commune_desk.documents.declarations.specimen import blank, specimen
from commune_desk.domain.form.conditions import RECEIVED_ON, TODAY
from commune_desk.domain.form.declared import FilledForm
from commune_desk.domain.form.paper import Box, Spot, lines_of, signed_by
from commune_desk.domain.form.written import WrittenPlace
from commune_desk.words.forms import ANNEX, BOX, DOTS, SEE_ANNEX, printed_lines
from tests.documents.declared_forms import (
    CODES,
    Word,
    content,
    crosses,
    dotted,
    form,
    words_of,
    written,
)
from tests.documents.reading import qr_codes, read

each_form = pytest.mark.parametrize("code", CODES)

NAME = "Nguyễn Hoàng Ằn Tôn Nữ Ẫm Phượng Quỳnh"
ADDRESS = "Số 128, tổ 12, ấp Thống Nhất 2, xã Tân Công Sính, tỉnh Đồng Tháp"
LONG = "xem thêm văn bản đồng ý của chủ hộ về việc đăng ký thường trú có chứng thực " * 12
RIGHT = SETUP.size[0] - SETUP.right
A_HAIR = 0.6


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


def letter_sizes(pdf: bytes) -> set[float]:
    return {float(size) for size in re.findall(r"/F\d+\+?\d* ([\d.]+) Tf", content(pdf))}


def filled(paper: str, texts: Mapping[str, str], **places: WrittenPlace) -> FilledForm:
    return FilledForm(written(paper, **places), texts)


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
        assert word.left >= SETUP.left - A_HAIR
        assert word.right <= RIGHT + A_HAIR
        assert word.bottom <= SETUP.size[1] - SETUP.bottom + 4


# --- every form ---------------------------------------------------------------------------------


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
    pdf = render(fill(form(code)))
    words = words_of(pdf)

    assert_apart(words)
    assert_within_margins(words)
    of_page = [word for word in words if word.page == 1]
    for left, right, down in dotted(pdf):
        on_line = [word for word in of_page if word.top < down - 2 < word.bottom]
        assert [word for word in on_line if min(word.right, right) - max(word.left, left) > 1] == []


@each_form
def test_what_stands_in_every_place_can_be_read_in_the_file(code: str):
    one = specimen(form(code))
    text = solid_pages(render(one)).lower()

    kinds = {field.name: field.kind.name for field in form(code).spec.fields}
    values = {
        value for name, value in one.values().items()
        if kinds.get(name) in {"full_name", "address", "text"} and value
        and not form(code).choice_words.get(name)
    }  # fmt: skip
    assert [value for value in values if solid(value).lower() not in text] == []


@each_form
def test_on_paper_that_has_its_print_only_the_places_are_filled(code: str):
    empty = words_of(render(blank(form(code))))
    only = [
        word
        for word in words_of(render(specimen(form(code)), fill_only=True))
        if word.page <= empty[-1].page
    ]

    assert_apart(empty + only)
    assert_within_margins(only)


# --- a place -------------------------------------------------------------------------------------


def test_dots_run_to_the_margin_or_over_the_width_of_the_place():
    paper = "Họ tên: {a.full_name, width=20} Nghề nghiệp: {a.work, lines=2}"
    first, second, below = dotted(render(filled(paper, {})))

    assert first[1] - first[0] == pytest.approx(20 * 6.5, abs=1)
    assert second[1] == pytest.approx(RIGHT, abs=0.1)
    assert below[:2] == pytest.approx((SETUP.left, RIGHT), abs=0.1)


def test_a_value_longer_than_its_line_goes_on_below_its_label():
    pdf = render(filled("Nơi cư trú hiện nay: {a.address}", {"a.address": f"{ADDRESS}, {ADDRESS}"}))
    words = words_of(pdf)

    lines = sorted({word.top for word in words})
    assert len(lines) == 2
    assert min(word.left for word in words if word.top == lines[1]) == pytest.approx(
        SETUP.left, abs=A_HAIR
    )
    assert len(dotted(pdf)) == 1


def test_what_stands_after_a_place_comes_after_its_value():
    paper = "(Ghi nghề nghiệp {a.work, width=6}); số lượng {a.copies, width=6} bản."
    text = read(render(filled(paper, {"a.work": "nông dân", "a.copies": "hai"}))).text

    assert re.search(r"nông dân ?\); số lượng hai bản\.", text)


def test_a_date_stands_whole_in_parts_and_in_words():
    paper = "Sinh {a.born_on:date, width=9}, ngày {a.born_on:day} tháng {a.born_on:month} năm"
    paper += " {a.born_on:year}, bằng chữ {a.born_on:in_words}"
    text = read(render(filled(paper, {"a.born_on": "2/9/2026"}))).text

    assert "Sinh 02/09/2026 , ngày 02 tháng 09 năm 2026 , bằng chữ Ngày hai tháng chín" in (
        text.replace(",", " ,").replace("  ", " ")
    )


@pytest.mark.parametrize("paper", ["Ngày {a.on:day}/{a.on:month}/{a.on:year}", "^ ngày {a.on}"])
def test_no_dots_follow_a_part_of_a_date_or_a_value_in_the_middle(paper: str):
    place = WrittenPlace(kind="date", label="Ngày")
    assert dotted(render(filled(paper, {}, a_on=place)))
    pdf = render(filled(paper, {"a.on": "12/9/2026"}, a_on=place))
    assert "12/09/2026" in read(pdf).text
    assert len(dotted(pdf)) == ("^" not in paper)  # the last place of a line goes to the margin


def test_a_date_in_parts_is_not_broken_at_its_strokes():
    place = WrittenPlace(kind="date", label="Ngày")
    for letters in range(40, 70):
        date_in_parts = "{a.on:day}/{a.on:month}/{a.on:year}"
        paper = f"{'x' * letters} cấp ngày {date_in_parts} ghi chú: {{a.note}}"
        text = read(render(filled(paper, {"a.on": "12/9/2026"}, a_on=place))).text
        assert "12/09/2026" in text, letters


@pytest.mark.parametrize("heading", ["4. Phương thức nhận:", "b) Con đang đi học", "Cam kết:"])
def test_a_heading_that_is_not_bold_stays_with_what_follows(heading: str):
    lines = [f"Dòng {number}: {{a.p{number}}}" for number in range(1, 41)]
    for above in range(30, 40):
        paper = "\n".join([*lines[:above], heading, *lines[above:]])
        pages = read(render(filled(paper, {}))).pages
        (page,) = [page for page in pages if heading in page]
        assert not page.rstrip().endswith(heading), above


def test_a_number_stands_digit_by_digit_in_its_boxes():
    paper = "Số định danh: {a.personal_id:boxes}"
    boxes = re.compile(r"[\d.]+ [\d.]+ ([\d.]+) \1 re S")

    for texts in ({}, {"a.personal_id": "087096610926"}):
        pdf = render(filled(paper, texts))
        assert len(boxes.findall(content(pdf))) == 12
    assert "0 8 7 0 9 6 6 1 0 9 2 6" in " ".join(
        word.text for word in words_of(pdf) if word.text.isdecimal()
    )


@pytest.mark.parametrize(("answer", "crossed"), [("yes", 0), ("no", 1)])
def test_the_box_of_the_choice_is_crossed(answer: str, crossed: int):
    place = WrittenPlace(kind="choice", choices=("yes", "no"), label="Bản sao")
    paper = "Bản sao: {a.copy=yes} Có {a.copy=no} Không"
    pdf = render(filled(paper, {"a.copy": answer}, a_copy=place))

    drawn = re.findall(r"([\d.]+) [\d.]+ 10\.14 10\.14 re S", content(pdf))
    boxes = [float(left) for left in drawn]
    assert len(boxes) == 2
    assert crosses(pdf) == {boxes[crossed]}


@pytest.mark.parametrize(
    ("kind", "struck"),
    [("", []), ("paper", ["Giấy", "tờ", "khác"]), ("other", ["Giấy", "báo", "tử"])],
)
def test_the_words_that_do_not_hold_are_struck_through(kind: str, struck: list[str]):
    place = WrittenPlace(
        kind="choice", choices=("paper", "other"), label="Ghi theo",
        words={"paper": "Giấy báo tử", "other": "Giấy tờ khác"},
    )  # fmt: skip
    paper = "Số {a.kind=other~Giấy báo tử} hay {a.kind=paper~Giấy tờ khác} (4) {a.note}"
    pdf = render(filled(paper, {"a.kind": kind}, a_kind=place))

    stroke = r"n ([\d.]+) [\d.]+ m ([\d.]+) [\d.]+ l S"
    strokes = [(float(left), float(right)) for left, right in re.findall(stroke, content(pdf))]
    assert len(strokes) == bool(struck)
    assert struck == [
        word.text
        for word in words_of(pdf)
        for left, right in strokes
        if left < (word.left + word.right) / 2 < right
    ]
    assert "Giấy báo tử hay Giấy tờ khác" in read(pdf).text


def test_a_place_that_does_not_belong_to_the_form_keeps_its_dots():
    one = {"requester.full_name": NAME, "requester.residence": ADDRESS}
    with_id = {**one, "requester.id_paper": "087096610926"}

    assert ADDRESS in read(render(FilledForm(form("birth"), one))).text
    assert ADDRESS not in read(render(FilledForm(form("birth"), with_id))).text


def test_a_refused_text_is_printed_as_it_was_typed():
    one = FilledForm(
        form("birth"), {"child.full_name": "Trần 9 Hân", "child.born_on": "31/02/2026"}
    )
    text = read(render(one)).text

    assert "Trần 9 Hân" in text
    assert "31/02/2026" in text


# --- rows, frames and pages ----------------------------------------------------------------------

ROWS = """Danh sách:
@rows members 1:5:4 at_least=3
| TT | Họ và tên | Quan hệ
| {#} | {full_name} | {relation}
@end
Hết danh sách: {a.note}"""


def household(count: int) -> FilledForm:
    texts = {"members": str(count)}
    for row in range(1, count + 1):
        texts |= {
            f"members.{row}.full_name": f"{NAME} {'A' * (row % 3 + 1)}",
            f"members.{row}.relation": "Con đẻ",
        }
    return filled(ROWS, texts)


def test_a_choice_in_a_row_prints_its_words():
    place = WrittenPlace(choices=("work", "school"), words={"school": "Đang đi học"}, kind="choice")
    paper = "@rows m 1:5:4\n| TT | Họ và tên | Tình trạng\n| {#} | {full_name} | {state}\n@end"
    texts = {"m": "1", "m.1.full_name": NAME, "m.1.state": "school"}
    text = read(render(filled(paper, texts, m_state=place))).text

    assert "Đang đi học" in text
    assert "school" not in text


@pytest.mark.parametrize(("count", "printed"), [(0, 3), (2, 3), (5, 5)])
def test_a_table_has_a_row_for_each_and_at_least_so_many(count: int, printed: int):
    words = words_of(render(household(count)))

    numbers = [word.text for word in words if word.text.isdecimal()]
    assert numbers == [str(number) for number in range(1, printed + 1)]


def test_rows_that_need_more_pages_have_their_head_on_each():
    pages = read(render(household(90))).pages

    assert len(pages) > 2
    assert all("Quan hệ" in page for page in pages)
    assert sum(page.count("Con đẻ") for page in pages) == 90
    assert "Hết danh sách" in pages[-1]


@pytest.mark.parametrize("lines_above", range(30, 46))
def test_the_line_above_a_table_stays_with_it(lines_above: int):
    above = "\n".join(["Một dòng"] * lines_above)
    pages = read(render(filled(f"{above}\n{ROWS}", {"members": "4"}))).pages

    [page] = [page for page in pages if "Danh sách:" in page]
    assert "Quan hệ" in page.partition("Danh sách:")[2]


def test_a_table_right_below_another_goes_on_where_that_ends():
    paper = "@table 1:1\n| a | b\n@end\n@table 1:1\n| c | {a.note}\n@end"
    frames = re.findall(
        r"([\d.]+) ([\d.]+) [\d.]+ ([\d.]+) re S", content(render(filled(paper, {})))
    )

    lows = sorted({float(low) for _, low, _ in frames})
    tops = sorted({float(low) + float(height) for _, low, height in frames})
    assert len(lows) == 2
    assert tops[0] == pytest.approx(lows[1], abs=0.01)


def test_no_printed_word_of_a_narrow_column_is_cut():
    paper = "@table 1:1:30\n| STT | Thường trú | Ghi chú\n| 1 | {a.address} | {a.note}\n@end"
    words = [word.text for word in words_of(render(filled(paper, {})))]

    assert "STT" in words
    assert "Thường" in words


def test_a_printed_word_wider_than_its_part_is_set_in_smaller_letters():
    paper = "@columns 1:1:1:1\n..,ngày...tháng...năm...\n||\nHai {a.note}\n||\nBa\n||\nBốn\n@end"
    pdf = render(filled(paper, {}))

    assert "..,ngày...tháng...năm..." in [word.text for word in words_of(pdf)]
    assert max(letter_sizes(pdf)) < 13


def test_a_page_begins_where_the_form_says_and_has_a_number_from_the_second_on():
    pages = read(render(filled("Trang một\n@page\nTrang hai {a.note}", {}))).pages

    assert [page.split() for page in pages] == [["Trang", "một"], ["Trang", "hai", "2"]]


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


def test_the_frame_of_a_photograph_is_as_large_as_it_says():
    page = content(render(filled("@photo 4x6 Ảnh 4x6\nTên: {a.note}", {})))

    assert re.search(r"113\.38\d* 170\.07\d* re S", page)


# --- what is too long ----------------------------------------------------------------------------


def test_a_form_that_outgrows_its_pages_is_set_in_smaller_letters():
    empty, full = render(blank(form("birth"))), render(specimen(form("birth")))

    assert len(read(full).pages) == len(read(empty).pages)
    assert LEAST_LETTERS in letter_sizes(full) - letter_sizes(empty)
    assert min(letter_sizes(full)) >= LEAST_LETTERS - 1  # the notes


def test_a_form_that_outgrows_them_in_the_least_letters_goes_on_in_the_first():
    paper = "\n".join(f"Mục {number}: {{a.part_{number}, lines=6}}" for number in range(1, 8))
    texts = {f"a.part_{number}": LONG for number in range(1, 8)}
    empty, full = render(filled(paper, {})), render(filled(paper, texts))

    assert (len(read(empty).pages), len(read(full).pages)) == (1, 2)
    assert solid(LONG) in solid_pages(full)
    assert letter_sizes(full) == letter_sizes(empty)


def test_free_text_goes_on_as_long_as_it_is():
    place = WrittenPlace(kind="long_text", label="Nội dung")
    pdf = render(filled("Nội dung: {a.body, lines=3}", {"a.body": LONG * 9}, a_body=place))

    assert solid(LONG * 9) in solid_pages(pdf)
    assert ANNEX not in read(pdf).text


def test_a_value_too_long_for_its_place_stands_in_an_annex():
    one = filled("Họ tên: {a.name, width=20}\nNơi ở: {a.address}", {"a.name": LONG * 2})
    first, annex = read(render(one)).pages

    assert f"Họ tên: {SEE_ANNEX}" in first
    assert solid(LONG) not in solid(first)
    assert ANNEX in annex
    assert "Mục Họ tên:" in annex
    assert solid(LONG * 2) in solid(annex)


def test_where_only_places_are_filled_a_value_shrinks_and_then_stands_in_an_annex():
    paper = (
        "Tên: {a.name, width=20} này.\nNghề {a.work, width=20} và nơi ở {a.address, width=9} ấy."
    )
    texts = {"a.name": "Nguyễn Hoàng Thanh Minh", "a.work": NAME, "a.address": "Ấp 4"}
    pdf = render(filled(paper, texts), fill_only=True)

    assert sorted(letter_sizes(pdf)) == [LEAST_LETTERS, 11.5, 13]
    assert [SEE_ANNEX in page for page in read(pdf).pages] == [True, False]
    assert NAME in read(pdf).pages[1]


def test_a_name_of_several_lines_leaves_as_much_room_to_sign_as_a_short_one():
    def room(name: str) -> float:
        paper = "Tên: {x.full_name}\n@columns 1:3\n^ KÝ\n@sign {x.full_name}\n||\nKhác\n@end"
        words = words_of(render(filled(paper, {"x.full_name": name})))
        below = next(word for word in words if word.text == "KÝ")
        under = (word for word in words if word.top > below.top and word.left < 200)
        return min(word.top for word in under) - below.bottom

    assert room(NAME) == pytest.approx(room("Lê Ẩn"), abs=1)


TEXTS = st.text(alphabet="aăâđêôơưẰẪỘỰWmi .,@-/09 ", max_size=260)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(code=st.sampled_from(CODES), data=st.data())
def test_whatever_is_typed_stands_apart_and_within_the_margins(code: str, data: st.DataObject):
    one = specimen(form(code))
    names = sorted(one.texts.keys() - {RECEIVED_ON, TODAY})
    typed = data.draw(st.dictionaries(st.sampled_from(names), TEXTS, max_size=8))
    words = words_of(render(FilledForm(one.form, {**one.texts, **typed})))

    assert_apart(words)
    assert_within_margins(words)


# --- the preview and the file --------------------------------------------------------------------


@each_form
def test_every_place_is_found_where_its_value_stands(code: str):
    one = specimen(form(code))
    shown = preview(one)

    pieces = (piece for line in lines_of(form(code).paper) for piece in line)
    printed = {piece.name for piece in pieces if isinstance(piece, Spot | Box)}
    assert printed | set(signed_by(form(code).paper)) <= shown.spots.keys()
    words = words_of(shown.pdf)
    kinds = {field.name: field.kind.name for field in form(code).spec.fields}
    for name, value in one.values().items():
        if kinds.get(name) != "full_name" or not value:
            continue
        page, x, y, width, height = shown.spots[name]
        inside = [
            word.text.lower()
            for word in words
            if word.page == page
            and x - 1 <= word.left <= x + width
            and y - 1 <= (word.top + word.bottom) / 2 <= y + height
        ]
        assert value.split()[0].lower() in inside, name


def test_the_place_that_is_typed_has_a_light_ground():
    one = {"child.full_name": NAME}
    marked = FilledForm(form("birth"), one, marked="child.full_name")

    assert "1 .93 .6 rg" in content(render(marked))
    assert "1 .93 .6 rg" not in content(render(FilledForm(form("birth"), one)))
    assert read(render(marked)).text == read(render(FilledForm(form("birth"), one))).text


def test_places_of_rows_are_found_by_their_rows():
    places = spots(household(3))

    assert places["members.2.full_name"].y > places["members.1.full_name"].y


@pytest.mark.parametrize("code", ["birth", "ct01_2026", "household_business"])
def test_the_code_in_the_foot_is_the_number_of_the_dossier(code: str, tmp_path: Path):
    number = "000.17.22.H56-261002-0050"
    pdf = render(specimen(form(code)), dossier_no=number)

    assert qr_codes(pdf, tmp_path) == [number]
    assert all(number in page for page in read(pdf).pages)
    assert qr_codes(render(specimen(form(code))), tmp_path) == []


def test_the_same_form_has_the_same_bytes_and_names_nobody():
    one = specimen(form("birth"))
    printed = read(render(one))

    assert render(one) == render(one)
    assert printed.properties["/Title"] == form("birth").name
    assert one.texts["child.full_name"] not in str(printed.properties)
    assert all(is_there for _, is_there in printed.fonts)
