"""What an officer has to look at in the catalogue: a law that changed, a row of an update.

The desk goes on meanwhile; the words say what to do, the page does it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from commune_desk.domain.procedure import Procedure
from commune_desk.services.catalogue import corrections
from commune_desk.services.desk.desk import Desk
from commune_desk.words.catalogue_words import law_words

UPDATE_WORDS = (
    "Bản cập nhật của chương trình ghi khác phiên bản của cơ quan. "
    "Phiên bản của cơ quan vẫn áp dụng; xem khác biệt rồi chọn một bản."
)


class ReviewKind(Enum):
    """What is to be looked at, by the words of its column."""

    LAW = "luật đã thay đổi"
    UPDATE = "bản cập nhật khác"


@dataclass(frozen=True, slots=True)
class Review:
    """One thing to look at, and what is said of it."""

    kind: ReviewKind
    words: str


def reviews_of(desk: Desk, procedure: Procedure, undecided: Collection[str]) -> tuple[Review, ...]:
    """What an officer has to look at in a version that holds.

    Args:
        desk: whose catalogue it is.
        procedure: the version.
        undecided: the codes whose update waits.
    """
    law = corrections.changed_law(desk, procedure)
    found = [Review(ReviewKind.LAW, law_words(law))] if law is not None else []
    if procedure.code in undecided:
        found.append(Review(ReviewKind.UPDATE, UPDATE_WORDS))
    return tuple(found)
