"""What a scanner types is read wherever the focus is, and leaves no trace in the box with it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QPushButton
from shiboken6 import delete

from commune_desk.declared_setting import Setting
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.identifiers.scanning import Rhythm
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import handling
from commune_desk.services.office import kept_settings
from commune_desk.services.reception import drafts, intake
from commune_desk.settings import SCANNER_GAP
from commune_desk.ui.frame.scans.scan_dialog import LEAVE
from commune_desk.ui.frame.scans.scan_dialog import TITLE as SCANNED
from commune_desk.ui.frame.scans.scanner import Scanner
from commune_desk.ui.frame.scans.scans import LOOK_AGAIN_MS
from commune_desk.ui.frame.way_in.sign_in_dialog import LISTENS_AFTER_MS, SignInDialog
from commune_desk.ui.pages.intake.another_dialog import BEGIN
from commune_desk.ui.pages.intake.another_dialog import TITLE as ANOTHER
from commune_desk.ui.pages.intake.declarations.declaring import BROUGHT_KEY
from commune_desk.ui.widgets.form.editors import ChoiceEditor
from tests.domain.identifiers.keyboard_drivers import caps_lock, telex_switched_on, under
from tests.factories import a_person, a_reception
from tests.ui.drivers.dossiers import FILTER
from tests.ui.drivers.hand_scanner import (
    CR_LF,
    HAND_MS,
    NOTHING,
    TAB,
    TWICE,
    Device,
    HandScanner,
    commit,
    hand_presses,
    hand_types,
    hand_types_with_telex,
    input_method_writes,
    keep_device_time,
    keyed_window,
    send,
    silence,
)
from tests.ui.drivers.intake import NAME, NUMBER, PROCEDURE_BOX, SCAN
from tests.ui.drivers.returns import SCAN as RETURNS_SCAN
from tests.ui.drivers.screen import Area, popup, until
from tests.ui.drivers.window import Window

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
OTHER = "087073052838||TRẦN QUỐC NAM|17071973|Nam|Ấp Cà Vàng, Tràm Chim, Đồng Tháp|03052022"
NONE = Qt.KeyboardModifier.NoModifier
NGUYET, NAM = "Võ Thị Ánh Nguyệt", "Trần Quốc Nam"
ZONE = (
    "IDVNM1850043219087185004321<<4\n8503093F4503094VNM<<<<<<<<<<<8\nVO<<THI<ANH<NGUYET<<<<<<<<<<<<"
)


@pytest.fixture(autouse=True)
def time_of_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_device_time(monkeypatch)


@pytest.fixture
def window(qapp, desk: Desk) -> Iterator[Window]:
    for other in QApplication.topLevelWidgets():
        if isinstance(other, QMainWindow):  # left open by another test, it would hear the keys too
            other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Window.of(desk)
    yield made
    made.break_off()


@pytest.fixture
def scanner() -> HandScanner:
    return HandScanner()


@pytest.fixture
def ready(desk: Desk) -> str:
    """The number of a dossier of Nguyệt whose result lies there."""
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    return number


def set_to(window: Window, setting: Setting[int], value: int) -> None:
    """Keep a setting of this PC, as the page of settings does."""
    desk = window.desk
    changed = kept_settings.save(desk, setting, value)
    window.frame.renew_desk(replace(desk, settings=changed))


def received(desk: Desk) -> int:
    return len(lookup.page(desk, DossierFilter(now=desk.now())).rows)


# --- wherever the focus is -----------------------------------------------------------------------


@pytest.mark.parametrize("box", [SCAN, PROCEDURE_BOX])
def test_a_card_fills_the_applicant_from_every_box_of_the_page(window: Window, scanner, box: str):
    page = window.intake()
    page.go_to(box)
    scanner.read(CARD)
    assert page.person_line[0] == NGUYET
    assert page.focus == PROCEDURE_BOX


def test_what_stood_in_the_box_stands_there_again(window: Window, scanner):
    page = window.intake()
    page.go_to(PROCEDURE_BOX)
    hand_types("kết hôn")
    scanner.read(CARD)
    assert page.person_line[0] == NGUYET
    assert page.text(PROCEDURE_BOX) == "kết hôn"


def test_a_field_that_is_typed_in_holds_nothing_of_the_card(window: Window, scanner):
    page = window.intake()
    scanner.read(CARD)
    page.go_to(NAME)
    scanner.read(OTHER)
    assert page.dialog(ANOTHER).says(NAM)
    page.dialog(ANOTHER).close()
    assert page.text(NAME) == NGUYET
    assert page.text(NUMBER) == "087185004321"


def test_a_button_with_the_focus_is_not_pressed_by_the_spaces_of_a_card(window: Window, scanner):
    """The entry is whole: whatever presses the button receives."""
    page = window.intake()
    scanner.read(CARD)
    page.pick("ks")
    page.press(BROUGHT_KEY)
    page.find("Tiếp nhận và in").setFocus(Qt.FocusReason.TabFocusReason)
    scanner.read(OTHER)
    assert received(window.desk) == 0
    assert page.dialog(ANOTHER).says(NAM)


def test_the_palette_gives_a_card_to_the_page(window: Window, scanner):
    window.intake()
    hand_presses("Ctrl+K")
    assert popup().isVisible()
    scanner.read(CARD)
    assert window.intake().person_line[0] == NGUYET


def test_an_open_menu_gives_a_card_to_the_page(window: Window, scanner):
    page = window.intake()
    chosen: list[str] = []
    menu = QMenu(window.widget)
    for words in ("&0 một", "&T hai"):
        menu.addAction(words).triggered.connect(lambda _on=False, w=words: chosen.append(w))
    menu.popup(window.widget.mapToGlobal(window.widget.rect().center()))
    scanner.read(CARD)
    until(lambda: bool(page.person_line))
    assert not chosen
    assert not menu.isVisible()
    assert page.person_line[0] == NGUYET


def test_keys_in_an_open_list_of_choices_are_its_own(qtbot):
    """Nothing else in Python knows the list that Qt opened: what is in it must not be lost."""
    choices = ChoiceEditor({"usual": "Thông thường", "checked": "Phải xác minh"})
    qtbot.addWidget(choices)
    Scanner(lambda: Rhythm(30), lambda: "", choices)
    choices.show()
    qtbot.waitExposed(choices)
    QTest.mouseClick(choices, Qt.MouseButton.LeftButton)
    hand_presses("Down")
    hand_presses("Return")
    assert choices.as_text() == "checked"
    QTest.mouseClick(choices, Qt.MouseButton.LeftButton)
    hand_types("t")
    silence(choices)
    hand_presses("Return")
    assert choices.as_text() == "usual"


def test_a_receipt_read_anywhere_on_the_page_of_returns_is_looked_at(
    window: Window, scanner, ready: str
):
    page = window.returns()
    page.find("Kết quả chờ trả").setFocus()
    scanner.read(ready)
    assert page.number == ready


def test_a_card_finds_what_waits_for_the_person(window: Window, scanner, ready: str):
    page = window.returns()
    scanner.read(CARD)
    assert page.number == ready
    scanner.read(OTHER)
    assert "không có kết quả" in page.beside(RETURNS_SCAN)
    assert not page.has("dossier_no")


def test_a_person_with_several_results_is_asked_which(
    window: Window, scanner, ready: str, desk: Desk
):
    second = intake.receive(desk, a_reception(procedure_code="1.001193")).dossier.dossier_no
    handling.step(desk, second, StepRequest(Action.FINISH, desk.now()))
    page = window.returns()
    scanner.read(a_person().personal_id)
    assert sorted(page.waiting()) == sorted([ready, second])
    assert not page.has("dossier_no")


def test_elsewhere_both_are_offered_and_nothing_is_chosen(window: Window, scanner, ready: str):
    page = window.dossiers()
    page.go_to(FILTER)
    scanner.read(CARD)
    asked = window.dialog(SCANNED)
    assert asked.says(NGUYET)
    assert {"Tiếp nhận", "Trả kết quả"} <= set(asked.offered())
    assert asked.focus == LEAVE
    hand_presses("Return", times=2)
    assert window.page == "Hồ sơ"
    asked.press("F4")
    assert window.page == "Trả kết quả"
    assert window.returns().number == ready
    assert page.text(RETURNS_SCAN) == "087185004321"


def test_elsewhere_a_receipt_may_be_opened(window: Window, scanner, ready: str):
    window.report()
    scanner.read(ready)
    asked = window.dialog(SCANNED)
    assert asked.says(NGUYET)
    asked.choose("Một hồ sơ")
    assert window.says(f"Hồ sơ {ready}")


def test_a_receipt_on_the_page_of_intake_is_offered(window: Window, scanner, ready: str):
    page = window.intake()
    scanner.read(ready)
    window.dialog(SCANNED).press("Esc")
    assert page.is_empty
    assert page.text(SCAN) == ""


# --- the wrong person ----------------------------------------------------------------------------


def test_the_next_card_never_lands_on_the_entry_of_the_last_citizen(window: Window, scanner):
    page = window.intake()
    scanner.read(CARD)
    page.pick("1.004873")
    scanner.read(OTHER)
    asked = page.dialog(ANOTHER)
    assert asked.says(NGUYET)
    assert asked.says(NAM)
    asked.choose(BEGIN)
    assert page.person_line[0] == NAM
    assert page.procedure == ""
    [draft] = drafts.open_drafts(window.desk)
    assert draft.texts["applicant.full_name"] == NGUYET


def test_two_people_of_one_name_are_two_people(window: Window, scanner):
    page = window.intake()
    scanner.read(CARD)
    scanner.read(CARD.replace("087185004321", "087185009999"))
    assert page.dialog(ANOTHER).is_there


def test_a_card_read_while_a_dialog_asks_waits_until_it_is_closed(window: Window, scanner):
    page = window.intake()
    scanner.read(CARD)
    scanner.read(OTHER)
    asked = page.dialog(ANOTHER)
    scanner.read(CARD.replace("087185004321", "087185009999"))
    assert len(page.dialogs()) == 1
    assert page.person_line[0] == NGUYET
    asked.choose(BEGIN)
    until(lambda: bool(page.dialogs()))
    assert page.person_line[0] == NAM
    assert page.dialog(ANOTHER).says(NAM)


def test_a_card_in_a_dialog_s_field_leaves_it_as_it_was_and_says_yes_to_nothing(
    window: Window, scanner, desk: Desk
):
    """Enter in the line of that dialog would take the step back."""
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.HAND_OVER, desk.now()))
    window.frame.open_item("dossier", number)
    hand_presses("Ctrl+Shift+Z")
    asked = window.dialog()
    line = next(asked.shown(QLineEdit))
    hand_types("nhầm hồ sơ")
    scanner.read(CARD)
    assert asked.is_there
    assert line.text() == "nhầm hồ sơ"
    assert lookup.known(desk, number).dossier.state is DossierState.HANDLING


# --- who is asked for a password -----------------------------------------------------------------


def asked_for_password(window: Window) -> tuple[Area, QLineEdit]:
    """The dialog that changes the own password, and its first line."""
    hand_presses("Ctrl+Shift+P")
    dialog = window.dialog()
    line = next(dialog.shown(QLineEdit))
    assert line.echoMode() is not QLineEdit.EchoMode.Normal
    line.setFocus()
    return dialog, line


def leave(dialog: Area) -> None:
    """Close it, and let what waits for that come."""
    dialog.close()
    QTest.qWait(3 * LOOK_AGAIN_MS)


@pytest.mark.parametrize("text", [CARD, "087185004321"])
def test_what_is_read_into_a_password_goes_nowhere(window: Window, scanner, text: str):
    dialog, line = asked_for_password(window)
    scanner.read(text)
    assert dialog.is_there
    assert line.text() == ""
    assert not window.frame.notices.history
    leave(dialog)
    assert window.intake().is_empty


def test_an_unknown_code_that_is_read_into_a_password_is_not_shown(window: Window, scanner):
    dialog, _line = asked_for_password(window)
    scanner.read("8934563138165")
    assert dialog.is_there
    assert not window.frame.notices.history
    assert not any("8934" in seen for seen in window.texts() + dialog.texts())


# --- endings, layouts, hands ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "ending", [TAB, TWICE, CR_LF, TWICE * 2], ids=["tab", "twice", "cr_lf", "4"]
)
def test_whatever_the_scanner_ends_with_means_nothing_more(window: Window, ending):
    """The box that has the focus afterwards would pick what was typed in it before."""
    page = window.intake()
    page.go_to(PROCEDURE_BOX)
    hand_types("khai sinh")
    HandScanner(ending=ending).read(CARD)
    assert page.person_line[0] == NGUYET
    assert page.focus == PROCEDURE_BOX
    assert page.text(PROCEDURE_BOX) == "khai sinh"
    assert page.procedure == ""
    assert not page.dialogs()


@pytest.mark.parametrize("prefix", ["]Q1", "]C1", "*", "\x02"], ids=["aim", "c128", "star", "stx"])
def test_what_a_scanner_sends_first_is_left_out(window: Window, scanner, ready: str, prefix: str):
    page = window.intake()
    page.go_to(PROCEDURE_BOX)
    scanner.read(prefix + CARD)
    assert page.person_line[0] == NGUYET
    assert page.text(PROCEDURE_BOX) == ""
    scanner.read(prefix + "087185004321")
    assert not page.dialogs()
    returns = window.returns()
    scanner.read(prefix + ready)
    assert returns.number == ready


@pytest.mark.parametrize("gap", [1, 12, 30, 39])
def test_a_scanner_may_be_as_slow_as_its_setting(window: Window, gap: int):
    page = window.dossiers()
    page.go_to(FILTER)
    HandScanner(gap_ms=gap).read(CARD)
    assert window.dialog(SCANNED).says(NGUYET)
    assert page.text(FILTER) == ""


def test_where_the_scanner_is_set_slow_a_fast_hand_keeps_its_enter(window: Window):
    set_to(window, SCANNER_GAP, 120)
    page = window.intake()
    page.go_to(SCAN)
    hand_types("nguyen van an", gap_ms=80)
    Device.wait(100)
    QTest.keyClick(keyed_window(), Qt.Key.Key_Return)
    assert page.text(NAME) == "nguyen van an"
    page.keep_draft()
    HandScanner(gap_ms=100).read(CARD)
    assert page.person_line[0] == NGUYET


def test_a_card_without_an_ending_is_read_when_the_keys_stop(window: Window):
    page = window.intake()
    HandScanner(ending=NOTHING).read(CARD)
    assert page.person_line == []
    silence(window.widget)
    assert page.person_line[0] == NGUYET
    assert page.text(SCAN) == ""


def test_a_zone_of_three_lines_is_one_scan(window: Window, scanner):
    page = window.intake()
    page.go_to(PROCEDURE_BOX)
    scanner.read(ZONE)
    assert page.text(NUMBER) == "087185004321"


def test_the_digits_are_saved_where_an_input_method_spoils_the_name(window: Window):
    page = window.intake()
    page.go_to(PROCEDURE_BOX)
    HandScanner(damage=telex_switched_on).read(CARD.replace("VÕ THỊ", "VO DDUC"))
    assert page.text(NUMBER) == "087185004321"
    assert "Đối chiếu với thẻ" in page.beside(NAME)


@pytest.mark.parametrize(
    "damage",
    [under("french"), under("vietnamese"), caps_lock],
    ids=["french", "vietnamese", "caps_lock"],
)
def test_a_receipt_is_known_under_another_layout(window: Window, ready: str, damage):
    page = window.returns()
    HandScanner(damage=damage).read(ready)
    assert page.number == ready


@pytest.mark.parametrize("layout", ["french", "vietnamese"])
def test_a_card_without_digits_is_refused_in_words_and_leaves_nothing(window: Window, layout):
    page = window.intake()
    page.go_to(PROCEDURE_BOX)
    HandScanner(damage=under(layout)).read(CARD)
    assert "tiếng Anh (Mỹ)" in page.beside(SCAN)
    assert page.text(PROCEDURE_BOX) == ""


def test_what_a_hand_types_stays_where_it_is_typed(window: Window):
    page = window.intake()
    page.go_to(SCAN)
    hand_types("087185004321")
    assert page.text(SCAN) == "087185004321"
    hand_presses("Return")
    assert page.text(NUMBER) == "087185004321"


def test_a_held_key_is_no_scanner(window: Window):
    page = window.intake()
    page.go_to(SCAN)
    hand_types("nguyễn", gap_ms=70)
    assert page.text(SCAN) == "nguyễn"


def test_another_code_goes_to_the_box_it_was_read_in(window: Window, scanner):
    page = window.intake()
    scanner.read(CARD)
    page.pick("1.004873")
    page.unfold("Mã hồ sơ trên hệ thống tỉnh")
    page.go_to("Mã hồ sơ trên hệ thống tỉnh")
    scanner.read("8934563138165")
    assert page.text("Mã hồ sơ trên hệ thống tỉnh") == "8934563138165"


def test_the_enter_of_a_code_that_nobody_knows_is_not_passed_on(window: Window, scanner):
    """A barcode in the box for cards made a person of its digits, by the Enter of the scanner."""
    page = window.intake()
    page.go_to(SCAN)
    scanner.read("8934563138165")
    assert page.is_empty
    assert page.text(SCAN) == "8934563138165"
    assert "8934563138165" in window.frame.notices.history[-1].text


def test_the_next_code_that_nobody_knows_takes_the_place_of_the_last(window: Window, scanner):
    page = window.dossiers()
    page.go_to(FILTER)
    hand_types("an ")
    for code in ("8934563138165", "4006381333931", "9780201379624"):
        scanner.read(code)
        assert page.text(FILTER) == f"an {code}"


def test_a_code_goes_on_from_what_a_hand_typed_after_the_last(window: Window, scanner):
    page = window.dossiers()
    page.go_to(FILTER)
    scanner.read("8934563138165")
    hand_types(" ")
    scanner.read("4006381333931")
    assert page.text(FILTER) == "8934563138165 4006381333931"
    scanner.read("9780201379624")
    assert page.text(FILTER) == "8934563138165 9780201379624"


def test_the_enter_of_a_code_that_nobody_knows_picks_no_procedure(window: Window, scanner):
    page = window.intake()
    scanner.read(CARD)
    page.go_to(PROCEDURE_BOX)
    scanner.read("dang ky khai sinh")
    assert page.procedure == ""
    assert page.text(PROCEDURE_BOX) == "dang ky khai sinh"
    hand_presses("Return")
    assert "khai sinh" in page.procedure


def test_another_code_on_a_list_is_said_and_opens_nothing(window: Window, scanner, ready: str):
    page = window.dossiers()
    page.show_only("Tất cả")
    page.find("Danh sách hồ sơ").setFocus()
    scanner.read("8934563138165")
    assert window.page == "Hồ sơ"
    assert "8934563138165" in window.frame.notices.history[-1].text


def test_a_scan_that_nobody_knows_outlives_the_button_it_began_on(window: Window, scanner):
    """A page that is laid out anew takes its buttons along; found by the monkey."""
    page = window.intake()
    button = QPushButton("đi mất", page.widget)
    button.show()
    button.setFocus()
    for sign in "khong phai the 000":
        send(sign, gap_ms=2)
    delete(button)
    Device.wait(2)
    QTest.keyClick(keyed_window(), Qt.Key.Key_Return)
    assert window.widget.isVisible()


def test_a_scan_outlives_the_box_in_which_it_began(window: Window, scanner):
    page = window.intake()
    for box in (QLineEdit(page.widget), QPushButton(page.widget)):
        box.show()
        box.setFocus()
        for sign in CARD[:10]:
            send(sign, gap_ms=2)
        delete(box)
        hand = HandScanner(gap_ms=2)
        for sign in CARD[10:]:
            send(sign, gap_ms=2)
        for key, held in hand.ending:
            QTest.keyClick(keyed_window(), key, held)
    assert page.person_line[0] == NGUYET


# --- what an input method writes (ibus, fcitx; UniKey as Windows gives it) -----------------------


def test_a_card_that_an_input_method_writes_is_one(window: Window):
    page = window.intake()
    for box in (SCAN, PROCEDURE_BOX, NAME):
        page.go_to(box)
        before = page.text(box)
        input_method_writes(CARD, ending=True)
        assert page.person_line[0] == NGUYET
        assert page.text(box) == ("" if box == SCAN else before)
        assert not page.dialogs()


def test_a_card_in_whole_words_is_one(window: Window):
    """Under ibus a word is written when the blank after it is pressed."""
    page = window.intake()
    page.go_to(PROCEDURE_BOX)
    input_method_writes(CARD, ending=True, apart=" ")
    assert page.person_line[0] == NGUYET
    assert page.text(PROCEDURE_BOX) == ""


def test_a_card_that_an_input_method_writes_into_a_password_is_not_kept(window: Window):
    dialog, line = asked_for_password(window)
    input_method_writes(CARD, ending=True)
    assert dialog.is_there
    assert line.text() == ""
    leave(dialog)
    assert window.intake().is_empty


def test_words_that_a_hand_writes_by_an_input_method_stay(window: Window):
    page = window.intake()
    page.go_to(SCAN)
    for word in ("Nghiêng ", "Nguyễn ", "Thị ", "Ánh"):
        Device.wait(400)
        commit(word)
    until(lambda: page.text(SCAN) == "Nghiêng Nguyễn Thị Ánh")
    hand_presses("Return")
    assert page.text(NAME) == "Nghiêng Nguyễn Thị Ánh"


def test_words_come_in_their_order_after_somebody_signed_in(qtbot, desk: Desk):
    """The sign-in window listens as well, and may outlive the sign-in by some garbage."""
    before = SignInDialog("Một cửa")
    qtbot.addWidget(before)
    before.show()
    qtbot.wait(4 * LISTENS_AFTER_MS)
    before.reject()
    window = Window.of(desk)
    page = window.intake()
    page.go_to(SCAN)
    for word in ("Nghiêng ", "Nguyễn ", "Thị ", "Ánh"):
        Device.wait(400)
        commit(word)
    until(lambda: page.text(SCAN) == "Nghiêng Nguyễn Thị Ánh")
    window.break_off()


def test_a_phrase_written_at_once_keeps_its_enter(window: Window):
    """Dictation, or the window of suggestions of Windows, writes a whole name at once."""
    page = window.intake()
    page.go_to(SCAN)
    Device.wait(1_000)
    commit("Nguyễn Thị Ánh Nguyệt")
    Device.wait(30)
    QTest.keyClick(keyed_window(), Qt.Key.Key_Return)
    until(lambda: page.text(NAME) == "Nguyễn Thị Ánh Nguyệt")


@pytest.mark.parametrize("word", ["nguyeenx thij", "Dduwcs"])
def test_telex_of_a_fast_hand_is_no_scanner(window: Window, word: str):
    """UniKey takes signs back and writes them anew, in no time at all."""
    page = window.intake()
    page.go_to(SCAN)
    hand_types_with_telex(word)
    written = {"nguyeenx thij": "nguyễn thị", "Dduwcs": "Đức"}[word]
    until(lambda: page.text(SCAN) == written)
    hand_presses("Return")
    assert page.text(NAME) == written


def test_a_line_with_a_list_below_it_takes_each_letter_at_once(window: Window):
    """The list of what may complete it does not make of the line a list."""
    window.press("F5")
    window.go_to("Giấy tờ 1")
    for letter in "bằng":
        Device.wait(HAND_MS)
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, window.widget.windowHandle(), Qt.Key.Key_unknown, letter, NONE
        )
        assert popup() is not None
    assert window.text("Giấy tờ 1") == "bằng"
