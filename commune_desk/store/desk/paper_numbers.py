"""Numbers of papers (số của giấy tờ) that dossiers drew, kept for every later print."""

from collections.abc import Mapping, Sequence

from commune_desk.domain.desk.papers import REGISTER_SERIES, PaperNumber
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.fields import micros_from
from commune_desk.store.queries import sheet
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import rows


def keep(office_id: OfficeId, dossier_id: DossierId, numbers: Sequence[PaperNumber]) -> None:
    """Write down numbers that were drawn."""
    whose = {"office_id": office_id, "dossier_id": dossier_id}
    insert(tables.PaperNumber, [{**whose, **columns_from(number)} for number in numbers])


def of_dossier(dossier_id: DossierId) -> tuple[PaperNumber, ...]:
    """The numbers of a dossier, the first drawn first."""
    drawn = rows(sheet.NUMBERS, (dossier_id,))
    return tuple(value_from(PaperNumber, row) for row in drawn)


def entries_in_register(office_id: OfficeId, period: ReportingPeriod) -> Mapping[str, PaperNumber]:
    """Where the dossiers received in a period stand in the register book, by their numbers.

    One that was entered twice, since its sector was corrected, stands where it was entered last.
    """
    table, dossier = tables.PaperNumber, tables.Dossier
    asked = (
        table.select(table, dossier.dossier_no)
        .join(dossier)
        .where(
            table.office == office_id,
            table.series.startswith(REGISTER_SERIES),
            table.dossier >= micros_from(period.starts_at),
            table.dossier < micros_from(period.ends_at),
        )
        .order_by(table.id)
    )
    return {row.dossier_no: value_from(PaperNumber, row) for row in rows(asked)}
