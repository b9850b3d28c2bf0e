import json
from collections import Counter
from datetime import date, datetime

import pytest

from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.working_time import sessions_on
from commune_desk.files.desk.events import read_text
from commune_desk.services.catalogue import catalogue
from commune_desk.services.figures import reports
from commune_desk.services.upkeep import practice
from commune_desk.services.upkeep.practice_month import make_month

MONTH = date(2026, 9, 1)
"""A month that begins with a public holiday."""

COUNT = 120


def made(desk, count=COUNT, seed=7):
    procedures = catalogue.in_force(desk, MONTH)
    return make_month(procedures, MONTH, count, seed=seed, calendar=desk.calendar)


@pytest.fixture
def events(desk):
    """The events of an invented month."""
    return made(desk)


def test_the_same_seed_gives_the_same_month(desk, events):
    assert made(desk) == events
    assert made(desk, seed=8) != events


def test_a_month_has_as_many_dossiers_as_were_asked_for(events):
    assert Counter(event["do"] for event in events)["receive"] == COUNT


def test_events_come_in_order_of_time_within_the_month(events):
    moments = [datetime.fromisoformat(event["at"]) for event in events]
    assert moments == sorted(moments)
    assert {moment.month for moment in moments} == {MONTH.month}


def test_nobody_works_outside_the_hours_of_the_office(desk, events):
    handled = (event for event in events if event.get("channel") != "online")
    for event in handled:
        if event["do"] in ("receive", "step"):
            at = datetime.fromisoformat(event["at"])
            hours = sessions_on(desk.calendar, at.date())
            assert any(opens <= at.time() <= closes for opens, closes in hours), event


def test_cards_of_both_generations_read_without_a_doubt(events):
    cards = [event["applicant"]["card"] for event in events if event["do"] == "receive"]
    readings = [read_card(card) for card in cards]
    assert [reading for reading in readings if reading.warnings] == []
    assert {card.count("|") for card in cards} == {6, 10}


def test_a_month_can_be_entered_and_is_mostly_early(desk, events):
    lines = "\n".join(json.dumps(event) for event in events)
    practice.replay(desk, read_text(lines, "practice"))
    total = reports.figures(desk, calendar_month(MONTH)).total
    assert total.received_total == COUNT
    assert total.solved_early > COUNT / 2
    assert total.solved_early > total.solved_on_time > total.solved_overdue > 0
    assert total.open_total > 0


def test_an_empty_month_has_no_events(desk):
    assert made(desk, count=0) == ()
