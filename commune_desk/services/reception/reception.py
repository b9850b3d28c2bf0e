"""What is entered (nhập hồ sơ): from texts to the `Reception` that the office accepts.

Window, command line and replay come here with the texts of the same form
(`domain.reception.reception.RECEPTION`), so that the three accept and refuse the same. The window
asks while the clerk types (`card_texts` for a scan, `refused` beside the fields) and receives what
stands there; a document brings the text of its card along ("applicant.card") and is completed here.
"""

from dataclasses import replace
from datetime import date, datetime

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.errors import FormOutOfForce
from commune_desk.domain.form.kinds import DATE, write_card_warnings
from commune_desk.domain.form.records import record_from, texts_of
from commune_desk.domain.form.rules import inside, missing, placed, refusals, shown, value_of
from commune_desk.domain.form.spec import Need, Texts
from commune_desk.domain.identifiers.card_reading import (
    CardReading,
    CardWarning,
    disagreements,
)
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.people.applicant import PERSON, FilledFrom, Person, completed, person_on
from commune_desk.domain.reception import reception
from commune_desk.domain.reception.reception import RECEPTION, Reception
from commune_desk.domain.reception.reception_errors import DayNotYetCome, MissingApplicantName
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import declared_people, declaring
from commune_desk.services.reception.forms import ended_form
from commune_desk.store.people import citizens

_WHO = ("applicant", "delegate")
_NAMES = {"applicant.full_name", "organisation.name", "delegate.full_name"}
_RETYPED = {"full_name", "address"}
"""Texts that a keyboard program between scanner and window can spoil."""


def checked_reception(
    desk: Desk,
    texts: Texts,
    *,
    at: datetime | None = None,
    needs_procedure: bool = True,
) -> Reception:
    """The reception that the texts stand for.

    Args:
        desk: whose records complete what a card says.
        texts: as typed, or as a document says them; see the head of this module.
        at: the moment of reception; None is now.
        needs_procedure: whether it is refused where no procedure is chosen.

    Raises:
        CardUnreadable: not even a number can be saved from the text of a card.
        UnknownField: an answer is given to what none of the declarations asks.
        FormOutOfForce: answers are given, and the form ended before that day.
        The first of what `refused` finds.
    """
    whole = _with_doubts(_with_cards(desk, texts))
    found = refused(whole, today=desk.now().date(), needs_procedure=needs_procedure)
    for refusal in found.values():
        raise refusal
    entered = replace(reception.reception_from(whole), at=at)
    if entered.request_id:
        entered = replace(entered, request_print=reception.fingerprint(texts, at))
    if not entered.answers.texts:
        return entered
    forms = declaring.forms_of_all(desk, entered)
    on = (at or desk.now()).astimezone(OFFICE_ZONE).date()
    ended = None if forms else ended_form(desk, entered.procedure_code, on)
    if ended is not None and ended.effective_to is not None:
        raise FormOutOfForce(ended.name, on, ended.effective_to)
    return _with_answers(desk, forms, entered)


def written_for(desk: Desk, texts: Texts, *, at: datetime | None = None) -> Reception:
    """As `checked_reception`, of what is only written: letters need no procedure.

    Raises:
        Everything that `checked_reception` raises.
    """
    return checked_reception(desk, texts, at=at, needs_procedure=not texts.get("forms", "").strip())


def entered_for_form(
    desk: Desk, texts: Texts, forms: tuple[DeclaredForm, ...], *, at: datetime | None = None
) -> Reception:
    """What is entered to fill forms outside a reception: nobody need be named.

    Raises:
        CardUnreadable: not even a number can be saved from the text of a card.
        UnknownField: an answer is given to what none of the forms asks.
        UserError: why a text of who files cannot stand where it stands.
    """
    whole = _with_cards(desk, texts)
    for refusal in refusals(RECEPTION, whole).values():
        raise refusal
    return _with_answers(desk, forms, replace(reception.reception_from(whole), at=at))


def _with_cards(desk: Desk, texts: Texts) -> dict[str, str]:
    """The texts with those of the cards that stand in them."""
    whole = dict(texts)
    for who in _WHO:
        if card := whole.pop(f"{who}.card", ""):
            typed = {name: text for name, text in whole.items() if text.strip()}
            whole = card_texts(desk, card, who, beside=inside(who, typed)) | typed
    return whole


def _with_answers(desk: Desk, forms: tuple[DeclaredForm, ...], entered: Reception) -> Reception:
    return replace(entered, answers=declared_people.completed_answers(desk, forms, entered))


def card_texts(
    desk: Desk, card: str, who: str = "applicant", *, beside: Texts | None = None
) -> dict[str, str]:
    """The texts of a person by the text of their card, completed from the office's record.

    Args:
        desk: whose records are asked.
        card: a QR code or a machine-readable zone, as the scanner typed it.
        who: as whom the person files: "applicant" or "delegate".
        beside: what was typed of the same person and compared with the card; what the card leaves
            in doubt of it is not in doubt.

    Raises:
        CardUnreadable: not even a number can be saved.
    """
    from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

    reading = read_card(card)
    texts = texts_of(person_of(desk, reading))
    spoiled = refusals(PERSON, texts).keys()
    known = {
        name: text
        for name, text in texts.items()
        if name not in spoiled or getattr(reading, name, None)  # a record need not be right
    }
    doubts = (doubt for doubt in reading.warnings if not (beside or {}).get(doubt.field))
    known["card_warnings"] = write_card_warnings(doubts)
    source = {"filled_from": FilledFrom.CARD} if who == "applicant" else {}
    return {**placed(who, known), **source}


def person_of(desk: Desk, reading: CardReading) -> Person:
    """The person of a card, completed with what the office knows: a telephone, a lost address.

    The card is newer than the record; the record fills only what the card leaves empty, and the
    texts that arrived damaged or without marks.
    """
    scanned = person_on(reading)
    kept = citizens.find_by_personal_id(desk.office.id, reading.personal_id)
    if kept is None:
        return scanned
    doubtful = {warning.field for warning in reading.warnings} & _RETYPED
    certain = {name: text for name in doubtful if (text := getattr(kept.person, name))}
    return completed(replace(scanned, **certain), kept.person)


def refused(texts: Texts, *, today: date, needs_procedure: bool = True) -> dict[str, UserError]:
    """What stands in the way of a reception, by field and in the order of the form.

    Args:
        texts: what was entered.
        today: the day that no date may lie after.
        needs_procedure: whether the lack of a procedure does; letters are written without one.
    """
    fields = shown(RECEPTION, texts)
    wrong = refusals(RECEPTION, texts)
    for field in fields:
        text = texts.get(field.name, "")
        if field.kind is DATE and field.name not in wrong and text.strip():
            day = value_of(field, text)
            if day > today:
                wrong[field.name] = DayNotYetCome(field.name, day)
    for name in missing(RECEPTION, texts, (Need.REQUIRED,)):
        if name == "procedure" and not needs_procedure:
            continue
        nobody = MissingApplicantName()
        wrong[name] = nobody if name in _NAMES else WrongField("", 0, name, "")
    order = [field.name for field in fields]
    return {name: wrong[name] for name in sorted(wrong, key=order.index)}


def doubts_of(texts: Texts, who: str) -> tuple[CardWarning, ...]:
    """Where the number of somebody who files does not agree with their birthday or their sex.

    Such a number is asked about and taken: it can be the record that is wrong.
    """
    told = inside(who, texts)
    if refusals(PERSON, told) or not told.get("personal_id", "").strip():
        return ()
    person = record_from(Person, told)
    return disagreements(person.personal_id, born_on=person.born_on, sex=person.sex)


def _with_doubts(texts: Texts) -> dict[str, str]:
    """The texts with what is doubtful of who was typed; a window has asked about that before."""
    found = dict(texts)
    for who in _WHO:
        key = f"{who}.card_warnings"
        if key not in found and (doubts := doubts_of(found, who)):
            found[key] = write_card_warnings(doubts)
    return found
