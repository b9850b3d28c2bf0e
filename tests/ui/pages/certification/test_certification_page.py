"""Thirty papers of one citizen on one page: a card, lines, a receipt, one key."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from commune_desk.domain.certification.drafts import LotDraft, body_of, draft_from
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.form.errors import UnprintableSign
from commune_desk.domain.law.books import BookKind
from commune_desk.services.certification import certification
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import drafts, intake
from commune_desk.ui.dialogs.form_dialog import ARMED_AFTER_MS
from commune_desk.ui.frame.notices.notices import Notices
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.certification.filed_for import LEAVE_OUT
from commune_desk.ui.pages.certification.lot_rows import LINES
from commune_desk.ui.pages.certification.wanted import KEEP_BOOK
from commune_desk.words.errors import sentence
from tests.factories import Clock, a_person, a_reception, acting_as
from tests.ui.drivers.certification import (
    DOSSIER,
    ENTRIES,
    GROUND,
    GROUP,
    RECEIPT,
    SCAN,
    SIGNER,
    TOGETHER,
    Certification,
)
from tests.ui.drivers.forms import Asked
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area, name_of

CARD = "087185004321|341632473|VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Certification:
    return Certification(page_alone(qtbot, frame, "certification"))


def entries(desk: Desk, book: BookKind = BookKind.COPIES):
    month = desk.now().date().replace(day=1)
    from commune_desk.domain.periods import calendar_month

    return certification.entries(desk, book, calendar_month(month))


def test_the_page_waits_for_a_card_and_offers_thirty_lines(page: Certification):
    assert page.focus == SCAN
    assert page.line(LINES) == ("", "1", "1")
    assert not page.can("Chứng thực và in")


def test_what_was_not_compared_with_the_law_says_so(page: Certification):
    assert page.says("Sổ và lời chứng chưa đối chiếu với mẫu kèm Nghị định 280/2025/NĐ-CP.")
    page.choose("Người dịch")
    assert page.says("Chưa có lời chứng của việc này")


def test_a_card_three_lines_a_receipt_and_one_key(page: Certification, desk: Desk):
    page.scan(CARD)
    assert "Võ Thị Ánh Nguyệt" in page.settled
    assert page.focus == "Giấy tờ 1"
    page.type_lines("Bằng tốt nghiệp 1x3", "Học bạ 10x2", "Căn cước 2 x 1", "")
    assert page.line(2) == ("Học bạ", "10", "2")
    assert page.sum == "3 giấy tờ · 6 bản · 34.000 đồng"
    assert page.focus == RECEIPT
    page.type_in("0000129")
    page.certify()
    page.look_away()
    kept = entries(desk)
    assert [(one.number, one.paper_name, one.copies, one.fee_vnd) for one in kept] == [
        (1, "Bằng tốt nghiệp", 3, 6_000), (2, "Học bạ", 2, 24_000), (3, "Căn cước", 1, 4_000),
    ]  # fmt: skip
    [paid] = lookup.known(desk, kept[0].dossier_no).payments
    assert (paid.amount_vnd, paid.receipt_no) == (34_000, "0000129")


def test_thirty_papers_are_one_dossier(page: Certification, desk: Desk):
    page.scan(CARD)
    page.type_lines(*(f"Giấy {n}" + " 1x1" for n in range(1, 31)))
    page.enter(RECEIPT, "1")
    page.certify()
    page.look_away()
    kept = entries(desk)
    assert [one.number for one in kept] == list(range(1, 31))
    assert len({one.dossier_no for one in kept}) == 1
    assert len(lookup.page(desk, DossierFilter(now=desk.now())).rows) == 1


PAGE_OF_AN_OLD_DESK = QSize(1122, 600)
"""What a screen of 1366×768 leaves of a window for its page."""


def test_thirty_papers_are_in_sight_on_the_screen_of_an_old_desk(page: Certification, qtbot):
    page.widget.resize(PAGE_OF_AN_OLD_DESK)
    page.scan(CARD)
    qtbot.wait(50)
    lines = [one for one in page.widget.findChildren(QLineEdit) if is_name_of_paper(one)]
    whole = [one for one in lines if one.visibleRegion().boundingRect() == one.rect()]
    assert len(whole) == LINES


def is_name_of_paper(one: QLineEdit) -> bool:
    return one.accessibleName().startswith("Giấy tờ ")


def test_the_thirty_first_paper_has_a_line_too(page: Certification):
    page.scan(CARD)
    page.type_lines(*(f"Giấy {n} 1x1" for n in range(1, 32)))
    assert page.line(31) == ("Giấy 31", "1", "1")


def test_the_page_is_ready_for_the_next_with_the_next_receipt(page: Certification):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.enter(RECEIPT, "0000129")
    page.certify()
    page.look_away()
    assert page.line(1) == ("", "1", "1")
    assert page.text("Họ, chữ đệm, tên") == ""
    assert page.text(RECEIPT) == "0000130"
    assert "số 01 quyển số 01/2026 - SCT/BS" in page.text("last_certified")


def certify_a_signature(page: Certification, receipt: str) -> None:
    page.scan(CARD)
    page.type_lines("Giấy ủy quyền")
    page.enter(RECEIPT, receipt)
    page.certify()
    page.look_away()


def test_the_next_finds_the_usual_book(page: Certification, desk: Desk):
    page.choose("Chữ ký")
    certify_a_signature(page, "5")
    assert page.is_ticked("Bản sao")
    page.scan(CARD)
    assert "Chữ ký" not in page.settled
    page.type_lines("Học bạ 10x2")
    page.certify()
    page.look_away()
    assert [len(entries(desk, book)) for book in (BookKind.SIGNATURES, BookKind.COPIES)] == [1, 1]


def test_a_book_that_is_kept_for_the_next_stays_and_is_in_sight(page: Certification):
    page.choose("Chữ ký")
    page.tick(KEEP_BOOK)
    certify_a_signature(page, "5")
    assert page.is_ticked("Chữ ký")
    assert page.is_ticked(KEEP_BOOK)
    page.tick(KEEP_BOOK, is_on=False)
    certify_a_signature(page, "6")
    assert page.is_ticked("Bản sao")


def test_a_book_is_kept_for_one_day(page: Certification, clock):
    page.choose("Chữ ký")
    page.tick(KEEP_BOOK)
    clock.move(days=1)
    certify_a_signature(page, "5")
    assert page.is_ticked("Bản sao")
    assert not page.is_ticked(KEEP_BOOK)


def test_a_missing_receipt_is_said_beside_it_and_nothing_is_lost(page: Certification, desk: Desk):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.certify()
    assert "chưa có số biên lai" in page.beside(RECEIPT)
    assert page.line(1) == ("Bằng tốt nghiệp", "1", "3")
    assert entries(desk) == ()


def test_what_no_field_mends_is_said_in_sight_and_not_of_the_receipt(
    page: Certification, desk: Desk, clock: Clock, notices: Notices
):
    """A full disk was said of the receipt, below the fold."""
    clock.at = clock.at.replace(month=12, day=31)
    certification.close_book(acting_as(desk, Role.LEADER), BookKind.COPIES, 2026)
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.enter(RECEIPT, "0000129")
    page.certify()
    assert page.beside(RECEIPT) == ""
    assert "đã khóa" in notices.history[-1].text
    assert page.line(1) == ("Bằng tốt nghiệp", "1", "3")


def test_nobody_is_named_and_nothing_is_certified(page: Certification, desk: Desk):
    page.go_to("Giấy tờ 1")
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.enter(RECEIPT, "1")
    page.certify()
    assert page.beside("Họ, chữ đệm, tên")
    assert entries(desk) == ()


def test_a_name_that_no_certificate_can_show_is_said_where_it_stands(
    page: Certification, desk: Desk, notices: Notices
):
    page.scan(CARD)
    page.type_lines("học bạ 10x2", "giấy khai sinh \N{GRINNING FACE}")
    page.enter(RECEIPT, "0000129")
    page.certify()
    assert entries(desk) == ()
    assert page.focus == "Giấy tờ 2"
    assert [one.text for one in notices.history] == [sentence(UnprintableSign(""))]
    assert not page.says(sentence(UnprintableSign("")))


def test_a_ground_frees_the_lot_and_a_group_without_one_is_refused(page: Certification, desk: Desk):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.enter(GROUP, "Người cao tuổi")
    assert "Bỏ chọn, hoặc ghi căn cứ miễn" in page.beside(GROUP)
    page.enter(GROUND, "Nghị định 55/2015/NĐ-CP")
    assert page.beside(GROUP) == ""
    assert page.sum == "1 giấy tờ · 3 bản · 0 đồng"
    page.certify()
    page.look_away()
    assert entries(desk)[0].note == "Nghị định 55/2015/NĐ-CP"


def test_those_who_sign_together_stand_in_the_book(page: Certification, desk: Desk):
    """In small letters a name stood so in the certificate, below that of the applicant."""
    page.choose("Chữ ký")
    page.scan(CARD)
    page.enter(TOGETHER, "trần văn thử, 087090000001")
    page.go_to(TOGETHER)
    page.press("Return")
    assert page.focus == "Giấy tờ 1"
    page.type_lines("Giấy ủy quyền")
    page.enter(RECEIPT, "5")
    page.certify()
    page.look_away()
    [entry] = entries(desk, BookKind.SIGNATURES)
    assert [one.name for one in entry.requesters] == ["Võ Thị Ánh Nguyệt", "Trần Văn Thử"]
    assert (entry.sign, entry.fee_vnd) == ("SCT/CK,ĐC", 10_000)


def test_an_organisation_asks_through_a_person(page: Certification, desk: Desk):
    page.scan(CARD)
    page.change()
    page.enter("Thay mặt tổ chức", "Hợp tác xã Sen Hồng")
    page.go_to("Giấy tờ 1")
    page.type_lines("Giấy đăng ký 2x4")
    page.enter(RECEIPT, "5")
    page.certify()
    page.look_away()
    [entry] = entries(desk)
    assert [one.name for one in entry.requesters] == ["Hợp tác xã Sen Hồng"]


def test_a_transaction_asks_for_the_dossier_that_was_received(page: Certification, desk: Desk):
    number = intake.receive(desk, a_reception(procedure_code="2.001035")).dossier.dossier_no
    page.choose("Giao dịch")
    page.go_to("Giấy tờ 1")
    page.type_lines("Hợp đồng tặng cho 6x3")
    page.enter(RECEIPT, "7")
    page.certify()
    assert "Tiếp nhận (F2)" in page.beside(DOSSIER)
    page.enter(DOSSIER, number)
    page.certify()
    page.look_away()
    [entry] = entries(desk, BookKind.TRANSACTIONS)
    assert (entry.dossier_no, entry.requesters[0].name) == (number, a_person().full_name)


def test_copies_that_were_promised_for_later_are_entered_by_their_dossier(
    page: Certification, desk: Desk
):
    number = intake.receive(desk, a_reception(procedure_code="2.000884")).dossier.dossier_no
    page.enter(DOSSIER, number)
    assert "Chữ ký" in page.settled
    assert a_person().full_name in page.settled
    page.go_to("Giấy tờ 1")
    page.type_lines("Sơ yếu lý lịch 4x1")
    page.enter(RECEIPT, "7")
    page.certify()
    page.look_away()
    [entry] = entries(desk, BookKind.SIGNATURES)
    assert entry.dossier_no == number
    assert len(lookup.page(desk, DossierFilter(now=desk.now())).rows) == 1


@pytest.mark.parametrize("number", ["không có", "của thủ tục khác"])
def test_a_dossier_that_is_none_of_certification_is_said(
    page: Certification, desk: Desk, number: str
):
    other = intake.receive(desk, a_reception()).dossier.dossier_no
    page.enter(DOSSIER, other if number != "không có" else number)
    assert page.beside(DOSSIER)


def test_who_signs_is_chosen_from_the_office_list(page: Certification, desk: Desk):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.change()
    page.enter(SIGNER, "Lê Thị Ngọc Hân")
    page.enter(RECEIPT, "1")
    page.certify()
    page.look_away()
    assert entries(desk)[0].signer_name == "Lê Thị Ngọc Hân"


# --- what is settled, what is kept ----------------------------------------------------------------


def test_who_and_what_fold_into_a_line_and_open_again(page: Certification):
    assert page.settled == ""
    page.scan(CARD)
    for part in ("Võ Thị Ánh Nguyệt", "087185004321", "Bản sao", "ký: "):
        assert part in page.settled
    assert not page.has(SIGNER)
    page.change()
    assert page.settled == ""
    assert page.text("Họ, chữ đệm, tên") == "Võ Thị Ánh Nguyệt"
    page.press("Ctrl+N")
    assert page.settled
    assert page.focus == "Giấy tờ 1"


OTHER = "087173052838||TRẦN MỸ DUYÊN|17071973|Nữ|Ấp Cà Vàng, Đồng Tháp|03052022"


def test_another_card_asks_first_and_keeps_the_lot_of_the_first(page: Certification):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.scan(OTHER)
    asked = page.dialog("Người khác vừa đến")
    assert asked.says("Đang nhập: Võ Thị Ánh Nguyệt")
    assert asked.says("Trần Mỹ Duyên")
    asked.choose("Giữ nguyên")
    assert "Võ Thị Ánh Nguyệt" in page.settled
    assert page.line(1) == ("Bằng tốt nghiệp", "1", "3")
    page.scan(OTHER)
    page.dialog("Người khác vừa đến").choose("Lượt mới")
    assert "Trần Mỹ Duyên" in page.settled
    assert page.line(1) == ("", "1", "1")
    page.put_aside()
    page.take_up("Võ Thị Ánh Nguyệt")
    assert page.line(1) == ("Bằng tốt nghiệp", "1", "3")


def test_what_is_doubtful_of_a_person_stays_in_sight(page: Certification):
    page.scan(CARD.replace("NGUYỆT", "NGUY?T"))
    assert page.settled == ""
    assert page.beside("Họ, chữ đệm, tên")


def test_a_doubtful_name_is_asked_about_before_anything_is_certified(
    page: Certification, desk: Desk
):
    page.scan(CARD.replace("NGUYỆT", "NGUY?T"))
    page.type_lines("Học bạ 1x2")
    page.certify()
    page.certify()
    assert entries(desk) == ()
    assert page.focus == "Họ, chữ đệm, tên"


def test_a_doubtful_name_that_was_compared_is_certified(page: Certification, desk: Desk):
    page.scan(CARD.replace("NGUYỆT", "NGUY?T"))
    page.go_to("Họ, chữ đệm, tên")
    QTest.qWait(ARMED_AFTER_MS + 50)
    page.press("Return")
    page.type_lines("Học bạ 1x2")
    page.enter(RECEIPT, "0000123")
    page.certify()
    [entry] = entries(desk)
    event = lookup.known(desk, entry.dossier_no).history[0]
    assert event.facts["card_compared"] == ["name_doubtful:full_name"]


def test_who_signs_too_and_which_dossier_are_asked_where_the_book_needs_it(page: Certification):
    page.choose("Giao dịch")
    page.scan(CARD)
    assert page.settled
    assert page.has(TOGETHER)
    assert page.focus == DOSSIER


@pytest.mark.parametrize("size", [(1154, 656), (1033, 502), (851, 400), (851, 320)])
@pytest.mark.parametrize("book", ["Bản sao", "Giao dịch"])
def test_nothing_is_cut_at_any_scale(page: Certification, size: tuple[int, int], book: str):
    page.widget.resize(*size)
    assert cut(page) == []
    page.choose(book)
    page.scan(CARD)
    page.type_lines("Học bạ 10x2")
    assert cut(page) == []
    page.change()
    assert cut(page) == []


def cut(page: Certification) -> list[str]:
    """The controls that have less room than they need."""
    QTest.qWait(50)
    kinds = (QLineEdit, QComboBox, QPushButton, QLabel)
    shown = [each for kind in kinds for each in page.shown(kind)]
    low = [each for each in shown if each.height() < each.minimumSizeHint().height()]
    words = [each for each in shown if isinstance(each, QPushButton | QLabel) and not wraps(each)]
    return [
        name_of(each) for each in (*low, *(w for w in words if w.width() < w.sizeHint().width()))
    ]


def wraps(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and widget.wordWrap()


def test_a_lot_that_is_put_aside_comes_back_whole(page: Certification):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3", "Học bạ 10x2")
    page.enter(RECEIPT, "0000129")
    page.put_aside()
    assert page.line(1) == ("", "1", "1")
    page.take_up("Võ Thị Ánh Nguyệt")
    assert "Võ Thị Ánh Nguyệt" in page.settled
    assert page.line(2) == ("Học bạ", "10", "2")
    assert page.text(RECEIPT) == "0000129"
    assert page.sum == "2 giấy tờ · 5 bản · 30.000 đồng"


DELEGATE_CARD = "087096610926||BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024"


def test_who_files_for_another_at_intake_goes_along(qtbot, frame: PageFrame, desk: Desk):
    at_intake = Intake(page_alone(qtbot, frame, "intake"))
    at_intake.scan(CARD)
    at_intake.scan_delegate(DELEGATE_CARD)
    at_intake.pick("2.000815")
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        at_intake.press("F10")
    [kind, draft] = wanted.args
    assert kind == "lot"
    page = Certification(page_alone(qtbot, frame, "certification", draft))
    assert "Bùi Thanh Toàn" in page.settled
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.enter(RECEIPT, "1")
    page.certify()
    page.look_away()
    filing = lookup.known(desk, entries(desk)[0].dossier_no).filing
    assert filing.delegate is not None
    assert filing.delegate.personal_id == "087096610926"
    page.scan(CARD)
    assert "Bùi Thanh Toàn" not in page.settled


def test_who_files_for_another_can_be_left_out(qtbot, frame: PageFrame, desk: Desk):
    told = {"has_delegate": "true", "delegate.full_name": "Bùi Thanh Toàn"}
    lot = LotDraft(who={"full_name": "Võ Thị Ánh Nguyệt"}, beside=told)
    begun = drafts.save(desk, body_of(lot))
    page = Certification(page_alone(qtbot, frame, "certification", str(begun)))
    page.change()
    page.choose(LEAVE_OUT)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.put_aside()
    [kept] = drafts.open_drafts(desk)
    assert draft_from(kept.body).beside == {}


def test_a_lot_is_a_draft_two_seconds_after_the_last_key(
    page: Certification, qtbot, frame: PageFrame, desk: Desk
):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.let_pass(2)
    [kept] = drafts.open_drafts(desk)
    assert (kept.is_lot, kept.texts["applicant.full_name"]) == (True, "Võ Thị Ánh Nguyệt")
    after_a_kill = Certification(page_alone(qtbot, frame, "certification"))
    after_a_kill.take_up("Võ Thị Ánh Nguyệt")
    assert after_a_kill.line(1) == ("Bằng tốt nghiệp", "1", "3")


def test_a_certified_lot_leaves_no_draft(page: Certification, desk: Desk):
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.enter(RECEIPT, "1")
    page.let_pass(2)
    page.certify()
    page.look_away()
    assert drafts.open_drafts(desk) == ()


def test_lots_and_receptions_are_kept_apart(page: Certification, desk: Desk, qtbot, frame):
    drafts.save(desk, {"applicant.full_name": "Trần Văn Thử"})
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3")
    page.put_aside()
    assert page.can("Lô để lại (1)")
    intake_page = Area(page_alone(qtbot, frame, "intake"))
    assert intake_page.can("Bản nháp (1)")


# --- the books ----------------------------------------------------------------------------------


@pytest.fixture
def certified(page: Certification) -> Certification:
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3", "Học bạ 10x2")
    page.enter(RECEIPT, "1")
    page.certify()
    page.look_away()
    return page


def test_the_books_show_a_month_and_how_they_stand(certified: Certification):
    books = certified.books()
    assert books.numbers() == ["01", "02"]
    assert books.standing == "Sổ chứng thực bản sao năm 2026: quyển 01, đã ghi đến số 02"
    books.choose("Chữ ký")
    assert books.numbers() == []


def test_a_wrong_number_is_struck_out_with_its_reason(certified: Certification, desk: Desk):
    books = certified.books()
    books.choose_row("Các việc đã chứng thực", "Học bạ")
    books.choose("Gạch số đã chọn")
    asked = Asked.by(books)
    asked.fill_in({"Lý do": "ghi nhầm"})
    asked.choose("Gạch số này")
    assert [one.strike_reason for one in entries(desk)] == ["", "ghi nhầm"]
    assert books.says("đã ghi đến số 02")
    assert books.focus == ENTRIES


def test_no_volume_is_begun_by_one_press(certified: Certification):
    books = certified.books()
    books.choose("Sang quyển mới")
    asked = Asked.by(books)
    assert asked.says("không quay lại quyển 01")
    asked.choose("Hủy")
    assert "quyển 01" in books.standing
    books.choose("Sang quyển mới")
    Asked.by(books).choose("Sang quyển 02")
    assert "quyển 02" in books.standing


def test_a_year_that_is_not_over_is_not_closed(certified: Certification):
    books = certified.books()
    books.choose("Khóa sổ năm")
    asked = Asked.by(books)
    asked.choose("Khóa sổ")
    assert asked.says("chưa hết năm")
