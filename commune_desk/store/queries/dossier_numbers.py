"""Dossiers by a number: their own, the provincial system's, a person's, a telephone's.

Why SQL: the lines of one question are chosen by the form of the number, and each must walk its own
index (`tests/benchmarks/test_lists.py`). `CROSS JOIN` tells SQLite to begin with the person. Two
lines could name very many dossiers, and are cut: the running number of every day gives no more than
the list has room for, and the first signs of a number give the newest few hundred. The end of a
number, as people say it over the telephone, is looked for among those of the same running number,
and what begins with its day ("261129", "261129-00") among the dossiers of that day: their keys are
the moments of reception.

Plans: `dossier_office_id_dossier_no` for a number or its beginning, `dossier_external_no`,
`dossier_office_id_id` for a day,
`dossier_office_id_running_no_id_sector_channel_state` for a running number,
`filing_office_id_phone_dossier_id`, and for people `citizen_personal_id`, `citizen_id_tail`,
`citizen_phone` or `organisation_office_id_tax_code`, then the index of `filing` that begins with
the office and the person's part in it.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from commune_desk.domain.identifiers.dossier_no import days_in
from commune_desk.domain.keys import OfficeId
from commune_desk.store.fields import start_of
from commune_desk.store.search_words import compact, digits_of
from commune_desk.store.statements import Question

_AT_MOST = 300
"""Enough for the numbers of a day: whoever types less of a number has not typed enough."""

_AFTER_EVERY_SIGN = "\U0010ffff"

_OWN = "SELECT id FROM dossier WHERE office_id = ? AND dossier_no = ?"
_EXTERNAL = "SELECT id FROM dossier WHERE office_id = ? AND external_no <> '' AND external_no = ?"
_BEGINNING = f"""SELECT id FROM (SELECT id FROM dossier
    WHERE office_id = ? AND dossier_no > ? AND dossier_no < ?
    ORDER BY dossier_no DESC LIMIT {_AT_MOST}) AS beginning"""
_RUNNING = """SELECT id FROM (SELECT d.id FROM dossier d
    WHERE d.office_id = ? AND d.running_no = ? AND {wanted}
    ORDER BY d.id DESC LIMIT ?) AS running"""
_END = """SELECT id FROM (SELECT d.id FROM dossier d
    WHERE d.office_id = ? AND d.running_no = ? AND d.dossier_no LIKE ? AND {wanted}
    ORDER BY d.id DESC LIMIT ?) AS ending"""
_OF_DAY = """SELECT id FROM (SELECT d.id FROM dossier d
    WHERE d.office_id = ? AND d.id >= ? AND d.id < ? AND d.dossier_no LIKE ? AND {wanted}
    ORDER BY d.id DESC LIMIT ?) AS of_day"""
_PHONE = "SELECT dossier_id FROM filing WHERE office_id = ? AND phone = ?"
_OF_PERSON = """SELECT f.dossier_id FROM citizen c CROSS JOIN filing f
    WHERE c.office_id = ? AND c.{number} <> '' AND c.{number} = ?
    AND f.office_id = c.office_id AND f.{role}_id = c.id"""
_OF_ORGANISATION = """SELECT f.dossier_id FROM organisation o CROSS JOIN filing f
    WHERE o.office_id = ? AND o.tax_code = ?
    AND f.office_id = o.office_id AND f.organisation_id = o.id"""

_RUNNING_LENGTHS = range(1, 7)
_DAY_AND_NUMBER = re.compile(r"\d{6,8}[-.](\d{1,6})")
_DAY = re.compile(r"(\d{6}|\d{8})(?:[-.]\d{0,6})?")
_TAIL_LENGTH = 6
_PERSONAL_LENGTHS = (9, 12)
_PHONE_LENGTHS = range(9, 13)
_TAX_LENGTHS = range(10, 14)


def by_number(office_id: OfficeId, text: str, *, wanted: Question, limit: int) -> Question:
    """The question for the keys of the dossiers that a number names.

    Args:
        office_id: whose dossiers.
        text: the number as it was typed.
        wanted: what else is wanted of a dossier `d`; it only keeps the answer short.
        limit: for how many the list has room.
    """
    number, digits = compact(text), digits_of(text)
    lines: list[Question] = [
        (_OWN, (number,)),
        (_EXTERNAL, (number,)),
        (_BEGINNING, (number, number + _AFTER_EVERY_SIGN)),
    ]
    if number.replace(".", "").replace("-", "") == digits:
        lines += _by_digits(digits)
    condition, values = wanted
    if digits == number and len(digits) in _RUNNING_LENGTHS:
        line = _RUNNING.format(wanted=condition)
        lines.append((line, (int(digits), *values, limit)))
    if end := _DAY_AND_NUMBER.fullmatch(number):
        line = _END.format(wanted=condition)
        lines.append((line, (int(end[1]), f"%{number}", *values, limit)))
    if begun := _DAY.fullmatch(number):
        line = _OF_DAY.format(wanted=condition)
        for day in days_in(begun[1]):
            between = (start_of(day), start_of(day + timedelta(days=1)))
            lines.append((line, (*between, f"%{number}%", *values, limit)))
    statement = " UNION ".join(line for line, _ in lines)
    return statement, tuple(value for _, values in lines for value in (office_id, *values))


def _by_digits(digits: str) -> Iterator[Question]:
    """What a number of so many digits may be; a person files, or brings for somebody else."""
    length = len(digits)
    of_person = {
        "id_tail": length == _TAIL_LENGTH,
        "personal_id": length in _PERSONAL_LENGTHS,
        "phone": length in _PHONE_LENGTHS,
    }
    for number, may_be in of_person.items():
        if may_be:
            for role in ("citizen", "delegate"):
                yield _OF_PERSON.format(role=role, number=number), (digits,)
    if length in _PHONE_LENGTHS:
        yield _PHONE, (digits,)
    if length in _TAX_LENGTHS:
        yield _OF_ORGANISATION, (digits,)
