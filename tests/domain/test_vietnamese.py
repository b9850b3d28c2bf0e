"""Folding, names, alphabetical order, numbers and dates in words."""

import unicodedata
from datetime import date

import pytest

from commune_desk.domain import vietnamese


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("  NGUYỄN\u00a0THỊ\tHƯỜNG ", "nguyen thi huong"),
        ("Hoà", "hoa"),
        ("Hòa", "hoa"),
        ("\u00d0ẶNG", "dang"),  # the Icelandic letter that old code pages put for Đ
        ("H'Lan Niê", "h'lan nie"),
        ("", ""),
    ],
)
def test_fold_is_how_searches_compare(text, folded):
    assert vietnamese.fold(text) == folded


def test_decomposed_text_folds_alike():
    assert vietnamese.fold(unicodedata.normalize("NFD", "Nguyễn Đệ")) == "nguyen de"


def test_nfc_composes_marks_in_any_order():
    assert vietnamese.nfc("e\u0323\u0302") == vietnamese.nfc("e\u0302\u0323") == "ệ"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("BÙI THANH TOÀN", "Bùi Thanh Toàn"),
        ("nguyễn thị ánh", "Nguyễn Thị Ánh"),
        ("Lê Văn  Sơn ", "Lê Văn Sơn"),
        ("Võ Thị TUYẾT", "Võ Thị Tuyết"),
        ("H'LAN NIÊ", "H'Lan Niê"),
        ("Y BLƠR ÊBAN", "Y Blơr Êban"),
        ("H’BIA ÊBAN", "H’Bia Êban"),
        ("K'BRƠI", "K'Brơi"),
        ("TRẦN ANNE-MARIE", "Trần Anne-Marie"),
        ("CÔNG TẰNG TÔN NỮ ÁI LAN", "Công Tằng Tôn Nữ Ái Lan"),
        ("Ðặng Thị Ðào", "Đặng Thị Đào"),
        ("NGUYễN VăN ÁI", "Nguyễn Văn Ái"),
        ("McDonald Hùng", "McDonald Hùng"),
        ("", ""),
    ],
)
def test_names_are_kept_in_name_case(written, name):
    assert vietnamese.name_case(written) == name


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Đăng ký khai sinh", "dkks"),
        ("Cấp bản sao trích lục hộ tịch", "cbstlht"),
        ("Xác nhận (lần 2) - theo yêu cầu", "xnl2tyc"),
        ("", ""),
    ],
)
def test_initials_find_a_procedure(text, letters):
    assert vietnamese.initials(text) == letters


@pytest.mark.parametrize(
    "texts",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ba", "bà", "bả", "bã", "bá", "bạ"],
        ["Lê An", "Lê Anh", "Lê Ân", "Lề An", "Lý An", "Ngô Bảo", "Nguyễn Bảo"],
        ["5", "a", "e", "f", "g", "z", "ß"],
    ],
    ids=["letters", "tones", "names", "other letters"],
)
def test_the_alphabet_has_its_own_order(texts):
    keys = [vietnamese.sort_key(text) for text in texts]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (2_026, "hai nghìn không trăm hai mươi sáu"),
        (10_000, "mười nghìn"),
        (21_500, "hai mươi mốt nghìn năm trăm"),
        (1_000_000, "một triệu"),
        (1_000_001, "một triệu không trăm linh một"),
        (3_045_000, "ba triệu không trăm bốn mươi lăm nghìn"),
        (1_000_000_000, "một tỷ"),
        (987_654_321_000, "chín trăm tám mươi bảy tỷ sáu trăm năm mươi tư triệu "
                          "ba trăm hai mươi mốt nghìn"),
        (5_000_000_000_007, "năm nghìn tỷ không trăm linh bảy"),
    ],
)  # fmt: skip
def test_numbers_in_words(number, words):
    assert vietnamese.number_in_words(number) == words


def test_negative_numbers_have_no_words():
    with pytest.raises(ValueError, match="not -1"):
        vietnamese.number_in_words(-1)


def test_amounts_in_words_begin_with_a_capital():
    assert vietnamese.amount_in_words(0) == "Không đồng"
    assert vietnamese.amount_in_words(50_000) == "Năm mươi nghìn đồng"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(1973, 7, 17), "Ngày mười bảy tháng bảy năm một nghìn chín trăm bảy mươi ba"),
        (date(2026, 4, 4), "Ngày bốn tháng tư năm hai nghìn không trăm hai mươi sáu"),
        (date(2000, 12, 31), "Ngày ba mươi mốt tháng mười hai năm hai nghìn"),
        (date(2009, 1, 1), "Ngày một tháng một năm hai nghìn không trăm linh chín"),
    ],
)
def test_dates_in_words_as_on_certificates(day, words):
    assert vietnamese.date_in_words(day) == words


def test_dates_and_amounts_in_digits():
    assert vietnamese.format_date(date(2026, 1, 9)) == "09/01/2026"
    assert vietnamese.format_vnd(0) == "0 đồng"
    assert vietnamese.format_vnd(1_234_567) == "1.234.567 đồng"
