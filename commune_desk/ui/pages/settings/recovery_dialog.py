"""The recovery sheet in the window: it is shown, printed, and typed back before it counts."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.printing import OfficePaper
from commune_desk.domain.recovery import GROUPS, are_typed_back
from commune_desk.services.papers.print_setups import setup_of
from commune_desk.services.upkeep import recovery_sheets
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.printing.printer import print_pdf
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.fields import FieldWords
from commune_desk.words.restoring import SHEET_TITLE

if TYPE_CHECKING:
    from commune_desk.domain.recovery import RecoverySheet
    from commune_desk.ui.frame.page_frame import PageFrame

TYPE_BACK = "Gõ lại hai nhóm"
ADVICE = (
    "In phiếu, cất vào phong bì niêm phong. Phiếu có hiệu lực sau khi gõ lại hai nhóm số; phiếu "
    "trước không mở được các bản sao lưu làm từ lúc đó."
)
ASKED = 2


class RecoverySheetDialog(QDialog):
    """A new sheet as it will be printed; it counts once two of its groups were typed back.

    Nothing of it is written to a file: it stands on paper, or it is drawn anew.
    """

    def __init__(self, frame: PageFrame, sheet: RecoverySheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(SHEET_TITLE)
        self._frame, self._sheet = frame, sheet
        self._content = recovery_sheets.rendered(sheet)
        view = PaperView(SHEET_TITLE)
        view.setAccessibleName("Phiếu sẽ in")
        view.show_pdf(self._content)
        put_out = button("In phiếu", self._print, icon="print")
        on = button(f"{TYPE_BACK}…", self.type_back, kind="primary")
        lay_out(
            self,
            column(label(ADVICE, "quiet", wraps=True), view, gap="m"),
            row(button("Đóng", self.reject), None, put_out, on),
            wide=size("dialog") * 3 // 4,
            high=size("dialog"),
            margin="l",
        )

    def type_back(self) -> None:
        """Ask for groups that only who has the sheet can type."""
        places = sorted(random.sample(range(1, GROUPS + 1), ASKED))
        names = [f"group_{place}" for place in places]
        words = {
            name: FieldWords(f"Nhóm thứ {place}") for name, place in zip(names, places, strict=True)
        }
        asked = (FieldSpec(TEXT, one, need=Need.REQUIRED) for one in names)
        spec = FormSpec.of("typed_back", *asked)

        def keep(dialog: FormDialog) -> bool:
            texts = dialog.form.texts()
            typed = [(place, texts[name]) for place, name in zip(places, names, strict=True)]
            if not are_typed_back(self._sheet, typed):
                dialog.refuse("Chưa giống trên phiếu. Nhìn phiếu đã in và gõ lại.")
                return False
            return self._frame.perform(
                lambda: recovery_sheets.keep(self._frame.desk, self._sheet), then=self._on_kept
            )

        FormDialog(TYPE_BACK, spec, keep, own_words=words, parent=self).open()

    def _on_kept(self, _nothing: object) -> None:
        self._frame.notices.publish(f"Phiếu khôi phục số {self._sheet.sheet_no} đã có hiệu lực")
        self._frame.changes.backups_changed.emit()
        self.accept()

    def _print(self) -> None:
        setup = setup_of(self._frame.desk.settings, OfficePaper.KEY_SHEET)
        self._frame.perform(lambda: print_pdf(self._content, setup, name="recovery-sheet"))
