"""What people read when something is refused: one sentence for every error, that says what to do.

An error carries facts; `SENTENCES` has the words with the names of the facts in braces, and
`_FACT_WORDS` says how a fact is written. No Qt here: the command line speaks the same sentences.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from commune_desk import settings
from commune_desk.domain import (
    errors,
    form_errors,
    import_errors,
    outside_errors,
    rating_errors,
    reception_errors,
)
from commune_desk.domain.certification import errors as certification
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import format_hours
from commune_desk.domain.identifiers import phone
from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.sign_in_errors import SignInDelayed
from commune_desk.domain.vietnamese import format_date, format_vnd
from commune_desk.words.cards import KEYBOARD_LAYOUTS, SCAN_AGAIN
from commune_desk.words.catalogue_lines import EXAMPLES
from commune_desk.words.certification import BOOKS
from commune_desk.words.corrections import SENTENCES as CORRECTION_SENTENCES
from commune_desk.words.databases import SENTENCES as DATABASE_SENTENCES
from commune_desk.words.disk_faults import SENTENCES as DISK_SENTENCES
from commune_desk.words.fields import named
from commune_desk.words.form_faults import (
    EXPRESSION_FAULTS,
    FORM_FAULTS,
    LONGER_THAN_PLACE,
    PACK_FAULTS,
    PAPER_FAULTS,
    form_in_use,
)
from commune_desk.words.installation import SENTENCES as INSTALLATION_SENTENCES
from commune_desk.words.papers import SLIPS
from commune_desk.words.practice import SENTENCES as PRACTICE_SENTENCES
from commune_desk.words.procedures import PERSON_GROUPS
from commune_desk.words.restoring import SENTENCES as RESTORING_SENTENCES
from commune_desk.words.rights import SENTENCES as RIGHTS_SENTENCES
from commune_desk.words.rights import VERBS
from commune_desk.words.shown_lists import SENTENCES as LIST_SENTENCES
from commune_desk.words.sign_in import DELAYED, PASSWORDS_DIFFER
from commune_desk.words.steps import ACTIONS, NOT_RECEIVED, STATES, no_step
from commune_desk.words.values import GROUPS, ROLES, in_sentence, moment_text, time_text

COMPARE_NUMBER = "Khác người thì đối chiếu lại số trên thẻ."
COMPARE_TAX_CODE = "Khác tổ chức thì đối chiếu lại mã số thuế trên giấy đăng ký."

PRINTERS_PAGE = f"{GROUPS[settings.Group.PRINTING]} (Shift+F12)"

PARTS: Mapping[str, str] = {
    "province": "mã tỉnh",
    "century": "thế kỷ sinh",
    "date": "ngày",
    "country": "mã quốc gia",
    "personal_id": in_sentence(named("personal_id")),
    "agency": "mã cơ quan",
    "number": "số thứ tự",
    "branch": "mã chi nhánh",
    "braces": "dấu ngoặc nhọn",
    "literal": "ký tự ngoài ngoặc",
    "separator": "dấu ngăn giữa các phần",
}
"""The parts of a number, within a sentence."""

_FACT_WORDS: Mapping[str, Mapping[str, str]] = {
    "action": {**VERBS, "undo": "Hoàn tác"},
    "state": STATES,
    "role": ROLES,
    "part": PARTS,
    "layout": KEYBOARD_LAYOUTS,
    "book": BOOKS,
    "group": PERSON_GROUPS,
}


# --- sentences that depend on their facts ------------------------------------------------------


def _not_in_force(error: errors.ProcedureNotInForce) -> str:
    if error.on < error.effective_from:
        begin = format_date(error.effective_from)
        return f"“{error.name}” chỉ có hiệu lực từ {begin}. Chọn thủ tục đang áp dụng."
    end = format_date(error.effective_to) if error.effective_to else ""
    return f"“{error.name}” đã bị bãi bỏ, hết hiệu lực sau {end}. Chọn thủ tục thay thế."


def _workbook_in_use(error: outside_errors.WorkbookInUse) -> str:
    begin = f"Tệp {error.path} đang mở ở chương trình khác"
    if not error.saved_as:
        return f"{begin}. Đóng tệp rồi làm lại."
    return f"{begin} nên được ghi tạm vào {error.saved_as}. Đóng tệp để ghi lại."


def _lapse_too_early(error: errors.LapseTooEarly) -> str:
    last_day, lapses_on = error.lapses_on - timedelta(days=1), format_date(error.lapses_on)
    return (
        f"Người nộp còn thời gian bổ sung đến hết ngày {format_date(last_day)}. "
        f"Được đóng từ ngày {lapses_on}."
    )


def _wrong_length(error: errors.WrongLength) -> str:
    lengths = " hoặc ".join(str(length) for length in error.expected)
    what = named(error.what)
    if error.what == "personal_id":
        return f"{what} có 12 chữ số; đang có {error.length}. Kiểm tra lại mặt trước thẻ."
    if error.what == "phone":
        line = "máy bàn có 11" if error.expected == (phone.LANDLINE_LENGTH,) else "di động có 10"
        begin = f"{what} {line} chữ số; đang có {error.length}."
        return f"{begin} Kiểm tra lại từng số."
    if error.what == "tax_code":
        begin = f"{what} có 10 chữ số, đơn vị phụ thuộc có 13, cá nhân dùng 12 số định danh"
        return f"{begin}; đang có {error.length}. Kiểm tra lại từng số."
    return f"{what} có {lengths} ký tự; đang có {error.length}. Kiểm tra và nhập lại."


def _wrong_component(error: errors.WrongComponent) -> str:
    what, part = named(error.what), PARTS.get(error.part, error.part)
    match error.part:
        case "date" if error.what != "dossier_no_pattern":
            return f"{what} không phải ngày có thật. Gõ ngày/tháng/năm, ví dụ 17/07/1973."
        case "time":
            return f"{what} không đúng. Gõ giờ:phút, ví dụ 07:30."
        case "hours":
            return f"{what} không đúng. Gõ như 07:30–11:30, 13:30–17:00."
        case "email":
            return f"{what} không đúng. Gõ như ten@vidu.vn."
        case _ if error.what == "dossier_no_pattern":
            return f"{what} sai ở phần {part}. Sửa theo mẫu {settings.DOSSIER_NO_PATTERN.default}."
    return f"{what} sai ở phần {part}. Đối chiếu với giấy tờ và gõ lại."


def _not_permitted(error: errors.StepNotPermitted) -> str:
    action = _FACT_WORDS["action"].get(error.action, error.action)
    begin = f"Hồ sơ {error.dossier_no} đang “{STATES[error.state]}” nên không thể “{action}”."
    if not error.permitted:
        return f"{begin} {no_step(error.state)}"
    return f"{begin} Có thể: {', '.join(ACTIONS[name] for name in error.permitted)}."


def _new_date_outside_hours(error: errors.NewDateOutsideHours) -> str:
    if not error.hours:
        day = format_date(error.until.date())
        return f"Ngày hẹn mới {day} là ngày nghỉ. Chọn một ngày làm việc."
    begin = f"Cơ quan không làm việc lúc {moment_text(error.until)}."
    return f"{begin} Hẹn trong giờ làm việc: {format_hours(error.hours)}."


def _prepared_ended(error: errors.PreparedEnded) -> str:
    if error.dossier_no:
        return f"Hồ sơ viết hộ này đã được tiếp nhận: {error.dossier_no}. Mở hồ sơ đó để làm tiếp."
    return "Hồ sơ viết hộ này đã đóng. Viết tờ khai mới nếu người dân trở lại."


def _wrong_field(error: errors.WrongField) -> str:
    name = error.beside[1] if error.beside else error.field
    if error.value:
        said = f"mục “{name}” có giá trị không hiểu được (“{error.value}”)."
    else:
        said = f"thiếu mục “{name}”."
    begin = _placed(error, said)
    wanted = f" Cần: {', '.join(error.expected)}." if error.expected else " Điền lại mục đó."
    return begin + wanted


def _unknown_field(error: errors.UnknownField) -> str:
    said = _placed(error, f"không có mục nào tên “{error.field}”.")
    if not error.expected:
        return f"{said} Ở đây không có mục nào để điền: bỏ mục đó."
    return f"{said} Sửa lại tên; các mục có thể dùng: {', '.join(error.expected)}."


def _placed(error: errors.WrongField, said: str) -> str:
    """What is wrong with a field, after the place where it stands."""
    if not error.source:
        return said[0].upper() + said[1:]
    place = f"Dòng {error.line} của {error.source}" if error.line else error.source
    return f"{place}: {said}"


def _day_not_yet_come(error: reception_errors.DayNotYetCome) -> str:
    what = named(error.field)
    said = f"{what[:1].upper()}{what[1:]} {format_date(error.day)} chưa đến."
    return f"{said} Xem lại năm, hoặc ngày của máy này."


def _declaration_not_kept(error: form_errors.DeclarationNotKept) -> str:
    begin = f"Hồ sơ {error.dossier_no} không có giấy hoặc tờ khai nào mã “{error.form}”."
    return f"{begin} Có thể in: {', '.join(error.available)}."


def _form_paper_wrong(error: form_errors.FormPaperWrong) -> str:
    fault = PAPER_FAULTS[error.why]
    return f"Dòng {error.paper_line} của phần giấy in (“{error.text[:60]}”): {fault}. Sửa dòng đó."


def _expression_wrong(error: form_errors.ExpressionWrong) -> str:
    fault = EXPRESSION_FAULTS[error.why].format(what=error.what)
    said = f"iểu thức “{error.expression[:80]}”, cột {error.column}: {fault}. Sửa chỗ đó."
    return f"Mẫu {error.form}, mục “{error.field}”, b{said}" if error.form else f"B{said}"


def _form_file_broken(error: form_errors.FormFileBroken) -> str:
    where = f"dòng {error.line}, cột {error.column} " if error.line else ""
    advice = "Xem dấu ngoặc kép, dấu = ở đó và dòng trên." if where else "Mở lại bản trước của mẫu."
    return f"Tệp mẫu {error.source} {where}viết chưa đúng kiểu TOML. {advice}"


def _form_wrong(error: form_errors.FormWrong) -> str:
    fault = FORM_FAULTS[error.why].format(what=error.what)
    return f"Mẫu {error.form}, mục “{error.field}”: {fault}. Sửa mục đó."


def _pack_damaged(error: form_errors.PackDamaged) -> str:
    fault = PACK_FAULTS[error.why].format(what=error.what)
    return f"Gói mẫu không nhận được: {fault}. Xin lại gói từ nơi làm ra."


def _not_an_ethnicity(error: form_errors.NotAnEthnicity) -> str:
    if error.like:
        return f"Không có dân tộc “{error.text}”. Gần nhất: {', '.join(error.like)}."
    return f"Không có dân tộc “{error.text}”. Ghi tên một trong 54 dân tộc, ví dụ Kinh."


def _headings_missing(error: import_errors.HeadingsMissing) -> str:
    names = ", ".join(f"“{named(field)}”" for field in error.missing)
    return f"Tệp {error.path} không có cột {names}. Thêm dòng tiêu đề có các cột đó rồi nhập lại."


def _wrong_cell(error: import_errors.WrongCell) -> str:
    what = named(error.field)
    begin = f"{what} không hiểu được (“{error.value}”)" if error.value else f"Thiếu {what}"
    return f"{begin}. Sửa ô {error.cell} rồi nhập lại."


def _another_person(error: import_errors.AnotherPersonHasNumber) -> str:
    born_on = f", sinh {format_date(error.known_born_on)}" if error.known_born_on else ""
    number = mask(error.personal_id)
    return (
        f"Số {number} đã ghi cho “{error.known_name}”{born_on}. Đối chiếu với thẻ rồi sửa bên sai."
    )


def _known_for(error: errors.NumberKnownOtherwise) -> str:
    """For whom the office knows a number, as far as others may read it."""
    born = f", sinh năm {error.born_in}" if error.born_in else ""
    return f"{named(error.field)} {error.number} đã ghi cho “{error.known_name}”{born}."


def another_than_known(error: errors.NumberKnownOtherwise) -> str:
    """What is said beside a number once an officer said that it is another than is known."""
    is_person = error.field.endswith("personal_id")
    return f"{_known_for(error)} {COMPARE_NUMBER if is_person else COMPARE_TAX_CODE}"


def _known_otherwise(error: errors.NumberKnownOtherwise) -> str:
    return (
        f"{_known_for(error)} "
        "Cùng một người thì xác nhận là cùng người (trong tệp JSON: “same_person”: true); "
        "khác người thì đối chiếu lại số."
    )


def _setting_invalid(error: errors.SettingInvalid) -> str:
    declared = settings.find_setting(error.name)
    if declared is None:
        return f"Không có cài đặt tên “{error.name}”. Kiểm tra lại tên trong tệp cài đặt."
    said = {"str": "chữ", "bool": "true hoặc false", **declared.choices}
    wanted = ", ".join(said.get(value, value) for value in error.expected)
    return f"“{declared.label}” không nhận giá trị “{error.value}”. Cần: {wanted}."


# --- the table ---------------------------------------------------------------------------------


def _fee_case_unknown(error: errors.FeeCaseUnknown) -> str:
    if not error.cases:
        return f"Phí của “{error.name}” không chia theo trường hợp. Bỏ trống trường hợp phí."
    cases = "; ".join(f"“{case}”" for case in error.cases)
    return f"Phí của “{error.name}” tính theo trường hợp. Chọn một: {cases}."


def _not_provincial(error: errors.NotProvincial) -> str:
    begin = f"Hội đồng nhân dân tỉnh không quy định khoản thu này của “{error.name}”."
    if not error.cases:
        return f"{begin} Bỏ dòng của thủ tục {error.procedure_code}."
    cases = "; ".join(f"“{case}”" if case else "mọi trường hợp" for case in error.cases)
    return f"{begin} Trường hợp do tỉnh quy định: {cases}."


def _receipt_no_missing(error: errors.ReceiptNoMissing) -> str:
    return f"Đã thu {format_vnd(error.amount_vnd)} mà chưa có số biên lai. Ghi số biên lai."


def _sum_unexplained(error: errors.SumUnexplained) -> str:
    taken = format_vnd(error.amount_vnd)
    if error.expected_vnd is None:
        return f"Danh mục chưa có mức thu. Ghi căn cứ của số tiền {taken}."
    expected = format_vnd(error.expected_vnd)
    return f"Theo danh mục thu {expected}, đang ghi {taken}. Sửa số tiền hoặc ghi lý do."


def _line_not_understood(error: errors.LineNotUnderstood) -> str:
    begin = f"{named(error.field)}, dòng {error.line}: không hiểu “{error.text}”."
    example = EXAMPLES.get(error.field)
    return f"{begin} Viết như “{example}”." if example else f"{begin} Sửa lại dòng đó."


SENTENCES: Mapping[type[UserError], str | Callable[..., str]] = {
    **RIGHTS_SENTENCES,
    **DATABASE_SENTENCES,
    **INSTALLATION_SENTENCES,
    **PRACTICE_SENTENCES,
    SignInDelayed: DELAYED,
    # catalogue
    errors.ProcedureNotFound: "Không có thủ tục mã {procedure_code}. Tìm lại trong Danh mục (F8).",
    errors.ProcedureNotInForce: _not_in_force,
    errors.ProcessingTimeUnknown: (
        "Danh mục chưa có thời hạn cho “{name}”. "
        "Điền thời hạn theo quyết định công bố rồi tiếp nhận."
    ),
    errors.FeeCaseUnknown: _fee_case_unknown,
    errors.NotProvincial: _not_provincial,
    errors.ResolutionUnnumbered: (
        "“{resolution}” không có số của nghị quyết. Ghi cả số, như 12/2026/NQ-HĐND."
    ),
    errors.ReceiptNoMissing: _receipt_no_missing,
    errors.SumUnexplained: _sum_unexplained,
    errors.PaymentBeforeReception: (
        "Hồ sơ {dossier_no} tiếp nhận lúc {received_at}, không thể thu phí lúc {at}. "
        "Kiểm tra lại ngày thu."
    ),
    errors.ReceiptNoUsed: (
        "Biên lai số {receipt_no} đã ghi cho hồ sơ {dossier_no}. Kiểm tra lại số trên biên lai."
    ),
    errors.PaymentNotFound: (
        "Hồ sơ {dossier_no} không có khoản thu nào theo biên lai số {receipt_no}. "
        "Kiểm tra lại số biên lai."
    ),
    errors.CancellationUnexplained: (
        "Hủy khoản thu phải ghi lý do. Ghi lý do cho biên lai số {receipt_no} rồi làm lại."
    ),
    errors.NothingCorrected: (
        "“{name}” chưa có gì khác phiên bản đang có. Sửa nội dung rồi ghi, hoặc đóng lại."
    ),
    errors.VersionBeginsBefore: (
        "Phiên bản mới của “{name}” ghi hiệu lực từ {effective_from}, trước phiên bản mà nó thay "
        "({known_from}). Ghi ngày từ {known_from} trở đi."
    ),
    errors.VersionEndsBeforeItBegins: (
        "Phiên bản mới của “{name}” hết hiệu lực ngày {effective_to}, trước ngày bắt đầu "
        "{effective_from}. Sửa lại một trong hai ngày."
    ),
    errors.CorrectionUnexplained: (
        "Sửa danh mục phải ghi lý do. Ghi lý do cho “{name}” rồi làm lại."
    ),
    errors.LineNotUnderstood: _line_not_understood,
    errors.NothingToDecide: (
        "Thủ tục {procedure_code} không có khác biệt nào đang chờ. Nạp lại Danh mục (F8)."
    ),
    errors.LawUnchanged: (
        "“{name}” đã theo luật đang có hiệu lực, không cần xác nhận. Nạp lại Danh mục (F8)."
    ),
    # certification
    certification.NothingToCertify: "Chưa có giấy tờ nào để chứng thực. Ghi tên giấy tờ, số bản.",
    certification.NotCertified: (
        "“{name}” không ghi vào sổ chứng thực nào. Chọn một thủ tục chứng thực."
    ),
    certification.AlreadyCertified: (
        "Hồ sơ {dossier_no} đã có số chứng thực {number}. Ghi nhầm thì gạch số đó trước."
    ),
    certification.CertificationFeeUnknown: (
        "Danh mục chưa có mức thu của “{name}”. Điền mức thu trong Danh mục (F8)."
    ),
    certification.ExemptionUngrounded: (
        "{group}: danh mục và pháp luật không miễn khoản này. Bỏ chọn, hoặc ghi căn cứ miễn."
    ),
    certification.BookClosed: (
        "{book} năm {year} đã khóa lúc {closed_at}. Ghi vào sổ của năm sau."
    ),
    certification.BookYearNotOver: (
        "{book} năm {year} chưa hết năm. Khóa sổ từ ngày 31/12/{year}."
    ),
    certification.BookAlreadyBegun: (
        "{book} năm {year} đã ghi đến số {last_number}. "
        "Chỉ khai báo số của sổ viết tay khi chưa ghi số nào."
    ),
    certification.EntryBeforeLast: (
        "{book} đã ghi số {number} lúc {last_at}, không thể ghi tiếp việc của {at}. "
        "Kiểm tra lại ngày chứng thực."
    ),
    certification.EntryNotFound: (
        "{book} năm {year} không có số {number} còn hiệu lực. Kiểm tra lại số chứng thực."
    ),
    certification.StrikeUnexplained: (
        "Gạch số chứng thực phải ghi lý do. Ghi lý do cho số {number} rồi làm lại."
    ),
    certification.CertificateUnknown: (
        "Chưa có lời chứng của “{name}” trong chương trình. Dùng mẫu của cơ quan."
    ),
    # identifiers
    errors.WrongLength: _wrong_length,
    errors.WrongCharacters: "{what} có ký tự không hợp lệ. Kiểm tra và gõ lại.",
    errors.WrongComponent: _wrong_component,
    errors.WrongCheckDigit: (
        "{what} sai chữ số kiểm tra. Đối chiếu từng chữ số với giấy tờ rồi gõ lại."
    ),
    errors.CardUnreadable: (
        f"Không đọc được mã trên thẻ. {SCAN_AGAIN}, hoặc gõ số ở mặt trước thẻ."
    ),
    errors.CardFieldsMixedUp: (
        "Mã quét có {field_count} phần; thẻ chỉ có 7 hoặc 11 phần nên không biết phần nào đúng. "
        f"{SCAN_AGAIN}, hoặc gõ số ở mặt trước thẻ."
    ),
    errors.MoreThanOneCard: "Mã quét có dữ liệu của hai thẻ. Quét lại từng thẻ một.",
    errors.WrongKeyboardLayout: (
        "Bàn phím đang ở kiểu {layout} nên chữ số trong mã bị đổi. "
        "Chuyển bàn phím của Windows sang tiếng Anh (Mỹ) rồi quét lại."
    ),
    errors.CardNumbersDiffer: (
        "Dòng máy đọc ở mặt sau thẻ ghi số định danh theo hai cách khác nhau. "
        "Quét lại, hoặc gõ số ở mặt trước thẻ."
    ),
    # the way of a dossier
    errors.StepNotPermitted: _not_permitted,
    errors.StepNotForRole: (
        "{role} không được làm bước “{action}”. Nhờ cán bộ có quyền, hoặc đổi người dùng."
    ),
    errors.TimeBeforeLastEvent: (
        "Lúc {at} là trước việc gần nhất của hồ sơ {dossier_no} ({last_event_at}). "
        "Kiểm tra lại ngày giờ."
    ),
    errors.PeriodEndsBeforeItBegins: (
        "Ngày cuối kỳ trước ngày đầu kỳ. Sửa lại một trong hai ngày."
    ),
    errors.MonthBesideDates: (
        "Đã ghi tháng {month} thì không ghi thêm ngày. Bỏ tháng, hoặc bỏ --from và --to."
    ),
    errors.PeriodNotBegun: (
        "Kỳ từ {first} đến {last} chưa bắt đầu lúc {at}. Chọn kỳ đã bắt đầu."
    ),
    errors.PeriodNotOver: (
        "Kỳ từ {first} đến {last} chưa kết thúc. Chốt kỳ sau ngày {last}; trước đó báo cáo chỉ "
        "là tạm tính."
    ),
    errors.PeriodAlreadyClosed: (
        "Kỳ từ {first} đến {last} đã chốt lúc {closed_at}, số liệu giữ nguyên. "
        "Mở báo cáo của kỳ để xem những gì nhập sau khi chốt."
    ),
    errors.EntryInClosedPeriod: (
        "Việc lúc {at} thuộc kỳ từ {first} đến {last} đã chốt. Ghi lý do nhập muộn "
        "(--entry-reason; trong tệp JSON: “entry_reason”), hoặc sửa lại ngày giờ."
    ),
    errors.SupplementAlreadyAsked: (
        "Hồ sơ {dossier_no} đã được yêu cầu bổ sung lúc {asked_at}; chỉ được yêu cầu một lần. "
        "Giải quyết tiếp, hoặc từ chối và nêu lý do."
    ),
    errors.AlreadyReappointed: (
        "Hồ sơ {dossier_no} đã hẹn lại đến {promised_at}; chỉ được hẹn lại một lần. "
        "Báo lãnh đạo để giải quyết ngay."
    ),
    errors.NewDateOutsideHours: _new_date_outside_hours,
    errors.NewDateNotLater: "Ngày hẹn mới phải sau ngày đã hẹn ({due_at}). Chọn ngày khác.",
    errors.NewDateInThePast: (
        "Ngày hẹn mới ({until}) đã qua. Chọn một ngày làm việc sau {at}."
    ),
    errors.ClockGoesOn: lambda error: (
        f"Thời gian xác minh chỉ không tính vào thời hạn ở lĩnh vực {', '.join(error.stops_in)}. "
        f"Hồ sơ {error.dossier_no} ({error.sector}) giải quyết tiếp theo ngày đã hẹn; nếu không "
        "kịp thì xin lỗi và hẹn lại."
    ),
    errors.LapseTooEarly: _lapse_too_early,
    errors.MissingReason: "Bước “{action}” cần ghi {what}. Điền rồi làm lại.",
    errors.NotSolvedAtOnce: (
        "“{name}” không phải việc giải quyết trong ngày. Tiếp nhận và hẹn trả kết quả (F9)."
    ),
    reception_errors.DayNotYetCome: _day_not_yet_come,
    reception_errors.RequestedOtherwise: (
        "Mã yêu cầu {request_id} đã dùng cho một văn bản khác (hồ sơ {dossier_no}). Chưa tiếp nhận "
        "gì. Gửi lại với mã yêu cầu khác; muốn sửa hồ sơ đã nhận thì dùng lệnh correct."
    ),
    reception_errors.NothingHandedIn: (
        "Chưa nhận giấy tờ nào; thủ tục này phải nộp {count} loại giấy. Đánh dấu giấy đã nhận, "
        "hoặc in phiếu hướng dẫn bổ sung (Ctrl+4)."
    ),
    errors.MissingApplicantName: "Chưa có tên người nộp. Quét thẻ, hoặc gõ họ, chữ đệm và tên.",
    errors.ReceptionInFuture: (
        "Thời điểm tiếp nhận {at} chưa tới; bây giờ là {now}. Kiểm tra lại ngày giờ."
    ),
    errors.ClosedLookingBack: (
        "Chốt kỳ thì lấy số liệu hiện có, không nhìn lại từ {as_of}. Bỏ --as-of, hoặc bỏ --close."
    ),
    errors.StepInFuture: (
        "Việc của hồ sơ {dossier_no} ghi lúc {at} là chưa tới; bây giờ là {now}. Kiểm tra lại ngày "
        "giờ."
    ),
    errors.ReceptionLongPast: (
        "Thời điểm tiếp nhận {at} đã quá lâu. Kiểm tra lại năm; nếu đúng thì xác nhận "
        "(trong tệp JSON: “long_past”: true)."
    ),
    errors.NumberKnownOtherwise: _known_otherwise,
    errors.DossierNotFound: "Không có hồ sơ mã {dossier_no}. Kiểm tra lại mã trên giấy tiếp nhận.",
    errors.AlreadyRated: "Hồ sơ {dossier_no} đã được đánh giá. Mỗi hồ sơ chỉ đánh giá một lần.",
    rating_errors.RatingDayOver: (
        "Hồ sơ {dossier_no} kết thúc ngày {ended_on}; chỉ mời đánh giá trên màn hình trong ngày "
        "đó. Có phiếu giấy thì nhập phiếu giấy."
    ),
    rating_errors.PaperSlipAhead: "Ngày {dated_on} chưa tới. Ghi ngày trên phiếu.",
    rating_errors.PaperSlipTwice: (
        "Hai phiếu cùng ghi hồ sơ {dossier_no}. Xóa một phiếu, hoặc xóa mã hồ sơ của phiếu đó."
    ),
    rating_errors.PaperSlipBeforeReturn: (
        "Phiếu ghi ngày {dated_on}, hồ sơ {dossier_no} kết thúc ngày {ended_on}. "
        "Sửa ngày, hoặc nhập phiếu không kèm mã hồ sơ."
    ),
    rating_errors.PaperSlipLate: (
        "Ngày {dated_on} thuộc kỳ từ {first} đến {last} đã chốt. Ghi lý do nhập muộn."
    ),
    errors.NotYetReturned: (
        "Hồ sơ {dossier_no} chưa trả kết quả ({state}). Trả kết quả xong rồi mới mời đánh giá."
    ),
    errors.SlipNotAvailable: lambda error: (
        f"Hồ sơ {error.dossier_no} hiện chưa in được “{SLIPS[error.slip]}”. "
        f"Có thể in: {', '.join(SLIPS[slip] for slip in error.available) or 'chưa có giấy nào'}."
    ),
    errors.DraftNotFound: (
        "Bản nháp số {draft_id} không còn: quầy khác đã tiếp nhận hoặc bỏ. "
        "Xem lại ở trang Hồ sơ (F3)."
    ),
    errors.AlreadyGuided: (
        "Đã hướng dẫn bổ sung theo phiếu số {slip_no}, lúc {guided_at}; chỉ được yêu cầu một lần. "
        "Tiếp nhận hồ sơ, hoặc từ chối và nêu lý do."
    ),
    errors.VisitNotFound: (
        f"Không có lượt hướng dẫn, từ chối số {{visit}}. "
        f"Tìm trong “{NOT_RECEIVED}” (Ctrl+L) ở trang Tiếp nhận."
    ),
    errors.PreparedNotFound: "Không có hồ sơ viết hộ số {prepared}. Xem số bằng lệnh prepared.",
    errors.PreparedEnded: _prepared_ended,
    errors.NoDeclaration: (
        "“{name}” chưa có mẫu tờ khai trong chương trình. Chọn thủ tục khác hoặc thêm mẫu."
    ),
    errors.VisitTakenUp: (
        "Lượt này đã được tiếp nhận thành hồ sơ {dossier_no}. Mở hồ sơ đó ở trang Hồ sơ (F3)."
    ),
    # accounts
    errors.SignInRefused: "Tên đăng nhập hoặc mật khẩu không đúng. Gõ lại hoặc nhờ quản trị.",
    errors.OldPasswordWrong: (
        "Mật khẩu đang dùng không đúng. Gõ lại, hoặc nhờ quản trị đặt lại mật khẩu."
    ),
    errors.PasswordsDiffer: PASSWORDS_DIFFER,
    errors.PasswordTooShort: "Mật khẩu cần ít nhất {minimum} ký tự. Đặt mật khẩu dài hơn.",
    errors.LoginAlreadyInUse: "Tên đăng nhập “{login}” đã có người dùng. Chọn tên khác.",
    errors.LastAdministrator: (
        "“{login}” là quản trị duy nhất. Giao quyền quản trị cho một người khác trước."
    ),
    errors.AdministratorNeeded: (
        "Việc này chỉ người quản trị được làm; đang dùng vai trò {role}. Nhờ người quản trị."
    ),
    errors.OfficerNotFound: "Không có cán bộ “{login}”. Kiểm tra lại tên đăng nhập.",
    # hours and calendar
    errors.HoursOutOfOrder: (
        "Giờ làm việc phải nối tiếp nhau; {later} không sau {earlier}. Sửa lại giờ."
    ),
    errors.NoWorkingHours: (
        "Cả tuần chưa có giờ làm việc nào. Điền giờ cho ít nhất một ngày, ví dụ 07:30–11:30."
    ),
    errors.HalfDayWithoutHours: (
        "Ngày {on} làm nửa ngày nhưng chưa có giờ. Điền giờ làm việc, ví dụ 07:30–11:30."
    ),
    errors.FeedbackDoesNotAddUp: (
        "Biểu 06a, lĩnh vực “{sector}”: {total} chưa khớp. Sửa các cột thành phần cho bằng nhau."
    ),
    # input from outside
    errors.NotJson: "Dòng {line} của {source} không đúng dạng JSON. Sửa dòng đó rồi chạy lại.",
    errors.WrongField: _wrong_field,
    errors.UnknownField: _unknown_field,
    errors.UnknownReference: (
        "“{ref}” chưa có dòng tiếp nhận nào ở trên. Sửa tên hoặc thứ tự dòng rồi chạy lại."
    ),
    errors.SettingInvalid: _setting_invalid,
    import_errors.HeadingsMissing: _headings_missing,
    import_errors.WrongCell: _wrong_cell,
    import_errors.AnotherPersonHasNumber: _another_person,
    import_errors.SeveralTimesKnown: (
        "“{procedure_code}” có nhiều thời hạn theo trường hợp. Sửa thủ tục này trong danh mục."
    ),
    # database, files, printers
    outside_errors.OfficeNotFound: (
        "Thư mục {folder} chưa có dữ liệu cơ quan. "
        "Mở chương trình để khai báo cơ quan, hoặc chọn thư mục khác."
    ),
    outside_errors.OfficeAlreadyExists: (
        "Thư mục {folder} đã có dữ liệu của một cơ quan. Chọn thư mục trống khác."
    ),
    outside_errors.DatabaseLocked: "Máy khác đang ghi dữ liệu. Chờ vài giây rồi làm lại.",
    outside_errors.DatabaseDamaged: (
        "Không mở được dữ liệu {path}: tệp bị hỏng hoặc khóa không khớp. "
        "Khôi phục từ bản sao lưu gần nhất."
    ),
    # declared forms
    form_errors.FormPaperWrong: _form_paper_wrong,
    form_errors.ExpressionWrong: _expression_wrong,
    form_errors.FormFileBroken: _form_file_broken,
    form_errors.FormWrong: _form_wrong,
    form_errors.FormNotFound: "Không có mẫu “{form}”. Xem mã các mẫu bằng lệnh forms.",
    form_errors.LetterIsNoDossier: (
        "{letter} không thuộc thủ tục nào nên không thành hồ sơ. In ra để người dân ký và nộp."
    ),
    form_errors.RuleRefused: "{say}",
    form_errors.WarningNotOverruled: "{say} Nếu vẫn đúng, ghi lý do rồi tiếp nhận.",
    form_errors.DeclarationNotKept: _declaration_not_kept,
    form_errors.NotAnEthnicity: _not_an_ethnicity,
    form_errors.WordTooLong: (
        "Có một từ dài hơn {most} chữ. Xem lại, có thể một phím bị giữ hoặc thiếu dấu cách."
    ),
    form_errors.TextTooLong: (
        "Ô này có {length} chữ; nhiều nhất {most}. Viết gọn lại, phần còn lại để ở giấy kèm theo."
    ),
    form_errors.DigitsInName: "Họ tên không có chữ số. Gõ lại họ, chữ đệm, tên.",
    form_errors.SignInName: (
        "Họ tên có biểu tượng hoặc ký tự ẩn, thường do dán từ nơi khác. Xóa hết ô này rồi gõ lại."
    ),
    form_errors.UnprintableSign: (
        "Ô này có ký tự không in được, thường do dán từ nơi khác. Xóa hết rồi gõ lại."
    ),
    form_errors.AddressWithoutCommune: (
        "Địa chỉ chưa có xã, phường hoặc tỉnh. Ghi thêm, ví dụ: ấp 3, xã Tràm Chim, Đồng Tháp."
    ),
    form_errors.LongerThanPlace: LONGER_THAN_PLACE,
    form_errors.FormInUse: form_in_use,
    form_errors.PdfTooLarge: "Tệp PDF lớn hơn {most} MB nên không phải một mẫu. Chọn tệp khác.",
    form_errors.PdfTooManyPages: (
        "Tệp PDF có {count} trang; một mẫu có nhiều nhất {most} trang. Tách riêng trang của mẫu."
    ),
    form_errors.PdfEncrypted: "Tệp PDF đang đặt mật khẩu. Lưu lại một bản không mật khẩu rồi chọn.",
    form_errors.PdfDamaged: "Tệp này không phải PDF hoặc đã hỏng. Mở thử, in lại ra PDF rồi chọn.",
    form_errors.WordHasMacros: (
        "Tệp Word này có macro (chương trình kèm theo). Lưu lại thành .docx không macro rồi chọn."
    ),
    form_errors.WordDamaged: "Tệp này không phải .docx hoặc đã hỏng. Lưu lại bằng Word rồi chọn.",
    form_errors.WordPlaceWrong: (
        "Chỗ “{text}” chưa đúng. Trong hai cặp ngoặc nhọn chỉ ghi tên ô, ví dụ requester.full_name."
    ),
    form_errors.PackDamaged: _pack_damaged,
    form_errors.FormTestsFail: (
        "Mẫu {form}: dòng thử {row} không ra kết quả đã ghi. Sửa mẫu hoặc dòng thử đó."
    ),
    form_errors.PackNotAccepted: (
        "Không có mẫu nào của gói “{pack}” đang dùng. Xem tên gói ở danh sách mẫu."
    ),
    form_errors.FormOutOfForce: (
        "“{form}” chỉ dùng đến hết ngày {until}; hồ sơ ngày {on} phải dùng mẫu mới, chương trình "
        "chưa có. Bỏ phần tờ khai để người dân nộp tờ khai theo mẫu mới, hoặc nhập mẫu mới ở "
        "trang Biểu mẫu."
    ),
    form_errors.FormUnexplained: "Chưa ghi lý do sửa mẫu {form}. Ghi lý do rồi lưu lại.",
    form_errors.FormUnchanged: "Mẫu {form} chưa có gì khác bản đang dùng. Sửa rồi lưu lại.",
    form_errors.FormChangedMeanwhile: (
        "Người khác ({officer_name}) vừa ghi bản {version} của mẫu {form}. Chép lại phần đang "
        "sửa, đóng cửa sổ này, mở mẫu lại rồi sửa tiếp trên bản mới."
    ),
    form_errors.FormVersionNotFound: (
        "Mẫu {form} không có phiên bản {version}. Xem lại danh sách phiên bản."
    ),
    outside_errors.DatabaseKeyMissing: (
        "Thiếu tệp khóa {path} nên không mở được dữ liệu. "
        "Sao chép lại tệp khóa đã cất giữ vào chỗ đó."
    ),
    outside_errors.DatabaseKeyUnreadable: (
        "Tệp khóa {path} thuộc tài khoản khác của máy này. "
        "Mở chương trình bằng tài khoản đã cài đặt, hoặc nhờ tài khoản đó cấp quyền đọc."
    ),
    outside_errors.DatabaseTooNew: (
        "Dữ liệu do bản chương trình mới hơn tạo ra "
        "(phiên bản dữ liệu {version}; chương trình trên máy này chỉ hỗ trợ đến {known}). "
        "Cài bản mới của chương trình rồi mở lại."
    ),
    outside_errors.DatabaseUnreachable: (
        "Không kết nối được máy chủ dữ liệu {host}. Kiểm tra dây mạng và máy chủ rồi thử lại."
    ),
    outside_errors.DatabaseReadOnly: (
        "Không ghi được vào {path}. Kiểm tra quyền ghi, hoặc chuyển dữ liệu sang ổ khác."
    ),
    outside_errors.DiskFull: "Ổ đĩa chứa {path} đã đầy. Giải phóng chỗ trống rồi làm lại.",
    outside_errors.FolderMissing: "Không có thư mục {path} và không tạo được. Chọn thư mục khác.",
    outside_errors.FolderNotWritable: "Không ghi được vào thư mục {path}. Chọn thư mục khác.",
    outside_errors.FileMissing: "Không có tệp {path}. Kiểm tra lại tên và chỗ để tệp.",
    outside_errors.FileUnreadable: "Tệp {path} không đúng loại (cần {expected}). Chọn tệp khác.",
    outside_errors.WorkbookInUse: _workbook_in_use,
    outside_errors.ProgramMissing: "Máy này chưa cài {program}. Cài rồi làm lại.",
    outside_errors.NoScreen: (
        "Phiên làm việc này không có màn hình để mở cửa sổ. "
        "Mở chương trình tại máy có màn hình, hoặc xem các lệnh: commune-desk --help."
    ),
    outside_errors.LibraryMissing: (
        "Máy này thiếu thư viện {library} nên không mở được cửa sổ. "
        "Nhờ người quản trị máy cài thư viện đó rồi mở lại."
    ),
    outside_errors.KeyOfAnotherDatabase: (
        "Khóa {key_path} của máy này không mở được bản sao lưu {path}. "
        "Sao chép tệp khóa đi cùng bản sao lưu vào chỗ đó."
    ),
    outside_errors.BackupInvalid: "Bản sao lưu {path} bị hỏng. Chọn bản sao lưu khác.",
    outside_errors.HistoryBroken: (
        "Lịch sử bị sửa từ dòng {event_id}. Ngừng sửa dữ liệu và báo người quản trị ngay."
    ),
    outside_errors.AlreadyRunning: "Chương trình đang mở trên {folder}. Chuyển sang cửa sổ đó.",
    outside_errors.ProgramFailed: (
        "Chương trình có lỗi và đã dừng việc này; dữ liệu đã lưu còn nguyên. "
        "Gửi tệp {log_file} cho người hỗ trợ."
    ),
    outside_errors.StoppedByHand: "Việc đã bị dừng giữa chừng. Chạy lại lệnh nếu còn cần.",
    errors.ShiftInvalid: (
        "“{value}” không phải độ dịch. Gõ số mi-li-mét từ -{most} đến {most}, một chữ số lẻ, "
        "như 1,5 hoặc -0,8."
    ),
    outside_errors.PrinterNotFound: (
        "Không thấy máy in “{printer}”. "
        f"Bật máy in, hoặc chọn máy khác ở trang {PRINTERS_PAGE}."
    ),
    outside_errors.PrinterMissing: (
        "Máy này chưa có máy in. Cài máy in trong hệ thống rồi in lại; từng giấy vẫn xem được."
    ),
    outside_errors.TrayNotFound: (
        "Máy in “{printer}” không có khay “{tray}”. "
        f"Chọn lại khay giấy ở trang {PRINTERS_PAGE}."
    ),
    outside_errors.PrinterRefused: (
        "Máy in “{printer}” không nhận lệnh in. Giấy đã được lưu: kiểm tra máy in rồi in lại."
    ),
    outside_errors.PrinterStopped: (
        "Máy in “{printer}” đang dừng hoặc báo lỗi, giấy còn chờ trong hàng in. "
        "Xem giấy, mực và nút tạm dừng của máy."
    ),
    **CORRECTION_SENTENCES,
    **DISK_SENTENCES,
    **RESTORING_SENTENCES,
    **LIST_SENTENCES,
}  # fmt: skip


def sentence(error: UserError) -> str:
    """What happened and what to do, in one sentence or two short ones."""
    words = SENTENCES[type(error)]
    facts = {name: _fact_text(name, value) for name, value in error.facts.items()}
    said = words(error) if callable(words) else words.format(**facts)
    return f"{_place(error)}{_beside(error)}{said}"


def _beside(error: UserError) -> str:
    """Which field of a form is meant, unless the sentence says it itself."""
    if error.beside is None or isinstance(error, errors.WrongField):
        return ""
    return f"Ô “{error.beside[1]}”: "


def _place(error: UserError) -> str:
    """Which line of which file asked for what is refused, unless the sentence says it itself."""
    if error.place is None or hasattr(error, "line"):
        return ""
    source, line = error.place
    return f"Dòng {line} của {source}: "


# --- facts in words ----------------------------------------------------------------------------


def _fact_text(name: str, value: Any) -> str:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return time_text(value)
    if name in ("what", "field"):
        return named(str(value))
    return _FACT_WORDS.get(name, {}).get(value, str(value))
