"""What a reception has to know before it writes anything, asked all at once."""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.catalogue.procedures import procedure_from
from commune_desk.store.desk.late_entries import period_from
from commune_desk.store.queries.reception import BEFOREHAND
from commune_desk.store.statements import first
from commune_desk.store.upkeep.history import Stands, stands_from


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What an office has kept, as far as a reception of a day depends on it.

    Attributes:
        stands: where the history stands.
        closed: as `late_entries.closed_around` finds it.
        procedure: as `procedures.find_in_force` finds it.
    """

    stands: Stands
    closed: ReportingPeriod | None
    procedure: Procedure | None


def ask(office_id: OfficeId, code: str, day: date, *, counter: str) -> Beforehand:
    """Ask for the reception of a procedure on a day.

    Args:
        office_id: whose reception.
        code: of the procedure.
        day: of the reception.
        counter: as `history.stands` takes it.
    """
    of_history = (office_id, office_id, counter, office_id)
    of_periods = (office_id, day)
    of_catalogue = (office_id, code, day, day)
    row = first(BEFOREHAND, (*of_history, *of_periods, *of_periods, *of_catalogue))
    assert row is not None  # it asks for no rows of a table
    return Beforehand(
        stands_from(row),
        period_from(row.closed_first, row.closed_last),
        procedure_from(row.body) if row.body is not None else None,
    )
