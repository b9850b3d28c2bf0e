"""Who stands behind a command: the officer of `--as`, otherwise the machine with its own rights."""

import json
from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.cli.dispatch import COMMANDS, run_command
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.rights import RIGHTS
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.office import office
from commune_desk.services.upkeep import history
from commune_desk.settings import MACHINE_RIGHTS, MACHINE_USER, PRACTICE_OFFICE

PASSWORD = "sen hồng Tháp Mười"


@pytest.fixture
def password(tmp_path):
    """The file with the password that every officer of these tests has."""
    file = tmp_path / "mật khẩu.txt"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return file


@pytest.fixture
def real_office(folder, practice_setup):
    """An office that is not there for practice, whose file says nothing of the machine."""
    left_out = {PRACTICE_OFFICE.name, MACHINE_RIGHTS.name}
    kept = {name: value for name, value in practice_setup.settings.items() if name not in left_out}
    opened = bootstrap.create_office(folder, replace(practice_setup, settings=kept))
    for login in ("mai", "phuc", "tung", "quantri"):
        office.choose_first_password(opened, login, PASSWORD)
    opened.database.close()
    return folder


def last_officer(folder):
    opened = bootstrap.open_office(folder)
    try:
        return history.recent(bootstrap.desk_of_machine(opened), 1)[0].officer_name
    finally:
        opened.database.close()


def test_without_an_officer_the_machine_does_the_work_of_the_desk(run, real_office, document):
    assert run("receive", document()).code == 0
    assert last_officer(real_office) == "Máy"


def test_an_earlier_day_is_for_who_may_with_the_reason(run, real_office, document, password):
    yesterday = {"at": "2026-09-30T15:00:00+07:00"}
    why = {**yesterday, "entry_reason": "Mất điện cả ngày, ghi ra giấy"}

    def by(login, said):
        return run("--as", login, "--password-file", password, "receive", document(**said))

    assert run("receive", document(**why)).error["type"] == "MachineMayNot"
    assert by("mai", why).error["type"] == "BackDatingNotYours"
    assert by("tung", yesterday).error["type"] == "BackDatingUnexplained"
    assert by("tung", why).code == 0


@pytest.mark.parametrize(
    "command",
    [
        ("report", "2026-09", "--close", "--out", "."),
        ("import", "citizens", "không có.xlsx"),
    ],
)
def test_the_machine_has_no_other_rights(run, real_office, command):
    assert run(*command).error["type"] == "MachineMayNot"


def test_an_officer_acts_under_the_own_name(run, real_office, document, password):
    assert run("--as", "mai", "--password-file", password, "receive", document()).code == 0
    assert last_officer(real_office) == "Trần Thị Tuyết Mai"


def test_the_officer_may_be_named_after_the_command_too(run, real_office, document, password):
    assert run("receive", document(), "--as", "mai", "--password-file", password).code == 0


@pytest.mark.parametrize(
    ("login", "refused"), [("phuc", "StepNotForRole"), ("mai", ""), ("tung", ""), ("quantri", "")]
)
def test_who_does_not_work_at_the_desk_receives_nothing(
    run, real_office, document, password, login, refused
):
    said = run("--as", login, "--password-file", password, "receive", document())
    assert said.document.get("error", {}).get("type", "") == refused


@pytest.mark.parametrize("login", ["mai", "phuc"])
def test_only_who_leads_closes_a_period(run, real_office, password, tmp_path, login):
    close = ("report", "2026-09", "--close", "--out", tmp_path / "kỳ")
    said = run("--as", login, "--password-file", password, *close)
    assert (said.error["type"], said.error["role"]) == ("StepNotForRole", roles()[login])
    assert run("--as", "tung", "--password-file", password, *close).code == 0


def roles():
    return {"mai": Role.CLERK, "phuc": Role.SPECIALIST}


def test_only_an_administrator_restores_a_backup(run, real_office, password, tmp_path):
    made = run("backup", "create", tmp_path / "sao lưu").document["path"]
    for login in ("mai", "phuc", "tung"):
        said = run("--as", login, "--password-file", password, "backup", "restore", made)
        assert said.error["type"] == "AdministratorNeeded"
    assert run("backup", "restore", made).error["type"] == "MachineMayNot"
    assert run("--as", "quantri", "--password-file", password, "backup", "restore", made).code == 0


@pytest.fixture(params=["damaged", "gone"])
def lost(request, run, real_office, tmp_path):
    """A backup of an office whose database cannot be opened any more."""
    made = run("backup", "create", tmp_path / "sao lưu").document["path"]
    if request.param == "gone":
        real_office.database.unlink()
    else:
        real_office.database.write_bytes(b"\0" * 8192)
    return made


def test_a_lost_database_is_brought_back_by_the_administrator_of_the_backup(run, lost, password):
    refused = {
        login: run("--as", login, "--password-file", password, "backup", "restore", lost).error
        for login in ("mai", "tung")
    }
    assert {one["type"] for one in refused.values()} == {"AdministratorNeeded"}
    assert run("backup", "restore", lost).error["type"] == "MachineMayNot"
    done = run("--as", "quantri", "--password-file", password, "backup", "restore", lost)
    assert done.code == 0


def test_a_lost_database_is_not_brought_back_with_a_wrong_password(run, lost, tmp_path):
    wrong = tmp_path / "sai.txt"
    wrong.write_text("không phải mật khẩu")
    said = run("--as", "quantri", "--password-file", wrong, "backup", "restore", lost)
    assert said.error["type"] == "SignInRefused"


def test_the_restored_history_names_who_restored(run, lost, real_office, password):
    assert run("--as", "quantri", "--password-file", password, "backup", "restore", lost).code == 0
    assert last_officer(real_office) == "Võ Minh Khang"


def test_a_wrong_password_and_a_missing_file_are_refused(run, real_office, document, tmp_path):
    wrong = tmp_path / "sai.txt"
    wrong.write_text("mật khẩu khác hẳn")
    assert run("--as", "mai", "--password-file", wrong, "receive", document()).error["type"] == (
        "SignInRefused"
    )
    gone = tmp_path / "không có.txt"
    assert run("--as", "mai", "--password-file", gone, "receive", document()).error["type"] == (
        "FileMissing"
    )
    assert run("--as", "mai", "receive", document()).error["type"] == "WrongField"


def test_another_user_of_the_computer_is_not_the_machine(run, real_office, document, password):
    kept = machine.read(real_office.machine_settings)
    assert kept[MACHINE_USER] == machine.user()
    machine.write(real_office.machine_settings, kept.with_value(MACHINE_USER, "ai khác"))
    assert run("receive", document()).error["type"] == "MachineOfAnotherUser"
    assert run("--as", "mai", "--password-file", password, "receive", document()).code == 0


def test_nobody_signs_in_as_the_machine(run, real_office, document, password):
    said = run("--as", "(may)", "--password-file", password, "receive", document())
    assert said.error["type"] == "SignInRefused"


def test_the_table_is_printed_from_the_code(run, tell):
    assert set(run("rights").document["rights"]) == {verb.value for verb in RIGHTS}
    said = tell("rights").out
    assert "Công chức một cửa" in said.splitlines()[0]
    assert len(said.splitlines()) == len(RIGHTS) + 1


JUDGED_LATER = {
    "receive": ("receive", "không có.json"),
    "guide": ("guide", "không có.json"),
    "decline": ("decline", "không có.json"),
    "correct": ("correct", "không có", "không có.json"),
    "replay": ("replay", "không có.jsonl", "--out", "."),
    "report": ("report", "tháng chín", "--close", "--out", "."),
    "report text": ("report", "tháng chín", "--text", "không có.json", "--out", "."),
    "sync": ("sync", "--to", "/proc/không-ghi-được"),
    "backup": ("backup", "create", "/proc/không-ghi-được"),
    "restore": ("backup", "restore", "không có.backup"),
    "recovery-sheet": ("recovery-sheet", "--out", "/proc/không-ghi-được"),
    "change-key": ("change-key", "--out", "/proc/không-ghi-được"),
    "import": ("import", "citizens", "không có.xlsx"),
    "clock": ("clock", "show"),
    "history": ("history", "verify"),
    "step": ("step", "không có", "finish", "--at", "hôm qua"),
    "return": ("return", "không có", "--at", "hôm qua"),
    "rate": ("rate", "không có", "satisfied", "--at", "hôm qua"),
    "rate-slips": ("rate-slips", "không có.json"),
    "cancel": ("cancel", "không có", "--note", ""),
    "undo": ("undo", "không có", "--note", ""),
    "find": ("find", ""),
    "due": ("due", "không có", "--received", "hôm qua"),
    "print": ("print", "--out", "/proc/không-ghi-được"),
    "certify": ("certify", "không có.json"),
    "book": ("book", "copies", "strike"),
    "take-fee": ("take-fee", "không có", "--at", "hôm qua"),
    "cancel-fee": ("cancel-fee", "không có", "--receipt-no", "1"),
    "fees": ("fees", "--from", "hôm qua"),
    "prepare": ("prepare", "không có.json"),
    "prepared": ("prepared", "--receive", "1", "--end", "1"),
    "forms": ("forms", "không có"),
    "fill": ("fill", "không có", "không có.json", "--out", "/proc/không-ghi-được/a.pdf"),
    "procedure": ("procedure", "không có"),
    "amend": ("amend", "không có"),
    "fee-resolution": ("fee-resolution", "không có.toml"),
    "invite": ("invite", "", "--to", "/proc/không-ghi-được"),
    "shut-out": ("shut-out", "không có"),
    "share": ("share", "không có"),
    "setting": ("setting", "timeliness_rule", "by_week", "--since", "hôm qua"),
    "move": ("move", "here"),
    "update": ("update", "install", "không có"),
    "pack": ("pack", "accept", "không có.goimau"),
    "pack back": ("pack", "back", "không có"),
    "citizen": ("citizen", "edit", "không có", "không có.json"),
    "inspection": ("inspection", "--from", "hôm qua"),
    "citizen export": ("citizen", "export", "không có", "--date", "hôm qua"),
    "citizen let-go": ("citizen", "let-go", "không có"),
}
"""What came with each command is wrong, too."""


def test_every_command_that_opens_the_office_is_here():
    asks_nobody = {"init", "join", "demo", "rights", "self-test", "read-card", "window"}
    asks_nobody |= {"recovery-key", "salvage"}
    assert {command.name for command in COMMANDS} - asks_nobody == {
        words[0] for words in JUDGED_LATER.values()
    }


@pytest.fixture(scope="module")
def office_without_rights(tmp_path_factory, practice_setup):
    """An office whose machine may do nothing."""
    folder = DataFolder(tmp_path_factory.mktemp("không quyền"))
    settings = {**practice_setup.settings, MACHINE_RIGHTS.name: "none"}
    bootstrap.create_office(folder, replace(practice_setup, settings=settings)).database.close()
    return folder


@pytest.mark.parametrize("command", JUDGED_LATER.values(), ids=JUDGED_LATER)
def test_who_may_not_is_told_so_before_anything_else(capsys, office_without_rights, command):
    assert run_command(["--json", "--data", str(office_without_rights.root), *command]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["type"] == "MachineMayNot"
