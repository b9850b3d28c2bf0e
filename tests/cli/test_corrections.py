"""A reception is corrected, cancelled and taken back on the command line, and asked for twice."""

import json

import pytest
import time_machine

from tests.cli.conftest import everything
from tests.cli.test_bad_input import is_clear

BIRTH, MARITAL_STATUS = "1.001193", "1.004873"
WHY = "Gõ nhầm"


@pytest.fixture
def correction(tmp_path):
    """Write the file of a correction."""

    def correction(**changes):
        path = tmp_path / "sua.json"
        path.write_text(json.dumps({"reason": WHY} | changes, ensure_ascii=False), encoding="utf-8")
        return path

    return correction


@pytest.fixture
def filed(sqlite_folder, run, document):
    return run("receive", document()).document["dossier_no"]


def test_both_values_and_the_corrected_receipt_are_answered(run, tell, filed, correction):
    said = run("correct", filed, correction(phone="0912345678", return_by="post")).document
    assert said["changes"] == {
        "applicant.phone": ["", "0912 345 678"], "return_by": ["counter", "post"]
    }  # fmt: skip
    assert [path[-4:] for path in said["papers"]] == [".pdf"]
    out = tell("correct", filed, correction(note="Gọi buổi chiều")).out
    assert "(trống) → “Gọi buổi chiều”" in out
    assert "Giấy tiếp nhận" not in out


def test_a_due_date_that_has_passed_is_said_to_stay(sqlite_folder, run, tell, document, correction):
    number = run("receive", document(procedure=BIRTH)).document["dossier_no"]
    with time_machine.travel("2026-10-05T08:00:00+07:00", tick=False):
        said = run("correct", number, correction(procedure=MARITAL_STATUS)).document
        assert said["due_at"] == "2026-10-01T17:00:00+07:00"
        assert said["counted_due_at"] == "2026-10-06T17:00:00+07:00"
        assert "was_due_at" not in said
        assert said["steps"][-1].startswith("Khi sửa thì hạn đã hẹn")
        error = run("cancel", number, "--note", WHY).error
    assert error["type"] == "CannotCancel"
    assert is_clear(error["message"]), error["message"]


def test_another_due_date_is_explained(sqlite_folder, tell, run, document, correction):
    number = run("receive", document(procedure=BIRTH)).document["dossier_no"]
    out = tell("correct", number, correction(procedure=MARITAL_STATUS)).out
    assert "- Hẹn trả: 17:00 ngày 01/10/2026 → 17:00 ngày 06/10/2026" in out
    assert "  – Tiếp nhận lúc 09:00" in out


def test_a_request_is_answered_once_and_tells_that_it_was_cancelled(
    sqlite_folder, run, tell, document
):
    asked = {"request_id": "cổng-17"}
    first = run("receive", document(**asked)).document
    again = run("receive", document(**asked)).document
    assert (again["dossier_no"], again["repeated"], again["state"]) == (
        first["dossier_no"], True, "received"
    )  # fmt: skip
    before = everything(sqlite_folder)
    error = run("receive", document(**asked, phone="0912345678")).error
    assert (error["type"], error["dossier_no"]) == ("RequestedOtherwise", first["dossier_no"])
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before
    run("cancel", first["dossier_no"], "--note", WHY)
    gone = run("receive", document(**asked)).document
    assert (gone["repeated"], gone["state"]) == (True, "cancelled")
    assert gone["cancelled_at"] == "2026-10-01T09:00:00+07:00"
    assert "đã hủy lúc" in tell("receive", document(**asked)).out


def test_a_hand_over_is_taken_back_on_its_day_only(filed, run):
    run("step", filed, "finish")
    run("return", filed)
    assert run("undo", filed, "--note", WHY).document["state"] == "result_ready"
    run("return", filed)
    with time_machine.travel("2026-10-02T08:00:00+07:00", tick=False):
        error = run("undo", filed, "--note", WHY).error
    assert (error["type"], error["on"]) == ("HandedOverBefore", "2026-10-01")


# --- records ------------------------------------------------------------------------------------


def test_the_record_of_a_person_is_corrected_and_shown(filed, run, tell, correction):
    number = "087096610926"
    said = run("citizen", "edit", number, correction(phone="0912345678")).document
    assert said["changes"] == {"applicant.phone": ["", "0912 345 678"]}
    shown = run("citizen", "show", number).document
    assert (shown["record"]["phone"], shown["dossiers"]) == ("0912345678", [filed])
    [before] = shown["corrected"]
    assert (before["reason"], before["changes"]) == (WHY, said["changes"])
    assert "(trống) → “0912 345 678”; lý do: Gõ nhầm" in tell("citizen", "show", number).out


def test_the_record_of_an_organisation_is_corrected(sqlite_folder, run, document, correction):
    person = {"full_name": "Lê Hữu Phước"}
    body = {"organisation": "Hợp tác xã Sen", "tax_code": "1400123455", "representative": person}
    run("receive", document(applicant=body))
    change = correction(organisation="Hợp tác xã Sen Hồng")
    said = run("citizen", "edit", "1400123455", change, "--organisation").document
    assert (said["number"], said["name"]) == ("1400123455", "Hợp tác xã Sen Hồng")


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("edit", "087096610926"), "WrongField"),
        (("show", "087096610999"), "RecordNotFound"),
        (("show", "087096610926", "--organisation"), "RecordNotFound"),
    ],
)
def test_a_record_that_cannot_be_corrected_is_said(filed, run, arguments, kind):
    error = run("citizen", *arguments).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
