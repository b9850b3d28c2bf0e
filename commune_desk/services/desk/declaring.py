"""Declarations (tờ khai) at the desk: which forms a procedure demands, and what fills them.

The files of all forms are read when the first of them is asked for and kept as long as the program
runs; a form is declared when it is needed, anew when the calendar of the office changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

from commune_desk.domain.applicant import FilledFrom, Organisation, Person, person_on
from commune_desk.domain.declaration import Filling, fill, places_of
from commune_desk.domain.errors import UnknownField
from commune_desk.domain.form.declared import DeclaredForm, declared, family_of, is_in_force
from commune_desk.domain.form.written import SharedParts, WrittenForm
from commune_desk.domain.form_errors import FormNotFound
from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.office_form import SHIPPED_VERSION, newest
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
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar
from commune_desk.files.forms import FormsFolder, form_from, shipped_forms
from commune_desk.files.places import read_communes, read_provinces
from commune_desk.paths import resources
from commune_desk.services.desk.desk import Desk
from commune_desk.store.database import Database
from commune_desk.store.papers import office_forms
from commune_desk.store.people import citizens
from commune_desk.words.forms import office_texts

# --- which forms -------------------------------------------------------------------------------


def all_forms(desk: Desk) -> tuple[WrittenForm, ...]:
    """Every form that the office can use, by code."""
    return tuple(shelf(desk).forms.values())


def form(desk: Desk, code: str) -> DeclaredForm:
    """A form by its code.

    Raises:
        FormNotFound: there is none.
        FormWrong, FormPaperWrong, ExpressionWrong: its file cannot be right.
    """
    folder = shelf(desk)
    written = folder.forms.get(code)
    if written is None:
        raise FormNotFound(code)
    made_with, made = _declared.get(code, (None, None))
    if made is None or made.written is not written or made_with is not desk.calendar:
        version = folder.versions.get(code, SHIPPED_VERSION)
        made = declared(written, folder.shared, calendar=desk.calendar, version=version)
        _declared[code] = (desk.calendar, made)
    return made


def forms_for(desk: Desk, procedure_code: str, on: date) -> tuple[DeclaredForm, ...]:
    """The forms that a procedure demands of a dossier of a day, by code.

    Of every form there is one: that of the office's province where there is one, else that of the
    country; of several in force on the day the latest.

    Raises:
        FormWrong, FormPaperWrong, ExpressionWrong: the file of one cannot be right.
    """
    families = _families(shelf(desk))
    wanted = (
        _chosen(members, desk.office.province_code, on)
        for members in families.values()
        if any(procedure_code in one.procedures for one in members)
    )
    return tuple(form(desk, one.code) for one in wanted if one is not None)


def has_forms(desk: Desk, procedure_code: str, on: date) -> bool:
    """Whether the program has a form for a procedure on a day; declares none."""
    return any(
        _chosen(members, desk.office.province_code, on)
        for members in _families(shelf(desk)).values()
        if any(procedure_code in one.procedures for one in members)
    )


def _chosen(members: tuple[WrittenForm, ...], province: str, on: date) -> WrittenForm | None:
    """The version and variant of a form that holds here on a day."""
    fitting = [one for one in members if is_in_force(one, on) and one.province in ("", province)]
    return max(fitting, key=lambda one: (one.province != "", one.effective_from), default=None)


@dataclass(frozen=True, eq=False)
class Shelf:
    """The forms that an office can use: those that ship, with its own in their places.

    Attributes:
        versions: of the office's own, by code.
    """

    shared: SharedParts
    forms: Mapping[str, WrittenForm]
    versions: Mapping[str, int]


def shelf(desk: Desk) -> Shelf:
    """The forms of the office, read anew when it has changed one."""
    office_id = desk.office.id
    return _shelf(desk.database, office_id, office_forms.count(office_id))


@lru_cache(maxsize=4)
def _shelf(_database: Database, office_id: OfficeId, count: int) -> Shelf:
    shipped = _shipped(resources() / "forms")
    if not count:
        return Shelf(shipped.shared, shipped.forms, {})
    versions = office_forms.versions(office_id)
    own = newest(versions)
    given_up = {one.code for one in versions} - own.keys()
    forms = {code: one for code, one in shipped.forms.items() if code not in given_up}
    forms |= {code: form_from(one.text, f"{code}.toml") for code, one in own.items()}
    return Shelf(
        shipped.shared,
        dict(sorted(forms.items())),
        {code: one.version for code, one in own.items()},
    )


@cache
def _shipped(folder: Path) -> FormsFolder:
    return shipped_forms(folder)


@lru_cache(maxsize=4)
def _families(forms: Shelf) -> Mapping[str, tuple[WrittenForm, ...]]:
    """The versions and variants of every form, by the code that they have in common."""
    found: dict[str, list[WrittenForm]] = {}
    for one in forms.forms.values():
        found.setdefault(family_of(one), []).append(one)
    return {code: tuple(members) for code, members in found.items()}


_declared: dict[str, tuple[Calendar | None, DeclaredForm | None]] = {}


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
    parts.append(
        {TextSource.OFFICE: _office(desk), TextSource.TODAY: moment_texts(_day(desk, reception))}
    )
    return joined(parts)


_SCANNED = {
    FilledFrom.CARD: TextSource.CARD,
    FilledFrom.RECORD: TextSource.RECORD,
    FilledFrom.TYPED: TextSource.TYPED,
}


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


def fillings(desk: Desk, reception: Reception) -> tuple[Filling, ...]:
    """The declarations of a reception as they stand with what was entered so far."""
    on, known = _day(desk, reception), sources(desk, reception)
    return tuple(
        filled(desk, one, known, answers=reception.answers, received_on=on)
        for one in forms_for(desk, reception.procedure_code, on)
    )


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


AS_THEY = ("applicant", "delegate")
"""What a document may say in place of a person of a declaration: the same as who files."""


def completed_answers(
    forms: tuple[DeclaredForm, ...], answers: Answers, reception: Reception
) -> Answers:
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
    texts = dict(answers.texts)
    for name in people:
        if card := texts.pop(f"{name}.card", ""):
            from commune_desk.domain.identifiers.id_card import read_card  # with the first card

            known = _over(known, from_card(forms, name, read_card(card)))
        elif texts.get(name) in AS_THEY:
            known = _over(known, _as_who_files(forms, name, reception, who=texts.pop(name)))
    whole = replace(answers, texts=texts)
    _check_names(forms, whole)
    return _over(known, whole)


def _as_who_files(
    forms: tuple[DeclaredForm, ...], name: str, reception: Reception, *, who: str
) -> Answers:
    applicant = reception.applicant
    acting = applicant.representative if isinstance(applicant, Organisation) else applicant
    person = reception.delegate if who == "delegate" else acting
    if person is None:
        return Answers()
    return as_person(forms, name, person, source=_SCANNED[reception.filled_from])


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
    names = frozenset[str]().union(*(places_of(one, answers.texts) for one in forms))
    for name, text in answers.texts.items():
        if name not in names:
            like = get_close_matches(name, names, _NAMES_SHOWN, 0.4) or sorted(names)[:_NAMES_SHOWN]
            raise UnknownField("", 0, f"form.{name}", text, tuple(like))


_NAMES_SHOWN = 6
"""How many names are shown to who wrote one that no form has."""
