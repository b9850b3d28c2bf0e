"""Declarations made anew (lập lại tờ khai) after a reception was corrected, or with a correction.

They are kept by `correcting.correct`, like everything that a correction says. Here stands what they
begin with: nobody types again what was told before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from commune_desk.domain.desk.history import EventKind, EventRow
from commune_desk.domain.form.declared import family_of
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.people.applicant import Person, representative_of
from commune_desk.domain.reception.anew import Mended, going_on
from commune_desk.domain.reception.answers import Answers, answer_texts
from commune_desk.domain.reception.declaration import KeptDeclaration, places_of
from commune_desk.domain.reception.reception import Reception, reception_from
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import correcting
from commune_desk.services.reception import declaring
from commune_desk.services.reception.forms import form_as_kept, forms_for, heads, offered
from commune_desk.services.reception.reception import checked_reception
from commune_desk.store.desk import dossiers, filings
from commune_desk.store.papers import declarations
from commune_desk.store.upkeep import history


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
    is_same = then.procedure_code == corrected.procedure_code
    forms = _further(desk, kept, corrected, is_same=is_same)
    now = replace(corrected, is_declared=True, forms=forms, declared_at=desk.now())
    answers = Answers()
    for one in reversed(kept):  # what the first of them says counts
        form = form_as_kept(desk, one.form_code, one.form_digest)
        known, people = declaring.sources(desk, then), _who_files(then, now)
        answers = answers.with_more(going_on(form, one, then=known, people=people))
    return replace(now, answers=_of_places(desk, now, answers))


def with_declarations(given: Texts, filled: Reception) -> dict[str, str]:
    """What a correction is given together with declarations that were made anew.

    Args:
        given: what else it corrects.
        filled: see `begun`; with the answers as they are complete.
    """
    declared = {"declared": write_tick(True), "forms": " ".join(filled.forms)}
    return {**given, **declared, **answer_texts(filled.answers)}


def why_before(history: Sequence[EventRow]) -> str:
    """The reason of a correction that its declarations have not followed; empty where none is."""
    told = (one for one in reversed(history) if one.kind is EventKind.DOSSIER_CHANGED)
    last = next(told, None)
    is_followed = last is None or last.facts.get("declarations")
    return "" if is_followed or last is None else str(last.facts.get("reason", ""))


def _last(kept: Sequence[KeptDeclaration]) -> list[KeptDeclaration]:
    """The declarations that hold, or where none does those that a correction left behind last."""
    standing = [one for one in kept if one.superseded_at is None]
    left = max((one.superseded_at for one in kept if one.superseded_at is not None), default=None)
    return standing or [one for one in kept if one.superseded_at == left]


def _as_declared(texts: Texts, events: Sequence[EventRow]) -> dict[str, str]:
    """The texts of a reception as they stood when its declarations were made.

    Corrections that came after them are taken back, the last one first; of another procedure stands
    there what the history calls it, which has no code.
    """
    found = dict(texts)
    for event in reversed(events):
        if event.facts.get("declarations"):
            break
        changes = event.facts.get("changes")
        if event.kind is EventKind.DOSSIER_CHANGED and isinstance(changes, Mapping):
            found |= {name: old for name, (old, _new) in changes.items() if isinstance(old, str)}
    return found


def _who_files(then: Reception, now: Reception) -> list[Mended]:
    """Everybody who files, as they were and as they are."""
    pairs = ((_acting(then), _acting(now)), (then.delegate, now.delegate))
    return [(before, after) for before, after in pairs if before is not None and after is not None]


def _acting(reception: Reception) -> Person | None:
    applicant = reception.applicant
    return applicant if isinstance(applicant, Person) else representative_of(applicant)


def _further(
    desk: Desk, kept: Sequence[KeptDeclaration], corrected: Reception, *, is_same: bool
) -> tuple[str, ...]:
    """The forms that were asked for besides, as far as they go with the procedure of now.

    Args:
        desk: whose forms they are.
        kept: the declarations that are made anew.
        corrected: the reception of now.
        is_same: whether its procedure is that for which they were made.
    """
    assert corrected.at is not None, "it was received"
    on = corrected.at.astimezone(OFFICE_ZONE).date()
    known = {one.code: one for one in heads(desk)}
    families = {family_of(one.written) for one in forms_for(desk, corrected.procedure_code, on)}
    codes = [
        one.form_code
        for one in kept
        if one.form_code in known and family_of(known[one.form_code]) not in families
    ]
    if is_same:
        return tuple(codes)
    group = declaring.group_for(desk, corrected.procedure_code)
    offers = {one.code for one in offered(desk, corrected.procedure_code, on)}
    return tuple(code for code in codes if code in offers or (group and code in group.forms))


def _of_places(desk: Desk, reception: Reception, answers: Answers) -> Answers:
    """The answers that the declarations of a reception have places for."""
    forms = declaring.forms_of(desk, reception)
    names = frozenset[str]().union(*(places_of(one, answers.texts) for one in forms))
    return Answers(
        {name: text for name, text in answers.texts.items() if name in names},
        {name: source for name, source in answers.sources.items() if name in names},
        {name: why for name, why in answers.reasons.items() if name in names},
    )
