"""How a folded form lies: what is asked stands in the form itself, all else in its `rest`.

A field goes from one to the other as it is, with what stands in it and what is said of it; the
sections keep their order in both. Nothing is made before it is needed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from commune_desk.domain.form.spec import Section
from commune_desk.ui.look.layouts import boxed, column, in_order
from commune_desk.ui.widgets.flow import Flow
from commune_desk.ui.widgets.form.editors import BRIEF
from commune_desk.ui.widgets.form.field import Field

Heads = Callable[[str, bool], QWidget | None]
"""Makes what stands above the fields of a section, where they are asked for or where they lie
otherwise; None where nothing does."""


class Folding:
    """The places of the fields of a folded form.

    Args:
        sections: those that stand in it once, in their order.
        fields: the fields that are made; the form adds to them.
        make: one of the fields, made when it is first needed.
        belonging: the names of the fields that belong to the form as it is filled now.
        heads: what stands above the fields of a section.

    Attributes:
        area: where what is asked lies.
        rest: where all else does; hidden until it is opened.
        asked: the names of the fields that are asked for.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        *,
        fields: Mapping[str, Field],
        make: Callable[[str], Field],
        belonging: Callable[[], Collection[str]],
        heads: Heads,
    ) -> None:
        self._names = {
            section.name: [field.name for field in section.fields if field.is_asked]
            for section in sections
        }
        self._is_brief = {
            field.name: field.kind.name in BRIEF for section in sections for field in section.fields
        }
        self._fields = fields
        self._make = make
        self._belonging = belonging
        self._heads = heads
        self._asked_heads: dict[str, QWidget] = {}
        self._past_heads: dict[str, QWidget] = {}
        self._asked_sections: dict[str, tuple[QWidget, Flow]] = {}
        self._rest_sections: dict[str, tuple[QWidget, Flow]] = {}
        self.area = column(gap="m")
        self.rest = QWidget()
        self.rest.hide()
        self.asked: tuple[str, ...] = ()

    @property
    def _all_names(self) -> list[str]:
        return [name for names in self._names.values() for name in names]

    # --- what is asked, what is open -------------------------------------------------------------

    def ask(self, names: Collection[str]) -> None:
        """Show these fields in the form itself, in their order, and the others in the rest."""
        asked = tuple(name for name in self._all_names if name in names)
        if asked == self.asked:
            return
        self.asked = asked
        for name in asked:
            self._make(name)
        self._lay()

    def bring(self, names: Iterable[str]) -> None:
        """See to it that fields are in sight: what lies folded away is asked for."""
        folded = [name for name in names if name not in self.asked]
        if folded and not self.is_open:
            self.ask((*self.asked, *folded))

    def rest_names(self) -> tuple[str, ...]:
        """The fields of the rest that belong to the form as it is filled now."""
        belonging = self._belonging()
        return tuple(n for n in self._all_names if n in belonging and n not in self.asked)

    @property
    def is_open(self) -> bool:
        """Whether the rest is in use, in sight or about to be."""
        return not self.rest.isHidden() and bool(self._rest_sections)

    def open_rest(self, is_open: bool = True) -> None:
        """Show everything that is not asked for, or put it away."""
        if is_open and not self._rest_sections:
            whole = column(gap="m")
            for section in self._names:
                flow = Flow()
                laid = headed(self._heads(section, False), flow)
                self._rest_sections[section] = laid, flow
                whole.addWidget(laid)
            self.rest.setLayout(whole)
        if is_open:
            for name in self._all_names:
                self._make(name)
        self.rest.setVisible(is_open)
        self._lay()

    def begin_anew(self) -> None:
        """Nothing is asked; what stood above the sections was of somebody else."""
        if self.is_open:
            self.open_rest(False)
        self.ask(())
        self._past_heads |= self._asked_heads

    # --- where the keyboard goes -----------------------------------------------------------------

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in what is asked for: what fills a person at once, then their fields."""
        found: list[QWidget] = []
        for section, names in self._names.items():
            asked = [name for name in names if name in self.asked]
            if asked and (head := self._asked_heads.get(section)) is not None:
                inside = head.findChildren(QWidget)
                found += [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
            found += [self._fields[name].editor for name in asked]
        return tuple(found)

    def rest_stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in the rest, once it was opened."""
        return tuple(one.editor for name, one in self._fields.items() if name not in self.asked)

    # --- where each field lies -------------------------------------------------------------------

    def _lay(self) -> None:
        """Put the fields into their places."""
        for section, names in self._names.items():
            asked = [name for name in names if name in self.asked]
            if asked and section in self._past_heads:
                self._renew_head(section)
            if asked or section in self._asked_sections:
                self._take(self._asked_in(section)[1], asked)
            if section in self._rest_sections:
                made = [name for name in names if name in self._fields and name not in asked]
                self._take(self._rest_sections[section][1], made)
        in_order([*self.stops(), *self.rest_stops()])
        self.show_belonging()

    def _take(self, flow: Flow, names: Iterable[str]) -> None:
        parts = ((part, name) for name in names for part in self._fields[name].parts)
        flow.take([(part, not self._is_brief[name]) for part, name in parts])

    def _asked_in(self, section: str) -> tuple[QWidget, Flow]:
        """Where the fields of a section are asked for; the sections keep their order."""
        if section not in self._asked_sections:
            flow, head = Flow(), self._heads(section, True)
            if head is not None:
                self._asked_heads[section] = head
            laid = headed(head, flow)
            before = [one for one in self._names if one in {*self._asked_sections, section}]
            self.area.insertWidget(before.index(section), laid)
            self._asked_sections[section] = laid, flow
        return self._asked_sections[section]

    def _renew_head(self, section: str) -> None:
        """What fills a person at once is of who stands in the form now."""
        past, head = self._past_heads.pop(section), self._heads(section, True)
        if head is not None and (place := self._asked_sections[section][0].layout()) is not None:
            place.replaceWidget(past, head)
            past.hide()
            past.deleteLater()
            self._asked_heads[section] = head

    def show_belonging(self) -> None:
        """Show the fields that belong to the form as it is filled now, and where they lie."""
        belonging, asked = set(self._belonging()), set(self.asked)
        for name, field in self._fields.items():
            is_placed = name in asked or bool(self._rest_sections)
            for part in field.parts:
                part.setVisible(is_placed and name in belonging)
        for section, names in self._names.items():
            here = belonging.intersection(names)
            if section in self._rest_sections:
                self._rest_sections[section][0].setVisible(bool(here - asked))
            if section in self._asked_sections:
                self._asked_sections[section][0].setVisible(bool(here & asked))
        for _laid, flow in (*self._rest_sections.values(), *self._asked_sections.values()):
            flow.arrange()


def headed(head: QWidget | None, fields: QWidget | QLayout) -> QWidget:
    """The fields of a section below what stands above them."""
    return boxed(column(fields) if head is None else column(head, fields))
