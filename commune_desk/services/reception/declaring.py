"""Declarations (tờ khai) at the desk: what is known of their places, and what a dossier keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from commune_desk.domain.form.conditions import given_texts
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.keys import DossierId
from commune_desk.domain.law.topics import LinkedGroup, in_force
from commune_desk.domain.office.place import Commune, Province
from commune_desk.domain.people.applicant import FilledFrom, Organisation, Person, representative_of
from commune_desk.domain.people.reuse import people_in
from commune_desk.domain.reception import declaration
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.declaration import Filling, check, fill, kept_from
from commune_desk.domain.reception.linked import answers_told, sources_told
from commune_desk.domain.reception.prefill import (
    Sources,
    TextSource,
    joined,
    moment_texts,
    organisation_texts,
    split_by_source,
)
from commune_desk.domain.reception.reception import Reception
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.office.places import read_communes, read_provinces
from commune_desk.paths import resources
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import reuse
from commune_desk.services.reception.forms import form, forms_for, keep_form, versions_in_time
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
    communes, provinces = _places(resources() / "places")
    office = desk.office
    commune, province = communes.get(office.commune_code), provinces.get(office.province_code)
    parts.append(
        {
            TextSource.OFFICE: office_texts(
                office,
                commune=commune.name if commune else "",
                province=province.name if province else "",
            ),
            TextSource.TODAY: moment_texts(_signed_on(desk, reception)),
        }
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


@cache
def _places(folder: Path) -> tuple[Mapping[str, Commune], Mapping[str, Province]]:
    communes, provinces = read_communes(folder), read_provinces(folder)
    return {one.code: one for one in communes}, {one.code: one for one in provinces}


def read_places() -> None:
    """Read the units of the country, with which the first declaration is filled."""
    _places(resources() / "places")


def _day(desk: Desk, reception: Reception) -> date:
    return (reception.at or desk.now()).astimezone(OFFICE_ZONE).date()


def _signed_on(desk: Desk, reception: Reception) -> date:
    at = reception.declared_at
    return at.astimezone(OFFICE_ZONE).date() if at else _day(desk, reception)


# --- filling -----------------------------------------------------------------------------------


def filled(desk: Desk, asked: DeclaredForm, known: Sources, *, reception: Reception) -> Filling:
    """A form filled with what was entered and what is known.

    Args:
        desk: whose clock says the day.
        asked: the form.
        known: see `sources`.
        reception: the answers, which count before what is known; the day and the procedure.
    """
    return fill(asked, known, reception.answers, given=_given(desk, reception))


def for_the_pen(
    desk: Desk, asked: DeclaredForm, known: Sources, *, reception: Reception
) -> Filling:
    """A form of which nothing was told, to be filled in by hand; the arguments as of `filled`."""
    return declaration.for_the_pen(asked, known, given=_given(desk, reception))


def _given(desk: Desk, reception: Reception) -> dict[str, str]:
    return given_texts(
        received_on=_day(desk, reception),
        today=desk.now().date(),
        procedure=reception.procedure_code,
    )


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


@dataclass(frozen=True, slots=True)
class Basis:
    """What the declarations of a dossier are filled from, looked up once for many keys.

    Attributes:
        demanded: the forms that its procedure demands.
        further: those that were asked for besides.
        known: see `sources`.
        before: what stood in the last declaration of that kind, by the code of the form.
        group: the procedures that may be received together with it; None where it stands alone.
        received_on: the day of the dossier.
    """

    procedure_code: str
    demanded: tuple[DeclaredForm, ...]
    further: tuple[DeclaredForm, ...]
    known: Sources
    before: Mapping[str, Texts]
    group: LinkedGroup | None
    received_on: date

    @property
    def forms(self) -> tuple[DeclaredForm, ...]:
        """All of them."""
        return (*self.demanded, *self.further)


def group_for(desk: Desk, procedure_code: str) -> LinkedGroup | None:
    """The procedures that may be received together with one; None where it stands alone."""
    groups = in_force(desk.law.linked, on=desk.now().date()).groups
    return next((one for one in groups if procedure_code in (one.lead, one.portal)), None)


def basis(desk: Desk, reception: Reception) -> Basis:
    """Look up what the declarations of a reception are filled from.

    Raises:
        FormNotFound: one that was asked for does not exist.
    """
    forms = forms_of(desk, reception)
    demanded = len(forms_for(desk, reception.procedure_code, _day(desk, reception)))
    return Basis(
        reception.procedure_code,
        forms[:demanded],
        forms[demanded:],
        sources(desk, reception),
        {one.code: _last(desk, one, reception) for one in forms},
        group_for(desk, reception.procedure_code),
        _day(desk, reception),
    )


def filled_from(desk: Desk, found: Basis, answers: Answers) -> tuple[Filling, ...]:
    """The declarations of a dossier with what was entered so far.

    Who is meant in a declaration of what is no procedure of the commune is said by the others: the
    health card of a linked birth is that of the child.
    """
    given = given_texts(
        received_on=found.received_on,
        today=desk.now().date(),
        procedure=found.procedure_code,
    )

    def fill_one(asked: DeclaredForm, known: Sources, own: Answers) -> Filling:
        made = fill(asked, known, own, given=given)
        return replace(made, before=found.before.get(asked.code, {}))

    demanded = [fill_one(one, found.known, answers) for one in found.demanded]
    told, group = told_by(demanded), found.group
    linked = answers_told(told, group.same, answers) if group else answers
    further = [
        fill_one(one, sources_told(found.known, told), linked)
        if group and one.code in group.forms
        else fill_one(one, found.known, answers)
        for one in found.further
    ]
    return (*demanded, *further)


def told_by(fillings: Sequence[Filling]) -> dict[str, str]:
    """What declarations say, for those that are filled from them."""
    return {name: one.text for filling in fillings for name, one in filling.known.items()}


def fillings(desk: Desk, reception: Reception) -> tuple[Filling, ...]:
    """The declarations of a reception as they stand with what was entered so far."""
    return filled_from(desk, basis(desk, reception), reception.answers)


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
        Everything that `domain.reception.declaration.check` raises.
    """
    if not reception.is_declared:
        return ()
    found = fillings(desk, reception)
    for one in found:
        check(one, demands_reasons=demands_reasons)
    return found


def keep(
    desk: Desk, dossier_id: DossierId, filled_in: Sequence[Filling], *, after: int = 0
) -> list[dict[str, object]]:
    """Keep the declarations of a dossier, inside the transaction that receives or corrects it.

    Those that it keeps already, so many as `after` says, stay before them.

    Returns what the history says of them: the forms, from where each text came, and why warnings
    were overruled; never a text.
    """
    kept = [kept_from(one, keep_form(desk, one.form)) for one in filled_in]
    declarations.keep(desk.office.id, dossier_id, kept, after=after)
    return [
        {
            "form": one.form_code,
            "version": one.form_version,
            "sources": one.sources,
            **({"overruled": one.reasons} if one.reasons else {}),
        }
        for one in kept
    ]
