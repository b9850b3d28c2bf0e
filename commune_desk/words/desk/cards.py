"""What to compare with an identity card (thẻ căn cước) whose code came damaged."""

from collections.abc import Mapping

from commune_desk.domain.form.kinds import read_card_warnings
from commune_desk.domain.identifiers.card_reading import (
    CardWarning,
    KeyboardLayout,
    WarningCode,
)
from commune_desk.words.fields import FIELDS
from commune_desk.words.values import in_sentence

SCAN_AGAIN = "Tắt bộ gõ tiếng Việt, chuyển bàn phím sang tiếng Anh (Mỹ) rồi quét lại"
"""What mends most scans that came damaged."""

KEYBOARD_LAYOUTS: Mapping[str, str] = {
    KeyboardLayout.VIETNAMESE: "tiếng Việt của Windows",
    KeyboardLayout.FRENCH: "tiếng Pháp (AZERTY)",
    KeyboardLayout.BRITISH: "tiếng Anh (Anh)",
    KeyboardLayout.GERMAN: "tiếng Đức",
    KeyboardLayout.SPANISH: "tiếng Tây Ban Nha",
    KeyboardLayout.ITALIAN: "tiếng Ý",
    KeyboardLayout.JAPANESE: "tiếng Nhật",
    KeyboardLayout.NORDIC: "Bắc Âu",
}
"""The layouts of a keyboard that change what a scanner types, within a sentence."""

_WRONG_LAYOUT = (
    "Bàn phím đang ở kiểu {layout}. "
    "Chuyển bàn phím của Windows sang tiếng Anh (Mỹ) rồi quét lại, hoặc đối chiếu với thẻ."
)

CARD_WARNINGS: Mapping[str, str] = {
    WarningCode.FIELDS_MISSING: (
        "Mã quét bị thiếu thông tin. Đối chiếu với thẻ và điền phần còn thiếu."
    ),
    WarningCode.SEPARATOR_REPLACED: f"Máy quét nhập sai ký tự phân cách. {SCAN_AGAIN}.",
    **{
        code: _WRONG_LAYOUT.format(layout=KEYBOARD_LAYOUTS[layout])
        for layout in KeyboardLayout
        if (code := f"layout_{layout}") in set(WarningCode)
    },
    WarningCode.CAPS_LOCK: (
        "Phím Caps Lock đang bật nên chữ hoa, chữ thường đã được đổi lại. "
        "Tắt Caps Lock và đối chiếu với thẻ."
    ),
    WarningCode.FIELD_MISSING: (
        "{field} không có trong mã. Đối chiếu với thẻ và điền phần còn thiếu."
    ),
    WarningCode.FIELD_DAMAGED: (
        "{field} trong mã bị hỏng nên để trống. Đối chiếu với thẻ và điền lại."
    ),
    WarningCode.FIELD_MENDED: (
        "{field} đã được đọc lại từ mã hỏng. Đối chiếu với thẻ trước khi nhận."
    ),
    WarningCode.DATE_IMPOSSIBLE: (
        "{field} trong mã không phải ngày có thật. Đối chiếu với thẻ và điền lại."
    ),
    WarningCode.NAME_DOUBTFUL: "Họ tên trong mã bị sai chữ. Đối chiếu với thẻ và sửa lại.",
    WarningCode.NAME_WITHOUT_MARKS: (
        "Họ tên trong mã không có dấu. Đối chiếu với thẻ và thêm dấu."
    ),
    WarningCode.ADDRESS_DOUBTFUL: ("Nơi cư trú trong mã bị sai chữ. Đối chiếu với thẻ và sửa lại."),
    WarningCode.CENTURY_IMPOSSIBLE: (
        "Số định danh ghi năm sinh sau 2099. Đối chiếu với mặt trước thẻ."
    ),
    WarningCode.PROVINCE_UNKNOWN: (
        "Mã tỉnh trong số định danh không có trong danh mục. Đối chiếu với thẻ."
    ),
    WarningCode.SEX_DIFFERS: "Giới tính không khớp với số định danh. Đối chiếu với thẻ.",
    WarningCode.BIRTH_YEAR_DIFFERS: "Năm sinh không khớp với số định danh. Đối chiếu với thẻ.",
    WarningCode.ISSUED_BEFORE_BIRTH: "Ngày cấp thẻ trước ngày sinh. Kiểm tra lại hai ngày này.",
    WarningCode.CHECK_DIGIT_WRONG: (
        "Dòng máy đọc ở mặt sau thẻ bị đọc sai. Đối chiếu từng chữ với thẻ."
    ),
}


AS_ON_CARD = "Đúng như thẻ thì bấm Enter."
"""What settles a doubt beside its field; whoever changes the field has compared it too."""

TO_COMPARE = "Đối chiếu {} ô với thẻ"
"""What F9 waits for."""


def asked_to_compare(warning: CardWarning) -> str:
    """What to compare with the card, beside its field, and how to say that it was done."""
    return f"{card_warning_text(warning)} {AS_ON_CARD}"


def compared_words(doubts: str) -> str:
    """What of a damaged card somebody compared: within a sentence of the history.

    >>> compared_words("name_doubtful:full_name")
    'đã đối chiếu với thẻ: họ tên'
    """
    named = dict.fromkeys(doubt.field for doubt in read_card_warnings(doubts))
    said = ", ".join(in_sentence(_named(field)) for field in named)
    return f"đã đối chiếu với thẻ: {said}"


def card_warning_text(warning: CardWarning) -> str:
    """What to compare with the card; a doubt about the card as a whole names no field."""
    return CARD_WARNINGS[warning.code].format(field=_named(warning.field))


def _named(field: str) -> str:
    words = FIELDS.get(field)
    return (words.named or words.label) if words else "Thông tin"
