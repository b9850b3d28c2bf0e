"""The command line in this process: a data folder, a fixed clock, and what a command answered."""

import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
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
RECEPTION = {"procedure": "1.004873", "applicant": {"card": CARD}, "at": AT}


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
        content = RECEPTION | changes
        path = tmp_path / "hồ sơ.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return document


@pytest.fixture(scope="session")
def received(
    practice_folder: DataFolder, tmp_path_factory: pytest.TempPathFactory
) -> tuple[DataFolder, str]:
    """The practice office after a reception on the command line, made once, and its number."""
    folder = DataFolder(tmp_path_factory.mktemp("received") / "data")
    shutil.copytree(practice_folder.root, folder.root)
    path = folder.root.parent / "hồ sơ.json"
    path.write_text(json.dumps(RECEPTION, ensure_ascii=False), encoding="utf-8")
    said = StringIO()
    with time_machine.travel(AT, tick=False), redirect_stdout(said):
        assert main(["--data", str(folder.root), "receive", str(path), "--json"]) == 0
    return folder, json.loads(said.getvalue())["dossier_no"]


@pytest.fixture
def number(sqlite_folder: DataFolder, received: tuple[DataFolder, str]) -> str:
    """The number of a dossier that was received on the command line."""
    made, given = received
    shutil.copytree(made.root, sqlite_folder.root, dirs_exist_ok=True)
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
