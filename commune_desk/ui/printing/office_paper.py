"""Printing what belongs to the office and no slip: certificates, certification books."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.outside_errors import PrinterMissing
from commune_desk.services.papers.print_setups import setup_of
from commune_desk.ui.look.layouts import paint_now
from commune_desk.ui.printing.outside import content_of, open_outside
from commune_desk.ui.printing.owner import Owner
from commune_desk.ui.printing.paper_dialog import PaperDialog, ShownPaper
from commune_desk.ui.printing.printer import print_pdf
from commune_desk.words.papers.papers import OFFICE_PAPERS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.papers.printing import OfficePaper
    from commune_desk.services.papers.kept_papers import KeptPaper
    from commune_desk.ui.frame.page_frame import PageFrame


def print_office_paper(
    frame: PageFrame,
    make: Callable[[], KeptPaper | Path],
    paper: OfficePaper,
    *,
    parent: QWidget,
) -> None:
    """Make a paper beside the window and print it as this PC prints it; without a printer show it.

    What was done before is seen first: papers take longer to make than an answer may take.
    """
    owner = Owner(parent)

    def put_out(kept: KeptPaper | Path) -> None:
        content = content_of(kept)
        try:
            print_pdf(content, setup_of(frame.desk.settings, paper), name=paper.value)
        except PrinterMissing:
            words = f"{OFFICE_PAPERS[paper]} đã được lưu. Không có máy in nên xem ở đây."
            outside = partial(open_outside, frame, kept)
            PaperDialog(ShownPaper(content, words, outside), owner.widget()).open()

    def go_on(made: Sequence[KeptPaper | Path]) -> None:
        for kept in made:
            frame.perform(partial(put_out, kept))

    paint_now(parent.window())
    frame.make([make], then=go_on)
