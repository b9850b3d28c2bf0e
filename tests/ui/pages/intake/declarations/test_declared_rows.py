"""People in the tables of a declaration: filled by a card or a search, said who stands where."""

import pytest

from commune_desk.domain.identifiers.scanning import Scan, ScanKind
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import drafts, intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.intake.declarations.declared_rows import ROWS
from tests.factories import a_person, a_reception
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import until
from tests.ui.pages.intake.declarations.test_declarations import ADD_MEMBER, CARD, HIS_CARD

BOX = "Thành viên: quét thẻ, gõ tên, số …"
FIRST, SECOND = (f"Thành viên {row}: Họ, chữ đệm và tên" for row in (1, 2))
BORN, RELATION = (f"Thành viên 1: {words}" for words in ("Ngày, tháng, năm sinh", "Mối quan hệ"))
SECOND_NUMBER = "Thành viên 2: Số định danh cá nhân"


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Intake:
    """A woman files for a residence, with a table for her household."""
    made = Intake(page_alone(qtbot, frame, "intake"))
    made.scan(CARD)
    made.pick("1.004194")
    return made


def scan(page: Intake, text: str) -> None:
    """The scanner of the window reads a card, wherever the focus is."""
    assert page.widget.take_scan(Scan(ScanKind.CARD, text))  # type: ignore[attr-defined]


def test_a_card_in_a_row_fills_the_row_and_the_next_one_makes_a_row(page: Intake, frame, desk):
    page.choose(ADD_MEMBER)
    scan(page, HIS_CARD)
    assert (page.text(FIRST), page.text(BORN)) == ("Lê Văn Hùng", "01/01/1985")
    assert frame.notices.history[-1].text == "Lê Văn Hùng: ghi vào “Thành viên”, dòng 1."
    assert page.focus.startswith(RELATION)
    scan(page, CARD)
    assert page.text(SECOND) == "Võ Thị Ánh Nguyệt"
    assert frame.notices.history[-1].text == "Võ Thị Ánh Nguyệt: ghi vào “Thành viên”, dòng 2."
    scan(page, HIS_CARD)
    assert not page.has("Thành viên 3: Họ, chữ đệm và tên")
    assert page.person_line[0] == "Võ Thị Ánh Nguyệt"
    page.keep_draft()
    [draft] = drafts.open_drafts(desk)
    assert draft.texts["form.members"] == "2"
    assert draft.texts["form.members.1.sex"] == "Nam"
    assert draft.texts["form_from.members.1.full_name"] == "card"


def test_a_card_that_is_typed_in_a_row_leaves_what_stood_there(page: Intake):
    page.choose(ADD_MEMBER)
    page.type_in("Lê Văn An")
    page.press("Tab")
    page.type_in(HIS_CARD)
    page.press("Return")
    assert (page.text(FIRST), page.text(BORN)) == ("Lê Văn An", "")
    assert page.text(SECOND) == "Lê Văn Hùng"
    assert page.text(SECOND_NUMBER) == "087085001234"


def test_somebody_known_is_found_beside_the_table(page: Intake, frame, desk: Desk):
    known = a_person(full_name="Lê Văn Hùng", personal_id="087085001234")
    intake.receive(desk, a_reception(applicant=known))
    page.go_to(BOX)
    page.type_in("087085001234")
    page.press("Return")
    assert page.text(FIRST) == "Lê Văn Hùng"
    assert "dòng 1" in frame.notices.history[-1].text


def test_a_name_written_over_a_scanned_one_was_typed(page: Intake, desk: Desk):
    page.go_to(BOX)
    page.type_in(HIS_CARD)
    page.press("Return")
    page.enter(FIRST, "Lê Văn Hưng")
    page.keep_draft()
    [draft] = drafts.open_drafts(desk)
    assert "form_from.members.1.full_name" not in draft.texts
    assert draft.texts["form_from.members.1.born_on"] == "card"


def test_an_unreadable_card_says_so_and_fills_no_row(page: Intake, frame):
    page.choose(ADD_MEMBER)
    scan(page, "0870||||")
    assert page.text(FIRST) == ""
    assert frame.notices.history


def test_a_table_of_things_asks_for_no_card(qtbot, frame: PageFrame):
    made = Intake(page_alone(qtbot, frame, "intake"))
    made.scan(CARD)
    made.pick("1.001612")
    assert made.has("Ngành, nghề kinh doanh: thêm dòng") or made.has(f"{ROWS}: thêm dòng")
    assert not made.has(f"{ROWS}: quét thẻ, gõ tên, số …")


ADD_PARTNER = "Thành viên hộ gia đình: thêm dòng"
HOME = "Thành viên hộ gia đình 1: Nơi thường trú"


@pytest.fixture
def partner(page: Intake) -> Intake:
    """A household business with a row for a member of the household."""
    page.pick("1.001612")
    page.choose(ADD_PARTNER)
    return page


def test_an_address_of_a_row_without_commune_wants_a_reason(partner: Intake, desk: Desk):
    partner.enter(HOME, "Ấp 3")
    assert "Địa chỉ chưa có xã, phường hoặc tỉnh" in partner.beside(HOME)
    assert any("Thành viên hộ gia đình 1: Nơi thường trú" in text for text in partner.texts())
    partner.enter(f"Lý do: {HOME}", "Ghe, không có địa chỉ")
    partner.keep_draft()
    [draft] = drafts.open_drafts(desk)
    assert "Ghe, không có địa chỉ" in draft.texts.values()


def test_the_commune_of_today_is_offered_in_a_row(partner: Intake):
    partner.enter(HOME, "Ấp 2, Tân Công Sính")
    offer = "Ghi theo xã hiện nay: "
    until(lambda: any(words.startswith(offer) for words in partner.offered()))
    [words] = [words for words in partner.offered() if words.startswith(offer)]
    partner.choose(words)
    assert partner.text(HOME) == "Ấp 2, Tràm Chim"
    assert not any(words.startswith(offer) for words in partner.offered())


def test_a_draft_that_is_opened_again_shows_its_rows(page: Intake, qtbot, frame, desk: Desk):
    page.choose(ADD_MEMBER)
    scan(page, HIS_CARD)
    page.keep_draft()
    [draft] = drafts.open_drafts(desk)
    other = Intake(page_alone(qtbot, frame, "intake", f"draft:{draft.id}"))
    assert other.text(FIRST) == "Lê Văn Hùng"
    other.choose(ADD_MEMBER)
    other.type_in("Lê Văn An")
    assert (other.text(FIRST), other.text(SECOND)) == ("Lê Văn Hùng", "Lê Văn An")
