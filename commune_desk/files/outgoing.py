"""Files that go out to other programs: their names, and writing them whole.

A name has plain letters, for every medium and every mail program takes them. No file is written
over one that is open elsewhere: on Windows a file that Excel or a reader shows cannot be replaced;
it can still be read. What is practised bears another name than what is real (`practice.prefix`).
"""

import re
from datetime import date, datetime
from pathlib import Path

from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.keys import OfficerId
from commune_desk.domain.outside_errors import FolderNotWritable, WorkbookInUse
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.vietnamese import fold
from commune_desk.files.writing import check_writable, write_whole
from commune_desk.practice import prefix


def report_file(folder: Path, form: str, period: ReportingPeriod, *, suffix: str) -> Path:
    """Where the report of a period stands, by the code of its form ("07a", "II.06a")."""
    words = f"bao-cao-{form.replace('.', '')}-{period.first}-{period.last}"
    return folder / f"{prefix()}{words}{suffix}"


def register_file(folder: Path, period: ReportingPeriod, sector: str) -> Path:
    """Where the register of a period stands on paper, of one sector or of all (empty)."""
    sector_words = re.findall("[a-z0-9]+", fold(sector))
    words = ("so-theo-doi-ho-so", str(period.first), str(period.last), *sector_words)
    return folder / f"{prefix()}{'-'.join(words)}.pdf"


def fee_list_file(folder: Path, period: ReportingPeriod, *, suffix: str = ".pdf") -> Path:
    """Where the list of the fees taken in a period stands, on paper or as a workbook."""
    return folder / f"{prefix()}bang-ke-phi-le-phi-{period.first}-{period.last}{suffix}"


def recovery_sheet_file(folder: Path, sheet_no: str) -> Path:
    """Where a recovery sheet stands until it is printed."""
    return folder / f"{prefix()}phieu-khoi-phuc-{sheet_no.lower()}.pdf"


def person_answer_file(folder: Path, on: date, number: int, *, suffix: str) -> Path:
    """Where the answer to a citizen's request stands: by its day and number, and by no name."""
    return folder / f"{prefix()}tra-loi-du-lieu-{on}-so-{number:04}{suffix}"


def inspection_file(
    folder: Path, period: ReportingPeriod, of: OfficerId | None = None, *, suffix: str
) -> Path:
    """Where the inspector's list of a period stands, of everybody or of one officer by number."""
    of_words = "" if of is None else f"-can-bo-so-{of}"
    return folder / f"{prefix()}du-lieu-ca-nhan-{period.first}-{period.last}{of_words}{suffix}"


def key_sheet_file(folder: Path) -> Path:
    """Where the sheet of keys stands on paper."""
    return folder / "bang-phim-tat.pdf"


def list_file(folder: Path, kind: ListKind, at: datetime) -> Path:
    """Where a list stands as a workbook: by what it is of and when it was made, and by no name."""
    return folder / f"danh-sach-{_LISTS[kind]}-{at:%Y-%m-%d-%H%M}.xlsx"


_LISTS = {
    ListKind.DOSSIERS: "ho-so",
    ListKind.RESULTS: "ket-qua-cho-tra",
    ListKind.CITIZENS: "cong-dan",
    ListKind.CERTIFICATIONS: "chung-thuc",
    ListKind.VISITS: "chua-tiep-nhan",
    ListKind.PREPARED: "viet-ho",
}


def certification_file(folder: Path, book: str, period: ReportingPeriod) -> Path:
    """Where the pages of a certification book stand on paper."""
    return folder / f"{prefix()}so-chung-thuc-{_BOOKS[book]}-{period.first}-{period.last}.pdf"


_BOOKS = {
    "copies": "ban-sao",
    "signatures": "chu-ky",
    "translations": "chu-ky-nguoi-dich",
    "transactions": "giao-dich",
}


def register_workbook(folder: Path, month: str) -> Path:
    """Where the register of a month ("2026-10") stands as a workbook."""
    return folder / f"{prefix()}so-theo-doi-ho-so-{month}.xlsx"


def put_aside(path: Path, at: datetime) -> Path:
    """Give a file that cannot be read another name, so that nothing is written over it.

    Raises:
        WorkbookInUse: another program lets nobody rename it.
    """
    aside = path.with_stem(f"{path.stem}-khong-doc-duoc-{at:%Y-%m-%d-%H%M%S}")
    try:
        return path.rename(aside)
    except PermissionError:
        raise WorkbookInUse(str(path), "") from None


def read(path: Path) -> bytes:
    """A file as it stands; nothing where there is none.

    Raises:
        WorkbookInUse: another program lets nobody read it.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except PermissionError:
        raise WorkbookInUse(str(path), "") from None


def replace(target: Path, content: bytes) -> None:
    """Put a file in its place.

    Raises:
        WorkbookInUse: it is open elsewhere and stays as it was.
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
    """
    try:
        write_whole(target, content)
    except FolderNotWritable:
        if not target.exists():
            raise
        check_writable(target.parent)
        raise WorkbookInUse(str(target), "") from None


def replace_or_put_beside(target: Path, content: bytes) -> None:
    """Put a file in its place, or as "name (2).xlsx" beside one that is open elsewhere.

    Raises:
        WorkbookInUse: it is open elsewhere; the error says where the new state stands.
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
    """
    number, place = 1, target
    while True:
        try:
            replace(place, content)
        except WorkbookInUse:
            number += 1
            place = target.with_stem(f"{target.stem} ({number})")
        else:
            break
    if place != target:
        raise WorkbookInUse(str(target), str(place))
