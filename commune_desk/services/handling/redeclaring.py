"""Declarations made anew (lập lại tờ khai) after a reception was corrected, or with a correction.

They are kept by `correcting.correct`, like everything that a correction says. Here stands what they
begin with: nobody types again what was told before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.history import EventKind, EventRow
from commune_desk.domain.form.declared import family_of
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.handling.correction import Until, is_possible
from commune_desk.domain.people.applicant import Person, representative_of
from commune_desk.domain.reception.anew import Mended, going_on
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.declaration import KeptDeclaration, places_of
from commune_desk.domain.reception.reception import Reception, reception_from
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import correcting
from commune_desk.services.reception import declaring
from commune_desk.services.reception.forms import form_as_kept, forms_for, has_forms, heads, offered
from commune_desk.services.reception.reception import checked_reception
from commune_desk.store.desk import dossiers, filings
from commune_desk.store.papers import declarations
from commune_desk.store.upkeep import history


def is_open(desk: Desk, dossier: Dossier) -> bool:
    """Whether the declarations of a dossier may be made anew now."""
    on = dossier.received_at.astimezone(OFFICE_ZONE).date()
    return (
        rights.may(desk, EventKind.DOSSIER_CHANGED)
        and is_possible(dossier, Until.RESULT)
        and has_forms(desk, dossier.procedure_code, on)
    )


def begun(desk: Desk, dossier_no: str, given: Texts) -> Reception:
    """The reception of a dossier as a correction makes it, with what its declarations said.

    What is missing then is asked of the clerk; what it says is kept by `correcting.correct`.

    Args:
        desk: whose dossier.
        dossier_no: which.
        given: what is corrected with it, as for `correct`.

    Raises:
        Everything that `correcting.proposed` raises, but that nothing is corrected.
    """
    rights.check(desk, EventKind.DOSSIER_CHANGED)
    stored = dossiers.get(desk.office.id, dossier_no)
    before = correcting.texts_of(desk, dossier_no)
    texts = correcting.merged(stored, before, given)
    corrected = checked_reception(desk, texts, at=stored.received_at)
    filed = filings.get(desk.office.id, stored.dossier_no)
    kept = _last(declarations.of_dossier(filed.dossier_id))
    told = _as_declared(before, history.of_dossier(desk.office.id, stored.dossier_no))
    then = replace(reception_from(told), at=stored.received_at)
    forms = _further(desk, kept, stored=stored, procedure_code=corrected.procedure_code)
    now = replace(corrected, is_declared=True, forms=forms, declared_at=desk.now())
    answers = Answers()
    for one in reversed(kept):  # what the first of them says counts
        form = form_as_kept(desk, one.form_code, one.form_digest)
        known, people = declaring.sources(desk, then), _who_files(then, now)
        answers = answers.with_more(going_on(form, one, then=known, people=people))
    return replace(now, answers=_of_places(desk, now, answers))


def _last(kept: Sequence[KeptDeclaration]) -> list[KeptDeclaration]:
    """The declarations that hold, or where none does those that a correction left behind last."""
    standing = [one for one in kept if one.superseded_at is None]
    left = max((one.superseded_at for one in kept if one.superseded_at is not None), default=None)
    return standing or [one for one in kept if one.superseded_at == left]


def _as_declared(texts: Texts, events: Sequence[EventRow]) -> dict[str, str]:
    """The texts of a reception as they stood when its declarations were made.

    Corrections that came after them are taken back, the last one first.
    """
    found = dict(texts)
    for event in reversed(events):
        if event.facts.get("declarations"):
            break
        changes = event.facts.get("changes")
        if event.kind is EventKind.DOSSIER_CHANGED and isinstance(changes, Mapping):
            found |= {name: old for name, (old, _new) in changes.items() if isinstance(old, str)}
    return {**found, "procedure": texts["procedure"]}  # the history has its name


def _who_files(then: Reception, now: Reception) -> list[Mended]:
    """Everybody who files, as they were and as they are."""
    pairs = ((_acting(then), _acting(now)), (then.delegate, now.delegate))
    return [(before, after) for before, after in pairs if before is not None and after is not None]


def _acting(reception: Reception) -> Person | None:
    applicant = reception.applicant
    return applicant if isinstance(applicant, Person) else representative_of(applicant)


def _further(
    desk: Desk, kept: Sequence[KeptDeclaration], *, stored: Dossier, procedure_code: str
) -> tuple[str, ...]:
    """The forms that were asked for besides, as far as they go with the procedure of now."""
    on = stored.received_at.astimezone(OFFICE_ZONE).date()
    known = {one.code: one for one in heads(desk)}
    families = {family_of(one.written) for one in forms_for(desk, procedure_code, on)}
    codes = [
        one.form_code
        for one in kept
        if one.form_code in known and family_of(known[one.form_code]) not in families
    ]
    if procedure_code == stored.procedure_code:
        return tuple(codes)
    offers = {one.code for one in offered(desk, procedure_code, on)}
    return tuple(code for code in codes if code in offers)


def _of_places(desk: Desk, reception: Reception, answers: Answers) -> Answers:
    """The answers that the declarations of a reception have places for."""
    forms = declaring.forms_of(desk, reception)
    names = frozenset[str]().union(*(places_of(one, answers.texts) for one in forms))
    return Answers(
        {name: text for name, text in answers.texts.items() if name in names},
        {name: source for name, source in answers.sources.items() if name in names},
        {name: why for name, why in answers.reasons.items() if name in names},
    )
