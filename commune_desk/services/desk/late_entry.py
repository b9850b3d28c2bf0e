"""Late entries (nhập muộn): what is dated into a closed period needs a reason, which is kept.

So does what is dated on an earlier day, which not everybody may enter (`back_dating.py`).

What is dated later than now has not happened: only a practice office enters it.

Whether a period is closed is asked twice: first, so that what is refused is refused before anything
is done, and once more when no other desk can end a change any more, a closing neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.dossier_errors import StepInFuture, TimeBeforeLastEvent
from commune_desk.domain.desk.history import Happened
from commune_desk.domain.keys import DossierId
from commune_desk.domain.period_errors import EntryInClosedPeriod
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.back_dating import back_dated_facts, check_right
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.store.desk import late_entries
from commune_desk.store.upkeep import history

_CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""Between the PCs of an office."""


def has_come(desk: Desk, at: datetime) -> bool:
    """Whether a moment has come by the clock of one of the office's PCs."""
    return at <= desk.now() + _CLOCKS_DIFFER_BY


def is_ahead(desk: Desk, at: datetime) -> bool:
    """Whether a moment has not come yet, in an office that is not there for practice."""
    return not desk.settings[PRACTICE_OFFICE] and not has_come(desk, at)


def check_happened(desk: Desk, dossier_no: str, at: datetime) -> None:
    """Refuse what is said to have been done with a dossier at a moment that has not come yet.

    A report would count it, and nothing could be entered after it until then.

    Raises:
        StepInFuture: it has not.
    """
    if is_ahead(desk, at):
        raise StepInFuture(dossier_no, at, desk.now())


@dataclass(frozen=True, slots=True)
class Late:
    """What is entered after it happened.

    Attributes:
        at: when it happened; None is now.
        reason: why it is entered after the period of that moment was closed.
        demands_reason: False where the past is entered again and gives no more than it has.
    """

    at: datetime | None = None
    reason: str = ""
    demands_reason: bool = True

    def moment(self, desk: Desk) -> datetime:
        """When it happened, in the office's zone."""
        return (self.at or desk.now()).astimezone(OFFICE_ZONE)


AT_ONCE = Late()
"""What is entered when it happens."""


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """An entry with its moment, as `dated_entry` let it pass.

    Attributes:
        at: when it happened.
        reason: why it is entered later, if somebody said so.
        demands_reason: False where the past is entered again and gives no more than it has.
        facts: what the history says of an entry of an earlier day or a closed period.
    """

    at: datetime
    reason: str
    demands_reason: bool
    facts: Mapping[str, object]


def mending_entry(desk: Desk, dossier: Dossier, late: Late) -> DatedEntry:
    """When a reception was mended, which is mostly now.

    Raises:
        StepInFuture, TimeBeforeLastEvent: its moment has not come, or lies before the last step.
        EntryInClosedPeriod: it lies in a closed period, and nobody said why.
    """
    at = late.moment(desk)
    if late.at is not None and at < dossier.last_event_at:
        raise TimeBeforeLastEvent(dossier.dossier_no, at, dossier.last_event_at)
    check_happened(desk, dossier.dossier_no, at)
    return dated_entry(desk, at, late.reason, demands_reason=late.demands_reason)


def lacks_reason(desk: Desk, at: datetime, reason: str) -> bool:
    """Whether an entry of that moment needs a reason that nobody gave."""
    here = at.astimezone(OFFICE_ZONE).date()
    return not reason.strip() and late_entries.closed_around(desk.office.id, here) is not None


def dated_entry(
    desk: Desk, at: datetime, reason: str, *, demands_reason: bool = True
) -> DatedEntry:
    """An entry of a moment, refused where it needs a reason or a right that is not there.

    Args:
        desk: who enters it.
        at: the moment of the entry.
        reason: why it comes on a later day or after the period was closed.
        demands_reason: False where the past is entered again and gives no more than it has.

    Raises:
        EntryInClosedPeriod, BackDatingUnexplained: nobody said why.
        BackDatingNotYours, MachineMayNot: the day is past, and who enters it may not.
    """
    closed = late_entries.closed_around(desk.office.id, at.date())
    return entry_beside(desk, at, reason, closed=closed, demands_reason=demands_reason)


def entry_beside(
    desk: Desk,
    at: datetime,
    reason: str,
    *,
    closed: ReportingPeriod | None,
    demands_reason: bool = True,
) -> DatedEntry:
    """As `dated_entry`, for who has asked already which periods are closed.

    Args:
        desk: who enters it.
        at: the moment of the entry.
        reason: why it comes on a later day or after the period was closed.
        closed: the last closed period that has not ended before that day; None without any.
        demands_reason: False where the past is entered again and gives no more than it has.

    Raises:
        Everything that `dated_entry` raises.
    """
    if closed is None:
        facts = back_dated_facts(desk, at, reason, demands_reasons=demands_reason)
        return DatedEntry(at, reason, demands_reason, facts)
    check_right(desk, at)
    if demands_reason and not reason.strip():
        raise EntryInClosedPeriod(at, closed.first, closed.last)
    facts = {"closed_until": closed.last.isoformat(), "entry_reason": reason.strip()}
    return DatedEntry(at, reason, demands_reason, facts)


def record_entry(
    desk: Desk,
    kind: Happened,
    dossier_id: DossierId | None,
    *,
    entry: DatedEntry,
    facts: Mapping[str, object],
) -> DatedEntry:
    """Append what was entered, with what the history says of its lateness; ends its transaction.

    On a server another desk may have closed a period since the entry was let pass. Here its closing
    has ended or cannot end before this entry, which it then sees.

    Returns:
        The entry as it now stands to the closed periods.

    Raises:
        EntryInClosedPeriod: its period was closed meanwhile, and nobody said why it comes late.
    """
    if entry.at.date() < (desk.now() + _CLOCKS_DIFFER_BY).date():  # no other period is over yet
        history.hold(desk.office.id)
        entry = dated_entry(desk, entry.at, entry.reason, demands_reason=entry.demands_reason)
    record(desk, kind, dossier_id, at=entry.at, facts={**facts, **entry.facts})
    return entry
