"""Declarations on the intake page: only what is missing is asked, seen where it will stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printed_papers import Worth
from commune_desk.domain.reception.prepared import PreparedState
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import drafts, forms, intake, prepared, visits
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.intake.another_dialog import BEGIN
from commune_desk.ui.pages.intake.declarations.declaring import (
    BROUGHT,
    BROUGHT_KEY,
    CONSENT,
    NOT_WRITTEN,
)
from commune_desk.ui.pages.intake.facing import READ_KEY
from commune_desk.ui.public.paper_window import PaperWindow
from commune_desk.words import fields
from commune_desk.words.form_faults import LONGER_THAN_PLACE
from commune_desk.words.forms import no_form_text
from tests.factories import Clock, a_person, a_reception
from tests.ui.drivers.intake import NAME, Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.papers import hand_out
from tests.ui.drivers.screen import until

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
HIS_CARD = "087085001234||LÊ VĂN HÙNG|01011985|Nam|Ấp 2, Tràm Chim, Đồng Tháp|03052022"
RELATION = "Người yêu cầu: quan hệ với người được khai sinh"
CHILD, BORN, SEX = (
    f"Người được khai sinh: {words}"
    for words in ("họ, chữ đệm, tên", "ngày, tháng, năm sinh", "giới tính")
)
MOTHER, MOTHERS_PAPER = "Họ, chữ đệm, tên người mẹ", "Người mẹ: giấy tờ tùy thân"
FATHER = "Họ, chữ đệm, tên người cha"
BIRTH_PLACE = "Người được khai sinh: nơi sinh"
REQUESTER = "Họ, chữ đệm, tên người yêu cầu"
REQUEST, ADD_MEMBER = "Nội dung đề nghị", "Thành viên: thêm dòng"
PURPOSE = "Nội dung đề nghị: mục đích sử dụng"
CONTACT = "Người thay đổi thông tin cư trú: số điện thoại liên hệ"
AS_APPLICANT = "Người mẹ: như người nộp"
FATHERS_SCAN = "Người cha: quét thẻ, gõ tên, số …"


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Intake:
    """A mother who was here before files the birth of her child."""
    intake.receive(frame.desk, a_reception())
    made = Intake(page_alone(qtbot, frame, "intake"))
    made.scan(CARD)
    made.pick("ks")
    return made


def received(desk: Desk) -> int:
    return len(lookup.page(desk, DossierFilter(now=desk.now())).rows)


# --- what is asked -------------------------------------------------------------------------------


def test_what_is_missing_is_asked_in_the_order_of_the_paper(page: Intake):
    assert page.focus == RELATION
    page.type_in("mẹ")
    page.press("Return")
    assert page.focus == CHILD


def test_what_is_known_is_not_asked_but_can_be_seen_with_where_it_came_from(page: Intake):
    assert not page.has(REQUESTER)
    page.press("Ctrl+E")
    assert page.text(REQUESTER) == "Võ Thị Ánh Nguyệt"
    assert page.tip(REQUESTER) == "Quét từ thẻ"
    assert page.tip("Làm tại") == "Thông tin cơ quan"


BIRTH_YEAR = "Người mẹ: năm sinh"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        (BORN, "31/02/2026", "không phải ngày có thật"),
        (CHILD, "Võ Gia H4n", "Họ tên không có chữ số"),
        (CHILD, "Võ Gia Hân 🌸", "biểu tượng hoặc ký tự ẩn"),
        (CHILD, "ng" + "h" * 58, "từ dài hơn 40 chữ"),
        (BIRTH_PLACE, "🏥 Bệnh viện Hồng Ngự", "ký tự không in được"),
        ("Người mẹ: nơi cư trú", "Ấp 3", "Địa chỉ chưa có xã, phường hoặc tỉnh"),
    ],
)
def test_what_cannot_be_right_is_said_beside_its_field(
    page: Intake, name: str, typed: str, said: str
):
    page.press("Ctrl+E")
    page.enter(name, typed)
    page.let_pass(1)
    assert said in page.beside(name)


def test_a_mother_younger_than_her_child_is_said(page: Intake):
    page.press("Ctrl+E")
    page.enter(CHILD, "Võ Gia Hân")
    page.enter(BORN, "20/9/2026")
    page.enter(MOTHER, "Võ Thị Sen")
    page.enter(BIRTH_YEAR, "2027")
    page.let_pass(1)
    assert "Người mẹ không lớn tuổi hơn con" in page.beside(BIRTH_YEAR)


@pytest.mark.parametrize("typed", ["Võ Thị Sen 🌸", "Võ Thị\u200bSen"])
def test_a_picture_in_the_name_of_who_files_is_said_beside_it(page: Intake, desk: Desk, typed: str):
    page.enter(NAME, typed)
    page.press("F9")
    assert "biểu tượng hoặc ký tự ẩn" in page.beside(NAME)
    assert received(desk) == 1


def test_a_bride_of_seventeen_is_refused_beside_her_birthday(qtbot, frame: PageFrame):
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.scan(HIS_CARD)
    page.pick("1.000894")
    page.press("Ctrl+E")
    bride = "Bên nữ: ngày, tháng, năm sinh"
    page.enter(bride, "20/11/2008")
    page.let_pass(1)
    assert "chưa đủ 18 tuổi" in page.beside(bride)


def test_a_text_longer_than_its_place_is_said_while_it_is_typed(page: Intake):
    page.enter(BIRTH_PLACE, "Bệnh viện Đa khoa " * 50)
    until(lambda: page.has("annexed"))
    assert "Dài hơn chỗ trên mẫu, in ở phụ lục: Nơi sinh" in page.text("annexed")
    until(lambda: page.beside(BIRTH_PLACE) == LONGER_THAN_PLACE)
    page.enter(BIRTH_PLACE, "Bệnh viện Đa khoa Hồng Ngự, Đồng Tháp")
    until(lambda: not page.has("annexed"))
    assert page.beside(BIRTH_PLACE) == ""


def test_a_text_longer_than_its_place_is_said_while_the_paper_is_folded_away(page: Intake):
    page.press("Ctrl+B")
    page.enter(BIRTH_PLACE, "Bệnh viện Đa khoa " * 50)
    until(lambda: page.beside(BIRTH_PLACE) == LONGER_THAN_PLACE)
    page.enter(BIRTH_PLACE, "Bệnh viện Đa khoa Hồng Ngự, Đồng Tháp")
    until(lambda: LONGER_THAN_PLACE not in shown_words(page))


def test_a_text_longer_than_the_cell_of_a_row_is_said_beside_it(page: Intake):
    page.pick("1.004194")
    page.choose(ADD_MEMBER)
    page.type_in(("Nguyễn Hoàng " * 60).strip())
    until(lambda: page.beside("Thành viên 1: Họ, chữ đệm và tên") == LONGER_THAN_PLACE)


def test_the_count_goes_down_with_every_field(page: Intake):
    before = int(page.missing.split()[3])
    page.enter(CHILD, "Võ Gia Hân")
    assert int(page.missing.split()[3]) == before - 1


def test_a_declaration_that_has_no_form_is_said_to_have_none(page: Intake):
    page.pick("2.000554")
    assert no_form_text(None) in shown_words(page)
    assert page.has(BROUGHT) is False
    page.pick("ks")
    assert no_form_text(None) not in shown_words(page)
    assert page.has(BROUGHT)


def test_a_declaration_whose_form_ended_says_so(page: Intake, clock: Clock):
    clock.move(days=152)  # the second of March 2027
    page.pick("2.000554")
    page.pick("ks")
    assert any("28/02/2027" in words for words in shown_words(page))


def shown_words(page: Intake) -> list[str]:
    return [one.text() for one in page.shown(QLabel)]


def test_a_procedure_without_a_declaration_asks_for_none(page: Intake):
    page.go_to("Gõ chữ cái đầu hoặc từ của tên")
    page.pick("2.000815")
    assert not page.has(RELATION)
    assert not page.has(BROUGHT)


def test_what_two_procedures_ask_stays_when_another_is_chosen(page: Intake):
    page.enter(CHILD, "Võ Gia Hân")
    page.pick("2.000528")
    assert page.text(CHILD) == "Võ Gia Hân"


def test_no_form_is_read_before_the_first_citizen_is_here(qtbot, frame: PageFrame):
    forms.shipped.cache_clear()
    page = Intake(page_alone(qtbot, frame, "intake"))
    assert forms.shipped.cache_info().currsize == 0
    page.scan(CARD)
    page.pick("ks")
    assert forms.shipped.cache_info().currsize == 1


def test_before_somebody_stands_there_nothing_is_asked_of_them(qtbot, frame: PageFrame):
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.pick("ks")
    assert not page.has(REQUESTER)
    page.scan(CARD)
    assert not page.has(REQUESTER)
    assert page.has(CHILD)


# --- people --------------------------------------------------------------------------------------


def test_the_mother_who_files_is_filled_with_one_press(page: Intake):
    page.choose(AS_APPLICANT)
    assert page.text(MOTHER) == "Võ Thị Ánh Nguyệt"
    assert "087185004321" in page.text(MOTHERS_PAPER)
    assert page.tip(MOTHER) == "Quét từ thẻ"


def test_who_is_the_applicant_stays_so_when_their_name_is_mended(page: Intake):
    page.choose(AS_APPLICANT)
    page.enter(NAME, "Võ Thị Ánh Ngọc")
    page.press("Ctrl+N")
    assert page.text(MOTHER) == "Võ Thị Ánh Ngọc"


def test_a_person_of_the_declaration_is_filled_by_a_scan(page: Intake):
    page.go_to(FATHERS_SCAN)
    page.type_in(HIS_CARD)
    page.press("Return")
    assert page.text(FATHER) == "Lê Văn Hùng"
    assert page.person_line[0] == "Võ Thị Ánh Nguyệt"


def test_a_person_of_the_declaration_is_found_by_name(page: Intake, desk: Desk):
    him = a_person(full_name="Lê Văn Hùng", personal_id="087085001234")
    intake.receive(desk, a_reception(applicant=him))
    page.go_to(FATHERS_SCAN)
    page.type_in("le van hung")
    page.press("Return")
    assert page.text(FATHER) == "Lê Văn Hùng"
    assert page.tip(FATHER) == "Dữ liệu công dân đã lưu"


def test_a_card_read_in_a_field_of_a_person_fills_that_person(page: Intake):
    page.go_to(FATHER)
    page.type_in(HIS_CARD)
    page.press("Return")
    assert page.text(FATHER) == "Lê Văn Hùng"
    assert page.beside(FATHER) == ""
    assert page.person_line[0] == "Võ Thị Ánh Nguyệt"


def test_who_a_card_became_is_said_where_nobody_pointed_at_the_place(page: Intake, frame):
    page.go_to(CHILD)
    page.type_in(HIS_CARD)
    page.press("Return")
    assert page.text(MOTHER) == "Lê Văn Hùng"
    assert "Lê Văn Hùng: ghi vào “Người mẹ”" in frame.notices.history[-1].text


def test_who_a_card_became_is_said_loudly_and_taken_back(page: Intake, frame):
    """The next citizen of the queue must not become the mother of a stranger's child."""
    page.go_to(CHILD)
    page.type_in(HIS_CARD)
    page.press("Return")
    said = frame.notices.history[-1]
    assert said.tone is Tone.WARNING
    assert frame.notices.undo_last()
    assert (page.text(MOTHER), page.text(MOTHERS_PAPER)) == ("", "")
    assert page.person_line[0] == "Võ Thị Ánh Nguyệt"


def test_taking_a_card_back_leaves_what_was_typed_since(page: Intake, frame):
    page.go_to(MOTHER)
    page.type_in(HIS_CARD)
    page.press("Return")
    assert frame.notices.history[-1].text == "Lê Văn Hùng: ghi vào “Người mẹ”."
    page.enter(MOTHER, "Lê Thị Hùng")
    assert frame.notices.undo_last()
    assert (page.text(MOTHER), page.text(MOTHERS_PAPER)) == ("Lê Thị Hùng", "")


def test_a_card_for_whom_nobody_is_asked_is_the_next_citizen(page: Intake, desk: Desk):
    page.choose(AS_APPLICANT)
    page.enter(FATHER, "Lê Văn Hai")
    page.go_to(CHILD)
    page.type_in(HIS_CARD)
    page.press("Return")
    page.answer(BEGIN)
    assert page.person_line[0] == "Lê Văn Hùng"
    [draft] = drafts.open_drafts(desk)
    assert draft.texts.get("form.child.full_name", "") == ""


def test_a_card_read_over_somebody_else_is_that_of_the_next_person(page: Intake):
    page.choose(AS_APPLICANT)
    page.go_to(MOTHERS_PAPER)
    page.type_in(HIS_CARD)
    page.press("Return")
    assert (page.text(MOTHER), page.text(FATHER)) == ("Võ Thị Ánh Nguyệt", "Lê Văn Hùng")
    assert "087185004321" in page.text(MOTHERS_PAPER)


def test_who_says_that_they_are_the_mother_is_filled_as_the_mother(page: Intake):
    page.type_in("mẹ")
    page.press("Return")
    assert page.text(MOTHER) == "Võ Thị Ánh Nguyệt"
    assert page.focus == CHILD


def test_a_relation_fills_no_person_who_was_entered(page: Intake):
    page.enter(MOTHER, "Trần Thị Bảy")
    page.enter(RELATION, "mẹ")
    assert page.text(MOTHER) == "Trần Thị Bảy"


def test_a_grandmother_who_files_is_nobody_of_the_declaration(page: Intake):
    page.enter(RELATION, "bà ngoại")
    assert (page.text(MOTHER), page.text(FATHER)) == ("", "")


def test_enter_goes_on_from_a_choice(page: Intake):
    page.go_to(SEX)
    page.type_in("n")
    page.press("Return")
    assert page.focus not in (SEX, "")


def test_enter_goes_on_from_a_field_of_several_lines(page: Intake):
    page.pick("1.004873")
    page.go_to(PURPOSE)
    page.type_in("Đăng ký kết hôn")
    page.press("Return")
    assert page.focus != PURPOSE
    assert page.text(PURPOSE) == "Đăng ký kết hôn"


def test_shift_enter_makes_a_new_line(page: Intake):
    page.pick("1.004873")
    page.go_to(PURPOSE)
    page.type_in("Đăng ký kết hôn")
    page.press("Shift+Return")
    page.type_in("Vay vốn")
    assert page.text(PURPOSE) == "Đăng ký kết hôn\nVay vốn"


def test_tab_reaches_what_fills_a_person_at_once(page: Intake):
    page.go_to(MOTHER)
    page.press("Shift+Tab")
    assert page.focus == "Người mẹ: quét thẻ, gõ tên, số …"
    page.press("Shift+Tab")
    assert page.focus == AS_APPLICANT


# --- what is wrong, what is doubtful -------------------------------------------------------------


def test_a_declaration_that_was_begun_must_be_whole(page: Intake, desk: Desk):
    page.enter(RELATION, "mẹ")
    page.receive()
    assert "Chưa điền" in page.beside(CHILD)
    assert page.focus == CHILD
    assert received(desk) == 1


def test_a_declaration_that_nobody_began_is_not_taken_for_brought_along(page: Intake, desk: Desk):
    assert page.says(NOT_WRITTEN)
    page.receive()
    assert received(desk) == 1
    assert "Chưa điền" in page.beside(CHILD)
    page.press(BROUGHT_KEY)
    assert not page.says(NOT_WRITTEN)
    page.receive()
    assert received(desk) == 2


def test_a_declaration_that_was_begun_is_not_called_unwritten(page: Intake):
    page.enter(RELATION, "mẹ")
    assert not page.says(NOT_WRITTEN)


def test_what_the_citizen_wrote_is_not_asked(page: Intake, desk: Desk):
    page.enter(RELATION, "mẹ")
    page.tick(BROUGHT)
    assert not page.has(CHILD)
    page.receive()
    assert received(desk) == 2


def test_that_the_citizen_brings_a_declaration_goes_with_the_draft(page: Intake):
    page.tick(BROUGHT)
    page.keep_draft()
    page.take_over("Võ Thị Ánh Nguyệt")
    assert page.is_ticked(BROUGHT)
    assert not page.has(CHILD)


def test_who_lacks_papers_is_guided_before_anything_is_declared(page: Intake, desk: Desk):
    page.turn_away(VisitOutcome.GUIDE, missing="Giấy chứng sinh")
    assert len(visits.page(desk).rows) == 1


def test_what_is_refused_is_said_beside_the_field_when_it_is_left(page: Intake):
    page.enter(BORN, "03/10/2026")
    assert "sau ngày nộp hồ sơ" in page.beside(BORN)


def test_a_doubt_is_overruled_with_a_reason_only(page: Intake, desk: Desk):
    page.fill_in({RELATION: "người nuôi", CHILD: "Võ Gia Hân", BORN: "20/9/2026", SEX: "Nữ"})
    page.receive()
    assert received(desk) == 1
    assert "bị bỏ rơi" in page.beside(MOTHER)
    assert page.focus == f"Lý do: {MOTHER}"
    page.type_in("Trẻ bị bỏ rơi, đã niêm yết 7 ngày")
    page.receive()
    assert received(desk) == 2


def test_what_is_filled_at_once_is_not_red_any_more(page: Intake):
    page.pick("1.000894")
    page.receive()
    bride = "Bên nữ: họ, chữ đệm, tên"
    assert page.beside(bride)
    page.choose("Bên nữ: như người nộp")
    assert page.beside(bride) == ""


def test_the_page_does_not_say_enough_while_a_doubt_is_not_explained(page: Intake):
    page.fill_in({RELATION: "người nuôi", CHILD: "Võ Gia Hân", BORN: "20/9/2026", SEX: "Nữ"})
    assert "Đủ thông tin" not in page.missing
    page.receive()
    page.type_in("Trẻ bị bỏ rơi, đã niêm yết 7 ngày")
    assert "Đủ thông tin" in page.missing


def test_what_is_doubtful_no_more_is_not_said_any_more(page: Intake):
    page.pick("1.004194")
    page.go_to(REQUEST)
    page.type_in("Đ")
    page.let_pass(seconds=1)
    assert "Ghi rõ" in page.beside(REQUEST)
    page.type_in("ăng ký tạm trú tại ấp Tân Hưng, xã Tràm Chim")
    page.press("Return")
    assert page.beside(REQUEST) == ""


def test_a_telephone_number_is_asked_for_once(qtbot, frame: PageFrame, desk: Desk):
    """Who writes it into the declaration finds it on the receipt, and when the result is there."""
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.scan(HIS_CARD)
    page.pick("1.004194")
    assert not page.has(fields.label("phone"))
    page.enter(CONTACT, "0912 345 678")
    page.enter(REQUEST, "Đăng ký tạm trú tại ấp Tân Hưng, xã Tràm Chim")
    page.receive()
    page.put_papers_away()
    (newest,) = lookup.page(desk, DossierFilter(now=desk.now())).rows
    assert newest.phone == "0912345678"


def test_enter_goes_through_a_row_and_on_to_the_next_one(page: Intake):
    page.pick("1.004194")
    page.choose(ADD_MEMBER)
    page.type_in("Lê Văn An")
    for _ in range(4):
        page.press("Return")
    assert page.focus == "Thành viên 1: Mối quan hệ với chủ hộ"
    page.press("Return")
    assert page.focus == ADD_MEMBER
    page.press("Return")
    assert page.focus == "Thành viên 2: Họ, chữ đệm và tên"


# --- drafts --------------------------------------------------------------------------------------


def test_a_colleague_goes_on_with_what_was_entered(page: Intake, desk: Desk):
    page.enter(CHILD, "Võ Gia Hân")
    page.choose(AS_APPLICANT)
    page.keep_draft()
    [draft] = drafts.open_drafts(desk)
    assert draft.texts["form.child.full_name"] == "Võ Gia Hân"
    assert draft.texts["form_from.mother.full_name"] == "card"
    page.take_over("Võ Thị Ánh Nguyệt")
    page.press("Ctrl+E")
    assert (page.text(CHILD), page.text(MOTHER)) == ("Võ Gia Hân", "Võ Thị Ánh Nguyệt")


def test_typing_in_a_declaration_is_kept_within_two_seconds(page: Intake, desk: Desk):
    page.go_to(CHILD)
    page.type_in("Võ")
    page.let_pass(seconds=2)
    [draft] = drafts.open_drafts(desk)
    assert draft.texts["form.child.full_name"] == "Võ"


def test_the_next_citizen_finds_an_empty_declaration(page: Intake):
    page.enter(CHILD, "Võ Gia Hân")
    page.keep_draft()
    page.scan(HIS_CARD)
    page.pick("ks")
    assert page.text(CHILD) == ""


# --- the paper -----------------------------------------------------------------------------------


def test_the_declaration_lies_before_the_receipt(page: Intake):
    tabs = page.find("Các giấy sẽ in")
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["Tờ khai", "Giấy tiếp nhận"]  # type: ignore[attr-defined]  # they are tabs
    until(lambda: bool(pictures(page)), patience_ms=20_000)
    declaration = pictures(page)
    page.turn_to("Giấy tiếp nhận")
    until(lambda: pictures(page) not in ([], declaration), patience_ms=20_000)


def test_the_paper_follows_every_key(page: Intake):
    until(lambda: bool(pictures(page)), patience_ms=20_000)
    before = pictures(page)
    page.go_to(CHILD)
    page.type_in("Võ Gia Hân")
    until(lambda: pictures(page) != before, patience_ms=20_000)


def pictures(page: Intake) -> list[int]:
    """The pages of the paper that is shown, as what they look like."""
    drawn = (one.grab() for one in page.shown(QLabel) if one.accessibleName().startswith("Trang"))
    return [hash(bytes(one.toImage().constBits())) for one in drawn if not one.isNull()]


def test_typing_in_the_declaration_brings_it_into_sight(page: Intake):
    page.turn_to("Giấy tiếp nhận")
    page.go_to(BORN)
    tabs = page.find("Các giấy sẽ in")
    assert tabs.tabText(tabs.currentIndex()) == "Tờ khai"  # type: ignore[attr-defined]  # they are tabs


# --- receiving -----------------------------------------------------------------------------------


WHOLE = {RELATION: "mẹ", CHILD: "Võ Gia Hân", BORN: "20/9/2026", SEX: "Nữ"}


def test_f9_keeps_and_prints_the_declaration_with_the_receipt(page: Intake, desk: Desk):
    page.fill_in(WHOLE)
    page.choose(AS_APPLICANT)
    page.receive()
    hand_out()
    sheet = lookup.known(desk, page.last_no)
    [kept] = sheet.declarations
    assert kept.texts["child.full_name"] == "Võ Gia Hân"
    assert kept.sources["mother.full_name"] == "card"
    assert [row.kind for row in sheet.prints] == ["form:birth", "receipt", "control_slip"]


def test_what_was_brought_along_is_neither_kept_nor_printed(page: Intake, desk: Desk):
    page.tick(BROUGHT)
    page.receive()
    assert len(page.put_papers_away()) == 2
    assert lookup.known(desk, page.last_no).declarations == ()


def test_what_stood_in_the_last_declaration_is_offered_and_not_forced(page: Intake, desk: Desk):
    page.fill_in({**WHOLE, BIRTH_PLACE: "Bệnh viện Đa khoa Đồng Tháp"})
    page.choose(AS_APPLICANT)
    page.tick(CONSENT)
    page.receive()
    hand_out()
    page.scan(CARD)
    page.pick("ks")
    assert page.text(BIRTH_PLACE) == ""
    page.choose("Lần trước: Bệnh viện Đa khoa Đồng Tháp")
    assert page.text(BIRTH_PLACE) == "Bệnh viện Đa khoa Đồng Tháp"
    assert page.tip(BIRTH_PLACE) == "Hồ sơ lần trước"


def test_without_consent_nothing_is_offered(page: Intake):
    page.fill_in({**WHOLE, BIRTH_PLACE: "Bệnh viện Đa khoa Đồng Tháp"})
    page.choose(AS_APPLICANT)
    page.receive()
    hand_out()
    page.scan(CARD)
    page.pick("ks")
    assert not page.can("Lần trước: Bệnh viện Đa khoa Đồng Tháp")


# --- written for somebody before there is a dossier ----------------------------------------------


def test_what_was_written_for_somebody_is_printed_and_waits(page: Intake, desk: Desk):
    page.enter(CHILD, "Võ Gia Hân")
    page.press("Ctrl+H")
    assert len(page.papers_shown()) == 1
    page.put_papers_away()
    assert page.is_empty
    assert received(desk) == 1
    [one] = prepared.page(desk).rows
    assert (one.procedure_name, one.model) == ("Đăng ký khai sinh", "tổ viết hộ")
    assert drafts.open_drafts(desk) == ()


def test_who_comes_with_what_was_written_is_received_with_one_key(page: Intake, desk: Desk):
    page.fill_in(WHOLE)
    page.choose(AS_APPLICANT)
    page.press("Ctrl+H")
    page.put_papers_away()
    page.press("Ctrl+J")
    listed = page.dialog("Hồ sơ viết hộ")
    listed.choose_row("Các hồ sơ viết hộ", "Võ Thị Ánh Nguyệt")
    listed.press("F9")
    assert (page.procedure, page.text(CHILD)) == ("Đăng ký khai sinh", "Võ Gia Hân")
    page.receive()
    assert received(desk) == 2
    assert prepared.page(desk).rows == ()


@pytest.mark.parametrize(
    ("name", "papers"),
    [("Võ Gia Hân", [(0, Worth.HOLDS), (1, Worth.HOLDS)]),
     ("Võ Gia Hâm", [(0, Worth.REPLACED), (0, Worth.HOLDS)])],
)  # fmt: skip
def test_what_was_printed_beforehand_is_a_paper_of_the_dossier(
    page: Intake, desk: Desk, name: str, papers: list[tuple[int, Worth]]
):
    page.fill_in({**WHOLE, CHILD: name})
    page.choose(AS_APPLICANT)
    page.press("Ctrl+H")
    hand_out()
    page.press("Ctrl+J")
    listed = page.dialog("Hồ sơ viết hộ")
    listed.choose_row("Các hồ sơ viết hộ", "Võ Thị Ánh Nguyệt")
    listed.press("F9")
    page.enter(CHILD, "Võ Gia Hân")
    page.receive()
    hand_out()
    told = printed_papers.of_sheet(lookup.known(desk, page.last_no))
    assert [(one.reprint, one.worth) for one in told if one.kind == "form:birth"] == papers


def test_what_becomes_no_dossier_is_closed_with_its_reason(page: Intake, desk: Desk):
    page.press("Ctrl+H")
    page.put_papers_away()
    page.press("Ctrl+J")
    listed = page.dialog("Hồ sơ viết hộ")
    listed.choose_row("Các hồ sơ viết hộ", "Võ Thị Ánh Nguyệt")
    listed.press("Ctrl+Del")
    asked = page.dialog("Đóng hồ sơ viết hộ")
    asked.press("F9")
    assert len(prepared.page(desk).rows) == 1
    asked.enter("Lý do", "Người dân nộp trực tuyến")
    asked.press("F9")
    assert prepared.page(desk).rows == ()
    [closed] = prepared.page(desk, is_open=False).rows
    assert closed.state is PreparedState.CLOSED


def test_nothing_is_written_for_nobody(qtbot, frame: PageFrame, desk: Desk):
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.pick("ks")
    page.press("Ctrl+H")
    assert "Chưa có tên" in page.beside(NAME)
    assert prepared.page(desk).rows == ()


# --- turned to the citizen -----------------------------------------------------------------------


def read_by_the_citizen() -> list[PaperWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow)]


def test_the_declaration_is_turned_to_the_citizen_and_follows_what_is_typed(page: Intake):
    page.press(READ_KEY)
    [window] = read_by_the_citizen()
    until(lambda: window.view.page_count() > 0, patience_ms=20_000)
    before = bytes(window.view.shown)
    page.go_to(CHILD)
    page.type_in("Võ Gia Hân")
    until(lambda: window.view.shown != before, patience_ms=20_000)
    page.press(READ_KEY)
    until(lambda: not read_by_the_citizen())


def test_the_next_citizen_does_not_read_the_declaration_of_the_last(page: Intake):
    page.press(READ_KEY)
    assert read_by_the_citizen()
    page.keep_draft()
    until(lambda: not read_by_the_citizen())


def test_only_the_clerk_puts_the_declaration_away(qtbot, page: Intake):
    page.press(READ_KEY)
    [window] = read_by_the_citizen()
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    until(lambda: not read_by_the_citizen())
