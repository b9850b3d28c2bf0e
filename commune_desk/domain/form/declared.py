"""A declared form: a `FormSpec` with its paper, and what it says of the texts that stand in it.

`declaring` makes it of what a form file says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commune_desk.domain.errors import UserError
from commune_desk.domain.form import rules
from commune_desk.domain.form.conditions import given_values
from commune_desk.domain.form.errors import AddressWithoutCommune
from commune_desk.domain.form.expressions import Expression
from commune_desk.domain.form.paper import Element
from commune_desk.domain.form.spec import Condition, FormSpec, Rule, Texts
from commune_desk.domain.form.trade_kinds import names_a_unit
from commune_desk.domain.form.written import FormHead, WrittenForm


@dataclass(frozen=True, slots=True)
class FeeCase:
    """A case of the fees of the procedure, and when it applies."""

    case: str
    applies: Condition


@dataclass(frozen=True, slots=True)
class DeclaredForm:
    """A form that can be asked, checked and printed.

    Attributes:
        written: the file that it comes from.
        version: of the form, as the office counts; 1 for what ships.
        paper: what is printed, in order.
        spec: what is asked; its rules are those that refuse.
        warnings: rules that an officer may overrule with a reason.
        computed: places that follow from others, in the order of the paper.
        labels: what a field is called on the screen, by its name; the fields of repeated rows by
            "section.field".
        headings: what a section is called; empty where nothing is said.
        choice_words: the words of the values of a place with choices.
        offers: the words of the buttons that fill a person from who files, by person.
        relations: what the requester's relation is when they are a person themselves, by person.
    """

    written: WrittenForm
    paper: tuple[Element, ...]
    spec: FormSpec
    warnings: tuple[Rule, ...] = ()
    computed: Mapping[str, Expression] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    choice_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    offers: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    fee_cases: tuple[FeeCase, ...] = ()
    version: int = 1

    @property
    def code(self) -> str:
        """What files and programs call it."""
        return self.written.code

    @property
    def name(self) -> str:
        """What lists call it."""
        return self.written.name


def family_of(written: WrittenForm | FormHead) -> str:
    """The code that all versions and variants of a form have in common."""
    return written.replaces or written.code


def is_in_force(written: WrittenForm | FormHead, on: date) -> bool:
    """Whether a form is used for a dossier of that day, both ends included."""
    until = written.effective_to
    return written.effective_from <= on and (until is None or on <= until)


# --- what it says of texts ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with what stands in it: what a declaration prints.

    Attributes:
        texts: by the names of the places, as they were typed or known.
        marked: the place that is being typed, which a preview shows; empty for none.
    """

    form: DeclaredForm
    texts: Texts
    marked: str = ""

    def values(self) -> dict[str, Any]:
        """What the texts stand for, computed places among them; see `rules.values`."""
        found = rules.values(self.form.spec, self.texts)
        known = {**found, **given_values(self.texts), **_columns(self.form, found)}
        for name, expression in self.form.computed.items():
            found[name] = known[name] = expression.value(known)
        return found


def warnings_of(form: DeclaredForm, texts: Texts) -> dict[str, UserError]:
    """What is doubtful about the texts, by the place beside which it is said."""
    found: dict[str, UserError] = {}
    for rule in form.warnings:
        found |= {name: why for name, why in rule(texts).items() if name not in found}
    return found | {
        one.name: AddressWithoutCommune(texts[one.name])
        for one in rules.shown(form.spec, texts)
        if one.name not in found
        and one.name.endswith(RESIDENCE)
        and texts.get(one.name, "").strip()
        and not names_a_unit(texts[one.name])
    }


RESIDENCE = "residence"
"""How the places end that hold where somebody lives; a hospital needs no commune."""


def fee_case_of(form: DeclaredForm, texts: Texts) -> str:
    """The case of the procedure's fees that the texts make; empty where they make none."""
    return next((one.case for one in form.fee_cases if one.applies(texts)), "")


def _columns(form: DeclaredForm, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of repeated sections, by "section.field"."""
    return {
        f"{section.name}.{one.name}": tuple(row[one.name] for row in values[section.name] or ())
        for section in form.spec.sections
        if section.is_repeated
        for one in section.fields
    }
