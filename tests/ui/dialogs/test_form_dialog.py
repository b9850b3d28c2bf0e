"""What a dialog refuses has the focus: where it is put right, and not on the button."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from commune_desk.domain.account_errors import (
    LoginAlreadyInUse,
    OldPasswordWrong,
    PasswordTooEasy,
    PasswordTooShort,
)
from commune_desk.domain.catalogue.catalogue_errors import FeeCaseUnknown
from commune_desk.domain.certification.errors import BookAlreadyBegun
from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import DATE, LONG_TEXT, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.handling.payment_errors import (
    ReceiptNoMissing,
    ReceiptNoUsed,
    SumUnexplained,
)
from commune_desk.domain.handling.payments import PAYMENT
from commune_desk.domain.handling.rating_errors import AlreadyRated
from commune_desk.domain.input_errors import SignerWithoutTitle, TitleWithoutSigner
from commune_desk.domain.office.office import LEADER
from commune_desk.domain.office.officer import OFFICER, OWN_PASSWORD
from commune_desk.domain.period_errors import PeriodEndsBeforeItBegins, PeriodNotBegun
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.leaving import TYPED
from commune_desk.ui.pages.certification.books_dialog import CONTINUE
from commune_desk.ui.pages.report.page import DATES
from commune_desk.words.errors import refusal_words, sentence
from commune_desk.words.fields import FieldWords
from tests.factories import moment
from tests.ui.drivers.screen import Area

NO = "000.99.99.H20-261001-0001"
DAY, NOW = date(2026, 10, 1), moment("2026-10-01 09:00")
STEP = FormSpec.of("step", FieldSpec(LONG_TEXT, "note"), FieldSpec(DATE, "until"))
STEP_WORDS = {"note": FieldWords("Lý do"), "until": FieldWords("Đến ngày")}
LONG = "một mật khẩu dài"
FILLED = {
    "login": "lan", "full_name": "Lan", "old_password": "a", "new_password": LONG,
    "password": LONG, "again": LONG,
    "amount_vnd": "8.000", "first_day": "01/10/2026", "last_day": "02/10/2026",
    "last_number": "1", "volume": "1", "title": "Chủ tịch",
}  # fmt: skip


def refusing(qtbot, spec: FormSpec, error: UserError) -> tuple[FormDialog, QWidget]:
    """A filled dialog whose service refuses, after a click on its button."""

    def keep(dialog: FormDialog) -> bool:
        dialog.refuse(refusal_words(error))
        return False

    words = {"reason": FieldWords("Lý do"), "other": FieldWords("Ghi chú")}
    dialog = FormDialog("Thử", spec, keep, own_words=words)
    qtbot.addWidget(dialog)
    dialog.form.set_texts({name: FILLED[name] for name in FILLED if name in dialog.form.names})
    dialog.show()
    done = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Lưu")
    done.setFocus()
    done.click()
    return dialog, done


@pytest.mark.parametrize(
    ("spec", "error", "field"),
    [
        (PAYMENT, ReceiptNoMissing(NO, 8_000), "receipt_no"),
        (PAYMENT, ReceiptNoUsed("77", NO), "receipt_no"),
        (PAYMENT, SumUnexplained(NO, 8_000, None), "note"),
        (PAYMENT, FeeCaseUnknown("1.001193", "Khai sinh", "", ("a",)), "fee_case"),
        (OFFICER, LoginAlreadyInUse("lan"), "login"),
        (OFFICER, PasswordTooEasy(), "password"),
        (OWN_PASSWORD, OldPasswordWrong(), "old_password"),
        (OWN_PASSWORD, PasswordTooShort(8), "new_password"),
        (LEADER, SignerWithoutTitle("Lan"), "title"),
        (LEADER, TitleWithoutSigner("Chủ tịch"), "full_name"),
        (CONTINUE, BookAlreadyBegun("copies", 2026, 3), "last_number"),
        (DATES, PeriodEndsBeforeItBegins(DAY, DAY), "last_day"),
        (DATES, PeriodNotBegun(DAY, DAY, NOW), "seen_on"),
        (STEP, MissingReason(NO, "apologise", "until"), "until"),
    ],
)
def test_what_a_service_refuses_stands_beside_its_field_which_has_the_focus(
    qtbot, spec: FormSpec, error: UserError, field: str
):
    dialog, _ = refusing(qtbot, spec, error)
    assert dialog.form.field(field).message == sentence(error)
    assert dialog.form.focused() == field


def test_what_is_about_no_field_is_said_below_and_the_first_field_has_the_focus(qtbot):
    error = AlreadyRated(NO)
    asked = FormSpec.of("x", FieldSpec(TEXT, "reason"), FieldSpec(TEXT, "other"))
    dialog, _ = refusing(qtbot, asked, error)
    assert dialog.form.focused() == "reason"
    assert not dialog.form.field("reason").is_refused


def test_where_nothing_is_asked_the_focus_stays(qtbot):
    dialog, done = refusing(qtbot, FormSpec("closing", ()), AlreadyRated(NO))
    assert dialog.focusWidget() is done


def test_what_the_form_itself_refuses_has_the_focus(qtbot):
    asked = FormSpec.of(
        "x", FieldSpec(TEXT, "reason", need=Need.REQUIRED), FieldSpec(TEXT, "other")
    )
    dialog, _ = refusing(qtbot, asked, AlreadyRated(NO))
    assert dialog.form.focused() == "reason"
    assert dialog.form.field("reason").is_refused


@pytest.fixture
def typed(qapp: QApplication) -> FormDialog:  # it is gone once it is closed
    """An open dialog in which a reason was typed, over one that stood there."""
    dialog = FormDialog("Thử", STEP, lambda _dialog: True, own_words=STEP_WORDS)
    dialog.form.set_texts({"note": "Thiếu bản chính."})
    dialog.show()
    dialog.form.type_in("note", "Thiếu bản chính giấy chứng nhận kết hôn.")
    return dialog


def test_esc_leaves_at_once_what_nobody_typed_in(qapp: QApplication):
    dialog = FormDialog("Thử", STEP, lambda _dialog: True, own_words=STEP_WORDS)
    dialog.form.set_texts({"note": "Thiếu bản chính."})
    dialog.show()
    Area(dialog).press("Escape")
    assert not dialog.isVisible()


def test_esc_asks_before_it_drops_what_was_typed(typed: FormDialog):
    area = Area(typed)
    area.press("Escape")
    assert typed.isVisible()
    assert area.says(TYPED)
    assert typed.form.focused() == "note"
    typed.form.type_in("note", "Khác.")
    area.press("Escape")  # not what was asked about
    assert typed.isVisible()
    area.press("Escape")
    assert not typed.isVisible()


def test_the_x_of_the_window_asks_too(typed: FormDialog):
    typed.close()
    assert typed.isVisible()
    typed.close()
    assert not typed.isVisible()


def test_the_button_that_leaves_says_so_and_does(typed: FormDialog):
    Area(typed).choose("Hủy")
    assert not typed.isVisible()
