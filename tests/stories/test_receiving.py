"""Tiếp nhận: from the citizen's card to a number and a due date."""

from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk import lookup
from commune_desk.services.figures import reports
from commune_desk.services.papers import printing
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.desk.steps import STATES
from tests.factories import a_reception
from tests.stories.conftest import Story, at

scenarios("features/tiep_nhan.feature")

CHANNELS = {
    "trực tiếp": Channel.COUNTER,
    "trực tuyến": Channel.ONLINE,
    "trực tuyến một phần": Channel.ONLINE_PARTIAL,
    "qua bưu chính": Channel.POSTAL,
    "tại nhà": Channel.HOME_VISIT,
    "lưu động": Channel.OUTREACH,
}


@dataclass
class Scan:
    """What the scanner gave last, and the reception that is being filled."""

    known: citizens.Known | None = None
    warnings: tuple[str, ...] = ()

    @property
    def filled(self) -> dict[str, object]:
        return {"applicant": self.known.person} if self.known else {}


@pytest.fixture
def scan() -> Scan:
    return Scan()


def receive(story: Story, words: str, **changes: object) -> None:
    """Receive at the desk what the clerk has entered."""
    reception = a_reception(procedure_code=story.procedure(words), **changes)
    story.tries(lambda: _receive(story, reception))


def _receive(story: Story, reception) -> None:
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@when(parsers.parse('quét thẻ "{card}"'))
def card_scanned(story: Story, scan: Scan, card: str):
    story.tries(lambda: _scanned(story, scan, card))


def _scanned(story: Story, scan: Scan, card: str) -> None:
    reading = read_card(card)
    scan.known = citizens.from_card(story.desk, reading)
    scan.warnings = tuple(map(card_warning_text, reading.warnings))


@given(parsers.parse('hồ sơ "{words}" đã tiếp nhận'))
@when(parsers.re('tiếp nhận "(?P<words>[^"]+)"$'))
def received(story: Story, scan: Scan, words: str):
    receive(story, words, **scan.filled)


@when(parsers.parse("tiếp nhận thủ tục mã {code}"))
def received_by_code(story: Story, code: str):
    story.tries(lambda: _receive(story, a_reception(procedure_code=code)))


@when(parsers.re('tiếp nhận "(?P<words>[^"]+)" nộp (?P<way>[^"]+)$'))
def received_by_channel(story: Story, words: str, way: str):
    receive(story, words, channel=CHANNELS[way])


@when(parsers.parse('tiếp nhận "{words}" tại nhà, trả kết quả tại nhà'))
def received_at_home(story: Story, words: str):
    receive(story, words, channel=Channel.HOME_VISIT, return_by=ReturnBy.HOME)


@when(parsers.parse('giải quyết và trả ngay "{words}"'))
def solved_at_once(story: Story, words: str):
    story.tries(lambda: _solved_at_once(story, words))


def _solved_at_once(story: Story, words: str) -> None:
    reception = a_reception(procedure_code=story.procedure(words))
    story.dossier_no = intake.solve_at_once(story.desk, reception).dossier.dossier_no


@then(parsers.parse("mã hồ sơ là {number}"))
def number_is(story: Story, number: str):
    assert story.dossier_no == number


@then(parsers.parse("hẹn trả lúc {due}"))
def due_is(story: Story, due: str):
    assert story.dossier.due_at == at(due)


@then(parsers.parse('hồ sơ ở trạng thái "{words}"'))
def state_is(story: Story, words: str):
    assert STATES[story.dossier.state] == words


@then(parsers.parse('giấy tiếp nhận ghi tên "{name}", số {number}'))
def receipt_names(story: Story, name: str, number: str):
    party = story.paper(SlipKind.RECEIPT).head.applicant
    assert (party.name, party.number) == (name, number)


@then(parsers.parse('giấy tiếp nhận hẹn trả "{words}"'))
def receipt_returns(story: Story, words: str):
    receipt = story.paper(SlipKind.RECEIPT)
    assert receipt.return_words.startswith(words)


@then("không in giấy tiếp nhận")
def nothing_to_print(story: Story):
    assert printing.papers_at_reception(story.desk, story.dossier) == ()


@then("tra cứu thấy hồ sơ trong sổ")
def stands_in_register(story: Story):
    rows = lookup.page(story.desk, DossierFilter(story.clock.at)).rows
    assert [row.dossier_no for row in rows] == [story.dossier_no]


@then("không có hồ sơ nào được ghi")
def nothing_written(story: Story):
    assert lookup.page(story.desk, DossierFilter(story.clock.at)).rows == ()


@then(parsers.parse("báo cáo tháng đếm {online:d} hồ sơ trực tuyến, {direct:d} hồ sơ trực tiếp"))
def report_counts(story: Story, online: int, direct: int):
    total = reports.figures(story.desk, calendar_month(story.clock.at.date())).total
    assert (total.received_online, total.received_direct) == (online, direct)
