"""What people read of mended receptions: what was corrected, what stands in the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from commune_desk.domain.desk.history import EventRow
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.form.kinds import DATE
from commune_desk.domain.handling import correction_errors as errors
from commune_desk.domain.handling.correction import Change, Obstacle, Until
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.domain.vietnamese import format_date, format_vnd
from commune_desk.words import fields
from commune_desk.words.desk.due_dates import due_step_text
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import in_sentence, moment_text

CORRECTED = "(Bản sửa đổi lần {count})"
"""Below the title of a receipt that takes the place of a wrong one."""
NOTHING = "(trống)"
YES, NO = "có", "không"
CORRECTION_ADVICE = (
    "Chỉ hiện những mục còn sửa được. Giá trị cũ, giá trị mới và lý do được ghi vào lịch sử."
)
RECORD_ADVICE = (
    "Dùng cho lần sau; hồ sơ đã tiếp nhận giữ nguyên như lúc nhận. Lịch sử giữ giá trị cũ, giá "
    "trị mới và lý do."
)
KEEP_CORRECTION = "Lưu nội dung sửa"
UPDATES_RECORD = "Sửa luôn trong hồ sơ công dân"
REFUNDED = "Đã trả lại tiền đã thu"
CANCELLING_ADVICE = (
    "Chỉ dùng khi tiếp nhận nhầm. Số hồ sơ được giữ, gạch trong sổ và không tính vào số liệu nào."
)
PAPERS = fields.FieldWords(
    "Thành phần hồ sơ đã nhận",
    advice="Đánh dấu giấy đã nhận; đổi thủ tục thì hiện giấy của thủ tục đó.",
)
NOT_TICKED = "Giấy của thủ tục này chưa đánh dấu là đã nhận: {names}."
DUE_STAYS = "Ngày hẹn trả giữ như giấy đã cấp vì đã qua khi sửa."
"""On a corrected receipt whose date was not kept."""
DECLARE_ANEW = "Lập lại tờ khai"
DECLARED_BEFORE = "Tờ khai đã lập không đổi theo: {names}."
DECLARE_NOW = f"Bấm “{DECLARE_ANEW}” để lập luôn bây giờ, hoặc lưu rồi bấm sau ở trang hồ sơ."
NEW_DATE_ADVICE = "Muốn hẹn người dân ngày mới thì dùng “Xin lỗi và hẹn lại”."
DECLARING_ADVICE = (
    "Những gì đã khai còn nguyên, những gì đã sửa được thay theo. Điền ô còn thiếu rồi nhấn F9: tờ "
    "khai mới được lưu và in để người dân ký, tờ cũ ghi là bản đã thay."
)
KEPT_TOGETHER = "Nội dung sửa được lưu cùng lúc với tờ khai."
SUPERSEDED = "tờ khai trước khi sửa"
"""Beside a declaration that a correction of its dossier left behind."""

LIMITS: Mapping[Until, str] = {
    Until.NOTICE: "khi chưa gửi thông báo nào và chưa có kết quả",
    Until.RESULT: "khi chưa có kết quả",
    Until.ENDED: "khi hồ sơ chưa kết thúc",
    Until.ALWAYS: "bất cứ lúc nào",
}
"""Until when something may be corrected, within a sentence."""

OBSTACLES: Mapping[Obstacle, str] = {
    Obstacle.CANCELLED: "Hồ sơ {dossier_no} đã hủy tiếp nhận từ trước; không phải làm gì thêm.",
    Obstacle.NOTICE: (
        "Hồ sơ {dossier_no} đã có thông báo gửi người nộp nên không hủy tiếp nhận được. Người nộp "
        "không làm tiếp thì dùng “Dừng theo yêu cầu của người nộp”."
    ),
    Obstacle.OVERDUE: (
        "Hồ sơ {dossier_no} đã quá hạn nên không hủy tiếp nhận được: hủy thì số liệu mất một hồ sơ "
        "trễ. Sai thông tin thì dùng “Sửa thông tin hồ sơ”; người nộp không làm tiếp thì dùng "
        "“Dừng theo yêu cầu của người nộp”."
    ),
    Obstacle.RESULT: (
        "Hồ sơ {dossier_no} đã có kết quả và không còn trong ngày tiếp nhận nên không hủy được. "
        "Sai thông tin thì dùng “Sửa thông tin hồ sơ”."
    ),
    Obstacle.RATED: (
        "Hồ sơ {dossier_no} đã được người dân đánh giá nên không hủy tiếp nhận được. Sai thông tin "
        "thì dùng “Sửa thông tin hồ sơ”."
    ),
    Obstacle.CERTIFIED: (
        "Hồ sơ {dossier_no} còn số trong sổ chứng thực. Gạch các số đó ở trang Chứng thực rồi hủy."
    ),
}


def change_words(changes: Mapping[str, Any]) -> Iterator[str]:
    """What the history says of a correction, a field each: what it was called, both values."""
    for name, (old, new) in changes.items():
        yield f"{field_name(name)}: {_value(name, old)} → {_value(name, new)}"


def declared_words(names: Sequence[str]) -> Iterator[str]:
    """What the history says of declarations that were made anew."""
    yield from (f"lập lại {in_sentence(name)}" for name in names)


def record_change_words(event: EventRow) -> tuple[str, str]:
    """What was corrected of a record and why; when and by whom."""
    changes: Any = event.facts.get("changes") or {}
    said = [*change_words(changes), f"lý do: {event.facts['reason']}"]
    who = " · ".join(filter(None, (moment_text(event.happened_at), event.officer_name)))
    return "; ".join(said), who


def changed(change: Change) -> tuple[str, str, str]:
    """One change as it is shown before it is kept: its field, the old value and the new one."""
    return field_name(change.name), _value(change.name, change.old), _value(change.name, change.new)


def field_name(name: str) -> str:
    """What a field of a reception is called, with whose it is where that must be said."""
    words = fields.words_of(f"{RECEPTION.name}.{name}")
    said, whose = words.named or words.label, in_sentence(fields.label("delegate"))
    if name.startswith("delegate.") and not said.endswith(whose):
        return f"{said} {whose}"
    return said


def own_words_of(name: str) -> fields.FieldWords:
    """The words of a field of a person who stands beside another: they say whose it is."""
    return replace(
        fields.words_of(f"{RECEPTION.name}.{name}"), label=field_name(name), heard=field_name(name)
    )


def _value(name: str, said: Any) -> str:
    """A value as people read it; a choice in its words, papers one after the other."""
    if name == "has_delegate":
        return YES if said else NO
    if not said:
        return NOTHING
    if name == "papers":
        return "; ".join(_paper(one) for one in said)
    if RECEPTION.field(name).kind is DATE:
        return said if "/" in said else format_date(date.fromisoformat(said))
    choices = fields.choices(name)
    return in_sentence(choices[said]) if said in choices else f"“{said}”"


def _paper(said: Any) -> str:
    """A paper that was handed in, as a value or as the history keeps it."""
    line = said if isinstance(said, PaperLine) else PaperLine(**said)
    counts = ((line.originals, "bản chính"), (line.copies, "bản sao"))
    sheets = ", ".join(f"{count} {kind}" for count, kind in counts if count)
    return f"{line.name} ({sheets})" if sheets else line.name


def receipt_corrected(on: date, changes: Sequence[str], reason: str) -> str:
    """Of which receipt a corrected one takes the place."""
    told = "; ".join(changes)
    return (
        f"Bản sửa đổi ngày {format_date(on)}, thay giấy tiếp nhận đã cấp. Nội dung sửa: {told}. "
        f"Lý do: {reason.rstrip('.')}."
    )


SENTENCES: Sentences = {
    errors.DossierUnchanged: (
        "Hồ sơ {dossier_no} đang ghi đúng như vậy, chưa có gì để sửa. Sửa một mục rồi lưu."
    ),
    errors.NotCorrectable: (
        "Mục “{name}” không sửa được sau khi tiếp nhận hồ sơ {dossier_no}. Bỏ mục này."
    ),
    errors.DossierCancelled: (
        "Hồ sơ {dossier_no} đã hủy tiếp nhận lúc {at}. Tiếp nhận hồ sơ mới nếu người dân còn yêu "
        "cầu."
    ),
    errors.RecordUnchanged: "Hồ sơ này đang ghi đúng như vậy. Sửa một mục rồi lưu.",
    errors.RecordNotFound: (
        "Chưa có hồ sơ công dân, tổ chức nào mang số {number}. Xem lại số, hoặc tìm bằng lệnh find."
    ),
    errors.NothingToLetGo: (
        "Ngoài hồ sơ, sổ và lịch sử phải giữ theo luật, không còn gì của người này để xóa. Trả lời "
        "công dân bằng bản xuất dữ liệu."
    ),
    errors.TaxCodeTaken: (
        "Mã số thuế {tax_code} đã có hồ sơ của tổ chức khác ({name}). Đối chiếu lại trên giấy phép."
    ),
    errors.NumberTaken: (
        "Số định danh {personal_id} đã có hồ sơ công dân khác ({name}). Đối chiếu lại số trên thẻ."
    ),
}
"""The sentences of the errors of `domain.handling.correction_errors`."""


@written_for(errors.CorrectionTooLate, SENTENCES)
def _(error: errors.CorrectionTooLate) -> str:
    return (
        f"Mục “{field_name(error.name)}” của hồ sơ {error.dossier_no} chỉ sửa "
        f"được {LIMITS[error.limit]}. Bỏ mục này rồi sửa các mục còn lại."
    )


@written_for(errors.CannotCancel, SENTENCES)
def _(error: errors.CannotCancel) -> str:
    return OBSTACLES[error.obstacle].format(dossier_no=error.dossier_no)


@written_for(errors.FeeStands, SENTENCES)
def _(error: errors.FeeStands) -> str:
    receipts = f" (biên lai {', '.join(error.receipts)})" if error.receipts else ""
    return (
        f"Hồ sơ {error.dossier_no} đã thu {format_vnd(error.amount_vnd)}{receipts}. Trả lại tiền "
        "cho người nộp, xác nhận đã hoàn trả rồi hủy."
    )


def correction_lines(correction: Any) -> Iterator[str]:
    """What a correction would keep, a line a field; the new due date with its reason."""
    for one in correction.changes:
        name, old, new = changed(one)
        yield f"{name}: {old} → {new}"
    before, now = correction.before.due_at, correction.dossier.due_at
    if now != before:
        yield due_moved(before, now)
    if correction.counted_due_at is not None:
        yield due_kept(now, correction.counted_due_at)
        yield NEW_DATE_ADVICE
    if now != before or correction.counted_due_at is not None:
        yield from (f"– {due_step_text(step)}" for step in correction.due_steps)
    if correction.lacking:
        yield NOT_TICKED.format(names="; ".join(correction.lacking))
    if correction.declared_before:
        yield DECLARED_BEFORE.format(names="; ".join(correction.declared_before))
    if correction.may_declare:
        yield DECLARE_NOW


def due_moved(before: datetime, now: datetime) -> str:
    """That a correction gives a dossier another due date."""
    return f"{fields.label('due')}: {moment_text(before)} → {moment_text(now)}"


def due_kept(kept: datetime, counted: datetime) -> str:
    """That a due date had passed when the time was corrected, so that it stays."""
    return (
        f"{fields.label('due')} vẫn là {moment_text(kept)}: hạn này đã qua khi sửa, nên hồ sơ vẫn "
        f"tính quá hạn (theo nội dung đã sửa thì hạn là {moment_text(counted)})"
    )


def due_change_words(facts: Mapping[str, Any]) -> Iterator[str]:
    """What the history says of the due date of a corrected dossier."""
    said = {name: datetime.fromisoformat(str(facts[name])) for name in _DUES if facts.get(name)}
    if "was_due_at" in said:
        yield due_moved(said["was_due_at"], said["due_at"])
    if "kept_due_at" in said:
        yield due_kept(said["kept_due_at"], said["counted_due_at"])


_DUES = ("was_due_at", "due_at", "kept_due_at", "counted_due_at")
