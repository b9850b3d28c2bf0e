"""The inspector's page (bản kê bảo vệ dữ liệu cá nhân): what is stored, why, how long, who saw it.

Everything is read as it is now, and of the history as far as a period reaches. The paper is on
record; looking at the page is not, as looking at the history is not.
"""

from collections.abc import Iterator
from pathlib import Path

from commune_desk.domain.account_errors import OfficerNotFound
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.errors import UserError
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.letterhead import letterhead
from commune_desk.domain.office.officer import Officer
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.upkeep.inspection import (
    MOST_LOOKS,
    MOST_PEOPLE,
    Inspection,
    KeptKind,
    Measure,
    MeasureKind,
)
from commune_desk.domain.upkeep.looks import Look, LookCount, SeenPerson
from commune_desk.files.outgoing import inspection_file, replace_or_put_beside
from commune_desk.files.upkeep import backup_file, upkeep_notes
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.desk.recording import record
from commune_desk.services.office import sealing
from commune_desk.services.upkeep import rehearsing
from commune_desk.store.office import officers
from commune_desk.store.upkeep import data_kinds, looks


def kinds(desk: Desk) -> tuple[KeptKind, ...]:
    """What kinds of data are kept, by which law, how much and since when."""
    rights.check(desk, QuietVerb.INSPECTION_READ)
    law = in_force(desk.law.personal_data, desk.now().date())
    counted = {one.kind: one for one in data_kinds.counts(desk.office.id)}
    return tuple(
        KeptKind(kind, counted[kind.name].count, counted[kind.name].oldest) for kind in law.kinds
    )


def measures(desk: Desk) -> tuple[Measure, ...]:
    """What protects the data, as it stands on this PC now."""
    rights.check(desk, QuietVerb.INSPECTION_READ)
    return tuple(_measures(desk))


def looks_page(
    desk: Desk,
    period: ReportingPeriod,
    before: int | None = None,
    *,
    login: str = "",
    limit: int = 100,
) -> tuple[Look, ...]:
    """Who saw whose record in a period, the newest first.

    Args:
        desk: who asks.
        period: when.
        before: the last look of the page before; None for the first page.
        login: whose looks alone are asked for; empty for everybody's.
        limit: how many.

    Raises:
        OfficerNotFound: nobody has that login.
    """
    rights.check(desk, QuietVerb.INSPECTION_READ)
    of = _asked_about(desk, login)
    return looks.page(desk.office.id, period, before, limit=limit, of=of)


def by_officer(desk: Desk, period: ReportingPeriod) -> tuple[LookCount, ...]:
    """How often each officer looked, took along, deleted."""
    rights.check(desk, QuietVerb.INSPECTION_READ)
    return looks.by_officer(desk.office.id, period)


def by_person(desk: Desk, period: ReportingPeriod, login: str = "") -> tuple[SeenPerson, ...]:
    """Whose data were looked at most, by everybody or by one officer."""
    rights.check(desk, QuietVerb.INSPECTION_READ)
    of = _asked_about(desk, login)
    return looks.by_person(desk.office.id, period, limit=MOST_PEOPLE, of=of)


def gather(desk: Desk, period: ReportingPeriod, login: str = "") -> Inspection:
    """All of it, of a period; of the looks those of one officer alone where that is asked for.

    Raises:
        OfficerNotFound: nobody has that login.
    """
    rights.check(desk, QuietVerb.INSPECTION_READ)
    of = _asked_about(desk, login)
    office, now = desk.office.id, desk.now()
    return Inspection(
        letterhead=letterhead(desk.office),
        officer_name=desk.officer.full_name,
        period=period,
        made_at=now,
        law=in_force(desk.law.personal_data, now.date()),
        kinds=kinds(desk),
        measures=measures(desk),
        by_officer=tuple(
            one for one in looks.by_officer(office, period) if of is None or one.login == of.login
        ),
        by_person=looks.by_person(office, period, limit=MOST_PEOPLE, of=of),
        looks=looks.page(office, period, limit=MOST_LOOKS, of=of),
        taken_along=looks.taken_along(office, period, limit=MOST_LOOKS, of=of),
        asked_about=of.full_name if of else "",
    )


def write(desk: Desk, period: ReportingPeriod, folder: Path, *, login: str = "") -> Path:
    """The list of a period as PDF, see `gather`; that it was made is on record.

    Raises:
        OfficerNotFound: nobody has that login.
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the paper of an earlier time is open elsewhere; the new one stands beside it.
    """
    rights.check(desk, EventKind.INSPECTION_MADE)
    from commune_desk.documents import inspection as paper  # reportlab with the first paper

    of = _asked_about(desk, login)
    check_outgoing(desk, folder)
    check_writable(folder)
    target = inspection_file(folder, period, of.id if of else None, suffix=".pdf")
    content = paper.render(gather(desk, period, login))
    facts = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    if of:
        facts["login"] = of.login
    with desk.database.transaction():
        record(desk, EventKind.INSPECTION_MADE, facts=facts)
    replace_or_put_beside(target, content)
    return target


def _asked_about(desk: Desk, login: str) -> Officer | None:
    """The officer of that login, who may have left; None where nobody is named."""
    if not login:
        return None
    found = officers.find_by_login(desk.office.id, login)
    if found is None:
        raise OfficerNotFound(login)
    return found[0]


# --- measures ----------------------------------------------------------------------------------


def _measures(desk: Desk) -> Iterator[Measure]:
    engine = desk.database.engine_name.value
    yield Measure(MeasureKind.ENGINE, is_good=True, detail=engine)
    yield Measure(MeasureKind.ENCRYPTION, is_good=engine == backup_file.FILE)
    # The newest backup of this PC, and whether a recovery sheet opens it
    path = backup_file.newest_file(desk.folder.backups)
    try:
        manifest = backup_file.read(path) if path is not None else None
    except UserError:  # a damaged one is none
        manifest = None
    made_at = manifest.made_at if manifest else None
    is_encrypted = manifest is not None and manifest.is_encrypted
    yield Measure(MeasureKind.BACKUP, is_good=is_encrypted, at=made_at)
    yield Measure(MeasureKind.RECOVERY, is_good=manifest is not None and bool(manifest.recovery))
    notes = upkeep_notes.read(desk.folder.upkeep)
    checked = notes.checked_at
    yield Measure(MeasureKind.CHECK, is_good=checked is not None and not notes.damage, at=checked)
    tried = notes.rehearsed_at
    is_good = tried is not None and not notes.rehearsal_failed
    yield Measure(MeasureKind.REHEARSAL, is_good=is_good, at=tried)
    if desk.database.location.url:
        loaded = rehearsing.loaded_at(desk)
        yield Measure(MeasureKind.LOADED, is_good=loaded is not None, at=loaded)
    yield Measure(MeasureKind.SEAL, is_good=bool(sealing.current_key_id(desk)))
    verified = notes.verified_at
    is_whole = verified is not None and not notes.verified_wrong
    yield Measure(MeasureKind.VERIFIED, is_good=is_whole, at=verified)
