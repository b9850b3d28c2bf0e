"""What the papers say (Thông tư 03/2025/TT-VPCP, Phụ lục I): one value a form.

A value is complete: the renderer in `documents` only lays it out. Empty strings print as dotted
lines where the form has them, to be filled in by hand.
"""

from dataclasses import dataclass
from datetime import date, datetime

from commune_desk.domain.dossier import Timeliness
from commune_desk.domain.papers import PaperLine, Party
from commune_desk.domain.reporting import PeriodReport


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of every form: who issues it, where, and how to reach the office."""

    parent_name: str
    centre_name: str
    place_name: str
    address: str = ""
    hotline: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: `authority_line` as "KT. CHỦ TỊCH", `title`, `full_name`."""

    full_name: str
    title: str = ""
    authority_line: str = ""


@dataclass(frozen=True, slots=True)
class SlipHead:
    """What all slips of a dossier share.

    Attributes:
        number: the running number of the slip, printed with the symbol of its form.
        issued_on: the date line.
        reprint: 0 for the first print, otherwise its count: a reprint says so.
    """

    letterhead: Letterhead
    dossier_no: str
    procedure_name: str
    applicant: Party
    officer_name: str
    issued_on: date
    number: str = ""
    reprint: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả.

    Attributes:
        processing_words: the time allowed in words, from the words of the form.
        due_words: why that day: one line a step, printed on the back where the office wants it.
        fee_words: the fee or charge in words.
        delegate: who hands the dossier in on somebody's behalf; `authorisation` names the paper.
    """

    head: SlipHead
    papers: tuple[PaperLine, ...]
    received_at: datetime
    due_at: datetime
    processing_words: str
    return_words: str
    fee_words: str = ""
    delegate: Party | None = None
    set_count: int = 1
    book_no: str = ""
    order_no: str = ""
    due_words: tuple[str, ...] = ()
    authorisation: str = ""


@dataclass(frozen=True, slots=True)
class SupplementRequest:
    """Form 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""

    head: SlipHead
    items: tuple[str, ...]
    reason: str
    lapses_on: date
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True)
class RefusalNotice:
    """Form 03: phiếu từ chối tiếp nhận giải quyết hồ sơ."""

    head: SlipHead
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApologyNotice:
    """Form 04: văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết, signed by the head."""

    head: SlipHead
    received_at: datetime
    due_at: datetime
    until: datetime
    reason: str
    signatory: Signatory


@dataclass(frozen=True, slots=True)
class HandOver:
    """One block of the control slip: from whom to whom, when, with what standing."""

    giver: str
    taker: str
    at: datetime | None = None
    timeliness: Timeliness | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ControlSlip:
    """Form 06: phiếu kiểm soát quá trình giải quyết hồ sơ; at least four blocks are printed."""

    head: SlipHead
    handling_unit: str
    received_at: datetime
    due_at: datetime
    hand_overs: tuple[HandOver, ...]
    cooperating_unit: str = ""


@dataclass(frozen=True, slots=True)
class RatingSlip:
    """The slip on which a citizen without a screen rates the service."""

    head: SlipHead


Slip = Receipt | SupplementRequest | RefusalNotice | ApologyNotice | ControlSlip | RatingSlip


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of form 07; `return_words` is how the result is handed over."""

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


@dataclass(frozen=True, slots=True)
class DossierRegister:
    """Form 07: sổ theo dõi hồ sơ of a period, for one sector or for all.

    Attributes:
        issued_on: the date line; without one it is left to be written by hand.
    """

    letterhead: Letterhead
    first: date
    last: date
    lines: tuple[RegisterLine, ...]
    sector: str = ""
    book_no: str = ""
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """The monthly report on paper: the figures with their head and who signs.

    Attributes:
        narrative: the sentences that say what the figures mean.
        compiled_by: the officer who made it; without one the name is written by hand.
    """

    letterhead: Letterhead
    report: PeriodReport
    addressee: str
    signatory: Signatory
    issued_on: date
    narrative: tuple[str, ...] = ()
    compiled_by: str = ""
