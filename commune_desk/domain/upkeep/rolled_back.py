"""What a restore rolls back (mất khi khôi phục): what the office did after the backup was made."""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.periods import ReportingPeriod


@dataclass(frozen=True, slots=True)
class RolledBackDossier:
    """A dossier of which something is no longer known.

    Attributes:
        dossier_no: its number, which is given to nobody else.
        applicant: who filed it.
        received_at: when.
        is_gone: whether it was received after the backup and is not there any more.
        events: how many lines of its history are gone.
    """

    dossier_no: str
    applicant: str
    received_at: datetime
    is_gone: bool
    events: int


@dataclass(frozen=True, slots=True)
class RolledBack:
    """All of it, as far as the replaced database could be read.

    Attributes:
        dossiers: the last received first.
        other_events: the lines of history that belong to no dossier.
        closed_periods: those that were closed after the backup, and are open again.
        is_known: False where the replaced database could not be read, or was of another office.
        gap: by how much the numbers go on after those of the backup, because nobody knows which
            were given since; 0 where that is known.
    """

    dossiers: tuple[RolledBackDossier, ...] = ()
    other_events: int = 0
    is_known: bool = True
    gap: int = 0
    closed_periods: tuple[ReportingPeriod, ...] = ()
