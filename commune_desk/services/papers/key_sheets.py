"""The sheet of keys as a file."""

from collections.abc import Sequence
from pathlib import Path

from commune_desk.domain.papers.key_sheet import KeyGroup
from commune_desk.files.outgoing import key_sheet_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.desk.desk import Desk


def write_sheet(desk: Desk, groups: Sequence[KeyGroup]) -> Path:
    """The sheet as PDF among the reports of this PC; returns where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the last sheet is open elsewhere; the new one stands beside it.
    """
    from commune_desk.documents import key_sheet  # reportlab comes with it

    check_writable(desk.folder.reports)
    target = key_sheet_file(desk.folder.reports)
    replace_or_put_beside(target, key_sheet.render(groups, on=desk.now().date()))
    return target
