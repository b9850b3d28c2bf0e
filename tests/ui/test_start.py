"""The window is there before the heavy libraries are, and before the database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commune_desk.bootstrap import OpenOffice
from commune_desk.services import accounts

ROOT = Path(__file__).parents[2]
PASSWORD = "một mật khẩu dài"
HEAVY = {"reportlab", "openpyxl", "xlsxwriter", "PySide6.QtPdf"}
BEHIND = {"commune_desk.store", "commune_desk.services.desk", "peewee", "sqlcipher3", "argon2"}


@pytest.fixture
def imported(office: OpenOffice) -> dict[str, set[str]]:
    """What the program had imported when each window could be used."""
    accounts.choose_password(
        office.database, office.office.id, "mai", password=PASSWORD, at=office.clock()
    )
    office.database.close()
    probe = ["-m", "tests.benchmarks.start_probe", "program", str(office.folder.root)]
    answer = subprocess.run(
        [sys.executable, *probe, "mai", PASSWORD],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    moments = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [moment["window"] for moment in moments] == ["first window", "intake page"], answer
    return {moment["window"]: set(moment["modules"]) for moment in moments}


def test_no_heavy_library_is_imported_before_the_windows_show(imported: dict[str, set[str]]):
    assert not imported["intake page"] & HEAVY


def test_the_sign_in_window_does_not_wait_for_the_database(imported: dict[str, set[str]]):
    assert not imported["first window"] & (HEAVY | BEHIND)


def test_one_pc_needs_no_driver_of_postgresql(imported: dict[str, set[str]]):
    assert "psycopg" not in imported["intake page"]
