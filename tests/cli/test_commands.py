"""Every command of the contract: its options, its keys, its exit code."""

import json
import shutil
from pathlib import Path

import pytest
import time_machine
from openpyxl import Workbook

from commune_desk import bootstrap, selftest
from commune_desk.cli.dispatch import COMMANDS
from commune_desk.cli.entry import main
from commune_desk.domain.account_errors import FirstCodeNeeded
from commune_desk.domain.outside_errors import WorkbookInUse
from commune_desk.files import lock, outgoing
from commune_desk.paths import resources
from commune_desk.services.office import office
from tests.cli.conftest import AT, CARD
from tests.documents.reading import read

OFFICE = resources() / "practice" / "office.toml"
OCTOBER = resources() / "practice" / "2026-10.jsonl"
COLUMNS = [
    "sector", "received_total", "received_online", "received_direct", "carried_over",
    "solved_total", "solved_early", "solved_on_time", "solved_overdue", "open_total",
    "open_in_time", "open_overdue",
]  # fmt: skip

BTP07A = (
    "received_total", "received_online_full", "received_online_partial", "received_postal",
    "received_direct", "carried_over", "solved_total", "solved_early", "solved_on_time",
    "solved_overdue", "open_total", "open_in_time", "open_overdue",
)  # fmt: skip


def test_the_commands_are_those_of_the_contract():
    assert {command.name for command in COMMANDS} == set(
        "init demo replay due read-card receive guide decline correct cancel undo step "
        "return rate find print report sync import backup salvage history self-test "
        "procedure amend citizen take-fee cancel-fee fees forms fill prepare prepared "
        "inspection certify book fee-resolution rate-slips rights window invite shut-out join move "
        "recovery-sheet recovery-key change-key clock share update pack setting".split()
    )


def test_init_makes_an_office_once(run, folder):
    made = run("init", "--office", OFFICE)
    assert (made.code, made.document["office"]) == (0, "Ủy ban nhân dân xã Tràm Chim")
    assert run("init", "--office", OFFICE).error["type"] == "OfficeAlreadyExists"


def test_init_tells_the_codes_of_a_real_office_once(run, folder, tmp_path):
    text = OFFICE.read_text(encoding="utf-8")
    real = tmp_path / "office.toml"
    real.write_text(text.replace("practice_office = true", ""), encoding="utf-8")
    assert real.read_text(encoding="utf-8") != text
    made = run("init", "--office", real)
    codes = made.document["first_codes"]
    assert set(codes) == {"mai", "phuc", "tung", "quantri"}
    assert all(len(code) == 9 and code not in repr(folder) for code in codes.values())
    opened = bootstrap.open_office(folder)
    with pytest.raises(FirstCodeNeeded):
        office.choose_first_password(opened, "quantri", "một mật khẩu dài")
    chosen = office.choose_first_password(
        opened, "quantri", "một mật khẩu dài", code=codes["quantri"]
    )
    assert chosen.officer.is_administrator
    opened.database.close()


def test_a_clock_that_went_back_names_the_command_that_helps(run, folder, document, tmp_path):
    real = tmp_path / "office.toml"
    text = OFFICE.read_text(encoding="utf-8")
    real.write_text(text.replace("practice_office = true", ""), encoding="utf-8")
    assert run("init", "--office", real).code == 0
    assert run("receive", document()).code == 0
    with time_machine.travel("2026-09-28T09:00:00+07:00", tick=False):
        refused = run("receive", document(at="2026-09-28T09:00:00+07:00")).error
    assert refused["type"] == "ClockDoubted"
    assert refused["message"].endswith("Bằng lệnh: clock confirm --reason LÝ_DO.")


def test_a_window_that_is_open_is_said_by_the_exit_code(run, sqlite_folder):
    assert (run("window").code, run("window").document) == (0, {"is_open": False})
    with lock.alone(sqlite_folder):
        assert (run("window").code, run("window").document) == (1, {"is_open": True})


def test_receive_answers_number_due_date_and_papers(run, sqlite_folder, document):
    said = run("receive", document())
    assert said.code == 0
    assert list(said.document) == ["dossier_no", "due_at", "papers", "warnings"]
    assert said.document["dossier_no"] == "000.99.99.H20-261001-0001"
    assert said.document["due_at"] == "2026-10-06T17:00:00+07:00"
    assert [Path(paper).read_bytes()[:5] for paper in said.document["papers"]] == [b"%PDF-"] * 2
    assert said.document["warnings"] == []


def test_a_due_date_beyond_the_calendar_is_said_to_be_one(run, sqlite_folder, document):
    with time_machine.travel("2027-12-30T09:00:00+07:00", tick=False):
        said = run("receive", document(at="2027-12-30T09:00:00+07:00")).document
    # the form of that day is not there either, which is a warning of its own
    (warning,) = [one for one in said["warnings"] if one["field"] == "due_at"]
    assert warning["code"] == "calendar_unknown"
    assert warning["text"].startswith("Chưa có lịch nghỉ năm 2028")
    receipt = " ".join(read(Path(said["papers"][0]).read_bytes()).text.split())
    assert "Chưa có lịch nghỉ năm 2028" in receipt
    due = run("due", "1.004873", "--received", "2027-12-30T09:00").document
    assert "calendar_unknown" in [step["rule"] for step in due["steps"]]


def test_a_step_later_than_the_law_wants_is_said_to_be_late(run, number):
    given = ("--note", "Chờ ký", "--until", "2026-10-30", "--at", "2026-10-07T08:00")
    assert run("step", number, "apologise", *given).document["wanted_until"] == "2026-10-05"


def test_a_month_without_reasons_says_which(run, sqlite_folder, tmp_path):
    received = {
        "at": AT, "do": "receive", "ref": "a", "procedure": "1.004873",
        "applicant": {"full_name": "Bùi Thanh Toàn"},
    }  # fmt: skip
    late = "2026-10-08T10:00:00+07:00"
    finished = {"at": late, "do": "step", "ref": "a", "action": "finish"}
    month = tmp_path / "month.jsonl"
    month.write_text("\n".join(map(json.dumps, (received, finished))), encoding="utf-8")
    (missing,) = run("replay", month, "--out", tmp_path).document["missing_reasons"]
    assert (missing["ref"], missing["action"], missing["what"]) == ("a", "finish", "late_reason")


def test_receive_says_what_a_damaged_card_left_in_doubt(run, sqlite_folder, document):
    mangled = CARD.replace("BÙI THANH TOÀN", "Buafi Thanh Toafn")
    (warning,) = run("receive", document(applicant={"card": mangled})).document["warnings"]
    assert (warning["code"], warning["field"]) == ("name_doubtful", "full_name")
    assert warning["text"].endswith("Đối chiếu với thẻ và sửa lại.")


def test_guide_answers_number_and_paper_and_is_no_reception(run, sqlite_folder, document):
    said = run("guide", document(missing=["Giấy chứng sinh"], reason="Chưa đủ giấy tờ")).document
    assert said["slip_no"] == "01/PBS-TTPVHCC"
    (paper,) = said["papers"]
    assert "Giấy chứng sinh" in read(Path(paper).read_bytes()).text
    assert run("find", "087096610926", "--kind", "dossier").document["results"] == []
    received = run("receive", document(visit=said["visit"]))
    assert received.code == 0
    assert run("receive", document(visit=said["visit"])).error["type"] == "VisitTakenUp"


def test_decline_says_why(run, sqlite_folder, document):
    said = run("decline", document(reason="Không thuộc thẩm quyền của xã")).document
    assert said["slip_no"] == "01/PTC-TTPVHCC"
    assert "Không thuộc thẩm quyền" in read(Path(said["papers"][0]).read_bytes()).text


def test_a_dossier_goes_its_way(run, number):
    assert list(run("step", number, "hand_over").document) == [
        "dossier_no", "state", "due_at", "promised_at", "closed_at", "returned_at",
    ]  # fmt: skip
    apology = ("--note", "Chờ xác minh", "--until", "2026-10-08T17:00")
    promised = run("step", number, "apologise", *apology).document["promised_at"]
    assert promised == "2026-10-08T17:00:00+07:00"
    assert run("step", number, "finish").document["state"] == "result_ready"
    assert run("return", number).document["state"] == "returned"
    rated = run("rate", number, "satisfied", "--reason", "Nhanh").document
    assert (rated["dossier_no"], rated["level"], rated["reason"]) == (number, "satisfied", "Nhanh")


def test_a_late_result_needs_its_reason(run, number):
    late = ("step", number, "finish", "--at", "2026-10-07T08:00:00+07:00")
    assert run(*late).error["type"] == "MissingReason"
    assert run(*late, "--late-reason", "Mất điện").code == 0


def test_a_day_that_is_promised_ends_with_the_office_s_hours(run, number):
    apologise = ("step", number, "apologise", "--note", "Chờ xác minh", "--until")
    assert run(*apologise, "2026-10-31").error["type"] == "NewDateOutsideHours"
    promised = run(*apologise, "2026-10-30").document["promised_at"]
    assert promised == "2026-10-30T17:00:00+07:00"


def test_due_explains_itself(run, sqlite_folder):
    said = run("due", "1.001193", "--received", "2026-10-02T15:20").document
    assert said["due_at"] == "2026-10-05T17:00:00+07:00"
    assert [list(step) for step in said["steps"]] == [["rule", "text", "at"]] * 3
    assert said["steps"][-1]["at"] == said["due_at"]


@pytest.mark.parametrize(
    "channel", ["counter", "online", "online_partial", "postal", "home_visit", "outreach"]
)
def test_due_takes_every_channel(run, sqlite_folder, channel):
    assert run("due", "1.004194", "--channel", channel).code == 0


def test_read_card_needs_no_office(run):
    said = run("read-card", CARD)
    assert said.document == {
        "personal_id": "087096610926", "old_id": "341632473", "full_name": "Bùi Thanh Toàn",
        "born_on": "1996-04-02", "sex": "Nam", "address": "Phường 2, Đồng Tháp",
        "issued_on": "2024-12-10", "issuer": "Bộ Công an", "extra": ["", "", "", ""],
        "warnings": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [("bui thanh toan", "citizen"), ("0001", "dossier"), ("khai sinh", "procedure")],
)
def test_find_answers_kind_id_title_and_detail(run, number, text, kind):
    said = run("find", text, "--kind", kind).document
    assert list(said) == ["results", "milliseconds"]
    assert [list(item) for item in said["results"][:1]] == [["kind", "id", "title", "detail"]]
    assert {item["kind"] for item in said["results"]} == {kind}


def test_print_counts_the_prints(run, number, tmp_path):
    out = tmp_path / "giấy" / "phiếu.pdf"
    said = run("print", number, "receipt", "--out", out)
    assert out.read_bytes()[:5] == b"%PDF-"
    assert said.document == {"file": str(out), "reprint": 1}


def test_a_paper_is_got_back_as_it_was_printed_and_not_counted_anew(run, number, tmp_path):
    first, out = tmp_path / "lần 2.pdf", tmp_path / "bản lưu.pdf"
    run("print", number, "receipt", "--out", first)
    for _ in range(2):
        said = run("print", number, "receipt", "--as-printed", "--out", out)
        assert said.document == {"file": str(out)}
        assert out.read_bytes() == first.read_bytes()
    refused = run("print", number, "rating_slip", "--as-printed", "--out", out)
    assert (refused.code, refused.document["error"]["type"]) == (1, "NotPrinted")
    refused = run("print", number, "receipt", "--as-printed", "--nth", "9", "--out", out)
    assert refused.document["error"]["times"] == 2


def test_whatever_was_printed_of_a_dossier_is_got_back(run, number, tmp_path):
    out = tmp_path / "bản lưu"
    first = tmp_path / "giấy đầu.pdf"
    run("print", number, "receipt", "--as-printed", "--nth", "1", "--out", first)
    correction = tmp_path / "sửa.json"
    correction.write_text('{"applicant": {"full_name": "Bùi Thanh Toản"}, "reason": "Gõ nhầm"}')
    assert run("correct", number, correction).code == 0
    assert run("cancel", number, "--note", "Nhận nhầm").code == 0
    said = run("print", "--all-of", number, "--as-printed", "--out", out)
    assert (said.code, said.document["missing"]) == (0, [])
    kept = [(one["slip"], one["nth"], one["worth"]) for one in said.document["kept"]]
    assert kept[:2] == [("receipt", 1, "cancelled"), ("control_slip", 1, "cancelled")]
    assert ("receipt", 2, "cancelled") in kept
    assert list(said.document["kept"][0]) == [
        "slip", "nth", "number", "reprint", "printed_at", "printed_by", "worth", "file",
    ]  # fmt: skip
    assert (out / f"{number}-receipt-1.pdf").read_bytes() == first.read_bytes()
    assert (out / f"{number}-receipt-2.pdf").read_bytes() != first.read_bytes()
    again = run("print", "--all-of", number, "--as-printed", "--out", out)
    assert len(again.document["kept"]) == len(kept)


def test_a_print_that_another_pc_has_is_named_and_the_rest_comes(
    run, number, folder, tell, tmp_path
):
    out = tmp_path / "bản lưu"
    shutil.rmtree(folder.archive)
    run("print", number, "rating_slip", "--out", tmp_path / "phiếu.pdf")
    said = run("print", "--all-of", number, "--as-printed", "--out", out)
    assert said.code == 1
    assert [one["slip"] for one in said.document["kept"]] == ["rating_slip"]
    refused = [(one["slip"], one["refused"]["type"]) for one in said.document["missing"]]
    assert refused == [("receipt", "FileMissing"), ("control_slip", "FileMissing")]
    assert (
        "Bản lưu: 1/3 lần in."
        in tell("print", "--all-of", number, "--as-printed", "--out", out).out
    )


def test_all_papers_of_a_dossier_go_into_a_folder_each_counted(run, number, tmp_path):
    out = tmp_path / "giấy"
    said = run("print", "--all-of", number, "--out", out)
    slips = ["receipt", "control_slip", "rating_slip"]
    assert said.document == {
        "printed": [
            {
                "dossier_no": number,
                "slip": slip,
                "file": str(out / f"{number}-{slip}.pdf"),
                "reprint": 0 if slip == "rating_slip" else 1,  # `receive` printed the others
            }
            for slip in slips
        ],
        "waiting": [],
    }
    assert {path.name for path in out.iterdir()} == {f"{number}-{slip}.pdf" for slip in slips}
    again = run("print", "--all-of", number, "--unprinted", "--out", out)
    assert again.document == {"printed": [], "waiting": []}


def test_the_receipts_of_today_go_into_a_folder(run, number, document, tmp_path):
    other = run("receive", document()).document["dossier_no"]
    said = run("print", "--receipts-of-today", "--out", tmp_path / "giấy")
    assert [one["dossier_no"] for one in said.document["printed"]] == [number, other]


def test_a_run_that_is_refused_says_what_was_printed_and_what_not(run, number, tmp_path, tell):
    out = tmp_path / "giấy"
    (out / f"{number}-control_slip.pdf").mkdir(parents=True)
    said = run("print", "--all-of", number, "--out", out)
    assert said.code == 1
    assert [one["slip"] for one in said.document["printed"]] == ["receipt"]
    waiting = [one["slip"] for one in said.document["waiting"]]
    assert waiting == ["control_slip", "rating_slip"]
    assert said.document["refused"]["message"].endswith(".")
    told = tell("print", "--all-of", number, "--out", out)
    assert "Đã in 1 trong 3 giấy, còn 2 giấy chưa in." in told.out


def test_a_rule_of_counting_is_changed_from_a_day_on(run, number):
    shown = run("setting", "timeliness_rule").document
    assert shown == {
        "name": "timeliness_rule", "value": "by_day", "first": "by_day", "changes": [],
    }  # fmt: skip
    changed = run("setting", "timeliness_rule", "by_minute", "--since", "2026-12-01").document
    assert changed["changes"] == [{"since": "2026-12-01", "value": "by_minute"}]
    assert changed["value"] == "by_day"
    assert run("setting", "timeliness_rule").document == changed
    for words, error in (
        (("timeliness_rule", "by_minute", "--since", "2026-09-30"), "SettingSincePast"),
        (("timeliness_rule", "by_week", "--since", "2026-12-01"), "SettingInvalid"),
        (("timeliness_rule", "by_day", "--since", "mai"), "WrongField"),
        (("same_procedure_days", "7", "--since", "2026-12-01"), "SettingNotDated"),
        (("same_procedure_days", "bảy"), "SettingInvalid"),
        (("practice_mark", "true"), "SettingFixed"),
        (("desk_name", "Quầy 9"), "SettingInvalid"),
    ):
        assert run("setting", *words).error["type"] == error
    assert run("setting", "same_procedure_days", "7").document["value"] == 7
    assert run("setting", "receipt_for_same_day", "true").document["value"] is True


def test_replay_and_report_give_the_month(run, sqlite_folder, tmp_path):
    replayed = run("replay", OCTOBER, "--out", tmp_path / "ra").document
    assert (replayed["events"], len(replayed["dossiers"])) == (186, 50)
    report = run("report", "2026-10", "--out", tmp_path / "ra").document
    assert report["period"] == {"from": "2026-10-01", "to": "2026-10-31"}
    assert {tuple(row) for row in report["ii06a"]["rows"]} == {tuple(COLUMNS)}
    assert report["ii06a"]["total"]["solved_early"] == len(report["behind"]["solved_early"]) == 43
    assert report["form"] == "07a"
    assert tuple(report["btp07a"]["total"]) == BTP07A
    assert report["btp07a"]["total"]["received_total"] == 50
    assert {tuple(row) for row in report["btp07a"]["rows"]} == {("sector", *BTP07A)}
    assert report["ratings"] == {"very_satisfied": 31, "satisfied": 10, "dissatisfied": 1}
    assert {"two_noes", "three_mosts"} < set(report)
    assert report["rating_ways"] == {"command": report["ratings"]}
    asked = report["asking"]["total"]
    assert asked == {"handed_over": 47, "asked": 42, "not_asked": 5, "answered": 42}
    assert [each["handed_over"] for each in report["asking"]["officers"]] == [47]
    assert len(report["behind"]["not_asked"]) == 5
    assert sorted(Path(file).suffix for file in report["files"]) == [".docx", ".pdf", ".xlsx"]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        (["--from", "2026-09-20", "--to", "2026-11-05"], "2026-09-20", "2026-11-05"),
        (["2026-10", "--period", "reporting_month"], "2026-09-15", "2026-10-14"),
        (["2026-10", "--period", "quarter"], "2026-09-15", "2026-12-14"),
        (["2026-02", "--period", "half_year"], "2025-12-15", "2026-06-14"),
        (["2026-10", "--period", "year"], "2025-12-15", "2026-12-14"),
    ],
)
def test_a_report_is_of_any_two_dates_or_of_a_named_period(
    run, sqlite_folder, tmp_path, asked, first, last
):
    report = run("report", *asked, "--out", tmp_path / "ra").document
    assert report["period"] == {"from": first, "to": last}


def test_a_report_gives_no_percentage_of_few_answers(run, sqlite_folder, tmp_path):
    levels = ("very_satisfied", "satisfied", "dissatisfied")
    empty = run("report", "2026-09", "--out", tmp_path / "ra").document
    assert empty["rating_percent"] == dict.fromkeys(levels)
    run("replay", OCTOBER, "--out", tmp_path / "ra")
    full = run("report", "2026-10", "--out", tmp_path / "ra").document
    assert full["rating_percent"] == dict(zip(levels, (73.81, 23.81, 2.38), strict=True))


def test_a_report_looks_back_to_an_earlier_moment(run, sqlite_folder, tmp_path):
    run("replay", OCTOBER, "--out", tmp_path / "ra")
    back = run("report", "2026-10", "--as-of", "2026-10-15T12:00", "--out", tmp_path / "lại")
    whole = run("report", "2026-10", "--as-of", "2027-10-15", "--out", tmp_path / "ra").document
    assert (back.document["provisional"], whole["provisional"]) == (True, False)
    received = [each["ii06a"]["total"]["received_total"] for each in (back.document, whole)]
    assert received[0] < received[1] == 50
    assert back.document["as_of"] == "2026-10-15T12:00:00+07:00"


def test_sync_says_that_a_workbook_could_not_be_written(run, number, tmp_path, monkeypatch):
    def is_open_elsewhere(target, _content):
        raise WorkbookInUse(str(target), "")

    monkeypatch.setattr(outgoing, "replace", is_open_elsewhere)
    said = run("sync", "--to", tmp_path)
    assert said.code == 1
    assert said.document["in_use"] == [str(tmp_path / "so-theo-doi-ho-so-2026-10.xlsx")]
    assert said.document["error"]["type"] == "WorkbookInUse"


def test_a_closed_period_keeps_its_figures_and_tells_what_came_later(
    run, sqlite_folder, document, tmp_path
):
    out = tmp_path / "ra"
    closed = run("report", "2026-09", "--close", "--out", out).document
    assert (closed["closed_at"], closed["since_close"]["dossiers"]) == (AT, [])
    late = document(at="2026-09-15T09:00:00+07:00")
    assert run("receive", late).error["type"] == "EntryInClosedPeriod"
    late = document(at="2026-09-15T09:00:00+07:00", entry_reason="mất điện")
    number = run("receive", late).document["dossier_no"]
    september, october = (
        run("report", month, "--out", out).document for month in ("2026-09", "2026-10")
    )
    assert september["ii06a"] == closed["ii06a"]
    assert september["since_close"]["changes"]["received_total"] == 1
    assert [each["dossier_no"] for each in september["since_close"]["dossiers"]] == [number]
    assert october["before_since_close"]["changes"]["open_total"] == 1
    assert run("report", "2026-09", "--close", "--out", out).error["type"] == "PeriodAlreadyClosed"
    assert run("report", "2030-01", "--close", "--out", out).error["type"] == "PeriodNotOver"


def test_the_text_of_a_report_is_kept_from_a_file(run, number, tmp_path):
    told = tmp_path / "lời.json"
    told.write_text('{"proposals": "Đề nghị cấp máy quét.", "received_feedback": []}', "utf-8")
    days = ("--from", "2026-09-15", "--to", "2026-12-14", "--out", tmp_path / "ra")
    first = run("report", *days, "--text", told).document["text"]
    assert first["proposals"] == "Đề nghị cấp máy quét."
    assert "không tiếp nhận phản ánh, kiến nghị nào" in first["feedback"]
    assert run("report", *days).document["text"] == first


def test_sync_writes_what_moved_and_nothing_else(run, number, tmp_path):
    first = run("sync", "--to", tmp_path / "sổ").document
    assert [Path(file).name for file in first["written"]] == ["so-theo-doi-ho-so-2026-10.xlsx"]
    assert run("sync", "--to", tmp_path / "sổ").document["written"] == []


def test_a_backup_that_stands_is_enough_for_who_asks_for_no_more(run, number, folder):
    made = run("backup", "create", "--if-changed").document["path"]
    assert run("backup", "create", "--if-changed").document["path"] == made
    folder.machine_settings.write_text('{"backup_folder": "USB:KHONG-CO"}', encoding="utf-8")
    assert run("backup", "create").code == 1
    run("step", number, "finish")
    again = run("backup", "create", "--if-changed")
    assert again.code == 0  # an upgrade does not wait for a stick
    assert again.document["error"]["type"] == "StickMissing"
    assert again.document["path"] != made


def test_a_backup_brings_everything_back(run, number, tmp_path):
    path = run("backup", "create", tmp_path / "sao lưu").document["path"]
    assert run("backup", "verify", path).code == 0
    assert run("backup", "check").document["at"]
    assert run("backup", "rehearse").document["rows"]["dossier"] == 1
    run("step", number, "finish")
    assert run("backup", "restore", path).code == 0
    assert run("step", number, "hand_over").document["state"] == "handling"


def test_a_damaged_database_is_salvaged_into_a_new_folder(run, sqlite_folder, number, tmp_path):
    content = bytearray(sqlite_folder.database.read_bytes())
    content[-2000] ^= 255
    sqlite_folder.database.write_bytes(content)
    said = run("salvage", sqlite_folder.database, "--out", tmp_path / "mới").document
    assert {one["table"]: one["read"] for one in said["tables"]}["dossier"] <= 1
    assert (tmp_path / "mới" / "commune-desk.db").exists()


def test_import_tells_what_is_new_and_a_dry_run_writes_nothing(run, number, tmp_path):
    book = Workbook()
    book.worksheets[0].append(["Số định danh cá nhân", "Họ và tên"])
    book.worksheets[0].append(["087185004321", "Võ Thị Ánh Nguyệt"])
    book.save(tmp_path / "công dân.xlsx")
    words = ["import", "citizens", tmp_path / "công dân.xlsx"]
    assert run(*words, "--dry-run").document["counts"]["new"] == 1
    assert run(*words).document["counts"]["new"] == 1
    assert run(*words).document["counts"]["new"] == 0


def test_history_holds(run, number):
    assert run("history", "verify").document["is_whole"] is True


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["receive"],
        ["step", "1", "fly"],
        ["step", "1", "receive"],
        ["rate", "1", "five"],
        ["find", "x", "--kind", "cat"],
        ["print", "1", "receipt"],
        ["report", "2026-10"],
        ["due", "1.001193", "--channel", "fax"],
        ["history", "forget"],
    ],
)
def test_wrong_usage_ends_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_people_read_sentences(tell, sqlite_folder, document):
    said = tell("receive", document())
    assert said.out.startswith("Đã tiếp nhận 000.99.99.H20-261001-0001, hẹn trả 17:00")
    refused = tell("step", "không có", "finish")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Không có hồ sơ mã không có.")


@pytest.mark.parametrize("place", ["before", "after"])
def test_json_is_asked_for_before_or_after_the_command(folder, capsys, place):
    words = ["read-card", CARD]
    arguments = ["--json", *words] if place == "before" else [*words, "--json"]
    assert main(["--data", str(folder.root), *arguments]) == 0
    assert json.loads(capsys.readouterr().out)["personal_id"] == "087096610926"


def test_a_citizen_s_request_is_answered_as_files_and_what_may_go_goes(run, number, tmp_path):
    done = run("citizen", "export", "087096610926", "--to", tmp_path / "ra", "--date", "2026-09-30")
    assert list(done.document) == ["number", "answer_by", "files"]
    assert (done.document["number"], done.document["answer_by"]) == (1, "2026-10-02")
    names = [Path(file).name for file in done.document["files"]]
    assert [name.endswith(("so-0001.pdf", "so-0001.json")) for name in names] == [True, True]
    assert run("citizen", "export", "087096610926").error["type"] == "WrongField"
    refused = run("citizen", "let-go", "087096610926")
    assert refused.error["type"] in {"MissingReason", "NothingToLetGo"}


def test_the_inspectors_list_can_be_of_one_officer(run, number, tmp_path):
    run("citizen", "show", "087096610926")
    month = ("inspection", "--from", "2026-10-01", "--to", "2026-10-31")
    whole = run(*month).document
    [login] = {one["login"] for one in whole["by_officer"]}  # the machine alone did anything
    of_one = run(*month, "--officer", login, "--out", tmp_path).document
    assert of_one["looks"][1:] == whole["looks"]  # and that the paper was made
    assert Path(of_one["file"]).is_file()
    assert run(*month, "--officer", "mai").document["looks"] == []
    refused = run(*month, "--officer", "không.có", "--out", tmp_path / "khác")
    assert (refused.code, refused.error["type"]) == (1, "OfficerNotFound")
    assert not (tmp_path / "khác").exists()


def test_nothing_is_let_go_where_the_law_keeps_all(run, number):
    said = run("citizen", "let-go", "087096610926", "--reason", "Công dân yêu cầu")
    assert said.error["type"] == "NothingToLetGo"


@pytest.mark.parametrize("is_short", [False, True])
def test_the_self_test_is_the_short_one_only_where_that_is_asked(run, monkeypatch, is_short):
    few = dict.fromkeys(("resources", "sheets"), selftest.LOOKS["resources"])
    shorter = {name: look for name, look in few.items() if name in selftest.SHORT_LOOKS}
    monkeypatch.setattr(selftest, "LOOKS", few)
    monkeypatch.setattr(selftest, "SHORT_LOOKS", shorter)
    found = run("self-test", *["--short"] * is_short).document
    assert found["is_short"] is is_short
    assert [one["name"] for one in found["checks"]] == ["resources", "sheets"][: 2 - is_short]
