"""Printing: the archived PDF, exactly, on this PC's printer; on the screen where there is none.

A page is drawn as a picture of 300 dpi: what is printed is what was kept. The printer is the one of
the settings, else the system's own; nothing is asked that was answered before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from commune_desk.domain.outside_errors import PrinterNotFound
from commune_desk.domain.slips import SlipKind
from commune_desk.services import printing
from commune_desk.settings import PRINTER, SettingValues
from commune_desk.ui.dialogs.paper_dialog import PaperDialog
from commune_desk.ui.page_frame import PageFrame
from commune_desk.ui.pdf_pages import opened, picture
from commune_desk.ui.words import SLIPS

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from commune_desk.services.printing import Printed

DPI = 300


def print_slips(
    frame: PageFrame, dossier_no: str, kinds: Iterable[SlipKind], *, parent: QWidget
) -> bool:
    """Make, keep and print papers of a dossier; whether all of them came out."""
    outcomes = [_print_slip(frame, dossier_no, kind, parent=parent) for kind in kinds]
    return all(outcomes)


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
    """Draw the pages; the page size is settled before painting, it cannot change afterwards."""
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(_page_size(document))
    upright, lying = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
    printer.setPageOrientation(lying if _is_wide(document) else upright)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        painter.drawImage(painter.viewport(), picture(document, number, DPI))
    painter.end()


def _print_slip(frame: PageFrame, dossier_no: str, kind: SlipKind, *, parent: QWidget) -> bool:
    def put_out(made: Printed) -> None:
        frame.perform(lambda: _put_out(frame, made, parent))

    return frame.perform(lambda: printing.print_slip(frame.desk, dossier_no, kind), then=put_out)


def _put_out(frame: PageFrame, made: Printed, parent: QWidget) -> None:
    """The archived file on paper, or on the screen where no printer is."""
    info = chosen_printer(frame.desk.settings)
    if info is None:
        words = f"{SLIPS[made.kind]} đã được lưu. Máy này chưa có máy in nên giấy hiện ở đây."
        PaperDialog(made.path, words=words, parent=parent).open()
        return
    with opened(made.path.read_bytes(), str(made.path)) as document:
        printer = QPrinter(info)
        printer.setDocName(made.kind.value)
        print_document(document, printer)


def _page_size(document: QPdfDocument) -> QPageSize:
    """The size of the first page, in the upright form that printers know."""
    points = document.pagePointSize(0)
    upright = QSizeF(min(points.toTuple()), max(points.toTuple()))
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def _is_wide(document: QPdfDocument) -> bool:
    points = document.pagePointSize(0)
    return points.width() > points.height()
