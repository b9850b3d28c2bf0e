"""Bad input: one clear sentence that says what to do, exit 1, and nothing half done."""

import json
import re

import pytest
import time_machine

from commune_desk.paths import resources
from tests.cli.conftest import AT, CARD, everything, files_in

PERSON = {"full_name": "Lê Thị Hoa"}
LINE = (
    '{"at": "2026-10-01T09:00:00+07:00", "do": "receive", "ref": "a", "procedure": "1.004873",'
    ' "applicant": {"full_name": "Lê Thị Hoa"}}'
)
A_YEAR_AGO = {"at": "2025-10-01T09:00:00+07:00", "procedure": "1.001612"}
ADVICE = re.compile(r"[.!] \S")


def is_clear(message: str) -> bool:
    """Whether a message names what happened and then says what to do, in Vietnamese."""
    says_both = message.endswith(".") and ADVICE.search(message) is not None
    return says_both and re.search("[à-ỹđ]", message) is not None and "Error" not in message


@pytest.mark.parametrize(
    ("changes", "kind", "facts"),
    [
        ({"procedure": "2.001009"}, "ProcedureNotInForce", {"effective_to": "2025-10-31"}),
        (
            {"procedure": "3.000722", "at": "2026-08-31T09:00:00+07:00"},
            "ProcedureNotInForce",
            {"effective_from": "2026-09-01"},
        ),
        ({"procedure": "9.999999"}, "ProcedureNotFound", {"procedure_code": "9.999999"}),
        ({"procedure": "2.001396"}, "ProcessingTimeUnknown", {"procedure_code": "2.001396"}),
        ({"applicant": {"card": "Nguyễn Văn An"}}, "CardUnreadable", {}),
        ({"applicant": {"card": "08709661092|x|y"}}, "CardUnreadable", {"field_count": 3}),
        ({"applicant": {"card": "087096610926"}}, "MissingApplicantName", {}),
        ({"applicant": PERSON | {"personal_id": "08709661092"}}, "WrongLength", {"length": 11}),
        ({"applicant": PERSON | {"personal_id": "08709661092a"}}, "WrongCharacters", {}),
        ({"applicant": PERSON | {"born_on": "02/04/1996"}}, "WrongField", {"value": "02/04/1996"}),
        ({"applicant": {}}, "WrongField", {"field": "applicant.full_name"}),
        ({"aplicant": {"card": CARD}}, "UnknownField", {"field": "aplicant"}),
        ({"channel": "fax"}, "WrongField", {"value": "fax"}),
        ({"at": "01/10/2026"}, "WrongField", {"field": "at"}),
        ({"at": "9999-12-31T23:00:00+07:00"}, "WrongField", {"field": "at"}),
        ({"papers": [{"paper": "Tờ khai", "originals": 10**20}]}, "WrongField", {"line": 1}),
        ({"applicant": {"organisation": "Sen", "representative": {"card": "087096610926"}}},
         "MissingApplicantName", {}),
        ({"delegate": {"card": "087096610926"}}, "MissingApplicantName", {}),
    ],
)  # fmt: skip
def test_a_reception_that_cannot_be(run, sqlite_folder, document, changes, kind, facts):
    before = everything(sqlite_folder)
    error = run("receive", document(**changes)).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
    assert error | facts == error
    assert everything(sqlite_folder) == before


@pytest.mark.parametrize(
    ("scanned", "refusal"),
    [
        (CARD + CARD.replace("087096610926", "087096610927"), "MoreThanOneCard"),
        (CARD.removesuffix("||"), "CardFieldsMixedUp"),
        ("à_èàç--&àçé-µµBÙI THANH TOÀNµàéàʼ&çç-µNam", "WrongKeyboardLayout"),
        (
            "IDVNM0966109274087096610926<<49604021M3604029VNM<<<<<<<<<<<6BUI<<TOAN",
            "CardNumbersDiffer",
        ),
    ],
)
def test_a_card_that_may_be_somebody_elses_is_refused(run, scanned, refusal):
    error = run("read-card", scanned).error
    assert error["type"] == refusal
    assert is_clear(error["message"]), error["message"]


@pytest.fixture
def real_office(run, folder, tmp_path):
    """An office that is not there for practice."""
    text = (resources() / "practice" / "office.toml").read_text("utf-8")
    file = tmp_path / "office.toml"
    file.write_text(text.replace("practice_office = true", ""), encoding="utf-8")
    assert run("init", "--office", file).code == 0
    return folder


@pytest.mark.parametrize(
    ("at", "refusal"),
    [
        ("2026-10-01T09:06:00+07:00", "ReceptionInFuture"),
        ("2027-10-01T09:00:00+07:00", "ReceptionInFuture"),
        ("2025-10-01T09:00:00+07:00", "ReceptionLongPast"),
    ],
)
def test_a_moment_that_cannot_be_meant_is_refused(run, real_office, document, at, refusal):
    before = everything(real_office)
    error = run("receive", document(at=at)).error
    assert error["type"] == refusal
    assert is_clear(error["message"]), error["message"]
    assert everything(real_office) == before


@pytest.mark.parametrize(
    "step",
    [
        ("step", "{}", "finish", "--at", "2026-10-01T09:06:00+07:00"),
        ("step", "{}", "request_supplement", "--note", "Tờ khai", "--reason", "thiếu",
         "--at", "2027-01-10T09:00:00+07:00"),
    ],
)  # fmt: skip
def test_a_step_that_has_not_been_taken_yet_is_refused(run, real_office, document, step):
    number = run("receive", document()).document["dossier_no"]
    before = everything(real_office)
    error = run(*(part.format(number) for part in step)).error
    assert error["type"] == "StepInFuture"
    assert is_clear(error["message"]), error["message"]
    assert everything(real_office) == before


def test_a_period_is_not_closed_as_it_stood_before(run, sqlite_folder, tmp_path):
    before = everything(sqlite_folder)
    back = ("--as-of", "2026-08-10T09:00", "--close", "--out", tmp_path / "ra")
    error = run("report", "2026-08", *back).error
    assert error["type"] == "ClosedLookingBack"
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before
    assert not list(tmp_path.glob("ra/*"))


def test_a_period_that_has_not_begun_keeps_no_text_either(run, sqlite_folder, tmp_path):
    told = tmp_path / "lời.json"
    told.write_text('{"proposals": "Đề nghị cấp máy quét."}', "utf-8")
    before = everything(sqlite_folder)
    error = run("report", "2030-01", "--text", told, "--out", tmp_path / "ra").error
    assert error["type"] == "PeriodNotBegun"
    assert everything(sqlite_folder) == before
    assert not list(tmp_path.glob("ra/*"))


def test_an_answer_that_has_not_been_given_yet_is_refused(run, real_office, document):
    number = run("receive", document()).document["dossier_no"]
    assert run("step", number, "finish").code == 0
    assert run("return", number).code == 0
    before = everything(real_office)
    error = run("rate", number, "satisfied", "--at", "2026-10-02T09:00:00+07:00").error
    assert error["type"] == "StepInFuture"
    assert everything(real_office) == before


def test_a_moment_long_past_is_taken_when_it_is_confirmed(run, real_office, document):
    error = run("receive", document(**A_YEAR_AGO, long_past=True)).error
    assert error["type"] == "BackDatingUnexplained"
    assert is_clear(error["message"]), error["message"]
    why = "Mất điện cả ngày, ghi ra giấy"
    said = run("receive", document(**A_YEAR_AGO, long_past=True, entry_reason=why))
    assert "-251001-" in said.document["dossier_no"]


def test_the_practice_office_takes_any_moment_that_has_come(run, sqlite_folder, document):
    assert run("receive", document(**A_YEAR_AGO)).code == 0
    before = everything(sqlite_folder)
    error = run("receive", document(at="2027-03-01T09:00:00+07:00")).error
    assert error["type"] == "ReceptionInFuture"
    assert everything(sqlite_folder) == before


def test_a_form_that_ended_says_so_and_what_to_do(run, sqlite_folder, document):
    child = {"full_name": "Bùi An Nhiên", "born_on": "02/03/2027"}
    birth = {"procedure": "1.001193", "at": "2027-03-05T09:00:00+07:00"}
    with time_machine.travel("2027-03-05T10:00:00+07:00", tick=False):
        error = run("receive", document(**birth, form={"child": child})).error
        assert error["type"] == "FormOutOfForce"
        assert "28/02/2027" in error["message"]
        assert is_clear(error["message"]), error["message"]
        without = run("receive", document(**birth))
        assert without.code == 0
        (told,) = [one for one in without.document["warnings"] if one["code"] == "no_form"]
        assert told["field"] == "form"
        assert "28/02/2027" in told["text"]


def test_a_declaration_that_has_a_form_is_not_said_to_have_none(run, sqlite_folder, document):
    said = run("receive", document(procedure="1.001193", at="2026-10-01T09:00:00+07:00"))
    assert [one for one in said.document["warnings"] if one["code"] == "no_form"] == []


def test_a_fault_is_said_with_the_line_on_which_it_stands(tell, sqlite_folder, tmp_path):
    lines = (
        '{"procedure": "1.004873",',
        ' "applicant": {"personal_id": "087096610926",',
        '   "full_name": "Bùi {Thanh} Toàn", "born_on": "1996-04-02"},',
        ' "papers": [{"paper": "Giấy \\"khai\\" sinh, bản: [1]", "copies": 1},',
        '   {"paper": "Thẻ căn cước",',
        '    "copies": "một"}]}',
    )
    file = tmp_path / "hồ sơ.json"
    file.write_text("\n".join(lines), "utf-8")
    assert "dòng 6" in tell("receive", file).err.lower()
    file.write_text("\n".join(lines).replace("full_name", "fullname"), "utf-8")
    assert "dòng 3" in tell("receive", file).err.lower()
    file.write_text("\n".join(lines).replace('"full_name": "Bùi {Thanh} Toàn", ', ""), "utf-8")
    assert "dòng 2" in tell("receive", file).err.lower()


def test_a_number_of_somebody_else_is_refused_and_says_whose_it_is_masked(
    run, sqlite_folder, number, document
):
    before = everything(sqlite_folder)
    other = {"full_name": "Lê Thị Hoa", "personal_id": "087096610926", "born_on": "1990-01-01"}
    error = run("receive", document(applicant=other)).error
    assert error["type"] == "NumberKnownOtherwise"
    assert is_clear(error["message"]), error["message"]
    assert "Bùi T. T." in error["message"]
    assert "Toàn" not in json.dumps(error, ensure_ascii=False)
    assert "087096610926" not in json.dumps(error)
    assert everything(sqlite_folder) == before


def test_the_same_person_is_received_where_the_document_says_so(
    run, sqlite_folder, number, document
):
    renamed = {"full_name": "Bùi Thanh Toản", "personal_id": "087096610926"}
    said = run("receive", document(applicant=renamed, same_person=True))
    assert said.code == 0
    assert said.document["dossier_no"] != number
    error = run("receive", document(applicant=renamed, same_person="true")).error
    assert (error["type"], error["field"]) == ("WrongField", "same_person")


@pytest.mark.parametrize(
    ("command", "changes", "kind"),
    [
        ("guide", {}, "MissingReason"),
        ("guide", {"missing": "Giấy chứng sinh"}, "WrongField"),
        ("guide", {"missing": []}, "MissingReason"),
        ("guide", {"missing": ["x"], "procedure": "2.001009"}, "ProcedureNotInForce"),
        ("decline", {}, "WrongField"),
        ("decline", {"reason": " "}, "MissingReason"),
        ("decline", {"reason": "x", "missing": ["y"]}, "UnknownField"),
        ("decline", {"reason": "x", "procedure": "9.999999"}, "ProcedureNotFound"),
        ("receive", {"visit": 404}, "VisitNotFound"),
        ("receive", {"missing": ["x"]}, "UnknownField"),
    ],
)
def test_who_is_turned_away_without_a_word_is_not(
    run, sqlite_folder, document, command, changes, kind
):
    before = everything(sqlite_folder)
    error = run(command, document(**changes)).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


def test_what_is_missing_is_asked_for_once(run, sqlite_folder, document):
    assert run("guide", document(missing=["Giấy chứng sinh"])).code == 0
    before = everything(sqlite_folder)
    error = run("guide", document(missing=["Giấy khác"])).error
    assert (error["type"], error["slip_no"]) == ("AlreadyGuided", "1")
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


@pytest.mark.parametrize(
    ("card", "codes"),
    [
        (CARD.removesuffix("||||"), []),
        (f"\x02{CARD}\r\n", []),
        (CARD.replace("À", "A\u0300").replace("Ù", "U\u0300"), []),
        (CARD.replace("BÙI THANH TOÀN", "Buif Thanh Toafn"), ["name_doubtful"]),
        (CARD.replace("BÙI THANH TOÀN", "BUI THANH TOAN"), ["name_without_marks"]),
        (CARD.replace("02041996", "31021996"), ["date_impossible"]),
        (CARD.replace("02041996", "0204a1996"), ["field_mended"]),
        (CARD.replace("|Nam|", "|Nữ|"), ["sex_differs"]),
        (CARD.replace("|", "~"), ["layout_british"]),
        (CARD.replace("|", "^"), ["separator_replaced"]),
        (CARD.replace("THANH TOÀN", "tHANH tOÀN").replace("Nam", "nAM"), ["caps_lock"]),
        ("087096610926|341632473|Bùi Thanh Toàn|02041996", ["fields_missing"]),
    ],
)
def test_a_damaged_card_is_received_with_what_is_certain(run, sqlite_folder, document, card, codes):
    said = run("receive", document(applicant={"card": card}))
    assert said.code == 0
    found = [warning["code"] for warning in said.document["warnings"]]
    assert found[: len(codes)] == codes
    assert bool(found) == bool(codes)
    assert run("find", "087096610926", "--kind", "citizen").document["results"]


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (["return", "{no}"], "StepNotPermitted"),
        (["step", "{no}", "accept_supplement"], "StepNotPermitted"),
        (["step", "{no}", "refuse"], "MissingReason"),
        (["step", "{no}", "refuse", "--note", "Trùng", "--reason", "Đã nhận"], "UnknownField"),
        (["step", "{no}", "finish", "--until", "2026-10-08"], "UnknownField"),
        (["step", "{no}", "apologise", "--note", "Chờ"], "MissingReason"),
        (["step", "{no}", "apologise", "--note", "Chờ", "--until", AT], "NewDateNotLater"),
        (
            ["step", "{no}", "apologise", "--note", "Chờ", "--until", "2026-10-08", "--at",
             "2026-10-09T08:00"], "NewDateInThePast",
        ),
        (
            ["step", "{no}", "request_supplement", "--note", "Thiếu", "--at", "2026-10-09T08:00"],
            "MissingReason",
        ),
        (["step", "{no}", "finish", "--at", "2026-10-01T08:59+07:00"], "TimeBeforeLastEvent"),
        (["step", "{no}", "finish", "--at", "hôm qua"], "WrongField"),
        (["step", "không có", "finish"], "DossierNotFound"),
        (["return", "không có"], "DossierNotFound"),
        (["rate", "{no}", "satisfied"], "NotYetReturned"),
        (["rate", "không có", "satisfied"], "DossierNotFound"),
        (["print", "{no}", "refusal_notice", "--out", "{tmp}/x.pdf"], "SlipNotAvailable"),
        (["print", "--all-of", "không có", "--out", "{tmp}"], "DossierNotFound"),
        (["print", "--out", "{tmp}"], "WrongField"),
        (["print", "{no}", "--out", "{tmp}"], "WrongField"),
        (["print", "{no}", "receipt", "--all-of", "{no}", "--out", "{tmp}"], "WrongField"),
        (["print", "--all-of", "{no}", "--receipts-of-today", "--out", "{tmp}"], "WrongField"),
        (["print", "--receipts-of-today", "--as-printed", "--out", "{tmp}"], "WrongField"),
        (["print", "{no}", "receipt", "--nth", "1", "--out", "{tmp}/a.pdf"], "WrongField"),
        (["print", "--all-of", "{no}", "--out", "{file}/x"], "FolderMissing"),
        (["print", "không có", "receipt", "--out", "{tmp}/x.pdf"], "DossierNotFound"),
        (["print", "{no}", "receipt", "--out", "{file}/x.pdf"], "FolderMissing"),
        (["due", "9.999999"], "ProcedureNotFound"),
        (["due", "1.001193", "--received", "mai"], "WrongField"),
        (["receive", "{tmp}/không có.json"], "FileMissing"),
        (["receive", "{tmp}"], "FileUnreadable"),
        (["replay", "{tmp}/không có.jsonl", "--out", "{tmp}"], "FileMissing"),
        (["replay", "{file}", "--out", "{tmp}"], "NotJson"),
        (["report", "tháng mười", "--out", "{tmp}"], "WrongField"),
        (["report", "2026-13", "--out", "{tmp}"], "WrongField"),
        (["report", "9999-12", "--out", "{tmp}"], "WrongField"),
        (["report", "--out", "{tmp}"], "WrongField"),
        (["report", "--from", "2026-10-01", "--out", "{tmp}"], "WrongField"),
        (["report", "--from", "hôm qua", "--to", "2026-10-01", "--out", "{tmp}"], "WrongField"),
        (
            ["report", "--from", "2026-10-02", "--to", "2026-10-01", "--out", "{tmp}"],
            "PeriodEndsBeforeItBegins",
        ),
        (["report", "2026-10", "--to", "2026-10-01", "--out", "{tmp}"], "MonthBesideDates"),
        (["report", "2026-10", "--from", "2026-10-01", "--out", "{tmp}"], "MonthBesideDates"),
        (["report", "2030-01", "--out", "{tmp}"], "PeriodNotBegun"),
        (["report", "2026-10", "--as-of", "2026-09-30", "--out", "{tmp}"], "PeriodNotBegun"),
        (["report", "2026-10", "--as-of", "mai", "--out", "{tmp}"], "WrongField"),
        (["due", "1.001193", "--received", "9999-12-31"], "WrongField"),
        (["report", "2026-10", "--out", "{file}"], "FolderMissing"),
        (["report", "2026-10", "--out", "{file}/trong"], "FolderMissing"),
        (["sync", "--to", "{file}"], "FolderMissing"),
        (["import", "citizens", "{tmp}/không có.xlsx"], "FileMissing"),
        (["import", "procedures", "{file}"], "FileUnreadable"),
        (["backup", "create", "{file}"], "FolderMissing"),
        (["backup", "verify", "{tmp}/không có.backup"], "FileMissing"),
        (["backup", "restore", "{tmp}/không có.backup"], "FileMissing"),
        (["backup", "verify", "{file}"], "BackupInvalid"),
        (["backup", "restore", "{file}"], "BackupInvalid"),
        (["init", "--office", "{file}"], "FileUnreadable"),
        (["init", "--office", "{tmp}/không có.toml"], "FileMissing"),
    ],
)  # fmt: skip
def test_a_command_that_cannot_be(run, number, sqlite_folder, tmp_path, arguments, kind):
    file = tmp_path / "tệp thường"
    file.write_text("không phải gì cả", encoding="utf-8")
    before = everything(sqlite_folder), files_in(tmp_path)
    error = run(*(word.format(no=number, tmp=tmp_path, file=file) for word in arguments)).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
    assert (everything(sqlite_folder), files_in(tmp_path)) == before


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        (f"{LINE}\nkhông phải JSON", "NotJson", 2),
        (f"{LINE}\n{LINE[:-1]}", "NotJson", 2),
        (f"{LINE}\n[]", "NotJson", 2),
        (f'{LINE}\n{{"at": "{AT}", "do": "fly", "ref": "a"}}', "WrongField", 2),
        (f'{LINE}\n{{"at": "{AT}", "do": "return", "ref": "b"}}', "UnknownReference", 2),
        (f'{LINE}\n{{"at": "{AT}", "do": "return", "ref": "a"}}', "StepNotPermitted", 2),
        (f"{LINE}\n{LINE.replace('1.004873', '2.001009')}", "ProcedureNotInForce", 2),
        (
            f'{LINE}\n{{"at": "2026-09-30T09:00:00+07:00", "do": "step", "ref": "a",'
            ' "action": "finish"}',
            "TimeBeforeLastEvent",
            2,
        ),
    ],
)
def test_a_month_with_one_bad_line_enters_nothing(run, sqlite_folder, tmp_path, text, kind, line):
    path = tmp_path / "tháng.jsonl"
    path.write_text(text, encoding="utf-8")
    before = everything(sqlite_folder)
    error = run("replay", path, "--out", tmp_path / "ra").error
    assert (error["type"], error["line"], error["source"]) == (kind, line, "tháng.jsonl")
    assert error["message"].startswith("Dòng 2 của tháng.jsonl")
    assert everything(sqlite_folder) == before
    assert files_in(tmp_path / "ra") == []


def test_a_command_without_an_office_says_where_to_begin(run):
    assert is_clear(run("find", "x").error["message"])
    assert run("find", "x").error["type"] == "OfficeNotFound"
