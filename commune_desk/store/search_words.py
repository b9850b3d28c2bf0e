"""The words by which things are found, and how each engine is asked for them.

A name is found by its words, folded; the last word may still be unfinished. What is not a letter or
a digit falls away, so that "H'Hen" is one word.

Why a dossier keeps each word four times: a list may show all dossiers, those of a sector, of a
channel, or of both. To find "Nguyễn" among the few home visits, an index that knew only words would
go through all the Nguyễn of ten years. So each word is kept once for every such list, after three
signs that stand for the list; whoever asks within a list asks for the words of that list.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from commune_desk.domain.vietnamese import words_of

_DIGIT = re.compile(r"\d")
_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def folded_name(name: str) -> str:
    """A name as it is compared with others: its words."""
    return " ".join(words_of(name))


def is_number(text: str) -> bool:
    """Whether a search text is a number of something: a dossier, a person, a telephone."""
    return bool(_DIGIT.search(text))


def compact(text: str) -> str:
    """A number as it is compared: in capitals, without blanks."""
    return "".join(text.split()).upper()


def digits_of(text: str) -> str:
    """The digits of a number."""
    return "".join(filter(str.isdigit, text))


@lru_cache
def list_sign(sector: str = "", channel: str = "") -> str:
    """Three signs that stand for a list; two lists may share them, so rows are compared as well."""
    number = crc32(f"{sector}|{channel}".encode()) % 36**2
    return f"x{_BASE_36[number // 36]}{_BASE_36[number % 36]}" if sector or channel else "000"


def stored_words(words: Iterable[str], sector: str, channel: str) -> str:
    """Words as a dossier keeps them: between blanks, each once for every list it may stand in."""
    signs = (list_sign(), list_sign(sector), list_sign("", channel), list_sign(sector, channel))
    unique = tuple(dict.fromkeys(words))
    return f" {' '.join([f'{sign}{word}' for sign in signs for word in unique])} "


def within(sign: str, words: Iterable[str]) -> tuple[str, ...]:
    """Words as they are asked for within a list."""
    return tuple(f"{sign}{word}" for word in words)


def like_patterns(words: tuple[str, ...]) -> tuple[str, ...]:
    """A pattern for each word over stored words; the last word may go on."""
    *whole, last = words
    return (*(f"% {word} %" for word in whole), f"% {last}%")


def fts_query(words: tuple[str, ...]) -> str:
    """What SQLite's word index is asked."""
    *whole, last = words
    return " AND ".join((*(f'"{word}"' for word in whole), f'"{last}" *'))


def ts_query(words: tuple[str, ...]) -> str:
    """What PostgreSQL's word index is asked."""
    *whole, last = words
    return " & ".join((*(f"'{word}'" for word in whole), f"'{last}':*"))
