"""What is said of the catalogue and its corrections where they are refused."""

from commune_desk.domain.catalogue.catalogue_errors import (
    CorrectionUnexplained,
    FeeCaseUnknown,
    LawUnchanged,
    LineNotUnderstood,
    NothingCorrected,
    NothingToDecide,
    NotProvincial,
    ProcedureNotFound,
    ProcedureNotInForce,
    ProcessingTimeUnknown,
    ResolutionUnnumbered,
    VersionBeginsBefore,
    VersionEndsBeforeItBegins,
)
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.catalogue.catalogue_lines import EXAMPLES
from commune_desk.words.fields import named
from commune_desk.words.sentence_table import Sentences, written_for

SENTENCES: Sentences = {
    ProcedureNotFound: "Không có thủ tục mã {procedure_code}. Tìm lại trong Danh mục (F8).",
    ProcessingTimeUnknown: (
        "Danh mục chưa có thời hạn cho “{name}”. "
        "Điền thời hạn theo quyết định công bố rồi tiếp nhận."
    ),
    ResolutionUnnumbered: (
        "“{resolution}” không có số của nghị quyết. Ghi cả số, như 12/2026/NQ-HĐND."
    ),
    NothingCorrected: (
        "“{name}” chưa có gì khác phiên bản đang có. Sửa nội dung rồi ghi, hoặc đóng lại."
    ),
    VersionBeginsBefore: (
        "Phiên bản mới của “{name}” ghi hiệu lực từ {effective_from}, trước phiên bản mà nó thay "
        "({known_from}). Ghi ngày từ {known_from} trở đi."
    ),
    VersionEndsBeforeItBegins: (
        "Phiên bản mới của “{name}” hết hiệu lực ngày {effective_to}, trước ngày bắt đầu "
        "{effective_from}. Sửa lại một trong hai ngày."
    ),
    CorrectionUnexplained: ("Sửa danh mục phải ghi lý do. Ghi lý do cho “{name}” rồi làm lại."),
    NothingToDecide: (
        "Thủ tục {procedure_code} không có khác biệt nào đang chờ. Nạp lại Danh mục (F8)."
    ),
    LawUnchanged: (
        "“{name}” đã theo luật đang có hiệu lực, không cần xác nhận. Nạp lại Danh mục (F8)."
    ),
}


@written_for(ProcedureNotInForce, SENTENCES)
def _(error: ProcedureNotInForce) -> str:
    if error.on < error.effective_from:
        begin = format_date(error.effective_from)
        return f"“{error.name}” chỉ có hiệu lực từ {begin}. Chọn thủ tục đang áp dụng."
    end = format_date(error.effective_to) if error.effective_to else ""
    return f"“{error.name}” đã bị bãi bỏ, hết hiệu lực sau {end}. Chọn thủ tục thay thế."


@written_for(FeeCaseUnknown, SENTENCES)
def _(error: FeeCaseUnknown) -> str:
    if not error.cases:
        return f"Phí của “{error.name}” không chia theo trường hợp. Bỏ trống trường hợp phí."
    cases = "; ".join(f"“{case}”" for case in error.cases)
    return f"Phí của “{error.name}” tính theo trường hợp. Chọn một: {cases}."


@written_for(NotProvincial, SENTENCES)
def _(error: NotProvincial) -> str:
    begin = f"Hội đồng nhân dân tỉnh không quy định khoản thu này của “{error.name}”."
    if not error.cases:
        return f"{begin} Bỏ dòng của thủ tục {error.procedure_code}."
    cases = "; ".join(f"“{case}”" if case else "mọi trường hợp" for case in error.cases)
    return f"{begin} Trường hợp do tỉnh quy định: {cases}."


@written_for(LineNotUnderstood, SENTENCES)
def _(error: LineNotUnderstood) -> str:
    begin = f"{named(error.field)}, dòng {error.line}: không hiểu “{error.text}”."
    example = EXAMPLES.get(error.field)
    return f"{begin} Viết như “{example}”." if example else f"{begin} Sửa lại dòng đó."
