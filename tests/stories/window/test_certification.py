"""Chứng thực trên cửa sổ: a card, lines of papers, a receipt, one key."""

from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.certification.books import BookKind
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk import certification
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.certification import RECEIPT, Certification

scenarios("../features/cua_so_chung_thuc.feature")

CARD = "087185004321|341632473|VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"


def page(hands: Hands) -> Certification:
    return Certification(hands.window.widget)


@when("sang trang chứng thực và quét thẻ")
def card_scanned(hands: Hands):
    hands.press("F5")
    page(hands).scan(CARD)


@when(parsers.parse('gõ các giấy tờ "{papers}"'))
def papers_typed(hands: Hands, papers: str):
    page(hands).type_lines(*papers.split("; "))


@when(parsers.parse("gõ {count:d} giấy tờ, mỗi giấy một trang một bản"))
def many_typed(hands: Hands, count: int):
    page(hands).type_lines(*(f"Giấy {number} 1x1" for number in range(1, count + 1)))


@when(parsers.re('ghi biên lai "(?P<receipt>.*)" và nhấn F9'))
def certified(hands: Hands, receipt: str):
    shown = page(hands)
    shown.enter(RECEIPT, receipt)
    shown.certify()
    shown.look_away()


@then(parsers.parse('trang chứng thực cộng "{words}"'))
def comes_to(hands: Hands, words: str):
    assert page(hands).sum == words


@then(parsers.parse("sổ bản sao có {count:d} số của một hồ sơ"))
def numbered(story: Story, count: int):
    month = calendar_month(story.clock.at.date())
    kept = certification.entries(story.desk, BookKind.COPIES, month)
    assert [entry.number for entry in kept] == list(range(1, count + 1))
    assert len({entry.dossier_no for entry in kept}) == 1


@then(parsers.parse('biên lai tiếp theo đã ghi sẵn là "{receipt}"'))
def next_receipt(hands: Hands, receipt: str):
    assert page(hands).text(RECEIPT) == receipt


@then(parsers.parse('cạnh số biên lai ghi "{words}"'))
def said_beside(hands: Hands, words: str):
    assert words in page(hands).beside(RECEIPT)
