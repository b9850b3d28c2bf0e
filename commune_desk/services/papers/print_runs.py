"""Printing several papers (in nhiều giấy): one job after the other, each counted by itself.

A run that is stopped in the middle knows which papers went out and which still wait; going on
prints only those. Window and command line walk it alike and differ in where a paper goes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from commune_desk.domain.desk.papers import BY_KIND, SlipKind, number_of_slip
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.dossier_sheet import DossierSheet
from commune_desk.domain.outside_errors import PrinterStopped
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printing import form_of_key, key_of_form
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.papers import declarations, printing
from commune_desk.services.papers.printing import Printed
from commune_desk.settings import RECEIPT_FOR_SAME_DAY
from commune_desk.store.desk import dossiers


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A paper of a run.

    Attributes:
        kind: its key (`domain.papers.printing`): a slip, or the form of a declaration.
        times: how often it was printed before.
        name: of a declaration.
    """

    dossier_no: str
    kind: str
    times: int = 0
    name: str = ""


def of_dossier(desk: Desk, dossier_no: str) -> tuple[WantedPaper, ...]:
    """All papers that a dossier needs as it stands: its declarations that hold, then the slips.

    Raises:
        DossierNotFound: no such number.
    """
    sheet = lookup.known(desk, dossier_no)
    number = sheet.dossier.dossier_no
    papers = []
    for kept in (one for one in sheet.declarations if one.superseded_at is None):
        key = key_of_form(kept.form_code)
        times = printed_papers.times_declared(sheet, kept.form_code)
        papers.append(WantedPaper(number, key, times, kept.form_name))
    kinds = (kind for kind in printing.slips_for(sheet.dossier) if _is_needed(desk, sheet, kind))
    return (*papers, *(_wanted(sheet, kind) for kind in kinds))


def receipts_of_today(desk: Desk, *, progress: Progress = unwatched) -> tuple[WantedPaper, ...]:
    """The receipts that were made necessary today, in the order of the receptions.

    Among them are those of dossiers whose due date became another today. Every dossier of the day
    is read: a second and more after a busy one, so that a window asks off its own thread.

    Raises:
        Cancelled: the watcher asked to stop.
    """
    begin = datetime.combine(desk.now().date(), time(), desk.now().tzinfo)
    touched = tuple(dossiers.touched_since(desk.office.id, begin))
    sheets = []
    for done, number in enumerate(touched):
        check(progress, done, len(touched))
        sheets.append(lookup.known(desk, number))
    return tuple(
        _wanted(sheet, SlipKind.RECEIPT)
        for sheet in sheets
        if sheet.dossier.runs[sheet.dossier.run_of_receipt].started_at >= begin
        and _is_needed(desk, sheet, SlipKind.RECEIPT)
    )


def _is_needed(desk: Desk, sheet: DossierSheet, kind: SlipKind) -> bool:
    """Whether a paper is more than possible.

    What was solved at once needs no receipt and no control slip, unless the office always gives the
    one or somebody asked: a slip that bears a number has drawn it when it became necessary.
    """
    if not BY_KIND[kind].is_numbered or number_of_slip(sheet.numbers, kind):
        return True
    return kind is SlipKind.RECEIPT and desk.settings[RECEIPT_FOR_SAME_DAY]


def _wanted(sheet: DossierSheet, kind: SlipKind) -> WantedPaper:
    return WantedPaper(sheet.dossier.dossier_no, kind, printing.times_printed(sheet, kind))


class PrintRun:
    """The papers of one run.

    Args:
        desk: who prints.
        papers: in their order.
        put_out: brings a paper of the archive to where it goes; a refusal stops the run.

    Attributes:
        waiting: what has not gone out.
        printed: what has, in the order in which it went.
        refused: why the run stands, None while it goes on or has ended.
    """

    def __init__(
        self, desk: Desk, papers: Sequence[WantedPaper], put_out: Callable[[Printed], None]
    ) -> None:
        self._desk = desk
        self._put_out = put_out
        self.waiting = list(papers)
        self.printed: list[Printed] = []
        self.refused: UserError | None = None

    def step(self) -> bool:
        """Make, put out and count the next paper; whether there is another to go on with."""
        self.refused = None
        if not self.waiting:
            return False
        wanted = self.waiting[0]
        try:
            made = self._made(wanted)
            try:
                self._put_out(made)
            except PrinterStopped as stopped:  # the printer has the paper all the same
                self.refused = stopped
            printing.count_print(self._desk, made)
        except UserError as refusal:
            self.refused = refusal
            return False
        self.printed.append(made)
        del self.waiting[0]
        return bool(self.waiting) and self.refused is None

    def _made(self, wanted: WantedPaper) -> Printed:
        if code := form_of_key(wanted.kind):
            return declarations.make_declaration(self._desk, wanted.dossier_no, code)
        return printing.make_slip(self._desk, wanted.dossier_no, SlipKind(wanted.kind))

    def finish(self) -> None:
        """Print all that waits, as far as nothing refuses."""
        while self.step():
            pass
