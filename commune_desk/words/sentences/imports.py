"""What is said of workbooks that are imported."""

from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.upkeep.import_errors import (
    AnotherPersonHasNumber,
    HeadingsMissing,
    SeveralTimesKnown,
    WrongCell,
)
from commune_desk.domain.upkeep.workbook_errors import WorkbookTooLarge
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.fields import named
from commune_desk.words.sentence_table import Sentences, written_for

SENTENCES: Sentences = {
    SeveralTimesKnown: (
        "“{procedure_code}” có nhiều thời hạn theo trường hợp. Sửa thủ tục này trong danh mục."
    ),
}


@written_for(WorkbookTooLarge, SENTENCES)
def _(error: WorkbookTooLarge) -> str:
    if not error.cell:
        return f"Bảng trong tệp {error.path} quá lớn. Tách thành nhiều tệp rồi nhập từng tệp."
    return (
        f"Ô {error.cell} của tệp {error.path} nằm quá xa bảng. Xóa ô đó và các dòng, cột trống "
        "quanh nó, lưu lại rồi nhập."
    )


@written_for(HeadingsMissing, SENTENCES)
def _(error: HeadingsMissing) -> str:
    names = ", ".join(f"“{named(field)}”" for field in error.missing)
    return f"Tệp {error.path} không có cột {names}. Thêm dòng tiêu đề có các cột đó rồi nhập lại."


@written_for(WrongCell, SENTENCES)
def _(error: WrongCell) -> str:
    what = named(error.field)
    begin = f"{what} không hiểu được (“{error.value}”)" if error.value else f"Thiếu {what}"
    return f"{begin}. Sửa ô {error.cell} rồi nhập lại."


@written_for(AnotherPersonHasNumber, SENTENCES)
def _(error: AnotherPersonHasNumber) -> str:
    born_on = f", sinh {format_date(error.known_born_on)}" if error.known_born_on else ""
    number = mask(error.personal_id)
    return (
        f"Số {number} đã ghi cho “{error.known_name}”{born_on}. Đối chiếu với thẻ rồi sửa bên sai."
    )
