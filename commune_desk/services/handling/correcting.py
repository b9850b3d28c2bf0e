"""Correcting a reception (sửa thông tin tiếp nhận): what was entered wrongly is mended in sight.

The dossier keeps its number and its moment. What is corrected goes through the checks of a
reception, stands in the history with its old and new value and the reason, and a receipt that said
it is issued again as corrected. The records of the people change only where that is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from commune_desk.domain.catalogue.procedure import Procedure, always_asked, processing_time
from commune_desk.domain.desk.clock import explain_last, first_run
from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.filing import Filing, FilingRecord
from commune_desk.domain.desk.history import RECEPTIONS, EventKind
from commune_desk.domain.desk.papers import PaperLine, SlipKind, number_of_slip, register_series
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.handling.correction import (
    CORRECTABLE,
    Change,
    StoodDue,
    Until,
    broken_date,
    changes_between,
    is_possible,
    needs_receipt,
    papers_going_on,
)
from commune_desk.domain.handling.correction_errors import (
    CorrectionTooLate,
    DossierUnchanged,
    NotCorrectable,
)
from commune_desk.domain.handling.dossier_sheet import is_due_kept
from commune_desk.domain.keys import DossierId
from commune_desk.domain.people.applicant import (
    ApplicantKind,
    Organisation,
    contact_phone,
    number_of,
)
from commune_desk.domain.plain import to_plain
from commune_desk.domain.reception.declaration import Filling, KeptDeclaration
from commune_desk.domain.reception.reception import Reception, paper_texts, texts_from
from commune_desk.domain.vietnamese import fold
from commune_desk.domain.working_time import OFFICE_ZONE, DueStep
from commune_desk.services.desk import rights, slip_numbers
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import AT_ONCE, Late, mending_entry, record_entry
from commune_desk.services.handling.cancelling import check_stands
from commune_desk.services.reception import declaring, parties
from commune_desk.services.reception.forms import has_forms
from commune_desk.services.reception.intake import calendar_at, check_external_no, procedure_for
from commune_desk.services.reception.reception import checked_reception
from commune_desk.settings import REGISTER_BOOK, RegisterBook
from commune_desk.store.catalogue import procedures
from commune_desk.store.desk import dossiers, filings, paper_numbers
from commune_desk.store.papers import declarations
from commune_desk.store.upkeep import history

_BESIDE = ("same_person", "update_record", "declared", "filled_from", "phone", "forms")
"""What a correction may say besides the fields that it corrects."""
_OF_PARTS = ("form.", "form_from.", "form_why.", "papers.")
_OF_CARDS = (".card", ".card_warnings", ".card_compared")
_SETS_THE_TIME = frozenset({"procedure", "variant", "channel"})


@dataclass(frozen=True, slots=True)
class Correction:
    """A dossier as a correction makes it.

    Attributes:
        changes: what is corrected, with both values.
        before: the dossier as it stood.
        due_steps: why it is due when it is then.
        counted_due_at: when it would be due by what is corrected, where its due date had passed
            and stays; None where it did not.
        paper: what the citizen needs now in place of what they have; None where that still holds.
        declared: the codes of the declarations that were made anew with it.
        declared_before: the declarations that say of the people, or for the procedure, what was
            said before: a correction proposed in the window changes none.
        may_declare: whether they, or those of the other procedure, can be made with it.
        lacking: the papers that the other procedure always asks and nobody has handed in.
    """

    dossier: Dossier
    changes: tuple[Change, ...]
    before: Dossier
    due_steps: tuple[DueStep, ...]
    paper: SlipKind | None = None
    counted_due_at: datetime | None = None
    declared: tuple[str, ...] = ()
    declared_before: tuple[str, ...] = ()
    may_declare: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Worked:
    """A correction that was checked and not written yet; see `Correction`."""

    dossier: Dossier
    reception: Reception
    changes: tuple[Change, ...]
    fillings: tuple[Filling, ...]
    counted_due_at: datetime | None = None


def texts_of(desk: Desk, dossier_no: str) -> dict[str, str]:
    """What was entered at the reception of a dossier, as it is corrected so far.

    Raises:
        DossierNotFound: no such number.
    """
    dossier = dossiers.get(desk.office.id, dossier_no)
    return texts_from(_as_received(dossier, filings.get(desk.office.id, dossier.dossier_no)))


def proposed(desk: Desk, dossier_no: str, given: Texts) -> Correction:
    """What a correction would do; nothing is written.

    Raises:
        Everything that `correct` raises, but for the reason.
    """
    rights.check(desk, EventKind.DOSSIER_CHANGED)
    stored = dossiers.get(desk.office.id, dossier_no)
    filing = filings.get(desk.office.id, stored.dossier_no)
    worked = _worked_out(desk, stored, filing, given=given, now=desk.now())
    kept: tuple[KeptDeclaration, ...] = ()
    follows = not worked.fillings and any(_is_declared(one.name) for one in worked.changes)
    if follows:
        kept = declarations.of_dossier(filing.dossier_id)
    before = tuple(one.form_name for one in kept if one.superseded_at is None)
    return replace(
        _correction(desk, stored, worked=worked),
        declared_before=before,
        may_declare=follows and may_declare(desk, worked.dossier),
        lacking=_lacking(desk, stored, worked),
    )


def _lacking(desk: Desk, stored: Dossier, worked: _Worked) -> tuple[str, ...]:
    now = worked.dossier
    if now.procedure_code == stored.procedure_code:
        return ()
    procedure = procedures.get(desk.office.id, now.procedure_code, now.procedure_version)
    handed_in = {fold(line.name) for line in worked.reception.papers or ()}
    asked = always_asked(procedure)
    return tuple(paper.name for paper in asked if fold(paper.name) not in handed_in)


def papers_for(
    desk: Desk, stored: Dossier, procedure_code: str, *, received: Sequence[PaperLine]
) -> tuple[Procedure, tuple[PaperLine, ...]]:
    """Another procedure, and the papers of a dossier that go on with it.

    The clerk says which more came.

    Args:
        desk: whose catalogue is asked.
        stored: the dossier with its procedure of now.
        procedure_code: the other one.
        received: what was handed in for it.

    Raises:
        ProcedureNotFound, ProcedureNotInForce: there was no such procedure when it was received.
    """
    before = procedures.get(desk.office.id, stored.procedure_code, stored.procedure_version)
    at = stored.received_at.astimezone(OFFICE_ZONE)
    now = procedure_for(desk, procedure_code, at)
    return now, papers_going_on(received, before, now)


def may_declare(desk: Desk, dossier: Dossier) -> bool:
    """Whether the declarations of a dossier may be made anew now (`redeclaring`)."""
    on = dossier.received_at.astimezone(OFFICE_ZONE).date()
    return (
        rights.may(desk, EventKind.DOSSIER_CHANGED)
        and is_possible(dossier, Until.RESULT)
        and has_forms(desk, dossier.procedure_code, on)
    )


def correct(
    desk: Desk, dossier_no: str, given: Texts, *, reason: str, late: Late = AT_ONCE
) -> Correction:
    """Correct what was entered at the reception of a dossier.

    Args:
        desk: who corrects it.
        dossier_no: of which dossier.
        given: the texts that change, by their names in the form of a reception; the text of a card
            takes the place of all that is said of its person. "update_record" says that the
            records of the people change too, "same_person" as for a reception. Without "papers"
            those that go on with another procedure stay (`papers_for`).
        reason: why.
        late: when it was corrected, where that is entered later.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingReason: nothing is corrected without one.
        DossierNotFound: no such number.
        DossierCancelled: its reception was cancelled.
        NotCorrectable, CorrectionTooLate, DossierUnchanged: as named.
        NumberKnownOtherwise: the corrected number is known with another name or date of birth.
        Everything that `mending_entry` raises, and what refuses the fields of a reception.
    """
    rights.check(desk, EventKind.DOSSIER_CHANGED)
    if not reason.strip():
        raise MissingReason(dossier_no, EventKind.DOSSIER_CHANGED, "reason")
    now = late.moment(desk)
    with desk.database.transaction():
        stored = dossiers.get(desk.office.id, dossier_no)
        entry = mending_entry(desk, stored, late)
        record_of_filing = filings.get(desk.office.id, stored.dossier_no)
        worked = _worked_out(desk, stored, record_of_filing, given=given, now=now)
        filing, told = _filing(desk, record_of_filing.filing, worked.reception)
        if filing.external_no != record_of_filing.filing.external_no:
            check_external_no(desk, filing.external_no, stored.dossier_no)
        dossier_id = dossiers.amend(desk.office.id, worked.dossier, filing)
        facts: dict[str, object] = {
            "reason": reason.strip(),
            "changes": {one.name: [to_plain(one.old), to_plain(one.new)] for one in worked.changes},
            **told,
            **_declared_anew(desk, dossier_id, stored, worked=worked),
        }
        if worked.dossier.due_at != stored.due_at:
            facts["was_due_at"] = stored.due_at.isoformat()
            facts["due_at"] = worked.dossier.due_at.isoformat()
        if worked.counted_due_at is not None:
            facts["kept_due_at"] = worked.dossier.due_at.isoformat()
            facts["counted_due_at"] = worked.counted_due_at.isoformat()
        paper = _drawn_anew(desk, dossier_id, stored, worked=worked)
        if paper is not None:
            facts["receipt"] = True
        record_entry(desk, EventKind.DOSSIER_CHANGED, dossier_id, entry=entry, facts=facts)
    return _correction(desk, stored, worked=worked, paper=paper)


def _is_declared(name: str) -> bool:
    """Whether declarations say what stands in that field, or are made for it."""
    return name == "procedure" or name.partition(".")[0] in (
        "applicant",
        "delegate",
        "organisation",
    )


def _correction(
    desk: Desk, stored: Dossier, *, worked: _Worked, paper: SlipKind | None = None
) -> Correction:
    dossier, counted = worked.dossier, worked.counted_due_at
    told = history.of_dossier(desk.office.id, dossier.dossier_no)
    is_kept = counted is not None or is_due_kept(dossier, told)
    steps = explain_last(dossier, desk.clock_rules, is_kept=is_kept)
    declared = tuple(one.form.code for one in worked.fillings)
    return Correction(dossier, worked.changes, stored, steps, paper, counted, declared)


# --- what is corrected ---------------------------------------------------------------------------


def _as_received(dossier: Dossier, kept: FilingRecord) -> Reception:
    """The reception of a dossier, as it is corrected so far."""
    filing = kept.filing
    return Reception(
        procedure_code=dossier.procedure_code,
        applicant=filing.party.applicant,
        at=dossier.received_at,
        channel=dossier.channel,
        variant=dossier.runs[0].allowance.variant,
        model=filing.model,
        delegate=filing.party.delegate,
        papers=filing.papers,
        return_by=dossier.return_by,
        external_no=filing.external_no,
        filled_from=filing.filled_from,
        authorisation=filing.party.authorisation,
        note=filing.note,
    )


def _worked_out(
    desk: Desk, stored: Dossier, kept: FilingRecord, *, given: Texts, now: datetime
) -> _Worked:
    check_stands(stored)
    before = texts_from(_as_received(stored, kept))
    texts = merged(stored, before, given)
    if texts["procedure"] != stored.procedure_code and "papers" not in given:
        received = kept.filing.papers
        _other, stays = papers_for(desk, stored, texts["procedure"], received=received)
        texts |= paper_texts(stays)
    reception = checked_reception(desk, texts, at=stored.received_at)
    reception = replace(reception, declared_at=now)
    changes = changes_between(before, texts_from(reception))
    for change in changes:
        if not is_possible(stored, until := CORRECTABLE[change.name]):
            raise CorrectionTooLate(stored.dossier_no, change.name, until, stored.state)
    fillings = declaring.checked_fillings(desk, reception) if "declared" in given else ()
    if fillings and not is_possible(stored, Until.RESULT):
        raise CorrectionTooLate(stored.dossier_no, "declared", Until.RESULT, stored.state)
    if not changes and not fillings:
        raise DossierUnchanged(stored.dossier_no)
    dossier, counted = stored, None
    if timed := _SETS_THE_TIME & {change.name for change in changes}:
        dossier, counted = _counted_anew(desk, stored, reception, now=now)
        if dossier.runs != stored.runs and not is_possible(stored, Until.NOTICE):
            raise CorrectionTooLate(stored.dossier_no, min(timed), Until.NOTICE, stored.state)
    dossier = replace(dossier, channel=reception.channel, return_by=reception.return_by)
    named = tuple(_with_names(desk, one) for one in changes)
    return _Worked(dossier, reception, named, fillings, counted)


def _with_names(desk: Desk, change: Change) -> Change:
    """A change of the procedure with the names beside the codes; any other as it is."""
    if change.name != "procedure":
        return change
    named = {one.code: one.name for one in procedures.all_versions(desk.office.id)}
    old, new = (f"{named.get(str(code), '')} ({code})" for code in (change.old, change.new))
    return Change(change.name, old, new)


def merged(stored: Dossier, before: Texts, given: Texts) -> dict[str, str]:
    """The texts of a reception with those that a correction gives.

    Raises:
        NotCorrectable: something that no correction says.
    """
    for name in given:
        is_known = name in CORRECTABLE or name in _BESIDE or name.startswith(_OF_PARTS)
        if not is_known and not name.endswith(_OF_CARDS):
            raise NotCorrectable(stored.dossier_no, name)
    texts, given = dict(before), dict(given)
    for who in ("applicant", "delegate"):
        if f"{who}.card" in given:
            texts = {name: text for name, text in texts.items() if not name.startswith(f"{who}.")}
    if "papers" in given:
        texts = {name: text for name, text in texts.items() if not name.startswith("papers")}
    if given.get("procedure", texts["procedure"]) != texts["procedure"]:
        texts["variant"] = ""
    if "phone" in given:
        is_body = texts.get("applicant_kind") == ApplicantKind.ORGANISATION
        who = "organisation" if is_body else "applicant"
        given[f"{who}.phone"] = given.pop("phone")
    return texts | given


def _counted_anew(
    desk: Desk, stored: Dossier, reception: Reception, *, now: datetime
) -> tuple[Dossier, datetime | None]:
    """The dossier with the time of its procedure counted anew from the same reception.

    Returns:
        It, and when it would be due then, where a due date had passed and stays.
    """
    office, at = desk.office.id, stored.received_at.astimezone(OFFICE_ZONE)
    if reception.procedure_code == stored.procedure_code:
        procedure = procedures.get(office, stored.procedure_code, stored.procedure_version)
    else:
        procedure = procedure_for(desk, reception.procedure_code, at)
    corrected = replace(
        stored,
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        sector=procedure.sector,
    )
    allowance = processing_time(procedure, reception.channel, reception.variant)
    if allowance == stored.runs[0].allowance and procedure.sector == stored.sector:
        return corrected, None
    fresh = first_run(at, allowance, calendar_at(desk, procedure.sector, at))
    broken = broken_date(_stood(desk, stored, now), now, desk.timeliness_rule)
    if broken is None or fresh.due_at <= broken:
        return replace(corrected, runs=(fresh,)), None
    return replace(corrected, runs=(replace(fresh, due_at=broken),)), fresh.due_at


def _stood(desk: Desk, dossier: Dossier, now: datetime) -> tuple[StoodDue, ...]:
    """The due dates that stood for a dossier until a moment, each since it was written down.

    A month that is past is entered at once, long after: there they stood since they were told.
    """
    told = (
        (event, datetime.fromisoformat(str(event.facts["due_at"])))
        for event in history.of_dossier(desk.office.id, dossier.dossier_no)
        if event.kind in (*RECEPTIONS, EventKind.DOSSIER_CHANGED) and event.facts.get("due_at")
    )
    return tuple(
        StoodDue(event.entered_at if event.entered_at <= now else event.happened_at, due_at)
        for event, due_at in told
    )


# --- what is written -----------------------------------------------------------------------------


def _filing(
    desk: Desk, before: Filing, reception: Reception
) -> tuple[Filing, Mapping[str, object]]:
    """How the dossier is filed then, and what the history says of the records of its people.

    A record stays the one to which the dossier led, unless the number leads to another.
    """
    party = reception.party
    filing = replace(
        before,
        party=party,
        model=reception.model,
        external_no=reception.external_no,
        phone=contact_phone(reception.applicant),
        papers=reception.papers or (),
        note=reception.note,
    )
    same_numbers = _numbers(before.party.applicant, before.party.delegate) == _numbers(
        party.applicant, party.delegate
    )
    if same_numbers and not reception.changes_record:
        return filing, {}
    kept = parties.keep(
        desk,
        party,
        desk.now(),
        is_same_person=reception.is_same_person or same_numbers,
        changes_record=reception.changes_record,
    )
    filing = replace(
        filing,
        citizen_id=kept.citizen_id,
        organisation_id=kept.organisation_id,
        delegate_id=kept.delegate_id,
    )
    return filing, {"record_changed": kept.changed} if kept.changed else {}


def _numbers(applicant: object, delegate: object) -> tuple[object, ...]:
    """By which numbers the people of a party are known, and what they are."""
    acting = applicant.representative if isinstance(applicant, Organisation) else None
    people = (applicant, acting, delegate)
    return tuple((type(one), number_of(one)) if one else None for one in people)  # type: ignore[arg-type]  # people and bodies


def _declared_anew(
    desk: Desk, dossier_id: DossierId, stored: Dossier, *, worked: _Worked
) -> dict[str, object]:
    """Leave the declarations behind that were made for another procedure or are filled again."""
    kept = declarations.of_dossier(dossier_id)
    is_another = worked.dossier.procedure_code != stored.procedure_code
    if kept and (is_another or worked.fillings):
        declarations.supersede(dossier_id, desk.now())
    if not worked.fillings:
        return {}
    filled = declaring.keep(desk, dossier_id, worked.fillings, after=len(kept))
    names = [one.form.name for one in worked.fillings]
    return {"declarations": filled, "declared_anew": names}


def _drawn_anew(
    desk: Desk, dossier_id: DossierId, stored: Dossier, *, worked: _Worked
) -> SlipKind | None:
    """The paper that takes the place of the citizen's, with its number; the entry in the register.

    Where every sector has a book of its own, what changes its sector is entered in the other book.
    """
    numbers = paper_numbers.of_dossier(dossier_id)
    by_sector = desk.settings[REGISTER_BOOK] == RegisterBook.BY_SECTOR
    if by_sector and worked.dossier.sector != stored.sector:
        series = register_series(worked.dossier.sector)
        if not any(number.series == series for number in numbers):
            slip_numbers.enter_in_register(
                desk, dossier_id, at=stored.received_at, sector=worked.dossier.sector
            )
    is_held = number_of_slip(numbers, SlipKind.RECEIPT) is not None
    if not is_held or not needs_receipt(worked.changes):
        return None
    slip_numbers.keep(desk, dossier_id, SlipKind.RECEIPT, at=desk.now())
    return SlipKind.RECEIPT
