"""The box above a list: arrow down leads into the list, on every page that has one."""

import pytest
from PySide6.QtWidgets import QTableView

from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from tests.factories import a_reception
from tests.ui.drivers.dossiers import FILTER, LIST
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.returns import LIST as READY
from tests.ui.drivers.returns import SCAN
from tests.ui.drivers.screen import Area

PLACES = {
    "dossiers": (FILTER, LIST),
    "returns": (SCAN, READY),
    "citizens": ("Tìm công dân", "Công dân tìm thấy"),
    "catalogue": ("Lọc thủ tục", "Danh sách thủ tục"),
    "forms": ("Lọc mẫu", "Danh sách mẫu"),
}
"""The box and the list of each page."""


@pytest.mark.parametrize("key", PLACES)
def test_arrow_down_leads_from_the_box_into_the_list(key: str, qtbot, frame: PageFrame, desk: Desk):
    intake.receive(desk, a_reception())
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    box, name = PLACES[key]
    page = Area(page_alone(qtbot, frame, key))
    page.go_to(box)
    if key == "citizens":
        page.type_in("nguyet")
        page.let_pass(seconds=1)
    page.press("Down")
    assert page.focus == name
    assert page.find_a(QTableView, name).selectionModel().hasSelection()
