"""All that the office keeps of one person, gathered, and written as the answer to their request.

Law: Điều 4 Luật 91/2025/QH15, the right to see one's data; the days to answer stand in
`resources/law/personal_data.toml`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.handling.dossier_sheet import DossierSheet
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.letterhead import letterhead
from commune_desk.domain.papers.kept_of_person import (
    KeptDossier,
    KeptDraft,
    KeptOfPerson,
    KeptPrepared,
    KeptVisit,
    PartIn,
    PersonAnswer,
    SaidIn,
    SaidText,
    said_of,
)
from commune_desk.domain.people.applicant import Organisation, Person, name_of
from commune_desk.domain.plain import to_plain
from commune_desk.domain.reception.declaration import KeptDeclaration, label_of
from commune_desk.domain.working_time import add_working_days
from commune_desk.files.outgoing import person_answer_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import lookup, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.reception import draft_bodies
from commune_desk.services.reception.forms import form_as_kept
from commune_desk.store.fields import json_from
from commune_desk.store.office import counters
from commune_desk.store.papers import prints
from commune_desk.store.people import citizens, kept, reuse
from commune_desk.store.reception import drafts, prepared, visits
from commune_desk.store.upkeep import history, looks


@dataclass(frozen=True, slots=True)
class Exported:
    """An answer as it was written: its number, the last day for it, and the files."""

    number: int
    answer_by: date
    files: tuple[Path, ...]


def gather(desk: Desk, citizen_id: CitizenId, *, progress: Progress = unwatched) -> KeptOfPerson:
    """All that is kept of a person; reads the declarations of all years once.

    Raises:
        StepNotForRole, MachineMayNot: who asks does not answer citizens.
        Cancelled: nobody wants it any more.
    """
    rights.check(desk, EventKind.RECORD_EXPORTED)
    office = desk.office.id
    known = citizens.get(citizen_id)
    person, number = known.person, known.person.personal_id
    filed = kept.dossiers_filed(office, citizen_id)
    named = kept.dossiers_naming(office, number)
    numbers = tuple(dict.fromkeys((*filed, *named)))
    found = []
    for done, dossier_no in enumerate(numbers):
        check(progress, done, len(numbers))
        sheet = lookup.known(desk, dossier_no)
        found.append(_in_dossier(desk, sheet, person, is_filed=dossier_no in filed))
    own = tuple(one.dossier_no for one in found if one.part is not PartIn.OTHER)
    return KeptOfPerson(
        person=person,
        updated_at=known.updated_at,
        dossiers=tuple(sorted(found, key=lambda one: (one.received_at, one.dossier_no))),
        certifications=kept.certified_for(office, own, number),
        visits=tuple(_visits(desk, number)),
        prepared=tuple(_prepared(desk, number)),
        drafts=tuple(_drafts(desk, number)),
        consent=reuse.consent_of(office, citizen_id),
        facts=reuse.facts_of(office, citizen_id),
        links=reuse.links_of(office, citizen_id),
        named_by=kept.named_as_relative(office, number),
        looks=looks.of_person(office, citizen_id),
    )


def export(
    desk: Desk,
    citizen_id: CitizenId,
    folder: Path,
    *,
    asked_on: date | None = None,
    progress: Progress = unwatched,
) -> Exported:
    """Write the answer to a person's request as PDF and as JSON; that it was given is on record.

    It is on record before the files are written: what was taken along is never without its line.

    Args:
        desk: who answers.
        citizen_id: who asked.
        folder: where the files go; their names have a day and a number and nobody's name.
        asked_on: when they asked; today where nothing is said.
        progress: how far it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: a file of that number is open elsewhere.
        Everything that `gather` raises.
    """
    rights.check(desk, EventKind.RECORD_EXPORTED)
    from commune_desk.documents import person_answer  # reportlab with the first paper

    check_outgoing(desk, folder)
    check_writable(folder)
    told = gather(desk, citizen_id, progress=progress)
    now = desk.now()
    today = now.date()
    since = asked_on or today
    law = in_force(desk.law.personal_data, today)
    with desk.database.transaction():
        number = counters.draw(desk.office.id, f"person_answer:{today.year}")
        facts = {"citizen": citizen_id, "number": number}
        event = record(desk, EventKind.RECORD_EXPORTED, facts=facts)
        history.keep_subject(desk.office.id, event, citizen_id=citizen_id)
    answer = PersonAnswer(
        number=number,
        letterhead=letterhead(desk.office),
        officer_name=desk.officer.full_name,
        asked_on=since,
        answer_by=add_working_days(desk.calendar, since, law.answer_working_days),
        made_at=now,
        kept=told,
        law=law,
    )
    as_json = json.dumps(to_plain(answer), ensure_ascii=False, indent=1).encode()
    files = []
    for suffix, content in ((".pdf", person_answer.render(answer)), (".json", as_json)):
        target = person_answer_file(folder, today, number, suffix=suffix)
        replace_or_put_beside(target, content)
        files.append(target)
    return Exported(number, answer.answer_by, tuple(files))


# --- what stands where -------------------------------------------------------------------------


def _in_dossier(desk: Desk, sheet: DossierSheet, person: Person, *, is_filed: bool) -> KeptDossier:
    """What is kept of a person in one dossier: all of their own, of others' what is about them."""
    dossier, party = sheet.dossier, sheet.filing.filing.party
    part, as_then = _part(sheet, person, is_filed=is_filed)
    number = person.personal_id
    if part is PartIn.OTHER:
        said = (_said(desk, one, said_of(one.texts, number)) for one in sheet.declarations)
        return KeptDossier(
            part=part,
            dossier_no=dossier.dossier_no,
            procedure_name=sheet.procedure.name,
            received_at=dossier.received_at,
            state=dossier.state,
            declarations=tuple(one for one in said if one.texts),
        )
    is_own = part is PartIn.APPLICANT
    return KeptDossier(
        part=part,
        dossier_no=dossier.dossier_no,
        external_no=sheet.filing.filing.external_no,
        procedure_name=sheet.procedure.name,
        received_at=dossier.received_at,
        state=dossier.state,
        closed_at=dossier.closed_at,
        returned_at=dossier.returned_at,
        filed_as=as_then,
        filed_for="" if is_own else name_of(party.applicant),
        phone=sheet.filing.filing.phone,
        note=sheet.filing.filing.note,
        papers=sheet.filing.papers,
        declarations=tuple(_said(desk, one, one.texts) for one in sheet.declarations),
        payments=sheet.payments,
        prints=sheet.prints,
        rating=sheet.rating,
    )


def _part(sheet: DossierSheet, person: Person, *, is_filed: bool) -> tuple[PartIn, Person | None]:
    """Who a person is in a dossier, and as whom the dossier keeps them."""
    party, number = sheet.filing.filing.party, person.personal_id

    def is_they(other: Person | None) -> bool:
        if other is None:
            return False
        if number and other.personal_id:
            return other.personal_id == number
        return is_filed and other.full_name == person.full_name

    applicant = party.applicant
    if isinstance(applicant, Person) and is_they(applicant):
        return PartIn.APPLICANT, applicant
    if isinstance(applicant, Organisation) and is_they(applicant.representative):
        return PartIn.REPRESENTATIVE, applicant.representative
    if is_they(party.delegate):
        return PartIn.DELEGATE, party.delegate
    return PartIn.OTHER, None


def _said(desk: Desk, kept_one: KeptDeclaration, texts: Texts) -> SaidIn:
    """What a declaration says, under what its paper calls the places."""
    form = form_as_kept(desk, kept_one.form_code, kept_one.form_digest)
    return SaidIn(
        kept_one.form_name,
        tuple(SaidText(label_of(form, name), text) for name, text in texts.items() if text.strip()),
        is_superseded=kept_one.superseded_at is not None,
    )


def _visits(desk: Desk, number: str) -> Iterator[KeptVisit]:
    for key in kept.visits_of(desk.office.id, number):
        one = visits.get(desk.office.id, key)
        yield KeptVisit(
            one.outcome, one.slip_no, one.procedure_name, one.happened_at, one.officer_name,
            one.dossier_no,
        )  # fmt: skip


def _prepared(desk: Desk, number: str) -> Iterator[KeptPrepared]:
    for key in kept.prepared_for(desk.office.id, number):
        one = prepared.get(desk.office.id, key)
        yield KeptPrepared(
            one.procedure_name, one.happened_at, one.officer_name, one.dossier_no, one.closed_at,
            prints.of_prepared(desk.office.id, key),
        )  # fmt: skip


def _drafts(desk: Desk, number: str) -> Iterator[KeptDraft]:
    for one in draft_bodies.opened(desk, drafts.open_drafts(desk.office.id)):
        if number and number in json_from(one.body):
            yield KeptDraft(one.saved_at, one.officer_name, one.desk_name)
