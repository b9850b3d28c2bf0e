"""Tra cứu: people, dossiers and procedures, found by what people say and type."""

from dataclasses import dataclass, field

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.found import FoundItem, FoundKind
from commune_desk.services.catalogue import catalogue
from commune_desk.services.desk import lookup
from commune_desk.services.reception import intake
from tests.factories import a_person, a_reception
from tests.stories.conftest import Story

scenarios("features/tra_cuu.feature")

KINDS = {"người": FoundKind.CITIZEN, "hồ sơ": FoundKind.DOSSIER, "thủ tục": FoundKind.PROCEDURE}


@dataclass
class Search:
    """What the last search gave."""

    found: tuple[FoundItem, ...] = ()
    procedures: list[str] = field(default_factory=list)


@pytest.fixture
def search() -> Search:
    return Search()


@given(parsers.parse('"{name}", số {number}, đã nộp "{words}"'))
def filed(story: Story, name: str, number: str, words: str):
    applicant = a_person(full_name=name, personal_id=number)
    intake.receive(
        story.desk, a_reception(procedure_code=story.procedure(words), applicant=applicant)
    )


@when(parsers.parse('tìm "{text}"'))
def searched(story: Story, search: Search, text: str):
    search.found = lookup.find(story.desk, text).results


@when(parsers.parse('gõ "{text}" để chọn thủ tục'))
def picked(story: Story, search: Search, text: str):
    search.procedures = [procedure.name for procedure in catalogue.pick(story.desk, text)]


@when(parsers.parse("mở hồ sơ {number}"))
def opened(story: Story, number: str):
    story.tries(lambda: lookup.sheet(story.desk, number))


@then(parsers.parse('kết quả đầu tiên là {kind} "{title}"'))
def first_found(search: Search, kind: str, title: str):
    first = search.found[0]
    assert first.kind is KINDS[kind]
    assert title in f"{first.title} {first.detail} {first.id}"


@then(parsers.parse('thủ tục đầu tiên là "{name}"'))
def first_procedure(search: Search, name: str):
    assert search.procedures[0].lower().endswith(name.lower())


@then("không có thủ tục nào")
def no_procedure(search: Search):
    assert search.procedures == []


@then(parsers.parse("có {opened:d} hồ sơ đang giải quyết, {soon:d} sắp đến hạn, {late:d} quá hạn"))
def waiting(story: Story, opened: int, soon: int, late: int):
    counts = lookup.counts(story.desk)
    assert (counts.open, counts.due_soon, counts.overdue) == (opened, soon, late)
