"""A print queue gets the archived paper: as many pages, as large, every line in its place."""

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageOps
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from commune_desk.domain.outside_errors import PrinterRefused, PrinterStopped
from commune_desk.domain.papers import SlipKind
from commune_desk.services.desk import intake
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import PRINTER, SettingValues
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.printing.pdf_pages import opened, picture
from commune_desk.ui.printing.printer import (
    DPI,
    chosen_printer,
    print_document,
    print_slips,
)
from commune_desk.words.errors import sentence
from tests.documents.reading import read
from tests.factories import a_reception
from tests.print_queue import PrintServer

BOTH, ONLY_A4 = "quay-1", "quay-2"
A5_MM, A4_LYING_MM = (148, 210), (297, 210)


@pytest.fixture(scope="module")
def office_printers(print_server: PrintServer) -> None:
    """One printer for A5 and A4, and one that has nothing but A4."""
    print_server.add_printer(BOTH, "A5", "A4")
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


def print_receipt(frame: PageFrame, number: str, window: QWidget, *, printer: str) -> bytes:
    """Print a receipt on a printer of the settings; the paper that the archive keeps of it."""
    frame.desk = replace(frame.desk, settings=frame.desk.settings.with_value(PRINTER, printer))
    assert print_slips(frame, number, (SlipKind.RECEIPT,), parent=window)
    [kept] = frame.desk.folder.archive.rglob("*.pdf")
    return kept.read_bytes()


def drawn(pdf: bytes) -> list[Image.Image]:
    """The pages of a PDF, as fine as the printer draws them."""
    with opened(pdf) as document:
        pages = [picture(document, page, DPI) for page in range(document.pageCount())]
    return [grey(page) for page in pages]


def grey(page: QImage) -> Image.Image:
    plain = page.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (plain.width(), plain.height())
    return Image.frombytes("L", size, bytes(plain.constBits()), "raw", "L", plain.bytesPerLine())


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
    info = chosen_printer(SettingValues().with_value(PRINTER, ONLY_A4))
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
