"""The window is there before the heavy libraries are."""

import subprocess
import sys
from pathlib import Path

from commune_desk.bootstrap import OpenOffice

HEAVY = ("reportlab", "openpyxl", "xlsxwriter", "PySide6.QtPdf", "pypdf", "PIL")
PROGRAM = """
import sys
from pathlib import Path
from commune_desk import bootstrap
from commune_desk.paths import DataFolder
from commune_desk.ui.app import build_application, make_window


def imported_by_the_window(folder, heavy):
    opened = bootstrap.open_office(DataFolder(folder))
    window = make_window(bootstrap.desk_without_screen(opened), folder / "window.ini")
    window.show()
    application.processEvents()
    assert window.isVisible()
    imported = [name for name in heavy if name in sys.modules]
    window.close()
    return imported


application = build_application("light")
print(*imported_by_the_window(Path(sys.argv[1]), sys.argv[2:]))
"""


def test_no_heavy_library_is_imported_before_the_window_shows(office: OpenOffice):
    office.database.close()
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(office.folder.root), *HEAVY],
        capture_output=True,
        check=False,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == []
