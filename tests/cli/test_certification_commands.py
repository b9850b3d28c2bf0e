"""The certification desk on the command line: a lot from a file, the books, and bad input."""

import json

import pytest

from tests.cli.conftest import AT, CARD, everything
from tests.cli.test_bad_input import is_clear
from tests.documents.reading import read

LOT = {
    "procedure": "2.000815",
    "applicant": {"card": CARD},
    "certify": [
        {"paper": "Bằng tốt nghiệp", "pages": 1, "copies": 3},
        {"paper": "Học bạ", "pages": 10, "copies": 2},
    ],
    "receipt_no": "0000001",
}


@pytest.fixture
def lot(tmp_path, sqlite_folder):
    def write(**changes: object):
        path = tmp_path / "lô.json"
        content = {key: value for key, value in {**LOT, **changes}.items() if value != "-"}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def test_a_lot_is_certified_from_a_file(run, lot):
    said = run("certify", lot()).document
    assert [(e["number"], e["sign"], e["fee_vnd"]) for e in said["entries"]] == [
        (1, "SCT/BS", 6000), (2, "SCT/BS", 24_000),
    ]  # fmt: skip
    assert said["fee_vnd"] == said["payment"]["amount_vnd"] == 30_000
    [paper] = said["papers"]
    with open(paper, "rb") as file:  # noqa: PTH123  # as another program would
        assert len(read(file.read()).pages) == 5


def test_people_read_the_numbers(tell, lot):
    said = tell("certify", lot()).out
    assert said.startswith("Đã chứng thực 5 bản: số 01–02 quyển số 01/2026 - SCT/BS · 30.000 đồng.")
    assert "- số 02 quyển số 01/2026 - SCT/BS: Học bạ, 2 bản, 24.000 đồng" in said


def test_a_transaction_is_entered_by_its_dossier(run, lot, document):
    number = run("receive", document(procedure="2.001035")).document["dossier_no"]
    asked = {"procedure": "-", "applicant": "-", "dossier_no": number, "at": AT}
    contract = [{"paper": "Hợp đồng tặng cho", "pages": 6, "copies": 3}]
    parties = [{"name": "Võ Thị Ánh Nguyệt", "number": "087185004321"}, {"name": "Trần Văn Thử"}]
    said = run("certify", lot(**asked, certify=contract, requesters=parties)).document
    assert said["entries"][0]["sign"] == "SCT/GD"
    assert said["entries"][0]["requesters"][1]["name"] == "Trần Văn Thử"


def test_a_book_is_shown_printed_struck_and_closed(run, tell, lot, tmp_path):
    run("certify", lot())
    shown = run("book", "copies", "show").document
    assert (shown["book"]["last_number"], len(shown["entries"])) == (2, 2)
    run("book", "copies", "strike", "--number", 2, "--note", "ghi nhầm")
    assert "đã gạch bỏ: ghi nhầm" in tell("book", "copies", "show", "2026-10").out
    file = run("book", "copies", "print", "2026-10", "--out", tmp_path).document["file"]
    assert file.endswith("so-chung-thuc-ban-sao-2026-10-01-2026-10-31.pdf")
    assert run("book", "copies", "close").error["type"] == "BookYearNotOver"
    assert run("book", "copies", "next-volume").document["book"]["volume"] == 2


def test_a_book_goes_on_from_the_one_kept_by_hand(run, lot):
    run("book", "copies", "continue", "--number", 1500, "--volume", 4)
    assert run("certify", lot()).document["entries"][0]["number"] == 1501


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"certify": []}, "NothingToCertify"),
        ({"certify": "-"}, "NothingToCertify"),
        ({"certify": [{"paper": "", "copies": 1}]}, "WrongField"),
        ({"certify": [{"paper": "Học bạ", "copies": 0}]}, "WrongField"),
        ({"certify": [{"paper": "Học bạ", "pages": 100_000}]}, "WrongField"),
        ({"certify": [{"paper": "Học bạ", "trang": 2}]}, "UnknownField"),
        ({"certify": [{"paper": "Học bạ \N{GRINNING FACE}"}]}, "UnprintableSign"),
        ({"receipt_no": "-"}, "ReceiptNoMissing"),
        ({"receipt_no": "\N{GRINNING FACE}"}, "UnprintableSign"),
        ({"signer": "Không Có Ai"}, "WrongField"),
        ({"procedure": "1.001193"}, "NotCertified"),
        ({"procedure": "2.001035"}, "NotSolvedAtOnce"),
        ({"person_group": "elderly"}, "ExemptionUngrounded"),
        ({"person_group": "ông già"}, "WrongField"),
    ],
)
def test_what_cannot_be_certified_leaves_nothing(sqlite_folder, run, lot, changes, kind):
    path = lot(**changes)
    before = everything(sqlite_folder)
    error = run("certify", path).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (["print", "2026-10"], "WrongField"),
        (["print", "tháng mười", "--out", "."], "WrongField"),
        (["strike", "--number", "9", "--note", "nhầm"], "EntryNotFound"),
        (["strike", "--number", "9"], "StrikeUnexplained"),
        (["strike", "--note", "nhầm"], "WrongField"),
    ],
)
def test_what_a_book_does_not_do(sqlite_folder, run, arguments, kind):
    assert run("book", "copies", *arguments).error["type"] == kind
