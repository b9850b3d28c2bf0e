"""The papers of an intake for its preview: declarations and receipts, as they would print now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.services.papers import declarations, printing
from commune_desk.ui.pages.intake.preview import Drawn, Shown
from commune_desk.words.forms import annexed_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.form.declared import FilledForm
    from commune_desk.domain.reception import Reception
    from commune_desk.ui.frame.page_frame import PageFrame

DECLARATION, RECEIPT = "Tờ khai", "Giấy tiếp nhận"


def shown_declaration(
    frame: PageFrame, name: str, entered: Callable[[], FilledForm | None]
) -> Shown:
    """A declaration on a tab; the place that is being typed is looked at."""

    def prepared(filled: FilledForm) -> Callable[[], Drawn]:
        find = partial(declarations.attachment_of, frame.desk, filled.form.written)
        attachment = frame.ask(find, otherwise=b"")

        def draw() -> Drawn:
            made = declarations.preview(filled, attachment)
            spot = made.spots.get(filled.marked)
            looked_at = (spot.page, spot.y, spot.y + spot.height) if spot is not None else None
            annexed = annexed_words(filled.form, made.annexed)
            return Drawn(made.pdf, looked_at, made.annexed, annexed)

        return draw

    return Shown(name, entered, prepared, is_told_elsewhere=True)


def shown_receipt(frame: PageFrame, name: str, entered: Callable[[], Reception | None]) -> Shown:
    """A receipt on a tab."""

    def prepared(reception: Reception) -> Callable[[], Drawn]:
        value = printing.preview(frame.desk, reception)
        return lambda: Drawn(printing.render(frame.desk, value))

    return Shown(name, entered, prepared)


def brief_name(name: str) -> str:
    """The name of a form on a narrow tab: that it is a declaration is known there."""
    rest = name.removeprefix(f"{DECLARATION} ")
    return rest[:1].upper() + rest[1:]
