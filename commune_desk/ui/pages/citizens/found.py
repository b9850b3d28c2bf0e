"""The list of who was found: people, and organisations below them; by which key each is opened."""

from commune_desk.domain.desk.filing import CitizenRow, OrganisationRow
from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.keys import OrganisationId
from commune_desk.domain.vietnamese import format_date
from commune_desk.ui.widgets.tables.table_model import Column
from commune_desk.words import fields

FoundRow = CitizenRow | OrganisationRow
BODY = "organisation:"
"""How the key of an organisation begins, to tell it from that of a person."""


def _number(row: FoundRow) -> str:
    """The number of a person with most of it hidden; the tax code of a body is public."""
    if isinstance(row, OrganisationRow):
        return row.tax_code
    return mask(row.personal_id) if row.personal_id else ""


def key_of(row: FoundRow) -> str:
    """The key by which an item of this page is opened."""
    return str(row.id) if isinstance(row, CitizenRow) else f"{BODY}{row.id}"


def body_of(item_id: str) -> OrganisationId:
    """The organisation of such a key."""
    return OrganisationId(int(item_id.removeprefix(BODY)))


COLUMNS: tuple[Column[FoundRow], ...] = (
    Column(
        name="full_name",
        title="Họ và tên",
        text=lambda row: row.full_name if isinstance(row, CitizenRow) else row.name,
        characters=24,
    ),
    Column(
        name="born_on",
        title=fields.label("born_on"),
        text=lambda row: (
            format_date(row.born_on) if isinstance(row, CitizenRow) and row.born_on else ""
        ),
        value=lambda row: row.born_on if isinstance(row, CitizenRow) else None,
        is_number=True,
        characters=14,
    ),
    Column(
        name="personal_id",
        title=fields.named("personal_id"),
        text=_number,
        characters=15,
    ),
    Column(
        name="address",
        title=fields.label("address"),
        text=lambda row: row.address,
        characters=12,
        gives_way=1,
    ),
)
