"""The dossier that is handed over: its number, where it stands, and what a counter asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.deadline import deadline_of
from commune_desk.domain.identifiers import phone
from commune_desk.domain.people.applicant import name_of, number_of
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.badge import Badge
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.desk.due_dates import deadline_words
from commune_desk.words.desk.steps import STATES
from commune_desk.words.values import RETURN_WAYS, moment_text

if TYPE_CHECKING:
    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.services.desk.desk import Desk

FACTS = ("applicant", "number", "phone", "delegate", "result", "return_by", "due")
TITLES = {name: fields.label(name) for name in FACTS}


class ChosenDossier(QWidget):
    """What the page of returns shows of one dossier."""

    def __init__(self) -> None:
        super().__init__()
        self._number = label("", "quiet")
        self._number.setObjectName("dossier_no")
        self._state = label("", "strong", wraps=True)
        self._state.setObjectName("state")
        self._badge = Badge()
        self._badge.setObjectName("deadline")
        self._facts = Facts(tuple(TITLES), tuple(TITLES.values()))
        stands = row(self._state, self._badge, None)
        self.setLayout(column(self._number, stands, self._facts, gap="m"))

    def show_sheet(self, desk: Desk, sheet: DossierSheet) -> None:
        """Show a dossier as it stands now."""
        dossier, applicant = sheet.dossier, sheet.filing.applicant
        self._number.setText(dossier.dossier_no)
        self._state.setText(STATES[dossier.state])
        deadline = deadline_of(dossier, desk.now(), desk.clock_rules)
        self._badge.show_mark(deadline.mark, deadline_words(deadline))
        facts = {
            "applicant": name_of(applicant),
            "number": number_of(applicant),
            "phone": phone.format(sheet.filing.filing.phone or applicant.phone),
            "delegate": sheet.filing.delegate.full_name if sheet.filing.delegate else "",
            "result": "\n".join(result.name for result in sheet.procedure.results),
            "return_by": RETURN_WAYS[dossier.return_by],
            "due": moment_text(dossier.due_at),
        }
        for key, words in facts.items():
            self._facts.show_fact(key, words)
