"""What papers are made of: what a slip may know of its dossier, and what all slips share.

What one slip says is a value of its own, in its module of `documents.slips`: complete, so that the
renderer beside it only lays it out. Empty strings print as dotted lines where the form has them, to
be filled in by hand.
"""

from dataclasses import dataclass
from datetime import date, datetime

from commune_desk.domain.desk.clock import ClockRules
from commune_desk.domain.desk.history import RECEPTIONS, EventRow, Happened
from commune_desk.domain.desk.papers import PaperNumber, Party
from commune_desk.domain.handling.dossier_sheet import DossierSheet
from commune_desk.domain.office.former_office import OfficeBefore, office_at
from commune_desk.domain.office.letterhead import Letterhead, letterhead, moved_to
from commune_desk.domain.office.office import Leader, Office
from commune_desk.domain.people.applicant import Applicant, Organisation, name_of, number_of
from commune_desk.domain.upkeep.history_check import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """All that a slip of a dossier may say.

    Attributes:
        sheet: what is known of the dossier; without a number it is a reception being entered.
        office: as it was called at the moment that the paper tells of.
        office_now: as it is called now.
        changes: of the office since the reception, the last first.
        signatory: the leader who signs; without a name the place is left for the pen.
        officer_name: who makes the paper; where it is a reprint, that need not be who received.
        made_at: the moment at which it is made.
        rules: by what the office counts time and judges lateness.
        explains_due: whether the office wants the reason of a due date on the back of a receipt.
        reprint: how often this paper of the dossier was printed before.
        number: that the paper drew; without one the place is left for the pen.
    """

    sheet: DossierSheet
    office: Office
    office_now: Office
    signatory: Leader
    officer_name: str
    made_at: datetime
    rules: ClockRules
    explains_due: bool = False
    reprint: int = 0
    number: PaperNumber | None = None
    changes: tuple[OfficeBefore, ...] = ()

    def office_at(self, at: datetime) -> Office:
        """The office as it was called at a moment since the reception."""
        return office_at(self.office_now, (one for one in self.changes if one.until > at))

    @property
    def received_by(self) -> str:
        """The officer who received the dossier, who stays on every reprint."""
        received = (e.officer_name for e in self.sheet.history if e.kind in RECEPTIONS)
        return next(received, "") or self.officer_name

    def last(self, kind: Happened) -> EventRow:
        """The last event of a kind; no paper is offered whose event never happened."""
        return next(event for event in reversed(self.sheet.history) if event.kind is kind)

    def head(self, issued_on: date) -> "SlipHead":
        """What all slips of the dossier share."""
        then = letterhead(self.office)
        return SlipHead(
            letterhead=then,
            dossier_no=self.sheet.dossier.dossier_no,
            external_no=self.sheet.filing.filing.external_no,
            procedure_name=self.sheet.procedure.name,
            applicant=party(self.sheet.filing.applicant),
            officer_name=self.received_by,
            issued_on=issued_on,
            number=str(self.number.number) if self.number else "",
            reprint=self.reprint,
            moved_to=moved_to(then, letterhead(self.office_now)),
        )


@dataclass(frozen=True, slots=True)
class SlipHead:
    """What all slips of a dossier share.

    Attributes:
        officer_name: who received the dossier.
        number: the running number of the slip, printed with the symbol of its form.
        issued_on: the date line.
        is_dated: whether that day is known; otherwise the date line is left for the pen.
        reprint: 0 for the first print, otherwise its count: a reprint says so.
        external_no: the number in the provincial system, empty until known.
        moved_to: where the office is now and what it is called, if another than at the head.
    """

    letterhead: Letterhead
    dossier_no: str
    procedure_name: str
    applicant: Party
    officer_name: str
    issued_on: date
    number: str = ""
    reprint: int = 0
    external_no: str = ""
    is_dated: bool = True
    moved_to: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """What one paper of a dossier says; each kind adds what is its own."""

    head: SlipHead


def party(applicant: Applicant) -> Party:
    """A person or an organisation as papers print it."""
    return Party(
        name=name_of(applicant),
        number=number_of(applicant),
        address=applicant.address,
        phone=applicant.phone,
        email=applicant.email,
        is_organisation=isinstance(applicant, Organisation),
    )


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of form 07, with what stands beside it.

    Attributes:
        order_no: in the year, or in the register book where the office keeps one.
        due_at: the legal due date of the last run; a promised date never takes its place.
        promised_at: the date of a re-appointment that holds, None without one.
        return_words: how the result is handed over.
        standing_words: where the dossier stands.
        outcome_words: what its handling ended in, empty while it goes on.
        lateness_words: how it stands, or stood at its end, to the law's time.
        late_reason: why it was late, empty where it was not.
        is_struck: whether the reception was cancelled: the line stands and does not count.
    """

    order_no: int
    dossier_no: str
    procedure_name: str
    applicant: Party
    handling_unit: str
    received_at: datetime
    due_at: datetime
    returned_at: datetime | None
    return_words: str
    standing_words: str = ""
    promised_at: datetime | None = None
    sector: str = ""
    channel_words: str = ""
    outcome_words: str = ""
    lateness_words: str = ""
    late_reason: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class DossierRegister:
    """Form 07: sổ theo dõi hồ sơ of a period, for one sector or for all.

    Attributes:
        issued_on: the date line; without one it is left to be written by hand.
        head: the last line of the history when it was made, so that paper proves it.
        notes: when it was made, and what was entered since the report of the period was closed.
    """

    letterhead: Letterhead
    first: date
    last: date
    lines: tuple[RegisterLine, ...]
    sector: str = ""
    book_no: str = ""
    number: str = ""
    issued_on: date | None = None
    head: Head | None = None
    notes: tuple[str, ...] = ()
