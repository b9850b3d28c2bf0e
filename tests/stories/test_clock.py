"""Giờ máy: what the office does by a clock that may be wrong."""

from dataclasses import replace

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.clock_watch import ClockDoubted
from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk import clock_watch
from commune_desk.services.desk.desk import Desk, desk_of
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.store.office import officers
from commune_desk.words.errors import sentence
from tests.factories import Clock, a_reception, moment

scenarios("features/gio_may.feature")


@given("một cơ quan thật đã tiếp nhận hồ sơ sáng thứ Năm 01/10/2026", target_fixture="real_desk")
def real_office(desk: Desk) -> Desk:
    made = replace(desk, settings=desk.settings.with_value(PRACTICE_OFFICE, False))
    intake.receive(made, a_reception())
    return made


@when(parsers.parse('giờ máy là "{at}"'))
def clock_says(clock: Clock, at: str):
    clock.at = moment(at.replace("T", " "))


@then(parsers.parse('tiếp nhận bị từ chối và nói "{words}"'))
def refused(real_desk: Desk, words: str):
    with pytest.raises(ClockDoubted) as found:
        intake.receive(real_desk, a_reception())
    assert words in sentence(found.value)


@when(parsers.parse('quản trị xác nhận giờ máy vì "{reason}"'))
def confirmed(real_desk: Desk, reason: str):
    clock_watch.confirm(administrator(real_desk), reason)


@then("tiếp nhận được hồ sơ")
def received(real_desk: Desk):
    assert intake.receive(real_desk, a_reception()).dossier.dossier_no


@then(parsers.parse('lịch sử ghi "{words}"'))
def on_record(real_desk: Desk, words: str):
    assert any(one.facts.get("reason") == words for one in history.recent(real_desk, 3))


@then("không ai xác nhận được giờ ấy")
def nobody_confirms(real_desk: Desk):
    with pytest.raises(ClockDoubted):
        clock_watch.confirm(administrator(real_desk), "Đúng giờ")


def administrator(desk: Desk) -> Desk:
    everyone = officers.all_officers(desk.office.id)
    return desk_of(desk, next(one for one in everyone if one.role is Role.ADMINISTRATOR))
