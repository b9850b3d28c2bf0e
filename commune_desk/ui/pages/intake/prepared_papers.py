"""The declarations of what was written for somebody (hồ sơ viết hộ), printed before a dossier."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.services.papers import declarations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.keys import PreparedId
    from commune_desk.services.papers.printing import Printed
    from commune_desk.ui.frame.page_frame import PageFrame

WAITING = "Hồ sơ viết hộ"


def print_prepared(
    frame: PageFrame,
    prepared_id: PreparedId,
    *,
    parent: QWidget,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Make, keep and print the declarations of a prepared filing; `then` when they were made."""
    from commune_desk.ui.printing.owner import Owner  # not before the first paper
    from commune_desk.ui.printing.printer import PapersOut

    desk, owner = frame.desk, Owner(parent)
    gone: list[Printed] = []

    def count(made: Sequence[Printed], paper: Printed) -> None:
        if not gone:  # they are counted together, when the first of them went out
            declarations.count_prepared(desk, prepared_id, made)
        gone.append(paper)

    def go_on(outcomes: Sequence[Sequence[Printed]]) -> None:
        for made in outcomes:
            out = PapersOut(frame, partial(count, made))
            out.put_out(made)
            out.show_rest(owner)
            if made and owner.is_there:
                then()

    frame.make([partial(declarations.make_prepared, desk, prepared_id)], then=go_on)
