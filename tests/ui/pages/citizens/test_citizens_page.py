"""Who the office knows: found by name or number, with earlier dossiers, and a new one for them."""

import pytest

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.people.applicant import Organisation
from commune_desk.services.desk.desk import Desk
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake, reuse
from commune_desk.services.upkeep import history
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.citizens.consent import GIVE, WITHDRAW
from commune_desk.words import fields
from commune_desk.words.desk.corrections import KEEP_CORRECTION
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.people.inspection import INSPECTION
from tests.factories import a_person, a_reception, led
from tests.ui.drivers.citizens import BEGIN, LIST, Citizens
from tests.ui.drivers.pages import page_alone


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Citizens:
    return Citizens(page_alone(qtbot, frame, "citizens"))


def test_nobody_is_listed_before_something_is_typed(page: Citizens):
    assert not page.has(LIST)
    assert page.says("Gõ tên hoặc số để tìm người đã có hồ sơ.")


@pytest.mark.parametrize("typed", ["anh nguyet", "087185004321", "004321", "0912345678"])
def test_a_person_is_found_by_name_number_or_telephone(page: Citizens, typed: str):
    page.look_for(typed)
    assert page.name == "Võ Thị Ánh Nguyệt"


def test_numbers_in_the_list_are_masked(page: Citizens):
    page.look_for("nguyet")
    [row] = page.cells(LIST)
    assert "Võ Thị Ánh Nguyệt" in row
    assert "087185004321" not in row


def test_a_record_that_was_opened_leaves_a_line_in_the_history(page: Citizens, desk: Desk):
    page.look_for("nguyet")
    assert history.recent(desk, 1)[0].kind is EventKind.RECORD_OPENED


def test_an_earlier_dossier_opens(qtbot, page: Citizens, frame: PageFrame, number: str):
    page.look_for("nguyet")
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.open_dossier(number)
    assert wanted.args == ["dossier", number]


def test_a_new_dossier_is_begun_for_the_person(qtbot, page: Citizens, frame: PageFrame):
    assert not page.can(BEGIN)
    page.look_for("nguyet")
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.begin_dossier()
    assert wanted.args[0] == "applicant"


def test_consent_is_given_and_taken_back_on_the_record(page: Citizens, desk: Desk):
    page.look_for("nguyet")
    [citizen] = citizens.search(desk, "nguyet", limit=1)
    assert "chưa đồng ý" in page.text("consent")
    page.choose(GIVE)
    assert reuse.consent_of(desk, citizen.id) is not None
    assert "Trần Thị Tuyết Mai" in page.text("consent")
    page.choose(WITHDRAW)
    asked = page.dialog(WITHDRAW)
    assert asked.says("bị xóa")
    assert reuse.consent_of(desk, citizen.id) is not None
    asked.press("F9")
    assert reuse.consent_of(desk, citizen.id) is None
    assert "chưa đồng ý" in page.text("consent")
    assert history.recent(desk, 1)[0].kind is EventKind.CONSENT_WITHDRAWN


def test_a_record_is_corrected_after_both_values_were_shown(page: Citizens, desk: Desk):
    page.look_for("nguyet")
    page.press("Ctrl+E")
    asked = page.dialog(EVENTS[EventKind.RECORD_CHANGED])
    asked.enter("Họ, chữ đệm, tên", "Võ Thị Ánh Nguyên")
    asked.enter("Lý do", "Gõ nhầm")
    asked.press("F9")
    shown = asked.dialog(KEEP_CORRECTION)
    assert shown.says("“Võ Thị Ánh Nguyệt” → “Võ Thị Ánh Nguyên”")
    assert history.recent(desk, 1)[0].kind is EventKind.RECORD_OPENED
    shown.press("F9")
    assert page.name == "Võ Thị Ánh Nguyên"
    assert history.recent(desk, 1)[0].kind is EventKind.RECORD_CHANGED


def test_a_record_stays_when_intake_would_refuse_the_number(page: Citizens, desk: Desk):
    page.look_for("nguyet")
    page.press("Ctrl+E")
    asked = page.dialog(EVENTS[EventKind.RECORD_CHANGED])
    asked.enter("Số định danh cá nhân", "0871")
    asked.enter("Lý do", "Gõ nhầm")
    asked.press("F9")
    assert asked.is_there
    assert history.recent(desk, 1)[0].kind is EventKind.RECORD_OPENED


# --- corrected ----------------------------------------------------------------------------------


def test_what_was_corrected_is_read_on_the_record(page: Citizens, desk: Desk):
    key = citizens.key_of(desk, "087185004321")
    citizens.change_record(desk, key, {"applicant.phone": ""}, reason="Đổi số")
    page.look_for("nguyet")
    assert page.says("“0912 345 678” → (trống)")
    assert page.says("lý do: Đổi số")
    assert page.says(desk.officer.full_name)


def test_an_organisation_is_found_opened_and_corrected(page: Citizens, desk: Desk):
    body = Organisation("Hợp tác xã Sen Hồng", "1400123455", a_person())
    intake.receive(desk, a_reception(applicant=body))
    page.look_for("sen hong")
    assert page.name == "Hợp tác xã Sen Hồng"
    assert page.says("1400123455")
    assert not page.can(BEGIN)
    page.press("Ctrl+E")
    asked = page.dialog(EVENTS[EventKind.RECORD_CHANGED])
    asked.enter(fields.label("organisation.name"), "Hợp tác xã Sen Hồng Tràm Chim")
    asked.enter("Lý do", "Đổi tên")
    asked.press("F9")
    shown = asked.dialog(KEEP_CORRECTION)
    assert shown.says("“Hợp tác xã Sen Hồng” → “Hợp tác xã Sen Hồng Tràm Chim”")
    shown.press("F9")
    assert page.name == "Hợp tác xã Sen Hồng Tràm Chim"
    assert page.says("lý do: Đổi tên")


def test_who_keeps_the_office_finds_the_list_of_personal_data_here(qtbot, frame: PageFrame):
    assert not Citizens(page_alone(qtbot, frame, "citizens")).can(INSPECTION)
    frame.renew_desk(led(frame.desk))
    page = Citizens(page_alone(qtbot, frame, "citizens"))
    with qtbot.waitSignal(frame.page_wanted) as wanted:
        page.choose(INSPECTION)
    assert wanted.args == ["inspection"]
