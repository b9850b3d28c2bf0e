"""Handing over: scan the receipt, one key, and the citizen is asked how it was."""

import pytest
from PySide6.QtCore import Qt

from commune_desk.domain.dossier import Action, DossierState, StepRequest
from commune_desk.domain.rating import RatingLevel
from commune_desk.services.desk import handling, intake, lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.returns.page import ReturnsPage
from commune_desk.ui.public.rating_window import RatingWindow
from tests.factories import a_person, a_reception

MAN = a_person(full_name="Trần Quốc Nam", personal_id="087073052838")


@pytest.fixture
def ready(desk: Desk) -> str:
    """The number of a dossier whose result lies there."""
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    return number


@pytest.fixture
def page(qtbot, frame: PageFrame, ready: str) -> ReturnsPage:
    made = ReturnsPage(frame)
    qtbot.addWidget(made)
    made.show()
    made.on_shown()
    return made


def scan(qtbot, page: ReturnsPage, text: str) -> None:
    page._scan.setText(text)
    qtbot.keyClick(page._scan, Qt.Key.Key_Return)


def rating_window(page: ReturnsPage) -> RatingWindow | None:
    windows = page.window().findChildren(RatingWindow)
    return next((window for window in windows if window.isVisible()), None)


def rate(page: ReturnsPage, level: RatingLevel) -> None:
    window = rating_window(page)
    assert window is not None
    window.choose(level)
    window._leave()


def test_what_is_ready_is_listed(page: ReturnsPage, ready: str):
    assert page._model.row_at(0).dossier_no == ready
    assert page.focusWidget() is page._scan
    assert not page.primary_action.isEnabled()


def test_a_scanned_receipt_is_handed_over_with_one_key(
    qtbot, page: ReturnsPage, desk: Desk, ready: str
):
    scan(qtbot, page, ready)
    assert page._facts.told("applicant") == "Võ Thị Ánh Nguyệt"
    page.primary_action.trigger()
    assert lookup.known(desk, ready).dossier.state is DossierState.RETURNED
    assert page._model.rowCount() == 0
    rate(page, RatingLevel.SATISFIED)


def test_the_answer_goes_to_the_office_and_the_clerk_sees_only_that_there_was_one(
    qtbot, page: ReturnsPage, desk: Desk, frame: PageFrame, ready: str
):
    scan(qtbot, page, ready)
    page.primary_action.trigger()
    rate(page, RatingLevel.VERY_SATISFIED)
    given = lookup.known(desk, ready).rating
    assert given is not None
    assert given.level is RatingLevel.VERY_SATISFIED
    assert frame.notices.history[-1].text == "Người dân đã đánh giá."


def test_a_dossier_that_is_not_ready_cannot_be_handed_over(qtbot, page: ReturnsPage, desk: Desk):
    number = intake.receive(desk, a_reception(applicant=MAN)).dossier.dossier_no
    scan(qtbot, page, number)
    assert page._state.text() == "Mới tiếp nhận"
    assert not page.primary_action.isEnabled()


def test_a_number_that_nobody_knows_is_said_beside_the_box(qtbot, page: ReturnsPage):
    scan(qtbot, page, "000-0")
    assert "Không có hồ sơ mã 000-0" in page._field.message()


def test_a_name_finds_the_only_one(qtbot, page: ReturnsPage, ready: str):
    scan(qtbot, page, "anh nguyet")
    assert page._number.text() == ready
