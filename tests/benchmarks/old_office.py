"""The practice office after ten years at the desk: its catalogue and officers, 500,000 dossiers.

    python -m tests.benchmarks.old_office FOLDER [POSTGRES_URL]

On SQLite it takes minutes to make, so it is kept beside other temporary files and copied; whatever
it is made of is part of its name, so that another schema makes another.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from commune_desk import bootstrap
from commune_desk.domain.keys import OfficeId
from commune_desk.files.office import machine
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import DataFolder, resources
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from tests.benchmarks import big_database
from tests.factories import Clock

DOSSIERS = 500_000


def put_into(folder: DataFolder, url: str = "") -> None:
    """Have the office in an empty data folder, its database on a server where one is named."""
    if url:
        _make_apart(folder.root, url)
        return
    kept = Path(tempfile.gettempdir()) / f"commune-desk-old-office-{_fingerprint()}"
    if not kept.exists():
        unfinished = Path(tempfile.mkdtemp(dir=kept.parent))
        _make_apart(unfinished)
        unfinished.rename(kept)
    shutil.copytree(kept, folder.root, dirs_exist_ok=True)


def make(folder: DataFolder, url: str = "") -> None:
    """Make it."""
    if url:
        machine.write(folder.machine_settings, SettingValues().with_value(DATABASE_URL, url))
    setup = read_office_file(resources() / "practice" / "office.toml")
    opened = bootstrap.create_office(folder, setup, Clock(big_database.EVENING))
    big_database.pour(big_database.Office(DOSSIERS, OfficeId(opened.office.id)), opened.database)


def _make_apart(*arguments: object) -> None:
    """In a process of its own, so that its memory is not counted as the program's."""
    command = [sys.executable, "-m", "tests.benchmarks.old_office", *map(str, arguments)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])


def _fingerprint() -> str:
    root = Path(__file__).parents[2]
    sources = [
        *(root / "commune_desk" / "store").rglob("*.py"),
        *(root / "resources" / "catalogue").rglob("*"),
        Path(__file__),
        Path(big_database.__file__),
    ]
    texts = (path.read_bytes() for path in sorted(sources) if path.is_file())
    return hashlib.sha256(b"".join(texts)).hexdigest()[:12]


if __name__ == "__main__":
    make(DataFolder(Path(sys.argv[1])), *sys.argv[2:])
