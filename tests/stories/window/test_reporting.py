"""Báo cáo tháng trên cửa sổ: a figure opens its dossiers."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.handling import handling
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.report import COLUMNS, Report
from tests.ui.drivers.screen import until

scenarios("../features/cua_so_bao_cao.feature")

PLACES = {name: place for place, name in enumerate(COLUMNS)}


@when("sang trang báo cáo")
def report_shown(hands: Hands):
    hands.window.report()


@when(parsers.parse('mở số "{figure}" của dòng "{line}"'))
def figure_opened(hands: Hands, figure: str, line: str):
    Report(hands.window.widget).open_figure(figure, line)


@then(
    parsers.parse(
        'dòng "{line}" có tiếp nhận {received:d}, trước hạn {early:d}, đang giải quyết {opened:d}'
    )
)
def line_says(hands: Hands, line: str, received: int, early: int, opened: int):
    figures = Report(hands.window.widget).form()[line]
    shown = [figures[PLACES[name]] for name in ("received_total", "solved_early", "open_total")]
    assert shown == [str(received), str(early), str(opened)]


@then("danh sách phía sau là hồ sơ này, Enter mở ra nó")
def behind_it(hands: Hands, story: Story):
    behind = hands.window.dialog()
    name = behind.widget.windowTitle()
    assert behind.lines(name) == [story.dossier_no]
    behind.open_row(name, story.dossier_no)
    assert f"Hồ sơ {story.dossier_no}" in hands.window.texts()


@then(parsers.parse('có tệp báo cáo "{one}", "{two}" và "{three}", chỗ để tệp được nói rõ'))
def files_are_there(hands: Hands, story: Story, one: str, two: str, three: str):
    page = Report(hands.window.widget)
    until(lambda: bool(page.written()), patience_ms=20_000)
    folder = story.desk.folder.reports
    assert {path.suffix for path in folder.iterdir()} == {one, two, three}
    assert page.written() == {path.name: str(folder) for path in folder.iterdir()}


@given("kết quả đã trả mà không ai được mời đánh giá")
def returned_without_asking(story: Story):
    handling.step(story.desk, story.dossier_no, StepRequest(Action.RETURN, story.clock.at))


@then(
    parsers.parse(
        'cán bộ "{name}" đã trả {handed:d}, đã mời {asked:d}, chưa mời {not_asked:d}, '
        "trả lời {answered:d}"
    )
)
def asking_is(hands: Hands, name: str, handed: int, asked: int, not_asked: int, answered: int):
    figures = Report(hands.window.widget).asking()[name]
    assert [text.split()[0] for text in figures] == [
        str(each) for each in (handed, asked, not_asked, answered)
    ]


@when(parsers.parse('mở số chưa mời của "{name}"'))
def not_asked_opened(hands: Hands, name: str):
    Report(hands.window.widget).open_asking("not_asked", name)
