"""Form 04: văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết, signed by the office's head."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from commune_desk.documents.blocks import Block, plain, stack
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.documents.signatures import of_head, signed
from commune_desk.documents.slips.printed_form import (
    beside_qr,
    centred,
    field,
    opening,
    render_form,
    sentence,
)
from commune_desk.documents.specimen import (
    DUE_AT,
    HEAD,
    RECEIVED_AT,
)
from commune_desk.domain.desk.papers import SlipKind, SlipLayout
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.office.letterhead import committee_letterhead, moved_to
from commune_desk.domain.office.office import Leader, signs_for_committee
from commune_desk.domain.papers.slips import PaperSource, Slip
from commune_desk.domain.vietnamese import day_words
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.words.papers.papers import (
    PAPERS,
    PROMISED_AT,
    addressed,
    addressed_by_name,
    for_committee,
    moment_words,
    or_dots,
)

PAPER = PAPERS[SlipKind.APOLOGY_NOTICE]


@dataclass(frozen=True, slots=True)
class ApologyNotice(Slip):
    """Form 04: văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết, signed by the head.

    Attributes:
        is_over: whether the due date had passed when it was written.
    """

    received_at: datetime
    due_at: datetime
    until: datetime
    reason: str
    signatory: Leader
    is_over: bool = False


def value(source: PaperSource) -> ApologyNotice:
    """What form 04 says: the apology with the one new date, signed by the head of the office.

    Where that is the chair of the people's committee or a deputy, it is the committee that
    apologises: its name stands at the head, and they sign on its behalf (TM.).
    """
    apologised, dossier = source.last(Action.APOLOGISE), source.sheet.dossier
    run = next(run for run in dossier.runs if run.promised_at)
    head, signatory = source.head(apologised.happened_at.date()), source.signatory
    if signs_for_committee(signatory):
        then, now = committee_letterhead(source.office), committee_letterhead(source.office_now)
        head = replace(head, letterhead=then, moved_to=moved_to(then, now))
        signatory = for_committee(signatory)
    return ApologyNotice(
        head=head,
        received_at=dossier.received_at,
        due_at=run.due_at,
        until=run.promised_at or run.due_at,
        is_over=apologised.happened_at > run.due_at,
        reason=str(apologised.facts.get("note", "")),
        signatory=signatory,
    )


def render(value: ApologyNotice, layout: SlipLayout) -> bytes:
    """The apology notice as PDF; the day of its first sentence is that of the reception."""
    head = value.head
    centre, party = head.letterhead.centre_name, head.applicant
    you, named = addressed(party), addressed_by_name(party)
    not_kept = "chưa trả" if value.is_over else "sẽ không kịp trả"
    until_now, has = ("đến nay, ", "đã ") if value.is_over else ("", "")
    received = day_words(value.received_at.astimezone(OFFICE_ZONE).date())
    parts = [
        centred("Kính gửi:", named),
        sentence(
            f"{received.capitalize()}, {centre} tiếp nhận giải quyết hồ sơ đề nghị giải quyết "
            f"thủ tục hành chính {head.procedure_name} của {named}; "
            f"số định danh {or_dots(party.number)}; mã số hồ sơ {head.dossier_no}"
            f"{f' (hệ thống tỉnh: {head.external_no})' if head.external_no else ''}."
        ),
        field(f"{PROMISED_AT}:", moment_words(value.due_at), face=Face.BOLD),
        sentence(
            f"Tuy nhiên {until_now}{centre} {not_kept} kết quả giải quyết hồ sơ của {you} đúng "
            "thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả."
        ),
        field("Lý do:", value.reason),
        sentence(
            f"Sự chậm trễ này {has}gây phiền hà, tốn kém thời gian, công sức của {you}. "
            f"{centre} xin lỗi {you} và sẽ trả kết quả giải quyết hồ sơ vào "
            f"{moment_words(value.until)}."
        ),
        sentence(f"Mong nhận được sự thông cảm của {you} vì sự chậm trễ này./."),
    ]

    def content(setup: PageSetup) -> list[Block]:
        note, half = setup.note(), setup.room / 2
        recipients = stack(
            [
                *plain("Nơi nhận:", note, half, face=Face.BOLD_ITALIC),
                *plain("- Như trên;", note, half),
                *plain("- Lưu: VT.", note, half),
            ]
        )
        return [
            *opening(PAPER, head, setup),
            *signed(beside_qr(parts, head, setup), [recipients, of_head(value.signatory)], setup),
        ]

    return render_form(PAPER, head, layout, compose=content)


def specimen() -> ApologyNotice:
    """Form 04 signed by a deputy."""
    return ApologyNotice(
        head=HEAD,
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        until=DUE_AT + timedelta(days=5),
        reason="Cơ quan Bảo hiểm xã hội chưa gửi kết quả xác minh thông tin thẻ bảo hiểm y tế.",
        signatory=Leader("Phạm Thị Ngọc Ẫn", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
    )
