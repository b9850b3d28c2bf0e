"""What the office says itself in the report of a period: edited sections, stated feedback."""

from datetime import date, datetime

from commune_desk.domain.figures.report_text import ReportText
from commune_desk.domain.keys import OfficeId
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.statements import first


def get(office_id: OfficeId, of_period: tuple[date, date]) -> ReportText:
    """What was kept for the period with these two days; nothing where nobody wrote yet."""
    table = tables.ReportText
    begins, ends = of_period
    row = first(
        table.select().where(table.office == office_id, table.first == begins, table.last == ends)
    )
    return value_from(ReportText, row) if row else ReportText()


def save(
    office_id: OfficeId, of_period: tuple[date, date], text: ReportText, *, at: datetime
) -> None:
    """Keep it in the place of what was kept before."""
    table = tables.ReportText
    begins, ends = of_period
    table.insert(
        office=office_id, first=begins, last=ends, changed_at=at, **columns_from(text)
    ).on_conflict(
        conflict_target=(table.office, table.first, table.last),
        preserve=(table.changed_at, table.edited, table.feedback),
    ).execute()
