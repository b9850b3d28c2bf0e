"""The list of dossiers: chips with counts, filters by typing, deadlines in words."""

import pytest
from PySide6.QtWidgets import QTableView

from commune_desk.domain.procedure import Channel
from commune_desk.domain.steps import Action, StepRequest
from commune_desk.services.desk import handling, intake
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.values import CHANNELS
from tests.factories import BIRTH, Clock, a_person, a_reception
from tests.ui.drivers.dossiers import CHANNEL, FILTER, FROM, LIST, Dossiers
from tests.ui.drivers.pages import page_alone

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
