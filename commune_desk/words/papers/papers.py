"""What the papers are called, and how they spell moments and numbers (NĐ 30/2020, Phụ lục I).

A paper bears the title of its form (Thông tư 03/2025/TT-VPCP, Phụ lục I), on paper in capitals;
screen and history call it by the same title with the number of the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.desk.papers import Party, SlipKind
from commune_desk.domain.office.office import Leader, signs_for_committee
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.vietnamese import day_words
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.words.certification import BOOK
from commune_desk.words.fields import label, named
from commune_desk.words.papers.fee_settlement import FEE_LIST
from commune_desk.words.values import Words, in_sentence

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
"""Quốc hiệu."""

STATE_MOTTO = "Độc lập - Tự do - Hạnh phúc"
"""Tiêu ngữ."""

NOT_COMPARED = "chưa đối chiếu"
"""Of a form whose wording nobody has compared with that of the law."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What one paper is called.

    Attributes:
        title: of the form, as a sentence writes it.
        form_no: "01" … "07"; empty for a paper of our own.
        symbol: of its number; `{desk}` is the issuing desk's; empty without a number.
        is_compared: whether its wording was compared with the form itself.
    """

    title: str
    form_no: str = ""
    symbol: str = "{desk}"
    is_compared: bool = True

    @property
    def named(self) -> str:
        """The title with the number of the form, for lists of papers."""
        doubt = "" if self.is_compared else f", {NOT_COMPARED}"
        return f"{self.title} (mẫu {self.form_no}){doubt}" if self.form_no else self.title


PAPERS: Mapping[SlipKind, PaperWords] = {
    SlipKind.RECEIPT: PaperWords("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "01"),
    SlipKind.SUPPLEMENT_REQUEST: PaperWords(
        "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "02", "PBS-{desk}"
    ),
    SlipKind.REFUSAL_NOTICE: PaperWords(
        "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "03", "PTC-{desk}"
    ),
    SlipKind.APOLOGY_NOTICE: PaperWords(
        "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết", "04", "PXL"
    ),
    SlipKind.STOP_NOTICE: PaperWords(
        "Thông báo dừng giải quyết hồ sơ", "05", "TB-{desk}", is_compared=False
    ),
    SlipKind.CONTROL_SLIP: PaperWords(
        "Phiếu kiểm soát quá trình giải quyết hồ sơ", "06", "PKS-{desk}"
    ),
    SlipKind.RATING_SLIP: PaperWords("Phiếu đánh giá mức độ hài lòng", symbol=""),
}
FOR_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"
DOSSIER_NO = label("dossier_no")
EXTERNAL_NO = label("external_no")
AUTHORISATION = label("authorisation")
REPRESENTATIVE = label("representative")
PHONE = label("phone")
NUMBER = named("personal_id")
FEE = label("fee")
REQUEST = "Nội dung yêu cầu giải quyết"
RECEIVED = "Thời gian nhận hồ sơ"
PROMISED_AT = "Thời gian hẹn trả kết quả"
PARTY_NUMBER = "Số định danh cá nhân/tổ chức"
APPLICANT_SIGNS = "NGƯỜI NỘP HỒ SƠ"
RECEIVER_SIGNS = "NGƯỜI TIẾP NHẬN HỒ SƠ"
HEAD_SIGNS = "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"
"""Captions that several forms have."""

REGISTER = PaperWords("Sổ theo dõi hồ sơ", "07", "STD-{desk}")
REGISTER_COLUMNS: Mapping[str, Words] = {
    "order_no": Words("STT"),
    "dossier_no": Words(DOSSIER_NO),
    "procedure": Words("Tên TTHC", "Tên thủ tục hành chính"),
    "applicant": Words("Tên tổ chức, cá nhân"),
    "contact": Words("Địa chỉ/SĐT", "Địa chỉ, số điện thoại"),
    "handling_unit": Words("Cơ quan chủ trì giải quyết"),
    "received_at": Words("Nhận hồ sơ"),
    "due_at": Words("Hẹn trả kết quả"),
    "returned_at": Words("Trả kết quả"),
    "return_by": Words("Phương thức nhận kết quả"),
    "signed": Words("Ký nhận"),
}
"""The columns of form 07, in its order; the workbook has room for more words."""

REGISTER_RETURN = "Nhận và trả kết quả"
"""The heading above the last five of them."""

SLIPS: Mapping[str, str] = {kind: words.named for kind, words in PAPERS.items()}
ALL_PAPERS = "Mọi giấy"
"""How a paper is printed that has nothing of its own."""

KEY_SHEET = "Bảng phím tắt"
OFFICE_PAPERS: Mapping[OfficePaper, str] = {
    OfficePaper.REGISTER: REGISTER.named,
    OfficePaper.REPORT: "Báo cáo",
    OfficePaper.CERTIFICATE: "Lời chứng",
    OfficePaper.CERTIFICATION_BOOK: BOOK,
    OfficePaper.FEE_LIST: FEE_LIST,
    OfficePaper.KEY_SHEET: KEY_SHEET,
}
RETURN_PLACES: Mapping[ReturnBy, str] = {
    ReturnBy.POST: "địa chỉ người nộp (qua dịch vụ bưu chính công ích)",
    ReturnBy.ELECTRONIC: "Cổng Dịch vụ công quốc gia (bản điện tử)",
    ReturnBy.HOME: "địa chỉ người nộp (giao tại nhà)",
}
"""Where a result is taken that nobody fetches at the centre."""

NO_NUMBER = "........"
"""Where the number of a paper is written by hand."""

DOTS = "....................."
"""A blank within a sentence."""

BLANK_DAY = "ngày ..... tháng ..... năm ........."


def moment_words(at: datetime) -> str:
    """A moment in the office's time zone.

    >>> moment_words(datetime(2026, 10, 2, 8, 5, tzinfo=OFFICE_ZONE))
    '08 giờ 05 phút, ngày 02 tháng 10 năm 2026'
    """
    local = at.astimezone(OFFICE_ZONE)
    return f"{local:%H} giờ {local:%M} phút, {day_words(local.date())}"


def legal_basis(paper: PaperWords) -> str:
    """The form that a paper keeps to; empty for a paper of our own."""
    if not paper.form_no:
        return ""
    return f"Mẫu số {paper.form_no}, Phụ lục I, Thông tư 03/2025/TT-VPCP"


def for_committee(leader: Leader) -> Leader:
    """A leader as they sign for the people's committee (NĐ 30/2020, Phụ lục I).

    The chair and the deputies sign on its behalf (TM.), a deputy in the chair's place (KT.), also
    where the office's list does not say so; who signs by the chair's order (TL.) or authority
    (TUQ.) does not, nor who has nothing to do with the committee.

    >>> for_committee(Leader("Lê Hân", "Phó Chủ tịch")).authority_line.splitlines()
    ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH']
    >>> for_committee(Leader("Võ An", "Công chức", "TL. CHỦ TỊCH")).authority_line
    'TL. CHỦ TỊCH'
    """
    authority = leader.authority_line or deputy_line(leader.title)
    is_by_order = authority and not authority.upper().startswith("KT.")
    if is_by_order or not signs_for_committee(leader):
        return leader
    return replace(leader, authority_line=f"{FOR_COMMITTEE}\n{authority}".strip())


def committee_of(place: str) -> str:
    """The people's committee of a province by the name of the place.

    >>> committee_of("Tỉnh Đồng Tháp")
    'Ủy ban nhân dân tỉnh Đồng Tháp'
    """
    return f"Ủy ban nhân dân {in_sentence(place)}"


def deputy_line(title: str) -> str:
    """The line above the title of a deputy, who signs in the head's place (NĐ 30/2020, Phụ lục I).

    >>> deputy_line("Phó Chủ tịch, Giám đốc Trung tâm"), deputy_line("Giám đốc")
    ('KT. CHỦ TỊCH', '')
    """
    first, _, rest = title.upper().partition(",")[0].partition(" ")
    return f"KT. {rest}" if first == "PHÓ" and rest else ""


DUE_VOID = (
    "Hồ sơ đang chờ bổ sung: thời gian trả kết quả nêu trên không còn hiệu lực. Khi nhận đủ giấy "
    "tờ bổ sung, thời hạn được tính lại từ đầu và người nộp được cấp giấy tiếp nhận mới."
)
"""Under the due date of a dossier that waits for papers."""

DUE_STANDS = (
    "Hồ sơ đang chờ kết quả xác minh, thời gian này không tính vào thời hạn: có kết quả thì thời "
    "gian trả kết quả nêu trên được tính lại và người nộp được cấp giấy tiếp nhận mới."
)
"""Under the due date of a dossier whose clock stands while an answer is awaited."""


def due_moved(received_at: datetime, was_due_at: datetime, *, basis: str, is_anew: bool) -> str:
    """Which due date a receipt takes the place of, and why.

    Args:
        received_at: the reception of the receipt that is void.
        was_due_at: the due date on it.
        basis: the article by which the date is another.
        is_anew: whether the time began anew, or a verification did not count.
    """
    why = "hồ sơ được bổ sung, thời hạn tính lại từ đầu"
    if not is_anew:
        why = "thời gian xác minh không tính vào thời hạn"
    return (
        f"Thay giấy tiếp nhận lập lúc {moment_words(received_at)}, hẹn trả kết quả lúc "
        f"{moment_words(was_due_at)}: {why} ({basis})."
    )


def due_promised(until: datetime) -> str:
    """That another date was promised."""
    return f"Đã xin lỗi và hẹn lại: trả kết quả lúc {moment_words(until)}."


def signing_lines(leader: Leader) -> tuple[str, ...]:
    """In what office a leader signs (TM., KT., TL., TUQ.), in capitals, one line each.

    A deputy signs in the head's place, also where the office's list does not say so.

    >>> signing_lines(Leader("Võ An", "Phó Giám đốc"))
    ('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC')
    """
    authority = leader.authority_line or deputy_line(leader.title)
    return (*authority.upper().splitlines(), leader.title.upper() or HEAD_SIGNS)


def addressed(party: Party) -> str:
    """How a letter speaks to a person; an organisation is called by its name."""
    return party.name if party.is_organisation else "Ông/Bà"


def addressed_by_name(party: Party) -> str:
    """How a letter names whom it goes to.

    >>> addressed_by_name(Party("Trần Văn Thử"))
    'Ông/Bà Trần Văn Thử'
    """
    return party.name if party.is_organisation else f"{addressed(party)} {party.name}"


def return_place(way: ReturnBy, centre_name: str) -> str:
    """Where the citizen takes the result, after "Đăng ký nhận kết quả tại:"."""
    return RETURN_PLACES.get(way, centre_name)


def numbered(number: str, symbol: str) -> str:
    """The line "Số" of a paper; numbers below 10 carry a leading 0, none leaves room for a pen.

    >>> numbered("5", "PXL")
    'Số: 05/PXL'
    """
    return f"Số: {number.zfill(2) if number else NO_NUMBER}/{symbol}"


def slip_number(kind: SlipKind, number: str, centre_name: str) -> str:
    """The number of a slip with its symbol, as it stands on the paper.

    >>> slip_number(SlipKind.SUPPLEMENT_REQUEST, "5", "Trung tâm Phục vụ hành chính công xã Mẫu")
    '05/PBS-TTPVHCC'
    """
    symbol = PAPERS[kind].symbol.format(desk=desk_symbol(centre_name))
    return numbered(number, symbol).removeprefix("Số: ")


def book_no(volume: int, year: int) -> str:
    """How a volume of the register book is named.

    >>> book_no(1, 2026)
    '01/2026'
    """
    return f"{volume:02}/{year}"


def or_dots(text: str) -> str:
    """The text, or room to write it by hand within a sentence."""
    return text or DOTS


def desk_symbol(centre_name: str) -> str:
    """How the issuing desk abbreviates itself in the symbol of its papers.

    >>> desk_symbol("Trung tâm Phục vụ hành chính công xã Tân Công Sính")
    'TTPVHCC'
    """
    return "BPTNTKQ" if centre_name.lower().startswith("bộ phận") else "TTPVHCC"


# --- the page by which printing is set straight --------------------------------------------------

RULER = "Thước chỉnh máy in"
RULER_NOW = "Đang dùng: dịch ngang {across} mm, dịch dọc {down} mm"
RULER_STEPS = (
    "1. Gấp đôi tờ giấy cho mép trái trùng khít mép phải, miết nhẹ rồi mở ra. Nếp gấp cắt thước "
    "ngang ở số nào thì gõ số đó vào ô “{across}”.",
    "2. Gấp đôi cho mép trên trùng khít mép dưới. Nếp gấp cắt thước dọc ở số nào thì gõ số đó vào "
    "ô “{down}”.",
    "3. In lại thước: hai nếp gấp phải trùng hai vạch đậm. Vạch nhỏ cách nhau 0,5 mm; ở giữa hai "
    "vạch thì ước lượng đến 0,1 mm.",
    "Kiểm tra bằng thước kẻ: mỗi vạch ở bốn mép cách mép giấy đúng số mi-li-mét ghi cạnh vạch.",
)
