"""What comes out of the printer is the archived file, page by page, in its own size."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QDesktopServices, QImage, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from shiboken6 import delete

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.outside_errors import FileUnreadable, PrinterNotFound
from commune_desk.domain.papers.printing import PrintSetup
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.printing.paper_dialog import PaperDialog, ShownPaper
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.printing.pdf_pages import opened, picture
from commune_desk.ui.printing.printer import chosen_printer, print_document, print_slips
from tests.factories import a_reception
from tests.ui.drivers.screen import Area, awake, until, wait_for_papers


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def paper(desk: Desk, number: str) -> bytes:
    return printing.print_slip(desk, number, SlipKind.RECEIPT).paper.content


def test_a_paper_waits_for_what_is_asked_meanwhile(qtbot, frame: PageFrame, number: str):
    """Over the fee that is being typed it would take the keys."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    print_slips(frame, number, (SlipKind.RECEIPT,), parent=parent)
    asked = QDialog(parent)
    asked.open()
    wait_for_papers()
    assert parent.findChildren(PaperDialog) == []
    asked.reject()
    [shown] = parent.findChildren(PaperDialog)
    assert shown.isVisible()
    shown.close()


def on_a_sheet(tmp_path: Path, *, points_from_foot: int) -> bytes:
    """A sheet with one line on it, where a certificate stands or where a letter begins."""
    file = tmp_path / f"{points_from_foot}.pdf"
    drawn = Canvas(str(file), pagesize=A4)
    drawn.drawString(100, points_from_foot, "CHUNG THUC BAN SAO")
    drawn.save()
    return file.read_bytes()


@pytest.mark.parametrize(("points_from_foot", "is_moved"), [(100, True), (760, False)])
def test_a_paper_is_seen_where_something_stands_on_it(
    qtbot, tmp_path: Path, *, points_from_foot: int, is_moved: bool
):
    """A certificate at the foot of its sheet was shown as white paper."""
    content = on_a_sheet(tmp_path, points_from_foot=points_from_foot)
    dialog = PaperDialog(ShownPaper(content, "Lời chứng đã được lưu.", lambda: True))
    qtbot.addWidget(dialog)
    dialog.show()
    [view] = dialog.findChildren(PaperView)
    qtbot.wait(50)
    assert (view.verticalScrollBar().value() > 0) is is_moved


def test_a_paper_comes_over_the_dialog_that_asked_for_it(qtbot, frame: PageFrame, number: str):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    asking = QDialog(parent)
    asking.open()
    print_slips(frame, number, (SlipKind.RECEIPT,), parent=asking)
    wait_for_papers()
    [shown] = asking.findChildren(PaperDialog)
    assert shown.isVisible()
    shown.close()
    asking.close()


def test_a_printer_that_is_gone_is_refused_by_its_name(qapp):
    with pytest.raises(PrinterNotFound) as refused:
        chosen_printer(PrintSetup(printer="HP-1020"))
    assert refused.value.printer == "HP-1020"


def test_without_a_printer_the_paper_is_shown_and_counted_when_it_leaves(
    qtbot, frame: PageFrame, number: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    parent = QWidget()
    qtbot.addWidget(parent)
    print_slips(frame, number, (SlipKind.RECEIPT,), parent=parent)
    wait_for_papers()
    [shown] = parent.findChildren(PaperDialog)
    assert shown.isVisible()
    assert lookup.known(desk, number).prints == ()
    Area(shown).choose("Mở bằng chương trình khác")
    Area(shown).choose("Mở bằng chương trình khác")
    assert len(lookup.known(desk, number).prints) == 1


def test_a_paper_is_shown_over_the_window_when_who_asked_was_closed(
    qtbot, frame: PageFrame, number: str
):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    asking = QDialog(window)
    asking.open()
    print_slips(frame, number, (SlipKind.RECEIPT,), parent=asking, then=pytest.fail)
    asking.close()
    delete(asking)
    wait_for_papers()
    [shown] = window.findChildren(PaperDialog)
    assert shown.isVisible()
    shown.close()


def test_the_print_has_the_pages_and_the_size_of_the_archived_paper(
    qapp, paper: bytes, tmp_path: Path
):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with opened(paper) as document:
        print_document(document, printer)
        pages = document.pageCount()
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A5
    with opened((tmp_path / "out.pdf").read_bytes()) as printed:
        assert printed.pageCount() == pages


def test_a_page_is_drawn_on_white_paper(qapp, paper: bytes):
    with opened(paper) as document:
        drawn = picture(document, 0, 72)
    assert drawn.pixelColor(2, 2).name() == "#ffffff"
    assert (drawn.width(), drawn.height()) == (420, 595)


def test_what_is_no_pdf_is_refused(qapp):
    with pytest.raises(FileUnreadable), opened(b"nothing"):
        pass


def test_a_window_that_opens_draws_each_page_once(qtbot, paper: bytes, monkeypatch):
    drawn: list[int] = []
    draw = QPdfDocument.render

    def seen(document: QPdfDocument, number: int, size: QSize) -> QImage:
        drawn.append(number)
        return draw(document, number, size)

    monkeypatch.setattr(QPdfDocument, "render", seen)
    dialog = PaperDialog(ShownPaper(paper, "Máy này chưa có máy in.", lambda: True))
    qtbot.addWidget(dialog)
    dialog.show()
    awake(dialog)
    until(lambda: bool(drawn))
    QApplication.processEvents()
    assert drawn == list(dict.fromkeys(drawn))
    dialog.close()


def test_a_paper_on_the_screen_follows_the_width(qtbot, paper: bytes):
    view = PaperView("")
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    view.show_pdf(paper)
    assert view.page_count() == 2
    pages = [Area(view).find(f"Trang {number}/2 của giấy sẽ in") for number in (1, 2)]
    assert all(300 < page.width() <= 400 for page in pages)
    view.clear()
    assert view.page_count() == 0
