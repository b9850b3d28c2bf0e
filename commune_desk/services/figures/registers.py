"""Registers (sổ theo dõi hồ sơ, mẫu 07): what was received in a period, one dossier a line."""

from pathlib import Path

from commune_desk.domain.history import EventKind
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.slips import DossierRegister, RegisterLine, letterhead
from commune_desk.files.outgoing import register_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.figures import register as kept
from commune_desk.words.steps import STATES
from commune_desk.words.values import RETURN_WAYS


def register(desk: Desk, period: ReportingPeriod, *, sector: str = "") -> DossierRegister:
    """The register of the dossiers received in a period, of one sector or of all.

    Lines are numbered from 1 through the year, whatever period is printed (Thông tư
    01/2018/TT-VPCP Art 10). Where no unit is named, the commune handles what the commune decides.
    """
    office, new_year = desk.office.id, period.first.replace(month=1, day=1)
    rows = kept.lines(office, period.first, period.last, sector=sector)
    before = kept.received_between(office, new_year, period.first, sector=sector)
    return DossierRegister(
        letterhead=letterhead(desk.office),
        first=period.first,
        last=period.last,
        lines=tuple(
            RegisterLine(
                order_no=number,
                dossier_no=row.dossier_no,
                procedure_name=row.procedure_name,
                applicant=row.applicant,
                handling_unit=row.handling_unit or desk.office.name,
                received_at=row.received_at,
                due_at=row.promised_at or row.due_at,
                returned_at=row.returned_at,
                return_words=RETURN_WAYS[row.return_by],
                standing_words=STATES[row.state],
            )
            for number, row in enumerate(rows, before + 1)
        ),
        sector=sector,
    )


def write_register(desk: Desk, period: ReportingPeriod, folder: Path, *, sector: str = "") -> Path:
    """The register on paper (PDF); returns where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the paper of an earlier time is open elsewhere; the new one stands beside it.
    """
    from commune_desk.documents import register as register_paper

    check_writable(folder)
    target = register_file(folder, period, sector)
    replace_or_put_beside(target, register_paper.render(register(desk, period, sector=sector)))
    with desk.database.transaction():
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        record(desk, EventKind.REPORT_MADE, facts={"register": sector or "all", **days})
    return target
