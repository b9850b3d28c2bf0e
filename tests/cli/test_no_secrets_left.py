"""No key, no code and no password is left in a file, an answer or a log, whatever was done."""

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from commune_desk.paths import DataFolder, resources
from commune_desk.store.engine.key_file import read_key
from tests.cli.conftest import RECEPTION, Said

OFFICE = resources() / "practice" / "office.toml"


@pytest.fixture
def said_so_far() -> list[Said]:
    return []


@pytest.fixture
def do(run, said_so_far):
    """Run a command and keep what it answered."""

    def do(*words, **given) -> Said:
        said: Said = run(*words, **given)
        said_so_far.append(said)
        return said

    return do


def code_on(sheet: Path) -> list[str]:
    """The groups on a sheet, which is deleted as it tells one to."""
    groups = re.findall(r"\b\d{6}\b", PdfReader(sheet).pages[0].extract_text())
    sheet.unlink()
    return groups


def test_neither_key_nor_code_is_left_anywhere(do, folder, tmp_path, said_so_far):
    out, usb = tmp_path / "phiếu", tmp_path / "usb"
    do("init", "--office", OFFICE)
    (tmp_path / "hồ sơ.json").write_text(json.dumps(RECEPTION), encoding="utf-8")
    do("receive", tmp_path / "hồ sơ.json")
    former = code_on(Path(do("recovery-sheet", "--out", out).document["file"]))
    before = Path(do("backup", "create", usb).document["path"])
    keys = [read_key(folder.key)]
    groups = code_on(Path(do("change-key", "--out", out).document["file"]))
    keys.append(read_key(folder.key))
    after = Path(do("backup", "create", usb).document["path"])

    wrong, right = tmp_path / "mã sai.txt", tmp_path / "mã.txt"
    wrong.write_text(" ".join(former), encoding="utf-8")
    right.write_text(" ".join(groups), encoding="utf-8")
    empty = DataFolder(tmp_path / "máy trống")
    assert do("backup", "restore", after, "--recovery", wrong, data=empty.root).code == 1
    assert do("backup", "restore", after, "--recovery", right, data=empty.root).code == 0
    assert do("backup", "restore", before).code == 0
    empty.key.unlink()
    assert do("find", "toan", data=empty.root).code == 1
    assert do("recovery-key", "--recovery", right, data=empty.root).code == 0
    assert do("history", "verify", data=empty.root).code == 0
    wrong.unlink()
    right.unlink()

    secrets = [key for each in keys for key in (each, each.hex().encode())]
    secrets += [group.encode() for group in (*former, *groups)]
    assert_in_no_file(secrets, tmp_path)
    for said in said_so_far:
        told = f"{said.out}{said.err}".encode()
        assert not any(secret in told for secret in secrets), said


def assert_in_no_file(secrets, folder):
    """What a folder holds has none of the secrets, but for the files of keys."""
    files = [one for one in folder.rglob("*") if one.is_file() and one.suffix != ".key"]
    assert len(files) > 10
    for file in files:
        content = file.read_bytes()
        assert not any(secret in content for secret in secrets), file
