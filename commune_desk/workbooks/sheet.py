"""How every workbook of the office looks, and what its cells may hold.

Letters are those of NĐ 30/2020 (Times New Roman). A text is a text whatever it begins with: its
cells carry the format `TEXT`, so that neither "=1+1" becomes a formula nor "087096610926" a number,
even when a clerk edits them later. Moments are real dates of the office's own time.
"""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from commune_desk.domain.vietnamese import day_words
from commune_desk.domain.working_time import OFFICE_ZONE

FONT = "Times New Roman"
SIZE = 12
TITLE_SIZE = 14
HEAD_COLOUR = "DCE6F1"

TEXT = "@"
COUNT = "#,##0"
PERCENT = "0.0#"
MOMENT = "dd/mm/yyyy hh:mm"
DAY = "dd/mm/yyyy"

LINE_PT = 16.0
"""The height of one line of text in points."""
MARGIN_IN = 0.4
"""The margin on every side of the paper, in inches as both libraries count."""
FOOTER_MARGIN_IN = 0.2
PAGE_NUMBER = "Trang &P/&N"
MARK_LETTERS = "&24"
"""The size of the mark of an office that practises, in the codes of heads and feet."""
AUTHOR = "Commune Desk"

_LETTERS_PER_DIGIT = 1.25  # widths count digits, and letters are narrower
_LONGEST_TEXT = 32_767  # what a cell holds
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table: its heading, its width in digits and the format of its cells."""

    title: str
    width: float
    number_format: str = TEXT


def text(value: str) -> str:
    r"""A text as a cell can hold it: without control characters, cut where a cell ends.

    >>> text("Nguyễn\x00 An")
    'Nguyễn An'
    """
    return _NOT_IN_XML.sub("", value)[:_LONGEST_TEXT]


def moment(at: datetime) -> datetime:
    """A moment on the clock of the office, to the minute: workbooks know no zones.

    >>> moment(datetime.fromisoformat("2026-10-02T02:35:24+00:00"))
    datetime.datetime(2026, 10, 2, 9, 35)
    """
    return at.astimezone(OFFICE_ZONE).replace(second=0, microsecond=0, tzinfo=None)


def height(texts: Iterable[tuple[str, float]]) -> float:
    r"""The height in points of a row that shows texts in columns of their widths, line by line.

    Readers disagree about fitting rows by themselves, so a row says how high it is.

    >>> height([("Đăng ký khai sinh", 20)]), height([("Ấp 4, xã Tân Công Sính\n0912345678", 20)])
    (17.0, 33.0)
    """
    most = 1
    for shown, width in texts:
        letters = round(_LETTERS_PER_DIGIT * width)
        if len(shown) <= letters and "\n" not in shown:
            continue  # most texts; to wrap one takes longer than to write it
        lines = [textwrap.wrap(line, letters) for line in shown.splitlines()]
        most = max(most, sum(max(1, len(wrapped)) for wrapped in lines))
    return LINE_PT * most + 1


def date_line(place_name: str, day: date) -> str:
    """Place and day above a signature.

    >>> date_line("Tân Công Sính", date(2026, 2, 5))
    'Tân Công Sính, ngày 05 tháng 02 năm 2026'
    """
    return f"{place_name}, {day_words(day)}"
