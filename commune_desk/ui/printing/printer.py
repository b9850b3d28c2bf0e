"""Printing: the archived PDF, exactly, on this PC's printer; on the screen where there is none.

A page is drawn as a picture of 300 dpi in its own size: what is printed is what was kept, in black
and on one side, since the copies of a slip go to different hands. The printer is the one of the
settings, else the system's own; nothing is asked that was answered before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from commune_desk.domain.outside_errors import PrinterNotFound, PrinterRefused, PrinterStopped
from commune_desk.domain.papers import SlipKind
from commune_desk.services.papers import printing
from commune_desk.settings import PRINTER, SettingValues
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.printing.paper_dialog import PaperDialog
from commune_desk.ui.printing.pdf_pages import POINTS_PER_INCH, opened, picture
from commune_desk.ui.printing.sheets import sheet_for
from commune_desk.words.papers import SLIPS

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from commune_desk.services.papers.printing import Printed

DPI = 300


def print_slips(
    frame: PageFrame, dossier_no: str, kinds: Iterable[SlipKind], *, parent: QWidget
) -> bool:
    """Make, keep and print papers of a dossier; whether all of them were made.

    A paper is counted when the printer took it. Where they are shown and not printed, the first one
    lies on top, and one is counted when it is handed to another program.
    """
    makes = [partial(printing.make_slip, frame.desk, dossier_no, kind) for kind in kinds]
    count = partial(printing.count_print, frame.desk)
    return print_made(frame, makes, count=count, parent=parent)


def print_made(
    frame: PageFrame,
    makes: Sequence[Callable[[], Printed]],
    *,
    count: Callable[[Printed], object],
    parent: QWidget,
) -> bool:
    """Make papers and print them; whether all of them were made.

    Args:
        frame: where an error is said.
        makes: each makes one paper.
        count: called with a paper that went out.
        parent: of the window that shows what is not printed.
    """
    made: list[Printed] = []
    for make in makes:
        frame.perform(make, then=made.append)
    found: list[QPrinterInfo | None] = []
    if frame.perform(lambda: chosen_printer(frame.desk.settings), then=found.append):
        for paper in made if found[0] else reversed(made):
            announced = frame.changes.dossiers_changed
            gone = partial(frame.perform, partial(count, paper), announces=announced)
            frame.perform(partial(_put_out, found[0], paper, parent, count=gone))
    return len(made) == len(makes)


def chosen_printer(settings: SettingValues) -> QPrinterInfo | None:
    """The printer to be used; None where this PC has none.

    Raises:
        PrinterNotFound: the settings name a printer that is not installed any more.
    """
    name = settings[PRINTER]
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if name and info.isNull():
        raise PrinterNotFound(printer=name)
    return None if info.isNull() else info


def print_document(document: QPdfDocument, printer: QPrinter) -> None:
    """Draw the pages on the paper that the printer has for them.

    Raises:
        PrinterRefused: the printer does not begin.
    """
    sheet = sheet_for(document.pagePointSize(0), QPrinterInfo(printer).supportedPageSizes())
    # The paper is settled before painting, it cannot change afterwards. Pictures in colour would be
    # sent as JPEG, with specks around the letters.
    printer.setResolution(DPI)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setFullPage(True)
    printer.setPageSize(sheet.size)
    printer.setPageOrientation(sheet.orientation)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused(printer=printer.printerName())
    dots = printer.logicalDpiX() / POINTS_PER_INCH  # the printer's own, not always our 300
    for number in range(document.pageCount()):
        place = number % len(sheet.corners)
        if number and place == 0:
            printer.newPage()
        page = document.pagePointSize(number)
        target = QRect((sheet.corners[place] * dots).toPoint(), (page * dots).toSize())
        painter.drawImage(target, picture(document, number, DPI))
    painter.end()


def _put_out(
    info: QPrinterInfo | None, made: Printed, parent: QWidget, *, count: Callable[[], object]
) -> None:
    """The archived file on paper, or on the screen where no printer is."""
    if info is None:
        words = f"{SLIPS[made.kind]} đã được lưu. Máy này chưa có máy in nên giấy hiện ở đây."
        dialog = PaperDialog(made.path, words=words, parent=parent)
        dialog.handed_out.connect(count)
        dialog.open()
        return
    with opened(made.path.read_bytes(), str(made.path)) as document:
        printer = QPrinter(info)
        printer.setDocName(made.kind.value)
        print_document(document, printer)
    count()
    if info.state() is QPrinter.PrinterState.Error:
        raise PrinterStopped(printer=info.printerName())
