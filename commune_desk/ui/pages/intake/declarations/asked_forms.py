"""The forms that ask for declarations, kept for the next citizen who comes for the same.

A form of sixty places takes longer to make than a key may take, so those that were asked last stay
on the page, out of sight and empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from commune_desk.domain.form.declared import DeclaredForm
    from commune_desk.domain.form.joint import JointForm
    from commune_desk.ui.widgets.form.form import Form
    from commune_desk.ui.widgets.form.rows_editor import RowsEditor

MOST_KEPT = 4
"""Forms of so many procedures stay ready; each holds some hundred widgets."""


class AskedForm(NamedTuple):
    """What asks for some declarations together: their form, and the tables below it."""

    forms: tuple[DeclaredForm, ...]
    form: Form
    tables: tuple[RowsEditor, ...]

    def let_go(self) -> None:
        """Nobody asks for them any more."""
        for part in (*self.tables, self.form.folding.rest, self.form):
            part.hide()
            part.deleteLater()


class AskedForms:
    """The forms that were asked last.

    Args:
        place: where they stand below each other, all but one hidden.
        make: makes one.
    """

    def __init__(
        self,
        place: QVBoxLayout,
        make: Callable[[tuple[DeclaredForm, ...], JointForm], AskedForm],
    ) -> None:
        self._place = place
        self._make = make
        self._kept: dict[tuple[str, ...], AskedForm] = {}

    def are_kept(self, forms: tuple[DeclaredForm, ...]) -> bool:
        """Whether the form that asks for some declarations is there."""
        kept = self._kept.get(_key(forms))
        return kept is not None and kept.forms == forms

    def of(self, forms: tuple[DeclaredForm, ...], asked: JointForm) -> AskedForm:
        """The form that asks for some declarations, empty; the one that rested longest goes."""
        kept = self._kept.pop(_key(forms), None)
        if kept is not None and kept.forms != forms:  # a pack has changed one meanwhile
            kept.let_go()
            kept = None
        if kept is None:
            kept = self._make(forms, asked)
            for table in kept.tables:
                table.hide()
                self._place.addWidget(table)
        else:
            kept.form.begin_anew()
        self._kept[_key(forms)] = kept
        for oldest in [*self._kept][:-MOST_KEPT]:
            self._kept.pop(oldest).let_go()
        return kept

    def put_in_place(self, form: Form) -> None:
        """The fields come onto the page all at once: one by one Qt would style each many times."""
        self._place.insertWidget(0, form)


def _key(forms: tuple[DeclaredForm, ...]) -> tuple[str, ...]:
    return tuple(form.code for form in forms)
