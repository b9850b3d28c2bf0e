"""What an officer has to look at in the catalogue: a law that changed, a row of an update.

The desk goes on meanwhile; the words say what to do, the page does it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.services.catalogue import corrections
from commune_desk.services.desk.desk import Desk
from commune_desk.words.catalogue.catalogue_words import law_words

UPDATE_WORDS = (
    "Bản cập nhật của chương trình ghi khác phiên bản của cơ quan. "
    "Phiên bản của cơ quan vẫn áp dụng; xem khác biệt rồi chọn một bản."
)


FORM_WORDS = (
    "Thủ tục cần tờ khai mà chương trình chưa có mẫu: công dân mang theo tờ khai của mình. "
    "Người quản trị thêm được mẫu ở trang Các mẫu tờ khai (Shift+F8)."
)


class ReviewKind(Enum):
    """What is to be looked at, by the words of its column."""

    LAW = "luật đã thay đổi"
    UPDATE = "bản cập nhật khác"
    FORM = "chưa có mẫu tờ khai"


@dataclass(frozen=True, slots=True)
class Review:
    """One thing to look at, and what is said of it."""

    kind: ReviewKind
    words: str


def reviews_of(
    desk: Desk, procedure: Procedure, *, undecided: Collection[str], without_form: Collection[str]
) -> tuple[Review, ...]:
    """What an officer has to look at in a version that holds.

    Args:
        desk: whose catalogue it is.
        procedure: the version.
        undecided: the codes whose update waits.
        without_form: the codes whose declaration has no form.
    """
    law = corrections.changed_law(desk, procedure)
    found = [Review(ReviewKind.LAW, law_words(law))] if law is not None else []
    if procedure.code in undecided:
        found.append(Review(ReviewKind.UPDATE, UPDATE_WORDS))
    if procedure.code in without_form:
        found.append(Review(ReviewKind.FORM, FORM_WORDS))
    return tuple(found)
