"""Several papers in one go: seen one by one, paused and gone on with, refused in the middle."""

from dataclasses import replace

import pytest

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.outside_errors import PrinterMissing, PrinterStopped
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.settings import PRINTER
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.work.tasks import Task
from commune_desk.words.errors import sentence
from commune_desk.words.papers.papers import SLIPS
from tests.factories import a_reception
from tests.print_queue import PrintServer
from tests.ui.drivers.dossiers import Dossier, Dossiers
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.printing import PrintRun
from tests.ui.drivers.screen import until

NAME = "quay-6"
OFFERED = [SlipKind.RECEIPT, SlipKind.CONTROL_SLIP, SlipKind.RATING_SLIP]


@pytest.fixture(scope="module")
def installed(print_server: PrintServer) -> None:
    print_server.add_printer(NAME, "A5", "A4")


@pytest.fixture
def queue(installed: None, printers: PrintServer, frame: PageFrame) -> PrintServer:
    """A printer that is the one of this PC."""
    frame.desk = replace(frame.desk, settings=frame.desk.settings.with_value(PRINTER, NAME))
    return printers


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Dossier:
    return Dossier(page_alone(qtbot, frame, "dossier", number))


@pytest.fixture
def dossiers(qtbot, frame: PageFrame) -> Dossiers:
    return Dossiers(page_alone(qtbot, frame, "dossiers"))


def prints_of(desk: Desk, number: str) -> list[str]:
    return [row.kind for row in lookup.known(desk, number).prints]


def test_all_papers_of_a_dossier_go_one_after_the_other_and_the_dialog_is_gone(
    queue: PrintServer, page: Dossier, frame: PageFrame, number: str
):
    run = page.print_all()
    run.wait()
    assert not run.is_there
    assert frame.notices.history[-1].text == "Đã in 3 giấy"
    assert len(queue.received()) == 3
    assert prints_of(frame.desk, number) == OFFERED
    assert any("· in 1 lần" in words for words in page.papers())


def test_it_can_be_paused_and_gone_on_with(
    queue: PrintServer, page: Dossier, frame: PageFrame, number: str
):
    run = page.print_all()
    assert run.can("Dừng")
    run.go()  # the same key pauses
    printed = prints_of(frame.desk, number)
    assert len(printed) < 3
    run.let_pass(seconds=0.5)
    assert prints_of(frame.desk, number) == printed
    assert len(queue.received()) == len(printed)
    run.go()
    run.wait()
    assert prints_of(frame.desk, number) == OFFERED


def test_closing_stops_it_and_nothing_more_is_counted(
    queue: PrintServer, page: Dossier, frame: PageFrame, number: str
):
    run = page.print_all()
    run.choose("Đóng")
    printed = prints_of(frame.desk, number)
    assert len(printed) < 3
    page.let_pass(seconds=0.5)
    assert prints_of(frame.desk, number) == printed


def test_a_printer_that_stands_still_keeps_the_rest_waiting(
    queue: PrintServer, page: Dossier, frame: PageFrame, number: str
):
    queue.call("cupsdisable", NAME)
    try:
        run = page.print_all()
        run.wait()
        assert run.says(sentence(PrinterStopped(NAME)))
        assert run.standing == "Đã in 1 trong 3 giấy, còn 2 giấy chưa in"
        assert run.papers() == [
            f"✓ {number} · {SLIPS[SlipKind.RECEIPT]}",
            f"○ {number} · {SLIPS[SlipKind.CONTROL_SLIP]}",
            f"○ {number} · {SLIPS[SlipKind.RATING_SLIP]}",
        ]
        assert prints_of(frame.desk, number) == OFFERED[:1]
    finally:
        queue.call("cupsenable", NAME)
    assert run.can("In tiếp")
    run.go()
    run.wait()
    assert prints_of(frame.desk, number) == OFFERED


def test_without_a_printer_nothing_is_counted_and_it_is_said(
    page: Dossier, frame: PageFrame, number: str
):
    run = page.print_all()
    run.wait()
    assert run.says(sentence(PrinterMissing()))
    assert prints_of(frame.desk, number) == []
    run.widget.close()


# --- today's receipts ----------------------------------------------------------------------------


def test_a_day_without_a_receipt_is_said(dossiers: Dossiers, frame: PageFrame):
    dossiers.press("Ctrl+P")
    until(lambda: bool(frame.notices.history))
    assert frame.notices.history[-1].text == "Hôm nay chưa có giấy tiếp nhận nào"


def test_the_receipts_are_looked_for_beside_the_typing(
    dossiers: Dossiers, frame: PageFrame, number: str, qtbot
):
    begun: list[Task] = []
    frame.tasks.started.connect(begun.append)
    dossiers.press("Ctrl+P")
    assert [task.title for task in begun] == ["Tìm giấy tiếp nhận hôm nay"]
    assert not dossiers.can("Tất cả giấy tiếp nhận hôm nay")
    run = PrintRun.of(dossiers)
    assert run.papers() == [f"○ {number} · {SLIPS[SlipKind.RECEIPT]}"]
    qtbot.waitUntil(lambda: dossiers.can("Tất cả giấy tiếp nhận hôm nay"))
    run.widget.close()


def test_what_was_printed_is_printed_again_only_when_all_are_chosen(
    queue: PrintServer, dossiers: Dossiers, frame: PageFrame, number: str
):
    other = intake.receive(frame.desk, a_reception()).dossier.dossier_no
    printing.print_slip(frame.desk, number, SlipKind.RECEIPT)
    run = dossiers.print_receipts()
    assert run.papers() == [f"○ {other} · {SLIPS[SlipKind.RECEIPT]}"]
    run.choose("Tất cả  2")
    assert len(run.papers()) == 2
    assert queue.received() == []
    run.choose("Chưa in  1")
    run.go()
    run.wait()
    assert len(queue.received()) == 1
    assert prints_of(frame.desk, number) == prints_of(frame.desk, other) == [SlipKind.RECEIPT]


def test_receipts_that_are_all_printed_can_all_be_printed_again(
    queue: PrintServer, dossiers: Dossiers, frame: PageFrame, number: str
):
    printing.print_slip(frame.desk, number, SlipKind.RECEIPT)
    run = dossiers.print_receipts()
    run.go()
    run.wait()
    assert prints_of(frame.desk, number) == [SlipKind.RECEIPT] * 2
