"""Words of the command line: what each command does, and its answers for people. No Qt here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from commune_desk.domain.certification.entries import BookEntry, BookOfYear
from commune_desk.domain.desk.clock_watch import ClockDoubted
from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.found import FoundItem
from commune_desk.domain.desk.history import EventRow
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.errors import UserError
from commune_desk.domain.figures.closing import Reported
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.identifiers.card_reading import CardReading, CardWarning
from commune_desk.domain.office.office import Office
from commune_desk.domain.papers.fee_settlement import FeeDimension, TakenFee, shares
from commune_desk.domain.papers.kept_of_person import LetGo
from commune_desk.domain.people.applicant import Applicant, Person, name_of
from commune_desk.domain.reception.visit import Visit
from commune_desk.domain.upkeep.importing import ImportOutcome, RowOutcome
from commune_desk.domain.upkeep.inspection import Inspection
from commune_desk.domain.vietnamese import format_date, format_vnd
from commune_desk.words import answers
from commune_desk.words.catalogue.procedures import payment_words
from commune_desk.words.certification import (
    book_words,
    certified_words,
    entry_words,
    number_words,
)
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.desk.corrections import (
    changed,
    correction_lines,
    field_name,
    record_change_words,
)
from commune_desk.words.desk.steps import EVENTS, STATES, overstepped_words
from commune_desk.words.errors import sentence
from commune_desk.words.fields import named
from commune_desk.words.figures.figures import standing_words
from commune_desk.words.papers.fee_settlement import DIMENSIONS, key_words, share_words
from commune_desk.words.people.inspection import MEASURES, measure_words, retention_words
from commune_desk.words.people.personal_data import KINDS, let_go_words
from commune_desk.words.values import (
    FIND,
    LEVELS,
    ROW_STANDINGS,
    count_words,
    in_sentence,
    moment_text,
)

DESCRIPTION = "Commune Desk: bộ phận Một cửa cấp xã. Không kèm lệnh thì mở cửa sổ."

WINDOW_OPEN = "Chương trình đang mở."
WINDOW_CLOSED = "Không có cửa sổ nào đang mở."

CONFIRM_BY_COMMAND = "Bằng lệnh: clock confirm --reason LÝ_DO."

DEMONSTRATION_MARK = "Dữ liệu mẫu: được xóa và dựng lại ở lần trình diễn sau.\n"

COMMANDS = {
    "init": "Lập cơ sở dữ liệu cho một cơ quan từ tệp khai báo.",
    "demo": "Dựng một cơ quan mẫu, chạy một tháng và xuất mọi giấy tờ ra thư mục.",
    "replay": "Nhập một tháng sự việc từ tệp JSONL; có lỗi thì không nhập dòng nào.",
    "report": "Lập báo cáo của một tháng, quý, nửa năm, năm hoặc từ ngày đến ngày.",
    "sync": "Ghi sổ theo dõi hồ sơ từng tháng ra bảng tính.",
    "import": "Nhập công dân hoặc thủ tục từ bảng tính.",
    "invite": "Làm tệp nhập máy cho một máy khác vào cơ quan trên máy chủ.",
    "shut-out": "Thu hồi máy đã vào bằng tệp nhập máy: khóa tài khoản của nó ở máy chủ.",
    "share": "Cho các tài khoản Windows khác của máy này, trong một nhóm, dùng chung cơ quan.",
    "update": "Xem (look) hoặc cài (install) một gói cập nhật chương trình từ USB.",
    "pack": (
        "Xem (look) hoặc nhận (accept) gói quy định, danh mục, lịch, mẫu; làm (make) gói từ cơ "
        "quan này; bỏ (back) mẫu của gói đã nhận."
    ),
    "move": (
        "Chuyển dữ liệu của cơ quan sang máy chủ (server), về máy này (here), sang máy mới bằng "
        "tệp trên USB (new-pc), hoặc dùng lại máy này (back)."
    ),
    "join": "Cho máy này vào cơ quan đã có, bằng tệp nhập máy và mã đi kèm.",
    "take-fee": "Ghi một khoản phí, lệ phí đã thu của hồ sơ, kèm số biên lai.",
    "cancel-fee": "Hủy một khoản thu ghi nhầm.",
    "fees": "Liệt kê phí, lệ phí đã thu giữa hai ngày.",
    "fee-resolution": "Ghi mức thu phí, lệ phí theo nghị quyết của tỉnh từ tệp TOML.",
    "certify": "Chứng thực giấy tờ từ tệp JSON: một hồ sơ, mỗi giấy tờ một số trong sổ.",
    "book": "Xem, in từng tháng, khóa, gạch số của một sổ chứng thực.",
    "procedure": "Xem một thủ tục và các phiên bản của nó trong danh mục.",
    "amend": "Sửa một thủ tục thành phiên bản mới, lấy lại bản cũ, hoặc xác nhận theo luật mới.",
    "backup": "Tạo, kiểm tra, thử khôi phục, khôi phục bản sao lưu; check: đọc hết dữ liệu.",
    "salvage": "Cứu phần đọc được của tệp dữ liệu hỏng sang một thư mục mới.",
    "recovery-sheet": "Lập phiếu khôi phục mới: mã mở bản sao lưu trên máy khác.",
    "change-key": "Đổi khóa mở dữ liệu và lập phiếu khôi phục mới; đóng cửa sổ trước.",
    "recovery-key": "Lấy lại khóa đã mất bằng mã trên phiếu khôi phục; dữ liệu giữ nguyên.",
    "history": "Xem lịch sử và dữ liệu có bị sửa ngoài chương trình không; niêm phong lại.",
    "clock": "Xem giờ máy có đáng tin không; quản trị xác nhận khi giờ đúng.",
    "setting": "Xem hoặc đổi một cài đặt của cơ quan; cách tính số liệu đổi từ một ngày (--since).",
    "rights": "In bảng quyền: vai trò nào được làm việc gì.",
    "self-test": "Tự kiểm tra chương trình có đủ và chạy được không.",
    "window": "Cho biết cửa sổ chương trình có đang mở không; --close thì yêu cầu đóng.",
    "due": "Tính ngày hẹn trả và nói rõ vì sao.",
    "read-card": "Đọc mã QR hoặc dòng máy đọc của thẻ căn cước.",
    "receive": "Tiếp nhận một hồ sơ từ tệp JSON.",
    "guide": "Hướng dẫn bổ sung trước khi tiếp nhận (mẫu 02) từ tệp JSON.",
    "decline": "Từ chối tiếp nhận (mẫu 03) từ tệp JSON.",
    "step": "Làm một bước của hồ sơ.",
    "correct": "Sửa thông tin tiếp nhận từ tệp JSON gồm các mục cần sửa và lý do.",
    "cancel": "Hủy một hồ sơ tiếp nhận nhầm; số hồ sơ được giữ, không tính vào số liệu.",
    "citizen": (
        "Xem (show), sửa (edit, kèm tệp JSON có lý do) hồ sơ của một công dân, tổ chức; xuất mọi "
        "dữ liệu về một người để trả lời họ (export); xóa phần được xóa (let-go)."
    ),
    "inspection": (
        "Bản kê dữ liệu cá nhân của một kỳ: đang giữ gì, bảo vệ thế nào, ai đã xem hồ sơ của ai."
    ),
    "undo": "Hoàn tác bước vừa làm của hồ sơ, kể cả trả kết quả trong ngày.",
    "return": "Trả kết quả của hồ sơ.",
    "rate": "Ghi đánh giá của người dân.",
    "rate-slips": "Ghi một xấp phiếu đánh giá giấy của một ngày từ tệp JSON.",
    "find": f"{FIND}.",
    "prepare": "Viết hộ tờ khai từ tệp JSON khi chưa tiếp nhận hồ sơ, và in ra.",
    "prepared": "Liệt kê hồ sơ viết hộ đang chờ; tiếp nhận hoặc đóng một hồ sơ.",
    "fill": "Điền một mẫu tờ khai từ tệp JSON và ghi ra tệp PDF; không lưu hồ sơ nào.",
    "forms": "Liệt kê các mẫu tờ khai, hoặc các ô và dòng in của một mẫu.",
    "print": "In ra tệp PDF: một giấy, mọi giấy của hồ sơ, mọi giấy tiếp nhận hôm nay.",
}

OPTIONS = {
    "--head": "dòng cuối của lịch sử in trên sổ, để so với lịch sử hiện có",
    "--if-changed": "bản sao lưu mới nhất ở máy này còn đủ và nguyên vẹn thì không làm thêm",
    "--recovery": "tệp chứa mã trên phiếu khôi phục, khi máy này không có khóa",
    "--data": "thư mục dữ liệu",
    "--as": "tên đăng nhập của cán bộ đứng tên lệnh này",
    "--password-file": "tệp chứa mật khẩu của cán bộ ấy",
    "--json": "trả lời bằng một tài liệu JSON",
    "--office": "tệp khai báo cơ quan (TOML)",
    "--out": "nơi ghi kết quả",
    "--shared-account": "máy mới dùng chung tài khoản máy chủ với máy này",
    "--to": "thư mục ghi vào; của báo cáo: ngày cuối kỳ",
    "group": "tên nhóm của Windows, hoặc số SID của nhóm",
    "where": "nơi đến: server (máy chủ PostgreSQL) hoặc here (tệp trên máy này)",
    "--address-file": "tệp có một dòng: địa chỉ cơ sở dữ liệu trống trên máy chủ",
    "--code": "mã đi kèm tệp nhập máy",
    "pack": "tệp gói; khi làm hoặc bỏ gói: tên gói",
    "--maker": "mã nhận diện của nơi làm gói, đã so qua điện thoại",
    "--forms": "mã các mẫu vào gói",
    "--procedures": "mã các thủ tục vào gói",
    "--years": "các năm lịch nghỉ vào gói",
    "--in-use": "vẫn bỏ dù đang có hồ sơ, bản nháp dùng mẫu",
    "pc": "tên máy cần thêm, như máy đó ghi ở lần mở đầu tiên",
    "--date": "ngày ghi trên phiếu, hoặc ngày công dân yêu cầu, như 2026-10-02",
    "--from": "ngày đầu kỳ, như 2026-09-15",
    "--officer": "chỉ những lượt xem của cán bộ có tên đăng nhập này",
    "--period": "loại kỳ được gọi theo tháng đó",
    "--close": "chốt kỳ: giữ nguyên số liệu, danh sách và tệp",
    "--as-of": "nhìn lại như tại thời điểm ấy",
    "--report": "tệp ghi báo cáo; tên kết thúc bằng .json thì ghi JSON",
    "--short": "bản ngắn: không vẽ từng mẫu và sổ; dùng khi nâng cấp",
    "--text": "tệp lời báo cáo và số liệu phản ánh, kiến nghị của kỳ; được lưu lại",
    "--dossiers": "số hồ sơ tạo ra thay cho tháng mẫu",
    "--seed": "số khởi tạo (seed) để tạo lại đúng như lần trước",
    "--receipt-no": "số biên lai hoặc chứng từ",
    "--amount": "số tiền, như 8.000; để trống thì theo danh mục",
    "--case": "trường hợp của phí, như “đăng ký quá hạn”",
    "--group": in_sentence(named("person_group")),
    "--count": "số lượng: trang, bản, việc",
    "--copies": "số bản",
    "--paid-by": "cách nộp tiền",
    "--by": "cộng theo thủ tục, trường hợp, hình thức nộp, đối tượng, căn cứ miễn, ngày, cách nộp",
    "--year": "năm của sổ chứng thực",
    "--number": "số chứng thực",
    "--volume": "quyển số",
    "book": "loại sổ chứng thực",
    "--back": "số của phiên bản cũ cần áp dụng lại",
    "--confirm": "xác nhận thủ tục vẫn đúng theo luật mới",
    "--dry-run": "chỉ xem trước, không ghi",
    "--received": "thời điểm tiếp nhận",
    "--channel": in_sentence(named("channel")),
    "--variant": "trường hợp của thời hạn",
    "--note": "lý do hoặc nội dung",
    "--refunded": "đã trả lại phí, lệ phí đã thu của hồ sơ",
    "--until": named("until"),
    "--late-reason": named("late_reason"),
    "--reason": "lý do",
    "--entry-reason": f"{named('entry_reason')} (việc của ngày trước)",
    "--all": "cả những hồ sơ đã tiếp nhận hoặc đã đóng",
    "--receive": "tiếp nhận hồ sơ viết hộ có số này",
    "--end": "đóng hồ sơ viết hộ có số này, kèm --note",
    "--at": "thời điểm của việc",
    "--all-of": "in mọi giấy của hồ sơ có mã này vào thư mục --out",
    "--receipts-of-today": "in mọi giấy tiếp nhận của hôm nay vào thư mục --out",
    "--unprinted": "chỉ những giấy chưa in lần nào",
    "--as-printed": "lấy đúng bản đã in trong kho lưu, không in lại; kèm --all-of thì mọi lần in",
    "--nth": "lần in thứ mấy của giấy, 1 là bản đầu (kèm --as-printed); để trống là bản cuối",
    "--since": "ngày bắt đầu áp dụng, như 2026-12-01; để trống là hôm nay",
    "name": "tên cài đặt, như timeliness_rule",
    "value": "giá trị mới, như by_minute; để trống thì chỉ xem",
    "--kind": "chỉ tìm một loại",
    "--organisation": "số đã gõ là mã số thuế của tổ chức",
    "number": "số định danh, hoặc mã số thuế kèm --organisation",
    "file": "tệp đưa vào",
    "form": "mã của mẫu tờ khai, như birth",
    "month": "tháng, như 2026-10",
    "what": "loại dữ liệu",
    "verb": "việc cần làm",
    "path": "bản sao lưu hoặc thư mục",
    "procedure": in_sentence(named("code")),
    "text": "nội dung",
    "dossier_no": in_sentence(named("dossier_no")),
    "action": "bước",
    "level": "mức đánh giá",
    "slip": "loại giấy, hoặc mã của mẫu tờ khai",
}


def refused(error: UserError) -> str:
    """Why something was refused; the command that helps is named where the window has a button."""
    if isinstance(error, ClockDoubted) and error.may_be_confirmed:
        return f"{sentence(error)} {CONFIRM_BY_COMMAND}"
    return sentence(error)


def wrong_usage(program: str) -> str:
    """What to do when a command was not understood; the usage line stands above."""
    return f"Lệnh gõ chưa đúng. Xem dòng trên, hoặc gõ: {program} --help"


def received(dossier: Dossier, papers: Sequence[Path]) -> tuple[str, ...]:
    """The number, the due date and the papers of a new dossier."""
    first = f"{answers.received(dossier)}."
    return (first, *(f"- {path}" for path in papers))


def linked(one: Mapping[str, Any]) -> str:
    """What came of a procedure that is linked with another: its number, or its refusal's."""
    due = f", hạn {moment_text(one['due_at'])}" if "due_at" in one else ""
    return f"+ {one['procedure']}: {one.get('dossier_no') or one['slip_no']}{due}"


def turned_away(visit: Visit, slip_no: str, papers: Sequence[Path]) -> tuple[str, ...]:
    """A visit that did not become a dossier, with its paper."""
    return (f"{answers.turned_away(visit, slip_no)}.", *(f"- {paper}" for paper in papers))


def received_before(dossier: Dossier) -> str:
    """That a reception was asked for before."""
    told = f"Yêu cầu này đã tiếp nhận từ trước: {dossier.dossier_no}"
    if dossier.is_cancelled and dossier.closed_at:
        return (
            f"{told}, và tiếp nhận đó đã hủy lúc {moment_text(dossier.closed_at)}. Chưa tiếp nhận "
            "gì; muốn tiếp nhận lại thì gửi với mã yêu cầu khác."
        )
    return f"{told}, hẹn trả {moment_text(dossier.due_at)}."


def standing(dossier: Dossier) -> str:
    """Where a dossier stands."""
    return f"{dossier.dossier_no}: {STATES[dossier.state]}, hạn {moment_text(dossier.due_at)}."


def corrected(correction: Any, *, papers: Sequence[Path]) -> tuple[str, ...]:
    """What was corrected, what becomes of the due date and why, and the paper that it makes."""
    lines = correction_lines(correction)
    told = (f"  {line}" if line.startswith("– ") else f"- {line}" for line in lines)
    paper = (f"Giấy tiếp nhận (bản sửa đổi): {path}" for path in papers)
    return (f"Đã sửa {correction.dossier.dossier_no}:", *told, *paper)


def record_corrected(change: Any) -> tuple[str, ...]:
    """What was corrected of the record of a person or an organisation."""
    told = (f"- {name}: {old} → {new}" for name, old, new in map(changed, change.changes))
    return (f"Đã sửa hồ sơ của {name_of(change.record)}:", *told)


def person_answered(files: Sequence[Path], answer_by: date) -> tuple[str, ...]:
    """Where the answer to a person's request stands, and until when it is given."""
    said = f"Trả lời công dân chậm nhất ngày {format_date(answer_by)}:"
    return (said, *(f"- {file}" for file in files))


def let_go(gone: LetGo) -> str:
    """What was deleted by a person's wish."""
    return f"Đã xóa: {let_go_words(gone)}."


def inspected(found: Inspection, file: Path | None) -> tuple[str, ...]:
    """What is kept, what protects it, who looked how often, what was taken along."""
    kinds = (
        f"{KINDS[one.law.name]}: {count_words(one.count)} · {retention_words(one)}"
        for one in found.kinds
    )
    measures = (f"{MEASURES[one.kind]}: {measure_words(one)}" for one in found.measures)
    officers = (
        f"{one.officer_name} · {EVENTS[one.kind]}: {count_words(one.count)}"
        for one in found.by_officer
    )
    written = (f"- {file}",) if file else ()
    return (*kinds, *measures, *officers, *written)


def record_shown(record: Applicant, corrected: Sequence[EventRow]) -> tuple[str, ...]:
    """A record, a field a line, with what was corrected of it."""
    part = "applicant" if isinstance(record, Person) else "organisation"
    said = (
        f"{field_name(f'{part}.{name}')}: {text}" for name, text in texts_of(record).items() if text
    )
    before = (f"- {when}: {what}" for what, when in map(record_change_words, corrected))
    return (*said, *(("Đã sửa:", *before) if corrected else ()))


def cancelled(
    dossier: Dossier, refunded: Sequence[Payment], linked: Sequence[str]
) -> tuple[str, ...]:
    """That a reception was cancelled, what was given back, what stands beside it."""
    lines = [f"Đã hủy tiếp nhận {dossier.dossier_no}: số hồ sơ được giữ, không tính vào số liệu."]
    if money := sum(one.amount_vnd for one in refunded):
        lines.append(f"Đã hoàn trả {format_vnd(money)}.")
    if linked:
        others = ", ".join(linked)
        lines.append(f"Hồ sơ liên thông vẫn còn: {others}. Cùng nhầm thì hủy từng hồ sơ.")
    return tuple(lines)


def run_printed(
    files: Sequence[Path], waiting: Sequence[object], refused: UserError | None
) -> tuple[str, ...]:
    """Which papers of a run were printed, how many were not, and why."""
    why = (f"! {sentence(refused)}",) if refused else ()
    return (f"{answers.run_printed(files, waiting)}.", *(f"- {path}" for path in files), *why)


def as_printed(count: int, lines: Sequence[str]) -> tuple[str, ...]:
    """What was printed of a dossier, a print a line, and how many of it were found."""
    return (f"Bản lưu: {count}/{len(lines)} lần in." if lines else "Chưa in giấy nào.", *lines)


def rated(rating: Rating) -> str:
    """The citizen's answer."""
    return f"{rating.dossier_no}: {LEVELS[rating.level]}."


def slips_kept(dated_on: date, counts: Mapping[RatingLevel, int]) -> str:
    """How many paper slips of a day were kept, by what they say."""
    parts = (f"{count} {in_sentence(LEVELS[level])}" for level, count in counts.items())
    total = sum(counts.values())
    return f"Đã lưu {total} phiếu ngày {format_date(dated_on)}: {', '.join(parts)}."


def found(results: Sequence[FoundItem]) -> tuple[str, ...]:
    """What a search found, one a line."""
    lines = tuple(f"{item.title} · {item.detail}" for item in results)
    return lines or ("Không tìm thấy. Thử gõ ít chữ hơn, hoặc gõ số định danh.",)


def card(reading: CardReading) -> tuple[str, ...]:
    """What a card says, field by field, and what to compare."""
    fields = {
        "personal_id": reading.personal_id,
        "old_id": reading.old_id,
        "full_name": reading.full_name,
        "born_on": format_date(reading.born_on) if reading.born_on else "",
        "sex": reading.sex,
        "address": reading.address,
        "issued_on": format_date(reading.issued_on) if reading.issued_on else "",
        "issuer": reading.issuer,
    }
    told = tuple(f"{named(name)}: {text or '—'}" for name, text in fields.items())
    return told + card_warnings(reading.warnings)


def card_warnings(warnings: Iterable[CardWarning]) -> tuple[str, ...]:
    """What to compare with the card, one doubt a line."""
    return tuple(f"! {card_warning_text(warning)}" for warning in warnings)


def office_made(office: Office, folder: Path) -> tuple[str, ...]:
    """A new office stands."""
    return (
        f"Đã lập dữ liệu của {office.name} trong {folder}.",
        "Mở chương trình để đặt mật khẩu cho người quản trị.",
    )


def first_codes(codes: Mapping[str, str]) -> tuple[str, ...]:
    """What each officer of a new office is told, so that nobody else takes the account."""
    if not codes:
        return ()
    told = (f"  {login}: {code}" for login, code in codes.items())
    return ("Mã lần đầu để đặt mật khẩu, báo riêng từng người, không hiện lại:", *told)


def report(reported: Reported, files: Iterable[Path]) -> tuple[str, ...]:
    """The sum of a period in words, how it stands, and where its files are."""
    figures = reported.report
    total = figures.total
    counts = figures.ratings
    ratings = (f"{counts.get(level, 0)} {LEVELS[level].lower()}" for level in RatingLevel)
    return (
        f"{total.received_total} hồ sơ: {total.solved_early} trước hạn, "
        f"{total.solved_on_time} đúng hạn, {total.solved_overdue} quá hạn, "
        f"{total.open_total} đang giải quyết ({total.open_overdue} quá hạn).",
        f"Đánh giá: {', '.join(ratings)}.",
        *standing_words(reported),
        *(f"- {path}" for path in files),
    )


def replayed(events: int, dossiers: int, files: Iterable[Path]) -> tuple[str, ...]:
    """A month was entered."""
    return (f"Đã nhập {events} việc của {dossiers} hồ sơ.", *(f"- {path}" for path in files))


def replayed_before(_events: int, dossiers: int, files: Iterable[Path]) -> tuple[str, ...]:
    """The same file was entered before."""
    said = f"Tệp này đã nhập trước đây: {dossiers} hồ sơ như cũ, không nhập thêm gì."
    return (said, *(f"- {path}" for path in files))


def missing_reason(dossier_no: str, action: str, *, at: datetime, what: str) -> str:
    """A reason that is wanted and that a month of events does not give."""
    return f"! {dossier_no}: {EVENTS[action]} lúc {moment_text(at)}, chưa có {named(what)}."


def late_step(action: Action, wanted_until: date) -> str:
    """A step that was taken later than the law wants."""
    return f"! {overstepped_words(action, wanted_until)}"


def synced(written: Sequence[Path], in_use: Sequence[Path]) -> tuple[str, ...]:
    """Which workbooks were written, and which were open elsewhere."""
    lines = [f"Đã ghi {path}" for path in written]
    lines += [f"{path} đang mở ở chương trình khác. Đóng sổ rồi chạy lại." for path in in_use]
    return tuple(lines) or (answers.WORKBOOKS_UP_TO_DATE,)


def imported(outcome: ImportOutcome) -> tuple[str, ...]:
    """How many rows are new, changed, in conflict and rejected; then why, one row a line."""
    counts = (f"{count} {ROW_STANDINGS[name].lower()}" for name, count in outcome.counts().items())
    begin = f"{answers.NOTHING_WRITTEN}: " if outcome.is_dry_run else "Đã nhập: "
    refused = (row for row in outcome.rows if row.reason)
    return (f"{begin}{', '.join(counts)}.", *(f"- {import_reason_text(row)}" for row in refused))


def import_reason_text(row: RowOutcome) -> str:
    """Why a row was not brought in, with its cell; nothing where it was."""
    if row.reason is None:
        return ""
    return f"Dòng {row.row}, ô {row.cell}: {sentence(row.reason)}"


def backup_created(path: Path) -> tuple[str, ...]:
    """A backup stands."""
    return (f"{answers.backed_up(path)}.",)


def backup_verified(path: Path) -> tuple[str, ...]:
    """A backup is whole."""
    return (f"Bản sao lưu {path} còn nguyên vẹn.",)


def fee_taken(payment: Payment) -> str:
    """A fee was recorded."""
    return f"{payment.dossier_no}: đã thu {payment_words(payment)}."


def fee_cancelled(receipt_no: str) -> str:
    """A payment was cancelled."""
    return f"Đã hủy khoản thu theo biên lai số {receipt_no}."


def certified(entries: Sequence[BookEntry], papers: Sequence[Path]) -> tuple[str, ...]:
    """What was certified, one number a line, and its certificates."""
    lines = (
        f"- {number_words(one)}: {one.paper_name}, {one.copies} bản, {format_vnd(one.fee_vnd)}"
        for one in entries
    )
    return (f"{certified_words(entries)}.", *lines, *(f"- {path}" for path in papers))


def book(kept: BookOfYear, entries: Sequence[BookEntry]) -> tuple[str, ...]:
    """How a book stands, and its entries one a line."""
    return (f"{book_words(kept)}.", *(f"- {entry_words(entry)}" for entry in entries))


def fee_sums(fees: Sequence[TakenFee], by: FeeDimension) -> tuple[str, ...]:
    """The sums of a list by one dimension, one a line."""
    names = {fee.procedure_code: fee.procedure_name for fee in fees}
    lines = (f"- {share_words(one, key_words(by, one.key, names))}" for one in shares(fees, by))
    return (f"{DIMENSIONS[by]}:", *lines)


def fees(payments: Sequence[Payment], total_vnd: int) -> tuple[str, ...]:
    """What was taken, one a line, and the sum."""
    lines = (
        f"- {format_date(payment.paid_at.date())} · {payment.dossier_no} · {payment_words(payment)}"
        for payment in payments
    )
    return (*lines, f"Tổng số đã thu: {format_vnd(total_vnd)}.")
