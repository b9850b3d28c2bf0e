"""Every page and dialog can be drawn, and nothing of it is cut, on the screens of offices.

Qt draws several screens in memory, in a process of its own: a dialog asks its screen for room.
"""

import os
import subprocess
import sys
from pathlib import Path

from commune_desk.domain.desk.papers import PAPERS, PaperSize
from tests.ui.screens import write_config

CASES = Path(__file__).parent / "cases_in_gallery.py"
SECONDS = 600


def test_everything_has_room_on_the_screens_where_it_is_scarce(tmp_path: Path):
    platform = write_config(tmp_path / "screens.json")
    environment = {name: value for name, value in os.environ.items() if "GALLERY" not in name}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(CASES)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=Path(__file__).parents[3],
        env={**environment, "QT_QPA_PLATFORM": platform},
        timeout=SECONDS,
    )
    assert ran.returncode == 0, ran.stdout[-6000:]
    assert f"{6 + len(PAPERS) * len(PaperSize)} passed" in ran.stdout
