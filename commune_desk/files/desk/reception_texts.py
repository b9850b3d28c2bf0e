"""A reception of a JSON document, laid flat into the texts of its form.

The form (`domain.reception.reception.RECEPTION`) says which keys are known and what their values
must be; a key that is not known is refused with its name, for a misspelt one would lose what it
says. The text of a card stands under "applicant.card" or "delegate.card", beside what was typed of
the same person; the answers of declarations under "form.", the reasons of `overruled` under
"form_why.".

Raises:
    WrongField, UnknownField, CardUnreadable, WrongLength …: a key or a value is not understood.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from commune_desk.domain.form.kinds import DATE, NUMBER, TICK, write_tick
from commune_desk.domain.form.rules import placed, value_of
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.input_errors import UnknownField, WrongField
from commune_desk.domain.people.applicant import ORGANISATION, PERSON, ApplicantKind
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.files.strict import Place, read

_OF_ITSELF = RECEPTION.part("procedure", "way").fields
_ALL_OPTIONAL = tuple(replace(field, need=Need.OPTIONAL) for field in _OF_ITSELF)
(_PAPERS,) = RECEPTION.part("papers").sections
(_LINKED,) = RECEPTION.part("linked").sections
_AUTHORISATION = replace(RECEPTION.field("delegate.authorisation"), name="authorisation")


_BODY = tuple(
    replace(field, name="organisation") if field.name == "name" else field
    for field in ORGANISATION.fields
)
"""The fields of an organisation by the keys of a document."""

_BESIDE_ITSELF = ("applicant", "delegate", "phone", "papers", "form", "overruled", "linked")


def texts_of(
    content: dict[str, Any], place: Place, *, needs_procedure: bool = True
) -> dict[str, str]:
    """The texts of a reception; a letter needs no procedure."""
    fields = _OF_ITSELF if needs_procedure else _ALL_OPTIONAL
    texts = _texts(fields, content, place, beside=_BESIDE_ITSELF) | _party(content, place)
    return texts | _beside_itself(content, place)


def changed_texts(content: dict[str, Any], place: Place) -> dict[str, str]:
    """The texts of what a correction changes; "phone" alone is that of whoever files."""
    texts = _texts(_ALL_OPTIONAL, content, place, beside=_BESIDE_ITSELF)
    if "phone" in content and "applicant" not in content:
        phone = RECEPTION.field("applicant.phone")
        texts["phone"] = _text(phone, content.pop("phone"), place.inside("phone"))
    texts |= _party(content, place, is_whole=False)
    return texts | _beside_itself(content, place)


def record_texts(content: dict[str, Any], place: Place, *, of_organisation: bool) -> dict[str, str]:
    """The texts of what changes in the record of a citizen or of an organisation."""
    declared = _BODY if of_organisation else PERSON.fields
    optional = (replace(field, need=Need.OPTIONAL) for field in declared)
    texts = _texts(optional, content, place)
    if "organisation" in texts:
        texts["name"] = texts.pop("organisation")
    return placed("organisation" if of_organisation else "applicant", texts)


def filled_texts(content: dict[str, Any], place: Place) -> dict[str, str]:
    """The texts of who files, and the answers of a form under "form."."""
    _texts((), content, place, beside=("applicant", "delegate", "phone", "fields"))
    texts = _party(content, place) if "applicant" in content else {}
    answers = _answers(content.get("fields", {}), place.inside("fields"))
    return texts | placed("form", answers)


def _beside_itself(content: dict[str, Any], place: Place) -> dict[str, str]:
    """The texts of papers, of further procedures and of declarations."""
    texts: dict[str, str] = {}
    if "papers" in content:
        papers, there = content["papers"], place.inside("papers")
        if not isinstance(papers, list):
            raise there.wrong(papers)
        texts["papers"] = str(len(papers))
        for number, paper in enumerate(papers, 1):
            texts |= placed(f"papers.{number}", _texts(_PAPERS.fields, paper, there.inside(number)))
    if "linked" in content:
        texts |= _linked(content["linked"], place.inside("linked"))
    if "form" in content:
        texts["declared"] = write_tick(True)
        texts |= placed("form", _answers(content["form"], place.inside("form")))
    if "overruled" in content:
        texts |= placed("form_why", _answers(content["overruled"], place.inside("overruled")))
    return texts


def _linked(content: Any, place: Place) -> dict[str, str]:
    """The texts of the further procedures of a linked intake: codes, or objects with more."""
    if not isinstance(content, list):
        raise place.wrong(content)
    texts = {"linked": str(len(content))}
    for number, part in enumerate(content, 1):
        there = place.inside(number)
        said = {"procedure": part} if isinstance(part, str) else part
        told = _texts(_LINKED.fields, said, there, beside=("form",))
        told |= placed("form", _answers(said.get("form", {}), there.inside("form")))
        texts |= placed(f"linked.{number}", told)
    return texts


def _party(content: dict[str, Any], place: Place, *, is_whole: bool = True) -> dict[str, str]:
    """The texts of who files; `is_whole` is False where only what changes is said of them."""
    texts: dict[str, str] = {}
    applicant, there = content.get("applicant"), place.inside("applicant")
    who = "applicant"
    if isinstance(applicant, dict) and "organisation" in applicant:
        who = "organisation"
        texts["applicant_kind"] = ApplicantKind.ORGANISATION
        typed = _texts(_BODY, applicant, there, beside=("representative",))
        texts |= placed(who, {"name": typed.pop("organisation"), **typed})
        applicant, there = applicant.get("representative"), there.inside("representative")
    if is_whole or applicant is not None:
        texts |= placed("applicant", _person(applicant, there, is_whole=is_whole))
    if "phone" in content:
        phone = RECEPTION.field(f"{who}.phone")
        texts[phone.name] = _text(phone, content["phone"], place.inside("phone"))
    if "delegate" in content:
        there = place.inside("delegate")
        said = content["delegate"]
        delegate = _person(said, there, also=(_AUTHORISATION,), is_whole=is_whole)
        texts |= {"has_delegate": "true", **placed("delegate", delegate)}
    return texts


def _answers(content: Any, place: Place) -> dict[str, str]:
    """The texts of a declaration by place; a list is the rows of a repeated section.

    What stands inside an object has its name before it: `{"mother": {"full_name": …}}`.
    """
    if not isinstance(content, dict):
        raise place.wrong(content)
    texts: dict[str, str] = {}
    for name, value in content.items():
        there = place.inside(name)
        if isinstance(value, list):
            texts[name] = str(len(value))
            for number, row in enumerate(value, 1):
                one = f"{name}.{number}"
                if isinstance(row, str):  # "applicant": who files stands in this row too
                    texts[one] = row
                else:
                    texts |= placed(one, _answers(row, there.inside(number)))
        else:
            texts |= _answer(name, value, there)
    return texts


def _answer(name: str, value: Any, place: Place) -> dict[str, str]:
    """The texts of one place, or of what stands inside an object."""
    if isinstance(value, dict):
        return placed(name, _answers(value, place))
    if isinstance(value, bool):
        return {name: write_tick(value)}
    if isinstance(value, str | int):
        return {name: str(value)}
    raise place.wrong(value)


def _person(
    content: Any, place: Place, also: tuple[FieldSpec, ...] = (), *, is_whole: bool = True
) -> dict[str, str]:
    """The texts of a person; one whose card is given need not be named beside it."""
    declared = (*PERSON.fields, *also)
    if not is_whole:
        declared = tuple(replace(field, need=Need.OPTIONAL) for field in declared)
    if not isinstance(content, dict) or "card" not in content:
        return _texts(declared, content, place)
    card = content["card"]
    if not isinstance(card, str) or not card:
        raise place.inside("card").wrong(card)
    read_card(card)
    typed = (replace(field, need=Need.OPTIONAL) for field in declared)
    return {"card": card, **_texts(typed, content, place, beside=("card",))}


def _texts(
    fields: Iterable[FieldSpec], content: Any, place: Place, *, beside: tuple[str, ...] = ()
) -> dict[str, str]:
    """The texts of declared fields from an object; `beside` are its keys that are read elsewhere.

    Raises:
        UnknownField, WrongField, WrongLength …: as `read_line` says.
    """
    if not isinstance(content, dict):
        raise place.wrong(content)
    known = {field.name: field for field in fields}
    for key in content:
        if key not in known and key not in beside:
            unread = place.inside(key).wrong(content[key], tuple(sorted({*known, *beside})))
            raise UnknownField(**unread.facts)
    texts = {}
    for key, field in known.items():
        if key in content:
            texts[key] = _text(field, content[key], place.inside(key))
        if field.need is Need.REQUIRED and not texts.get(key):
            raise place.inside(key).wrong(content.get(key))
    return texts


def _text(field: FieldSpec, value: Any, place: Place) -> str:
    """The text of a declared field from its JSON value; a date is ISO 8601 and nothing else."""
    if field.kind is TICK:
        return write_tick(read(bool, value, place))
    if field.kind is DATE and value != "":
        return read(date, value, place).isoformat()
    if type(value) is not (int if field.kind is NUMBER else str):
        raise place.wrong(value, field.expected)
    try:
        value_of(field, str(value))
    except WrongField as refusal:
        raise place.wrong(value, refusal.expected) from None
    return str(value)
