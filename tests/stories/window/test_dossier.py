"""Giải quyết trên cửa sổ: the page of one dossier, its steps and their papers."""

from dataclasses import replace
from datetime import time

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.working_time import OfficeHours
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.handling import handling
from commune_desk.services.office import office as office_details
from commune_desk.services.upkeep import history
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands, desk_at

scenarios("../features/cua_so_giai_quyet.feature")


@given(parsers.parse('đã yêu cầu bổ sung "{what}"'))
def supplement_asked(story: Story, what: str):
    request = StepRequest(Action.REQUEST_SUPPLEMENT, story.clock.at, note=what)
    handling.step(story.desk, story.dossier_no, request)


@given("cơ quan làm việc đến 11:30")
def morning_office(story: Story, office: OpenOffice):
    desk = desk_at(office, story, "quantri")
    hours = OfficeHours(sessions=((time(7, 30), time(11, 30)),))
    office_details.save_office(desk, replace(desk.office, hours=hours))


@when("mở hồ sơ")
def opened(hands: Hands):
    assert hands.dossier.is_there


@when(parsers.parse('hoàn tác bằng Ctrl+Z vì "{why}"'))
def undone(hands: Hands, why: str):
    hands.press("Ctrl+Z")
    hands.dossier.give_reason(why)


@then(parsers.parse('lịch sử trên trang ghi "{what}" của "{who}"'))
def history_says(hands: Hands, what: str, who: str):
    lines = hands.dossier.history()
    assert lines[0] == what
    assert who in lines[1]


@then(parsers.parse("chưa in phiếu yêu cầu bổ sung"))
def nothing_printed(story: Story):
    kinds = [row.kind for row in lookup.known(story.desk, story.dossier_no).prints]
    assert SlipKind.SUPPLEMENT_REQUEST not in kinds


@then(parsers.parse('trang hồ sơ hẹn trả "{words}"'))
def due_is(hands: Hands, words: str):
    assert hands.dossier.fact("due") == words


@then(parsers.parse("trang hồ sơ có {count:d} lần tính thời hạn"))
def clock_runs(hands: Hands, count: int):
    assert len(hands.dossier.clock()) == count, hands.dossier.clock()


@then("hồ sơ chưa hẹn lại")
def not_reappointed(story: Story):
    assert story.dossier.promised_at is None


@then("giờ hẹn lại nằm trong giờ làm việc")
def promised_in_office_hours(story: Story):
    promised = story.dossier.promised_at
    assert promised is not None
    sessions = story.desk.office.hours.sessions
    assert any(opens < promised.time() <= closes for opens, closes in sessions)


@then(parsers.parse('lịch sử hồ sơ ghi "{who}" đã mở'))
def opening_on_record(story: Story, who: str):
    last = history.of_dossier(story.desk, story.dossier_no)[-1]
    assert (last.kind, last.officer_name) == (EventKind.RECORD_OPENED, who)
