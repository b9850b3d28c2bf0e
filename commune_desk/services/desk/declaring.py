"""Declarations (tờ khai) at the desk: what is known of their places, and what a dossier keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from commune_desk.domain.applicant import (
    FilledFrom,
    Organisation,
    Person,
    person_on,
    representative_of,
)
from commune_desk.domain.declaration import Filling, check, fill, kept_from, places_of
from commune_desk.domain.errors import UnknownField, WrongField
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.rules import MOST_ROWS, inside, is_row_count
from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.keys import DossierId
from commune_desk.domain.place import Commune, Province
from commune_desk.domain.prefill import (
    Answers,
    Sources,
    TextSource,
    joined,
    moment_texts,
    organisation_texts,
    person_texts,
    split_by_source,
)
from commune_desk.domain.reception import Reception
from commune_desk.domain.reuse import people_in
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.places import read_communes, read_provinces
from commune_desk.paths import resources
from commune_desk.services.desk import reuse
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.forms import form, forms_for, keep_form, versions_in_time
from commune_desk.store.papers import declarations
from commune_desk.store.people import citizens
from commune_desk.words.forms import office_texts

# --- what is known -----------------------------------------------------------------------------


def sources(desk: Desk, reception: Reception) -> Sources:
    """What the office knows by itself about who files, about itself, and the day."""
    applicant, delegate = reception.applicant, reception.delegate
    acting = applicant.representative if isinstance(applicant, Organisation) else applicant
    parts: list[Sources] = []
    if isinstance(applicant, Organisation):
        parts.append({TextSource.TYPED: organisation_texts(applicant)})
    if acting is not None:
        parts.append(
            split_by_source(
                "applicant",
                acting,
                scanned=_SCANNED[reception.filled_from],
                record=_record(desk, acting),
            )
        )
    if delegate is not None:
        scanned = TextSource.CARD if delegate.issued_on else TextSource.TYPED
        known = _record(desk, delegate)
        parts.append(split_by_source("delegate", delegate, scanned=scanned, record=known))
    if reception.linked_texts:
        parts.append({TextSource.LINKED: reception.linked_texts})
    if acting is not None and acting.personal_id:
        parts.append(_again(desk, acting, reception))
    parts.append(
        {TextSource.OFFICE: _office(desk), TextSource.TODAY: moment_texts(_day(desk, reception))}
    )
    return joined(parts)


_SCANNED = {
    FilledFrom.CARD: TextSource.CARD,
    FilledFrom.RECORD: TextSource.RECORD,
    FilledFrom.TYPED: TextSource.TYPED,
}


def _again(desk: Desk, acting: Person, reception: Reception) -> Sources:
    """What may be used again of who files, by their consent."""
    kept = citizens.find_by_personal_id(desk.office.id, acting.personal_id)
    if kept is None:
        return {}
    people = people_in(reception.answers.texts)
    blocks = [name for name, number in people.items() if number == acting.personal_id]
    codes = [
        code
        for one in forms_for(desk, reception.procedure_code, _day(desk, reception))
        for code in versions_in_time(desk, one.written)
    ]
    return reuse.known(desk, kept.id, blocks=blocks, codes=codes)


def _record(desk: Desk, person: Person) -> Person | None:
    if not person.personal_id:
        return None
    kept = citizens.find_by_personal_id(desk.office.id, person.personal_id)
    return kept.person if kept else None


def _office(desk: Desk) -> dict[str, str]:
    communes, provinces = _places(resources() / "places")
    office = desk.office
    commune, province = communes.get(office.commune_code), provinces.get(office.province_code)
    return office_texts(
        office,
        commune=commune.name if commune else "",
        province=province.name if province else "",
    )


@cache
def _places(folder: Path) -> tuple[Mapping[str, Commune], Mapping[str, Province]]:
    communes, provinces = read_communes(folder), read_provinces(folder)
    return {one.code: one for one in communes}, {one.code: one for one in provinces}


def _day(desk: Desk, reception: Reception) -> date:
    return (reception.at or desk.now()).astimezone(OFFICE_ZONE).date()


# --- filling -----------------------------------------------------------------------------------


def filled(
    desk: Desk,
    asked: DeclaredForm,
    known: Sources,
    *,
    answers: Answers,
    received_on: date | None = None,
) -> Filling:
    """A form filled with what was entered and what is known.

    Args:
        desk: whose clock says the day.
        asked: the form.
        known: see `sources`.
        answers: what was entered; it counts before what is known.
        received_on: the day of the dossier; None is today.
    """
    today = desk.now().date()
    return fill(asked, known, answers, received_on=received_on or today, today=today)


def forms_of(desk: Desk, reception: Reception) -> tuple[DeclaredForm, ...]:
    """The declarations of a reception: those that are demanded, and those that were asked for.

    Raises:
        FormNotFound: one that was asked for does not exist.
    """
    demanded = forms_for(desk, reception.procedure_code, _day(desk, reception))
    known = {one.code for one in demanded}
    return (*demanded, *(form(desk, code) for code in reception.forms if code not in known))


def forms_of_all(desk: Desk, reception: Reception) -> tuple[DeclaredForm, ...]:
    """The declarations of a reception and of those linked with it, each form once.

    Raises:
        FormNotFound: one that was asked for does not exist.
    """
    found = {one.code: one for one in forms_of(desk, reception)}
    for part in reception.linked:
        further = forms_for(desk, part.procedure_code, _day(desk, reception))
        found |= {one.code: one for one in further}
    return tuple(found.values())


def fillings(desk: Desk, reception: Reception) -> tuple[Filling, ...]:
    """The declarations of a reception as they stand with what was entered so far."""
    on, known = _day(desk, reception), sources(desk, reception)
    return tuple(
        replace(
            filled(desk, one, known, answers=reception.answers, received_on=on),
            before=_last(desk, one, reception),
        )
        for one in forms_of(desk, reception)
    )


def _last(desk: Desk, asked: DeclaredForm, reception: Reception) -> Mapping[str, str]:
    """What stood in the last declaration of that kind, where it may be used again."""
    acting = representative_of(reception.applicant) or reception.applicant
    if not isinstance(acting, Person) or not acting.personal_id:
        return {}
    kept = citizens.find_by_personal_id(desk.office.id, acting.personal_id)
    return reuse.last(desk, kept.id, versions_in_time(desk, asked.written)) if kept else {}


# --- keeping -----------------------------------------------------------------------------------


def checked_fillings(
    desk: Desk, reception: Reception, *, demands_reasons: bool = True
) -> tuple[Filling, ...]:
    """The declarations that a reception keeps; none where the citizen brings their own.

    Raises:
        Everything that `domain.declaration.check` raises.
    """
    if not reception.is_declared:
        return ()
    found = fillings(desk, reception)
    for one in found:
        check(one, demands_reasons=demands_reasons)
    return found


def keep(
    desk: Desk, dossier_id: DossierId, filled_in: Sequence[Filling]
) -> list[dict[str, object]]:
    """Keep the declarations of a dossier, inside the transaction that receives it.

    Returns what the history says of them: the forms, from where each text came, and why warnings
    were overruled; never a text.
    """
    kept = [kept_from(one, keep_form(desk, one.form)) for one in filled_in]
    declarations.keep(desk.office.id, dossier_id, kept)
    return [
        {
            "form": one.form_code,
            "version": one.form_version,
            "sources": one.sources,
            **({"overruled": one.reasons} if one.reasons else {}),
        }
        for one in kept
    ]


# --- people of a declaration -------------------------------------------------------------------


def as_person(
    forms: tuple[DeclaredForm, ...], name: str, person: Person, *, source: TextSource
) -> Answers:
    """The answers by which somebody of a declaration is a known person ("như người nộp").

    Args:
        forms: the forms in which they stand.
        name: who they are there: "mother".
        person: who they are.
        source: from where that is known.
    """
    places = frozenset[str]().union(*(places_of(one, {}) for one in forms))
    texts = {place: text for place, text in person_texts(name, person).items() if place in places}
    return Answers(texts, dict.fromkeys(texts, source))


def from_card(forms: tuple[DeclaredForm, ...], name: str, reading: CardReading) -> Answers:
    """The answers by which somebody of a declaration is who a scanned card names."""
    return as_person(forms, name, person_on(reading), source=TextSource.CARD)


APPLICANT = "applicant"
AS_THEY = (APPLICANT, "delegate")
"""What a document may say in place of a person of a declaration: the same as who files."""


def completed_answers(desk: Desk, forms: tuple[DeclaredForm, ...], reception: Reception) -> Answers:
    """Answers in which nobody is named by a card or as who files any more.

    A document may say of a person of a declaration `"mother": "applicant"`, or give the text of
    their card under "mother.card"; what else it says of them counts before that.

    Raises:
        CardUnreadable: not even a number can be saved from the text of a card.
        UnknownField: a name that none of the forms has.
    """
    people = {
        one.name.partition(".")[0] for each in forms for one in each.spec.fields if "." in one.name
    }
    known = Answers()
    texts = dict(reception.answers.texts)
    for name in people:
        if card := texts.pop(f"{name}.card", ""):
            from commune_desk.domain.identifiers.id_card import read_card  # with the first card

            known = _over(known, from_card(forms, name, read_card(card)))
        elif texts.get(name) in AS_THEY:
            who = texts.pop(name)
            known = _over(known, as_who_files(desk, forms, name, reception=reception, who=who))
    whole = replace(reception.answers, texts=texts)
    _check_names(forms, whole)
    return _over(known, whole)


def as_who_files(
    desk: Desk,
    forms: tuple[DeclaredForm, ...],
    name: str,
    *,
    reception: Reception,
    who: str = APPLICANT,
) -> Answers:
    """The answers by which somebody of a declaration is who files ("như người nộp").

    Every text keeps the source that it has of who files.

    Args:
        desk: whose records are asked.
        forms: the forms in which they stand.
        name: who they are there: "mother".
        reception: whose applicant or delegate they are.
        who: "applicant" or "delegate".
    """
    places = frozenset[str]().union(*(places_of(one, {}) for one in forms))
    texts: dict[str, str] = {}
    found: dict[str, TextSource] = {}
    for source, known in sources(desk, reception).items():
        for attribute, text in inside(who, known).items():
            place = f"{name}.{attribute}"
            if place in places and place not in texts:
                texts[place], found[place] = text, source
    return Answers(texts, found)


def _over(under: Answers, own: Answers) -> Answers:
    """Answers of which the own ones count first."""
    return Answers(
        {**under.texts, **own.texts},
        {
            **{name: one for name, one in under.sources.items() if name not in own.texts},
            **own.sources,
        },
        {**under.reasons, **own.reasons},
    )


def _check_names(forms: tuple[DeclaredForm, ...], answers: Answers) -> None:
    sections = {one.name for each in forms for one in each.spec.sections if one.is_repeated}
    for name in sections & answers.texts.keys():
        text = answers.texts[name]
        if text and not is_row_count(text):
            raise WrongField("", 0, f"form.{name}", text, (f"0–{MOST_ROWS}",))
    names = frozenset[str]().union(*(places_of(one, answers.texts) for one in forms))
    for name, text in answers.texts.items():
        if name not in names:
            like = get_close_matches(name, names, _NAMES_SHOWN, 0.4) or sorted(names)[:_NAMES_SHOWN]
            raise UnknownField("", 0, f"form.{name}", text, tuple(like))


_NAMES_SHOWN = 6
"""How many names are shown to who wrote one that no form has."""
