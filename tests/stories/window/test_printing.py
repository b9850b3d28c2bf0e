"""In giấy: which printer, tray and offset each paper has, and many papers in one go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.cli.entry import main
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.services.desk import lookup
from commune_desk.services.papers import kept_papers, printing
from commune_desk.services.reception import intake
from commune_desk.settings import PRINT_COPIES, PRINTER, SHIFT_ACROSS, SHIFT_DOWN, TRAY
from commune_desk.ui.printing.printer import DPI
from commune_desk.words.papers.papers import ALL_PAPERS, SLIPS
from tests.factories import a_reception
from tests.print_queue import PrintServer
from tests.stories.conftest import Story
from tests.stories.window.conftest import SLIP_OF, Hands
from tests.ui.drivers.printing import Printing, PrintRun
from tests.ui.printing.raster import centre, drawn

scenarios("../features/in_giay.feature")

SIZES = ("A5", "A4")


@pytest.fixture
def queue(printers: PrintServer) -> Iterator[PrintServer]:
    """The printers of the room are taken away again."""
    yield printers
    for name in ("may-quay-2", "may-giay-to"):
        if name in printers.installed():
            printers.remove_printer(name)


@given(parsers.parse('phòng có máy in "{first}" và máy in "{second}"'))
def room(queue: PrintServer, first: str, second: str):
    for name in (first, second):
        queue.add_printer(name, *SIZES, trays=("Upper", "Manual"))


@given(parsers.parse('mọi giấy in ở "{printer}"'))
def all_papers(hands: Hands, printer: str):
    on_page(hands, ALL_PAPERS).set(PRINTER, printer)


@given(parsers.parse('phiếu kiểm soát in ở "{printer}"'))
def own_printer(hands: Hands, printer: str):
    on_page(hands, SLIPS[SlipKind.CONTROL_SLIP]).set(PRINTER, printer)


@given(parsers.parse('phiếu kiểm soát in ở "{printer}", khay "{tray}", mỗi lần {copies} bản'))
def own_tray(hands: Hands, printer: str, tray: str, copies: str):
    page = on_page(hands, SLIPS[SlipKind.CONTROL_SLIP])
    page.set(PRINTER, printer)
    page.set(TRAY, tray)
    page.set(PRINT_COPIES, copies)


@given(parsers.parse('{paper} dịch ngang "{across}" mm, dịch dọc "{down}" mm'))
def own_offset(hands: Hands, paper: str, across: str, down: str):
    page = on_page(hands, SLIPS[SLIP_OF[paper]])
    page.set(SHIFT_ACROSS, across)
    page.set(SHIFT_DOWN, down)


def on_page(hands: Hands, paper: str) -> Printing:
    """The page of printers and papers, with one paper chosen."""
    hands.press("Shift+F12")
    page = Printing(hands.window.widget)
    page.choose_paper(paper)
    return page


@given(parsers.parse('máy in "{printer}" bị gỡ'))
def printer_is_gone(queue: PrintServer, printer: str):
    queue.remove_printer(printer)


@given("hồ sơ ấy đã in giấy tiếp nhận")
def receipt_printed(story: Story):
    printing.print_slip(story.desk, story.dossier_no, SlipKind.RECEIPT)


@given(parsers.parse("hôm nay còn tiếp nhận thêm {count:d} hồ sơ"))
def more_received(story: Story, count: int):
    for _ in range(count):
        story.clock.move(minutes=1)
        intake.receive(story.desk, a_reception())


@when("in mọi giấy của hồ sơ")
def every_paper(hands: Hands):
    run = hands.dossier.print_all()
    run.wait()


@when("in mọi giấy tiếp nhận hôm nay")
def every_receipt(hands: Hands):
    run = hands.window.dossiers().print_receipts()
    run.go()
    run.wait()


@when(parsers.parse('chọn cho phiếu kiểm soát máy "{printer}" rồi in tiếp'))
def goes_on(hands: Hands, printer: str):
    own_printer(hands, printer)
    run = PrintRun.of(hands.window)
    run.go()
    run.wait()


@when("dòng lệnh in mọi giấy của hồ sơ vào một thư mục")
def on_the_command_line(hands: Hands, story: Story, tmp_path: Path):
    data, out = story.desk.folder.root, tmp_path / "giấy"
    hands.leave()
    asked = ["print", "--all-of", story.dossier_no, "--out", str(out)]
    assert main(["--data", str(data), *asked]) == 0


@then(parsers.parse('"{printer}" in {count:d} giấy'))
def papers_came(queue: PrintServer, printer: str, count: int):
    assert len(jobs_of(queue, printer)) == count


@then(parsers.parse('"{printer}" in {count:d} giấy, lấy ở khay "{tray}", {copies:d} bản'))
def papers_came_from(queue: PrintServer, printer: str, count: int, tray: str, copies: int):
    jobs = jobs_of(queue, printer)
    assert [(job["InputSlot"], job["copies"]) for job in jobs] == [(tray, copies)] * count


def jobs_of(queue: PrintServer, printer: str) -> list[dict[str, str | int]]:
    return [job for job in queue.asked() if str(job["printer-uri"]).endswith(f"/{printer}")]


@then("mỗi giấy được ghi đã in một lần")
def each_counted_once(story: Story):
    prints = [row.kind for row in lookup.known(story.desk, story.dossier_no).prints]
    assert sorted(prints) == sorted(set(prints))
    assert len(prints) == 3


@then(parsers.parse('bảng in ghi "{words}"'))
def dialog_says(hands: Hands, words: str):
    assert PrintRun.of(hands.window).says(words)


@then("giấy tiếp nhận in ra lệch sang phải 1,5 mm và lên trên 0,8 mm so với bản lưu")
def receipt_is_moved(queue: PrintServer, story: Story):
    [file] = [
        row.file
        for row in lookup.known(story.desk, story.dossier_no).prints
        if row.kind == SlipKind.RECEIPT
    ]
    kept = kept_papers.get(story.desk, file)
    (left, top), (right, lower) = (
        centre(drawn(pdf)[0]) for pdf in (kept.content, queue.received()[0])
    )
    millimetres = ((right - left) / DPI * 25.4, (lower - top) / DPI * 25.4)
    assert millimetres == pytest.approx((1.5, -0.8), abs=0.1)


@then(parsers.parse("thư mục có {count:d} giấy của hồ sơ"))
def files_there(tmp_path: Path, story: Story, count: int):
    names = [path.name for path in (tmp_path / "giấy").iterdir()]
    assert len([name for name in names if name.startswith(story.dossier_no)]) == count
