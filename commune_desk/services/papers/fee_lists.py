"""The list of fees taken as a file."""

from pathlib import Path

from commune_desk.domain.fee_settlement import FeeList
from commune_desk.domain.history import EventKind
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.slips import letterhead
from commune_desk.files.outgoing import fee_list_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import payments, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record


def write_list(desk: Desk, period: ReportingPeriod, folder: Path) -> Path:
    """The list of a period as PDF; returns where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the paper of an earlier time is open elsewhere; the new one stands beside it.
    """
    rights.check(desk, EventKind.REPORT_MADE)
    from commune_desk.documents import fee_list as paper

    check_writable(folder)
    target = fee_list_file(folder, period)
    listed = FeeList(
        letterhead=letterhead(desk.office),
        period=period,
        officer_name=desk.officer.full_name,
        fees=payments.settled(desk, period),
    )
    replace_or_put_beside(target, paper.render(listed))
    with desk.database.transaction():
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        record(desk, EventKind.REPORT_MADE, facts={"fees": "all", **days})
    return target
