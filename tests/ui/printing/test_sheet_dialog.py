"""A recovery sheet in the window: shown, typed back, and only then of use."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.services.upkeep import recovery_sheets
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.printing.sheet_dialog import AGAIN, DONE, PRINT, SAVE, SheetDialog
from commune_desk.words.upkeep.restoring import NOT_TYPED_BACK, SHEET_TITLE
from tests.factories import acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.sheet import LEAVE, ON, Sheet


@pytest.fixture
def shown(qtbot, frame: PageFrame) -> Sheet:
    """The dialog of a sheet that was asked for on the settings page."""
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    page = page_alone(qtbot, frame, "settings")
    next(one for one in page.actions() if one.text().startswith(SHEET_TITLE)).trigger()
    dialog = page.findChild(SheetDialog)
    assert dialog is not None
    return Sheet(dialog)


def first(qtbot, frame: PageFrame, **given) -> Sheet:
    """The dialog of a first start."""
    desk = frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    sheet = recovery_sheets.draft(desk)
    keep = given.pop("keep", partial(recovery_sheets.keep, desk, sheet))
    dialog = SheetDialog(sheet, keep, settings=desk.settings, may_leave=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return Sheet(dialog)


def test_a_sheet_counts_once_two_groups_were_typed_back(shown: Sheet, frame: PageFrame):
    sheet_no = shown.widget.sheet.sheet_no
    assert shown.widget.findChildren(PaperView)[0].page_count() == 1
    assert recovery_sheets.is_wanting(frame.desk)
    shown.type_back()
    assert recovery_sheets.current(frame.desk) == sheet_no
    assert sheet_no in frame.notices.history[-1].text
    assert not shown.is_there


def test_a_sheet_that_nobody_has_in_hand_does_not_count(shown: Sheet, frame: PageFrame):
    shown.type_back(spoil="000000")
    assert shown.says(NOT_TYPED_BACK)
    last_box = max(shown.shown(QLineEdit), key=lambda box: box.mapTo(shown.widget, QPoint()).y())
    (said,) = (one for one in shown.shown(QLabel) if one.text() == NOT_TYPED_BACK)
    below = said.mapTo(shown.widget, QPoint()).y() - last_box.mapTo(shown.widget, QPoint()).y()
    assert below < 2 * last_box.height(), "it is said beside what is wrong"
    assert recovery_sheets.is_wanting(frame.desk)
    shown.choose(AGAIN)
    shown.choose(LEAVE)
    assert not shown.is_there


def test_while_it_is_typed_back_the_sheet_is_not_in_sight(shown: Sheet):
    assert shown.widget.findChildren(PaperView)[0].isVisible()
    shown.choose(ON)
    assert not shown.widget.findChildren(PaperView)[0].isVisible()


def test_each_time_two_groups_are_asked_and_no_others_stand_there(shown: Sheet):
    for _turn in range(4):
        shown.choose(ON)
        assert len(list(shown.shown(QLineEdit))) == 2
        shown.choose(AGAIN)


def test_the_code_scanned_from_the_paper_counts_as_well(shown: Sheet, frame: PageFrame):
    shown.choose(ON)
    shown.type_in(" ".join(shown.groups))  # into the box that has the focus, as a scanner does
    shown.press("Return")
    assert recovery_sheets.current(frame.desk) == shown.widget.sheet.sheet_no


def test_nothing_of_a_sheet_is_left_in_a_file(shown: Sheet, frame: PageFrame):
    groups = shown.groups
    shown.type_back()
    for file in frame.desk.folder.root.rglob("*"):
        if file.is_file():
            assert groups[0].encode() not in file.read_bytes()


def test_a_first_start_does_not_end_before_it_was_typed_back(qtbot, frame: PageFrame):
    dialog = first(qtbot, frame)
    assert not dialog.can(LEAVE)
    dialog.press("Esc")
    assert not dialog.widget.close()
    dialog.type_back(spoil="000000")
    dialog.press("Esc")  # back to the sheet, not out
    assert dialog.is_there
    dialog.type_back()
    assert dialog.widget.result() == 1
    assert not recovery_sheets.is_wanting(frame.desk)


def test_where_it_cannot_be_kept_that_is_said_and_tried_again(qtbot, frame: PageFrame):
    answers = iter([DiskFailing("C:/"), None])

    def keep() -> None:
        if refusal := next(answers):
            raise refusal

    dialog = first(qtbot, frame, keep=keep)
    dialog.type_back()
    assert dialog.says("ổ đĩa")
    dialog.choose(DONE)
    assert not dialog.is_there


def test_without_a_printer_it_is_saved_to_be_printed_elsewhere(
    qtbot, frame: PageFrame, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "usb"))
    dialog = first(qtbot, frame)
    dialog.choose(PRINT)
    assert dialog.says("máy in")
    dialog.choose(SAVE)
    [file] = (tmp_path / "usb").glob("*.pdf")
    assert dialog.says(file.name)
    (said,) = (one for one in dialog.shown(QLabel) if file.name in one.text())
    assert said.property("role") != "error", "what went well is not told in red"
    dialog.type_back()
