"""Rating slips from the letter box, entered in a bundle: the date once, then one key a slip.

The keys are no letters and no digits, so that a number that is scanned or typed beside them is
never taken for an answer; Enter, which scanners send, does nothing. Nothing is kept before the
bundle is saved, and then it is kept whole.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton

from commune_desk.domain.form.kinds import DATE, TEXT
from commune_desk.domain.form.rules import texts
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.handling.rating import PaperSlip, RatingLevel
from commune_desk.domain.handling.rating_errors import PaperSlipTwice
from commune_desk.domain.identifiers.scanning import ScanKind
from commune_desk.services.handling import rating
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.values import LEVELS, in_sentence
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Nhập phiếu đánh giá giấy"
ENTERED = "Các phiếu đã nhập"
ADVICE = (
    "Ghi ngày trên phiếu, rồi mỗi phiếu bấm một phím F5, F6 hoặc F7. Phiếu không ghi mã hồ sơ: nếu "
    "biết thì quét hoặc gõ mã trước khi bấm, không biết thì để trống."
)
KEYS = {
    RatingLevel.VERY_SATISFIED: "F5",
    RatingLevel.SATISFIED: "F6",
    RatingLevel.DISSATISFIED: "F7",
}
BUNDLE = FormSpec.of(
    "paper_slips",
    FieldSpec(DATE, "dated_on", need=Need.REQUIRED),
    FieldSpec(TEXT, "entry_reason"),
    FieldSpec(TEXT, "dossier_no"),
    FieldSpec(TEXT, "remark"),
)


class SlipsDialog(QDialog):
    """A bundle of slips of one day.

    Args:
        frame: where what was kept is told.
    """

    def __init__(self, frame: PageFrame, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._frame = frame
        self._slips: list[PaperSlip] = []
        self._is_warned = False
        self._form = Form(BUNDLE)
        self._form.set_texts(texts(BUNDLE, {"dated_on": frame.desk.now().date()}))
        self._form.edited.connect(lambda _name: self._take_back())
        faces = [
            button(LEVELS[level], partial(self._add, level), kind="large", key=KEYS[level])
            for level in RatingLevel
        ]
        self._list = QListWidget()
        self._list.setAccessibleName(ENTERED)
        QShortcut(QKeySequence("Delete"), self._list, self.remove).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        self._count = label("", "strong")
        self._count.setObjectName("slips_count")
        self._refusal = Refusal()
        save = button_of(self.save)
        remove = button_of(self.remove)
        buttons = row(remove, None, button(CANCEL, self.reject), save)
        seen = column(self._refusal, self._count, buttons, gap="s")  # whatever is scrolled
        head = column(label(TITLE, "group_title"), label(ADVICE, "quiet", wraps=True), gap="xs")
        lay_out(
            self,
            column(head, self._form, row(*faces), self._list, gap="m"),
            seen,
            wide=size("dialog") * 5 // 4,
            high=size("dialog"),
        )
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)  # a scanner sends Enter after every number
        self._show_slips()
        self._form.focus("dossier_no")

    def take_scan(self, scan: Scan) -> bool:
        """A receipt says whose the next slip is; a card or a person has nothing to do here."""
        if scan.kind is not ScanKind.DOSSIER:
            return False
        self._form.set_texts({"dossier_no": scan.text})
        self._take_back()
        self._form.focus("dossier_no")
        return True

    def reject(self) -> None:
        """Esc: what was entered and not saved is given up only at the second time."""
        if self._slips and not self._is_warned:
            self._is_warned = True
            words = f"Còn {len(self._slips)} phiếu chưa lưu: F9 để lưu, Esc lần nữa để bỏ."
            self._refusal.setText(words)
            return
        super().reject()

    def _add(self, level: RatingLevel) -> None:
        """One slip more, once the office would take it."""
        if not self._form.check():
            return
        given = self._form.values()
        slip = PaperSlip(level, given["dossier_no"] or "", given["remark"] or "")

        def check() -> None:
            answer = rating.check_slip(
                self._frame.desk, given["dated_on"], slip, entry_reason=given["entry_reason"] or ""
            )
            if answer.dossier_no and answer.dossier_no in {one.dossier_no for one in self._slips}:
                raise PaperSlipTwice(answer.dossier_no)
            self._slips.append(PaperSlip(level, answer.dossier_no, answer.reason))

        if self._frame.perform(check, beside=self._refuse):
            self._form.set_texts({"dossier_no": "", "remark": ""})
            self._show_slips()
            self._form.focus("dossier_no")

    @action("Bỏ phiếu này", icon="trash")
    def remove(self) -> None:
        """Take the marked slip out again, or the last one."""
        if self._slips:
            at = self._list.currentRow()
            del self._slips[at]
            self._show_slips()

    @action("Lưu các phiếu", shortcut="F9", kind="primary")
    def save(self) -> None:
        """Keep the ratings that were counted."""
        if not self._form.check():
            return
        given = self._form.values()
        frame, slips = self._frame, tuple(self._slips)
        if not slips:
            self._refuse("Chưa nhập phiếu nào. Mỗi phiếu bấm F5, F6 hoặc F7.")
        elif frame.perform(
            lambda: rating.keep_slips(
                frame.desk, given["dated_on"], slips, entry_reason=given["entry_reason"] or ""
            ),
            announces=frame.changes.ratings_changed,
            beside=self._refuse,
        ):
            frame.notices.publish(f"Đã lưu {len(slips)} phiếu đánh giá.")
            self.accept()

    def _refuse(self, words: str) -> None:
        self._is_warned = False
        boxes = {"dossier_no": self._form.field("dossier_no").editor}
        refuse(words, self._refusal, forms=(self._form,), boxes=boxes)

    def _take_back(self) -> None:
        """What was said of the slip before holds no more."""
        self._is_warned = False
        self._refusal.clear()

    def _show_slips(self) -> None:
        self._take_back()
        self._list.clear()
        for slip in self._slips:
            parts = (LEVELS[slip.level], slip.dossier_no, slip.reason)
            self._list.addItem(" · ".join(filter(None, parts)))
        self._list.setCurrentRow(len(self._slips) - 1)
        counts = (
            f"{sum(slip.level is level for slip in self._slips)} {in_sentence(LEVELS[level])}"
            for level in RatingLevel
        )
        self._count.setText(f"{len(self._slips)} phiếu: {', '.join(counts)}")
