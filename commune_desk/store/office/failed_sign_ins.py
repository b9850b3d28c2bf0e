"""Wrong passwords (đăng nhập sai), counted by the name that was typed and the PC."""

from datetime import datetime, timedelta

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.sign_in import Failures, login_from
from commune_desk.store.columns import value_from
from commune_desk.store.statements import first
from commune_desk.store.tables import FailedSignIn

FORGOTTEN_AFTER = timedelta(days=1)


def failures(office_id: OfficeId, login: str, pc: str) -> Failures | None:
    """How often it went wrong, and when it did the last time; None where it never did."""
    row = first(FailedSignIn.select().where(*_one(office_id, login), FailedSignIn.pc == pc))
    return value_from(Failures, row) if row else None


def count(office_id: OfficeId, login: str, pc: str, *, at: datetime) -> int:
    """Count one more, and forget those of other days; how many there are now."""
    table = FailedSignIn
    old = table.delete().where(table.office == office_id, table.last_at < at - FORGOTTEN_AFTER)
    old.execute()
    added = table.insert(office=office_id, login=login_from(login), pc=pc, failures=1, last_at=at)
    counted = added.on_conflict(
        conflict_target=(table.office, table.login, table.pc),
        update={table.failures: table.failures + 1, table.last_at: at},
    )
    row = first(counted.returning(table))
    assert row is not None, "an upsert returns its row"
    return int(row.failures)


def count_from(office_id: OfficeId, login: str, pc: str, *, at: datetime) -> None:
    """Let the wait begin then: the clock was put back behind the last wrong password."""
    row = FailedSignIn.update(last_at=at)
    row.where(*_one(office_id, login), FailedSignIn.pc == pc).execute()


def forget(office_id: OfficeId, login: str, pc: str | None = None) -> int:
    """Forget what went wrong at one PC, at all where none is named; at how many that was."""
    at_pc = () if pc is None else (FailedSignIn.pc == pc,)
    return int(FailedSignIn.delete().where(*_one(office_id, login), *at_pc).execute())


def _one(office_id: OfficeId, login: str) -> tuple[object, object]:
    return FailedSignIn.office == office_id, FailedSignIn.login == login_from(login)
