"""Bổ sung, xin lỗi hẹn lại, trả kết quả: the way of a dossier after its reception."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk import lookup
from commune_desk.services.figures import reports
from commune_desk.services.handling import handling, returning
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.ui.pages.dossiers.facts import event_words
from commune_desk.words.desk.steps import STATES
from commune_desk.words.figures.figures import counting_notes
from tests.documents.reading import read
from tests.factories import a_reception
from tests.stories.conftest import Story, at

scenarios("features/bo_sung.feature")
scenarios("features/xac_minh.feature")
scenarios("features/xin_loi_hen_lai.feature")
scenarios("features/tra_ket_qua.feature")

COUNTED = {"trước hạn": "solved_early", "đúng hạn": "solved_on_time", "quá hạn": "solved_overdue"}


def step(story: Story, action: Action, **given_with: object) -> None:
    """Try a step of the story's dossier now."""
    request = StepRequest(action, story.clock.at, **given_with)  # type: ignore[arg-type]  # real fields
    story.tries(lambda: handling.step(story.desk, story.dossier_no, request))


@given(parsers.parse('hồ sơ "{words}" đã tiếp nhận'))
def received(story: Story, words: str):
    reception = a_reception(procedure_code=story.procedure(words))
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given(parsers.re('đã yêu cầu bổ sung "(?P<what>[^"]*)"'))
@when(parsers.re('yêu cầu bổ sung "(?P<what>[^"]*)"'))
def supplement_asked(story: Story, what: str):
    step(story, Action.REQUEST_SUPPLEMENT, note=what)


@when(parsers.parse('yêu cầu bổ sung "{what}", lý do trễ "{why}"'))
def supplement_asked_late(story: Story, what: str, why: str):
    step(story, Action.REQUEST_SUPPLEMENT, note=what, late_reason=why)


@when(parsers.re('gửi xác minh "(?P<what>[^"]*)"'))
def verification_sent(story: Story, what: str):
    step(story, Action.SEND_VERIFICATION, note=what)


@when(parsers.parse('gửi xác minh "{what}", lý do trễ "{why}"'))
def verification_sent_late(story: Story, what: str, why: str):
    step(story, Action.SEND_VERIFICATION, note=what, late_reason=why)


@when("có kết quả xác minh")
def verified(story: Story):
    step(story, Action.VERIFIED)


@given("người nộp đã bổ sung")
def supplement_accepted(story: Story):
    step(story, Action.ACCEPT_SUPPLEMENT)


@when("đóng hồ sơ vì không bổ sung")
def lapsed(story: Story):
    step(story, Action.LAPSE)


@given(parsers.re('đã xin lỗi và hẹn lại đến (?P<until>.*) vì "(?P<why>.*)"'))
@when(parsers.re('xin lỗi và hẹn lại đến (?P<until>.*) vì "(?P<why>.*)"'))
def apologised(story: Story, until: str, why: str):
    step(story, Action.APOLOGISE, until=at(until), note=why)


@given("đã có kết quả")
@when("có kết quả")
def finished(story: Story):
    step(story, Action.FINISH)


@given("đã có kết quả và đã trả")
def finished_and_returned(story: Story):
    step(story, Action.FINISH)
    step(story, Action.RETURN)


@when(parsers.re('có kết quả, lý do trễ "(?P<why>.*)"'))
def finished_with_reason(story: Story, why: str):
    step(story, Action.FINISH, late_reason=why)


@when("trả kết quả")
def returned(story: Story):
    story.tries(lambda: returning.return_result(story.desk, story.dossier_no))


@when("chuyển giải quyết")
def handed_over(story: Story):
    step(story, Action.HAND_OVER)


@when(parsers.parse('dừng vì "{why}"'))
def stopped(story: Story, why: str):
    step(story, Action.STOP, note=why)


@then(parsers.parse('hồ sơ ở trạng thái "{words}"'))
def state_is(story: Story, words: str):
    assert STATES[story.dossier.state] == words


@then(parsers.parse("hẹn trả lúc {due}"))
def due_is(story: Story, due: str):
    assert story.dossier.due_at == at(due)


@then(parsers.parse("ngày hẹn mới là {promised}"))
def promised_is(story: Story, promised: str):
    assert story.dossier.promised_at == at(promised)


@then("hồ sơ chưa hẹn lại")
def not_reappointed(story: Story):
    assert story.dossier.promised_at is None


@then(parsers.parse('phiếu kiểm soát có {count:d} lần giao nhận, lần cuối giao cho "{taker}"'))
def control_slip_says(story: Story, count: int, taker: str):
    hand_overs = story.paper(SlipKind.CONTROL_SLIP).hand_overs
    assert (len(hand_overs), hand_overs[-1].taker) == (count, taker)


@then(parsers.parse("báo cáo tháng đếm {count:d} hồ sơ {kind}"))
def report_counts(story: Story, count: int, kind: str):
    total = reports.figures(story.desk, calendar_month(story.clock.at.date())).total
    assert total.figures()[COUNTED[kind]] == count == total.solved_total


@then(parsers.parse('báo cáo tháng nói "{words}"'))
def report_says(story: Story, words: str):
    report = reports.figures(story.desk, calendar_month(story.clock.at.date()))
    assert words in " ".join(counting_notes(report, late_basis=""))


@then(parsers.parse('lý do trễ của hồ sơ là "{why}"'))
def late_reason_is(story: Story, why: str):
    assert story.dossier.late_reason == why


@then(parsers.parse('lịch sử ghi "{words}"'))
def history_says(story: Story, words: str):
    assert words in history_words(story)


@then(parsers.parse('lịch sử không ghi "{words}"'))
def history_does_not_say(story: Story, words: str):
    assert words not in history_words(story)


def history_words(story: Story) -> str:
    """The lines of the dossier's history as its page shows them."""
    events = lookup.known(story.desk, story.dossier_no).history
    return "\n".join(event_words(event)[0] for event in events)


@then(parsers.parse('giấy tiếp nhận ghi "{words}"'))
def receipt_says(story: Story, words: str):
    receipt = story.paper(SlipKind.RECEIPT)
    assert words in " ".join([*receipt.due_notes, *(paper.name for paper in receipt.papers)])


@then(parsers.parse('văn bản xin lỗi ghi "{words}"'))
def apology_says(story: Story, words: str):
    pdf = printing.render(story.desk, story.paper(SlipKind.APOLOGY_NOTICE))
    assert words in " ".join(read(pdf).text.split())


@then("không in lại được văn bản xin lỗi")
def apology_is_void(story: Story):
    assert SlipKind.APOLOGY_NOTICE not in printing.slips_for(story.dossier)
