"""Back-dating (ghi lùi ngày): what happened on an earlier day is entered by right, with a reason.

Whoever does a thing enters it on its day, at any hour, also after a power cut. What is dated before
that changes figures that others have read, so it is for the leader and the administrators, unless
the office lets its desk enter the last days too (`BACK_DATING_DAYS`); the history keeps why, beside
both moments. A practice office takes any day.
"""

from datetime import datetime, timedelta

from commune_desk.domain.desk.dossier_errors import StepNotForRole
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.period_errors import BackDatingNotYours, BackDatingUnexplained
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import BACK_DATING_DAYS, PRACTICE_OFFICE


def is_back_dated(desk: Desk, at: datetime | None) -> bool:
    """Whether a moment lies on an earlier day, in an office that is not there for practice."""
    if at is None or desk.settings[PRACTICE_OFFICE]:
        return False
    return at.astimezone(OFFICE_ZONE).date() < desk.now().date()


def check_right(desk: Desk, at: datetime | None) -> None:
    """Refuse who may not enter what happened at a moment.

    Raises:
        BackDatingNotYours: it lies on an earlier day, which is for others.
        MachineMayNot: nobody stands behind it who could answer for it.
    """
    if at is None or not is_back_dated(desk, at):
        return
    free = timedelta(days=desk.settings[BACK_DATING_DAYS])
    if at.astimezone(OFFICE_ZONE).date() >= desk.now().date() - free:
        return
    try:
        rights.check(desk, QuietVerb.DATED_BACK)
    except StepNotForRole as refused:
        raise BackDatingNotYours(at.astimezone(OFFICE_ZONE), refused.role) from None


def back_dated_facts(
    desk: Desk, at: datetime | None, reason: str, *, demands_reasons: bool = True
) -> dict[str, object]:
    """What the history says of an entry of an earlier day; nothing of others.

    Args:
        desk: who enters it.
        at: when it happened; None is now.
        reason: why it is entered later.
        demands_reasons: False where the past is entered again and gives no more than it has.

    Raises:
        BackDatingUnexplained: nobody said why.
        Everything that `check_right` raises.
    """
    if at is None or not is_back_dated(desk, at):
        return {}
    check_right(desk, at)
    if demands_reasons and not reason.strip():
        raise BackDatingUnexplained(at.astimezone(OFFICE_ZONE))
    return {"entry_reason": reason.strip()} if reason.strip() else {}
