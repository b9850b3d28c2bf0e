"""Form 03: phiếu từ chối tiếp nhận giải quyết hồ sơ."""

from dataclasses import dataclass

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
    numbers,
    opening,
    render_form,
    sentence,
)
from commune_desk.documents.specimen import (
    HEAD,
)
from commune_desk.domain.desk.papers import SlipKind, SlipLayout
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.papers.slips import PaperSource, Slip, SlipHead
from commune_desk.domain.reception.visit import Visit
from commune_desk.words.papers.papers import (
    APPLICANT_SIGNS,
    PAPERS,
    PARTY_NUMBER,
    RECEIVER_SIGNS,
    REQUEST,
)

PAPER = PAPERS[SlipKind.REFUSAL_NOTICE]


@dataclass(frozen=True, slots=True)
class RefusalNotice(Slip):
    """Form 03: phiếu từ chối tiếp nhận giải quyết hồ sơ."""

    reasons: tuple[str, ...]


def value(source: PaperSource) -> RefusalNotice:
    """What form 03 says: why the dossier is not taken on, one reason a line of the note."""
    refused = source.last(Action.REFUSE)
    lines = (line.strip() for line in str(refused.facts.get("note", "")).splitlines())
    reasons = tuple(line for line in lines if line)
    return RefusalNotice(source.head(refused.happened_at.date()), reasons)


def of_visit(visit: Visit, head: SlipHead) -> RefusalNotice:
    """What form 03 says where nothing was received."""
    return RefusalNotice(head, visit.items)


def render(value: RefusalNotice, layout: SlipLayout) -> bytes:
    """The refusal notice as PDF."""
    head = value.head
    centre = head.letterhead.centre_name
    parts = [
        lead_line(centre),
        field("Tiếp nhận hồ sơ của:", head.applicant.name, face=Face.BOLD),
        field(f"{PARTY_NUMBER}:", head.applicant.number),
        *contact(head.applicant),
        *(numbers(head) if head.dossier_no else []),
        field(f"{REQUEST}:", head.procedure_name, face=Face.BOLD),
        sentence(
            f"Qua xem xét, {centre} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do "
            "cụ thể như sau:"
        ),
        numbered_list(value.reasons, at_least=1),
        sentence("Xin thông báo cho Ông/Bà được biết và thực hiện./."),
    ]
    places = [
        Signature((APPLICANT_SIGNS,), head.applicant.name),
        Signature((RECEIVER_SIGNS,), head.officer_name),
    ]

    def content(setup: PageSetup) -> list[Block]:
        return [
            *opening(PAPER, head, setup),
            *signed(beside_qr(parts, head, setup), places, setup),
        ]

    return render_form(PAPER, head, layout, compose=content)


def specimen() -> RefusalNotice:
    """Form 03 with two reasons."""
    return RefusalNotice(
        head=HEAD,
        reasons=(
            "Thủ tục không thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã Tân Công Sính; "
            "đề nghị Ông/Bà nộp hồ sơ tại Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp.",
            "Giấy tờ nộp kèm có dấu hiệu bị tẩy xóa tại phần ngày, tháng, năm sinh.",
        ),
    )
