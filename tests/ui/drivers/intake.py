"""Receiving, as a clerk does it: scan, pick, F9; in the window or on the page alone.

What is settled is folded into a line: to read or change a field of it, a clerk opens the line, and
so does this driver. What it only reads it folds again, with the focus where it was.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QCheckBox, QWidget

from commune_desk.domain.desk.steps import step_of
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.ui.pages.intake.another_dialog import TITLE
from commune_desk.ui.pages.intake.declarations.declaring import BROUGHT, BROUGHT_KEY
from commune_desk.ui.pages.intake.settled import BETWEEN
from commune_desk.ui.pages.intake.turning_away import AS_STEPS
from commune_desk.words import fields
from commune_desk.words.desk.steps import NOT_RECEIVED
from commune_desk.words.values import VISIT_OUTCOMES
from tests.ui.drivers.screen import Area, wait_for_papers

PERSON = NAME, NUMBER, BORN, SEX, ADDRESS, PHONE = tuple(
    fields.label(name)
    for name in ("full_name", "personal_id", "born_on", "sex", "address", "phone")
)
SCAN = "Quét thẻ, hoặc gõ tên / 12 số"
SOURCE = "applicant_source"
PROCEDURE_BOX = "Gõ chữ cái đầu hoặc từ của tên"
PERSON_LINE, PROCEDURE_LINE = "applicant_line", "procedure_line"
CHANNEL, RETURN_BY, MODEL, EXTERNAL_NO = tuple(
    fields.label(name) for name in ("channel", "return_by", "model", "external_no")
)
ORGANISATION, ORGANISATION_NAME, TAX_CODE = "Tổ chức", "Tên tổ chức", "Mã số thuế"
ORGANISATION_ADDRESS = fields.label("organisation.address")
DELEGATE, DELEGATE_SCAN = "Nộp thay (ủy quyền)", "Quét thẻ người nộp thay"
OF_THE_PERSON = (*PERSON, ORGANISATION, ORGANISATION_NAME, TAX_CODE, ORGANISATION_ADDRESS, DELEGATE)
OF_THE_WAY = CHANNEL, RETURN_BY, MODEL, EXTERNAL_NO
MISSING, LAST, OFFERS = "missing", "last_received", "Gợi ý"
OTHER_PAPER = "Thêm giấy tờ khác"
SOLVE_AT_ONCE = "Giải quyết ngay"
DRAFTS = "Các bản nháp đang mở"
VISITS = "Các lượt chưa tiếp nhận"


class Intake(Area):
    """The intake page."""

    # --- what is folded --------------------------------------------------------------------------

    def unfold(self, name: str) -> None:
        """See to it that a control is in sight, as a clerk would."""
        if self.has(name):
            return
        if name in OF_THE_PERSON:
            self.press("Ctrl+N")
        elif name == PROCEDURE_BOX:
            self.press("Ctrl+T")
        elif name in OF_THE_WAY:
            self.press("Ctrl+E")

    @contextmanager
    def glance(self, name: str) -> Iterator[None]:
        """Have a control in sight for a moment."""
        if self.has(name) or name not in (*OF_THE_PERSON, *OF_THE_WAY):
            yield
            return
        key = "Ctrl+N" if name in OF_THE_PERSON else "Ctrl+E"
        before: QWidget | None = self.widget.window().focusWidget()
        self.press(key)
        try:
            yield
        finally:
            self.press(key)
            if before is not None:
                before.setFocus()

    def text(self, name: str) -> str:
        """What stands in a control, folded away or not."""
        with self.glance(name):
            return super().text(name)

    def go_to(self, name: str) -> QWidget:
        """Put the focus on a control, and unfold it before."""
        self.unfold(name)
        return super().go_to(name)

    def tick(self, name: str, *, is_on: bool = True) -> None:
        """Tick a box, and unfold it before."""
        self.unfold(name)
        super().tick(name, is_on=is_on)

    def choose(self, words: str) -> None:
        """Press a button, and unfold it before."""
        self.unfold(words)
        super().choose(words)

    # --- who and what ----------------------------------------------------------------------------

    def scan(self, text: str) -> None:
        """The scanner reads a card, wherever the clerk was."""
        self.go_to(SCAN)
        self.type_in(text)
        self.press("Return")

    def look_for(self, text: str) -> None:
        """Type a name or a number in the scan box, and Enter."""
        self.scan(text)

    def scan_delegate(self, text: str) -> None:
        """Say that somebody else files, and scan that person's card."""
        self.tick(DELEGATE)
        self.go_to(DELEGATE_SCAN)
        self.type_in(text)
        self.press("Return")

    def file_for_organisation(self, name: str, tax_code: str = "", *, address: str = "") -> None:
        """The person at the desk acts for an organisation."""
        self.choose(ORGANISATION)
        told = {ORGANISATION_NAME: name, TAX_CODE: tax_code, ORGANISATION_ADDRESS: address}
        self.fill_in({label: text for label, text in told.items() if text})

    def pick(self, keys: str) -> None:
        """Type initials or words of the procedure, and Enter."""
        self.go_to(PROCEDURE_BOX)
        self.type_in(keys)
        self.press("Return")

    @property
    def person(self) -> dict[str, str]:
        """The applicant as the fields show it."""
        return {name: self.text(name) for name in PERSON}

    @property
    def person_line(self) -> list[str]:
        """What the folded person says, part by part; empty where nobody stands here."""
        return self._line(PERSON_LINE)

    @property
    def procedure_line(self) -> list[str]:
        """What the folded procedure says, part by part; empty where none is chosen."""
        return self._line(PROCEDURE_LINE)

    @property
    def procedure(self) -> str:
        """The name of the chosen procedure, empty where none is."""
        return (self.procedure_line or [""])[0]

    @property
    def time(self) -> str:
        """How long the chosen procedure takes."""
        return self.procedure_line[1]

    @property
    def due(self) -> str:
        """When the result is due."""
        return self.procedure_line[2].removeprefix("hẹn trả ")

    @property
    def fee(self) -> str:
        """What it costs."""
        return self.procedure_line[3]

    def _line(self, name: str) -> list[str]:
        """A folded line, part by part."""
        written = re.sub("<[^>]*>", "", self.text(name)) if self.has(name) else ""
        return written.split(BETWEEN) if written else []

    @property
    def source(self) -> str:
        """Where the person came from and what the office knows already."""
        return self.text(SOURCE) if self.has(SOURCE) else ""

    @property
    def is_empty(self) -> bool:
        """Whether the page waits for the next citizen."""
        return not self.person_line and not self.procedure

    def offers(self) -> list[str]:
        """The lines that are offered below the box in which the clerk types."""
        return self.lines(OFFERS) if self.has(OFFERS) else []

    # --- papers and what is missing --------------------------------------------------------------

    def papers(self) -> dict[str, bool]:
        """The papers that can be handed in, and whether each is ticked."""
        boxes = [box for box in self.shown(QCheckBox) if box.accessibleName() and not box.text()]
        return {box.accessibleName(): box.isChecked() for box in boxes}

    def add_paper(self, name: str) -> None:
        """Add a paper that the catalogue does not name."""
        self.go_to(OTHER_PAPER)
        self.type_in(name)
        self.press("Return")

    @property
    def missing(self) -> str:
        """What the page says is missing, once the person is folded."""
        if not self.has(MISSING):
            self.press("Ctrl+N")
        return self.text(MISSING)

    # --- receiving -------------------------------------------------------------------------------

    def receive(self, *, brings: bool = False) -> None:
        """F9; say before that the citizen brings the declaration along."""
        self._bring(brings)
        self.press("F9")

    def solve_at_once(self, *, brings: bool = False) -> None:
        """F10; say before that the citizen brings the declaration along."""
        self._bring(brings)
        self.press("F10")

    def _bring(self, brings: bool) -> None:
        if brings and not self.is_ticked(BROUGHT):
            self.press(BROUGHT_KEY)

    def explain(self) -> None:
        """F11: why this due date."""
        self.press("F11")

    def print_again(self) -> None:
        """Ctrl+P: the last receipt."""
        self.press("Ctrl+P")

    def answer(self, words: str) -> None:
        """Say what becomes of who stands here when another comes."""
        self.dialog(TITLE).choose(words)

    def papers_shown(self) -> list[Area]:
        """The papers on the screen, where the PC has no printer; the one on top last."""
        wait_for_papers()
        return [one for one in self.dialogs() if "Xem giấy" in one.widget.windowTitle()]

    def put_papers_away(self) -> list[str]:
        """Close them, one after the other; what each said."""
        said = []
        while papers := self.papers_shown():
            said.append(" ".join(papers[-1].texts()))
            papers[-1].press("Return")
        return said

    @property
    def last(self) -> str:
        """What was received last."""
        return self.text(LAST) if self.has(LAST) else ""

    @property
    def last_no(self) -> str:
        """The number of the dossier that was received last."""
        return next(word.strip(",") for word in self.last.split() if word.count("-") >= 2)

    # --- drafts ----------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Esc."""
        self.press("Esc")

    def open_drafts(self) -> Area:
        """Ctrl+O: the drafts of all desks."""
        self.press("Ctrl+O")
        return self.dialog("Bản nháp")

    def take_over(self, name: str) -> None:
        """Go on with the draft of that name."""
        drafts = self.open_drafts()
        drafts.choose_row(DRAFTS, name)
        drafts.choose("Mở làm tiếp")

    # --- who is not received ---------------------------------------------------------------------

    def turn_away(self, outcome: VisitOutcome, **given: str) -> Area:
        """Guide or decline, and say what is missing or why; the dialog, gone where it was kept."""
        self.press(step_of(AS_STEPS[outcome]).key)
        dialog = self.dialog(VISIT_OUTCOMES[outcome])
        dialog.fill_in({fields.label(f"{outcome}.{n}"): text for n, text in given.items()})
        if outcome is VisitOutcome.DECLINE:
            dialog.confirm()
        else:
            dialog.press("F9")
        return dialog

    def not_received(self) -> Area:
        """Ctrl+L: those who were guided or declined."""
        self.press("Ctrl+L")
        return self.dialog(NOT_RECEIVED)
