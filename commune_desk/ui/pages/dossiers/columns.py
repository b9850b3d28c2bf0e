"""The columns of every list of dossiers, declared once."""

from collections.abc import Callable

from commune_desk.domain.deadline import Deadline, deadline_of_row
from commune_desk.domain.dossier_list import DossierRow, DossierSort
from commune_desk.domain.identifiers.dossier_no import short
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.widgets.table_model import Column
from commune_desk.words import fields
from commune_desk.words.due_dates import deadline_words
from commune_desk.words.steps import STATES
from commune_desk.words.values import CHANNELS, brief_moment, moment_text


def dossier_columns(desk: Callable[[], Desk]) -> tuple[Column[DossierRow], ...]:
    """What a list shows of a dossier; deadlines are judged by the desk's clock and rule."""

    def deadline(row: DossierRow) -> Deadline:
        return deadline_of_row(row, desk().now(), desk().clock_rules)

    return (
        Column(
            name="deadline",
            title=fields.label("deadline"),
            text=lambda row: deadline_words(deadline(row)),
            mark=lambda row: deadline(row).mark,
            characters=20,
            tip=_due_tip,
        ),
        Column(
            name="dossier_no",
            title=fields.label("dossier_no"),
            text=lambda row: short(row.dossier_no, desk().office.agency_code),
            whole=lambda row: row.dossier_no,
            tip=lambda row: row.dossier_no,
            characters=14,
        ),
        Column(
            name="applicant",
            title=fields.label("applicant"),
            text=lambda row: row.applicant_name,
            characters=24,
        ),
        Column(
            name="state",
            title=fields.label("state"),
            text=lambda row: STATES[row.state],
            characters=19,
        ),
        Column(
            name="due",
            title=fields.label("due"),
            text=lambda row: brief_moment(row.due_at),
            sort_key=DossierSort.DUE_ASC,
            is_number=True,
            characters=18,
        ),
        Column(
            name="received",
            title=fields.label("received"),
            text=lambda row: brief_moment(row.received_at),
            sort_key=DossierSort.RECEIVED_DESC,
            is_number=True,
            characters=18,
        ),
        Column(
            name="procedure",
            title=fields.label("procedure"),
            text=lambda row: row.procedure_name,
            characters=30,
        ),
        # Columns that the officer may choose besides.
        Column(
            name="sector", title=fields.label("sector"), text=lambda row: row.sector, is_shown=False
        ),
        Column(
            name="channel",
            title=fields.label("channel"),
            text=lambda row: CHANNELS[row.channel],
            characters=22,
            is_shown=False,
        ),
        Column(
            name="phone", title=fields.label("phone"), text=lambda row: row.phone, is_shown=False
        ),
        Column(
            name="external_no",
            title=fields.label("external_no"),
            text=lambda row: row.external_no,
            is_shown=False,
        ),
    )


def _due_tip(row: DossierRow) -> str:
    """The legal date, and the promised one where there is one."""
    words = f"Hẹn trả {moment_text(row.due_at)}"
    if row.promised_at:
        words += f"; đã xin lỗi, hẹn lại {moment_text(row.promised_at)}"
    return f"{words}; có kết quả {moment_text(row.closed_at)}" if row.closed_at else words
