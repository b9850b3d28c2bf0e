"""Deleting what is kept of a person beyond their dossiers, by their wish (quyền xóa dữ liệu).

That is what was learned for later dossiers, their consent to it, and the telephone and e-mail of
their record. Dossiers, books and the history stay: what keeps them is said in the answer
(`resources/law/personal_data.toml`).
"""

from dataclasses import replace

from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.handling.correction_errors import NothingToLetGo
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.papers.kept_of_person import LetGo
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.people import citizens, kept, reuse
from commune_desk.store.upkeep import history


def may_go(desk: Desk, citizen_id: CitizenId) -> LetGo:
    """What would be deleted of a person; nothing is written."""
    rights.check(desk, EventKind.RECORD_LET_GO)
    office, person = desk.office.id, citizens.get(citizen_id).person
    consent = reuse.consent_of(office, citizen_id)
    links = len(reuse.links_of(office, citizen_id))
    return LetGo(
        consents=consent is not None and consent.withdrawn_at is None,
        facts=len(reuse.facts_of(office, citizen_id)),
        links=links + kept.named_as_relative(office, person.personal_id),
        phone=bool(person.phone),
        email=bool(person.email),
    )


def let_go(desk: Desk, citizen_id: CitizenId, *, reason: str) -> LetGo:
    """Delete what may be deleted of a person; why and how much of it stays on record.

    Raises:
        MissingReason: nothing is deleted without one.
        NothingToLetGo: nothing is kept beyond what the law keeps.
    """
    rights.check(desk, EventKind.RECORD_LET_GO)
    if not reason.strip():
        raise MissingReason("", EventKind.RECORD_LET_GO, "reason")
    office, person = desk.office.id, citizens.get(citizen_id).person
    with desk.database.transaction():
        gone = may_go(desk, citizen_id)
        if gone.is_nothing:
            raise NothingToLetGo
        at = desk.now()
        reuse.withdraw_consent(office, citizen_id, number=person.personal_id, at=at)
        if gone.phone or gone.email:
            citizens.change_person(citizen_id, replace(person, phone="", email=""), at)
        facts = {
            "citizen": citizen_id,
            "reason": reason.strip(),
            "consents": gone.consents,
            "facts": gone.facts,
            "links": gone.links,
            "phone": gone.phone,
            "email": gone.email,
        }
        event = record(desk, EventKind.RECORD_LET_GO, facts=facts)
        history.keep_subject(office, event, citizen_id=citizen_id)
    return gone
