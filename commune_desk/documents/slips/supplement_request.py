"""Form 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, with the day on which the dossier is closed."""

from dataclasses import dataclass, replace
from datetime import date

from commune_desk.documents.blocks import Block
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.documents.signatures import Signature, signed
from commune_desk.documents.slips.printed_form import (
    beside_qr,
    contact,
    field,
    lead_line,
    numbered_list,
    opening,
    render_form,
    sentence,
)
from commune_desk.documents.specimen import (
    HEAD,
)
from commune_desk.domain.desk.clock import supplement_terms
from commune_desk.domain.desk.papers import SlipKind, SlipLayout
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.papers.slips import PaperSource, Slip, SlipHead
from commune_desk.domain.reception.visit import Visit
from commune_desk.domain.vietnamese import day_words
from commune_desk.words.papers.papers import EXTERNAL_NO, PAPERS, REQUEST, addressed, or_dots

PAPER = PAPERS[SlipKind.SUPPLEMENT_REQUEST]


@dataclass(frozen=True, slots=True)
class SupplementRequest(Slip):
    """Form 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.

    Attributes:
        answer_until: the last day to bring it, then the dossier is closed; None where none was
            received.
        closing_basis: the article by which it is closed then.
    """

    items: tuple[str, ...]
    reason: str
    answer_until: date | None
    closing_basis: str = ""
    contact_name: str = ""
    contact_phone: str = ""


def value(source: PaperSource) -> SupplementRequest:
    """What form 02 says: what the officer asked for, one item a line of the note.

    Where no other reason was given, what is missing is the reason.
    """
    asked = source.last(Action.REQUEST_SUPPLEMENT)
    dossier = source.sheet.dossier
    terms = supplement_terms(source.rules.law, dossier.sector, asked.happened_at.date())
    lines = (line.strip() for line in str(asked.facts.get("note", "")).splitlines())
    items = tuple(line for line in lines if line)
    return SupplementRequest(
        head=replace(source.head(asked.happened_at.date()), officer_name=asked.officer_name),
        items=items,
        reason=str(asked.facts.get("reason", "")) or "; ".join(items),
        answer_until=next(run.answer_until for run in dossier.runs if run.answer_until),
        closing_basis=terms.legal_basis,
        contact_name=asked.officer_name,
        contact_phone=source.office.hotline,
    )


def of_visit(visit: Visit, head: SlipHead) -> SupplementRequest:
    """What form 02 says before anything is received: no dossier is closed if nobody comes back."""
    return SupplementRequest(
        head=head,
        items=visit.items,
        reason=visit.reason or "; ".join(visit.items),
        answer_until=None,
        contact_name=head.officer_name,
        contact_phone=head.letterhead.hotline,
    )


def render(value: SupplementRequest, layout: SlipLayout) -> bytes:
    """The supplement request as PDF."""
    head = value.head
    contact_name = or_dots(value.contact_name or head.officer_name)
    phone = or_dots(value.contact_phone or head.letterhead.hotline)
    you = addressed(head.applicant)
    closed = []
    if value.answer_until is not None:
        words = (
            f"Đề nghị {you} hoàn thiện hồ sơ đến hết {day_words(value.answer_until)}; quá thời "
            f"hạn này hồ sơ được đóng theo {value.closing_basis}."
        )
        closed.append(sentence(words))
    parts = [
        field("Hồ sơ của:", head.applicant.name, face=Face.BOLD),
        field(f"{REQUEST}:", head.procedure_name, face=Face.BOLD),
        *contact(head.applicant),
        *([field(f"{EXTERNAL_NO}:", head.external_no)] if head.external_no else []),
        lead_line("Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:"),
        numbered_list(value.items, at_least=1),
        field("Lý do:", value.reason),
        *closed,
        sentence(
            f"Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, {you} liên hệ với {contact_name} "
            f"số điện thoại {phone} để được hướng dẫn./."
        ),
    ]

    def content(setup: PageSetup) -> list[Block]:
        return [
            *opening(PAPER, head, setup, shows_dossier_no=bool(head.dossier_no)),
            *signed(
                beside_qr(parts, head, setup),
                [Signature(("NGƯỜI HƯỚNG DẪN",), head.officer_name)],
                setup,
            ),
        ]

    return render_form(PAPER, head, layout, compose=content)


def specimen() -> SupplementRequest:
    """Form 02 with four items."""
    return SupplementRequest(
        head=HEAD,
        items=(
            "Giấy chứng sinh có đóng dấu của cơ sở y tế (bản nộp chưa có dấu)",
            "Văn bản đồng ý của chủ hộ, chủ sở hữu chỗ ở hợp pháp về việc đăng ký thường trú",
            "Tờ khai CT01: ghi đủ mục 7 và mục 8, có chữ ký của chủ hộ",
            "Bản sao giấy chứng nhận kết hôn của cha, mẹ trẻ em",
        ),
        reason="Thành phần hồ sơ chưa đủ theo quy định của thủ tục hành chính đã công bố.",
        answer_until=date(2026, 10, 19),
        closing_basis="khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP",
        contact_name="bà Huỳnh Ngọc Ẩn",
        contact_phone="0277 3 812 345",
    )
