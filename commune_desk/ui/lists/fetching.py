"""How a list comes by its rows: what they are narrowed to is asked for each time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from commune_desk.ui.widgets.tables.table_model import Asked, Fetch, RowsPage

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame


def fetching(frame: PageFrame, source: Callable[[], Fetch[Any]]) -> Fetch[Any]:
    """What fetches the rows of a list as it is narrowed at that moment; none where it is refused.

    Args:
        frame: of the page.
        source: gives what reads the rows, on any thread.
    """

    def fetch(asked: Asked) -> RowsPage[Any]:
        return frame.ask(partial(source(), asked), otherwise=RowsPage(()))

    return fetch
