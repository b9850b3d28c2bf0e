"""The words by which things are found, and how each engine is asked for them.

A name is found by its words, folded; the last word may still be unfinished. What is not a letter or
a digit falls away, so that "H'Hen" is one word. A word that begins with "=" is none of a name: it
stands for a sector, a channel or an office, so that the engine's own index can cut "all Nguyễn"
down to those of one sector before it reads a row.
"""

import re
from collections.abc import Iterable

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.vietnamese import fold

_OTHER = re.compile(r"[^0-9a-z]+")
_DIGIT = re.compile(r"\d")


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(filter(None, (_OTHER.sub("", word) for word in fold(text).split())))


def is_number(text: str) -> bool:
    """Whether a search text is a number of something: a dossier, a person, a telephone."""
    return bool(_DIGIT.search(text))


def compact(text: str) -> str:
    """A number as it is compared: in capitals, without blanks."""
    return "".join(text.split()).upper()


def digits_of(text: str) -> str:
    """The digits of a number."""
    return "".join(filter(str.isdigit, text))


def sector_word(sector: str) -> str:
    """The word for a sector."""
    return f"=s{''.join(words_of(sector))}"


def channel_word(channel: str) -> str:
    """The word for a channel."""
    return f"=c{channel.replace('_', '')}"


def office_word(office_id: OfficeId) -> str:
    """The word for an office, among those that share a database."""
    return f"=o{office_id}"


def stored_words(words: Iterable[str]) -> str:
    """Words as they are stored: each once, between blanks, so that " van " finds the whole word."""
    return f" {' '.join(dict.fromkeys(words))} "


def like_patterns(words: tuple[str, ...]) -> tuple[str, ...]:
    """A pattern for each word over stored words; the last word may go on."""
    *whole, last = words
    return (*(f"% {word} %" for word in whole), f"% {last}%")


def fts_query(words: tuple[str, ...], marks: Iterable[str] = ()) -> str:
    """What SQLite's word index is asked."""
    *whole, last = words
    return " AND ".join((*(f'"{word}"' for word in (*marks, *whole)), f'"{last}" *'))


def ts_query(words: tuple[str, ...], marks: Iterable[str] = ()) -> str:
    """What PostgreSQL's word index is asked."""
    *whole, last = words
    return " & ".join((*(f"'{word}'" for word in (*marks, *whole)), f"'{last}':*"))
