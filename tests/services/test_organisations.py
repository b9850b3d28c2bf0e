"""What an organisation says of itself reaches every paper and every book, whichever way it came."""

import json
from datetime import date

import pytest
from openpyxl import load_workbook

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.people.applicant import Organisation, Person
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.files.desk import events
from commune_desk.services.desk import lookup
from commune_desk.services.figures import registers, sync
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.services.reception.reception import checked_reception
from commune_desk.workbooks.dossier_register import SHEET
from tests.documents.reading import read
from tests.factories import MARITAL_STATUS

OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
SEAT, PHONE, MAIL = "Số 12, ấp Sen Hồng, xã Tràm Chim", "02773888999", "sen@htx.example.vn"
COOPERATIVE = {
    "organisation": "Hợp tác xã Sen Hồng",
    "tax_code": "1400123455",
    "address": SEAT,
    "phone": PHONE,
    "email": MAIL,
    "representative": {"full_name": "Lê Hữu Phước", "address": "Nhà riêng, ấp Cà Vàng"},
}


@pytest.fixture
def number(any_desk) -> str:
    """The dossier of a cooperative, received from a document."""
    document = json.dumps({"procedure": MARITAL_STATUS, "applicant": COOPERATIVE})
    said = events.read_reception(document, "hồ sơ.json")
    reception = checked_reception(any_desk, said.texts, at=said.at)
    return intake.receive(any_desk, reception).dossier.dossier_no


def test_the_office_knows_it_as_the_document_named_it(any_desk, number):
    assert lookup.known(any_desk, number).filing.applicant == Organisation(
        "Hợp tác xã Sen Hồng",
        "1400123455",
        Person("Lê Hữu Phước", address="Nhà riêng, ấp Cà Vàng"),
        SEAT,
        PHONE,
        MAIL,
    )


def test_its_receipt_says_where_its_seat_is(any_desk, number):
    receipt = printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    text = read(receipt.paper.content).text
    assert SEAT in text
    assert MAIL in text
    assert "Nhà riêng" not in text


def test_the_register_on_paper_says_where_its_seat_is(any_desk, number, tmp_path):
    paper = registers.write_register(any_desk, OCTOBER, tmp_path)
    text = read(paper.read_bytes()).text.replace(" ", "")
    assert SEAT.replace(" ", "") in text
    assert PHONE in text


def test_the_register_workbook_says_where_its_seat_is(any_desk, number, tmp_path):
    [book] = sync.sync(any_desk, tmp_path).written
    cells = [str(cell.value) for row in load_workbook(book)[SHEET].iter_rows() for cell in row]
    assert f"{SEAT}\n{PHONE}" in cells
