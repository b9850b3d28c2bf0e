"""People of a declaration: who files, was scanned or is known, in the places that are theirs."""

from dataclasses import replace
from difflib import get_close_matches

from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.rules import MOST_ROWS, inside, is_row_count
from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.input_errors import UnknownField, WrongField
from commune_desk.domain.people.applicant import Person, person_on
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.declaration import places_of
from commune_desk.domain.reception.prefill import TextSource, person_texts
from commune_desk.domain.reception.reception import Reception
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception.declaring import sources


def as_person(
    forms: tuple[DeclaredForm, ...], name: str, person: Person, *, source: TextSource
) -> Answers:
    """The answers by which somebody of a declaration is a known person ("như người nộp").

    Args:
        forms: the forms in which they stand.
        name: who they are there: "mother", or the row in which they stand: "members.2".
        person: who they are.
        source: from where that is known.
    """
    places = _places(forms, name)
    texts = {place: text for place, text in person_texts(name, person).items() if place in places}
    return Answers(texts, dict.fromkeys(texts, source))


def _places(forms: tuple[DeclaredForm, ...], name: str) -> frozenset[str]:
    """The places of somebody; those of a row too, of which the forms need not speak yet."""
    section, _, row = name.partition(".")
    rows = {section: row} if row else {}
    return frozenset[str]().union(*(places_of(one, rows) for one in forms))


def from_card(forms: tuple[DeclaredForm, ...], name: str, reading: CardReading) -> Answers:
    """The answers by which somebody of a declaration is who a scanned card names."""
    return as_person(forms, name, person_on(reading), source=TextSource.CARD)


APPLICANT = "applicant"
AS_THEY = (APPLICANT, "delegate")
"""What a document may say in place of a person of a declaration: the same as who files."""


def completed_answers(desk: Desk, forms: tuple[DeclaredForm, ...], reception: Reception) -> Answers:
    """Answers in which nobody is named by a card or as who files any more.

    A document may say of a person of a declaration `"mother": "applicant"`, or give the text of
    their card under "mother.card", of one in a row under "members.2.card"; what else it says of
    them counts before that.

    Raises:
        CardUnreadable: not even a number can be saved from the text of a card.
        UnknownField: a name that none of the forms has.
    """
    known = Answers()
    texts = dict(reception.answers.texts)
    places = frozenset[str]().union(*(places_of(one, texts) for one in forms))
    # Who stands in forms: "mother", and in the rows of which texts speak "members.2"
    for name in frozenset(place.rpartition(".")[0] for place in places if "." in place):
        if card := texts.pop(f"{name}.card", ""):
            from commune_desk.domain.identifiers.id_card import read_card  # with the first card

            known = known.with_more(from_card(forms, name, read_card(card)))
        elif texts.get(name) in AS_THEY:
            who = texts.pop(name)
            known = known.with_more(as_who_files(desk, forms, name, reception=reception, who=who))
    whole = replace(reception.answers, texts=texts)
    sections = {one.name for each in forms for one in each.spec.sections if one.is_repeated}
    for name in sections & whole.texts.keys():
        text = whole.texts[name]
        if text and not is_row_count(text):
            raise WrongField("", 0, f"form.{name}", text, (f"0–{MOST_ROWS}",))
    names = frozenset[str]().union(*(places_of(one, whole.texts) for one in forms))
    for name, text in whole.texts.items():
        if name not in names:
            like = get_close_matches(name, names, _NAMES_SHOWN, 0.4) or sorted(names)[:_NAMES_SHOWN]
            raise UnknownField("", 0, f"form.{name}", text, tuple(like))
    return known.with_more(whole)


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
        name: who they are there: "mother" or "members.2".
        reception: whose applicant or delegate they are.
        who: "applicant" or "delegate".
    """
    places = _places(forms, name)
    texts: dict[str, str] = {}
    found: dict[str, TextSource] = {}
    for source, known in sources(desk, reception).items():
        for attribute, text in inside(who, known).items():
            place = f"{name}.{attribute}"
            if place in places and place not in texts:
                texts[place], found[place] = text, source
    return Answers(texts, found)


_NAMES_SHOWN = 6
"""How many names are shown to who wrote one that no form has."""
