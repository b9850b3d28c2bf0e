"""One dossier on the screen: its facts, its clock, its history, its papers, its permitted steps."""

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog

from commune_desk.domain.dossier import Action, DossierState
from commune_desk.domain.slips import SlipKind
from commune_desk.services.desk import intake, lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.dialogs.due_dialog import DueDialog
from commune_desk.ui.dialogs.reason_dialog import ReasonDialog
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.dossiers.dossier_page import DossierPage
from commune_desk.ui.pages.dossiers.step_dialog import StepDialog
from commune_desk.ui.printing.paper_dialog import PaperDialog
from commune_desk.words.steps import ACTIONS
from tests.factories import Clock, a_reception

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> DossierPage:
    made = DossierPage(frame)
    qtbot.addWidget(made)
    made.show()
    made.open_item(number)
    made.on_shown()
    return made


def press(page: DossierPage, action: Action) -> None:
    next(a for a in page._step_actions if a.text() == ACTIONS[action]).trigger()


def dialog(page: DossierPage, kind: type[D]) -> D:
    return next(found for found in page.findChildren(kind) if found.isVisible())


def state(desk: Desk, number: str) -> DossierState:
    return lookup.known(desk, number).dossier.state


def test_it_says_what_it_is(page: DossierPage, number: str):
    assert page.title == f"Hồ sơ {number}"
    assert page._facts.told("applicant") == "Võ Thị Ánh Nguyệt"
    assert page._facts.told("due") == "17:00 ngày 06/10/2026"
    assert page._state.text() == "Mới tiếp nhận"
    assert page._badge.accessibleName() == "Trong hạn"


def test_its_history_begins_with_the_reception(page: DossierPage):
    what, when = page._history.lines()[-1]
    assert what == "Tiếp nhận"
    assert when.startswith("09:00 ngày 01/10/2026 · ")


def test_its_clock_is_explained(page: DossierPage):
    assert page._runs.lines() == [
        ("Lần 1: từ 09:00 ngày 01/10/2026, hạn 17:00 ngày 06/10/2026, đang chạy", "")
    ]
    page._explain()
    assert dialog(page, DueDialog).isVisible()


def test_the_usual_next_step_is_the_primary_action(page: DossierPage, desk: Desk, number: str):
    assert page.primary_action is not None
    assert page.primary_action.text() == "Chuyển giải quyết"
    page.primary_action.trigger()
    assert state(desk, number) is DossierState.HANDLING
    assert page.primary_action.text() == "Có kết quả"


def test_every_step_names_its_article(page: DossierPage):
    assert all("NĐ 118/2025/NĐ-CP" in action.toolTip() for action in page._step_actions)


def test_a_step_that_needs_a_reason_asks_for_it(page: DossierPage, desk: Desk, number: str):
    press(page, Action.REQUEST_SUPPLEMENT)
    asked = dialog(page, StepDialog)
    asked._finish()
    assert asked.isVisible()
    asked._form.set_values({"note": "Bản sao giấy chứng tử"})
    asked._finish()
    assert state(desk, number) is DossierState.AWAITING_SUPPLEMENT
    assert "Yêu cầu bổ sung: Bản sao giấy chứng tử" in [what for what, _ in page._history.lines()]
    dialog(page, PaperDialog).accept()


def test_what_the_office_refuses_is_said_in_the_dialog(page: DossierPage):
    press(page, Action.APOLOGISE)
    asked = dialog(page, StepDialog)
    asked._form.set_values({"note": "Mất điện", "until": "02/10/2026"})
    asked._finish()
    assert "Ngày hẹn mới phải sau" in asked._refusal.text()
    assert asked.isVisible()


def test_a_late_result_needs_its_reason(page: DossierPage, desk: Desk, number: str, clock: Clock):
    clock.move(days=20)
    press(page, Action.FINISH)
    asked = dialog(page, StepDialog)
    asked._form.set_values({"late_reason": "Chờ xác minh"})
    asked._finish()
    assert state(desk, number) is DossierState.RESULT_READY
    assert "lý do trễ: Chờ xác minh" in page._facts.told("due")


def test_a_step_is_taken_back_with_its_reason_on_record(
    page: DossierPage, desk: Desk, number: str, frame: PageFrame
):
    press(page, Action.FINISH)
    assert frame.notices.undo_last()
    asked = dialog(page, ReasonDialog)
    asked._form.set_values({"reason": "Bấm nhầm"})
    asked._finish()
    assert state(desk, number) is DossierState.RECEIVED
    assert "Hoàn tác bước vừa làm: Bấm nhầm" in [what for what, _ in page._history.lines()]


def test_a_paper_is_printed_and_counted(page: DossierPage, desk: Desk, number: str):
    page._print(SlipKind.RECEIPT)
    dialog(page, PaperDialog).accept()
    assert [row.kind for row in lookup.known(desk, number).prints] == [SlipKind.RECEIPT]
    assert any("In giấy tờ" in what for what, _ in page._history.lines())


def test_an_unknown_number_is_refused_in_words(page: DossierPage, frame: PageFrame):
    page.open_item("000-0")
    assert "Không có hồ sơ mã 000-0" in frame.notices.history[-1].text
