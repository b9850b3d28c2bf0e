"""The window is there before the heavy libraries are, and before the database."""

import pytest

from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office import signing_in
from tests.benchmarks.start_probe import FIRST_PAGE, FIRST_WINDOW, INTAKE_PAGE, TYPED, watch

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

AHEAD = {
    "argon2",  # compares the password
    "PySide6.QtSvg",  # draws the icons
    "commune_desk.ui.frame.way_in.desk_window",
    "commune_desk.ui.pages.today.page",
    "commune_desk.ui.pages.intake.page",
}
SLOWLY_S = "6"

Imported = dict[str, frozenset[str]]


@pytest.fixture
def clerk(office: OpenOffice) -> tuple[str, ...]:
    """How the program is started, and who signs in."""
    signing_in.choose_password(
        office.database, office.office.id, "mai", password=PASSWORD, at=office.clock()
    )
    office.database.close()
    return "program", str(office.folder.root), "mai", PASSWORD


@pytest.fixture
def imported(clerk: tuple[str, ...]) -> Imported:
    """What the program has imported when each window can be used."""
    return {window: moment.modules for window, moment in watch(*clerk).items()}


def test_no_heavy_library_is_imported_before_the_windows_show(imported: Imported):
    assert not imported[FIRST_WINDOW] & HEAVY
    assert not imported[FIRST_PAGE] & HEAVY
    assert not imported[INTAKE_PAGE] & HEAVY


def test_the_sign_in_window_does_not_wait_for_the_database(imported: Imported):
    assert not imported[FIRST_WINDOW] & BEHIND


def test_one_pc_needs_no_driver_of_postgresql(imported: Imported):
    assert "psycopg" not in imported[INTAKE_PAGE]


def test_while_a_password_is_typed_the_window_gets_ready(clerk: tuple[str, ...]):
    assert watch(*clerk, SLOWLY_S)[TYPED].modules >= AHEAD
