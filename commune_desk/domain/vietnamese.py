"""Vietnamese text: search folding, names, alphabetical order, and numbers and dates in words.

Every text that the office keeps is in Unicode form NFC; `nfc` brings it there. `fold` is the one
way in which texts are compared in a search, for what is stored and for what is asked.

The number words are those of the northern school-book and of the State's papers: "nghìn" (not
"ngàn"), "linh" (not "lẻ"), "tỷ"; "mốt", "tư" and "lăm" after "mươi", "lăm" also after "mười".
Dates are the solar dates of certificates, so the first days of a month carry no "mùng" (that is how
days of the moon are named) and the fourth month is "tháng tư":

>>> date_in_words(date(1973, 7, 17))
'Ngày mười bảy tháng bảy năm một nghìn chín trăm bảy mươi ba'
>>> date_in_words(date(2005, 4, 1))
'Ngày một tháng tư năm hai nghìn không trăm linh năm'
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from itertools import product

SortKey = tuple[tuple[tuple[int, ...], int], ...]

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_WORD = re.compile(r"[a-z0-9]+")
_IN_NO_WORD = re.compile(r"[^0-9a-z ]+")
_NAME_PART = re.compile(r"[^\s'’ʼ-]+")
_ETH_TO_D = str.maketrans("ÐðƉɖ", "ĐđĐđ")

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", *_TONE_RANK)
_VOWEL_LETTERS = "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(_VOWELS, _TONES)
)
MARKED_LETTERS = _VOWEL_LETTERS + "đ" + _VOWEL_LETTERS.upper() + "Đ"
"""The 146 letters of Vietnamese beside the consonants: twelve vowels in six tones, and đ."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 1_000_000_000

_PADDED_MONTHS = 2


# --- spelling ----------------------------------------------------------------------------------


def nfc(text: str) -> str:
    """The text with every letter and its marks as one character (Unicode form NFC)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text as searches compare it: lower case, no marks, đ as d, single blanks.

    >>> fold("  ĐẶNG  Thùy  Mận ")
    'dang thuy man'
    """
    lowered = nfc(text).translate(_ETH_TO_D).lower().replace("đ", "d")
    letters = unicodedata.normalize("NFD", lowered)
    return " ".join("".join([c for c in letters if not unicodedata.combining(c)]).split())


@lru_cache(maxsize=1024)  # a reception asks three times for the same name
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text; what is neither letter nor digit falls away.

    >>> words_of("Nhận cha, mẹ, con"), words_of("H'Hen Niê")
    (('nhan', 'cha', 'me', 'con'), ('hhen', 'nie'))
    """
    return tuple(_IN_NO_WORD.sub("", fold(text)).split())


def initials(text: str) -> str:
    """The first letter of every word, folded: what a clerk types to find a procedure.

    >>> initials("Đăng ký khai sinh")
    'dkks'
    """
    return "".join(word[0] for word in _WORD.findall(fold(text)))


def name_case(name: str) -> str:
    """A person's name with capitals where names have them, in form NFC, single blanks.

    Only words in small letters or mostly in capitals are changed ("NGUYễN" comes from old fonts),
    so that a name written with care stays as it is. A part after an apostrophe or a hyphen begins
    with a capital too.

    >>> name_case("TRẦN QUỐC NAM"), name_case("h'lan niê"), name_case("Công Tằng Tôn Nữ Ái")
    ('Trần Quốc Nam', "H'Lan Niê", 'Công Tằng Tôn Nữ Ái')
    """
    words = nfc(name).translate(_ETH_TO_D).split()
    for place, word in enumerate(words):
        capitals = sum(letter.isupper() for letter in word)
        if not capitals or capitals > sum(letter.islower() for letter in word):
            words[place] = _NAME_PART.sub(
                lambda part: part[0][0].upper() + part[0][1:].lower(), word
            )
    return " ".join(words)


@lru_cache(maxsize=4096)  # lists are sorted again and again
def sort_key(text: str) -> SortKey:
    """The place of a text in Vietnamese alphabetical order, for `sorted(…, key=sort_key)`.

    Dictionaries go syllable by syllable: first its letters (a ă â b c d đ e ê …), then its tone
    (ngang, huyền, hỏi, ngã, sắc, nặng), and only then the next syllable.

    >>> sorted(["má", "mạ", "ma", "mâm", "mã", "mà", "măng", "mả", "Đan", "dê"], key=sort_key)
    ['dê', 'Đan', 'ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'măng', 'mâm']
    """
    key = []
    for syllable in nfc(text).lower().split():
        tones = [_TONE_RANK[c] for c in unicodedata.normalize("NFD", syllable) if c in _TONE_RANK]
        letters = tuple(
            _LETTER_RANK.get(letter, len(_ALPHABET) + ord(letter))  # others after the alphabet
            for letter in without_tones(syllable)
        )
        key.append((letters, max(tones, default=0)))
    return tuple(key)


def without_tones(text: str) -> str:
    """The text without the five tone marks; the letters ă â đ ê ô ơ ư stay.

    >>> without_tones("Nguyễn Đặng")
    'Nguyên Đăng'
    """
    letters = unicodedata.normalize("NFD", text)
    return nfc("".join(c for c in letters if c not in _TONE_RANK))


# --- numbers and dates -------------------------------------------------------------------------


def number_in_words(number: int) -> str:
    """A whole number from 0 upwards in words.

    >>> number_in_words(21), number_in_words(115), number_in_words(104), number_in_words(1_000_005)
    ('hai mươi mốt', 'một trăm mười lăm', 'một trăm linh bốn', 'một triệu không trăm linh năm')

    Raises:
        ValueError: for a negative number.
    """
    if number < 0:
        msg = f"only numbers from 0 upwards have words here, not {number}"
        raise ValueError(msg)
    return " ".join(_number_words(number, padded=False)) or _DIGITS[0]


def _number_words(number: int, *, padded: bool) -> list[str]:
    """The words of a number; `padded` when words of a higher group stand before it."""
    billions, below = divmod(number, _BILLION)
    words = [*_number_words(billions, padded=padded), "tỷ"] if billions else []
    for size, unit in ((1_000_000, ["triệu"]), (1_000, ["nghìn"]), (1, [])):
        group, below = divmod(below, size)
        if group:
            words += _group_words(group, padded=padded or bool(words)) + unit
    return words


def _group_words(group: int, *, padded: bool) -> list[str]:
    """The words of 1 … 999; `padded` says "không trăm" and "linh" for the places that are zero."""
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if padded or hundreds else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words += ["mười"]
    elif units and words:
        words += ["linh"]
    if units:
        special = {0: {}, 1: _AFTER_TEN}.get(tens, _AFTER_TENS)
        words += [special.get(units, _DIGITS[units])]
    return words


def amount_in_words(amount_vnd: int) -> str:
    """An amount of money as receipts spell it.

    >>> amount_in_words(8_000), amount_in_words(1_250_000)
    ('Tám nghìn đồng', 'Một triệu hai trăm năm mươi nghìn đồng')
    """
    return f"{number_in_words(amount_vnd)} đồng".capitalize()


def date_in_words(day: date) -> str:
    """A date as birth certificates spell it; see the examples at the top of the module."""
    month = "tư" if day.month == 4 else number_in_words(day.month)
    year = number_in_words(day.year)
    return f"Ngày {number_in_words(day.day)} tháng {month} năm {year}"


def day_words(day: date) -> str:
    """A day as papers spell it (NĐ 30/2020, Phụ lục I): 01 to 09, and the months 01 and 02.

    >>> day_words(date(2026, 2, 5)), day_words(date(2026, 10, 2))
    ('ngày 05 tháng 02 năm 2026', 'ngày 02 tháng 10 năm 2026')
    """
    month = f"{day.month:02}" if day.month <= _PADDED_MONTHS else f"{day.month}"
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def format_date(day: date) -> str:
    """A date in digits, two for the day and two for the month.

    >>> format_date(date(2026, 10, 2))
    '02/10/2026'
    """
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_vnd(amount_vnd: int) -> str:
    """An amount of money in digits, grouped by points.

    >>> format_vnd(8_000), format_vnd(1_250_000)
    ('8.000 đồng', '1.250.000 đồng')
    """
    return f"{amount_vnd:,} đồng".replace(",", ".")
