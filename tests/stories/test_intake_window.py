"""Tiếp nhận trên cửa sổ: the real window, a scanner, and a keyboard whose keys are counted."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.dossier import DossierState
from commune_desk.domain.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.slips import SlipKind
from commune_desk.services.desk import drafts, intake, lookup
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.way_in.app import build_application
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.ui.pages.intake.page import IntakePage
from commune_desk.ui.printing.paper_dialog import PaperDialog
from tests.factories import a_person, a_reception
from tests.stories.conftest import Story

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
scenarios("features/cua_so_tiep_nhan.feature")

KEYS = {"F9": Qt.Key.Key_F9, "F10": Qt.Key.Key_F10, "Esc": Qt.Key.Key_Escape}


class Counter:
    """The clerk's hands: every key that is pressed counts, what the scanner types does not."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self.card = ""
        self.keys = 0

    @property
    def page(self) -> IntakePage:
        found = self.window.findChild(IntakePage) if self.window else None
        assert isinstance(found, IntakePage)
        return found

    def leave(self) -> None:
        """The window is gone at once, and everything that still ran in it."""
        if self.window is not None:
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
            self.window = None

    def focus(self) -> QWidget:
        assert self.window is not None
        return self.window.focusWidget()

    def scan(self) -> None:
        box = self.focus()
        assert isinstance(box, QLineEdit)
        box.setText(self.card)
        QTest.keyClick(box, Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.focus(), letter)
        self.keys += len(text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focus(), key)
        self.keys += 1


@pytest.fixture(scope="session")
def qapp():
    return build_application("light")


@pytest.fixture
def hands(qapp) -> Iterator[Counter]:
    made = Counter()
    yield made
    made.leave()


def newest(story: Story) -> DossierRow:
    return lookup.page(story.desk, DossierFilter(now=story.desk.now())).rows[0]


@given(parsers.parse('bà "{name}" có thẻ "{card}" đã từng nộp hồ sơ'))
def known_woman(story: Story, hands: Counter, name: str, card: str):
    intake.receive(story.desk, a_reception(applicant=a_person(full_name=name)))
    hands.card = card


@given("cửa sổ mở ở trang tiếp nhận")
@when("cửa sổ mở ở trang tiếp nhận")
def window_opened(story: Story, hands: Counter, qtbot):
    hands.window = make_window(story.desk, story.desk.folder.window)
    hands.window.resize(1366, 768)
    hands.window.show()
    hands.window.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: hands.window.isActiveWindow() and hands.focus() is not None)


@when("quét thẻ của bà")
def card_scanned(hands: Counter):
    hands.scan()


@when(parsers.parse('gõ "{text}" rồi Enter'))
def typed(hands: Counter, text: str):
    hands.type(text)
    hands.press(Qt.Key.Key_Return)


@when(parsers.parse("bấm {key}"))
def pressed(hands: Counter, key: str):
    hands.press(KEYS[key])


@when("2 giây trôi qua rồi mất điện")
def power_lost(hands: Counter):
    assert hands.page._keeper._timer.remainingTime() <= 2000
    hands.page._keeper._timer.timeout.emit()
    hands.leave()


@when("mở lại bản nháp")
def draft_opened(story: Story, hands: Counter):
    hands.page._keeper.take_over(drafts.open_drafts(story.desk)[0].id)


@then(parsers.parse('giấy tiếp nhận "{procedure}" của bà đã in một lần'))
def receipt_printed(story: Story, procedure: str):
    row = newest(story)
    assert (row.procedure_name, row.applicant_name) == (procedure, "Võ Thị Ánh Nguyệt")
    prints = lookup.known(story.desk, row.dossier_no).prints
    assert [made.kind for made in prints] == [SlipKind.RECEIPT]


@then(parsers.parse("đã bấm không quá {most:d} phím"))
def few_keys(hands: Counter, most: int):
    assert hands.keys <= most


@then("đóng giấy lại thì ô quét sẵn sàng cho người tiếp theo")
def ready_for_the_next(hands: Counter):
    for paper in hands.page.findChildren(PaperDialog):
        paper.accept()
    assert hands.page.draft().is_empty
    assert hands.focus() is hands.page._applicant._scan


@then("việc của bà đã trả kết quả trong ngày")
def returned_at_once(story: Story):
    assert newest(story).state is DossierState.RETURNED


@then(parsers.parse('trang trống, bản nháp mang tên "{name}"'))
def kept_as_draft(story: Story, hands: Counter, name: str):
    assert hands.page.draft().is_empty
    assert [draft.body["title"] for draft in drafts.open_drafts(story.desk)] == [name]


@then(parsers.parse('thủ tục vẫn là "{name}"'))
def same_procedure(hands: Counter, name: str):
    assert hands.page._procedure.procedure is not None
    assert hands.page._procedure.procedure.name == name
