"""What to compare with an identity card (thẻ căn cước) whose code came damaged."""

from collections.abc import Mapping

from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.words.fields import FIELDS

CARD_WARNINGS: Mapping[str, str] = {
    WarningCode.FIELDS_MISSING: "Mã quét bị thiếu thông tin. Nhìn thẻ và điền nốt.",
    WarningCode.SEPARATOR_REPLACED: "Máy quét gõ sai dấu ngăn cách. Nên tắt bộ gõ tiếng Việt.",
    WarningCode.FIELD_MISSING: "{field} không có trong mã. Nhìn thẻ và điền nốt.",
    WarningCode.FIELD_DAMAGED: "{field} trong mã bị hỏng nên để trống. Nhìn thẻ và điền lại.",
    WarningCode.FIELD_MENDED: "{field} đã được đọc lại từ mã hỏng. So với thẻ trước khi nhận.",
    WarningCode.DATE_IMPOSSIBLE: "{field} trong mã không phải ngày có thật. Nhìn thẻ và điền lại.",
    WarningCode.NAME_DOUBTFUL: "Họ tên trong mã bị sai chữ. So với thẻ và sửa lại.",
    WarningCode.NAME_WITHOUT_MARKS: "Họ tên trong mã không có dấu. Nhìn thẻ và thêm dấu.",
    WarningCode.ADDRESS_DOUBTFUL: "Nơi cư trú trong mã bị sai chữ. So với thẻ và sửa lại.",
    WarningCode.CENTURY_IMPOSSIBLE: "Số định danh ghi năm sinh sau 2099. So lại mặt trước thẻ.",
    WarningCode.PROVINCE_UNKNOWN: "Mã tỉnh trong số định danh không có trong danh mục. So với thẻ.",
    WarningCode.SEX_DIFFERS: "Giới tính không khớp với số định danh. So với thẻ.",
    WarningCode.BIRTH_YEAR_DIFFERS: "Năm sinh không khớp với số định danh. So với thẻ.",
    WarningCode.ISSUED_BEFORE_BIRTH: "Ngày cấp thẻ trước ngày sinh. Kiểm tra lại hai ngày này.",
    WarningCode.CHECK_DIGIT_WRONG: "Dòng máy đọc ở mặt sau thẻ bị đọc sai. So từng chữ với thẻ.",
}


def card_warning_text(warning: CardWarning) -> str:
    """What to compare with the card; a doubt about the card as a whole names no field."""
    field = FIELDS.get(warning.field)
    name = (field.named or field.label) if field else "Thông tin"
    return CARD_WARNINGS[warning.code].format(field=name)
