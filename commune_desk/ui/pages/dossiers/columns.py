"""The columns of every list of dossiers, declared once."""

from collections.abc import Callable

from commune_desk.domain.desk.deadline import Deadline, deadline_of_row
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.identifiers import phone
from commune_desk.domain.identifiers.dossier_no import short
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.widgets.tables.table_model import Asked, Column, Fetch, RowsPage
from commune_desk.words import fields
from commune_desk.words.desk.due_dates import deadline_words
from commune_desk.words.desk.steps import STATES
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
            # what is open by its due date, then what is closed, then what was cancelled
            order=lambda row: (is_cancelled(row), row.closed_at is not None, row.due_at),
            characters=24,
            least=21,
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
        *_OF_THE_ROW,
    )


def listed(desk: Desk, wanted: DossierFilter) -> Fetch[DossierRow]:
    """What fetches the pages of a list of dossiers."""

    def fetch(asked: Asked) -> RowsPage[DossierRow]:
        page = lookup.page(desk, wanted, asked.cursor, limit=asked.limit, or_none=asked.or_none)
        return RowsPage(page.rows, page.next)

    return fetch


def is_cancelled(row: DossierRow) -> bool:
    """Whether it was received by mistake: its line stands back."""
    return row.state is DossierState.CANCELLED


def _due_tip(row: DossierRow) -> str:
    """The legal date, and the promised one where there is one."""
    words = f"Hẹn trả {moment_text(row.due_at)}"
    if row.promised_at:
        words += f"; đã xin lỗi, hẹn lại {moment_text(row.promised_at)}"
    return f"{words}; có kết quả {moment_text(row.closed_at)}" if row.closed_at else words


_STATES = tuple(DossierState)
"""In the order of the work."""

_OF_THE_ROW: tuple[Column[DossierRow], ...] = (
    Column(
        name="applicant",
        title=fields.label("applicant"),
        text=lambda row: row.applicant_name,
        characters=22,
        least=17,
    ),
    Column(
        name="procedure",
        title=fields.label("procedure"),
        text=lambda row: row.procedure_name,
        characters=30,
        least=26,
        gives_way=4,
        takes_rest=True,
    ),
    Column(
        name="state",
        title=fields.label("state"),
        text=lambda row: STATES[row.state],
        order=lambda row: _STATES.index(row.state),
        characters=18,
        least=15,
    ),
    Column(
        name="due",
        title=fields.label("due"),
        text=lambda row: brief_moment(row.due_at),
        value=lambda row: row.due_at,
        is_number=True,
        characters=17,
        gives_way=3,
    ),
    Column(
        name="received",
        title=fields.label("received"),
        text=lambda row: brief_moment(row.received_at),
        value=lambda row: row.received_at,
        is_number=True,
        characters=17,
        gives_way=1,
    ),
    Column(
        name="note",
        title=fields.label("reception.note"),
        text=lambda row: " ".join(row.note.split()),
        whole=lambda row: row.note,
        tip=lambda row: row.note,
        characters=10,
        gives_way=2,
        is_seldom=True,
    ),
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
        name="phone",
        title=fields.label("phone"),
        text=lambda row: phone.format(row.phone),
        whole=lambda row: row.phone,
        is_shown=False,
    ),
    Column(
        name="external_no",
        title=fields.label("external_no"),
        text=lambda row: row.external_no,
        is_shown=False,
    ),
)
"""What the row says by itself; the last ones an officer may choose besides."""
