"""Chứng thực trên cửa sổ: a card, lines of papers, a receipt, one key."""

from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.periods import calendar_month
from commune_desk.services.certification import certification
from commune_desk.services.desk import lookup
from tests.stories.conftest import Story, at
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


@when(parsers.parse('2 giây trôi qua, máy mất điện rồi mở lại cửa sổ của "{login}"'))
def power_gone(hands: Hands, login: str):
    hands.window.let_pass(2)
    hands.leave()
    hands.sit_down(login)


@when(parsers.parse('sang trang chứng thực và mở lại lô của "{name}"'))
def lot_opened_again(hands: Hands, name: str):
    hands.press("F5")
    page(hands).take_up(name)


@when(parsers.parse("đến ngày {day} mở lại trang chứng thực"))
def another_day(hands: Hands, story: Story, day: str):
    story.clock.at = at(f"09:00 ngày {day}")
    hands.press("F2")
    hands.press("F5")


@when("in sổ bản sao tháng 10/2026")
def book_printed(hands: Hands):
    books = page(hands).books()
    books.choose("Tháng trước")
    books.press("F9")
    page(hands).look_away()


@then(parsers.parse('trang chứng thực mở, người yêu cầu là "{name}"'))
def opened_for(hands: Hands, name: str):
    assert name in page(hands).settled


@then("không có hồ sơ nào được ghi")
def nothing_received(story: Story):
    assert lookup.page(story.desk, DossierFilter(now=story.desk.now())).rows == ()


@then("trang chứng thực không nhắc gì về sổ")
def nothing_owed(hands: Hands):
    assert not page(hands).has("owed_by_books")


@then(parsers.parse('trang chứng thực nhắc "{words}"'))
def owed(hands: Hands, words: str):
    assert page(hands).text("owed_by_books") == words


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
