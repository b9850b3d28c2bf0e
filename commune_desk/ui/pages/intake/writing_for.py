"""Writing for somebody (viết hộ): declarations filled and printed before there is a dossier.

What was entered is kept in a list of its own, from which it is received with one key when it comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import write_tick
from commune_desk.services.reception import prepared
from commune_desk.services.reception.reception import written_for
from commune_desk.ui.pages.intake.prepared_papers import WAITING, print_prepared
from commune_desk.ui.widgets.actions import action, actions_of
from commune_desk.words.desk.steps import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.reception.prepared import Prepared
    from commune_desk.ui.frame.page_frame import PageFrame


WAITS, WRITTEN = "Đã viết hộ, chờ tiếp nhận.", "Đã viết hộ."


class WritingFor:
    """Keeps and prints what was written for whoever stands on the intake page.

    Args:
        page: under which dialogs open.
        entered: what stands on the page; None where something in it is refused, which was said.
        done: called when it is kept, before it prints.
        take_up: goes on with one that comes to be received.

    Attributes:
        actions: to keep one, and to see those that wait.
    """

    def __init__(
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        entered: Callable[[], Texts | None],
        done: Callable[[], None],
        take_up: Callable[[Prepared], None],
    ) -> None:
        self._frame = frame
        self._page = page
        self._entered = entered
        self._done = done
        self._take_up = take_up
        self.actions = actions_of(self.keep, self.choose, parent=page)

    @action(EVENTS[EventKind.PREPARED], shortcut="Ctrl+H", icon="edit")
    def keep(self) -> None:
        """Keep what stands on the page, clear it, and print."""
        texts = self._entered()
        if texts is None:
            return
        frame, desk = self._frame, self._frame.desk

        def keep() -> Prepared:
            whole = {**texts, "declared": write_tick(True)}
            return prepared.prepare(desk, written_for(desk, whole))

        kept: list[Prepared] = []
        if frame.perform(keep, then=kept.append):
            done = WAITS if kept[0].procedure_code else WRITTEN
            frame.notices.publish(f"{done} {WAITING}: Ctrl+J.")
            self._done()
            print_prepared(frame, kept[0].id, parent=self._page)

    @action(WAITING, shortcut="Ctrl+J", icon="dossiers")
    def choose(self) -> None:
        """Offer the declarations that were written for people who are to come."""
        from commune_desk.ui.pages.intake.prepared_dialog import PreparedDialog

        dialog = PreparedDialog(self._frame, parent=self._page)
        dialog.chosen.connect(self._take_up)
        dialog.open()
