"""The declarations of what was written for somebody (hồ sơ viết hộ), printed before a dossier."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.services.papers import declarations

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.keys import PreparedId
    from commune_desk.services.papers.printing import Printed
    from commune_desk.ui.frame.page_frame import PageFrame

WAITING = "Hồ sơ viết hộ"


def print_prepared(frame: PageFrame, prepared_id: PreparedId, *, parent: QWidget) -> bool:
    """Make, keep and print the declarations of a prepared filing; whether they were made."""
    from commune_desk.ui.printing.printer import print_made  # not before the first paper

    desk = frame.desk
    made = frame.ask(partial(declarations.make_prepared, desk, prepared_id), otherwise=())
    gone: list[Printed] = []

    def count(paper: Printed) -> None:
        if not gone:  # they are counted together, when the first of them went out
            declarations.count_prepared(desk, prepared_id, made)
        gone.append(paper)

    papers = [partial(_same, one) for one in made]
    return print_made(frame, papers, count=count, parent=parent) and bool(made)


def _same(made: Printed) -> Printed:
    """A paper that is made already."""
    return made
