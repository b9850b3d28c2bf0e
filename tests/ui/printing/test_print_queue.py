"""A print queue gets the archived paper: as many pages, as large, every line in its place."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageOps
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from commune_desk.declared_setting import Setting
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.outside_errors import (
    PrinterNotFound,
    PrinterRefused,
    PrinterStopped,
    TrayNotFound,
)
from commune_desk.domain.papers.printing import PrintSetup, key_of_form
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import declarations, kept_papers, print_setups, printing
from commune_desk.services.papers.printing import Printed
from commune_desk.services.reception import intake
from commune_desk.settings import PRINT_COPIES, PRINTER, SHIFT_ACROSS, SHIFT_DOWN, TRAY
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.printing.paper_dialog import PaperDialog
from commune_desk.ui.printing.pdf_pages import opened
from commune_desk.ui.printing.printer import (
    DPI,
    chosen_printer,
    print_document,
    print_made,
    print_slips,
)
from commune_desk.ui.printing.trays import trays_of
from commune_desk.words.errors import sentence
from tests.documents.reading import read
from tests.factories import a_reception
from tests.print_queue import PrintServer
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import until, wait_for_papers
from tests.ui.pages.intake.declarations.test_declarations import CARD
from tests.ui.pages.intake.test_linking import BIRTH as A_BIRTH
from tests.ui.printing.raster import centre, drawn

BOTH, ONLY_A4 = "quay-1", "quay-2"
TENTHS_PER_DOT = 254 / DPI
A5_MM, A4_LYING_MM = (148, 210), (297, 210)


@pytest.fixture(scope="module")
def office_printers(print_server: PrintServer) -> None:
    """One printer for A5 and A4, and one that has nothing but A4."""
    print_server.add_printer(BOTH, "A5", "A4", trays=("Upper", "Manual"))
    print_server.add_printer(ONLY_A4, "A4")


@pytest.fixture
def queue(office_printers: None, printers: PrintServer) -> PrintServer:
    return printers


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def set_up(frame: PageFrame, setting: Setting[Any], value: object, paper: str = "") -> None:
    """Print a paper that way from now on."""
    frame.desk = replace(
        frame.desk, settings=print_setups.save(frame.desk, setting, value, paper=paper)
    )


def print_receipt(frame: PageFrame, number: str, window: QWidget, *, printer: str) -> bytes:
    """Print a receipt on a printer of the settings; the paper that the archive keeps of it."""
    set_up(frame, PRINTER, printer)
    print_slips(frame, number, (SlipKind.RECEIPT,), parent=window)
    wait_for_papers()
    [kept] = frame.desk.folder.archive.rglob("*.sealed")
    return kept_papers.get(frame.desk, kept.stem).content


def ink(page: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that is printed on a page."""
    box = ImageOps.invert(page).point(lambda darkness: 255 if darkness > 128 else 0).getbbox()
    assert box is not None
    return box


def are_same(page: Image.Image, other: Image.Image) -> bool:
    """Whether every dot is the same, where both have one: printers round paper to whole points."""
    shared = (0, 0, min(page.width, other.width), min(page.height, other.height))
    return ImageChops.difference(page.crop(shared), other.crop(shared)).getbbox() is None


def printed_codes(pdf: bytes) -> list[str]:
    """What a reader finds on the pages as printed, one after the other."""
    return [code.text for page in drawn(pdf) for code in zxingcpp.read_barcodes(page)]


def test_the_printer_of_the_settings_is_found(queue, qapp):
    info = chosen_printer(PrintSetup(printer=ONLY_A4))
    assert info is not None
    assert info.printerName() == ONLY_A4


def test_a_receipt_arrives_as_it_was_kept(queue, frame, number, window):
    kept = print_receipt(frame, number, window, printer=BOTH)
    [got] = queue.received()
    assert read(got).sizes == read(kept).sizes == (A5_MM,) * 2
    for printed, archived in zip(drawn(got), drawn(kept), strict=True):
        assert are_same(printed, archived)


def test_a_scanner_reads_the_dossier_number_off_the_print(queue, frame, number, window):
    print_receipt(frame, number, window, printer=BOTH)
    [got] = queue.received()
    assert printed_codes(got) == [number] * 2


def test_each_copy_has_its_own_sheet_and_no_coloured_ink(queue, frame, number, window):
    kept = print_receipt(frame, number, window, printer=BOTH)
    printer = QPrinter(QPrinterInfo.printerInfo(BOTH))
    assert printer.duplex() is QPrinter.DuplexMode.DuplexLongSide
    with opened(kept) as document:
        print_document(document, printer)
    assert printer.duplex() is QPrinter.DuplexMode.DuplexNone
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale


def test_a_printer_without_a5_gets_both_copies_side_by_side(queue, frame, number, window):
    kept = print_receipt(frame, number, window, printer=ONLY_A4)
    [got] = queue.received()
    assert read(got).sizes == (A4_LYING_MM,)
    assert printed_codes(got) == [number] * 2
    [sheet] = drawn(got)
    middle = sheet.width // 2
    halves = (0, 0, middle, sheet.height), (middle, 0, sheet.width, sheet.height)
    for half, archived in zip(halves, drawn(kept), strict=True):
        assert ink(sheet.crop(half)) == pytest.approx(ink(archived), abs=1)


def test_a_paused_printer_is_said_and_the_paper_waits(queue, frame, number, window):
    queue.call("cupsdisable", BOTH)
    try:
        print_receipt(frame, number, window, printer=BOTH)
    finally:
        queue.call("cupsenable", BOTH)
    assert [notice.text for notice in frame.notices.history] == [sentence(PrinterStopped(BOTH))]
    assert len(queue.received()) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_begin_is_said(queue, frame, number, window, tmp_path: Path):
    kept = print_receipt(frame, number, window, printer=BOTH)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
    with opened(kept) as document, pytest.raises(PrinterRefused):
        print_document(document, printer)


# --- what is kept of each paper ------------------------------------------------------------------


def test_each_paper_goes_to_its_own_printer(queue, frame, number, window):
    set_up(frame, PRINTER, BOTH)
    set_up(frame, PRINTER, ONLY_A4, paper=SlipKind.CONTROL_SLIP)
    print_slips(frame, number, (SlipKind.RECEIPT, SlipKind.CONTROL_SLIP), parent=window)
    wait_for_papers()
    printers = [str(job["printer-uri"]).rpartition("/")[2] for job in queue.asked()]
    assert printers == [BOTH, ONLY_A4]


def test_a_paper_is_printed_while_the_next_is_made(queue, frame, number, window):
    set_up(frame, PRINTER, BOTH)
    may_go_on = Event()

    def make_next() -> Printed:
        assert may_go_on.wait(20)
        return printing.make_slip(frame.desk, number, SlipKind.CONTROL_SLIP)

    receipt: Callable[[], Printed]
    receipt = partial(printing.make_slip, frame.desk, number, SlipKind.RECEIPT)
    count = partial(printing.count_print, frame.desk)
    print_made(frame, [receipt, make_next], count=count, parent=window)
    until(lambda: len(lookup.known(frame.desk, number).prints) == 1)
    assert len(queue.received()) == 1
    may_go_on.set()
    wait_for_papers()
    assert len(queue.received()) == 2


def test_tray_and_copies_reach_the_printer(queue, frame, number, window):
    set_up(frame, TRAY, "Manual", paper=SlipKind.RECEIPT)
    set_up(frame, PRINT_COPIES, 3, paper=SlipKind.RECEIPT)
    print_receipt(frame, number, window, printer=BOTH)
    [job] = queue.asked()
    assert (job["InputSlot"], job["copies"], job["sides"]) == ("Manual", 3, "one-sided")


def test_a_paper_without_its_own_tray_leaves_it_to_the_printer(queue, frame, number, window):
    set_up(frame, TRAY, "Manual", paper=SlipKind.CONTROL_SLIP)
    print_receipt(frame, number, window, printer=BOTH)
    [job] = queue.asked()
    assert "InputSlot" not in job
    assert job.get("copies", 1) == 1


def test_the_trays_have_the_names_of_the_driver(queue, qapp):
    assert [(tray.name, tray.words) for tray in trays_of(BOTH)] == [
        ("Upper", "Khay 1"),
        ("Manual", "Khay 2"),
    ]
    assert trays_of(ONLY_A4) == trays_of("không có máy này") == ()


def test_a_tray_that_is_gone_is_said_and_nothing_is_printed(queue, frame, number, window):
    set_up(frame, TRAY, "Lower")
    print_receipt(frame, number, window, printer=BOTH)
    assert [one.text for one in frame.notices.history] == [sentence(TrayNotFound(BOTH, "Lower"))]
    assert queue.received() == []
    assert lookup.known(frame.desk, number).prints == ()


def test_a_printer_that_is_gone_is_said_and_no_other_takes_its_place(queue, frame, number, window):
    queue.add_printer("quay-3", "A4")
    set_up(frame, PRINTER, "quay-3", paper=SlipKind.RECEIPT)
    queue.remove_printer("quay-3")
    print_receipt(frame, number, window, printer=BOTH)
    assert [one.text for one in frame.notices.history] == [sentence(PrinterNotFound("quay-3"))]
    assert queue.received() == []
    assert window.findChildren(PaperDialog) == []


@pytest.mark.parametrize(("across", "down"), [(15, -8), (-30, 45), (2, 1)])
def test_everything_is_moved_by_the_offset_and_the_archive_is_not(
    queue, frame, number, window, across: int, down: int
):
    set_up(frame, SHIFT_ACROSS, across, paper=SlipKind.RECEIPT)
    set_up(frame, SHIFT_DOWN, down, paper=SlipKind.RECEIPT)
    kept = print_receipt(frame, number, window, printer=BOTH)
    [got] = queue.received()
    for printed, archived in zip(drawn(got), drawn(kept), strict=True):
        (left, top), (new_left, new_top) = centre(archived), centre(printed)
        moved = ((new_left - left) * TENTHS_PER_DOT, (new_top - top) * TENTHS_PER_DOT)
        assert moved == pytest.approx((across, down), abs=TENTHS_PER_DOT)


def test_two_slips_on_a_sheet_are_moved_together(queue, frame, number, window):
    set_up(frame, SHIFT_ACROSS, 20)
    kept = print_receipt(frame, number, window, printer=ONLY_A4)
    [sheet] = drawn(queue.received()[0])
    left, _, end, _ = ink(drawn(kept)[0])
    middle, moved = sheet.width / 2, 20 * DPI / 254
    assert ink(sheet)[0] == pytest.approx(left + moved, abs=1)
    assert ink(sheet)[2] == pytest.approx(middle + end + moved, abs=2)


def test_f9_sends_each_paper_of_a_birth_as_this_pc_prints_it(qtbot, queue, frame):
    form = key_of_form("birth")
    set_up(frame, PRINTER, BOTH)
    set_up(frame, TRAY, "Manual", paper=form)
    set_up(frame, PRINT_COPIES, 2, paper=form)
    set_up(frame, SHIFT_ACROSS, 13, paper=form)
    set_up(frame, SHIFT_DOWN, -7, paper=form)
    set_up(frame, TRAY, "Upper", paper=SlipKind.RECEIPT)
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.scan(CARD)
    page.pick("ks")
    page.fill_in(A_BIRTH)
    page.receive()
    told = {str(job["job-name"]): job for job in queue.asked()}
    declared, receipt = told[form], told[SlipKind.RECEIPT]
    assert (declared["InputSlot"], declared["copies"]) == ("Manual", 2)
    assert (receipt["InputSlot"], receipt.get("copies", 1)) == ("Upper", 1)
    number = page.last_no
    kept = declarations.make_declaration(frame.desk, number, "birth").paper.content
    got = queue.received()[list(told).index(form)]
    # the reader here sets the picture on its own dots, which may be another one
    for printed, archived in zip(drawn(got), drawn(kept), strict=True):
        (left, top), (new_left, new_top) = centre(archived), centre(printed)
        moved = ((new_left - left) * TENTHS_PER_DOT, (new_top - top) * TENTHS_PER_DOT)
        assert moved == pytest.approx((13, -7), abs=1.5 * TENTHS_PER_DOT)
