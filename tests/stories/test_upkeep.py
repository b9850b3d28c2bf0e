"""Sao lưu, dòng lệnh: what is done without a screen, told by the command line itself."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk import bootstrap
from commune_desk.cli.entry import main
from commune_desk.files import lock
from commune_desk.paths import KEYS_VARIABLE, DataFolder, resources
from commune_desk.store.database import open_database
from tests.documents.reading import qr_codes

scenarios("features/sao_luu.feature")
scenarios("features/dong_lenh.feature")


@dataclass
class Console:
    """A console on a data folder: what was typed last, how it ended, what it said."""

    folder: DataFolder
    capsys: pytest.CaptureFixture[str]
    place: Path
    open_things: ExitStack = field(default_factory=ExitStack)
    code: int = 0
    said: str = ""
    dossier_no: str = ""
    code_on_paper: str = ""

    def run(self, *words: object) -> None:
        self.code = main(["--data", str(self.folder.root), *map(str, words)])
        self.said = "".join(self.capsys.readouterr())

    @property
    def backup(self) -> Path:
        return next(self.place.glob("*.backup"))

    @property
    def newest_backup(self) -> Path:
        return max(self.place.glob("*.backup"), key=lambda one: one.stat().st_mtime_ns)


@pytest.fixture
def console(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Console]:
    console = Console(folder, capsys, tmp_path)
    with console.open_things:
        yield console


@given("một cơ quan mới lập")
def office_made(console: Console):
    console.run("init", "--office", resources() / "practice" / "office.toml")
    assert console.code == 0


@given(parsers.parse('đã tiếp nhận hồ sơ của "{name}"'))
def received(console: Console, name: str):
    received_at(console, name, "2026-10-01T09:00")


@when(parsers.parse('tiếp nhận hồ sơ của "{name}" lúc {at}'))
def received_at(console: Console, name: str, at: str):
    reception = {"procedure": "1.004873", "applicant": {"full_name": name}, "at": at}
    file = console.place / "hồ sơ.json"
    file.write_text(json.dumps(reception), encoding="utf-8")
    console.run("receive", file)
    assert console.code == 0
    console.dossier_no = console.said.split()[3].rstrip(",")


@given("đã sao lưu")
def backed_up(console: Console):
    console.run("backup", "create", console.place)
    assert console.code == 0


@given("bản sao lưu bị hỏng một chỗ")
def backup_damaged(console: Console):
    content = bytearray(console.backup.read_bytes())
    content[len(content) // 2] ^= 0xFF
    console.backup.write_bytes(content)


@given("cửa sổ chương trình đang mở")
def window_open(console: Console):
    console.open_things.enter_context(lock.alone(console.folder))


@given("tệp khóa không còn ở chỗ cũ")
def key_gone(console: Console):
    console.folder.key.unlink()


@given("tháng ghi giấy có dòng thứ 2 sai")
def month_with_a_bad_line(console: Console):
    line = {
        "at": "2026-10-01T09:00", "do": "receive", "ref": "a", "procedure": "1.004873",
        "applicant": {"full_name": "Bùi Thanh Toàn"},
    }  # fmt: skip
    text = f"{json.dumps(line)}\n{json.dumps(line)[:-9]}\n"
    (console.place / "tháng.jsonl").write_text(text, encoding="utf-8")


@when("nhập tháng ghi giấy")
def month_entered(console: Console):
    console.run("replay", console.place / "tháng.jsonl", "--out", console.place)


@when("khôi phục từ bản sao lưu")
def restored(console: Console):
    console.run("backup", "restore", console.backup)


@given("đã lập phiếu khôi phục")
def sheet_made(console: Console):
    console.run("recovery-sheet", "--out", console.place / "phiếu", "--json")
    [sheet] = (console.place / "phiếu").glob("*.pdf")
    text = PdfReader(sheet).pages[0].extract_text()
    console.code_on_paper = " ".join(re.findall(r"\b\d{6}\b", text))


@when("khôi phục trên máy trống bằng mã trên phiếu")
def restored_by_sheet(console: Console):
    file = console.place / "mã.txt"
    file.write_text(console.code_on_paper, encoding="utf-8")
    console.folder = DataFolder(console.place / "máy trống")
    console.run("backup", "restore", console.newest_backup, "--recovery", file)
    assert console.code == 0, console.said


@when("khôi phục trên máy trống không có mã")
def restored_without_sheet(console: Console):
    console.folder = DataFolder(console.place / "máy trống")
    console.run("backup", "restore", console.newest_backup)


# --- the drill ---------------------------------------------------------------------------------

NUMBERS = {"counter", "certification_book"}
"""Where a number stands up to which others were given: on an empty PC they leave a gap."""


@dataclass
class OldPc:
    """What a PC held when it broke."""

    rows: dict[str, list[tuple[object, ...]]]
    papers: dict[str, bytes]
    dossiers: list[str]


def rows_of(folder: DataFolder) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    database = open_database(bootstrap.database_of(folder))
    try:
        names = database.engine.get_tables()
        return {
            name: sorted(database.engine.execute_sql(f'SELECT * FROM "{name}"'), key=repr)
            for name in names
        }
    finally:
        database.close()


def papers_of(folder: DataFolder) -> dict[str, bytes]:
    """Every paper of the archive."""
    return {
        str(file.relative_to(folder.archive)): file.read_bytes()
        for file in folder.archive.rglob("*")
        if file.is_file()
    }


@given(parsers.parse("đã tiếp nhận và in giấy cho {count:d} người"), target_fixture="numbers")
def received_and_printed(console: Console, count: int) -> list[str]:
    numbers = []
    for name in ("Trần Thị Mai", "Lê Văn Ba", "Nguyễn Thị Ánh Nguyệt")[:count]:
        received_at(console, name, "2026-10-01T09:30")
        console.run("print", console.dossier_no, "receipt", "--out", console.place / "giấy.pdf")
        assert console.code == 0, console.said
        numbers.append(console.dossier_no)
    return numbers


@given("đã sao lưu ra USB rồi máy hỏng", target_fixture="old_pc")
def backed_up_and_broken(
    console: Console, numbers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> OldPc:
    held = OldPc(rows_of(console.folder), papers_of(console.folder), numbers)
    assert len(held.papers) >= len(numbers)
    console.place = console.place / "usb"
    backed_up(console)
    shutil.rmtree(console.folder.root)
    monkeypatch.setenv(KEYS_VARIABLE, str(tmp_path / "khóa của máy mới"))  # the old ones are gone
    return held


@when("khôi phục trên máy trống bằng mã QR quét từ phiếu đã in")
def restored_by_scan(console: Console, tmp_path: Path):
    [sheet] = tmp_path.glob("phiếu/*.pdf")
    [console.code_on_paper] = qr_codes(sheet.read_bytes(), tmp_path)
    restored_by_sheet(console)


@then("từng dòng dữ liệu giống hệt máy cũ")
def same_rows(console: Console, old_pc: OldPc):
    now = rows_of(console.folder)
    assert now.keys() == old_pc.rows.keys()
    for name, rows in old_pc.rows.items():
        if name in NUMBERS:
            assert len(now[name]) >= len(rows), name
        elif name == "event":
            assert set(rows) < set(now[name])
            assert len(now[name]) == len(rows) + 1
        else:
            assert now[name] == rows, name


@then("từng giấy đã in giống hệt máy cũ")
def same_papers(console: Console, old_pc: OldPc):
    assert papers_of(console.folder) == old_pc.papers


@then("lịch sử của máy mới nguyên vẹn và ghi việc khôi phục")
def whole_history(console: Console):
    console.run("history", "verify")
    assert console.code == 0, console.said
    assert "Niêm phong đúng từ" in console.said


@then("phiếu in lại của hồ sơ giống giấy đã in")
def same_reprint(console: Console, old_pc: OldPc):
    for number in old_pc.dossiers:
        again = console.place / "giấy.pdf"
        console.run("print", number, "receipt", "--out", again)
        assert console.code == 0, console.said
        assert number in PdfReader(again).pages[0].extract_text()


@then(parsers.parse('hồ sơ tiếp theo của "{name}" mang số "{number}"'))
def next_number(console: Console, name: str, number: str):
    received_at(console, name, "2026-10-01T10:00")
    assert console.dossier_no.endswith(number)


@when("có người sửa hạn trả ngoài chương trình")
def due_date_forged(console: Console):
    database = open_database(bootstrap.database_of(console.folder))
    database.engine.execute_sql("UPDATE dossier SET due_at = due_at + 86400000000")
    database.close()


@when("kiểm tra bản sao lưu")
def verified(console: Console):
    console.run("backup", "verify", console.backup)


@when(parsers.parse('chạy "{command}"'))
def command_run(console: Console, command: str):
    console.run(*command.format(mã=console.dossier_no).split())


@then(parsers.parse('chương trình báo "{words}"'))
def it_says(console: Console, words: str):
    assert console.code == 0
    assert words in console.said


@then(parsers.parse('chương trình từ chối với mã {code:d} và nói "{words}"'))
def it_refuses(console: Console, code: int, words: str):
    assert console.code == code
    assert words in console.said


@then(parsers.parse('tìm "{text}" thấy {count:d} người'))
def found(console: Console, text: str, count: int):
    console.run("find", text, "--kind", "citizen", "--json")
    assert len(json.loads(console.said)["results"]) == count
