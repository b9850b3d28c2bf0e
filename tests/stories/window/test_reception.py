"""Tiếp nhận trên cửa sổ: a scanner, and a keyboard whose keys are counted."""

from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.people.applicant import Organisation
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.services.desk import lookup
from commune_desk.services.papers import kept_papers, printing
from commune_desk.services.reception import intake, visits
from commune_desk.services.upkeep import history
from commune_desk.ui.pages.intake.same_person_dialog import ORGANISATIONS, TITLE
from tests.documents.reading import read
from tests.factories import a_person, a_reception
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.intake import CHANNEL, DRAFTS, EXTERNAL_NO, SCAN, VISITS
from tests.ui.drivers.papers import hand_out
from tests.ui.drivers.screen import until

scenarios("../features/cua_so_tiep_nhan.feature")

HER_CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"


@dataclass
class Visit:
    """What the woman at the counter brought."""

    card: str = HER_CARD


@pytest.fixture
def visit() -> Visit:
    return Visit()


def newest(story: Story) -> DossierRow:
    return lookup.page(story.desk, DossierFilter(now=story.desk.now())).rows[0]


# --- who comes, what they bring ------------------------------------------------------------------


@given(parsers.parse('bà "{name}" đã từng nộp hồ sơ'))
def known_woman(story: Story, name: str):
    intake.receive(story.desk, a_reception(applicant=a_person(full_name=name)))


@when("quét thẻ của bà")
def her_card_scanned(hands: Hands, visit: Visit):
    assert hands.intake.focus == SCAN
    hands.intake.scan(visit.card)


@when(parsers.parse('nộp cho tổ chức "{name}", mã số thuế "{tax_code}", địa chỉ "{address}"'))
def for_organisation(hands: Hands, name: str, tax_code: str, address: str):
    hands.intake.file_for_organisation(name, tax_code, address=address)


@when(parsers.parse('người nộp thay quét thẻ "{card}"'))
def delegate_scanned(hands: Hands, card: str):
    hands.intake.scan_delegate(card)


@when(parsers.parse('chọn cách nộp "{way}", mã của tỉnh "{number}"'))
def filed_online(hands: Hands, way: str, number: str):
    hands.intake.fill_in({CHANNEL: way, EXTERNAL_NO: number})


# --- what interrupts -----------------------------------------------------------------------------


@when("2 giây trôi qua rồi mất điện")
def power_lost(hands: Hands):
    hands.intake.let_pass(seconds=2)
    hands.leave()


@when(parsers.parse('mở lại bản nháp "{name}"'))
def draft_opened(hands: Hands, name: str):
    hands.intake.take_over(name)


# --- a known number, another name ----------------------------------------------------------------


@then(parsers.parse('cửa sổ hỏi "{title}", đã có "{known}", đang nhập "{given}"'))
def asked_who(hands: Hands, title: str, known: str, given: str):
    dialog = hands.window.dialog(title)
    assert dialog.says(f"Hồ sơ đã có: {known}")
    assert dialog.says(f"Đang nhập: {given}")


@when(parsers.parse('trả lời "{words}"'))
def answered(hands: Hands, words: str):
    hands.window.dialog(TITLE).choose(words)


@given(parsers.parse('"{name}", mã số thuế "{tax_code}", đã nộp hồ sơ'))
def known_organisation(story: Story, name: str, tax_code: str):
    known = Organisation(name, tax_code, representative=a_person(personal_id=""))
    intake.receive(story.desk, a_reception(applicant=known))


@when(parsers.parse('trả lời "{words}" về tổ chức'))
def answered_of_organisation(hands: Hands, words: str):
    hands.window.dialog(ORGANISATIONS[0]).choose(words)


@when("đóng giấy vừa in")
def papers_put_away(hands: Hands):
    hand_out()
    hands.remember_the_newest()


@then(parsers.parse("chỉ có {count:d} hồ sơ trong sổ"))
def so_many(story: Story, count: int):
    assert len(lookup.page(story.desk, DossierFilter(story.clock.at)).rows) == count


@then(parsers.parse('trang hồ sơ ghi trong lịch sử "{words}"'))
def history_says(hands: Hands, words: str):
    assert any(words in line for line in hands.dossier.history())


@then(parsers.parse('hồ sơ trước vẫn mang tên "{name}"'))
def first_keeps_its_name(story: Story, name: str):
    first = lookup.page(story.desk, DossierFilter(story.clock.at)).rows[-1]
    receipt = printing.slip(story.desk, first.dossier_no, SlipKind.RECEIPT)
    assert (first.applicant_name, receipt.head.applicant.name) == (name, name)


# --- who is not received -------------------------------------------------------------------------


@when(parsers.parse('hướng dẫn bổ sung "{missing}", lý do "{reason}"'))
def guided(hands: Hands, missing: str, reason: str):
    hands.intake.turn_away(VisitOutcome.GUIDE, missing=missing, reason=reason)


@when(parsers.parse('từ chối tiếp nhận vì "{reason}"'))
def declined(hands: Hands, reason: str):
    hands.intake.turn_away(VisitOutcome.DECLINE, reason=reason)


@then(parsers.parse('phiếu số "{number}" đã in, ghi "{words}"'))
def slip_printed(story: Story, number: str, words: str):
    hand_out()
    facts = history.recent(story.desk, 1)[0].facts
    text = read(kept_papers.get(story.desk, str(facts["file"])).content).text
    assert f"Số: {number}" in text
    assert words in text


@when(parsers.parse('mở danh sách chưa tiếp nhận và tiếp nhận lượt của "{name}"'))
def taken_up(hands: Hands, name: str):
    listed = hands.intake.not_received()
    listed.choose_row(VISITS, name)
    listed.press("F9")


@then(parsers.parse('lượt của "{name}" đã thành hồ sơ này'))
def became(story: Story, name: str):
    (visit,) = visits.page(story.desk, name).rows
    assert visit.dossier_no == story.dossier_no


# --- what came of it -----------------------------------------------------------------------------


@then(parsers.parse('giấy tiếp nhận và phiếu kiểm soát "{procedure}" của bà đã in'))
def receipt_printed(story: Story, procedure: str):
    hand_out()
    row = newest(story)
    assert (row.procedure_name, row.applicant_name) == (procedure, "Võ Thị Ánh Nguyệt")
    prints = lookup.known(story.desk, row.dossier_no).prints
    assert [made.kind for made in prints] == [SlipKind.RECEIPT, SlipKind.CONTROL_SLIP]


@then(parsers.parse("đã bấm không quá {most:d} phím"))
def few_keys(hands: Hands, most: int):
    assert hands.keys <= most


@then("đóng giấy lại thì ô quét sẵn sàng cho người tiếp theo")
def ready_for_the_next(hands: Hands):
    hands.intake.put_papers_away()
    assert hands.intake.is_empty
    assert hands.intake.focus == SCAN


@then("việc của bà đã trả kết quả trong ngày")
def returned_at_once(story: Story):
    assert newest(story).state is DossierState.RETURNED


@then(parsers.parse('trang hồ sơ ghi người nộp "{applicant}", người nộp thay "{delegate}"'))
def both_are_named(hands: Hands, applicant: str, delegate: str):
    page = hands.dossier
    assert (page.fact("applicant"), page.fact("delegate")) == (applicant, delegate)


@then("không có hồ sơ nào được ghi")
def nothing_written(story: Story):
    assert lookup.page(story.desk, DossierFilter(story.clock.at)).rows == ()


@then(parsers.parse('gõ "{text}" ở ô tìm thì ra hồ sơ này'))
def found_by(hands: Hands, story: Story, text: str):
    hands.window.find_anything(text).open()
    assert f"Hồ sơ {story.dossier_no}" in hands.window.texts()


@then(parsers.parse('trang trống, bản nháp mang tên "{name}"'))
def kept_as_draft(hands: Hands, name: str):
    assert hands.intake.is_empty
    listed = hands.intake.open_drafts()
    assert listed.lines(DRAFTS) == [name]
    listed.close()


@then("trang trống và không có bản nháp nào")
def nothing_kept(hands: Hands):
    assert hands.intake.is_empty
    listed = hands.intake.open_drafts()
    assert listed.lines(DRAFTS) == []
    listed.close()


@then(parsers.parse('thủ tục vẫn là "{name}"'))
def same_procedure(hands: Hands, name: str):
    assert hands.intake.procedure == name


@then(parsers.parse('lịch sử ghi "{who}" nhận tiếp bản nháp'))
def take_over_on_record(story: Story, who: str):
    last = history.recent(story.desk, 1)[0]
    assert (last.kind, last.officer_name) == (EventKind.DRAFT_TAKEN_OVER, who)


@then(parsers.parse('chương trình gợi ý ghi địa chỉ "{address}"'))
def today_is_offered(hands: Hands, address: str):
    until(lambda: any(f"xã hiện nay: {address}" in words for words in hands.window.offered()))
