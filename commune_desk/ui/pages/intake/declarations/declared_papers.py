"""The papers of an intake for its preview: declarations and receipts, as they would print now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.services.papers import declarations, own_forms, printing
from commune_desk.services.reception import linked
from commune_desk.ui.pages.intake.declarations.declared import PREFIX
from commune_desk.ui.pages.intake.preview import Drawn, Shown
from commune_desk.words.forms import annexed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commune_desk.domain.form.declared import FilledForm
    from commune_desk.domain.reception.linked import LinkedPart
    from commune_desk.domain.reception.reception import Reception
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.pages.intake.declarations.declared import Declared

DECLARATION, RECEIPT = "Tờ khai", "Giấy tiếp nhận"


def _shown_declaration(
    frame: PageFrame, name: str, entered: Callable[[], FilledForm | None]
) -> Shown:
    """A declaration on a tab; the place that is being typed is looked at."""

    def prepared(filled: FilledForm) -> Callable[[], Drawn]:
        find = partial(own_forms.attachment_of, frame.desk, filled.form.written)
        attachment = frame.ask(find, otherwise=b"")

        def draw() -> Drawn:
            made = declarations.preview(filled, attachment)
            spot = made.spots.get(filled.marked)
            looked_at = (spot.page, spot.y, spot.y + spot.height) if spot is not None else None
            annexed = annexed_words(filled.form, made.annexed)
            return Drawn(made.pdf, looked_at, made.annexed, annexed)

        return draw

    return Shown(name, entered, prepared, is_told_elsewhere=True)


def shown_declarations(
    frame: PageFrame, declared: Declared, focused: Callable[[], str]
) -> list[Shown]:
    """The declarations on tabs, those of one dossier after those of another.

    Args:
        frame: whose desk makes them.
        declared: how they stand.
        focused: which of their places is being typed, after `PREFIX`.
    """

    def as_printed(place: int) -> FilledForm | None:
        return declared.as_printed(place, focused().removeprefix(PREFIX))

    names = declared.paper_names
    return [
        _shown_declaration(
            frame,
            DECLARATION if len(names) == 1 else _brief(name),
            partial(as_printed, place),
        )
        for place, name in enumerate(names)
    ]


def shown_receipts(
    frame: PageFrame,
    receivable: Callable[[], Reception | None],
    *,
    beside: Sequence[tuple[str, LinkedPart]],
) -> list[Shown]:
    """The receipts on tabs, of each dossier that would be received.

    Args:
        frame: whose desk makes them.
        receivable: what could be received now.
        beside: what would be received with it, each after the name of its procedure.
    """

    def one_of(part: LinkedPart) -> Reception | None:
        whole = receivable()
        return None if whole is None else linked.one_of(whole, part)

    further = [
        _shown_receipt(frame, f"{RECEIPT}: {name}", partial(one_of, part)) for name, part in beside
    ]
    return [_shown_receipt(frame, RECEIPT, receivable), *further]


def _shown_receipt(frame: PageFrame, name: str, entered: Callable[[], Reception | None]) -> Shown:
    def prepared(reception: Reception) -> Callable[[], Drawn]:
        value = printing.preview(frame.desk, reception)
        return lambda: Drawn(printing.render(frame.desk, value))

    return Shown(name, entered, prepared)


def _brief(name: str) -> str:
    """The name of a form on a narrow tab: that it is a declaration is known there."""
    rest = name.removeprefix(f"{DECLARATION} ")
    return rest[:1].upper() + rest[1:]
