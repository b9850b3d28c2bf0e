"""What people read of personal data: its kinds, who somebody is in a dossier, what was let go."""

from collections.abc import Iterator, Mapping

from commune_desk.domain.form.records import texts_of
from commune_desk.domain.law.personal_data import DataKind
from commune_desk.domain.papers.kept_of_person import KeptDossier, KeptOfPerson, LetGo, PartIn
from commune_desk.domain.papers.printing import form_of_key
from commune_desk.domain.people.reuse import PersonLink
from commune_desk.domain.upkeep.looks import Look
from commune_desk.domain.vietnamese import format_date
from commune_desk.words import fields
from commune_desk.words.catalogue.procedures import payment_words
from commune_desk.words.certification import entry_words
from commune_desk.words.desk.corrections import SUPERSEDED
from commune_desk.words.desk.steps import EVENTS, STATES
from commune_desk.words.forms import LINK_KINDS
from commune_desk.words.papers.papers import NOT_COMPARED, SLIPS
from commune_desk.words.values import LEVELS, VISIT_OUTCOMES, brief_moment, in_sentence

OPEN_PERSON = "Mở hồ sơ công dân"
OPEN_PERSON_FIRST = "Mở một người trước: chọn trong danh sách rồi Enter."

KINDS: Mapping[str, str] = {
    DataKind.RECORD: "Hồ sơ công dân, tổ chức",
    DataKind.REUSE: "Thông tin giữ để dùng lại",
    DataKind.DOSSIER: "Hồ sơ thủ tục hành chính",
    DataKind.DECLARATION: "Tờ khai kèm hồ sơ",
    DataKind.PRINT: "Bản in giấy tờ",
    DataKind.CERTIFICATION: "Mục trong sổ chứng thực",
    DataKind.PAYMENT: fields.label("fee"),
    DataKind.RATING: "Đánh giá",
    DataKind.VISIT: "Lượt hướng dẫn, từ chối",
    DataKind.PREPARED: "Tờ khai đã viết hộ",
    DataKind.DRAFT: "Bản nháp",
    DataKind.ACCOUNT: "Tài khoản cán bộ",
    DataKind.HISTORY: "Lịch sử truy cập, thay đổi",
}
PARTS: Mapping[str, str] = {
    PartIn.APPLICANT: "Người nộp",
    PartIn.DELEGATE: "Người được ủy quyền",
    PartIn.REPRESENTATIVE: "Người đại diện tổ chức",
    PartIn.OTHER: "Có tên trong tờ khai",
}
LEARNED: Mapping[str, str] = {
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "birth_place": "Nơi sinh",
    "home_place": "Quê quán",
    "occupation": "Nghề nghiệp",
}
TITLES: Mapping[str, str] = {
    "purpose": "Để làm gì",
    "retention": "Thời hạn lưu",
    "count": "Số bản ghi",
    "detail": "Hồ sơ, chi tiết",
    "looks": "Số lượt xem",
    "officers": "Số cán bộ xem",
    "basis": "Căn cứ",
    "whose": "Của ai",
    "at": "Lúc",
    "officer": "Cán bộ",
    "desk": "Quầy",
    "verb": "Việc",
    "kind": "Loại",
    "oldest": "Cũ nhất",
    "times": "Số lượt",
    "measure": "Biện pháp",
    "now": "Hiện nay",
}
"""The columns of the lists, on paper and on the screen."""

UNVERIFIED = f"({NOT_COMPARED})"
NONE_KEPT = "Không có."
ANSWER = "Trả lời yêu cầu về dữ liệu cá nhân"
HOW_TO_CORRECT = (
    "Cán bộ sửa tại trang Công dân (phím Ctrl+E) khi công dân đưa giấy tờ; giá trị cũ, giá trị mới "
    "và lý do được ghi lại. Hồ sơ đã tiếp nhận sai thì sửa ở hồ sơ đó."
)
LETS_GO = (
    "Xóa: thông tin và quan hệ gia đình giữ để dùng lại, sự đồng ý, số điện thoại và thư điện tử "
    "trong hồ sơ công dân. Không lấy lại được. Hồ sơ, sổ và lịch sử giữ theo pháp luật lưu trữ."
)


MAY_GO = "Đang có: {what}."


def record_lines(kept: KeptOfPerson) -> Iterator[tuple[str, str]]:
    """The record of a person, a field each; empty ones are left out."""
    for name, text in texts_of(kept.person).items():
        if text:
            yield fields.label(name), text


def consent_words(kept: KeptOfPerson) -> str:
    """Whether the person lets the office use again what they declared."""
    consent = kept.consent
    if consent is None:
        return "Chưa đồng ý cho dùng lại thông tin đã khai."
    given = f"Đồng ý ngày {format_date(consent.given_at.date())}, ghi nhận: {consent.given_by}"
    if consent.withdrawn_at is None:
        return f"{given}."
    return f"{given}; rút lại ngày {format_date(consent.withdrawn_at.date())}."


def relative_words(link: PersonLink) -> str:
    """One relative as it is kept."""
    told = ", ".join(text for text in link.texts.values() if text)
    kind = LINK_KINDS[link.kind]
    return f"{kind}: {told}" if told else kind


def learned_name(name: str) -> str:
    """What a lasting fact is called."""
    return LEARNED[name]


def look_words(look: Look) -> str:
    """What was done, with the dossier."""
    said = EVENTS[look.kind]
    return f"{said} · {look.dossier_no}" if look.dossier_no else said


_PRINTED = "Đã in"


def dossier_lines(one: KeptDossier) -> Iterator[str]:
    """What a dossier keeps of a person, a line each."""
    dates = [f"tiếp nhận {brief_moment(one.received_at)}", STATES[one.state]]
    if one.returned_at:
        dates.append(f"trả kết quả {brief_moment(one.returned_at)}")
    yield " · ".join(dates)
    if one.filed_for:
        yield f"Nộp cho: {one.filed_for}"
    if one.filed_as is not None:
        phone = f"điện thoại {one.phone}" if one.phone else ""
        as_then = (one.filed_as.full_name, one.filed_as.personal_id, one.filed_as.address, phone)
        yield f"Ghi lúc tiếp nhận: {', '.join(filter(None, as_then))}"
    yield from _said_lines(one)
    if one.note:
        yield f"Ghi chú: {one.note}"


def _said_lines(one: KeptDossier) -> Iterator[str]:
    """What was handed in, declared, paid, printed and answered."""
    if one.papers:
        yield f"Giấy tờ đã nộp: {'; '.join(paper.name for paper in one.papers)}"
    for said in one.declarations:
        left = f" ({SUPERSEDED})" if said.is_superseded else ""
        texts = "; ".join(f"{each.label}: {each.text}" for each in said.texts)
        yield f"{said.form_name}{left}: {texts}"
    for payment in one.payments:
        yield f"{KINDS[DataKind.PAYMENT]}: {payment_words(payment)}"
    if one.rating is not None:
        yield f"{KINDS[DataKind.RATING]}: {LEVELS[one.rating.level]}"
    if one.prints:
        printed = (
            f"{SLIPS.get(each.kind) or form_of_key(each.kind) or each.kind}"
            f" ({brief_moment(each.at)})"
            for each in one.prints
        )
        yield f"{_PRINTED}: {'; '.join(printed)}"


def lines_beside(kept: KeptOfPerson) -> Iterator[str]:
    """What is kept beside the dossiers: certificates, visits, what was written, drafts."""
    for entry in kept.certifications:
        yield f"Chứng thực: {entry_words(entry)}"
    for visit in kept.visits:
        yield (
            f"{VISIT_OUTCOMES[visit.outcome]} {brief_moment(visit.happened_at)}: "
            f"{visit.procedure_name} (phiếu {visit.slip_no}, {visit.officer_name})"
        )
    for one in kept.prepared:
        line = f"Viết hộ {brief_moment(one.happened_at)}: {one.name} ({one.officer_name})"
        printed = "; ".join(f"{each.name} ({brief_moment(each.at)})" for each in one.prints)
        yield f"{line}. {_PRINTED}: {printed}" if printed else line
    for draft in kept.drafts:
        yield f"Bản nháp {brief_moment(draft.saved_at)} ({draft.officer_name}, {draft.desk_name})"


def let_go_words(gone: LetGo) -> str:
    """What is deleted, in one line."""
    parts = (
        (gone.consents, "sự đồng ý"),
        (gone.facts, f"{gone.facts} thông tin giữ để dùng lại"),
        (gone.links, f"{gone.links} quan hệ gia đình"),
        (gone.phone, in_sentence(fields.label("phone"))),
        (gone.email, in_sentence(fields.label("email"))),
    )
    return ", ".join(words for is_there, words in parts if is_there)
