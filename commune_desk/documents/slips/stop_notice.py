"""Form 05: thông báo dừng giải quyết hồ sơ, at the request of who filed it.

Who issues it, to whom and when is known (NĐ 118/2025/NĐ-CP Art 21(1), of
what was filed online Art 21(2); TT 03/2025/TT-VPCP Art 7(1)),
the wording of the form is not: the lines are our own, and the paper says so.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from commune_desk.documents.blocks import Block, plain, stack
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.documents.signatures import Signature, signed
from commune_desk.documents.slips.printed_form import (
    beside_qr,
    contact,
    field,
    numbers,
    opening,
    render_form,
    sentence,
)
from commune_desk.documents.specimen import DELEGATE, DUE_AT, HEAD, RECEIVED_AT
from commune_desk.domain.catalogue.procedure import FILED_ONLINE
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.papers import SlipKind, SlipLayout
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.handling.payments import standing
from commune_desk.domain.papers.slips import PaperSource, Slip
from commune_desk.words.catalogue.procedures import payment_words
from commune_desk.words.desk.steps import STATES
from commune_desk.words.papers.papers import (
    APPLICANT_SIGNS,
    FEE,
    NOT_COMPARED,
    PAPERS,
    PARTY_NUMBER,
    PROMISED_AT,
    RECEIVED,
    REQUEST,
    addressed,
    addressed_by_name,
    moment_words,
)
from commune_desk.words.values import in_sentence

PAPER = PAPERS[SlipKind.STOP_NOTICE]


@dataclass(frozen=True, slots=True)
class StopNotice(Slip):
    """Form 05: thông báo dừng giải quyết hồ sơ.

    Attributes:
        asked_at: when they asked for it, which is when the office stops.
        asked_by: who asked: the delegate, or who filed.
        stage: where the dossier stood then.
        fee_words: what was paid, by which receipt; where nothing is recorded, the place is left for
            the pen.
        is_online: whether it was filed online, of which another clause speaks.
    """

    received_at: datetime
    due_at: datetime
    asked_at: datetime
    asked_by: str
    stage: str
    reason: str
    fee_words: str = ""
    is_online: bool = False


def value(source: PaperSource) -> StopNotice:
    """What form 05 says: who asked to stop when, and where the dossier stood."""
    stopped, dossier = source.last(Action.STOP), source.sheet.dossier
    head = source.head(stopped.happened_at.date())
    party = source.sheet.filing.filing.party
    return StopNotice(
        head=replace(head, officer_name=stopped.officer_name),
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        asked_at=stopped.happened_at,
        asked_by=party.delegate.full_name if party.delegate else head.applicant.name,
        stage=STATES[str(stopped.facts.get("from", DossierState.HANDLING))],
        reason=str(stopped.facts.get("note", "")),
        fee_words="; ".join(map(payment_words, standing(source.sheet.payments))),
        is_online=dossier.channel in FILED_ONLINE,
    )


def render(value: StopNotice, layout: SlipLayout) -> bytes:
    """The stop notice as PDF."""
    head = value.head
    centre, party = head.letterhead.centre_name, head.applicant
    clause = 2 if value.is_online else 1
    parts = [
        field("Kính gửi:", addressed_by_name(party), face=Face.BOLD),
        field(f"{PARTY_NUMBER}:", party.number),
        *contact(party),
        *numbers(head),
        field(f"{REQUEST}:", head.procedure_name, face=Face.BOLD),
        field(f"{RECEIVED}:", moment_words(value.received_at)),
        field(f"{PROMISED_AT}:", moment_words(value.due_at)),
        field("Người yêu cầu dừng:", value.asked_by),
        field("Thời gian yêu cầu dừng:", moment_words(value.asked_at)),
        field("Lý do:", value.reason),
        field("Tình trạng giải quyết khi nhận yêu cầu:", value.stage),
        field(f"{FEE} đã nộp:", value.fee_words),
        sentence(
            "Hồ sơ chưa có quyết định giải quyết thủ tục hành chính hoặc văn bản thông báo kết quả "
            f"giải quyết. Căn cứ khoản {clause} Điều 21 Nghị định số 118/2025/NĐ-CP, "
            f"{centre} thông báo dừng giải quyết hồ sơ của {addressed(party)} kể từ "
            f"{moment_words(value.asked_at)}."
        ),
        sentence(
            f"Việc trả lại hồ sơ giấy và {in_sentence(FEE)} (nếu có) theo quy định của pháp luật "
            "chuyên ngành./."
        ),
    ]
    places = [
        Signature((APPLICANT_SIGNS,), value.asked_by),
        Signature(("NGƯỜI THÔNG BÁO",), head.officer_name),
    ]

    def content(setup: PageSetup) -> list[Block]:
        doubt = plain(
            f"({PAPER.title}, mẫu số {PAPER.form_no}: câu chữ {NOT_COMPARED} với Phụ lục I "
            "Thông tư 03/2025/TT-VPCP.)",
            setup.note(gap=6),
            setup.room,
            face=Face.ITALIC,
        )
        return [
            *opening(PAPER, head, setup),
            *signed(beside_qr(parts, head, setup), places, setup),
            stack(doubt),
        ]

    return render_form(PAPER, head, layout, compose=content)


def specimen() -> StopNotice:
    """Form 05 of a dossier that a delegate filed, stopped while it was handled."""
    return StopNotice(
        head=HEAD,
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        asked_at=RECEIVED_AT + timedelta(days=3, hours=2),
        asked_by=DELEGATE.name,
        stage=STATES[DossierState.HANDLING],
        reason="Gia đình chuyển nơi đăng ký thường trú, xin rút hồ sơ để nộp tại nơi ở mới.",
        fee_words="8.000 đồng · biên lai số 0000123",
    )
