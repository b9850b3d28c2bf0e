"""Thu phí: what was taken, on which receipt, and why another sum than the catalogue's."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.catalogue.fee_resolution import FeeResolution, ResolvedFee
from commune_desk.domain.catalogue.procedure import PersonGroup
from commune_desk.domain.handling.payments import NewPayment, total_vnd
from commune_desk.services.catalogue import fee_resolutions
from commune_desk.services.desk import lookup
from commune_desk.services.handling import payments
from commune_desk.services.reception import intake
from tests.factories import a_reception
from tests.stories.conftest import Story

scenarios("features/thu_phi.feature")


@given(parsers.parse("hồ sơ thủ tục {code} đã tiếp nhận"))
def received(story: Story, code: str):
    reception = a_reception(procedure_code=code)
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given(parsers.re('đã thu (?P<amount>.*) đồng theo biên lai "(?P<receipt>.*)"'))
@when(parsers.re('thu (?P<amount>.*) đồng theo biên lai "(?P<receipt>.*)"'))
def taken(story: Story, amount: str, receipt: str):
    given_fee = NewPayment(amount_vnd=int(amount), receipt_no=receipt)
    story.tries(lambda: payments.take(story.desk, story.dossier_no, given_fee))


@when(parsers.re('thu (?P<amount>.*) đồng trường hợp "(?P<case>.*)" vì "(?P<why>.*)"'))
def taken_by_case(story: Story, amount: str, case: str, why: str):
    given_fee = NewPayment(amount_vnd=int(amount), fee_case=case, receipt_no="1", note=why)
    story.tries(lambda: payments.take(story.desk, story.dossier_no, given_fee))


@when(parsers.parse('hủy khoản thu theo biên lai "{receipt}" vì "{why}"'))
def cancelled(story: Story, receipt: str, why: str):
    payments.cancel(story.desk, story.dossier_no, receipt, reason=why)


@then(parsers.parse("hồ sơ đã thu {amount:d} đồng"))
def stands(story: Story, amount: int):
    assert total_vnd(lookup.known(story.desk, story.dossier_no).payments) == amount


@given(
    parsers.parse(
        'nghị quyết "{number}" thu {amount:d} đồng khi "{case}" thủ tục {code}, '
        "trực tuyến {online:d} đồng"
    )
)
def resolution(story: Story, number: str, amount: int, case: str, code: str, online: int):
    fees = (ResolvedFee(code, amount, online, case),)
    name = f"Nghị quyết số {number}"
    entered = FeeResolution(name, story.desk.now().date(), fees)
    fee_resolutions.enter(story.desk, entered)


@then(parsers.parse('trường hợp "{case}" phải thu {amount:d} đồng'))
def owes(story: Story, case: str, amount: int):
    asked = NewPayment(amount_vnd=0, fee_case=case)
    assert payments.charged(story.desk, story.dossier_no, asked).amount_vnd == amount


@when(parsers.parse('miễn cho người thuộc hộ nghèo trường hợp "{case}"'))
def freed(story: Story, case: str):
    given_fee = NewPayment(amount_vnd=0, fee_case=case, person_group=PersonGroup.POOR)
    payments.take(story.desk, story.dossier_no, given_fee)


@then(parsers.parse('căn cứ miễn là "{ground}"'))
def rests_upon(story: Story, ground: str):
    [kept] = lookup.known(story.desk, story.dossier_no).payments
    assert kept.ground.startswith(ground)
