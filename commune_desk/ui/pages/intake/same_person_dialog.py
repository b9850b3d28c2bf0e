"""Asks whether who comes is the person whom the office knows under that number.

Both are shown side by side. Nothing is chosen before somebody points at it: a wrong yes would write
one person's name over another's.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.people.applicant import Applicant, Person, name_of, number_of
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.reception.parties import KnownOtherwise
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.fields import named
from commune_desk.words.sentences.receptions import COMPARE_NUMBER, COMPARE_TAX_CODE

TITLE = "Có phải cùng một người?"
SAME, ANOTHER = "Cùng một người", "Người khác"
PEOPLE = (
    TITLE,
    "Cùng một người thì hồ sơ công dân được sửa theo lần này, tên cũ và mới ghi trong lịch sử.",
    COMPARE_NUMBER,
    ANOTHER,
    SAME,
)
ORGANISATIONS = (
    "Có phải cùng một tổ chức?",
    "Cùng một tổ chức thì tên đã ghi được sửa theo lần này, tên cũ và mới ghi trong lịch sử.",
    COMPARE_TAX_CODE,
    "Tổ chức khác",
    "Cùng một tổ chức",
)


class SamePersonDialog(QDialog):
    """Accepted for the same person; rejected for another, or when nobody said.

    Args:
        met: who comes under a number that is known with another name or date of birth.
    """

    def __init__(self, met: Sequence[KnownOtherwise], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        are_people = any(isinstance(one.known, Person) for one in met)
        title, follows, compare, another_words, same_words = PEOPLE if are_people else ORGANISATIONS
        self.setWindowTitle(title)
        people = [self._side_by_side(one) for one in met]
        same = button(same_words, self.accept, key="Ctrl+Return")
        another = button(another_words, self.reject, key="Esc")
        for made in (same, another):
            made.setAutoDefault(False)
        lay_out(
            self,
            column(
                label(title, "group_title"),
                *people,
                label(f"{follows} {compare}", "quiet", wraps=True),
                gap="m",
            ),
            row(None, another, same),
        )
        another.setFocus()

    def _side_by_side(self, one: KnownOtherwise) -> QWidget:
        number = f"{named(one.refusal.field)} {number_of(one.given)}"
        shown = QWidget()
        shown.setLayout(
            column(
                label(number, "strong"),
                label(f"Hồ sơ đã có: {_told(one.known)}", wraps=True),
                label(f"Đang nhập: {_told(one.given)}", wraps=True),
                gap="xs",
            )
        )
        return shown


def _told(one: Applicant) -> str:
    """A name with the date of birth, where there is one."""
    born = one.born_on if isinstance(one, Person) else None
    return f"{name_of(one)}, sinh ngày {format_date(born)}" if born else name_of(one)
