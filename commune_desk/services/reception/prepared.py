"""Prepared filings (hồ sơ viết hộ): written for somebody now, received or closed later.

Nothing of the people in them goes into the citizens' records before they are received.
"""

from dataclasses import replace
from datetime import datetime

from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.form.errors import LetterIsNoDossier
from commune_desk.domain.keys import DossierId, PreparedId
from commune_desk.domain.people.applicant import is_another
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.declaration import Filling
from commune_desk.domain.reception.prepared import (
    LETTER,
    NewPrepared,
    Prepared,
    PreparedCount,
    PreparedPage,
)
from commune_desk.domain.reception.reception import Reception, reception_from, texts_from
from commune_desk.domain.reception.reception_errors import NoDeclaration
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.back_dating import back_dated_facts
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.reception import intake, linked
from commune_desk.services.reception.linked import LinkedReceived
from commune_desk.store.desk import dossiers, filings
from commune_desk.store.papers import prints
from commune_desk.store.reception import links
from commune_desk.store.reception import prepared as kept
from commune_desk.words.values import WRITING_TEAM, WRITTEN_ANEW


def prepare(desk: Desk, reception: Reception) -> Prepared:
    """Keep declarations that were written for somebody; what is still missing may stay so.

    Letters of no procedure are those of `reception.forms`, with no procedure chosen. What is
    written anew takes the place of the one that it goes on from.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingApplicantName, ProcedureNotFound, ProcedureNotInForce: as for `intake.receive`.
        NoDeclaration: the procedure has none that the program could write.
        FormNotFound: there is no letter of that code.
        PreparedEnded: it goes on from one that became a dossier, or was closed.
        UserError: why a text cannot stand where it stands.
    """
    rights.check(desk, EventKind.PREPARED)
    intake.check_moment(desk, reception)
    intake.check_named(reception)
    at = (reception.at or desk.now()).astimezone(OFFICE_ZONE)
    is_letter = bool(reception.forms) and not reception.procedure_code
    procedure = None if is_letter else intake.procedure_for(desk, reception.procedure_code, at)
    written = replace(reception, is_declared=True, model=reception.model or WRITING_TEAM)
    filled = linked.fillings(desk, written)
    if procedure is not None and not filled:
        raise NoDeclaration(procedure.code, procedure.name)
    for _, filling in filled:
        for refusal in filling.refused.values():
            raise refusal
    new = NewPrepared(
        procedure_code=written.procedure_code,
        procedure_version=procedure.version if procedure is not None else 0,
        letters="; ".join(one.form.name for _, one in filled) if is_letter else "",
        party=written.party,
        model=written.model,
        texts=texts_from(written),
        officer_id=desk.officer.id,
        happened_at=at,
    )
    before = reception.prepared
    former = None if before is None else get(desk, before)
    with desk.database.transaction():
        if before is not None:
            kept.close(desk.office.id, before, at=desk.now(), reason=WRITTEN_ANEW)
        key = kept.add(desk.office.id, new)
        if former is not None and not is_another(written.applicant, former.party.applicant):
            prints.hand_on(desk.office.id, former.id, key)
        facts: dict[str, object] = {
            "prepared": key,
            "procedure": written.procedure_code,
            "model": written.model,
            **({"letters": list(written.forms)} if is_letter else {}),
            **({"instead_of": before} if before is not None else {}),
            **back_dated_facts(desk, reception.at, reception.entry_reason),
        }
        record(desk, EventKind.PREPARED, at=at, facts=facts)
    return kept.get(desk.office.id, key)


def get(desk: Desk, prepared_id: PreparedId) -> Prepared:
    """One prepared filing.

    Raises:
        PreparedNotFound: no such key.
    """
    rights.check(desk, QuietVerb.DOSSIER_READ)
    return kept.get(desk.office.id, prepared_id)


def page(
    desk: Desk,
    text: str = "",
    after: PreparedId | None = None,
    *,
    is_open: bool = True,
    limit: int = 100,
) -> PreparedPage:
    """A page of the list, newest first; those that wait, or all."""
    rights.check(desk, QuietVerb.FOUND)
    return kept.page(desk.office.id, text, after, is_open=is_open, limit=limit)


def as_reception(desk: Desk, prepared_id: PreparedId) -> Reception:
    """What was entered, to be received now or looked at.

    Raises:
        PreparedNotFound: no such key.
    """
    return replace(reception_from(get(desk, prepared_id).texts), prepared=prepared_id)


def fillings(desk: Desk, prepared_id: PreparedId) -> tuple[tuple[str, Filling], ...]:
    """Its declarations as they stand now, each with the code of its procedure; a letter has none.

    Raises:
        PreparedNotFound: no such key.
    """
    return linked.fillings(desk, as_reception(desk, prepared_id))


def give_prints(desk: Desk, prepared_id: PreparedId, *, after: int) -> DossierId | None:
    """Let what was printed of one that was received be of its dossiers, each its own; which first.

    Call it inside a transaction.

    Args:
        desk: of whoever printed.
        prepared_id: which.
        after: the key of the last print that they have.

    Returns:
        The first of them; None where it has become none, or that of somebody else.
    """
    office, one = desk.office.id, kept.get(desk.office.id, prepared_id)
    if not one.dossier_no:
        return None
    filed = filings.get(office, one.dossier_no)
    if is_another(filed.filing.party.applicant, one.party.applicant):
        return None
    lead = filed.dossier_id
    codes: dict[DossierId, tuple[str, ...]] = {}
    codes[lead] = (dossiers.get(office, one.dossier_no).procedure_code, LETTER)
    for beside in links.linked_with(office, lead):
        codes[dossiers.key_of(office, beside.dossier_no)] = (beside.procedure_code,)
    for dossier_id, of_it in codes.items():
        prints.take_over(office, prepared_id, dossier_id, codes=of_it, after=after)
    return lead


def receive(desk: Desk, prepared_id: PreparedId, *, at: datetime | None = None) -> LinkedReceived:
    """Make a dossier of it, and of what is linked with it, as it was written.

    Raises:
        PreparedNotFound: no such key.
        PreparedEnded: it became one before, or was closed.
        LetterIsNoDossier: it belongs to no procedure.
        Everything that `intake.receive` raises.
    """
    one = get(desk, prepared_id)
    if not one.procedure_code:
        raise LetterIsNoDossier(one.procedure_name)
    return linked.receive(desk, replace(as_reception(desk, prepared_id), at=at))


def close(desk: Desk, prepared_id: PreparedId, reason: str) -> Prepared:
    """Close one that becomes no dossier, and say why.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingReason: no reason is given.
        PreparedNotFound, PreparedEnded: as named.
    """
    rights.check(desk, EventKind.PREPARED_CLOSED)
    if not reason.strip():
        raise MissingReason("", EventKind.PREPARED_CLOSED, "reason")
    with desk.database.transaction():
        kept.close(desk.office.id, prepared_id, at=desk.now(), reason=reason.strip())
        facts = {"prepared": prepared_id, "note": reason.strip()}
        record(desk, EventKind.PREPARED_CLOSED, facts=facts)
    return kept.get(desk.office.id, prepared_id)


def counted(desk: Desk, period: ReportingPeriod) -> tuple[PreparedCount, ...]:
    """What was written for citizens in a period, by model, and what became of it."""
    return kept.counts(desk.office.id, period)
