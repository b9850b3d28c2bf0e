"""What the places of a filled form print: the text of each place in each of its views.

A place that does not belong to the form as it is filled prints nothing, so that its dots stand
there; a text that the form refuses prints as it was typed, for the citizen must see it to mend it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from commune_desk.domain.form import rules
from commune_desk.domain.form.declared import DeclaredForm, FilledForm
from commune_desk.domain.form.paper import Element, View, parts_of, standing
from commune_desk.words.forms import printed

_VIEWS_OF_A_PART = {View.MONTH, View.YEAR, View.MINUTE, View.IN_WORDS, View.LUNAR}
"""What cannot be said of a text that is no value; the others show it as it was typed."""


@dataclass(frozen=True, slots=True)
class PrintedAnswers:
    """What stands in the places of a form.

    Attributes:
        marked: the place that is being typed.
        counts: how many rows a repeated section has.
        values: by the names of the places, "members.2.full_name" for one of the second row; what
            is empty is left out.
        typed: the texts that are no values.
        kinds: the kind of each place, those of repeated rows by "section.field"; a computed place
            has none.
    """

    form: DeclaredForm
    kinds: Mapping[str, str]
    marked: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def paper(self) -> tuple[Element, ...]:
        """What is printed, of the parts that can be chosen those that are."""
        return standing(self.form.paper, self.ticked_parts)

    @property
    def ticked_parts(self) -> frozenset[str]:
        """The places whose ticks bring a part of the paper."""
        return frozenset(p.name for p in parts_of(self.form.paper) if self.has(p.name, "true"))

    def text(self, name: str, view: View = View.WHOLE) -> str:
        """What a place prints in a view; empty for dots."""
        if (typed := self.typed.get(name)) is not None:
            return "" if view in _VIEWS_OF_A_PART else typed
        value = self.values.get(name)
        if (words := self.form.choice_words.get(_field_name(name))) and isinstance(value, str):
            return words.get(value, value)
        return printed(self.kind(name), value, view)

    def has(self, name: str, choice: str) -> bool:
        """Whether the box of a choice is crossed; "true" is that of a tick."""
        value = self.values.get(name)
        return value is True if choice == "true" else value == choice

    def kind(self, name: str) -> str:
        """The kind of a place; that of a text for one that is computed."""
        return self.kinds.get(_field_name(name), "text")


def answers(filled: FilledForm) -> PrintedAnswers:
    """What a filled form prints."""
    form, spec, texts = filled.form, filled.form.spec, filled.texts
    belonging = {one.name: one for one in rules.shown(spec, texts)}
    read = filled.values()
    # what is counted or summed of nothing is left to the pen
    values = {
        name: value
        for name, value in read.items()
        if not isinstance(value, tuple) and not (name in form.computed and value == 0)
    }
    counts = {}
    for section in spec.sections:
        if section.is_repeated:
            rows = read[section.name] or ()
            counts[section.name] = len(rows)
            values |= {
                f"{section.name}.{number}.{name}": value
                for number, row in enumerate(rows, 1)
                for name, value in row.items()
            }
    typed = {
        name: text
        for name, one in belonging.items()
        if (text := texts.get(name, one.default).strip())
        and values.get(name) == one.kind.empty
        and one.kind.name != "tick"
    }
    return PrintedAnswers(form, _kinds(form), filled.marked, counts, values, typed)


def empty(form: DeclaredForm, parts: Iterable[str] = ()) -> PrintedAnswers:
    """The form without a word in it, of the parts that can be chosen with these."""
    return PrintedAnswers(form, _kinds(form), values=dict.fromkeys(parts, True))


def _field_name(name: str) -> str:
    """The name of the field of a place: that of a row without its number."""
    return ".".join(part for part in name.split(".") if not part.isdecimal())


def _kinds(form: DeclaredForm) -> Mapping[str, str]:
    return {
        f"{section.name}.{one.name}" if section.is_repeated else one.name: one.kind.name
        for section in form.spec.sections
        for one in section.fields
    }
