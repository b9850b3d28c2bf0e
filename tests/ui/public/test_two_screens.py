"""A PC with two screens: Qt draws both in memory, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).parent / "cases_on_two_screens.py"
SECONDS = 120


def a_screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    size = {"x": x, "y": 0, "width": width, "height": height}
    return {"name": name, **size, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def test_where_the_citizen_has_a_screen_of_their_own(tmp_path: Path):
    screens = tmp_path / "screens.json"
    both = [a_screen("quầy", 0, 1366, 768), a_screen("dân", 1366, 1920, 1080)]
    screens.write_text(json.dumps({"screens": both}), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(CASES)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        timeout=SECONDS,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert "6 passed" in ran.stdout
