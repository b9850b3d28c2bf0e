"""A dataclass as a form: each of its fields says what kind it is, and the rest follows.

    @dataclass(frozen=True, slots=True)
    class Leader:
        full_name: Annotated[str, FieldSpec(FULL_NAME, need=Need.REQUIRED)]
        title: Annotated[str, FieldSpec(TEXT)] = ""

The form, the texts, the keys of JSON documents and the columns of a table all have the names of
these fields. What is not annotated (a key, a clock) is not asked.
"""

from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar, get_type_hints

from commune_desk.domain.form import rules
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Texts

R = TypeVar("R")


_FORMS: dict[type, FormSpec] = {}


def form_of(record: type, name: str = "") -> FormSpec:
    """The form that a dataclass declares; its name is the class's in small letters or `name`."""
    if record not in _FORMS:
        hints = get_type_hints(record, include_extras=True)
        declared = []
        for attribute in fields(record):
            for mark in getattr(hints[attribute.name], "__metadata__", ()):
                if isinstance(mark, FieldSpec):
                    spec = replace(mark, name=attribute.name)
                    if attribute.default is not MISSING:
                        spec = replace(spec, default=rules.text_of(spec, attribute.default))
                    declared.append(spec)
        _FORMS[record] = FormSpec.of(name or record.__name__.lower(), *declared)
    return _FORMS[record]


def record_from(record: type[R], texts: Texts, **others: Any) -> R:
    """The record that texts describe; what cannot be read is empty.

    Args:
        record: a dataclass that declares a form.
        texts: by the names of its fields; see `rules.inside` for a part of a larger form.
        others: the attributes that are not asked, or not as the form reads them.
    """
    return record(**(rules.values(form_of(record), texts) | others))


def texts_of(record: Any) -> dict[str, str]:
    """The texts of a record."""
    spec = form_of(type(record))
    return {field.name: rules.text_of(field, getattr(record, field.name)) for field in spec.fields}
