"""Organisations (tổ chức) that the office knows: found, opened, and corrected on purpose."""

from dataclasses import dataclass

from commune_desk.domain.desk.dossier_list import DossierRow
from commune_desk.domain.desk.filing import OrganisationRow
from commune_desk.domain.desk.history import EventKind, EventRow
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.handling.correction_errors import RecordNotFound, TaxCodeTaken
from commune_desk.domain.keys import OrganisationId
from commune_desk.domain.people.applicant import Organisation
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.people import record_changes
from commune_desk.services.people.record_changes import RecordChange
from commune_desk.store.people import organisations
from commune_desk.store.upkeep import history


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation as the office knows it.

    Attributes:
        earlier: its latest dossiers, newest first.
        corrected: what was corrected of its record, the last correction first.
    """

    organisation: Organisation
    earlier: tuple[DossierRow, ...] = ()
    corrected: tuple[EventRow, ...] = ()


def search(desk: Desk, text: str, *, limit: int = 20) -> tuple[OrganisationRow, ...]:
    """Organisations by tax code, or by words of their name."""
    rights.check(desk, QuietVerb.FOUND)
    return organisations.search(desk.office.id, text, limit)


def key_of(desk: Desk, tax_code: str) -> OrganisationId:
    """The key of the organisation with that tax code.

    Raises:
        RecordNotFound: the office knows none.
    """
    found = organisations.find(desk.office.id, tax_code)
    if found is None:
        raise RecordNotFound(tax_code)
    return found.id


def get(desk: Desk, organisation_id: OrganisationId) -> KnownOrganisation:
    """The record of an organisation by its key."""
    rights.check(desk, QuietVerb.RECORD_READ)
    kept = organisations.get(organisation_id).organisation
    earlier = record_changes.earlier(desk, kept.tax_code or kept.name)
    corrected = record_changes.made_of(desk, organisation_id=organisation_id)
    return KnownOrganisation(kept, earlier, corrected)


def open_record(desk: Desk, organisation_id: OrganisationId) -> KnownOrganisation:
    """Look at the record of an organisation; that it was opened stays in the history."""
    rights.check(desk, EventKind.RECORD_OPENED)
    with desk.database.transaction(waits_for_disk=False):
        known = get(desk, organisation_id)
        event = record(desk, EventKind.RECORD_OPENED, facts={"organisation": organisation_id})
        history.keep_subject(desk.office.id, event, organisation_id=organisation_id)
    return known


def proposed_change(desk: Desk, organisation_id: OrganisationId, given: Texts) -> RecordChange:
    """What a correction of a record would do; nothing is written.

    Args:
        desk: who corrects it.
        organisation_id: whose record.
        given: the texts that change, by their names in the form of a reception; who acts for it
            has a record of their own.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        TaxCodeTaken: another organisation has that tax code.
        Everything that `record_changes.proposed` raises.
    """
    rights.check(desk, EventKind.RECORD_CHANGED)
    kept = organisations.get(organisation_id).organisation
    done = record_changes.proposed(desk, kept, given)
    assert isinstance(done.record, Organisation)
    other = organisations.find(desk.office.id, done.record.tax_code)
    if other is not None and other.id != organisation_id:
        raise TaxCodeTaken(other.tax_code, other.name)
    return done


def change_record(
    desk: Desk, organisation_id: OrganisationId, given: Texts, *, reason: str
) -> RecordChange:
    """Correct what the office keeps of an organisation; its dossiers keep it as received.

    Raises:
        MissingReason: nothing is corrected without one.
        Everything that `proposed_change` raises.
    """
    record_changes.check(desk, reason)
    with desk.database.transaction():
        done = proposed_change(desk, organisation_id, given)
        assert isinstance(done.record, Organisation)
        organisations.change(organisation_id, done.record, desk.now())
        record_changes.keep_in_history(desk, done, reason, organisation_id=organisation_id)
    return done
