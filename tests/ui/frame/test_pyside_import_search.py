"""No text of a module is read at its import (see `ui/frame/pyside_import_search.py`)."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import linecache
from pathlib import Path
import commune_desk.start.window
import commune_desk.ui.pages.today.page
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
assert QLabel("một cửa").text() == "một cửa"
ours = str(Path(commune_desk.__file__).parent)
print(sorted(name for name in linecache.cache if name.startswith(ours)))
"""


def test_the_program_reads_no_text_of_its_modules():
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        check=False,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert answer.stdout.strip() == "[]", answer.stdout + answer.stderr
