"""What a declared form says of the texts that stand in it.

    shown      the fields that belong to the form as it is filled now
    missing    those that must be filled, or should be, and are empty
    refusals   those whose texts are wrong, with why
    values     what the texts stand for
    texts      the way back: the texts of values
    prefilled  the texts of fields that something else knows already

Window and command line ask these same functions, so that what one accepts the other does too. A
text of blanks is an empty one. An empty text is never wrong; whether it is missing is another
question.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.spec import (
    Condition,
    FieldSpec,
    FormSpec,
    Need,
    Section,
    Texts,
)
from commune_desk.domain.input_errors import WrongField

ASKED_FOR = (Need.REQUIRED, Need.WANTED)

# --- one field ---------------------------------------------------------------------------------


def value_of(field: FieldSpec, text: str) -> Any:
    """What the text of a field stands for.

    Raises:
        UserError: it cannot be read, or the field does not take it.
    """
    if not text.strip():
        return field.kind.empty
    try:
        value = field.kind.read(text)
        if field.choices:
            return field.choices[field.choices.index(value)]
        if field.limits and not field.limits[0] <= value <= field.limits[1]:
            raise ValueError(text)
    except ValueError:
        raise WrongField(
            source="", line=0, field=field.name, value=text, expected=field.expected
        ) from None
    return value


def _value_or_empty(field: FieldSpec, text: str) -> Any:
    """The same; what is refused stands for nothing."""
    try:
        return value_of(field, text)
    except UserError:
        return field.kind.empty


def refusal_of(field: FieldSpec, text: str) -> UserError | None:
    """Why a text cannot stand in a field; None where it can."""
    try:
        value_of(field, text)
    except UserError as refusal:
        return refusal
    return None


def text_of(field: FieldSpec, value: Any) -> str:
    """The text of a value, empty for an empty one."""
    return "" if value is None or value == field.kind.empty else field.kind.write(value)


def tidied(field: FieldSpec, text: str) -> str:
    """The text as the office writes it; what cannot be read stays as it was typed."""
    try:
        return text_of(field, value_of(field, text)) or text
    except UserError:
        return text


# --- a form ------------------------------------------------------------------------------------


class Prefill(NamedTuple):
    """A text that something else knows already, and what that is."""

    text: str
    source: str


def beginning(spec: FormSpec) -> dict[str, str]:
    """The texts of a form in which nothing was typed; a name that is left out stands for these."""
    return {field.name: field.default for field in spec.fields}


def shown(spec: FormSpec, texts: Texts) -> tuple[FieldSpec, ...]:
    """The fields that belong to the form as it is filled now, in order, rows among them."""
    given = {**beginning(spec), **texts}
    judged: dict[Condition | None, bool] = {None: True}

    def holds(condition: Condition | None) -> bool:
        """Many fields stand under the same condition, which is judged once."""
        if condition not in judged:
            judged[condition] = condition is None or condition(given)
        return judged[condition]

    return tuple(
        field
        for section in spec.sections
        for field in (_rows(section, texts) if section.is_repeated else section.fields)
        if holds(section.applies)
        and all(given.get(when.name, "") in when.texts for when in field.shown_when)
        and holds(field.applies)
    )


def missing(spec: FormSpec, texts: Texts, needs: Container[Need] = ASKED_FOR) -> tuple[str, ...]:
    """The names of the fields that are still empty, of those that are needed that much."""
    return tuple(
        field.name
        for field in shown(spec, texts)
        if field.need in needs and not texts.get(field.name, field.default).strip()
    )


def refusals(spec: FormSpec, texts: Texts) -> dict[str, UserError]:
    """What is wrong with the texts, by the name of the field, in the order of the form."""
    found = {}
    for field in shown(spec, texts):
        if refusal := refusal_of(field, texts.get(field.name, field.default)):
            found[field.name] = refusal
    for rule in spec.rules:
        found |= {name: refusal for name, refusal in rule(texts).items() if name not in found}
    return found


def values(spec: FormSpec, texts: Texts) -> dict[str, Any]:
    """What the texts stand for, by name; empty where a text is refused or does not belong.

    A repeated section is a tuple of its rows, each by the names of its own fields; None where the
    texts say nothing of it.
    """
    read = {
        field.name: _value_or_empty(field, texts.get(field.name, field.default))
        for field in shown(spec, texts)
    }
    found = {field.name: read.get(field.name, field.kind.empty) for field in spec.fields}
    for section in spec.sections:
        if section.is_repeated:
            count = row_count(texts, section.name)
            found[section.name] = (
                count
                if count is None
                else tuple(
                    {
                        field.name: read[f"{section.name}.{row}.{field.name}"]
                        for field in section.fields
                    }
                    for row in range(1, count + 1)
                )
            )
    return found


def texts(spec: FormSpec, given: Mapping[str, Any]) -> dict[str, str]:
    """The texts of values, named as in `values`; what is not given is left out."""
    found = {
        field.name: text_of(field, given[field.name])
        for field in spec.fields
        if field.name in given
    }
    for section in spec.sections:
        if section.is_repeated and given.get(section.name) is not None:
            rows = given[section.name]
            found[section.name] = str(len(rows))
            for number, row in enumerate(rows, 1):
                for field in section.fields:
                    name = f"{section.name}.{number}.{field.name}"
                    found[name] = text_of(field, row[field.name])
    return found


def prefilled(spec: FormSpec, sources: Mapping[str, Texts]) -> dict[str, Prefill]:
    """What is known already of the fields of a form, and from where.

    Args:
        spec: the form.
        sources: what each source knows, the most trusted first. A field asks each for the names of
            its `prefill`, or for its own name where it has none. A text that the field refuses
            fills it all the same: it is shown with its refusal, not lost.
    """
    found = {}
    for field in spec.fields:
        known = (
            Prefill(tidied(field, text), source)
            for source, told in sources.items()
            for name in field.prefill or (field.name,)
            if (text := told.get(name, "")).strip()
        )
        if (first := next(known, None)) is not None:
            found[field.name] = first
    return found


# --- repeated sections, and forms inside forms ---------------------------------------------------


def row_count(texts: Texts, section: str) -> int | None:
    """How many rows a repeated section has; None where the texts say nothing of it.

    More than `MOST_ROWS` are counted as so many: who takes texts from outside refuses them before.
    """
    count = texts.get(section, "")
    if not count.isdecimal():
        return None
    return int(count) if is_row_count(count) else MOST_ROWS


def is_row_count(text: str) -> bool:
    """Whether a text can say how many rows a section has."""
    return text.isdecimal() and len(text) <= _COUNT_DIGITS and int(text) <= MOST_ROWS


MOST_ROWS = 500
"""Of a repeated section; the longest list of people that one paper takes."""
_COUNT_DIGITS = 6


def inside(prefix: str, texts: Texts) -> dict[str, str]:
    """The texts of the part that `spec.under` put under a prefix, by their own names."""
    start = f"{prefix}."
    return {name[len(start) :]: text for name, text in texts.items() if name.startswith(start)}


def placed(prefix: str, texts: Texts) -> dict[str, str]:
    """Texts of a form that became a part of another, by their names there."""
    return {f"{prefix}.{name}": text for name, text in texts.items()}


def _rows(section: Section, texts: Texts) -> Iterator[FieldSpec]:
    for row in range(1, (row_count(texts, section.name) or 0) + 1):
        for field in section.fields:
            yield replace(field, name=f"{section.name}.{row}.{field.name}")
