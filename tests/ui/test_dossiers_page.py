"""The list of dossiers: chips with counts, filters by typing, deadlines in words."""

import pytest

from commune_desk.domain.dossier import Action, StepRequest
from commune_desk.domain.dossier_list import DossierView
from commune_desk.domain.procedure import Channel
from commune_desk.services.desk import handling, intake
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.dossiers.page import DossiersPage
from tests.factories import BIRTH, Clock, a_person, a_reception

MAN = a_person(full_name="Trần Quốc Nam", personal_id="087073052838")


@pytest.fixture
def numbers(desk: Desk) -> list[str]:
    """Two dossiers: one that takes three days, one of the same day filed online by a man."""
    slow = intake.receive(desk, a_reception())
    quick = a_reception(procedure_code=BIRTH, applicant=MAN, channel=Channel.ONLINE)
    return [slow.dossier.dossier_no, intake.receive(desk, quick).dossier.dossier_no]


@pytest.fixture
def page(qtbot, frame: PageFrame, numbers: list[str]) -> DossiersPage:
    made = DossiersPage(frame)
    qtbot.addWidget(made)
    made.show()
    made.on_shown()
    return made


def shown(page: DossiersPage) -> list[str]:
    return [page._model.row_at(row).dossier_no for row in range(page._model.rowCount())]


def cells(page: DossiersPage, row: int) -> list[str]:
    return [page._model.index(row, column).data() for column in range(page._model.columnCount())]


def test_the_newest_stands_first_and_the_view_is_ready_to_type(page: DossiersPage, numbers):
    assert shown(page) == numbers[::-1]
    assert page.focusWidget() is page._text


def test_a_deadline_is_a_word_and_not_only_a_colour(page: DossiersPage):
    assert cells(page, 0)[0] == "Sắp đến hạn"


def test_chips_carry_what_waits(page: DossiersPage):
    assert page._view._buttons[DossierView.OPEN].text() == "Đang giải quyết  2"
    assert page._view._buttons[DossierView.OVERDUE].text() == "Quá hạn"


def test_a_chip_narrows_the_list(page: DossiersPage, numbers):
    page._view._buttons[DossierView.DUE_SOON].click()
    assert shown(page) == [numbers[1]]


def test_a_name_without_marks_narrows_the_list(qtbot, page: DossiersPage, numbers):
    qtbot.keyClicks(page._text, "quoc nam")
    qtbot.waitUntil(lambda: shown(page) == [numbers[1]])


def test_channel_and_period_narrow_the_list(page: DossiersPage, numbers):
    page._channel.set_value(Channel.ONLINE)
    page._refresh()
    assert shown(page) == [numbers[1]]
    page._from.set_value("02/10/2026")
    page._refresh()
    assert shown(page) == []


def test_half_a_date_filters_nothing_yet(page: DossiersPage, numbers):
    page._from.set_value("02/")
    page._refresh()
    assert len(shown(page)) == len(numbers)


def test_enter_opens_the_dossier(qtbot, page: DossiersPage, frame: PageFrame, numbers):
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page._table.opened.emit(page._model.row_at(0))
    assert wanted.args == ["dossier", numbers[1]]


def test_a_change_elsewhere_is_seen_at_once(
    page: DossiersPage, frame: PageFrame, desk: Desk, numbers: list[str]
):
    handling.step(desk, numbers[0], StepRequest(Action.FINISH, desk.now()))
    frame.changes.dossiers_changed.emit()
    assert shown(page) == [numbers[1]]


def test_an_overdue_dossier_says_so(page: DossiersPage, clock: Clock):
    clock.move(days=30)
    page._refresh()
    assert {cells(page, row)[0] for row in range(2)} == {"Quá hạn"}
