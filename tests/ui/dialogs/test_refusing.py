"""A dialog with boxes of its own goes where a refusal is put right, as one of a form does."""

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from commune_desk.domain.account_errors import SignInRefused
from commune_desk.domain.outside_errors import DatabaseLocked
from commune_desk.domain.upkeep.recovery import RecoveryCodeWrong
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.errors import refusal_words


class Asking(QDialog):
    """Asks for a code and a password."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Refusal()
        self.code, self.password, self.done_button = QLineEdit(), QLineEdit(), QPushButton("Xong")
        self.boxes = {"code": self.code, "password": self.password}
        self.setLayout(column(self.code, self.password, self.said, self.done_button))


@pytest.fixture
def dialog(qtbot) -> Asking:
    made = Asking()
    qtbot.addWidget(made)
    made.show()
    made.done_button.setFocus()
    return made


def refused(dialog: Asking, words: str) -> QLineEdit | None:
    """Where a refusal leads."""
    refuse(words, dialog.said, boxes=dialog.boxes)
    at = dialog.focusWidget()
    return at if isinstance(at, QLineEdit) else None


def test_the_box_that_the_error_names_has_the_focus_and_says_why(dialog: Asking):
    words = refusal_words(SignInRefused())
    assert refused(dialog, words) is dialog.password
    assert dialog.said.text() == dialog.password.accessibleDescription() == words
    dialog.said.clear()
    assert dialog.password.accessibleDescription() == ""


def test_what_is_about_no_box_leads_to_the_first_or_leaves_who_types_there(dialog: Asking):
    assert refused(dialog, refusal_words(DatabaseLocked())) is dialog.code
    dialog.password.setFocus()
    assert refused(dialog, refusal_words(DatabaseLocked())) is dialog.password
    assert dialog.code.accessibleDescription() == ""


def test_nobody_is_led_to_a_box_that_cannot_be_typed_in(dialog: Asking):
    dialog.code.hide()
    assert refused(dialog, refusal_words(RecoveryCodeWrong("3F2A"))) is dialog.password
    dialog.password.setEnabled(False)
    dialog.done_button.setFocus()
    assert refused(dialog, "Không được.") is None
    assert dialog.said.text() == "Không được."
