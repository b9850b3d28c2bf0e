"""The register workbooks are kept in step by themselves, and the strip says how they stand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from commune_desk.domain.outside_errors import WorkbookInUse
from commune_desk.files import outgoing
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.workbook_keeper import WorkbookKeeper
from tests.factories import a_reception
from tests.ui.drivers.screen import let_pass

OCTOBER = "so-theo-doi-ho-so-2026-10.xlsx"

Told = list[tuple[str, bool]]


@pytest.fixture
def told(frame: PageFrame) -> Told:
    """What the strip was told of the workbooks, and whether it is wrong."""
    said: Told = []
    frame.status_changed.connect(lambda _place, text, is_wrong: said.append((text, is_wrong)))
    return said


@pytest.fixture
def keeper(frame: PageFrame, told: Told) -> WorkbookKeeper:
    made = WorkbookKeeper(frame, QObject(frame))
    made.show_standing()
    return made


def test_before_the_first_time_it_says_so(keeper: WorkbookKeeper, told: Told):
    assert told[-1] == ("Chưa đồng bộ sổ Excel", False)


def test_a_change_is_written_once_the_desk_is_quiet(
    qtbot, keeper: WorkbookKeeper, frame: PageFrame, desk: Desk
):
    intake.receive(desk, a_reception())
    frame.changes.dossiers_changed.emit()
    let_pass(keeper, seconds=45)
    assert not desk.folder.workbooks.exists()
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        let_pass(keeper, seconds=60)
    assert (desk.folder.workbooks / OCTOBER).exists()


def test_what_is_written_by_itself_is_no_key_of_the_clerk(
    qtbot, keeper: WorkbookKeeper, frame: PageFrame, desk: Desk
):
    """An Enter that was pressed when the quiet minute was over was dead with what it began."""
    done: list[str] = []
    intake.receive(desk, a_reception())
    frame.changes.dossiers_changed.emit()
    frame.done.connect(lambda: done.append("done"))
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        let_pass(keeper, seconds=61)
    assert done == []
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        frame.sync_wanted.emit()
    assert done == ["done"]


def test_what_was_written_is_told_with_its_time(
    qtbot, keeper: WorkbookKeeper, frame: PageFrame, desk: Desk, told: Told
):
    intake.receive(desk, a_reception())
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        keeper.sync()
    assert told[-1] == ("Đã đồng bộ 09:00", False)
    assert OCTOBER in frame.notices.history[-1].text


@pytest.mark.usefixtures("keeper")
def test_who_asked_is_told_that_nothing_had_to_be_written(qtbot, frame: PageFrame):
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        frame.sync_workbooks()
    assert "đã khớp" in frame.notices.history[-1].text


def test_a_workbook_that_is_open_elsewhere_is_said_and_tried_again(
    qtbot, keeper: WorkbookKeeper, frame: PageFrame, desk: Desk, told: Told, monkeypatch
):
    intake.receive(desk, a_reception())
    with monkeypatch.context() as excel:
        excel.setattr(outgoing, "replace", in_use)
        with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
            keeper.sync()
    assert "đang mở ở chương trình khác" in frame.notices.history[-1].text
    assert told[-1] == ("Sổ Excel đang mở ở nơi khác", True)
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        let_pass(keeper, seconds=30)
    assert (desk.folder.workbooks / OCTOBER).exists()


def in_use(target: Path, _content: bytes) -> None:
    """Excel holds the workbook."""
    raise WorkbookInUse(str(target), "")
