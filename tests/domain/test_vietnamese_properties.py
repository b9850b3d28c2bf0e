"""What holds of every text and every number in words."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain import vietnamese

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐEÊOÔƠUƯY'- \t09"
TONES = "\u0300\u0301\u0303\u0309\u0323"
FOREIGN = "ßİıſﬁΣçñÐðΩ日\u00a0\u200b\u1e9b"
texts = st.text(st.sampled_from(LETTERS + TONES + FOREIGN), max_size=40)
vietnamese_texts = st.text(st.sampled_from(LETTERS + TONES), max_size=40)

UNITS = {
    **{"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7},
    **{"tám": 8, "chín": 9, "mốt": 1, "tư": 4, "lăm": 5},
}


def number_from_words(words: str) -> int:
    """Reads number words back, from left to right."""
    total = group = 0
    for word in words.split():
        if word in {"nghìn", "triệu"}:
            total += group * {"nghìn": 1_000, "triệu": 1_000_000}[word]
            group = 0
        elif word == "tỷ":
            total, group = (total + group) * 1_000_000_000, 0
        elif word in {"mươi", "trăm"}:
            group = group // 10 * 10 + group % 10 * {"mươi": 10, "trăm": 100}[word]
        elif word == "mười":
            group += 10
        elif word != "linh":
            group += UNITS[word]
    return total + group


@given(texts)
def test_fold_is_idempotent(text):
    assert vietnamese.fold(vietnamese.fold(text)) == vietnamese.fold(text)


@given(vietnamese_texts)
def test_fold_does_not_know_how_marks_are_written(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert vietnamese.fold(composed) == vietnamese.fold(decomposed)
    assert vietnamese.sort_key(composed) == vietnamese.sort_key(decomposed)


@given(vietnamese_texts)
def test_fold_leaves_no_letter_outside_ascii(text):
    assert vietnamese.fold(text).isascii()
    assert vietnamese.fold(text.upper()) == vietnamese.fold(text)


@given(vietnamese_texts)
def test_name_case_is_idempotent_and_changes_no_letter(text):
    name = vietnamese.name_case(text)
    assert vietnamese.name_case(name) == name
    assert vietnamese.fold(name) == vietnamese.fold(text)


@given(st.lists(st.sampled_from(["Đăng", "ký", "khai", "sinh", "lại", "Ủy"]), max_size=8))
def test_initials_are_one_letter_a_word(words):
    letters = vietnamese.initials(" ".join(words))
    assert len(letters) == len(words)
    assert all(vietnamese.fold(word).startswith(c) for word, c in zip(words, letters, strict=True))


@given(st.integers(0, 10**15))
def test_number_words_can_be_read_back(number):
    assert number_from_words(vietnamese.number_in_words(number)) == number


def test_every_number_up_to_ten_thousand_has_words_of_its_own():
    words = {vietnamese.number_in_words(number) for number in range(10_001)}
    assert len(words) == 10_001


@given(st.integers(0, 10**12))
def test_an_amount_in_digits_keeps_its_digits(amount):
    assert int(vietnamese.format_vnd(amount).removesuffix(" đồng").replace(".", "")) == amount
