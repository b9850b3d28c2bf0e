"""The list of dossiers: chips with counts, filters by typing, deadlines in words."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.values import CHANNELS
from tests.factories import BIRTH, Clock, a_person, a_reception
from tests.ui.drivers.dossiers import CHANNEL, FILTER, FROM, LIST, NUMBER, Dossiers
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.printing import PrintRun

MAN = a_person(full_name="Trần Quốc Nam", personal_id="087073052838")


@pytest.fixture
def numbers(desk: Desk) -> list[str]:
    """Two dossiers: one that takes three days, one of the same day filed online by a man."""
    slow = intake.receive(desk, a_reception())
    quick = a_reception(procedure_code=BIRTH, applicant=MAN, channel=Channel.ONLINE)
    return [slow.dossier.dossier_no, intake.receive(desk, quick).dossier.dossier_no]


@pytest.fixture
def page(qtbot, frame: PageFrame, numbers: list[str]) -> Dossiers:
    return Dossiers(page_alone(qtbot, frame, "dossiers"))


def test_the_newest_stands_first_and_the_view_is_ready_to_type(page: Dossiers, numbers):
    assert page.numbers() == numbers[::-1]
    assert page.focus == FILTER


def test_a_deadline_is_a_word_and_not_only_a_colour(page: Dossiers):
    assert page.deadlines() == ["Hôm nay 17:00", "Còn 3 ngày"]


def test_chips_carry_what_waits(page: Dossiers):
    assert page.chip("Đang giải quyết") == "Đang giải quyết  2"
    assert page.chip("Quá hạn") == "Quá hạn"


def test_a_chip_narrows_the_list(page: Dossiers, numbers):
    page.show_only("Sắp đến hạn")
    assert page.numbers() == [numbers[1]]


def test_a_name_without_marks_narrows_the_list(page: Dossiers, numbers):
    page.search("quoc nam")
    assert page.numbers() == [numbers[1]]


def test_channel_and_period_narrow_the_list(page: Dossiers, numbers):
    page.narrow(CHANNEL, CHANNELS[Channel.ONLINE])
    assert page.numbers() == [numbers[1]]
    page.narrow(FROM, "02/10/2026")
    assert page.says("Không có hồ sơ nào ở đây.")


def test_half_a_date_filters_nothing_yet(page: Dossiers, numbers):
    page.narrow(FROM, "02/")
    assert page.numbers() == numbers[::-1]


def test_enter_opens_the_dossier(qtbot, page: Dossiers, frame: PageFrame, numbers):
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.open(numbers[1])
    assert wanted.args == ["dossier", numbers[1]]


def test_a_change_elsewhere_is_seen_at_once(
    page: Dossiers, frame: PageFrame, desk: Desk, numbers: list[str]
):
    handling.step(desk, numbers[0], StepRequest(Action.FINISH, desk.now()))
    frame.changes.dossiers_changed.emit()
    assert page.numbers() == [numbers[1]]


def test_an_overdue_dossier_says_so(page: Dossiers, clock: Clock):
    clock.move(days=30)
    page.show_only("Đang giải quyết")
    assert page.deadlines() == ["Trễ 21 ngày", "Trễ 18 ngày"]


def test_the_row_that_tab_reaches_is_seen_to_be_chosen(page: Dossiers):
    page.go_to(FILTER)
    while page.focus != LIST:
        page.press("Tab")
    table = page.find_a(QTableView, LIST)
    rows = {index.row() for index in table.selectedIndexes()}
    assert rows == {table.currentIndex().row()} == {0}


def test_of_a_number_the_part_that_differs_is_seen(page: Dossiers, numbers):
    seen = page.column(LIST, NUMBER)
    assert seen == ["261001-0002", "261001-0001"]
    assert [whole.endswith(part) for whole, part in zip(page.numbers(), seen, strict=True)] == [
        True,
        True,
    ]


def test_the_whole_number_is_copied(page: Dossiers, numbers):
    page.choose_row(LIST, numbers[0])
    page.find(LIST).setFocus()
    page.press("Ctrl+C")
    assert numbers[0] in QGuiApplication.clipboard().text()


def test_arrow_down_leads_from_the_filter_into_the_list(page: Dossiers, numbers):
    page.go_to(FILTER)
    page.press("Down")
    assert page.focus == LIST


def test_back_from_a_dossier_the_row_is_where_it_was(page: Dossiers, numbers):
    page.open(numbers[0])
    page.widget.on_shown()  # type: ignore[attr-defined]  # what the window calls on the way back
    assert page.focus == LIST
    page.widget.on_shown()  # type: ignore[attr-defined]  # by the key of the page: ready to type
    assert page.focus == FILTER


def test_the_list_says_how_many_it_has(page: Dossiers, numbers):
    assert page.text("count") == "2 hồ sơ"
    page.search("không ai tên thế")
    assert page.text("count") == ""


def test_the_papers_of_the_marked_rows_are_printed_together(page: Dossiers, numbers):
    page.choose_row(LIST, numbers[0])
    page.find(LIST).setFocus()
    page.press("Shift+Up")
    page.press("Ctrl+I")
    run = PrintRun.of(page)
    assert "2 hồ sơ" in run.widget.windowTitle()
    assert all(any(number in paper for paper in run.papers()) for number in numbers)
