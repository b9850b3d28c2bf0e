"""Hôm nay: the figures and the cards stand in lines, at every width of an office's screen."""

from collections import defaultdict
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import drafts, intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.theme import space
from commune_desk.ui.pages.today.figures import DayFigure
from commune_desk.ui.widgets.card_columns import CardColumns
from tests.factories import Clock, a_person, a_reception, acting_as, moment
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.today import Today
from tests.ui.room import placed
from tests.ui.screens import SCREENS

RAIL, WITHOUT_WORDS, EDGES = 212, 60, 32
WIDTHS = sorted(
    {
        screen.width() - (RAIL if screen.width() >= 1200 else WITHOUT_WORDS) - EDGES
        for screen, _scale in SCREENS.values()
    }
)
"""How wide the page is in the window on each screen."""


@pytest.fixture
def page(qtbot, frame: PageFrame, desk: Desk, clock: Clock) -> Today:
    """A page with something in every list, one of them much longer than the others."""
    clock.at = moment("2026-09-28 09:00")
    for place in range(6):
        person = a_person(full_name=f"Trần Quốc Nam {place}", personal_id=f"08707305283{place}")
        intake.receive(desk, a_reception(applicant=person))
    clock.at = moment("2026-10-06 09:00")
    frame.desk = acting_as(desk, Role.LEADER)
    drafts.save(frame.desk, {"applicant.full_name": "Lê Văn Út"})
    return Today(page_alone(qtbot, frame, "today"))


def test_figures_are_of_one_size_in_rows_of_about_the_same_length(page: Today):
    for width in WIDTHS:
        rows = rows_of(figures(page, width))
        assert len({where.height() for row in rows for where in row}) == 1, width
        assert len(rows[0]) * len(rows) - sum(map(len, rows)) < len(rows), width
        lefts = [[where.left() for where in row] for row in rows]
        assert all(row == lefts[0][: len(row)] for row in lefts), width


def test_cards_stand_in_columns_with_one_distance(page: Today):
    for width in WIDTHS:
        above = rows_of(figures(page, width))
        columns = columns_of(cards(page))
        assert len({column[0].top() for column in columns}) == 1, width
        for column in columns:
            assert len({where.width() for where in column}) == 1, width
            assert {under.top() - over.bottom() - 1 for over, under in pairwise(column)} <= {
                space("m")
            }, width
        edges = above[0][0].left(), above[0][-1].right()
        assert (columns[0][0].left(), columns[-1][0].right()) == edges, width


def figures(page: Today, width: int) -> list[QRect]:
    page.widget.resize(width, 600)
    QTest.qWait(30)
    return [placed(one, page.widget) for one in page.shown(DayFigure)]


def cards(page: Today) -> list[QRect]:
    [columns] = page.shown(CardColumns)
    found = [one for one in columns.findChildren(QFrame) if is_card(one, columns)]
    assert len(found) > 2
    return [placed(one, page.widget) for one in found]


def is_card(one: QFrame, columns: QWidget) -> bool:
    return one.property("kind") == "card" and one.isVisible() and one.parentWidget() is columns


def rows_of(places: list[QRect]) -> list[list[QRect]]:
    rows: dict[int, list[QRect]] = defaultdict(list)
    for where in places:
        rows[where.top()].append(where)
    return [sorted(rows[top], key=QRect.left) for top in sorted(rows)]


def columns_of(places: list[QRect]) -> list[list[QRect]]:
    columns: dict[int, list[QRect]] = defaultdict(list)
    for where in places:
        columns[where.left()].append(where)
    return [sorted(columns[left], key=QRect.top) for left in sorted(columns)]
