"""Hôm nay, in the window of each officer."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.handling import handling
from commune_desk.services.reception import drafts
from tests.stories.conftest import Story, at
from tests.stories.window.conftest import Hands
from tests.ui.drivers.dossiers import Dossiers
from tests.ui.drivers.screen import until
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


@given(parsers.parse("hồ sơ đó đang chờ bổ sung từ {when}"))
def waits_for_papers(story: Story, when: str):
    story.clock.at = at(when)
    asked = StepRequest(Action.REQUEST_SUPPLEMENT, story.clock.at, note="Thiếu đơn")
    handling.step(story.desk, story.dossier_no, asked)


@when(parsers.parse('sang {when}, "{login}" bắt đầu ngày làm việc'))
def another_day(hands: Hands, story: Story, when: str, login: str):
    story.clock.at = at(when)
    hands.begin_the_day(login)


@when(parsers.parse('mở dòng "{text}" của mục "{name}"'))
def line_opened(hands: Hands, text: str, name: str):
    Today(hands.window.widget).open_line(name, text)


@then(parsers.parse('mục "{name}" có "{words}"'))
def line_says(hands: Hands, name: str, words: str):
    assert any(words in said for said in Today(hands.window.widget).said(name))


@then(parsers.parse('cửa sổ đề nghị dọn bản nháp của "{name}"'))
def clearing_is_offered(hands: Hands, name: str):
    assert hands.window.dialog("Dọn bản nháp cũ").says(name)


@when("đồng ý dọn")
def cleared(hands: Hands):
    hands.window.dialog("Dọn bản nháp cũ").press("F9")


@then("không còn bản nháp nào")
def no_drafts(hands: Hands, story: Story):
    assert Today(hands.window.widget).said(DRAFTS) == []
    assert drafts.open_drafts(story.desk) == ()


@then(parsers.parse('có một bản sao lưu, trang không còn báo "{words}"'))
def backed_up(hands: Hands, story: Story, words: str):
    until(lambda: not hands.window.says(words), patience_ms=20_000)
    assert len(list(story.desk.folder.backups.glob("*.backup"))) == 1
