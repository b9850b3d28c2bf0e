"""Putting a copy in the place of the database, which nobody else may use meanwhile.

Before anything is replaced, the database says what the copy cannot know: the numbers that were
given since, and what the office did since. The numbers go on where they were; what was done is
listed, for it has to be done again.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from peewee import PeeweeException

from commune_desk.ciphers.stream import sealed
from commune_desk.domain.desk.history import RECEPTIONS, NewEvent
from commune_desk.domain.errors import UserError
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
    DatabaseLocked,
    OfficeNotFound,
)
from commune_desk.domain.people.applicant import ReceivedParty, name_of
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.plain import from_plain
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.domain.upkeep.restoring_errors import OfficeInUse
from commune_desk.domain.upkeep.rolled_back import RolledBack, RolledBackDossier
from commune_desk.store.database import Database, DatabaseLocation, engine_for, open_database
from commune_desk.store.engine import Engine, postgres_programs
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.fields import moment_from
from commune_desk.store.migrations import known_version
from commune_desk.store.office import officers, offices
from commune_desk.store.queries import given_numbers, replaced
from commune_desk.store.queries.given_numbers import GivenNumbers
from commune_desk.store.queries.replaced import EventBefore
from commune_desk.store.upkeep import history
from commune_desk.store.upkeep.backup import events_of

_EARLIER = timedelta(days=1)
"""Clocks of an office differ; a day before the backup both databases say the same."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a restored database begins with.

    Attributes:
        event: what its history says of it.
        login: of who was behind it.
        keys: those on this PC that seal histories, by the number that a history names. They were
            read before anything was replaced: what is done is not refused by a disk any more.
    """

    event: NewEvent
    login: str
    keys: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Before:
    """What the replaced database says.

    Attributes:
        numbers: those it gave; None where it cannot be read.
        events: its newest events, in their order.
        is_same_office: whether its history begins as that of the copy does; if it does not, nobody
            knows which numbers were given since the backup.
    """

    numbers: GivenNumbers | None = None
    events: Sequence[EventBefore] = ()
    is_same_office: bool = False


@contextmanager
def only_here(location: DatabaseLocation) -> "Iterator[Engine | None]":
    """The database that is to be replaced, with nobody else connected; None where there is none.

    On a server nobody connects until the block ends; a file is guarded by `files.upkeep.exchange`.

    Raises:
        OfficeInUse: somebody else is connected.
        DatabaseUnreachable, DatabaseRefusesUs: the server does not let us in.
    """
    engine = None
    try:
        engine = engine_for(location)
        engine.connect()
        is_only_one = engine.is_only_one()
    except (
        OfficeNotFound,
        DatabaseDamaged,
        DatabaseKeyMissing,
        DatabaseKeyUnreadable,
        DatabaseKeyWrong,
    ):
        yield None
        return
    except DatabaseLocked:
        is_only_one = False
    assert engine is not None
    try:
        if not is_only_one:
            raise OfficeInUse
        yield engine
    finally:
        engine.close()


def read_before(engine: "Engine | None", first_event: str, *, made_at: datetime) -> Before:
    """Ask the database that is to be replaced.

    Args:
        engine: from `only_here`.
        first_event: the hash of the first event in the copy.
        made_at: when the copy was made.
    """
    if engine is None:
        return Before()
    try:
        return Before(
            given_numbers.read(engine),
            replaced.events_since(engine, made_at - _EARLIER),
            is_same_office=replaced.first_hash(engine) == first_event,
        )
    except (UserError, PeeweeException):  # a damaged file, a server without our tables
        return Before()


def foreseen(
    copied: Path, location: DatabaseLocation, before: Before, *, made_at: datetime, at: datetime
) -> RolledBack:
    """What putting a copy in place would roll back; nothing is changed.

    Args:
        copied: a copy that `backup.check` has found whole.
        location: where the key is that opens it.
        before: what the database says that would be replaced.
        made_at: when the copy was made.
        at: now.
    """
    kept = events_of(copied, location, before.events[0].id) if before.events else ()
    return _rolled_back(frozenset(kept), before, made_at=made_at, at=at)


def put_on_server(  # noqa: PLR0913  # the place, what goes there, and what it must know
    copied: Path,
    location: DatabaseLocation,
    before: Before,
    *,
    made_at: datetime,
    at: datetime,
    schema: int,
    aside: Path,
) -> None:
    """Make a dump the database of the server; what it replaces is kept at `aside`, sealed.

    Call it inside `only_here`; `remember` comes after it.

    Raises:
        ProgramMissing, DatabaseUnreachable: as named; nothing was replaced.
    """
    key = b"" if location.key_path is None else read_key(location.key_path)
    with aside.open("wb") as file:
        file.writelines(sealed(postgres_programs.dumped(location.url), key))
        file.flush()
        os.fsync(file.fileno())
    numbers = _numbers(before, made_at=made_at, at=at, schema=schema)
    postgres_programs.restore(location.url, copied, numbers, key=key)


def remember(
    location: DatabaseLocation,
    before: Before,
    remembered: Remembered,
    *,
    made_at: datetime,
    gives_numbers: bool,
) -> RolledBack:
    """Open a restored database, which brings it up to date, and append the event to its history.

    Who was behind it may have come after the backup was made; the history then names nobody.

    Args:
        location: of the database; of a file, before it is put in place.
        before: what the replaced database says.
        remembered: what the history says of the restore.
        made_at: when the backup was made.
        gives_numbers: whether the numbers of `before` are still to be made known.
    """
    at = remembered.event.entered_at
    with woken(location, remembered) as (database, office_id, event):
        lost = _rolled_back(_kept(database.engine, before), before, made_at=made_at, at=at)
        rolled_back = [one.dossier_no for one in lost.dossiers]
        facts = {**event.facts, "rolled_back": rolled_back, "gap": lost.gap}
        with database.transaction():
            if gives_numbers:
                for statement in _numbers(before, made_at=made_at, at=at, schema=known_version()):
                    database.engine.execute_sql(statement)
            history.append(office_id, replace(event, facts=facts))
    return lost


@contextmanager
def woken(
    location: DatabaseLocation, remembered: Remembered
) -> Iterator[tuple[Database, OfficeId, NewEvent]]:
    """A database that is to be put in place, open, with the event that its history begins with.

    A file is closed at the end without its log, for it goes into its place alone.

    Raises:
        DatabaseLocked: the log could not be folded into the file.
    """
    database = open_database(location)
    try:
        office = offices.find_office()
        if office is None:
            raise OfficeNotFound(str(location.path))
        if sealing := history.last_sealing(office.id):
            database.seal_with(remembered.keys.get(str(sealing.facts["key_id"]), b""))
        found = officers.find_by_login(office.id, remembered.login)
        yield (
            database,
            office.id,
            replace(remembered.event, officer_id=found[0].id if found else None),
        )
        if not location.url and not database.engine.is_only_one():
            raise DatabaseLocked
    finally:
        database.close()


def _numbers(before: Before, *, made_at: datetime, at: datetime, schema: int) -> list[str]:
    """The statements that make the numbers of the replaced database known."""
    made_on, on = made_at.date(), at.date()
    known = given_numbers.floors(before.numbers, schema=schema) if before.numbers else ()
    unknown = () if before.is_same_office else given_numbers.gaps(made_on, on, schema=schema)
    return [*unknown, *known]


def _kept(engine: Engine, before: Before) -> frozenset[tuple[int, str]]:
    """The newest events that are there now, as far as those of the replaced database go back."""
    return frozenset(replaced.kept_hashes(engine, before.events[0].id) if before.events else ())


def _rolled_back(
    kept: frozenset[tuple[int, str]], before: Before, *, made_at: datetime, at: datetime
) -> RolledBack:
    """Compare the newest events of the replaced database with those that are kept."""
    if not before.is_same_office:
        gap = given_numbers.gap_between(made_at.date(), at.date())
        return RolledBack(is_known=False, gap=gap)
    lost = [event for event in before.events if (event.id, event.hash) not in kept]
    dossiers: dict[str, RolledBackDossier] = {}
    for event in lost:
        number, received_at, party = event.dossier_no, event.received_at, event.party
        if number is None or received_at is None:
            continue
        known = dossiers.get(number)
        dossiers[number] = RolledBackDossier(
            number,
            name_of(from_plain(ReceivedParty, json.loads(party)).applicant) if party else "",
            moment_from(received_at),
            is_gone=event.kind in RECEPTIONS or (known is not None and known.is_gone),
            events=1 + (known.events if known else 0),
        )
    newest = sorted(dossiers.values(), key=lambda one: one.received_at, reverse=True)
    closings = (json.loads(event.closing) for event in lost if event.closing)
    days = ((date.fromisoformat(one["first"]), date.fromisoformat(one["last"])) for one in closings)
    return RolledBack(
        tuple(newest),
        sum(event.dossier_no is None for event in lost),
        closed_periods=tuple(ReportingPeriod(first, last) for first, last in days),
    )
