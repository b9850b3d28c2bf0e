"""Returning (trả kết quả): the citizen gets the result, and the dossier ends."""

from collections.abc import Sequence
from datetime import datetime

from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling.handling import step, undo_last


def return_result(
    desk: Desk, dossier_no: str, *, at: datetime | None = None, entry_reason: str = ""
) -> Dossier:
    """Hand the result over (NĐ 118/2025/NĐ-CP Art 6 and 22).

    Args:
        desk: who hands it over.
        dossier_no: of which dossier.
        at: when; None is now.
        entry_reason: why it is entered after the period of its moment was closed.

    Raises:
        StepNotPermitted: there is no result to hand over yet, or it was handed over before.
        Everything that `handling.step` raises.
    """
    request = StepRequest(Action.RETURN, at or desk.now(), entry_reason=entry_reason)
    return step(desk, dossier_no, request)


def return_results(desk: Desk, numbers: Sequence[str]) -> tuple[Dossier, ...]:
    """Hand several results over, to whoever came for all of them: each of them, or none.

    Raises:
        Everything that `return_result` raises of one of them.
    """
    with desk.database.transaction():
        return tuple(return_result(desk, number) for number in numbers)


def take_back_results(desk: Desk, numbers: Sequence[str], reason: str) -> tuple[Dossier, ...]:
    """Take back what was handed over together, while it is the last that happened to each.

    Raises:
        Everything that `handling.undo_last` raises of one of them.
    """
    rights.check(desk, Action.RETURN)  # who may hand over
    with desk.database.transaction():
        return tuple(undo_last(desk, number, reason, meant=Action.RETURN) for number in numbers)
