"""Hôm nay, in the window of each officer."""

from pytest_bdd import parsers, scenarios, then, when

from tests.stories.window.conftest import Hands
from tests.ui.drivers.dossiers import Dossiers
from tests.ui.drivers.today import DRAFTS, Today

scenarios("../features/cua_so_hom_nay.feature")


@when(parsers.parse('"{login}" bắt đầu ngày làm việc'))
def day_begun(hands: Hands, login: str):
    hands.begin_the_day(login)


@when("về trang Hôm nay")
def gone_home(hands: Hands):
    hands.window.today()


@when(parsers.parse('mở số "{name}"'))
def figure_opened(hands: Hands, name: str):
    Today(hands.window.widget).open_figure(name)


@when(parsers.parse('mở bản nháp "{name}"'))
def draft_opened(hands: Hands, name: str):
    Today(hands.window.widget).open_line(DRAFTS, name)


@then(parsers.parse('số "{name}" là {count:d}'))
def figure_is(hands: Hands, name: str, count: int):
    assert Today(hands.window.widget).figure(name) == count


@then(parsers.parse('bản nháp của tôi có "{said}"'))
def draft_is_listed(hands: Hands, said: str):
    assert Today(hands.window.widget).said(DRAFTS) == [said]


@then(parsers.parse('danh sách đang mở là "{name}"'))
def list_is(hands: Hands, name: str):
    assert hands.window.text("list_of") == name


@then(parsers.parse('cửa sổ ở trang "{page}"'))
def page_is(hands: Hands, page: str):
    assert hands.window.page == page


@then(parsers.parse('danh sách có {count:d} hồ sơ, đều ghi "{words}"'))
def all_are(hands: Hands, count: int, words: str):
    assert Dossiers(hands.window.widget).deadlines() == [words] * count
