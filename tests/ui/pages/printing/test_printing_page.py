"""Printers and papers: each paper keeps how it is printed; the ruler shows what to type."""

from dataclasses import replace

import pytest
from PIL import Image, ImageOps

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.files.office import machine
from commune_desk.services.papers import print_setups
from commune_desk.settings import FILL_ONLY, PRINT_COPIES, PRINTER, SHIFT_ACROSS, SHIFT_DOWN, TRAY
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.printing.page import ANY_TRAY
from commune_desk.ui.printing.printer import DPI
from commune_desk.words.papers.papers import ALL_PAPERS, SLIPS
from tests.documents.reading import read
from tests.print_queue import PrintServer
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.printing import PAPERS, Printing
from tests.ui.printing.raster import drawn

PRINTER_NAME, OTHER = "quay-4", "quay-5"
RECEIPT, CONTROL = SLIPS[SlipKind.RECEIPT], SLIPS[SlipKind.CONTROL_SLIP]


@pytest.fixture(scope="module")
def installed(print_server: PrintServer) -> None:
    print_server.add_printer(PRINTER_NAME, "A5", "A4", trays=("Upper", "Manual"))
    print_server.add_printer(OTHER, "A4")


@pytest.fixture
def queue(installed: None, printers: PrintServer) -> PrintServer:
    return printers


@pytest.fixture
def page(qtbot, queue: PrintServer, frame: PageFrame) -> Printing:
    return Printing(page_alone(qtbot, frame, "printing"))


def setup_of(frame: PageFrame, paper: str):
    return print_setups.setup_of(frame.desk.settings, paper)


def test_what_is_set_for_all_papers_holds_for_each(page: Printing, frame: PageFrame):
    assert page.chosen_row(PAPERS)["Giấy"] == ALL_PAPERS
    page.set(PRINTER, PRINTER_NAME)
    page.set(SHIFT_ACROSS, "1,5")
    assert setup_of(frame, "receipt").printer == PRINTER_NAME
    assert setup_of(frame, "control_slip").across == 15
    assert page.papers()[RECEIPT] == ""
    assert page.papers()[ALL_PAPERS] == f"{PRINTER_NAME} · dịch 1,5; 0,0 mm"


def test_a_paper_keeps_its_own_in_the_file_of_this_pc(page: Printing, frame: PageFrame):
    page.set(PRINTER, OTHER)
    page.choose_paper(RECEIPT)
    page.set(PRINTER, PRINTER_NAME)
    assert page.choices(TRAY.label) == [ANY_TRAY, "Khay 1", "Khay 2"]
    page.set(TRAY, "Khay 2")
    page.set(SHIFT_DOWN, "-0,8")
    page.set(PRINT_COPIES, "2")
    assert page.papers()[RECEIPT] == f"{PRINTER_NAME} · Khay 2 · dịch 0,0; -0,8 mm · 2 bản"
    kept = print_setups.setup_of(machine.read(frame.desk.folder.machine_settings), "receipt")
    assert (kept.printer, kept.tray, kept.down, kept.copies) == (PRINTER_NAME, "Manual", -8, 2)
    page.choose_paper(CONTROL)
    assert page.text(PRINTER.label) == OTHER
    assert page.choices(TRAY.label) == [ANY_TRAY]


def test_a_paper_can_go_with_all_others_again(page: Printing, frame: PageFrame):
    page.choose_paper(RECEIPT)
    page.set(PRINT_COPIES, "3")
    assert page.papers()[RECEIPT] != ""
    page.press("Ctrl+Backspace")
    assert page.papers()[RECEIPT] == ""
    assert page.text(PRINT_COPIES.label) == "1"
    assert setup_of(frame, "receipt") == setup_of(frame, "")


@pytest.mark.parametrize("typed", ["20,1", "hai", "1,55", "-99"])
def test_what_is_no_offset_is_refused_beside_it(page: Printing, frame: PageFrame, typed: str):
    page.set(SHIFT_ACROSS, typed)
    assert "như 1,5 hoặc -0,8" in page.beside(SHIFT_ACROSS.label)
    assert setup_of(frame, "").across == 0


def test_only_a_form_has_words_to_leave_out(page: Printing, frame: PageFrame):
    page.choose_paper(RECEIPT)
    assert not page.has(FILL_ONLY.label)
    birth = "Tờ khai đăng ký khai sinh (birth)"
    page.choose_paper(birth)
    page.set(FILL_ONLY, True)
    assert setup_of(frame, "form:birth").is_fill_only
    assert page.papers()[birth] == "chỉ phần điền"


def test_the_ruler_says_without_a_printer_that_there_is_none(qtbot, frame: PageFrame):
    page = Printing(page_alone(qtbot, frame, "printing"))
    page.print_ruler()
    assert "chưa có máy in" in frame.notices.history[-1].text


# --- a printer that is out by 1.2 mm to the left and 0.7 mm downwards ----------------------------

OUT = (-12, 7)
TENTHS_PER_DOT = 254 / DPI


def on_paper(printed: Image.Image) -> Image.Image:
    """What comes out of that printer."""
    moved = Image.new("L", printed.size, 255)
    left, down = (round(tenths / TENTHS_PER_DOT) for tenths in OUT)
    moved.paste(printed, (left, down))
    return moved


def from_the_middle(sheet: Image.Image) -> tuple[float, float]:
    """How far the two thick marks are from the creases of the sheet, in tenths of a millimetre."""
    wide, high = sheet.size
    millimetre = DPI / 25.4
    # The marks alone: the one across reaches 9 mm down from its scale 30 mm above the middle.
    across = strip(sheet, wide / 2, high / 2 - 25 * millimetre, (6 * millimetre, 3 * millimetre))
    down = strip(sheet, wide / 2 - 25 * millimetre, high / 2, (3 * millimetre, 6 * millimetre))
    return across[0] * TENTHS_PER_DOT, down[1] * TENTHS_PER_DOT


def strip(sheet: Image.Image, x: float, y: float, half: tuple[float, float]) -> tuple[float, float]:
    """Where the middle of the ink lies within a part of the sheet, from the middle of the part."""
    box = (round(x - half[0]), round(y - half[1]), round(x + half[0]), round(y + half[1]))
    found = ImageOps.invert(sheet.crop(box)).point(lambda dark: 255 if dark > 128 else 0).getbbox()
    assert found is not None
    left, top, right, foot = found
    return (left + right) / 2 + box[0] - x, (top + foot) / 2 + box[1] - y


def test_the_ruler_shows_what_to_type_and_is_right_when_it_is_typed(
    page: Printing, queue: PrintServer, frame: PageFrame
):
    page.set(PRINTER, PRINTER_NAME)
    page.choose_paper(RECEIPT)
    page.print_ruler()
    [first] = queue.received()
    assert read(first).sizes == ((148, 210),)
    across, down = from_the_middle(on_paper(drawn(first)[0]))
    # The crease stands that far on the other side of the mark "0": that number is typed.
    assert (-across, -down) == pytest.approx((12, -7), abs=TENTHS_PER_DOT)
    page.set(SHIFT_ACROSS, "1,2")
    page.set(SHIFT_DOWN, "-0,7")
    queue.empty()
    page.print_ruler()
    [second] = queue.received()
    right = from_the_middle(on_paper(drawn(second)[0]))
    assert right == pytest.approx((0, 0), abs=1.5 * TENTHS_PER_DOT)
    assert setup_of(frame, "receipt").across == 12


def test_the_ruler_of_slips_that_share_a_sheet_is_that_of_the_sheet(
    page: Printing, queue: PrintServer
):
    page.choose_paper(RECEIPT)
    page.set(PRINTER, OTHER)
    page.print_ruler()
    [got] = queue.received()
    assert read(got).sizes == ((297, 210),)


def test_the_copies_of_a_paper_are_not_those_of_its_ruler(page: Printing, queue: PrintServer):
    page.set(PRINTER, PRINTER_NAME)
    page.set(PRINT_COPIES, "3")
    page.set(TRAY, "Khay 2")
    page.print_ruler()
    [job] = queue.asked()
    assert (job.get("copies", 1), job["InputSlot"]) == (1, "Manual")


def test_a_change_elsewhere_is_followed(page: Printing, frame: PageFrame):
    changed = print_setups.save(frame.desk, PRINT_COPIES, 4, paper="receipt")
    frame.renew_desk(replace(frame.desk, settings=changed))
    assert "4 bản" in page.papers()[RECEIPT]
