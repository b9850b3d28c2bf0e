"""Printing (in giấy tờ): commit, then print, then remember.

A paper is made from the dossier as it stands in the database, kept in the archive as it leaves the
house, and counted: a reprint says that it is one. What comes out of the printer is the archived
file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from commune_desk.domain.dossier import Dossier, DossierState
from commune_desk.domain.errors import SlipNotAvailable
from commune_desk.domain.history import EventKind
from commune_desk.domain.papers import PaperSize, PrintRow, SlipKind, SlipLayout
from commune_desk.domain.reception import Reception
from commune_desk.domain.slips import Receipt, Slip
from commune_desk.files import archive
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.intake import unnumbered
from commune_desk.services.desk.lookup import DossierSheet, known
from commune_desk.services.desk.recording import record
from commune_desk.services.papers import slip_values
from commune_desk.settings import RECEIPT_COPIES, RECEIPT_FOR_SAME_DAY, SLIP_SIZE
from commune_desk.store.papers import prints

_MAKERS: Mapping[SlipKind, Callable[[Desk, DossierSheet], Slip]] = {
    SlipKind.RECEIPT: slip_values.receipt,
    SlipKind.SUPPLEMENT_REQUEST: slip_values.supplement_request,
    SlipKind.REFUSAL_NOTICE: slip_values.refusal_notice,
    SlipKind.APOLOGY_NOTICE: slip_values.apology_notice,
    SlipKind.CONTROL_SLIP: slip_values.control_slip,
    SlipKind.RATING_SLIP: slip_values.rating_slip,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper in the archive; `reprint` is 0 for the first print."""

    kind: SlipKind
    path: Path
    reprint: int


def slips_for(dossier: Dossier) -> tuple[SlipKind, ...]:
    """The papers that make sense for a dossier as it stands."""
    asked = {
        SlipKind.SUPPLEMENT_REQUEST: dossier.supplement_asked_at is not None,
        SlipKind.REFUSAL_NOTICE: dossier.state is DossierState.REFUSED,
        SlipKind.APOLOGY_NOTICE: dossier.promised_at is not None,
    }
    return tuple(kind for kind in SlipKind if asked.get(kind, True))


def papers_at_reception(desk: Desk, dossier: Dossier) -> tuple[SlipKind, ...]:
    """What prints by itself after a reception.

    What was solved at once needs no receipt unless the office always gives one (NĐ 118/2025/NĐ-CP
    Art 17(4)); otherwise the citizen gets the receipt and the control slip goes with the dossier.
    """
    if dossier.state is DossierState.RETURNED:
        return (SlipKind.RECEIPT,) if desk.settings[RECEIPT_FOR_SAME_DAY] else ()
    return (SlipKind.RECEIPT, SlipKind.CONTROL_SLIP)


def slip(desk: Desk, dossier_no: str, kind: SlipKind) -> Slip:
    """What a paper of a dossier says, as the next print would say it.

    Raises:
        DossierNotFound: no such number.
        SlipNotAvailable: the dossier gives no cause for that paper.
    """
    sheet = known(desk, dossier_no)
    available = slips_for(sheet.dossier)
    if kind not in available:
        raise SlipNotAvailable(sheet.dossier.dossier_no, kind, available)
    made = _MAKERS[kind](desk, sheet)
    before = sum(row.kind is kind for row in sheet.prints)
    return replace(made, head=replace(made.head, reprint=before))


def preview(desk: Desk, reception: Reception) -> Receipt:
    """The receipt as it would print for what has been entered so far, without a number."""
    return slip_values.receipt_of_reception(desk, reception, unnumbered(desk, reception))


def render(desk: Desk, value: Slip) -> bytes:
    """A paper as PDF in the size and the number of copies that the office has chosen."""
    from commune_desk.documents.slips.rendering import render_slip

    size = PaperSize(desk.settings[SLIP_SIZE])
    copies = desk.settings[RECEIPT_COPIES] if isinstance(value, Receipt) else 1
    return render_slip(value, SlipLayout(size, copies))


def print_slip(desk: Desk, dossier_no: str, kind: SlipKind) -> Printed:
    """Make a paper, keep it in the archive and count the print.

    Raises:
        DossierNotFound, SlipNotAvailable: as for `slip`.
        FolderMissing, FolderNotWritable, DiskFull: the archive cannot take it; nothing is counted.
    """
    value = slip(desk, dossier_no, kind)
    path = archive.keep(desk.folder.archive, render(desk, value), ".pdf")
    with desk.database.transaction():
        row = PrintRow(kind, value.head.reprint, desk.now(), path.name, desk.officer.full_name)
        dossier_id = prints.record(desk.office.id, value.head.dossier_no, row)
        facts = {"slip": kind.value, "reprint": row.copy, "file": path.name}
        record(desk, EventKind.PRINT, dossier_id, facts=facts)
    return Printed(kind, path, row.copy)
