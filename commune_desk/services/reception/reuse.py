"""Using again what the office knows (dùng lại thông tin): by the person's consent, or not at all.

Consent is asked for, never presumed; without it the dossier alone keeps what was declared. Taking
it back deletes what was kept for it.
"""

from collections.abc import Collection, Mapping

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.people.reuse import (
    Consent,
    PersonLink,
    family_texts,
    lasting_facts,
    links_in,
    people_in,
)
from commune_desk.domain.reception.declaration import RELATION, Filling
from commune_desk.domain.reception.prefill import Sources, TextSource, person_texts
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.people import citizens, reuse
from commune_desk.store.upkeep import history

# --- consent -----------------------------------------------------------------------------------


def consent_of(desk: Desk, citizen_id: CitizenId) -> Consent | None:
    """The consent of a person that holds; None where there is none."""
    consent = reuse.consent_of(desk.office.id, citizen_id)
    return consent if consent is not None and consent.withdrawn_at is None else None


def give_consent(desk: Desk, citizen_id: CitizenId) -> None:
    """Note that a person agrees; one that holds already stays as it is."""
    rights.check(desk, EventKind.CONSENT_GIVEN)
    with desk.database.transaction():
        if agree(desk, citizen_id):
            event = record(desk, EventKind.CONSENT_GIVEN, facts={"citizen": citizen_id})
            history.keep_subject(desk.office.id, event, citizen_id=citizen_id)


def agree(desk: Desk, citizen_id: CitizenId) -> bool:
    """Keep that a person agrees, inside the caller's transaction; whether that is new."""
    if consent_of(desk, citizen_id) is not None:
        return False
    reuse.add_consent(desk.office.id, citizen_id, Consent(desk.now(), desk.officer.full_name))
    return True


def withdraw_consent(desk: Desk, citizen_id: CitizenId) -> None:
    """Note that a person takes their consent back, and delete what was kept for it alone."""
    rights.check(desk, EventKind.CONSENT_WITHDRAWN)
    number = citizens.get(citizen_id).person.personal_id
    with desk.database.transaction():
        reuse.withdraw_consent(desk.office.id, citizen_id, number=number, at=desk.now())
        event = record(desk, EventKind.CONSENT_WITHDRAWN, facts={"citizen": citizen_id})
        history.keep_subject(desk.office.id, event, citizen_id=citizen_id)


# --- learning and knowing ----------------------------------------------------------------------


def learn(desk: Desk, citizen_id: CitizenId, fillings: Collection[Filling]) -> None:
    """Keep what declarations say of who files and of their relatives, if they agreed.

    Call it inside the transaction of the reception.
    """
    if not fillings or consent_of(desk, citizen_id) is None:
        return
    number = citizens.get(citizen_id).person.personal_id
    office, at = desk.office.id, desk.now()
    for filling in fillings:
        texts = {name: one.text for name, one in filling.known.items()}
        reuse.keep_facts(office, citizen_id, lasting_facts(texts, number), at=at)
        reuse.keep_links(office, citizen_id, links_in(texts, number), at=at)


def known(
    desk: Desk, citizen_id: CitizenId, *, blocks: Collection[str], codes: Collection[str]
) -> Sources:
    """What may be used again of a person who files; nothing where they have not agreed.

    Args:
        desk: whose records are asked.
        citizen_id: who files.
        blocks: who they are in the declaration that is filled.
        codes: the forms whose last declaration is of the same kind.
    """
    if consent_of(desk, citizen_id) is None:
        return {}
    office = desk.office.id
    number = citizens.get(citizen_id).person.personal_id
    links = (_now(desk, link) for link in reuse.links_of(office, citizen_id))
    return {
        TextSource.RECORD: placed("applicant", reuse.facts_of(office, citizen_id)),
        TextSource.FAMILY: family_texts(links, blocks),
        TextSource.EARLIER: _of_requester(last(desk, citizen_id, codes), number),
    }


def last(desk: Desk, citizen_id: CitizenId, codes: Collection[str]) -> Mapping[str, str]:
    """What stood in the last declaration of some forms, where it may be used again."""
    if consent_of(desk, citizen_id) is None:
        return {}
    return reuse.last_declaration(desk.office.id, citizen_id, codes) or {}


def _now(desk: Desk, link: PersonLink) -> PersonLink:
    """A relative with what the office's own record says of them by now, if they agreed themselves.

    Who files may use again what they declared; where a former wife lives now is hers to tell.
    """
    kept = citizens.find_by_personal_id(desk.office.id, link.number)
    if kept is None or consent_of(desk, kept.id) is None:
        return link
    told = {
        name.partition(".")[2]: text for name, text in person_texts("they", kept.person).items()
    }
    return PersonLink(link.kind, link.number, {**link.texts, **told})


def _of_requester(texts: Mapping[str, str], number: str) -> dict[str, str]:
    """What a declaration says of the requester, where that was who files now.

    Not their relation: the next one may be of somebody else.
    """
    if people_in(texts).get("requester") != number:
        return {}
    said = placed("requester", inside("requester", texts))
    return {name: text for name, text in said.items() if name != RELATION}
