"""A pack before it is accepted: what it holds, who made it, what it changes here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.services.office import office
from commune_desk.services.papers import pack_plans, packs, packs_on_sticks
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.path_buttons import ask_file
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.papers.packs import ACCEPT, FILTER, maker_words, part_words, same_words
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.papers.office_form import PackPlan
    from commune_desk.domain.papers.pack import Pack
    from commune_desk.ui.frame.page_frame import PageFrame

TAKE = "Nhận tất cả"
MOST_LINES = 12
"""Changed lines of a part that are shown: an officer reads them before the pack is accepted."""


def ask_accept(frame: PageFrame, over: QWidget) -> None:
    """Show what the pack on a stick would change; without one, or of several, ask for the file."""
    found = frame.ask(lambda: packs_on_sticks.useful(frame.desk), otherwise=())
    if len(found) == 1:
        look_at(frame, over, found[0].path)
        return
    begins = str(found[0].path.parent) if found else ""
    ask_file(over, ACCEPT, FILTER, begin=begins, then=partial(look_at, frame, over))


def look_at(frame: PageFrame, over: QWidget, path: Path) -> None:
    """Show what a pack would change; a damaged one is refused here."""
    pack = frame.ask(lambda: packs.read(path), otherwise=None)
    if pack is None:
        return
    planned = frame.ask(lambda: pack_plans.plan(frame.desk, pack), otherwise=None)
    if planned is not None:
        PackDialog(frame, pack, planned=planned, parent=over).open()


class PackDialog(QDialog):
    """What a pack holds, who made it, what it changes here."""

    def __init__(
        self, frame: PageFrame, pack: Pack, *, planned: PackPlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(ACCEPT)
        self._frame, self._pack = frame, pack
        self._fault = Refusal()
        lines: list[QWidget] = []
        for code in planned.differing:
            lines.append(label(part_words(planned, code), wraps=True))
            shown = planned.lines.get(code, ())
            lines += [label(words, "second", wraps=True) for words in shown[:MOST_LINES]]
            if len(shown) > MOST_LINES:
                lines.append(label(f"… và {len(shown) - MOST_LINES} dòng nữa", "second"))
        lines += [label(words, "second", wraps=True) for words in same_words(planned)]
        area = scrolling(boxed(column(*lines, None, gap="xs")))
        area.setAccessibleName("Những gì gói thay đổi")
        take = button_of(self.take)
        buttons = row(None, button(CANCEL, self.reject), take)
        body = column(
            label(pack.name, "group_title", wraps=True),
            label(f"{pack.office} · {pack.made_at:%d/%m/%Y}", wraps=True),
            label(f"Mã nhận diện: {pack.fingerprint}", "strong", wraps=True),
            label(maker_words(planned), "quiet", wraps=True),
            area,
            self._fault,
            gap="m",
        )
        body.setStretch(4, 1)
        lay_out(self, body, buttons, high=size("dialog_height"))

    @action(TAKE, shortcut="F9", kind="primary")
    def take(self) -> None:
        """Take the pack; what it brings holds at once."""
        if self._frame.perform(
            lambda: packs.accept(self._frame.desk, self._pack, is_maker_told=True),
            announces=self._frame.changes.catalogue_changed,
            beside=self._fault.setText,
        ):
            if self._pack.days or self._pack.law:
                self._frame.renew_desk(office.renewed(self._frame.desk))
            self._frame.notices.publish(f"Đã nhận gói {self._pack.name}.")
            self.accept()
