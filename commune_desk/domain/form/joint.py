"""Several declared forms asked as one: what two of them ask is asked once.

A procedure may demand more than one declaration. Their shared places have the same names, so that
one answer fills all of them; on the screen they are one form.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.spec import Condition, FieldSpec, FormSpec, Need, Section, Texts

V = TypeVar("V")

_STRONGEST = (Need.REQUIRED, Need.WANTED, Need.OPTIONAL)


@dataclass(frozen=True, slots=True)
class JointForm:
    """What is asked of several forms together.

    Attributes:
        spec: their sections by name, each place in the first form that has it, needed as much as
            the form that needs it most; it belongs as long as it belongs to one of them.
        labels, headings, choice_words, offers, relations: as in `DeclaredForm`, the first that
            says something.
    """

    spec: FormSpec
    labels: Mapping[str, str]
    headings: Mapping[str, str]
    choice_words: Mapping[str, Mapping[str, str]]
    offers: Mapping[str, str]
    relations: Mapping[str, str]


def joint(forms: Sequence[DeclaredForm]) -> JointForm:
    """The forms of a procedure as one."""
    sections: dict[str, dict[str, FieldSpec]] = {}
    repeated: dict[str, Section] = {}
    known: dict[str, str] = {}
    for form in forms:
        for section in form.spec.sections:
            if section.is_repeated:
                repeated.setdefault(section.name, section)
                continue
            for field in section.fields:
                place = known.setdefault(field.name, section.name)
                inside = sections.setdefault(place, {})
                if (before := inside.get(field.name)) is not None:
                    need = min(before.need, field.need, key=_STRONGEST.index)
                    applies = _either(before.applies, field.applies)
                    inside[field.name] = replace(before, need=need, applies=applies)
                else:
                    inside[field.name] = field
    spec = FormSpec(
        " ".join(form.code for form in forms),
        (
            *(Section(name, tuple(inside.values())) for name, inside in sections.items()),
            *repeated.values(),
        ),
        tuple(rule for form in forms for rule in form.spec.rules),
    )
    return JointForm(
        spec,
        labels=_first(form.labels for form in forms),
        headings=_first(form.headings for form in forms),
        choice_words=_first(form.choice_words for form in forms),
        offers=_first(form.offers for form in forms),
        relations=_first(form.relations for form in forms),
    )


def _first(told: Iterable[Mapping[str, V]]) -> dict[str, V]:
    """Several mappings as one; of a name the first that says something of it counts."""
    found: dict[str, V] = {}
    for one in told:
        found |= {name: words for name, words in one.items() if words and not found.get(name)}
    return found


def _either(one: Condition | None, other: Condition | None) -> Condition | None:
    if one is None or other is None:
        return None

    def holds(texts: Texts) -> bool:
        return one(texts) or other(texts)

    return holds
