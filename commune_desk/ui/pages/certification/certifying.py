"""F9: the office numbers, charges and hands over the lot that stands on the page; then it prints.

Only when the numbers are in the book the page is cleared, and only then something is printed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.reception.reception import reception_from
from commune_desk.services.certification import certification, certification_papers
from commune_desk.services.reception import parties
from commune_desk.services.reception.reception import checked_reception, refused
from commune_desk.ui.pages.certification.wanted import DOSSIER
from commune_desk.ui.public.invitations import invitations_of
from commune_desk.ui.widgets.actions import action, actions_of
from commune_desk.ui.widgets.text import label
from commune_desk.words.certification import certified_words
from commune_desk.words.errors import sentence
from commune_desk.words.sentences.receptions import another_than_known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.form.spec import Texts
    from commune_desk.services.certification.certification import Certified
    from commune_desk.services.reception.parties import KnownOtherwise
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.pages.certification.entered import Entered
    from commune_desk.words.errors import RefusalWords

NONE_YET = "Chưa chứng thực lô nào để in lại. Lời chứng đã lâu: in ở Sổ chứng thực (F10)."
NO_PAPER = "Chưa có gì để chứng thực. Ghi tên giấy tờ vào danh sách trước."
NO_DOSSIER = "Việc này cần thời hạn. Tiếp nhận ở trang Tiếp nhận (F2) rồi ghi mã hồ sơ vào đây."


class Certifying:
    """Certifies and prints.

    Args:
        page: under which dialogs open.
        entered: what stands there; what is refused of it is said in its parts.
        open_request: brings who asks and what is wanted into sight.
        done: called when the lot is numbered, before it prints.

    Attributes:
        verb: the action, F9.
        printing_last: prints the certificates of the last lot once more.
        last: says what was certified last.
    """

    def __init__(
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        entered: Entered,
        open_request: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        self._frame = frame
        self._page = page
        self._entered = entered
        self._open_request = open_request
        self._done = done
        self._last_no = ""
        self.verb, self.printing_last = actions_of(self.certify, self.print_last, parent=page)
        self.printing_last.setEnabled(False)
        self.last = label("", "quiet", wraps=True)
        self.last.setObjectName("last_certified")
        self.last.hide()

    @action("Chứng thực và in", shortcut="F9", icon="check", waits_for=NO_PAPER)
    def certify(self, said: Texts | None = None) -> None:
        """Number, charge and hand over what stands here; then clear the page, then print.

        Args:
            said: what an officer said when asked.
        """
        desk, entered, procedure = self._frame.desk, self._entered, self._entered.wanted.procedure
        if procedure is None:
            return
        entered.who.form.finish_typing()
        if dossier_no := entered.wanted.texts()[DOSSIER]:
            self._perform(lambda: certification.enter(desk, dossier_no, entered.lot()))
            return
        if not procedure.is_same_day:
            entered.wanted.refuse(DOSSIER, NO_DOSSIER)
            return
        texts = {**entered.reception(procedure), **(said or {})}
        if self._refuse(texts):
            return
        party = reception_from(texts).party
        met = self._frame.ask(partial(parties.known_otherwise, desk, party), otherwise=())
        if met and "same_person" not in texts:
            self._ask_same_person(met)
            return
        self._perform(
            lambda: certification.certify(desk, checked_reception(desk, texts), entered.lot())
        )

    def _refuse(self, texts: Texts) -> bool:
        """Say what of who asks cannot stand, or was not compared with the card; True if any."""
        who = self._entered.who
        found = refused(texts, today=self._frame.desk.now().date())
        wrong = {name: sentence(why) for name, why in found.items()}
        doubtful = who.doubts.left()
        if wrong or doubtful:
            self._open_request()
        if wrong:
            who.show_wrong(wrong)
        elif doubtful:
            who.doubts.ask_again()
            who.form.focus(doubtful[0])
        return bool(wrong or doubtful)

    def _ask_same_person(self, met: Sequence[KnownOtherwise]) -> None:
        """Ask before a known number gets another name; a no is said beside the number."""
        from commune_desk.ui.pages.intake.same_person_dialog import SamePersonDialog

        def refuse() -> None:
            for one in met:
                self._entered.who.form.refuse(one.refusal.field, another_than_known(one.refusal))

        dialog = SamePersonDialog(met, parent=self._page)
        dialog.accepted.connect(lambda: self.certify({"same_person": write_tick(True)}))
        dialog.rejected.connect(refuse)
        dialog.open()

    def _perform(self, verb: Callable[[], Certified]) -> None:
        """Let the office certify; what it refuses of the payment is said beside its field."""
        frame, payment = self._frame, self._entered.payment
        if unprintable := self._entered.papers.refuse():
            frame.tell(unprintable)
            return
        done: list[Certified] = []
        announces = frame.changes.dossiers_changed
        if not frame.perform(verb, then=done.append, announces=announces, beside=self._say):
            return
        [certified] = done
        words = certified_words(certified.entries)
        self._last_no = certified.dossier.dossier_no
        self.printing_last.setEnabled(True)
        self.last.show()
        self.last.setText(f"{words} · {self._last_no} · Ctrl+P in lại lời chứng")
        frame.notices.publish(words)
        receipt_no = payment.texts()["receipt_no"]
        self._done()
        payment.set_texts({"receipt_no": following(receipt_no)})
        self.print_last()
        if certified.dossier.returned_at is not None:
            invitations_of(frame).offer(self._last_no, beside=self._page)

    def _say(self, words: RefusalWords) -> None:
        """Say a refusal in the field where it is put right; what none mends, in sight of all."""
        payment = self._entered.payment
        if payment.take_refusal(words):
            payment.focus_refused()
        else:
            self._frame.notices.refused(words.error)

    @action("In lại lời chứng", shortcut="Ctrl+P", icon="print", waits_for=NONE_YET)
    def print_last(self) -> None:
        """The certificates of the last lot, on the printer or on the screen."""
        from commune_desk.ui.printing.office_paper import print_office_paper

        make = partial(certification_papers.make_certificates, self._frame.desk, self._last_no)
        print_office_paper(self._frame, make, OfficePaper.CERTIFICATE, parent=self._page)


def following(receipt_no: str) -> str:
    """The number of the next receipt of the same book; nothing after what is no number.

    >>> following("0000129"), following("CK-vcb")
    ('0000130', '')
    """
    return str(int(receipt_no) + 1).zfill(len(receipt_no)) if receipt_no.isdecimal() else ""
