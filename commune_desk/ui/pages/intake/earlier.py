"""That who stands here filed the same procedure before: said quietly, it keeps nobody back."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from commune_desk.domain.identifiers.dossier_no import short
from commune_desk.domain.people.applicant import number_of
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import lookup
from commune_desk.words.desk.steps import STATES
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from commune_desk.domain.desk.dossier_list import EarlierDossier
    from commune_desk.domain.people.applicant import Applicant
    from commune_desk.ui.frame.page_frame import PageFrame

FILED_BEFORE = "Đã có hồ sơ cùng thủ tục"


class EarlierLine(QLabel):
    """The numbers of the earlier dossiers, each of which opens on a click.

    The office is asked once for an applicant and a procedure, not at every key.
    """

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._asked = ("", "")
        self.setObjectName("filed_before")
        self.setProperty("role", "second")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.linkActivated.connect(partial(frame.open_item, "dossier"))
        self.hide()

    def follow(self, applicant: Applicant, code: str, *, is_anew: bool = False) -> None:
        """Ask for an applicant and a procedure, where they are others than before.

        Args:
            applicant: who files.
            code: of the procedure; empty as long as none is chosen.
            is_anew: whether to ask again of the same ones.
        """
        wanted = (number_of(applicant), code)
        if wanted == self._asked and not is_anew:
            return
        self._asked = wanted
        found: tuple[EarlierDossier, ...] = ()
        if all(wanted):
            asked = partial(lookup.filed_before, self._frame.desk, applicant, code)
            found = self._frame.ask(asked, otherwise=())
        self.setText(f"{FILED_BEFORE}: {', '.join(map(self._written, found))}")
        self.setVisible(bool(found))

    def _written(self, one: EarlierDossier) -> str:
        number = escape(one.dossier_no)
        brief = escape(short(one.dossier_no, self._frame.desk.office.agency_code))
        came = f"nhận {one.received_at.astimezone(OFFICE_ZONE):%d/%m/%Y}"
        return f'<a href="{number}">{brief}</a> ({came}, {in_sentence(STATES[one.state])})'
