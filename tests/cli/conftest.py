"""The command line in this process: a data folder, a fixed clock, and what a command answered."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import time_machine

from commune_desk import bootstrap
from commune_desk.cli.entry import main
from commune_desk.paths import DataFolder

CARD = "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
AT = "2026-10-01T09:00:00+07:00"
LOCK = "running.lock"


@dataclass(frozen=True)
class Said:
    """How a command ended: its exit code, its JSON document, and what people would read."""

    code: int
    document: Any
    out: str
    err: str

    @property
    def error(self) -> dict[str, Any]:
        """The error of a refused command."""
        assert self.code == 1, self
        assert list(self.document) == ["error"]
        error: dict[str, Any] = self.document["error"]
        return error


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def thursday():
    """The clock of the computer stands at nine o'clock of a known Thursday."""
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def run(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the data folder with `--json`; `data` names another folder."""

    def run(*arguments: object, data: Path | None = None) -> Said:
        code = main(["--data", str(data or folder.root), *map(str, arguments), "--json"])
        out, err = capsys.readouterr()
        assert err == ""
        return Said(code, json.loads(out), out, err)

    return run


@pytest.fixture
def tell(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as people do, without `--json`."""

    def tell(*arguments: object) -> Said:
        code = main(["--data", str(folder.root), *map(str, arguments)])
        return Said(code, None, *capsys.readouterr())

    return tell


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., Path]:
    """Write the file of a reception; what is named replaces the ordinary."""

    def document(**changes: object) -> Path:
        content = {"procedure": "1.004873", "applicant": {"card": CARD}, "at": AT} | changes
        path = tmp_path / "hồ sơ.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return document


@pytest.fixture
def number(sqlite_folder: DataFolder, run: Run, document: Callable[..., Path]) -> str:
    """The number of a dossier that was received on the command line."""
    given: str = run("receive", document()).document["dossier_no"]
    return given


def everything(folder: DataFolder) -> dict[str, Any]:
    """Every row of every table and every file of the archive: what must not be half done."""
    opened = bootstrap.open_office(folder)
    engine = opened.database.engine
    try:
        rows = {
            table: sorted(map(repr, engine.execute_sql(f'SELECT * FROM "{table}"').fetchall()))
            for table in engine.get_tables()
        }
    finally:
        opened.database.close()
    return {**rows, "archive": files_in(folder.archive)}


def files_in(folder: Path) -> list[str]:
    """The files below a folder, without the lock that stays where it is and means nothing."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in files if path.name != LOCK)
