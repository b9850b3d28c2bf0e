"""Citizens from a workbook: who is new, who is changed, and whose number somebody else has."""

from dataclasses import replace

from commune_desk.domain.identifiers import personal_id, phone
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.people.applicant import Person, completed, is_same
from commune_desk.domain.upkeep.import_errors import AnotherPersonHasNumber
from commune_desk.domain.upkeep.importing import RowStanding
from commune_desk.domain.vietnamese import fold, name_case
from commune_desk.services.desk.desk import Desk
from commune_desk.store.people import citizens
from commune_desk.workbooks.headed_table import Headings, RowRefused, TableRow

HEADINGS: Headings = {
    "personal_id": (
        "so dinh danh", "so dinh danh ca nhan", "so can cuoc", "so can cuoc cong dan",
        "so cccd", "cccd", "so cmnd cccd", "cmnd cccd", "so giay to",
    ),
    "full_name": ("ho va ten", "ho ten", "ho chu dem va ten", "ho chu dem ten"),
    "born_on": ("ngay sinh", "ngay thang nam sinh", "sinh ngay"),
    "sex": ("gioi tinh",),
    "address": ("noi cu tru", "noi thuong tru", "dia chi", "dia chi thuong tru"),
    "phone": ("so dien thoai", "dien thoai", "sdt"),
    "email": ("email", "thu dien tu"),
}  # fmt: skip
REQUIRED = ("personal_id", "full_name")

_SEXES = {"": Sex.UNKNOWN, "nam": Sex.MALE, "nu": Sex.FEMALE}
_PHONE_LENGTH = 10


class CitizenImport:
    """Judges the rows of one workbook; who stands in it twice is compared with the first row."""

    def __init__(self, desk: Desk, *, is_dry_run: bool) -> None:
        self._desk = desk
        self._is_dry_run = is_dry_run
        self._seen: dict[str, Person] = {}

    def take(self, row: TableRow) -> RowStanding:
        """Bring in the person of a row, inside the caller's transaction.

        Raises:
            RowRefused: a cell is not understood, or the number belongs to somebody else.
        """
        given = _person(row)
        number = given.personal_id
        record = citizens.find_by_personal_id(self._desk.office.id, number)
        known = self._seen.get(number) or (record.person if record else None)
        if known is None:
            self._keep(given)
            return RowStanding.NEW
        if not is_same(given, known):
            reason = AnotherPersonHasNumber(given.personal_id, known.full_name, known.born_on)
            raise RowRefused(row.address("personal_id"), reason, RowStanding.IN_CONFLICT)
        person = replace(completed(given, known), full_name=known.full_name)
        if person == known:
            return RowStanding.UNCHANGED
        self._keep(person)
        return RowStanding.CHANGED

    def _keep(self, person: Person) -> None:
        self._seen[person.personal_id] = person
        if not self._is_dry_run:
            citizens.save_person(self._desk.office.id, person, self._desk.now())


def _person(row: TableRow) -> Person:
    born_on, sex = row.day("born_on"), fold(row.text("sex"))
    if sex not in _SEXES:
        row.refuse("sex")
    row.required("personal_id")
    number = row.digits("personal_id", personal_id.LENGTH)
    return Person(
        full_name=name_case(row.required("full_name")),
        personal_id=row.checked("personal_id", number, personal_id.validate),
        born_on=born_on,
        sex=_SEXES[sex],
        address=row.text("address"),
        phone=row.checked("phone", row.digits("phone", _PHONE_LENGTH), phone.validate),
        email=row.text("email"),
    )
