"""What is said of numbers and cards that are wrong."""

from collections.abc import Mapping

from commune_desk import settings
from commune_desk.domain.identifiers import phone
from commune_desk.domain.identifiers.errors import (
    CardFieldsMixedUp,
    CardNumbersDiffer,
    CardUnreadable,
    MoreThanOneCard,
    WrongCharacters,
    WrongCheckDigit,
    WrongComponent,
    WrongKeyboardLayout,
    WrongLength,
)
from commune_desk.words.desk.cards import SCAN_AGAIN
from commune_desk.words.fields import named
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import in_sentence

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

SENTENCES: Sentences = {
    WrongCharacters: "{what} có ký tự không hợp lệ. Kiểm tra và gõ lại.",
    WrongCheckDigit: ("{what} sai chữ số kiểm tra. Đối chiếu từng chữ số với giấy tờ rồi gõ lại."),
    CardUnreadable: (f"Không đọc được mã trên thẻ. {SCAN_AGAIN}, hoặc gõ số ở mặt trước thẻ."),
    CardFieldsMixedUp: (
        "Mã quét có {field_count} phần; thẻ chỉ có 7 hoặc 11 phần nên không biết phần nào đúng. "
        f"{SCAN_AGAIN}, hoặc gõ số ở mặt trước thẻ."
    ),
    MoreThanOneCard: "Mã quét có dữ liệu của hai thẻ. Quét lại từng thẻ một.",
    WrongKeyboardLayout: (
        "Bàn phím đang ở kiểu {layout} nên chữ số trong mã bị đổi. "
        "Chuyển bàn phím của Windows sang tiếng Anh (Mỹ) rồi quét lại."
    ),
    CardNumbersDiffer: (
        "Dòng máy đọc ở mặt sau thẻ ghi số định danh theo hai cách khác nhau. "
        "Quét lại, hoặc gõ số ở mặt trước thẻ."
    ),
}


@written_for(WrongLength, SENTENCES)
def _(error: WrongLength) -> str:
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


@written_for(WrongComponent, SENTENCES)
def _(error: WrongComponent) -> str:
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
