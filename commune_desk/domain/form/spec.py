"""What a declared form holds: fields of some kind, in sections.

What stands in a form is a flat mapping of dotted names to texts, just as it was typed:

    {"applicant.full_name": "Trần Quốc Nam", "applicant.born_on": "17/7/1973", "papers": "0"}

A draft is exactly that, and a JSON document laid flat is that too. Half a date is no date, but it
is a text, and must not be lost. `rules` turns the texts into values.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from commune_desk.domain.errors import UserError

V = TypeVar("V")

Texts = Mapping[str, str]
"""What stands in a form, by the dotted names of its fields."""

Rule = Callable[[Texts], Mapping[str, UserError]]
"""What is wrong between fields that are each right: the refusals by field."""

Condition = Callable[[Texts], bool]
"""Whether something holds of a form as it is filled now."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[V]):
    """One kind of thing that can be asked, as a row of the table in `kinds`.

    Checking and tidying need no functions of their own: a text is wrong when it cannot be read,
    and tidy when it is written from what was read.

    Attributes:
        name: what a form file calls it, and by what the screen chooses the editor.
        read: the value of a text that is not empty; refuses with a `UserError` whose sentence says
            what to do, or with a `ValueError` where `examples` say enough.
        empty: the value of an empty text.
        write: the text of a value that is not empty; what it writes, `read` reads back.
        examples: texts that it reads, for who wrote another.
    """

    name: str
    read: Callable[[str], V]
    empty: object = None
    write: Callable[[V], str] = str
    examples: tuple[str, ...] = ()


class Need(StrEnum):
    """How much a field must be filled."""

    REQUIRED = "required"  # without it the form is refused
    WANTED = "wanted"  # it is asked for, but a form without it is accepted
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class When:
    """The condition of a field: another field of the form has one of these texts."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field.

    Attributes:
        kind: what it takes.
        name: dotted; a field of a record has the name of its attribute and need not say it.
        need: how much it must be filled.
        is_asked: whether people see it. What is not asked comes from a card or a record and goes
            with the form.
        shown_when: conditions that must all hold for the field to belong to the form. While it
            does not belong, its text is kept but counts for nothing.
        applies: a further condition of that sort, where the texts of another field do not say
            enough; None is always.
        prefill: names of known texts that fill it, the most trusted first; see `rules.prefilled`.
        choices: the values it takes, where they are few. They are given back as they stand here,
            so that a member of an enumeration stays one.
        limits: the numbers it takes, both included.
        default: the text that an empty form begins with.
    """

    kind: Kind[Any]
    name: str = ""
    need: Need = Need.OPTIONAL
    is_asked: bool = True
    shown_when: tuple[When, ...] = ()
    applies: Condition | None = None
    prefill: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    limits: tuple[int, int] | None = None
    default: str = ""

    @property
    def expected(self) -> tuple[str, ...]:
        """What it takes, for who gave something else."""
        if self.limits is not None:
            return (f"{self.limits[0]}–{self.limits[1]}",)
        return self.choices or self.kind.examples


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together.

    Attributes:
        name: the section of the form; a heading where the form has words for it.
        is_repeated: whether it stands any number of times, like the papers of a dossier. The text
            under the section's own name is the number of its rows, and the fields of the second
            row are called "papers.2.name"; without that text there are no rows at all, which is
            not the same as none.
        applies: the condition under which its rows belong to the form; None where they always do.
    """

    name: str
    fields: tuple[FieldSpec, ...]
    is_repeated: bool = False
    applies: Condition | None = None


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One declared form.

    Attributes:
        name: what words, tests and form files call it.
        rules: what must hold between its fields, beside what each field refuses by itself.
        fields: the fields of all sections that stand once, in their order.
    """

    name: str
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()
    fields: tuple[FieldSpec, ...] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The fields are asked for at every key."""
        once = (section for section in self.sections if not section.is_repeated)
        object.__setattr__(self, "fields", tuple(one for section in once for one in section.fields))

    @classmethod
    def of(cls, name: str, *fields: FieldSpec, rules: tuple[Rule, ...] = ()) -> "FormSpec":
        """A form of one section."""
        return cls(name, (Section(name, fields),), rules)

    def field(self, name: str) -> FieldSpec:
        """The field of that name.

        Raises:
            KeyError: the form has none.
        """
        found = (field for field in self.fields if field.name == name)
        if (field := next(found, None)) is None:
            raise KeyError(name)
        return field

    def part(self, *sections: str) -> "FormSpec":
        """The form with these sections alone: what one place of the screen shows of it."""
        return replace(self, sections=tuple(s for s in self.sections if s.name in sections))

    def given(self, *names: str) -> "FormSpec":
        """The form with some of its fields known already: their texts go with it, unasked."""
        sections = (
            replace(
                section,
                fields=tuple(
                    replace(field, is_asked=field.is_asked and field.name not in names)
                    for field in section.fields
                ),
            )
            for section in self.sections
        )
        return replace(self, sections=tuple(sections))


def under(prefix: str, fields: Iterable[FieldSpec], *shown_when: When) -> tuple[FieldSpec, ...]:
    """The fields of one form as a part of another: `under("delegate", PERSON.fields)`.

    Args:
        prefix: what stands before their names, and before the names in their conditions.
        fields: of the form that becomes a part.
        shown_when: further conditions of all of them, in the names of the larger form.
    """
    return tuple(
        replace(
            field,
            name=f"{prefix}.{field.name}",
            shown_when=(
                *shown_when,
                *(replace(when, name=f"{prefix}.{when.name}") for when in field.shown_when),
            ),
        )
        for field in fields
    )
