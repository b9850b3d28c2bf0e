"""Another desk: a process of its own with the same database open.

    python -m tests.store.another_process draw|append LOCATION OFFICE_ID COUNT
    python -m tests.store.another_process hold LOCATION STATEMENT …

The first draws numbers or appends events as fast as it can and prints what it got, one a line;
every seventh change comes to nothing. The second runs its statements and holds what they locked.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.keys import OfficeId
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.office import counters
from commune_desk.store.upkeep import history
from tests.factories import moment

ROOT = Path(__file__).parents[2]


class ComesToNothing(Exception):
    """The change is taken back."""


# --- what a test starts ------------------------------------------------------------------------


def two_desks(
    verb: str, location: DatabaseLocation, office_id: OfficeId, *, count: int
) -> list[list[int]]:
    """What two processes got that ran at the same time."""
    desks = [_start(verb, location, str(office_id), str(count)) for _ in range(2)]
    answers = [desk.communicate(timeout=60)[0] for desk in desks]
    assert [desk.returncode for desk in desks] == [0, 0]
    return [[int(line) for line in answer.split()] for answer in answers]


@contextmanager
def held(location: DatabaseLocation, *statements: str) -> Iterator[None]:
    """Another process has run these statements and does not let go."""
    with _start("hold", location, *statements) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        yield
        process.kill()


def _start(verb: str, location: DatabaseLocation, *arguments: str) -> "subprocess.Popen[bytes]":
    where = json.dumps(asdict(location), default=str)
    command = [sys.executable, "-m", __name__, verb, where, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


# --- what the process does ---------------------------------------------------------------------


def draw(office_id: OfficeId) -> int:
    """One number."""
    return counters.draw(office_id, "dossier:2026-10-01")


def append(office_id: OfficeId) -> int:
    """One event."""
    at = moment("2026-10-01 09:00")
    event = NewEvent(kind=EventKind.RECORD_OPENED, happened_at=at, entered_at=at)
    return history.append(office_id, event)


VERBS: dict[str, Callable[[OfficeId], int]] = {"draw": draw, "append": append}


def hammer(database: Database, verb: str, office: str, count: str) -> None:
    """Change and change again until so many changes stand."""
    done = tries = 0
    while done < int(count):
        tries += 1
        got = change(database, verb, OfficeId(int(office)), is_good=tries % 7 != 0)
        if got is not None:
            done += 1
            sys.stdout.write(f"{got}\n")


def change(database: Database, verb: str, office_id: OfficeId, *, is_good: bool) -> int | None:
    """One transaction; what it gave, or None where it came to nothing."""
    try:
        with database.transaction():
            got = VERBS[verb](office_id)
            if not is_good:
                raise ComesToNothing
    except ComesToNothing:
        return None
    return got


def hold(database: Database, *statements: str) -> None:
    """Run statements and keep what they locked until nobody is interested any more."""
    for statement in statements:
        cursor = database.engine.execute_sql(statement)
        if cursor.description:
            cursor.fetchall()
    sys.stdout.write("held\n")
    sys.stdout.flush()
    sys.stdin.read()


def main(verb: str, where: str, *arguments: str) -> None:
    """Open the database and do what was asked."""
    known = json.loads(where)
    paths = {name: Path(known[name]) for name in ("path", "key_path") if known[name]}
    database = open_database(DatabaseLocation(known["url"], **paths, busy_ms=20_000))
    if verb == "hold":
        hold(database, *arguments)
    else:
        hammer(database, verb, *arguments)
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
