"""What people read of packs: the parts that they have, and why one is not accepted."""

from collections.abc import Mapping
from datetime import date

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.written import SHARED
from commune_desk.domain.papers import pack_errors as errors
from commune_desk.domain.papers.office_form import PackChange, PackPlan
from commune_desk.domain.papers.pack import SUFFIX, Pack
from commune_desk.domain.vietnamese import fold, format_date
from commune_desk.words.certification import BOOK
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import PACK_CHANGES

LAW_TOPICS: Mapping[str, str] = {
    "apologies": "Xin lỗi, hẹn lại",
    "certificates": "Lời chứng",
    "certification": BOOK,
    "civil_status": "Luật Hộ tịch",
    "closing": "Thời gian chốt số liệu",
    "fee_exemptions": "Căn cứ miễn phí, lệ phí",
    "fee_relief": "Phí, lệ phí của công dân số",
    "linked": "Thủ tục liên thông",
    "personal_data": "Loại dữ liệu cá nhân được lưu",
    "report_forms": "Biểu mẫu và kỳ báo cáo",
    "saturdays": "Lĩnh vực tiếp nhận sáng thứ Bảy",
    "supplements": "Bổ sung hồ sơ",
    "verification": "Xác minh",
}
"""What each topic of the law is called."""

SHARED_PARTS = "Phần dùng chung của các mẫu"

FILTER = f"Gói dữ liệu (*{SUFFIX})"
ACCEPT = EVENTS[EventKind.PACK_ACCEPTED]
KNOWN = "Nơi làm gói đã gửi gói cho cơ quan trước đây."
OF_PROJECT = "Gói do dự án Commune Desk phát hành và ký."
UNKNOWN = (
    "Lần đầu nhận gói của nơi này. Gọi cho họ và so mã nhận diện trước khi nhận: mã phải giống hệt."
)
FOUND = (
    "Có gói “{pack}” của {office} trên USB, {brings} phần mới hoặc thay đổi. Người quản trị vào "
    "Cơ quan → Kiểm tra máy, nhấn Ctrl+G."
)
LOOKED = "Gói “{pack}” của {office}, làm ngày {made_on}. Mã nhận diện: {fingerprint}"
ACCEPTED = f"{ACCEPT} “{{pack}}”: {{changed}} phần mới hoặc thay đổi."
KEPT = "{count} phần giữ theo bản cơ quan đã sửa."
SAME = "{count} phần {words}."
MADE = "Đã ghi gói: {file}"
TAKEN_BACK = "Đã bỏ gói: {forms}."


def plan_lines(pack: Pack, plan: PackPlan) -> tuple[str, ...]:
    """Who made a pack, and what it would do, a line each."""
    head = LOOKED.format(
        pack=pack.name,
        office=pack.office,
        made_on=format_date(pack.made_at.date()),
        fingerprint=pack.fingerprint,
    )
    lines = [head, maker_words(plan)]
    for code in plan.differing:
        lines.append(f"- {part_words(plan, code)}")
        lines += [f"    {line}" for line in plan.lines.get(code, ())]
    return (*lines, *same_words(plan))


def same_words(plan: PackPlan) -> tuple[str, ...]:
    """How much of a pack is here already; nothing where none of it is."""
    same = len(plan.changes) - len(plan.differing)
    return (SAME.format(count=same, words=PACK_CHANGES[PackChange.SAME]),) if same else ()


def accepted_lines(pack: Pack, plan: PackPlan) -> tuple[str, ...]:
    """What accepting a pack did, for people."""
    parts = (plan.law, plan.procedures, plan.forms, plan.days)
    changed = sum(len(plan.taken(part)) for part in parts)
    said = ACCEPTED.format(pack=pack.name, changed=changed)
    kept = sum(change is PackChange.KEPT for change in plan.changes.values())
    return (said, KEPT.format(count=kept)) if kept else (said,)


def file_name(name: str) -> str:
    """The name of the file of a pack of that name, which every system takes."""
    return "-".join(fold(name).split()).replace("/", "-") or "goi"


def maker_words(plan: PackPlan) -> str:
    """Whether the maker of a pack is known."""
    if plan.is_of_project:
        return OF_PROJECT
    return KNOWN if plan.is_known else UNKNOWN


def part_words(plan: PackPlan, code: str) -> str:
    """What a part of a pack is called, and what becomes of it."""
    named = format_date(date.fromisoformat(code)) if code in plan.days else code
    if code in plan.names:
        named = f"{plan.names[code]} ({named})"
    if code == SHARED:
        named = SHARED_PARTS
    return f"{LAW_TOPICS.get(code, named)}: {PACK_CHANGES[plan.changes[code]]}"


SENTENCES: Sentences = {
    errors.PackForeign: (
        "Gói “{pack}” có quy định pháp luật hoặc phần dùng chung của các mẫu nhưng không do dự án "
        "Commune Desk ký. Chỉ nhận phần đó trong gói của dự án; xin gói từ người hỗ trợ kỹ thuật."
    ),
    errors.PackMakerUnknown: (
        "Lần đầu nhận gói của {office}. Gọi cho họ so mã nhận diện {fingerprint}; giống hệt thì "
        "chạy lại với --maker và mã đó."
    ),
    errors.PackBringsNothing: (
        "Gói “{pack}” không có gì mới so với dữ liệu đang dùng. Không cần nhận gói này."
    ),
    errors.PackOlder: ("Gói “{pack}” làm lúc {made_at} cũ hơn dữ liệu đang dùng. Xin gói mới hơn."),
}


@written_for(errors.LawForgets, SENTENCES)
def _(error: errors.LawForgets) -> str:
    name, since = LAW_TOPICS.get(error.topic, error.topic), format_date(error.since)
    return (
        f"Gói bỏ mất quy định “{name}” có hiệu lực từ {since} mà báo cáo cũ còn dùng. "
        "Không nhận gói này; báo cho nơi làm gói."
    )


@written_for(errors.LawNotUnderstood, SENTENCES)
def _(error: errors.LawNotUnderstood) -> str:
    name = LAW_TOPICS.get(error.topic, error.topic)
    return (
        f"Dữ liệu có quy định “{name}” do bản chương trình mới hơn nhận, máy này chưa đọc được. "
        "Cập nhật chương trình trên máy này."
    )
