"""The window is there before the heavy libraries are, and before the database."""

import pytest

from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office import signing_in
from tests.benchmarks.start_probe import FIRST_PAGE, FIRST_WINDOW, INTAKE_PAGE, watch

PASSWORD = "một mật khẩu dài"
HEAVY = {"reportlab", "openpyxl", "xlsxwriter", "PySide6.QtPdf"}
BEHIND = {
    "commune_desk.ui.frame.way_in.crash_dialog",
    "concurrent.futures",
    "logging.handlers",
    "commune_desk.domain.form.kinds",
    "commune_desk.services.desk.desk",
    "commune_desk.store",
    "argon2",
    "peewee",
    "sqlcipher3",
}

Imported = dict[str, frozenset[str]]


@pytest.fixture
def imported(office: OpenOffice) -> Imported:
    """What the program has imported when each window can be used."""
    signing_in.choose_password(
        office.database, office.office.id, "mai", password=PASSWORD, at=office.clock()
    )
    office.database.close()
    moments = watch("program", str(office.folder.root), "mai", PASSWORD)
    return {window: moment.modules for window, moment in moments.items()}


def test_no_heavy_library_is_imported_before_the_windows_show(imported: Imported):
    assert not imported[FIRST_WINDOW] & HEAVY
    assert not imported[FIRST_PAGE] & HEAVY
    assert not imported[INTAKE_PAGE] & HEAVY


def test_the_sign_in_window_does_not_wait_for_the_database(imported: Imported):
    assert not imported[FIRST_WINDOW] & BEHIND


def test_one_pc_needs_no_driver_of_postgresql(imported: Imported):
    assert "psycopg" not in imported[INTAKE_PAGE]
