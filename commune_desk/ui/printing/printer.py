"""Printing: the archived PDF, exactly, on this PC's printer; on the screen where there is none.

A page is drawn as a picture of 300 dpi in its own size: what is printed is what was kept, in black
and on one side, since the copies of a slip go to different hands. How each paper is printed the
settings of this PC say (`services.papers.print_setups`); nothing is asked that was answered before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from commune_desk.domain.desk.papers import PaperSize, SlipKind
from commune_desk.domain.outside_errors import (
    PrinterMissing,
    PrinterNotFound,
    PrinterRefused,
    PrinterStopped,
)
from commune_desk.domain.papers.printing import TENTHS_PER_INCH, PrintablePaper, PrintSetup
from commune_desk.services.papers import print_setups, printing
from commune_desk.services.papers.print_setups import setup_of
from commune_desk.setting_values import SettingValues
from commune_desk.ui.frame.notices.notices import Tone, WayOut
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.layouts import paint_now
from commune_desk.ui.printing.outside import open_outside
from commune_desk.ui.printing.owner import Owner
from commune_desk.ui.printing.paper_dialog import PaperDialog, ShownPaper
from commune_desk.ui.printing.pdf_pages import POINTS_PER_INCH, opened, picture
from commune_desk.ui.printing.sheets import A5, sheet_for
from commune_desk.ui.printing.trays import use_tray
from commune_desk.words.desk.steps import OPEN_DOSSIER
from commune_desk.words.papers.papers import RULER, SLIPS
from commune_desk.words.papers.printed_papers import put_away

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from commune_desk.services.papers.printing import Printed

DPI = 300


def print_slips(
    frame: PageFrame,
    dossier_no: str,
    kinds: Iterable[SlipKind],
    *,
    parent: QWidget,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Make, keep and print papers of a dossier; `then` is called when all of them were made.

    A paper is counted when the printer took it. Where they are shown and not printed, each follows
    when the one before was put away, and one is counted when it is handed to another program.
    """
    makes = [partial(printing.make_slip, frame.desk, dossier_no, kind) for kind in kinds]
    count = partial(printing.count_print, frame.desk)
    print_made(frame, makes, count=count, parent=parent, then=then)


def print_made(
    frame: PageFrame,
    makes: Sequence[Callable[[], Printed]],
    *,
    count: Callable[[Printed], object],
    parent: QWidget,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Make papers beside the window, and print them.

    What was done before is seen first: papers take longer to make than an answer may take.

    Args:
        frame: where an error is said.
        makes: each makes one paper.
        count: called with a paper that went out.
        parent: of the window that shows what is not printed; it may be gone by then.
        then: called when all of them were made, unless the parent is gone.
    """
    if not makes:
        return
    owner = Owner(parent)
    out = PapersOut(frame, count)
    made: list[Printed] = []

    def take(came: Sequence[Printed]) -> None:
        made.extend(came)
        out.put_out(came)
        out.show_rest(owner)

    def end(came: Sequence[Printed]) -> None:
        take(came)
        if len(made) == len(makes) and owner.is_there:
            then()

    paint_now(parent.window())
    for make in makes[:-1]:
        frame.make([make], then=take)
    frame.make(makes[-1:], then=end)


class PapersOut:
    """Puts papers out that belong together: each when it is made, which the next does not wait for.

    A printer keeps the window busy for a tenth of a second with each; between two the window hears
    what was pressed.

    Args:
        frame: where an error is said.
        count: called with a paper that went out.
    """

    def __init__(self, frame: PageFrame, count: Callable[[Printed], object]) -> None:
        self._frame, self._count = frame, count
        self._rest: list[Printed] = []
        self._shown: PaperDialog | None = None
        self._showing: list[Printed] = []

    def put_out(self, made: Sequence[Printed]) -> None:
        """Print papers, and count them."""
        for paper in made:
            self._frame.perform(partial(self._print, paper))

    def show_rest(self, owner: Owner) -> None:
        """Show what no printer took, one after the other.

        It waits for what is asked meanwhile in another dialog, from which it would take the keys.
        """
        over = QApplication.activeModalWidget()
        if self._rest and isinstance(over, QDialog) and not self._may_stand_over(over, owner):
            over.finished.connect(lambda _result: self.show_rest(owner))
            return
        parent = owner.widget()
        for made in self._rest:
            paper = ShownPaper(
                made.paper.content,
                _not_printed(made),
                open_outside=partial(open_outside, self._frame, made.paper),
                handed_out=partial(self._count_it, made),
            )
            if self._shown is None or self._shown.is_over:
                self._shown = PaperDialog(paper, parent)
                self._shown.left.connect(self._tell_left)
                self._shown.open()
            else:
                self._shown.follow_with(paper)
        self._showing.extend(self._rest)
        self._rest.clear()

    def _tell_left(self, count: int) -> None:
        """Say which papers were put away unseen, and where they are printed from."""
        left = self._showing[-count:]
        number = left[0].dossier_no
        said = put_away([_name(one) for one in left], has_dossier=bool(number))
        way_out = WayOut(OPEN_DOSSIER, partial(self._frame.open_item, "dossier", number))
        self._frame.notices.publish(said, Tone.INFO, way_out=way_out if number else None)

    def _may_stand_over(self, over: QDialog, owner: Owner) -> bool:
        return over is self._shown or owner.is_below(over)

    def _print(self, made: Printed) -> None:
        """The archived file on paper; it is shown later where this PC has no printer."""
        frame = self._frame
        if not made.paper.is_pdf:  # a form that the office has as Word is printed by Word
            if not open_outside(frame, made.paper):
                return
            self._count_it(made)
            frame.notices.publish(f"{made.name}: in từ cửa sổ Word vừa mở.")
            return
        try:
            print_kept(frame.desk.settings, made)
        except PrinterMissing:
            self._rest.append(made)
            return
        except PrinterStopped:
            self._count_it(made)
            raise
        self._count_it(made)

    def _count_it(self, made: Printed) -> None:
        frame = self._frame
        frame.perform(partial(self._count, made), announces=frame.changes.dossiers_changed)


def print_ruler(frame: PageFrame, paper: PrintablePaper) -> bool:
    """Print the page of scales for a paper, moved as the paper itself would be.

    Where the printer puts two of them on a larger sheet, the scales are those of that sheet.
    """

    def put_out() -> None:
        desk = frame.desk
        setup = replace(setup_of(desk.settings, paper.key), copies=1)
        printed = paper
        if (info := chosen_printer(setup)) and paper.size is PaperSize.A5:
            sheet = sheet_for(A5, info.supportedPageSizes())
            if len(sheet.corners) > 1:
                printed = replace(paper, size=PaperSize.A4, is_lying=True)
        print_pdf(print_setups.ruler(desk, printed), setup, name="ruler")

    return frame.perform(put_out, then=lambda _: frame.notices.publish(f"Đã in {RULER.lower()}"))


def chosen_printer(setup: PrintSetup) -> QPrinterInfo | None:
    """The printer to be used; None where this PC has none.

    Raises:
        PrinterNotFound: one was chosen that is not installed any more.
    """
    name = setup.printer
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if name and info.isNull():
        raise PrinterNotFound(printer=name)
    return None if info.isNull() else info


def print_kept(settings: SettingValues, made: Printed) -> None:
    """Print a paper of the archive as this PC prints papers of its kind.

    Raises:
        Everything that `print_pdf` raises.
    """
    content = made.overprint or made.paper.content
    print_pdf(content, setup_of(settings, made.kind), name=str(made.kind))


def print_pdf(content: bytes, setup: PrintSetup, *, name: str) -> None:
    """Print a PDF as this PC prints that paper.

    Args:
        content: the PDF.
        setup: how.
        name: under which the print queue shows it; never a person's.

    Raises:
        PrinterMissing: this PC has no printer.
        PrinterNotFound, TrayNotFound: what was chosen is not there any more.
        PrinterRefused: the printer does not begin.
        PrinterStopped: it took the paper, and stands still.
    """
    if (info := chosen_printer(setup)) is None:
        raise PrinterMissing
    with opened(content, name) as document:
        printer = QPrinter(info)
        printer.setDocName(name)
        printer.setCopyCount(setup.copies)
        use_tray(printer, setup.tray)
        print_document(document, printer, shift=QPointF(setup.across, setup.down))
    if info.state() is QPrinter.PrinterState.Error:
        raise PrinterStopped(printer=info.printerName())


def print_document(
    document: QPdfDocument, printer: QPrinter, *, shift: QPointF | None = None
) -> None:
    """Draw the pages on the paper that the printer has for them.

    Args:
        document: the pages.
        printer: not yet begun.
        shift: how far everything is moved to the right and down, in tenths of a millimetre.

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
    moved = (shift or QPointF()) * printer.logicalDpiX() / TENTHS_PER_INCH
    for number in range(document.pageCount()):
        place = number % len(sheet.corners)
        if number and place == 0:
            printer.newPage()
        page = document.pagePointSize(number)
        corner = QPointF((sheet.corners[place] * dots).toPoint()) + moved
        target = QRectF(corner, QSizeF((page * dots).toSize()))
        drawn = picture(document, number, DPI)
        painter.drawImage(target, drawn, QRectF(drawn.rect()))
    painter.end()


def _name(made: Printed) -> str:
    return made.name or SLIPS[SlipKind(made.kind)]


def _not_printed(made: Printed) -> str:
    return f"{_name(made)} đã được lưu. Máy này chưa có máy in nên giấy hiện ở đây."
