"""Taking a fee: the sum by the catalogue stands there at once, the receipt number is typed.

What the catalogue does not know is not guessed: the officer enters the sum and on what it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import LONG_TEXT, write_vnd
from commune_desk.domain.form.records import record_from
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.handling.payments import PAYMENT, NewPayment, standing
from commune_desk.services.handling import payments
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.catalogue.procedures import payment_words, sum_words
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.errors import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.handling.payments import Payment
    from commune_desk.ui.frame.page_frame import PageFrame

_DECIDING = frozenset({"fee_case", "person_group", "count", "copies"})
"""What the sum follows from."""

CANCELLATION = FormSpec.of("fee_cancellation", FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED))


class FeeDialog(FormDialog):
    """Asks for a fee that was taken, with the sum by the catalogue."""

    def __init__(self, frame: PageFrame, dossier_no: str, parent: QWidget) -> None:
        self._frame = frame
        self._dossier_no = dossier_no
        cases = frame.ask(lambda: payments.cases(frame.desk, dossier_no), otherwise=())
        spec = PAYMENT if cases else PAYMENT.given("fee_case")
        super().__init__(
            EVENTS[EventKind.FEE_TAKEN],
            spec,
            self._take,
            words="Căn cứ: Điều 8 và Điều 24 Nghị định 118/2025/NĐ-CP.",
            verb="Ghi khoản thu",
            parent=parent,
        )
        if cases:
            self.form.offer("fee_case", {"": "Chọn trường hợp", **{case: case for case in cases}})
        self.form.edited.connect(self._follow)
        self._charge()

    def _follow(self, name: str) -> None:
        if name in _DECIDING:
            self._charge()

    def _charge(self) -> None:
        """Put the sum by the catalogue there, or say that it has none."""
        amount = self.form.field("amount_vnd")
        try:
            given = record_from(NewPayment, self.form.texts() | {"amount_vnd": "0"})
            charged = payments.charged(self._frame.desk, self._dossier_no, given)
        except UserError as error:
            self.form.set_texts({"amount_vnd": ""})
            amount.doubt(sentence(error))
            return
        known = charged.amount_vnd
        self.form.set_texts({"amount_vnd": write_vnd(known) if known is not None else ""})
        amount.doubt(sum_words(charged) or "Danh mục chưa ghi mức thu.")

    def _take(self, _dialog: FormDialog) -> bool:
        given = record_from(NewPayment, self.form.texts())
        return self._frame.perform(
            lambda: payments.take(self._frame.desk, self._dossier_no, given),
            then=lambda paid: self._frame.notices.publish(f"Đã thu {payment_words(paid)}."),
            announces=self._frame.changes.dossiers_changed,
            beside=self.refuse,
        )


def ask_cancellation(frame: PageFrame, paid: Sequence[Payment], parent: QWidget) -> None:
    """Cancel the last payment that stands, with its reason."""
    payment = standing(paid)[-1]

    def cancel(dialog: FormDialog) -> bool:
        reason = dialog.form.texts()["reason"]
        return frame.perform(
            lambda: payments.cancel(
                frame.desk, payment.dossier_no, payment.receipt_no, reason=reason
            ),
            announces=frame.changes.dossiers_changed,
            beside=dialog.refuse,
        )

    FormDialog(
        EVENTS[EventKind.FEE_CANCELLED],
        CANCELLATION,
        cancel,
        words=payment_words(payment),
        verb="Hủy khoản thu này",
        is_final=True,
        parent=parent,
    ).open()
