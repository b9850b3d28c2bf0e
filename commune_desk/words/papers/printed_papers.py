"""How papers that were printed are told of: which print one is, and what it is worth now."""

from collections.abc import Mapping, Sequence

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.papers.printed_papers import PrintedPaper, Worth
from commune_desk.words.desk.steps import EVENTS, STATES
from commune_desk.words.papers.papers import SLIPS
from commune_desk.words.values import in_sentence, moment_text

PRINTED = "Giấy đã in"
"""Above the list of them."""

SEE_PRINTED = "Xem bản này"

BEFORE = "viết hộ"
"""Of what was printed before there was a dossier."""

WORTH: Mapping[Worth, str] = {
    Worth.HOLDS: "bản đang dùng",
    Worth.REPLACED: "bản đã thay",
    Worth.VOID: "hết hiệu lực",
    Worth.CANCELLED: in_sentence(STATES[DossierState.CANCELLED]),
}

_ADVICE: Mapping[Worth, str] = {
    Worth.HOLDS: "Bản lưu, đúng như đã in.",
    Worth.REPLACED: "BẢN ĐÃ THAY: đã có giấy khác thay giấy này. Bản lưu, đúng như đã in.",
    Worth.VOID: "HẾT HIỆU LỰC: nội dung giấy này không còn áp dụng. Bản lưu, đúng như đã in.",
    Worth.CANCELLED: "ĐÃ HỦY TIẾP NHẬN: giấy này không còn giá trị. Bản lưu, đúng như đã in.",
}


def put_away(names: Sequence[str], *, has_dossier: bool) -> str:
    """What is said of papers that were put away before anybody saw them; their names come last.

    >>> put_away(["Phiếu kiểm soát"], has_dossier=True)
    'Đã cất 1 giấy chưa xem; in sau ở hồ sơ, mục “In giấy tờ”: Phiếu kiểm soát'
    """
    where = f"; in sau ở hồ sơ, mục “{EVENTS[EventKind.PRINT]}”" if has_dossier else ""
    return f"Đã cất {len(names)} giấy chưa xem{where}: {', '.join(names)}"


def name_of(paper: PrintedPaper) -> str:
    """What a paper is called, a slip by the title of its form."""
    return paper.name or SLIPS[SlipKind(paper.kind)]


def print_words(paper: PrintedPaper) -> str:
    """Which print it is: before the dossier, its number, a reprint, when and by whom."""
    parts = (
        BEFORE if paper.is_before else "",
        f"số {paper.number.number:02}" if paper.number else "",
        f"in lại lần {paper.reprint}" if paper.reprint else "",
        moment_text(paper.at),
        paper.officer_name,
    )
    return " · ".join(filter(None, parts))


def shown_words(paper: PrintedPaper) -> str:
    """What stands above a kept paper that is looked at."""
    return f"{name_of(paper)} · {print_words(paper)}\n{_ADVICE[paper.worth]}"


def printed_line(paper: PrintedPaper) -> str:
    """One print in a line of its own."""
    return " · ".join(filter(None, (name_of(paper), print_words(paper), WORTH[paper.worth])))
