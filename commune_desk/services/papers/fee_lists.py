"""The list of fees taken as files: on paper, and as a workbook with every sum."""

from collections.abc import Callable
from pathlib import Path

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.office.letterhead import letterhead
from commune_desk.domain.papers.fee_settlement import FeeList
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.files.outgoing import fee_list_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.desk.recording import record
from commune_desk.services.handling import payments


def write_list(desk: Desk, period: ReportingPeriod, folder: Path) -> Path:
    """The list of a period as PDF; returns where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the paper of an earlier time is open elsewhere; the new one stands beside it.
    """
    from commune_desk.documents import fee_list as paper

    return _write(desk, period, render=paper.render, target=fee_list_file(folder, period))


def write_workbook(desk: Desk, period: ReportingPeriod, folder: Path) -> Path:
    """The list of a period as a workbook; returns where it is.

    Raises:
        Everything that `write_list` raises.
    """
    from commune_desk.workbooks import fee_list as workbook

    target = fee_list_file(folder, period, suffix=".xlsx")
    return _write(desk, period, render=workbook.render, target=target)


def _write(
    desk: Desk, period: ReportingPeriod, *, render: Callable[[FeeList], bytes], target: Path
) -> Path:
    rights.check(desk, EventKind.REPORT_MADE)
    check_outgoing(desk, target.parent)
    check_writable(target.parent)
    listed = FeeList(
        letterhead=letterhead(desk.office),
        period=period,
        made_on=desk.now().date(),
        officer_name=desk.officer.full_name,
        fees=payments.settled(desk, period),
    )
    replace_or_put_beside(target, render(listed))
    with desk.database.transaction():
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        record(desk, EventKind.REPORT_MADE, facts={"fees": "all", **days})
    return target
