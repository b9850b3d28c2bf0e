"""Fees on the command line: recorded with their receipt, settled by the day, or refused."""

import pytest

from tests.cli.conftest import everything
from tests.cli.test_bad_input import is_clear

RESIDENCE = "1.004222"


@pytest.fixture
def filed(sqlite_folder, run, document):
    return run("receive", document(procedure=RESIDENCE)).document["dossier_no"]


def test_a_fee_is_the_catalogues_where_no_sum_is_given(run, filed):
    said = run("take-fee", filed, "--receipt-no", "0012345").document
    assert (said["amount_vnd"], said["receipt_no"]) == (20_000, "0012345")
    settled = run("fees").document
    assert (settled["count"], settled["total_vnd"]) == (1, 20_000)
    run("cancel-fee", filed, "--receipt-no", "0012345", "--note", "ghi nhầm")
    assert run("fees").document["total_vnd"] == 0


def test_people_read_what_was_taken(tell, run, filed):
    said = tell("take-fee", filed, "--receipt-no", "12").out
    assert "đã thu 20.000 đồng · biên lai số 12" in said
    assert "Tổng số đã thu: 20.000 đồng." in tell("fees").out


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ([], "ReceiptNoMissing"),
        (["--receipt-no", "1", "--amount", "5.000"], "SumUnexplained"),
        (["--receipt-no", "1", "--amount", "rẻ"], "WrongField"),
        (["--receipt-no", "1", "--case", "quá hạn"], "FeeCaseUnknown"),
        (["--receipt-no", "1", "--at", "2026-09-30T09:00"], "PaymentBeforeReception"),
    ],
)
def test_a_fee_that_cannot_be(sqlite_folder, run, filed, options, kind):
    before = everything(sqlite_folder)
    error = run("take-fee", filed, *options).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


def test_what_is_settled_is_told_apart_and_written(run, tell, filed, tmp_path):
    run("take-fee", filed, "--receipt-no", "0012345")
    said = run("fees", "--out", tmp_path).document
    assert said["sums"]["procedure"] == [
        {"key": RESIDENCE, "total_vnd": 20_000, "count": 1, "freed": 0}
    ]
    assert said["sums"]["channel"][0]["key"] == "counter"
    assert said["sums"]["province"] == [
        {"key": "Tỉnh Đồng Tháp", "total_vnd": 20_000, "count": 1, "freed": 0}
    ]
    paper, workbook = said["files"]
    assert paper.endswith("bang-ke-phi-le-phi-2026-10-01-2026-10-01.pdf")
    assert workbook.endswith("bang-ke-phi-le-phi-2026-10-01-2026-10-01.xlsx")
    assert "Tỉnh Đồng Tháp: 1 khoản" in tell("fees", "--by", "province").out
    assert (
        "Theo hình thức nộp:\n- Trực tiếp: 1 khoản, 20.000 đồng"
        in tell("fees", "--by", "channel").out
    )
