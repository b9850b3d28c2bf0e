"""What is said of documents, lines and values from outside that are wrong."""

from commune_desk import settings
from commune_desk.domain.input_errors import (
    NotJson,
    SettingInvalid,
    SettingNotDated,
    SettingSincePast,
    ShiftInvalid,
    SignerWithoutTitle,
    TitleWithoutSigner,
    UnknownField,
    UnknownReference,
    WrongField,
)
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.sentence_table import Sentences, written_for

SENTENCES: Sentences = {
    NotJson: "Dòng {line} của {source} không đúng dạng JSON. Sửa dòng đó rồi chạy lại.",
    UnknownReference: (
        "“{ref}” chưa có dòng tiếp nhận nào ở trên. Sửa tên hoặc thứ tự dòng rồi chạy lại."
    ),
    ShiftInvalid: (
        "“{value}” không phải độ dịch. Gõ số mi-li-mét từ -{most} đến {most}, một chữ số lẻ, "
        "như 1,5 hoặc -0,8."
    ),
    SignerWithoutTitle: (
        "Chưa có chức vụ của {full_name}. Điền chức vụ in dưới giấy tờ, như CHỦ TỊCH, "
        "hoặc KT. CHỦ TỊCH / PHÓ CHỦ TỊCH."
    ),
    TitleWithoutSigner: "“{title}” chưa có tên người. Điền họ tên, hoặc xóa chức vụ này.",
}


@written_for(WrongField, SENTENCES)
def _(error: WrongField) -> str:
    name = error.beside[1] if error.beside else error.field
    if error.value:
        said = f"mục “{name}” có giá trị không hiểu được (“{error.value}”)."
    else:
        said = f"thiếu mục “{name}”."
    begin = _placed(error, said)
    wanted = f" Cần: {', '.join(error.expected)}." if error.expected else " Điền lại mục đó."
    return begin + wanted


@written_for(UnknownField, SENTENCES)
def _(error: UnknownField) -> str:
    said = _placed(error, f"không có mục nào tên “{error.field}”.")
    if not error.expected:
        return f"{said} Ở đây không có mục nào để điền: bỏ mục đó."
    return f"{said} Sửa lại tên; các mục có thể dùng: {', '.join(error.expected)}."


@written_for(SettingInvalid, SENTENCES)
def _(error: SettingInvalid) -> str:
    declared = settings.find_setting(error.name)
    if declared is None:
        return f"Không có cài đặt tên “{error.name}”. Kiểm tra lại tên trong tệp cài đặt."
    said = {"str": "chữ", "bool": "true hoặc false", **declared.choices}
    wanted = ", ".join(said.get(value, value) for value in error.expected)
    return f"“{declared.label}” không nhận giá trị “{error.value}”. Cần: {wanted}."


@written_for(SettingNotDated, SENTENCES)
def _(error: SettingNotDated) -> str:
    return f"“{_label(error.name)}” có hiệu lực ngay, không hẹn ngày được. Bỏ --since."


@written_for(SettingSincePast, SENTENCES)
def _(error: SettingSincePast) -> str:
    return (
        f"“{_label(error.name)}” không đổi lùi từ ngày {format_date(error.since)}: số liệu đã báo "
        f"cáo sẽ khác đi. Chọn từ ngày {format_date(error.today)} trở đi."
    )


def _label(name: str) -> str:
    declared = settings.find_setting(name)
    return declared.label if declared else name


def _placed(error: WrongField, said: str) -> str:
    """What is wrong with a field, after the place where it stands."""
    if not error.source:
        return said[0].upper() + said[1:]
    place = f"Dòng {error.line} của {error.source}" if error.line else error.source
    return f"{place}: {said}"
