"""What a correction makes of the record of a person or an organisation, and what was made of it.

The fields pass the checks of a reception, as whose applicant or organisation they are named; both
values stand in the history with the reason.
"""

from dataclasses import dataclass

from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.desk.history import EventKind, EventRow
from commune_desk.domain.form.records import record_from, texts_of
from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.handling.correction import Change, changes_between
from commune_desk.domain.handling.correction_errors import RecordUnchanged
from commune_desk.domain.identifiers.card_reading import CardWarning
from commune_desk.domain.keys import CitizenId, OrganisationId
from commune_desk.domain.people.applicant import Applicant, ApplicantKind, Organisation, Person
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.reception.reception import doubts_of, refused
from commune_desk.store.desk import dossier_pages
from commune_desk.store.upkeep import history

MOST_SHOWN = 20
_EARLIER = 5


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record as a correction makes it.

    Attributes:
        changes: what is corrected, with both values.
        doubts: where its number does not agree with its other fields; it may be right all the same.
    """

    record: Applicant
    changes: tuple[Change, ...]
    doubts: tuple[CardWarning, ...] = ()


def part_of(record: Applicant) -> str:
    """As which part of a reception the fields of a record are named."""
    return "applicant" if isinstance(record, Person) else "organisation"


def texts_of_record(record: Applicant) -> dict[str, str]:
    """The texts of a record by their names in the form of a reception."""
    is_body = isinstance(record, Organisation)
    kind = {"applicant_kind": ApplicantKind.ORGANISATION.value} if is_body else {}
    return kind | placed(part_of(record), texts_of(record))


def proposed(desk: Desk, kept: Applicant, given: Texts) -> RecordChange:
    """What a correction of a record would make of it; nothing is written.

    Raises:
        RecordUnchanged: it says so already.
        Everything that refuses these fields at a reception.
    """
    part, before = part_of(kept), texts_of_record(kept)
    after = before | dict(given)
    for name, refusal in refused(after, today=desk.now().date()).items():
        if name.startswith(f"{part}."):
            raise refusal
    own = inside(part, after)
    changed: Applicant
    if isinstance(kept, Person):
        changed = record_from(Person, own)
    else:
        changed = record_from(Organisation, own, representative=kept.representative)
    changes = changes_between(before, texts_of_record(changed))
    if not changes:
        raise RecordUnchanged
    doubts = doubts_of(after, part) if isinstance(kept, Person) else ()
    return RecordChange(changed, changes, doubts)


def check(desk: Desk, reason: str) -> None:
    """Refuse a correction to who may not make one, and one that nobody explains.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingReason: nothing is corrected without one.
    """
    rights.check(desk, EventKind.RECORD_CHANGED)
    if not reason.strip():
        raise MissingReason("", EventKind.RECORD_CHANGED, "reason")


def keep_in_history(
    desk: Desk,
    done: RecordChange,
    reason: str,
    *,
    citizen_id: CitizenId | None = None,
    organisation_id: OrganisationId | None = None,
) -> None:
    """Write down what was corrected; part of correcting it."""
    key = {"citizen": citizen_id} if citizen_id is not None else {"organisation": organisation_id}
    facts: dict[str, object] = {
        **key,
        "reason": reason.strip(),
        "changes": {one.name: [one.old, one.new] for one in done.changes},
    }
    event = record(desk, EventKind.RECORD_CHANGED, facts=facts)
    history.keep_subject(
        desk.office.id, event, citizen_id=citizen_id, organisation_id=organisation_id
    )


def earlier(desk: Desk, text: str) -> tuple[DossierRow, ...]:
    """The latest dossiers of whoever has that number or that name, newest first."""
    wanted = DossierFilter(text=text, now=desk.now())
    return dossier_pages.page(desk.office.id, wanted, limit=_EARLIER).rows


def made_of(
    desk: Desk,
    *,
    citizen_id: CitizenId | None = None,
    organisation_id: OrganisationId | None = None,
) -> tuple[EventRow, ...]:
    """What was corrected of a record, the last correction first."""
    return history.of_record(
        desk.office.id,
        citizen_id=citizen_id,
        organisation_id=organisation_id,
        limit=MOST_SHOWN,
    )
