"""Form 07: its columns, its pages, and how long a year of lines takes."""

from dataclasses import replace

from commune_desk.documents import specimen
from commune_desk.documents.figures.register import render
from tests.documents.reading import assert_is_gold, read

COLUMNS = (
    "STT", "Mã hồ sơ", "Tên TTHC", "Tên tổ chức, cá nhân", "Địa chỉ/SĐT",
    "Cơ quan chủ trì giải quyết", "Nhận và trả kết quả", "Nhận hồ sơ", "Hẹn trả kết quả",
    "Trả kết quả", "Phương thức nhận kết quả", "Ký nhận",
)  # fmt: skip


def test_the_register_reads_as_its_gold_file():
    assert_is_gold("register", render(specimen.dossier_register(12)))


def test_every_page_repeats_the_columns_in_their_order():
    pages = read(render(specimen.dossier_register(40))).pages

    assert len(pages) > 2
    for page in pages:
        text = " ".join(page.split())
        places = [text.find(column) for column in COLUMNS]
        assert -1 not in places
        assert places == sorted(places)


def test_pages_after_the_first_are_numbered():
    pages = read(render(specimen.dossier_register(40))).pages

    last_lines = [page.splitlines()[-1] for page in pages]
    assert last_lines[1:] == [str(number) for number in range(2, len(pages) + 1)]


def test_a_thousand_lines_are_all_there():
    register = specimen.dossier_register(1000)

    pdf = render(register)

    text = read(pdf).text
    assert [line.dossier_no for line in register.lines if line.dossier_no not in text] == []
    assert "Cộng: 1.000 hồ sơ." in text


def test_an_open_dossier_says_so_where_its_result_would_stand():
    assert "Đang giải quyết" in read(render(specimen.dossier_register(7))).text


def test_an_empty_register_is_still_a_form():
    text = read(render(replace(specimen.dossier_register(), lines=(), issued_on=None))).text

    assert "Cộng: 0 hồ sơ." in text
    assert "Tân Công Sính, ngày ..... tháng ..... năm" in text
