"""A change of the office, which every page works with from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from commune_desk.services.office import office

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk
    from commune_desk.ui.frame.page_frame import PageFrame


def change_office(
    frame: PageFrame,
    change: Callable[[], object],
    *,
    said: str,
    beside: Callable[[str], None],
    undo: Callable[[], object] | None = None,
) -> bool:
    """Change something of the office and take up the desk anew.

    Args:
        frame: whose desk is renewed.
        change: the service with its arguments.
        said: the notice afterwards.
        beside: gets the sentence of a refusal.
        undo: takes the change back, from the notice or by Ctrl+Z.
    """

    def changed() -> Desk:
        change()
        return office.renewed(frame.desk)

    def tell(desk: Desk) -> None:
        frame.renew_desk(desk)
        frame.notices.publish(said, undo=undo)

    return frame.perform(changed, then=tell, beside=beside)
