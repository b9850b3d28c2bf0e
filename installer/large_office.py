"""An office of some 400 MB under Wine: how long its upgrade takes beside its backup alone.

It is made on this Linux, where the rows are the same and come faster, and copied before each run.
"""

import os
import shutil
import time
from collections.abc import Callable
from typing import Any

from commune_desk import bootstrap
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import KEYS_VARIABLE, DataFolder
from installer.installed import (
    DATA,
    NEXT,
    OFFICE,
    WHERE,
    backups,
    install,
    make_next,
    program,
    run_setup,
    version_there,
    work_on,
)
from installer.windows_on_linux import HOME
from tests.benchmarks import big_database

DOSSIERS = 215_000
MADE, KEYS = HOME / "large-office", HOME / "keys-of-large-office"
MOST = 2.0
"""Backups in the time of one upgrade."""
_WITH_OFFICE: dict[str, Any] = {"COMMUNE_DESK_DATA": WHERE, KEYS_VARIABLE: f"Z:{KEYS}"}


def upgrade() -> int:
    """Back the office up, upgrade it to the next version, and compare the two."""
    if not MADE.exists():
        _make()
    if code := install():
        return code
    make_next()
    shutil.rmtree(DATA, ignore_errors=True)
    shutil.copytree(MADE, DATA)
    program("--version", **_WITH_OFFICE)  # what is read for the first time is there for both
    code, alone = _timed(lambda: program("backup", "create", **_WITH_OFFICE))
    if code:
        return code
    if code := work_on(**{KEYS_VARIABLE: _WITH_OFFICE[KEYS_VARIABLE]}):
        return code
    before = backups()
    code, took = _timed(lambda: run_setup(NEXT, **_WITH_OFFICE))
    made = backups() - before
    megabytes = (DATA / "commune-desk.db").stat().st_size / 1e6
    print(f"{megabytes:.0f} MB, load {os.getloadavg()[0]:.1f}")
    print(f"backup {alone:.1f} s, upgrade {took:.1f} s: {took / alone:.2f}x")
    return code or int(not made or version_there() != "new" or took > MOST * alone)


def _make() -> None:
    """The practice office, with the rows of some years at the desk."""
    unfinished = DataFolder(HOME / "unfinished-office")
    shutil.rmtree(unfinished.root, ignore_errors=True)
    os.environ[KEYS_VARIABLE] = str(KEYS)
    opened = bootstrap.create_office(unfinished, read_office_file(OFFICE))
    big_database.pour(big_database.Office(DOSSIERS, opened.office.id), opened.database)
    unfinished.root.rename(MADE)


def _timed(work: Callable[[], int]) -> tuple[int, float]:
    began = time.monotonic()
    return work(), time.monotonic() - began
