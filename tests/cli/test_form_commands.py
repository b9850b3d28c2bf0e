"""Declared forms on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CARD, everything
from tests.cli.test_bad_input import is_clear
from tests.documents.declared_forms import crosses
from tests.documents.reading import read


def test_the_forms_with_their_procedures(run, sqlite_folder):
    said = run("forms").document
    birth = next(one for one in said["forms"] if one["code"] == "birth")
    assert list(birth) == ["code", "title", "procedures", "checked", "legal_basis"]
    assert birth["title"] == "TỜ KHAI ĐĂNG KÝ KHAI SINH"
    assert "1.001193" in birth["procedures"]
    assert birth["checked"] is False
    assert "1.001193" not in {one["procedure"] for one in said["without_form"]}


def test_the_places_and_lines_of_a_form(run, sqlite_folder):
    said = run("forms", "birth").document
    name = next(one for one in said["fields"] if one["name"] == "child.full_name")
    assert name == {
        "name": "child.full_name",
        "label": "Họ, chữ đệm, tên",
        "kind": "full_name",
        "required": True,
        "prefill": [],
    }
    requester = next(one for one in said["fields"] if one["name"] == "requester.residence")
    assert requester["prefill"] == ["applicant.residence"]
    assert "Kính gửi: (1) …" in said["lines"]


def test_people_read_the_forms(tell, sqlite_folder):
    said = tell("forms").out
    assert "birth · Tờ khai đăng ký khai sinh · chưa đối chiếu" in said
    assert "child.full_name · Họ, chữ đệm, tên" in tell("forms", "birth").out


def test_a_form_that_does_not_exist(run, sqlite_folder):
    error = run("forms", "khong_co").error
    assert error["type"] == "FormNotFound"
    assert is_clear(error["message"])


CHILD = {
    "child": {"full_name": "Bùi Gia Hân", "born_on": "2026-09-20", "sex": "Nữ"},
    "requester.relation": "cha",
    "father": "applicant",
    "mother.full_name": "Võ Thị Ánh Nguyệt",
    "marriage.certificate_no": "12/2020",
}


@pytest.fixture
def fields(tmp_path):
    """Write the file of a form to be filled."""

    def fields(**given):
        path = tmp_path / "tờ khai.json"
        path.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        return path

    return fields


def test_a_form_is_filled_and_says_where_each_text_came_from(run, sqlite_folder, fields, tmp_path):
    out = tmp_path / "giấy" / "khai sinh.pdf"
    before = everything(sqlite_folder)
    file = fields(applicant={"card": CARD}, fields=CHILD)
    said = run("fill", "birth", file, "--out", out).document
    assert list(said)[:5] == ["file", "missing", "refused", "warnings", "values"]
    assert said["values"]["requester.full_name"] == {"text": "Bùi Thanh Toàn", "source": "card"}
    assert said["values"]["father.full_name"] == {"text": "Bùi Thanh Toàn", "source": "card"}
    assert said["values"]["child.born_on"] == {"text": "20/09/2026", "source": "typed"}
    assert said["values"]["authority"]["source"] == "office"
    assert said["fee_case"] == "đăng ký đúng hạn"
    assert "child.full_name" not in said["missing"]
    assert "child.birth_place" in said["missing"]
    printed = " ".join(read(out.read_bytes()).text.split())
    assert "TỜ KHAI ĐĂNG KÝ KHAI SINH" in printed
    assert "Bùi Gia Hân" in printed
    assert everything(sqlite_folder) == before


def test_what_is_wrong_in_a_filled_form_is_told_beside_its_field(
    run, sqlite_folder, fields, tmp_path
):
    given = {
        "child.full_name": "Bùi H4n",
        "child.born_on": "31/02/2026",
        "mother.full_name": "Lê Thị Hoa 🌸",
        "father.full_name": "Bùi Thanh\x07 Toàn",
    }
    said = run("fill", "birth", fields(fields=given), "--out", tmp_path / "x.pdf").document
    assert [(one["field"], one["type"]) for one in said["refused"]] == [
        ("child.full_name", "DigitsInName"),
        ("child.born_on", "WrongComponent"),
        ("mother.full_name", "SignInName"),
        ("father.full_name", "SignInName"),
    ]
    assert all(is_clear(one["message"]) for one in said["refused"])
    assert "requester.full_name" in said["missing"]


def test_a_text_longer_than_its_place_is_told(run, tell, sqlite_folder, fields, tmp_path):
    file = fields(fields={"child.birth_place": "Bệnh viện Đa khoa " * 50})
    told = run("fill", "birth", file, "--out", tmp_path / "x.pdf").document["warnings"]
    [one] = [each for each in told if each["type"] == "LongerThanPlace"]
    assert one["field"] == "child.birth_place"
    assert is_clear(one["message"])
    assert "in ở phụ lục" in tell("fill", "birth", file, "--out", tmp_path / "x.pdf").out


def test_a_row_is_filled_by_a_card_or_as_who_files(run, sqlite_folder, fields, tmp_path):
    his = "087085001234||LÊ VĂN HÙNG|01011985|Nam|Ấp 2, Tràm Chim, Đồng Tháp|03052022"
    members = ["applicant", {"card": his, "relation_to_head": "Chồng", "sex": "Nữ"}]
    file = fields(applicant={"card": CARD}, fields={"members": members})
    said = run("fill", "ct01_2026", file, "--out", tmp_path / "x.pdf").document["values"]
    assert said["members.1.full_name"] == {"text": "Bùi Thanh Toàn", "source": "card"}
    assert said["members.2.full_name"] == {"text": "Lê Văn Hùng", "source": "card"}
    assert said["members.2.sex"] == {"text": "Nữ", "source": "typed"}
    assert said["members.2.relation_to_head"]["text"] == "Chồng"


def test_people_read_what_is_still_missing(tell, sqlite_folder, fields, tmp_path):
    file = fields(applicant={"card": CARD}, fields={"child.full_name": "Bùi H4n"})
    said = tell("fill", "birth", file, "--out", tmp_path / "x.pdf").out
    assert "Còn " in said
    assert "! Người được khai sinh: Họ, chữ đệm, tên: " in said


@pytest.mark.parametrize("said", [{}, {"fields": {}}])
@pytest.mark.parametrize("form", ["social_pension", "birth", "linked_birth"])
def test_a_document_that_says_nothing_gives_a_form_for_the_pen(
    run, sqlite_folder, fields, tmp_path, form, said
):
    out = tmp_path / "x.pdf"
    document = run("fill", form, fields(**said), "--out", out).document
    assert {one["source"] for one in document["values"].values()} <= {"office"}
    assert document["refused"] == document["warnings"] == []
    assert not crosses(out.read_bytes())


def test_a_form_of_which_something_is_told_has_its_choices(run, sqlite_folder, fields, tmp_path):
    out = tmp_path / "x.pdf"
    file = fields(fields={"subject.full_name": "Võ Thị Ánh Nguyệt"})
    run("fill", "social_pension", file, "--out", out)
    assert crosses(out.read_bytes())


@pytest.mark.parametrize(
    ("form", "given", "kind"),
    [
        ("khong_co", {}, "FormNotFound"),
        ("birth", {"fields": {"child.fullname": "x"}}, "UnknownField"),
        ("birth", {"fields": []}, "WrongField"),
        ("birth", {"fields": {"child.full_name": 1.5}}, "WrongField"),
        ("birth", {"field": {}}, "UnknownField"),
        ("birth", {"applicant": {"full_name": ""}}, "WrongField"),
        ("birth", {"fields": {"father.card": "xyz"}}, "CardUnreadable"),
        ("ct01_2026", {"fields": {"members": [{"card": "xyz"}]}}, "CardUnreadable"),
        ("ct01_2026", {"fields": {"members": ["Lê Văn An"]}}, "UnknownField"),
        ("ct01_2026", {"fields": {"members": [5]}}, "WrongField"),
    ],
)
def test_a_document_that_cannot_be_filled(run, sqlite_folder, fields, tmp_path, form, given, kind):
    out = tmp_path / "x.pdf"
    error = run("fill", form, fields(**given), "--out", out).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
    assert not out.exists()


def test_a_dossier_prints_its_declaration(run, sqlite_folder, document, tmp_path):
    received = run("receive", document(procedure="1.001193", form=CHILD)).document
    assert len(received["papers"]) == 3
    out = tmp_path / "x.pdf"
    said = run("print", received["dossier_no"], "birth", "--out", out).document
    assert said == {"file": str(out), "reprint": 1}
    assert "Bùi Gia Hân" in read(out.read_bytes()).text
    error = run("print", received["dossier_no"], "ct01", "--out", out).error
    assert error["type"] == "DeclarationNotKept"
    assert error["available"][-1] == "birth"
    assert is_clear(error["message"]), error["message"]


@pytest.mark.parametrize(
    ("form", "kind", "field"),
    [
        ({"child.fullname": "x"}, "UnknownField", "form.child.fullname"),
        ({**CHILD, "child.ethnicity": "Việt Nam"}, "NotAnEthnicity", "form.child.ethnicity"),
        ({**CHILD, "child.sex": ""}, "WrongField", "form.child.sex"),
        ({**CHILD, "mother.born_on": "2013"}, "WarningNotOverruled", "form.mother.born_on"),
    ],
)
def test_a_wrong_answer_is_refused_with_its_field(run, sqlite_folder, document, form, kind, field):
    before = everything(sqlite_folder)
    error = run("receive", document(procedure="1.001193", form=form)).error
    assert (error["type"], error["field"]) == (kind, field)
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


def test_a_warning_is_overruled_in_the_document(run, sqlite_folder, document):
    file = document(
        procedure="1.001193",
        form={**CHILD, "mother.born_on": "2013"},
        overruled={"mother.born_on": "Đúng theo giấy chứng sinh"},
    )
    assert run("receive", file).code == 0


def test_linked_procedures_are_received_together(run, tell, sqlite_folder, document):
    move = {"procedure": "1.004222", "form": {"request.content": "Đăng ký thường trú cho con"}}
    refused = {"procedure": "1.014028", "decline": "Không phải người đã mất"}
    file = document(procedure="1.001193", form=CHILD, linked=[move, refused])
    said = run("receive", file).document
    first, second = said["linked"]
    assert first["procedure"] == "1.004222"
    assert first["dossier_no"] != said["dossier_no"]
    assert len(first["papers"]) == 3
    assert second["procedure"] == "1.014028"
    assert len(second["papers"]) == 1
    assert f"+ 1.004222: {first['dossier_no'][:-4]}" in tell("receive", file).out
    error = run("receive", document(procedure="1.001193", form=CHILD, linked="1.004222")).error
    assert (error["type"], error["field"]) == ("WrongField", "linked")


def test_a_declaration_is_written_for_somebody_and_received_later(
    run, tell, sqlite_folder, document
):
    file = document(procedure="1.001193", form=CHILD)
    one = run("prepare", file).document
    assert (one["state"], one["model"], len(one["papers"])) == ("open", "tổ viết hộ", 1)
    assert [each["id"] for each in run("prepared", "toàn").document["prepared"]] == [one["id"]]
    assert "Chờ tiếp nhận" in tell("prepared").out
    done = run("prepared", "--receive", one["id"]).document
    assert done["state"] == "received"
    assert done["dossier_no"]
    assert run("prepared").document["prepared"] == []
    other = run("prepare", file).document
    assert run("prepared", "--end", other["id"]).error["type"] == "MissingReason"
    closed = run("prepared", "--end", other["id"], "--note", "Nộp trực tuyến").document
    assert (closed["state"], closed["close_reason"]) == ("closed", "Nộp trực tuyến")
    assert len(run("prepared", "--all").document["prepared"]) == 2
    assert run("prepared", "--receive", 99).error["type"] == "PreparedNotFound"
    assert run("prepared", "--receive", 1, "--end", 2).error["type"] == "WrongField"


def test_what_was_printed_before_is_printed_of_the_dossier(
    run, tell, sqlite_folder, document, tmp_path
):
    one = run("prepare", document(procedure="1.001193", form=CHILD)).document
    number = run("prepared", "--receive", one["id"]).document["dossier_no"]
    out = tmp_path / "x.pdf"
    run("print", number, "birth", "--as-printed", "--out", out)
    (paper,) = one["papers"]
    assert out.read_bytes() == Path(paper).read_bytes()
    assert run("print", number, "birth", "--out", out).document["reprint"] == 1
    said = tell("print", "--all-of", number, "--as-printed", "--out", tmp_path / "all").out
    assert "Tờ khai đăng ký khai sinh · viết hộ · " in said
    unprinted = ("--unprinted", "--out", tmp_path / "all")
    printed = run("print", "--all-of", number, *unprinted).document["printed"]
    assert "birth" not in [each["slip"] for each in printed]


def test_a_letter_is_written_for_somebody_without_a_procedure(run, tell, sqlite_folder, document):
    file = document(
        procedure="", forms="complaint", form={"complaint.account": "Ba lần không ai tiếp."}
    )
    one = run("prepare", file).document
    assert (one.get("procedure"), one["state"], len(one["papers"])) == (None, "open", 1)
    assert "Đơn khiếu nại" in tell("prepared").out
    error = run("prepared", "--receive", one["id"]).error
    assert error["type"] == "LetterIsNoDossier"
    assert is_clear(error["message"])


@pytest.mark.parametrize("count", ["99999999", "9" * 6000, "501", "A"])
def test_a_list_of_impossible_length_is_refused(run, sqlite_folder, fields, tmp_path, count):
    out = tmp_path / "ct01.pdf"
    error = run("fill", "ct01_2026", fields(fields={"members": count}), "--out", out).error
    assert error["type"] == "WrongField"
    assert error["field"] == "form.members"
    assert is_clear(error["message"])
    assert not out.exists()


def test_a_day_without_a_form_is_told_to_who_fills_one(run, sqlite_folder, document):
    late = document(procedure="1.001193", form=CHILD, at="2027-03-05T09:00:00+07:00")
    error = run("receive", late).error
    assert error["type"] == "FormOutOfForce"
    assert "28/02/2027" in error["message"]
    assert is_clear(error["message"]), error["message"]


def test_who_fills_a_form_from_a_record_without_a_dossier_is_on_record(
    run, number, fields, tmp_path
):
    file = tmp_path / "điền.json"
    file.write_text(
        '{"applicant": {"full_name": "Bùi Thanh Toàn", "personal_id": "087096610926"},'
        ' "fields": {"child.full_name": "Bùi Gia Hân"}}',
        encoding="utf-8",
    )
    before = run("inspection", "--from", "2026-10-01", "--to", "2026-10-31").document["looks"]
    assert run("fill", "birth", file, "--out", tmp_path / "a.pdf").code == 0
    after = run("inspection", "--from", "2026-10-01", "--to", "2026-10-31").document["looks"]
    assert [look["whose"] for look in after[: len(after) - len(before)]] == ["Bùi Thanh Toàn"]
