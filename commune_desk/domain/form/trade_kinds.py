"""The kinds of the trade: what official forms ask and no other form of the program does.

`FORM_KINDS` are those that a form file can name (`resources/forms/README.md`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from commune_desk.domain.form import kinds
from commune_desk.domain.form.errors import TextTooLong, WordTooLong
from commune_desk.domain.form.ethnicities import ETHNICITIES, read_ethnicity
from commune_desk.domain.form.spec import Kind
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.identifiers.errors import WrongComponent
from commune_desk.domain.vietnamese import fold, format_date, nfc

LONGEST_TEXT = 5000
"""Letters in one place: two full pages. What is longer was pasted by mistake."""
LONGEST_WORD = 40
"""No Vietnamese word and hardly a foreign name is as long; longer ones are a key held down."""


# --- dates that are not known to the day -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A month or a year; which day it was is not known.

    It is earlier than another day if its last day is, later if its first day is; otherwise nobody
    knows, which is None.
    """

    year: int
    month: int | None = None

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        if self.month in (None, 12):
            return date(self.year, 12, 31)
        return date.fromordinal(date(self.year, (self.month or 0) + 1, 1).toordinal() - 1)

    def __lt__(self, other: "date | LooseDate") -> bool | None:
        return _before(self, other)

    def __gt__(self, other: "date | LooseDate") -> bool | None:
        return _before(other, self)

    def __le__(self, other: "date | LooseDate") -> bool | None:
        return None if (later := _before(other, self)) is None else not later

    def __ge__(self, other: "date | LooseDate") -> bool | None:
        return None if (earlier := _before(self, other)) is None else not earlier


def first_day(day: date | LooseDate) -> date:
    """The first day that a date can be."""
    return day.first if isinstance(day, LooseDate) else day


def last_day(day: date | LooseDate) -> date:
    """The last day that a date can be."""
    return day.last if isinstance(day, LooseDate) else day


def _before(one: date | LooseDate, other: date | LooseDate) -> bool | None:
    if last_day(one) < first_day(other):
        return True
    return False if first_day(one) >= last_day(other) else None


_MONTH = re.compile(r"(\d{1,2})[/.\- ](\d{4})")
_YEAR = re.compile(r"\d{4}")


def read_loose_date(text: str) -> date | LooseDate:
    """A date, or a month "7/1990", or a year "1990".

    Raises:
        WrongComponent: it is none of them.
    """
    typed = text.strip()
    if _YEAR.fullmatch(typed) and int(typed):
        return LooseDate(int(typed))
    if (found := _MONTH.fullmatch(typed)) and 1 <= int(found[1]) <= 12 and int(found[2]):
        return LooseDate(int(found[2]), int(found[1]))
    return kinds.read_date(typed)


def write_loose_date(day: date | LooseDate) -> str:
    """The text of a date that may be a month or a year."""
    if not isinstance(day, LooseDate):
        return format_date(day)
    return f"{day.month:02}/{day.year:04}" if day.month else f"{day.year:04}"


# --- people ------------------------------------------------------------------------------------

_NATIONALITIES = {"viet nam": "Việt Nam", "vn": "Việt Nam", "vietnam": "Việt Nam"}
_BARE_NUMBER = re.compile(r"[\d .\-]{9,20}")
_NUMBER_INSIDE = re.compile(r"(?<!\d)(?:\d[ .]?){11}\d(?!\d)|(?<!\d)(?:\d[ .]?){8}\d(?!\d)")


def read_name(text: str) -> str:
    """The name of a person on a form.

    Raises:
        MoreThanOneCard: the scanner typed a card into it.
        DigitsInName, SignInName, WordTooLong: as named.
    """
    return _without_long_words(kinds.read_full_name(text))


def read_words(text: str) -> str:
    """A text of words.

    Raises:
        WordTooLong: a word of it is too long to be one.
        TextTooLong: it has more letters than two pages.
    """
    return _without_long_words(kinds.read_text(text))


def read_place(text: str) -> str:
    """An address as it was written.

    Raises:
        MoreThanOneCard: the scanner typed another card into it.
        WordTooLong, TextTooLong: as named.
    """
    return _without_long_words(kinds.read_address(text))


def _without_long_words(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(len(text), LONGEST_TEXT)
    for word in text.split():
        if len(word) > LONGEST_WORD and word.isalpha():
            raise WordTooLong(word, LONGEST_WORD)
    return text


def read_nationality(text: str) -> str:
    """A nationality (quốc tịch) as papers write it."""
    typed = kinds.read_text(text)
    return _NATIONALITIES.get(fold(typed), typed)


def read_id_paper(text: str) -> str:
    """An identity paper in the sentence of the law; a bare number becomes one.

    "Căn cước công dân số 025188001010 do Cục Cảnh sát QLHC về TTXH cấp ngày 20/11/2021" is the
    example of the notes to the forms of TT 04/2024/TT-BTP. Without the card nobody knows which of
    the papers it was: a number of 12 digits is given as what it is.

    >>> read_id_paper("087 073 052838"), read_id_paper("Hộ chiếu số B1234567")
    ('Số định danh cá nhân 087073052838', 'Hộ chiếu số B1234567')

    Raises:
        UserError: a bare number that can be none.
    """
    typed = kinds.read_address(text)
    if not _BARE_NUMBER.fullmatch(typed):
        return _without_long_words(typed)
    number = personal_id.validate(typed)
    if personal_id.is_old(number):
        return f"Chứng minh nhân dân số {number}"
    return f"Số định danh cá nhân {number}"


_CARDS_SINCE = date(2024, 7, 1)


def id_paper_of(number: str, issued_on: date | None, issuer: str) -> str:
    """The sentence for a card: its name by the day it was issued, its number, by whom and when.

    Cards issued since Luật Căn cước 26/2023/QH15 came into force (01/7/2024) are "Thẻ căn cước".

    >>> id_paper_of("025188001010", date(2021, 11, 20), "Cục Cảnh sát QLHC về TTXH")
    'Căn cước công dân số 025188001010 do Cục Cảnh sát QLHC về TTXH cấp ngày 20/11/2021'
    """
    if not number:
        return ""
    if issued_on is None:
        return read_id_paper(number)
    name = id_kind_of(number, issued_on)
    by = f" do {issuer} cấp" if issuer else " cấp"
    return f"{name} số {number}{by} ngày {format_date(issued_on)}"


def id_kind_of(number: str, issued_on: date | None) -> str:
    """What a card is called, by its number and the day it was issued; empty where none is known."""
    if not number or issued_on is None:
        return ""
    if len(number) == personal_id.OLD_LENGTH:
        return "Chứng minh nhân dân"
    return "Căn cước công dân" if issued_on < _CARDS_SINCE else "Thẻ căn cước"


def number_in(id_paper: str) -> str:
    """The number of 12 or 9 digits that a sentence on an identity paper holds; empty if none."""
    found = _NUMBER_INSIDE.search(nfc(id_paper))
    if found is None:
        return ""
    number = personal_id.compact(found[0])
    return number if personal_id.is_valid(number) else ""


_UNITS = re.compile(r"\b(?:xa|phuong|thi tran|dac khu|huyen|quan|tinh|thanh pho|tp|p|x)\b")


def names_a_unit(address: str) -> bool:
    """Whether an address says where it is: a unit of the State, or parts that commas divide.

    >>> names_a_unit("nhà tôi"), names_a_unit("Ấp 3, Tràm Chim"), names_a_unit("xã Tràm Chim")
    (False, True, True)
    """
    return "," in address or bool(_UNITS.search(fold(address)))


def read_count(text: str) -> int:
    """A whole number with or without points.

    Raises:
        WrongComponent: it is none.
    """
    digits = text.strip().replace(".", "").replace(" ", "")
    if not digits.isdecimal() or len(digits) > 12:
        raise WrongComponent(what="number", value=text, part="number")
    return int(digits)


LOOSE_DATE = Kind("loose_date", read_loose_date, write=write_loose_date)
NAME = Kind("full_name", read_name, "")
ETHNICITY = Kind("ethnicity", read_ethnicity, "", examples=ETHNICITIES[:3])
NATIONALITY = Kind("nationality", read_nationality, "")
RELATION = Kind("relation", read_words, "")
ID_PAPER = Kind("id_paper", read_id_paper, "")
WORDS = Kind("text", read_words, "")
LONG_WORDS = Kind("long_text", read_words, "")
ADDRESS = Kind("address", read_place, "")
COUNT = Kind("number", read_count)

FORM_KINDS: Mapping[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        WORDS, LONG_WORDS, NAME, kinds.PERSONAL_ID, kinds.OLD_ID, kinds.DATE, LOOSE_DATE,
        kinds.TIME, kinds.SEX, ETHNICITY, NATIONALITY, ADDRESS, ID_PAPER, RELATION,
        kinds.PHONE, kinds.EMAIL, kinds.TAX_CODE, kinds.MONEY, COUNT, kinds.CHOICE, kinds.TICK,
    )
}  # fmt: skip
"""Every kind that a form file can name."""
