"""Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả, in one copy (liên) or two.

On A5 every copy has its own page. On A4 two copies share one page with a line to cut along where
the content allows it. Where the office explains due dates, each copy is followed by its
back, so that a printer with two sides puts it there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from commune_desk.documents.blocks import (
    Block,
    Style,
    balanced,
    dots,
    nothing,
    overlaid,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4_SIZE, HALF, PageSetup, Placed, PrintedPage
from commune_desk.documents.pdf import pdf_bytes
from commune_desk.documents.signatures import Signature, signed
from commune_desk.documents.slips.printed_form import (
    SETUPS,
    FormPart,
    beside_qr,
    contact,
    field,
    form_pages,
    lead_line,
    numbered_list,
    numbers,
    opening,
    pair,
    properties,
    sentence,
    set_parts,
)
from commune_desk.documents.specimen import (
    DELEGATE,
    DUE_AT,
    FOUR_DAYS,
    HEAD,
    LETTERHEAD,
    RECEIVED_AT,
)
from commune_desk.documents.text import FIRM_BLANK
from commune_desk.domain.catalogue.procedure import Fee, FeeKind, ProcessingTime, TimeUnit
from commune_desk.domain.desk.clock import supplement_terms
from commune_desk.domain.desk.dossier import (
    ClockRun,
    Dossier,
    DossierState,
    ReturnBy,
    RunEnd,
    is_late,
)
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import (
    PaperLine,
    PaperSize,
    Party,
    SlipKind,
    SlipLayout,
    entry_in_register,
)
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.handling.correction import is_on_receipt
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.papers.slips import PaperSource, Slip, SlipHead, party
from commune_desk.domain.people.applicant import representative_of
from commune_desk.domain.working_time import Calendar, explain
from commune_desk.words.catalogue.procedures import printed_fee, printed_fees, printed_time
from commune_desk.words.desk.corrections import (
    CORRECTED,
    DUE_STAYS,
    change_words,
    receipt_corrected,
)
from commune_desk.words.desk.due_dates import calendar_doubt, due_step_texts
from commune_desk.words.papers.papers import (
    APPLICANT_SIGNS,
    AUTHORISATION,
    DUE_STANDS,
    DUE_VOID,
    FEE,
    NUMBER,
    PAPERS,
    PARTY_NUMBER,
    PHONE,
    RECEIVED,
    RECEIVER_SIGNS,
    REPRESENTATIVE,
    REQUEST,
    book_no,
    due_moved,
    due_promised,
    moment_words,
    return_place,
)
from commune_desk.words.values import in_sentence

PAPER = PAPERS[SlipKind.RECEIPT]
_MARKS = {1: ("",), 2: ("(Liên 1: Lưu)", "(Liên 2: Giao người nộp)")}
_BACK_TITLE = "CÁCH TÍNH THỜI GIAN TRẢ KẾT QUẢ"


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a receipt takes the place of one that said something wrong.

    Attributes:
        count: how many corrections of it there were.
        on: the day of the last one.
        changes: what it changed, a line a field.
        keeps_due: whether its due date had passed, and is the one of the first receipt.
    """

    count: int
    on: date
    changes: tuple[str, ...]
    reason: str
    keeps_due: bool = False


@dataclass(frozen=True, slots=True)
class Receipt(Slip):
    """Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả.

    Attributes:
        processing_words: the time allowed in words, from the words of the form.
        due_words: why that day: one line a step, printed on the back where the office wants it.
        fee_words: the fee or charge in words.
        delegate: who hands the dossier in on somebody's behalf; `authorisation` names the paper.
        representative: who acts for the organisation that files.
        due_notes: what is to be known of the due date: which one it takes the place of and why,
            another that was promised, that it is void.
        correction: of which receipt it takes the place; None for the first.
    """

    papers: tuple[PaperLine, ...]
    received_at: datetime
    due_at: datetime
    processing_words: str
    return_words: str
    fee_words: str = ""
    delegate: Party | None = None
    representative: Party | None = None
    set_count: int = 1
    book_no: str = ""
    order_no: str = ""
    due_words: tuple[str, ...] = ()
    due_notes: tuple[str, ...] = ()
    authorisation: str = ""
    correction: Corrected | None = None


def value(source: PaperSource) -> Receipt:
    """What form 01 says; its due date is that of the last clock run.

    The time that the law allows is that of the first: a verification only leaves it some.
    """
    sheet, dossier = source.sheet, source.sheet.dossier
    filing, begun = sheet.filing, _begun(dossier)
    steps = sheet.due_steps if source.explains_due else ()
    entry = entry_in_register(sheet.numbers)
    came = (e for e in source.sheet.history if e.kind is Action.ACCEPT_SUPPLEMENT)
    names = (name.strip() for e in came for name in str(e.facts.get("note", "")).splitlines())
    return Receipt(
        head=_head(source),
        papers=(*filing.papers, *[PaperLine(name, 0, 0) for name in names if name]),
        received_at=begun.started_at,
        due_at=dossier.due_at,
        due_notes=tuple(_due_notes(source)),
        processing_words=printed_time(dossier.runs[0].allowance),
        return_words=return_place(dossier.return_by, source.office.centre_name),
        fee_words=printed_fees(sheet.procedure, dossier.channel),
        delegate=party(filing.delegate) if filing.delegate else None,
        representative=party(acting) if (acting := representative_of(filing.applicant)) else None,
        authorisation=filing.filing.party.authorisation,
        due_words=due_step_texts(steps),
        book_no=book_no(entry.volume, entry.year) if entry else "",
        order_no=f"{entry.number:02}" if entry else "",
        correction=_correction(source),
    )


def _correction(source: PaperSource) -> Corrected | None:
    """What was corrected last of the receipt of the run that holds."""
    made = [e for e in source.sheet.history if e.facts.get("receipt")]
    if not made or made[-1].kind is not EventKind.DOSSIER_CHANGED:
        return None
    last = made[-1]
    changed: Any = last.facts.get("changes") or {}
    shown = {name: values for name, values in changed.items() if is_on_receipt(name)}
    reason = str(last.facts.get("reason", ""))
    return Corrected(
        len(made),
        last.happened_at.date(),
        tuple(change_words(shown)),
        reason,
        keeps_due="kept_due_at" in last.facts,
    )


def _head(source: PaperSource) -> SlipHead:
    """The head: of the reception, or of the day on which the due date became another.

    Who took the missing papers signs the receipt of the new run.
    """
    dossier = source.sheet.dossier
    head = source.head(dossier.runs[dossier.run_of_receipt].started_at.date())
    if _begun(dossier) is dossier.runs[0]:
        return head
    return replace(head, officer_name=source.last(Action.ACCEPT_SUPPLEMENT).officer_name)


def _begun(dossier: Dossier) -> ClockRun:
    """The run with which the time began: with the reception, or anew with the missing papers."""
    begun = dossier.runs[0]
    for before, run in pairwise(dossier.runs):
        begun = run if before.why is RunEnd.SUPPLEMENT else begun
    return begun


def _due_notes(source: PaperSource) -> Iterator[str]:
    """What a citizen must know of the due date besides its day."""
    dossier, law = source.sheet.dossier, source.rules.law
    first, last = dossier.runs[0], dossier.runs[-1]
    if dossier.is_due_moved:
        is_anew = _begun(dossier) is not first
        on = dossier.received_at.date()
        yield due_moved(
            first.started_at,
            first.due_at,
            basis=(
                supplement_terms(law, dossier.sector, on)
                if is_anew
                else in_force(law.verification, on)
            ).legal_basis,
            is_anew=is_anew,
        )
    if last.why is RunEnd.SUPPLEMENT and dossier.is_open:
        yield DUE_VOID
    if dossier.state is DossierState.AWAITING_VERIFICATION and not is_late(last, source.rules.rule):
        yield DUE_STANDS
    if doubt := calendar_doubt(source.sheet.due_steps):
        yield doubt
    if dossier.promised_at:
        yield due_promised(dossier.promised_at)


def render(value: Receipt, layout: SlipLayout) -> bytes:
    """The receipt as PDF."""
    marks = _MARKS[layout.copies]
    if layout == SlipLayout(PaperSize.A4, 2):
        halves = [_copy(value, HALF, mark) for mark in marks]
        if len(halves[0]) == (2 if value.due_words else 1):
            pages = [_cut_page(upper, lower) for upper, lower in zip(*halves, strict=True)]
            return pdf_bytes(pages, properties(PAPER, value.head))
    copies = [_copy(value, SETUPS[layout.size], mark) for mark in marks]
    return pdf_bytes([page for copy in copies for page in copy], properties(PAPER, value.head))


def _copy(value: Receipt, setup: PageSetup, mark: str) -> list[PrintedPage]:
    """One copy: its front, and its back where the due date is explained."""
    head = value.head
    marks = (CORRECTED.format(count=value.correction.count) if value.correction else "", mark)
    due = field(
        "Thời gian trả kết quả giải quyết hồ sơ:", moment_words(value.due_at), face=Face.BOLD
    )
    allowed = field("Thời gian giải quyết hồ sơ theo quy định là:", value.processing_words)
    front = _front(value, allowed=allowed, due=due)
    back = [*numbers(head), allowed, numbered_list(value.due_words), due]
    applicant = value.delegate or value.representative or head.applicant
    places = [
        Signature((APPLICANT_SIGNS,), applicant.name),
        Signature((RECEIVER_SIGNS,), head.officer_name),
    ]

    def front_blocks(chosen: PageSetup) -> list[Block]:
        return [
            *opening(PAPER, head, chosen, mark=" ".join(filter(None, marks))),
            *signed(beside_qr(front, head, chosen), places, chosen),
        ]

    def back_blocks(chosen: PageSetup) -> list[Block]:
        title = balanced(_BACK_TITLE, Style(chosen.letters.title), chosen.room)
        return [*title, *set_parts(back, chosen)]

    pages = form_pages(head, setup, front_blocks)
    return pages + (form_pages(head, setup, back_blocks) if value.due_words else [])


def _front(value: Receipt, *, allowed: FormPart, due: FormPart) -> list[FormPart]:
    """What form 01 says of a reception, from its numbers to the register."""
    head = value.head
    parts = [
        *numbers(head),
        lead_line(head.letterhead.centre_name),
        *_who_files(value),
        field(f"{REQUEST}:", head.procedure_name, face=Face.BOLD),
        lead_line("Thành phần hồ sơ nộp gồm:"),
        numbered_list([_paper_words(paper) for paper in value.papers], at_least=1),
        field("Số lượng hồ sơ:", f"{value.set_count:02} (bộ)"),
        allowed,
        field(f"{RECEIVED}:", moment_words(value.received_at)),
        due,
        *(sentence(note) for note in value.due_notes),
        *(sentence(note) for note in _corrected(value)),
        field("Đăng ký nhận kết quả tại:", value.return_words),
    ]
    if value.fee_words:
        parts.append(field(f"{FEE}:", value.fee_words))
    if value.book_no or value.order_no:
        book = ("Vào Sổ theo dõi hồ sơ, Quyển số:", value.book_no)
        parts.append(pair(book, ("Số thứ tự:", value.order_no)))
    return parts


def _who_files(value: Receipt) -> list[FormPart]:
    """Who stands at the desk; for whom, where they act for somebody else."""
    party, acting = value.head.applicant, value.representative
    present = value.delegate or party
    parts = [
        pair(
            ("Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức:", present.name),
            (f"{PARTY_NUMBER}:", present.number),
            face=Face.BOLD,
        ),
        *contact(present),
    ]
    if value.delegate:
        facts = {
            "": party.name,
            f"{in_sentence(NUMBER)} ": party.number,
            "địa chỉ ": party.address,
            f"{in_sentence(PHONE)} ": party.phone,
            "email ": party.email,
            f"{in_sentence(REPRESENTATIVE)} ": acting.name if acting else "",
            f"{in_sentence(AUTHORISATION)}: ": value.authorisation,
        }
        words = "; ".join(f"{label}{text}" for label, text in facts.items() if text)
        parts.append(field("Theo ủy quyền của Ông (Bà)/Tổ chức:", words))
    elif acting:
        number = f"; {in_sentence(NUMBER)} {acting.number}" if acting.number else ""
        parts.append(field(f"{REPRESENTATIVE}:", f"{acting.name}{number}"))
    return parts


def _corrected(value: Receipt) -> Iterator[str]:
    """Of which receipt this one takes the place, and what it says otherwise."""
    if corrected := value.correction:
        told = receipt_corrected(corrected.on, corrected.changes, corrected.reason)
        yield f"{told} {DUE_STAYS}" if corrected.keeps_due else told


def _cut_page(upper: PrintedPage, lower: PrintedPage) -> PrintedPage:
    """Two halves above each other on A4, with the line to cut along between them."""
    width, height = A4_SIZE
    raised = tuple(replace(placed, y=placed.y + height / 2) for placed in upper.placed)
    line = overlaid(nothing(0), dots(0, width, 0))
    return PrintedPage(A4_SIZE, (*raised, *lower.placed, Placed(line, 0, height / 2)))


def _paper_words(paper: PaperLine) -> str:
    """A paper with how many originals and copies of it were handed in."""
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    words = [f"{count:02} {kind}".replace(" ", FIRM_BLANK) for count, kind in counts if count]
    return f"{paper.name} ({', '.join(words)})" if words else paper.name


def specimen() -> Receipt:
    """Form 01 with eight papers, a delegate and the explanation of the due date."""
    return Receipt(
        head=HEAD,
        papers=(
            PaperLine("Tờ khai đăng ký khai sinh theo mẫu", 1, 0),
            PaperLine("Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp", 1, 0),
            PaperLine("Tờ khai thay đổi thông tin cư trú (mẫu CT01)", 1, 0),
            PaperLine("Tờ khai tham gia, điều chỉnh thông tin bảo hiểm y tế (mẫu TK1-TS)", 1, 0),
            PaperLine("Giấy chứng nhận kết hôn của cha, mẹ trẻ em", 0, 1),
            PaperLine("Giấy tờ chứng minh chỗ ở hợp pháp của chủ hộ nơi đăng ký thường trú", 0, 1),
            PaperLine("Văn bản ủy quyền có chứng thực theo quy định của pháp luật", 1, 0),
            PaperLine("Thẻ căn cước của người đi đăng ký khai sinh", 0, 0),
        ),
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        processing_words=printed_time(FOUR_DAYS),
        return_words=return_place(ReturnBy.COUNTER, LETTERHEAD.centre_name),
        fee_words=printed_fee(Fee(FeeKind.FREE)),
        delegate=DELEGATE,
        book_no=book_no(1, 2026),
        order_no="412",
        due_notes=(due_promised(DUE_AT + timedelta(days=5)),),
        due_words=due_step_texts(explain(RECEIVED_AT, FOUR_DAYS, Calendar())),
        authorisation="Giấy ủy quyền số 115/2026, chứng thực ngày 01/10/2026",
    )


def brief_specimen() -> Receipt:
    """Form 01 of a small dossier: two papers, nothing that can be left out."""
    applicant = Party("Bùi Thanh Toàn", "087096610926", "Ấp 4, xã Tân Công Sính", "0923993287")
    return Receipt(
        head=replace(HEAD, applicant=applicant, procedure_name="Cấp bản sao Trích lục hộ tịch"),
        papers=(
            PaperLine("Tờ khai cấp bản sao trích lục hộ tịch", 1, 0),
            PaperLine("Thẻ căn cước", 0, 1),
        ),
        received_at=RECEIVED_AT,
        due_at=RECEIVED_AT + timedelta(hours=8),
        processing_words=printed_time(ProcessingTime(TimeUnit.SAME_DAY)),
        return_words=return_place(ReturnBy.COUNTER, LETTERHEAD.centre_name),
    )
