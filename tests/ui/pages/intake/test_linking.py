"""Linked procedures and further declarations on the intake page: one entry, several dossiers."""

import pytest

from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import drafts, intake, visits
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.intake.linking import DECLINE, FURTHER_KEY, LINKED_KEY
from tests.factories import a_reception
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.papers import hand_out

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
BIRTH = {
    "Người yêu cầu: quan hệ với người được khai sinh": "mẹ",
    "Người được khai sinh: họ, chữ đệm, tên": "Võ Gia Hân",
    "Người được khai sinh: ngày, tháng, năm sinh": "20/9/2026",
    "Người được khai sinh: giới tính": "Nữ",
}
RESIDENCE, REQUEST = "Đăng ký thường trú", "Nội dung đề nghị"
HEALTH_CARD = "Tờ khai tham gia, điều chỉnh thông tin bảo hiểm xã hội, bảo hiểm y tế (TK1-TS)"
OATH = "Bản cam đoan khi đăng ký hộ tịch"


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Intake:
    """A mother who was here before comes for the birth of her child."""
    intake.receive(frame.desk, a_reception())
    made = Intake(page_alone(qtbot, frame, "intake"))
    made.scan(CARD)
    made.pick("ks")
    return made


def dossiers(desk: Desk) -> tuple[DossierRow, ...]:
    """What was received after her first visit, the oldest first."""
    rows = lookup.page(desk, DossierFilter(now=desk.now())).rows
    return tuple(sorted(rows, key=lambda row: row.dossier_no))[1:]


def tabs(page: Intake) -> list[str]:
    made = page.find("Các giấy sẽ in")
    return [made.tabText(place) for place in range(made.count())]  # type: ignore[attr-defined]  # they are tabs


def test_what_is_linked_is_offered_beside_the_procedure(page: Intake):
    assert page.has("Liên thông")
    assert not page.is_ticked(RESIDENCE)
    page.pick("1.004873")
    assert not page.has("Liên thông")


def test_a_key_leads_to_what_is_linked(page: Intake):
    page.press(LINKED_KEY)
    assert page.focus == RESIDENCE


def test_one_entry_asks_and_shows_the_declarations_of_all(page: Intake):
    assert tabs(page) == ["Tờ khai", "Giấy tiếp nhận"]
    page.tick(RESIDENCE)
    assert tabs(page) == [
        "Đăng ký khai sinh", "Thay đổi thông tin cư trú (CT01)", "Giấy tiếp nhận",
        "Giấy tiếp nhận: Đăng ký thường trú",
    ]  # fmt: skip
    assert page.has(REQUEST)
    page.tick(RESIDENCE, is_on=False)
    assert not page.has(REQUEST)


def test_what_was_entered_stays_when_something_is_linked(page: Intake):
    page.fill_in(BIRTH)
    page.tick(RESIDENCE)
    assert page.text("Người được khai sinh: họ, chữ đệm, tên") == "Võ Gia Hân"


def test_a_field_whose_person_became_another_keeps_nothing_of_the_first(page: Intake):
    page.tick(RESIDENCE)
    page.enter("Người được khai sinh: họ, chữ đệm, tên", "Võ Gia Hân")  # until then: who files
    assert page.text("Người thay đổi thông tin cư trú: số định danh cá nhân") == ""


def test_f9_receives_and_prints_all_together(page: Intake, desk: Desk):
    page.fill_in(BIRTH)
    page.tick(RESIDENCE)
    page.enter(REQUEST, "Đăng ký thường trú cho con mới sinh")
    page.receive()
    birth, residence = dossiers(desk)
    assert (birth.procedure_name, residence.procedure_name) == ("Đăng ký khai sinh", RESIDENCE)
    assert birth.due_at != residence.due_at
    assert birth.dossier_no in page.last
    assert residence.dossier_no in page.last
    printed = page.put_papers_away()
    assert sum("Tờ khai" in words for words in printed) == 2
    [kept] = lookup.known(desk, residence.dossier_no).declarations
    assert kept.texts["subject.full_name"] == "Võ Gia Hân"
    assert page.is_empty


def test_what_one_of_them_lacks_keeps_all_from_being_received(page: Intake, desk: Desk):
    page.fill_in(BIRTH)
    page.tick(RESIDENCE)
    page.receive()
    assert dossiers(desk) == ()
    assert "Chưa điền" in page.beside(REQUEST)


def test_one_of_them_is_declined_by_itself(page: Intake, desk: Desk):
    page.fill_in(BIRTH)
    page.tick(RESIDENCE)
    page.choose(f"{RESIDENCE}: {DECLINE[0].lower()}{DECLINE[1:]}")
    asked = page.dialog("Từ chối tiếp nhận")
    asked.fill_in({"Lý do từ chối": "Chưa có chỗ ở hợp pháp"})
    asked.choose("Lưu")
    assert page.says("Chưa có chỗ ở hợp pháp")
    assert not page.has(REQUEST)
    page.receive()
    hand_out()
    assert [one.procedure_name for one in dossiers(desk)] == ["Đăng ký khai sinh"]
    [visit] = visits.page(desk).rows
    assert (visit.procedure_name, visit.items) == (RESIDENCE, ("Chưa có chỗ ở hợp pháp",))


def test_the_health_card_goes_with_the_birth(page: Intake, desk: Desk):
    page.fill_in(BIRTH)
    page.tick(HEALTH_CARD)
    page.receive()
    hand_out()
    [birth] = dossiers(desk)
    kept = {one.form_code: one.texts for one in lookup.known(desk, birth.dossier_no).declarations}
    assert kept["tk1_ts"]["subject.full_name"] == "Võ Gia Hân"


def test_what_was_ticked_goes_with_the_draft(page: Intake, desk: Desk):
    page.tick(RESIDENCE)
    page.enter(REQUEST, "Đăng ký thường trú cho con mới sinh")
    page.keep_draft()
    [draft] = drafts.open_drafts(desk)
    assert draft.texts["linked.1.procedure"] == "1.004222"
    page.take_over("Võ Thị Ánh Nguyệt")
    assert page.is_ticked(RESIDENCE)
    assert page.text(REQUEST) == "Đăng ký thường trú cho con mới sinh"


def test_the_next_citizen_finds_nothing_ticked(page: Intake):
    page.tick(RESIDENCE)
    page.keep_draft()
    page.scan(CARD)
    page.pick("ks")
    assert not page.is_ticked(RESIDENCE)


def test_a_declaration_that_some_cases_need_is_added(page: Intake, desk: Desk):
    page.press(FURTHER_KEY)
    assert page.focus == OATH
    page.press("Space")
    assert tabs(page)[:2] == ["Đăng ký khai sinh", OATH]
    page.keep_draft()
    [draft] = drafts.open_drafts(desk)
    assert draft.texts["forms"] == "civil_status_oath"
    page.take_over("Võ Thị Ánh Nguyệt")
    assert page.is_ticked(OATH)
