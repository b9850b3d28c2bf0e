"""Bổ sung, xin lỗi hẹn lại, trả kết quả: the way of a dossier after its reception."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.papers import SlipKind
from commune_desk.domain.steps import Action, StepRequest
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.desk import handling, intake, returning
from commune_desk.services.figures import reports
from commune_desk.services.upkeep import history
from commune_desk.words.steps import EVENTS, STATES
from tests.factories import a_reception
from tests.stories.conftest import Story, at

scenarios("features/bo_sung.feature")
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


@given(parsers.re('đã yêu cầu bổ sung "(?P<what>.*)"'))
@when(parsers.re('yêu cầu bổ sung "(?P<what>.*)"'))
def supplement_asked(story: Story, what: str):
    step(story, Action.REQUEST_SUPPLEMENT, note=what)


@given("người nộp đã bổ sung")
@when("người nộp bổ sung")
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


@when(parsers.parse('từ chối vì "{why}"'))
def refused(story: Story, why: str):
    step(story, Action.REFUSE, note=why)


@when(parsers.parse('dừng vì "{why}"'))
def stopped(story: Story, why: str):
    step(story, Action.STOP, note=why)


@when(parsers.parse('hoàn tác vì "{why}"'))
def undone(story: Story, why: str):
    story.tries(lambda: handling.undo_last(story.desk, story.dossier_no, why))


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


@then(parsers.parse("hồ sơ có {count:d} lần tính thời hạn"))
def clock_runs(story: Story, count: int):
    assert len(story.dossier.runs) == count


@then(parsers.parse('phiếu yêu cầu bổ sung ghi "{what}"'))
def supplement_request_says(story: Story, what: str):
    slip = story.paper(SlipKind.SUPPLEMENT_REQUEST)
    assert slip.items == (what,)


@then(parsers.parse("phiếu hẹn bổ sung trước khi đóng hồ sơ vào ngày {day}"))
def supplement_request_lapses(story: Story, day: str):
    slip = story.paper(SlipKind.SUPPLEMENT_REQUEST)
    assert format_date(slip.lapses_on) == day


@then(parsers.parse('văn bản xin lỗi ghi lý do "{why}"'))
def apology_says(story: Story, why: str):
    assert story.paper(SlipKind.APOLOGY_NOTICE).reason == why


@then(parsers.parse('người ký văn bản xin lỗi là "{name}", "{title}"'))
def apology_signed(story: Story, name: str, title: str):
    signatory = story.paper(SlipKind.APOLOGY_NOTICE).signatory
    assert (signatory.full_name, signatory.title) == (name, title)


@then(parsers.parse('văn bản xin lỗi mang tên "{issuer}", ký "{line}"'))
def apology_issued(story: Story, issuer: str, line: str):
    notice = story.paper(SlipKind.APOLOGY_NOTICE)
    assert notice.head.letterhead.centre_name == issuer
    assert notice.signatory.authority_line.splitlines()[0] == line


@then(parsers.parse('phiếu từ chối ghi "{why}"'))
def refusal_says(story: Story, why: str):
    slip = story.paper(SlipKind.REFUSAL_NOTICE)
    assert slip.reasons == (why,)


@then(parsers.parse('phiếu kiểm soát có {count:d} lần giao nhận, lần cuối giao cho "{taker}"'))
def control_slip_says(story: Story, count: int, taker: str):
    hand_overs = story.paper(SlipKind.CONTROL_SLIP).hand_overs
    assert (len(hand_overs), hand_overs[-1].taker) == (count, taker)


@then(parsers.parse("báo cáo tháng đếm {count:d} hồ sơ {kind}"))
def report_counts(story: Story, count: int, kind: str):
    total = reports.figures(story.desk, reports.period_of(story.clock.at.date())).total
    assert total.figures()[COUNTED[kind]] == count == total.solved_total


@then(parsers.parse('lịch sử ghi việc "{what}" của "{who}"'))
def history_says(story: Story, what: str, who: str):
    last = history.of_dossier(story.desk, story.dossier_no)[-1]
    assert (EVENTS[last.kind], last.officer_name) == (what, who)
