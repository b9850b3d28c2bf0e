"""The inspector's list (bản kê dữ liệu cá nhân) on A4 landscape.

What is kept, why, by which law and how long; what protects it; who saw whose record in a period;
what was exported and deleted. Numbers of people are masked. It is a paper of our own.
"""

from collections.abc import Sequence

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    keeping_next,
    nothing,
    plain,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.letterhead import head
from commune_desk.documents.page import A4_LANDSCAPE, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.person_answer import table_of
from commune_desk.documents.signatures import Signature, signed
from commune_desk.domain.upkeep.inspection import MOST_LOOKS, MOST_PEOPLE, Inspection
from commune_desk.domain.upkeep.looks import Look
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.people.inspection import (
    INSPECTION,
    KINDS_TITLE,
    LOOKS_TITLE,
    MEASURES,
    MEASURES_TITLE,
    OFFICERS_TITLE,
    PEOPLE_TITLE,
    TAKEN_TITLE,
    about_words,
    detail_words,
    measure_words,
    oldest_words,
    retention_words,
    whose_words,
)
from commune_desk.words.people.personal_data import KINDS, NONE_KEPT, TITLES
from commune_desk.words.values import brief_moment, count_words, days_words

_SETUP = A4_LANDSCAPE


def render(value: Inspection) -> bytes:
    """The list as PDF, its pages numbered."""
    setup, room, about = _SETUP, _SETUP.room, about_words(value)
    title = [
        *balanced(INSPECTION.upper(), Style(setup.letters.title, gap=4), room),
        *plain(days_words(value.period.first, value.period.last), setup.style(Align.CENTRE), room),
        *(plain(about, setup.style(Align.CENTRE), room) if about else ()),
    ]
    columns = ((TITLES["measure"], 90.0), (TITLES["now"], 170.0))
    measures = [(MEASURES[one.kind], measure_words(one)) for one in value.measures]
    blocks: list[Block] = [
        *head(value.letterhead, setup, number_line="", on=value.made_at.date()),
        *keeping_next([stack(title)]),
        *_part(f"1. {KINDS_TITLE}", _kinds(value)),
        *_part(f"2. {MEASURES_TITLE}", table_of(columns, measures, setup)),
        *_part(f"3. {OFFICERS_TITLE}", _by_officer(value)),
        *_part(f"4. {PEOPLE_TITLE} (tối đa {MOST_PEOPLE} người)", _by_person(value)),
        *_part(f"5. {TAKEN_TITLE}", _looks(value.taken_along)),
        *_part(f"6. {LOOKS_TITLE} ({count_words(MOST_LOOKS)} lượt mới nhất)", _looks(value.looks)),
    ]
    places = [Signature(("NGƯỜI LẬP",), value.officer_name)]
    pages = numbered_pages(setup, signed(blocks, places, setup))
    return pdf_bytes(pages, Properties(INSPECTION, value.law.legal_basis, value.made_at.date()))


def _part(words: str, blocks: list[Block]) -> list[Block]:
    title = plain(words, Style(_SETUP.letters.body, gap=8), _SETUP.room, face=Face.BOLD)
    return [*keeping_next([*keeping_next(title), nothing(2)]), *blocks]


def _kinds(value: Inspection) -> list[Block]:
    columns = (
        (TITLES["kind"], 38.0),
        (TITLES["purpose"], 58.0),
        (TITLES["basis"], 58.0),
        (TITLES["retention"], 66.0),
        (TITLES["count"], 20.0),
        (TITLES["oldest"], 22.0),
    )
    lines = [
        (
            KINDS[one.law.name],
            one.law.purpose,
            one.law.legal_basis,
            retention_words(one),
            count_words(one.count),
            oldest_words(one),
        )
        for one in value.kinds
    ]
    return table_of(columns, lines, _SETUP)


def _by_officer(value: Inspection) -> list[Block]:
    lines = [
        (one.officer_name or NONE_KEPT, EVENTS[one.kind], count_words(one.count))
        for one in value.by_officer
    ]
    return _listed(
        ((TITLES["officer"], 80.0), (TITLES["verb"], 120.0), (TITLES["times"], 30.0)), lines
    )


def _by_person(value: Inspection) -> list[Block]:
    lines = [
        (whose_words(one.whose, one.number), count_words(one.count), str(one.officers))
        for one in value.by_person
    ]
    return _listed(
        ((TITLES["whose"], 140.0), (TITLES["looks"], 40.0), (TITLES["officers"], 40.0)), lines
    )


def _looks(found: tuple[Look, ...]) -> list[Block]:
    columns = (
        (TITLES["at"], 34.0),
        (TITLES["officer"], 48.0),
        (TITLES["desk"], 24.0),
        (TITLES["verb"], 64.0),
        (TITLES["whose"], 70.0),
        (TITLES["detail"], 48.0),
    )
    lines = [
        (
            brief_moment(look.at),
            look.officer_name,
            look.desk_name,
            EVENTS[look.kind],
            whose_words(look.whose, look.number),
            detail_words(look),
        )
        for look in found
    ]
    return _listed(columns, lines)


def _listed(columns: Sequence[tuple[str, float]], lines: Sequence[Sequence[str]]) -> list[Block]:
    if not lines:
        return plain(NONE_KEPT, _SETUP.style(), _SETUP.room)
    return table_of(columns, lines, _SETUP)
