"""What a clerk looks up all day, beside the work on one dossier: each action a line of `LOOKUPS`.

What presses a key, or clicks, is given by a generator: whatever it does before it gives a press is
not timed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from time import perf_counter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow, DossierView
from commune_desk.services.desk import lookup
from commune_desk.ui.frame.work.task_line import TaskLine
from commune_desk.ui.pages.dossiers.page import TABS
from commune_desk.ui.pages.report.month_box import MonthBox
from commune_desk.ui.pages.report.page import COUNTING
from commune_desk.ui.public.rating_window import RatingWindow
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.words.figures.today import READY, VIEWS
from commune_desk.words.values import CHANNELS
from tests.benchmarks.clerk import Clerk
from tests.ui.drivers import catalogue, citizens, dossiers, returns
from tests.ui.drivers.hand_scanner import hand_presses
from tests.ui.drivers.screen import Area

NAMES = ("nguyen van", "Trần Thị", "hoa", "lê thi", "pham")
OFTEN = 20
"""Of fewer answers the slowest counts."""

SETTLED_S = 0.2
"""Until what follows by itself has passed."""

EXPORTED_S = 10.0
EXPORTED = "export: longest gap of the window"
BESIDE = "export: page down meanwhile"
COUNTED = "report: longest gap while it counts"

Presses = Iterator[Callable[[], object]]
Pressing = Callable[[Clerk], Presses]
Answer = Callable[[Clerk], QWidget | None]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Something that is done many times.

    Attributes:
        name: under which it is told.
        page: the key of the page on which it is done; empty where it is done anywhere.
        presses: gives a key or a click each time, and puts the page in order before and after.
        answer: what answers.
        is_first: whether its first picture is the answer; how far something is, is painted on.
    """

    name: str
    page: str
    presses: Pressing
    answer: Answer
    is_first: bool = False


def look_up(clerk: Clerk) -> None:
    """Do all of it, one after the other."""
    for each in LOOKUPS:
        if each.page:
            clerk.press_untimed(each.page)
        for press in each.presses(clerk):
            clerk.wake()
            clerk.watch.time(
                each.name, press, part=partial(each.answer, clerk), is_first=each.is_first
            )
        while clerk.is_covered:
            clerk.press_untimed("Esc")


# --- what answers ------------------------------------------------------------------------------


def a_list(clerk: Clerk) -> QWidget | None:
    """The list of the page, or what stands there while it is empty."""
    return clerk.shown(RowsTable)


def the_work(clerk: Clerk) -> QWidget | None:
    """What is done beside, on the strip."""
    return clerk.shown(TaskLine)


def page(name: str) -> Answer:
    """The page of that class."""
    return lambda clerk: clerk.page_of(name)()


def a_dialog(clerk: Clerk) -> QWidget | None:
    """The dialog on top."""
    return clerk.dialog()


def over_it(_clerk: Clerk) -> QWidget | None:
    """The palette."""
    return QApplication.activePopupWidget()


def rating(_clerk: Clerk) -> QWidget | None:
    """The window before the citizen."""
    found = QApplication.activeModalWidget()
    return found if isinstance(found, RatingWindow) else None


# --- what is pressed ---------------------------------------------------------------------------


def keys(*pressed: str, times: int = 1) -> Pressing:
    """These keys one after the other, so many times."""

    def press(_clerk: Clerk) -> Presses:
        for _ in range(times):
            for each in pressed:
                yield partial(hand_presses, each)

    return press


def letters(box: str, *texts: str) -> Pressing:
    """Texts typed into a box, each in place of the one before; the box is empty afterwards."""

    def press(clerk: Clerk) -> Presses:
        for text in texts:
            Area(clerk.window.page).go_to(box)
            clerk.empty()
            for letter in text:
                yield partial(clerk.send, letter)
        clerk.empty()
        hand_presses("Delete")
        clerk.watch.settle(SETTLED_S)

    return press


def in_list(name: str, *pressed: str, times: int = OFTEN) -> Pressing:
    """Keys in a list, from its first row."""

    def press(clerk: Clerk) -> Presses:
        table = Area(clerk.window.page).find_a(QTableView, name)
        table.setFocus()
        table.selectRow(0)
        clerk.watch.settle(SETTLED_S)
        yield from keys(*pressed, times=times)(clerk)

    return press


def views(clerk: Clerk) -> Presses:
    """Every state of dossiers that has a button."""
    area = dossiers.Dossiers(clerk.window.page)
    for _ in range(OFTEN // len(TABS) + 1):
        for view in TABS:
            yield partial(area.show_only, VIEWS[view])


def picked(clerk: Clerk, box: str, words: Callable[[DossierRow], str]) -> Presses:
    """What the newest dossiers have is picked in a box of choices; all of them in the end."""
    wanted = DossierFilter(clerk.desk.now(), rule=clerk.desk.timeliness_rule)
    newest = lookup.page(clerk.desk, wanted).rows
    chosen = Area(clerk.window.page).find_a(QComboBox, box)
    known = list(dict.fromkeys(map(words, newest)))
    for each in (*(known * OFTEN)[:OFTEN], chosen.itemText(0)):
        chosen.showPopup()
        place = chosen.model().index(chosen.findText(each), chosen.modelColumn())
        chosen.view().setCurrentIndex(place)
        clerk.watch.settle(SETTLED_S)
        yield partial(QTest.keyClick, chosen.view(), Qt.Key.Key_Return)


def sectors(clerk: Clerk) -> Presses:
    """One sector after the other."""
    return picked(clerk, dossiers.SECTOR, attrgetter("sector"))


def channels(clerk: Clerk) -> Presses:
    """One way of filing after the other."""
    return picked(clerk, dossiers.CHANNEL, lambda row: CHANNELS[row.channel])


def days(clerk: Clerk) -> Presses:
    """A day from which dossiers were received, typed; each of its signs is a key."""
    area = Area(clerk.window.page)
    for day in ("01112026", "15032025"):
        area.go_to(dossiers.FROM)
        clerk.empty()
        for sign in day:
            yield partial(clerk.send, sign)
    area.go_to(dossiers.FROM)
    clerk.empty()
    hand_presses("Delete")
    clerk.watch.settle(SETTLED_S)


def heads(clerk: Clerk) -> Presses:
    """A click on every head of the list of dossiers, three times: up, down, its own order."""
    head = Area(clerk.window.page).find_a(QTableView, dossiers.LIST).horizontalHeader()
    for place in (one for one in range(head.count()) if not head.isSectionHidden(one)):
        left, width = head.sectionViewportPosition(place), head.sectionSize(place)
        at = QPoint(left + min(width, head.width() - left) // 2, head.height() // 2)
        for _ in range(3):
            yield partial(QTest.mouseClick, head.viewport(), Qt.MouseButton.LeftButton, pos=at)


def after(first: Callable[[Clerk], object], pressing: Pressing) -> Pressing:
    """What is pressed after something that is not timed."""

    def press(clerk: Clerk) -> Presses:
        first(clerk)
        yield from pressing(clerk)

    return press


def show_every(clerk: Clerk) -> None:
    """The list of all dossiers."""
    _show(clerk, DossierView.ALL)


def show_open(clerk: Clerk) -> None:
    """The list of what is open, some hundreds."""
    _show(clerk, DossierView.OPEN)


def _show(clerk: Clerk, view: DossierView) -> None:
    dossiers.Dossiers(clerk.window.page).show_only(VIEWS[view])
    clerk.watch.settle(SETTLED_S)


def opened(clerk: Clerk) -> Presses:
    """Dossiers of a list, one after the other."""
    for press in in_list(dossiers.LIST, "Return")(clerk):
        yield press
        clerk.press_untimed("Esc", "Down")


def back(clerk: Clerk) -> Presses:
    """From the dossiers of a list back to it."""
    for press in in_list(dossiers.LIST, "Return")(clerk):
        press()
        clerk.watch.settle(SETTLED_S)
        yield partial(hand_presses, "Esc")
        clerk.press_untimed("Down")


def dialogs(*pressed: str) -> Pressing:
    """Keys that ask something about the first dossier of the list."""

    def press(clerk: Clerk) -> Presses:
        clerk.press_untimed("F3", "Down", "Return")
        for _ in range(OFTEN // len(pressed)):
            for each in pressed:
                yield partial(hand_presses, each)
                clerk.press_untimed("Esc")

    return press


def handed_on(clerk: Clerk) -> Presses:
    """A list of all dossiers as a workbook: begun, watched for a while, stopped."""
    show_every(clerk)
    clerk.press_untimed("Ctrl+Shift+X")
    yield partial(hand_presses, "F9")
    begin = perf_counter()
    clerk.watch.stay_alive(EXPORTED, lambda: perf_counter() - begin > EXPORTED_S)
    for press in in_list(dossiers.LIST, "PgDown")(clerk):
        clerk.wake()
        clerk.watch.time(BESIDE, press, part=partial(a_list, clerk))
    Area(clerk.window).choose("Dừng")
    clerk.watch.stay_alive(EXPORTED, lambda: clerk.window.frame.tasks.wait(0))


def asked_to_hand_on(clerk: Clerk) -> Presses:
    """What an export asks first."""
    show_every(clerk)
    for _ in range(OFTEN):
        yield partial(hand_presses, "Ctrl+Shift+X")
        clerk.press_untimed("Esc")


def palette(clerk: Clerk) -> Presses:
    """Ctrl+K on any page."""
    for _ in range(OFTEN):
        yield partial(hand_presses, "Ctrl+K")
        clerk.press_untimed("Esc")


def palette_letters(clerk: Clerk) -> Presses:
    """Letters in the palette."""
    for text in (*NAMES, "khai sinh", "261119-0007"):
        clerk.press_untimed("Ctrl+K")
        for letter in text:
            yield partial(clerk.send, letter)
        clerk.press_untimed("Esc")


def palette_opens(clerk: Clerk) -> Presses:
    """Enter on a dossier that was found in the palette."""
    wanted = DossierFilter(clerk.desk.now(), rule=clerk.desk.timeliness_rule)
    for row in lookup.page(clerk.desk, wanted, limit=OFTEN).rows:
        clerk.press_untimed("Ctrl+K")
        for letter in row.dossier_no:
            clerk.send(letter)
        clerk.watch.settle(SETTLED_S)
        yield partial(hand_presses, "Return")


def people(*pressed: str) -> Pressing:
    """Keys in the list of people that were found by a name."""

    def press(clerk: Clerk) -> Presses:
        Area(clerk.window.page).go_to(citizens.BOX)
        clerk.empty()
        for letter in "nguyen":
            clerk.send(letter)
        clerk.watch.settle(SETTLED_S)
        yield from in_list(citizens.LIST, *pressed, times=OFTEN // len(pressed) + 1)(clerk)

    return press


def figures(clerk: Clerk) -> Presses:
    """The figures of the day, each of which opens its list."""
    for number in (1, 2, 3, 4, 5) * (OFTEN // 5):
        clerk.press_untimed("Alt+H")
        yield partial(hand_presses, f"Ctrl+{number}")


def months(clerk: Clerk) -> Presses:
    """Back some months and forward again; what is counted beside is waited for."""
    box = clerk.shown(MonthBox)
    assert box is not None
    for key in ("Left",) * (OFTEN // 2) + ("Right",) * (OFTEN // 2):
        box.setFocus()
        yield partial(hand_presses, key)
        counted = Area(clerk.window.page)
        clerk.watch.stay_alive(COUNTED, lambda: COUNTING not in counted.text("period"))  # noqa: B023  # asked at once


def ratings(clerk: Clerk) -> Presses:
    """The clerk turns the screen to who got a result, and takes it back."""
    clerk.press_untimed("Alt+H")
    wanted = DossierFilter(clerk.desk.now(), DossierView.RETURNED_TODAY)
    [row, *_] = lookup.page(clerk.desk, wanted).rows
    clerk.window.frame.open_item("dossier", row.dossier_no)
    clerk.watch.settle(SETTLED_S)
    for _ in range(OFTEN):
        yield partial(hand_presses, "Ctrl+Shift+M")
        shown = rating(clerk)
        assert isinstance(shown, RatingWindow)
        shown.give_up()
        clerk.watch.settle(SETTLED_S)


LOOKUPS = (
    Lookup("dossiers: a state chosen", "F3", views, a_list),
    Lookup("dossiers: letter in the filter, all", "F3",
           after(show_every, letters(dossiers.FILTER, *NAMES)), a_list),
    Lookup("dossiers: letter in the filter, open", "F3",
           after(show_open, letters(dossiers.FILTER, *NAMES)), a_list),
    Lookup("dossiers: a sector chosen", "F3", after(show_every, sectors), a_list),
    Lookup("dossiers: a channel chosen", "F3", after(show_every, channels), a_list),
    Lookup("dossiers: a sign of a day", "F3", after(show_every, days), a_list),
    Lookup("dossiers: sorted, open", "F3", after(show_open, heads), a_list),
    Lookup("dossiers: sorted, all", "F3", after(show_every, heads), a_list),
    Lookup("dossiers: arrow down", "F3", in_list(dossiers.LIST, "Down"), a_list),
    Lookup("dossiers: page down", "F3", in_list(dossiers.LIST, "PgDown"), a_list),
    Lookup("dossiers: end and home", "F3", in_list(dossiers.LIST, "End", "Home"), a_list),
    Lookup("dossiers: one opened", "F3", opened, page("DossierPage")),
    Lookup("dossiers: back to the list", "F3", back, page("DossiersPage")),
    Lookup("dossiers: export asks", "F3", asked_to_hand_on, a_dialog),
    Lookup("dossiers: export begun", "F3", handed_on, the_work, is_first=True),
    Lookup("dossier: why, and correct", "", dialogs("F11", "Ctrl+E"), a_dialog),
    Lookup("Ctrl+K opened", "", palette, over_it),
    Lookup("Ctrl+K: letter", "", palette_letters, over_it),
    Lookup("Ctrl+K: a dossier opened", "", palette_opens, page("DossierPage")),
    Lookup("citizens: letter", "F6", letters(citizens.BOX, *NAMES), a_list),
    Lookup("citizens: arrow down", "F6", people("Down"), a_list),
    Lookup("citizens: record opened", "F6", people("Return", "Down"), page("CitizensPage")),
    Lookup("today: list of a figure", "Alt+H", figures, page("DossiersPage")),
    Lookup("returns: letter", "F4", letters(returns.SCAN, *NAMES), a_list),
    Lookup("returns: arrow down", "F4", in_list(READY, "Down"), page("ReturnsPage")),
    Lookup("returns: page down", "F4", in_list(READY, "PgDown"), page("ReturnsPage")),
    Lookup("catalogue: letter", "F8", letters(catalogue.FILTER, "khai sinh", "chung thuc"), a_list),
    Lookup("catalogue: arrow down", "F8", in_list(catalogue.LIST, "Down"), page("CataloguePage")),
    Lookup("report: another month", "F7", months, page("ReportPage")),
    Lookup("rating: window opened", "", ratings, rating),
)  # fmt: skip
"""All of it; the page of each is shown before."""
