"""Who saw whose record, what is kept and what protects it: a leader reads it, and prints it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QTabWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk.desk import Desk
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.people.inspection import KINDS_TITLE, LOOKS_TITLE, MEASURES_TITLE
from tests.factories import a_reception, acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area, wait_for_papers


@pytest.fixture
def page(qtbot, frame: PageFrame, desk: Desk) -> Area:
    intake.receive(desk, a_reception())
    citizens.open_record(desk, citizens.key_of(desk, "087185004321"))
    leader = acting_as(desk, Role.LEADER)
    frame.renew_desk(replace(desk, officer=leader.officer))
    made = Area(page_alone(qtbot, frame, "inspection"))
    wait_for_papers()  # and for the kinds, which are counted beside the window
    return made


def show(page: Area, number: int) -> None:
    tabs = page.widget.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentIndex(number)


def test_a_look_at_a_record_stands_in_the_list_with_its_number_masked(page: Area, desk: Desk):
    [row] = page.cells(LOOKS_TITLE)
    assert desk.officer.full_name in row
    assert "Võ Thị Ánh Nguyệt · 087•••••4321" in row


def test_what_is_kept_is_listed_with_its_law(qtbot, page: Area):
    show(page, 3)
    qtbot.waitUntil(lambda: bool(page.cells(KINDS_TITLE)))
    kinds = {row[0]: row for row in page.cells(KINDS_TITLE)}
    assert kinds["Hồ sơ thủ tục hành chính"][1] == "1"
    assert page.says("(chưa đối chiếu)")


def test_what_protects_the_data_is_listed_as_it_stands(page: Area):
    show(page, 4)
    measures = {row[0]: row[1] for row in page.cells(MEASURES_TITLE)}
    assert measures["Nơi lưu dữ liệu"] == "SQLite, tệp trên máy này"


def test_f9_writes_the_paper(qtbot, page: Area, desk: Desk):
    page.press("F9")
    qtbot.waitUntil(lambda: page.says("du-lieu-ca-nhan-2026-10-01-2026-10-31.pdf"), timeout=20_000)
    assert list(desk.folder.reports.glob("*du-lieu-ca-nhan*.pdf"))
