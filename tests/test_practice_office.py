"""The office for practice: a month of work, marked papers, and no way to the real data."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from commune_desk import bootstrap, practice
from commune_desk.domain.errors import SignInRefused
from commune_desk.domain.found import FoundKind
from commune_desk.domain.periods import calendar_month
from commune_desk.files import machine
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.figures import registers, reports, sync
from commune_desk.services.office import office as offices
from commune_desk.services.papers import printing
from commune_desk.services.upkeep import practice_office
from commune_desk.settings import DATABASE_URL, PRACTICE_OFFICE, SYNC_FOLDER, SettingValues

MARK = "TẬP HUẤN"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The data folder of a PC on which one practised before there was a real office."""
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    bootstrap.make_practice(folder)
    return folder


@pytest.fixture
def practised(made: DataFolder) -> Iterator[Desk]:
    """The desk of the invented clerk."""
    opened = bootstrap.open_office(made.practice)
    yield offices.sign_in_to_practice(opened, "mai")
    opened.database.close()
    practice.work_in(is_practice=False)


def test_every_list_of_the_desk_has_something_in_it(practised: Desk):
    counts = lookup.counts(practised)
    assert counts.open >= 3
    assert counts.overdue >= 2
    assert counts.awaiting_supplement == practice_office.WAITING_FOR_PAPERS
    assert counts.result_ready >= practice_office.NOT_HANDED_OVER


def test_the_month_ends_now(practised: Desk):
    now = practised.now()
    figures = reports.reported(practised, calendar_month((now - timedelta(days=1)).date()))
    assert figures.report.total.received_total > 0


def numbers_of(desk: Desk) -> list[str]:
    found = lookup.find(desk, "nguyen", FoundKind.DOSSIER)
    return [one.id for one in found.results]


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_every_paper_bears_the_mark(practised: Desk, tmp_path: Path):
    numbers = numbers_of(practised)[:6]
    printed = [
        printing.print_slip(practised, number, kind).path
        for number in numbers
        for kind in printing.slips_for(lookup.known(practised, number).dossier)
    ]
    period = calendar_month(practised.now().date())
    files = [
        *printed,
        registers.write_register(practised, period, tmp_path),
        *(one for one in reports.write(practised, period, tmp_path) if one.suffix == ".pdf"),
    ]
    assert len(printed) > len(numbers) > 0
    assert [file.name for file in files if MARK not in text_of(file)] == []


def test_every_workbook_bears_the_mark(practised: Desk, tmp_path: Path):
    period = calendar_month(practised.now().date())
    books = [
        *sync.sync(practised, tmp_path).written,
        *(one for one in reports.write(practised, period, tmp_path) if one.suffix == ".xlsx"),
    ]
    sheets = [sheet for book in books for sheet in openpyxl.load_workbook(book).worksheets]
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    assert shown
    assert [sheet.title for sheet in shown if MARK not in str(sheet.oddHeader)] == []
    assert [sheet.title for sheet in shown if "&P" not in str(sheet.oddFooter)] == []


def test_a_real_office_has_no_mark(desk: Desk, tmp_path: Path):
    made = registers.write_register(desk, calendar_month(desk.now().date()), tmp_path)
    assert MARK not in text_of(made)


def test_it_never_goes_to_the_server_or_folder_of_the_real_office(
    practised: Desk, made: DataFolder, tmp_path: Path
):
    real = (
        SettingValues()
        .with_value(DATABASE_URL, "postgresql://real@server/office")
        .with_value(SYNC_FOLDER, str(tmp_path))
    )
    machine.write(made.practice.machine_settings, real)
    try:
        again = offices.renewed(practised)
        assert bootstrap.location_of(made.practice, again.settings).url == ""
        assert sync.folder_of(again) == made.practice.workbooks
    finally:
        machine.write(made.practice.machine_settings, SettingValues())


def test_the_real_office_is_not_touched(sqlite_folder: DataFolder):
    def content() -> dict[str, bytes]:
        files = (path for path in sqlite_folder.root.rglob("*") if path.is_file())
        beside = sqlite_folder.practice.root
        return {str(p): p.read_bytes() for p in files if beside not in p.parents}

    before = content()
    bootstrap.make_practice(sqlite_folder)
    with ExitStack() as closing:
        opened = bootstrap.open_for_window(sqlite_folder.practice, closing)
        desk = offices.sign_in_to_practice(opened, "mai")
        sync.sync(desk)
    practice.work_in(is_practice=False)
    assert content() == before


def test_a_real_office_lets_nobody_in_without_a_password(office: OpenOffice):
    assert offices.practice_officers(office) == ()
    with pytest.raises(SignInRefused):
        offices.sign_in_to_practice(office, "mai")


def test_a_file_alone_opens_no_real_office(office: OpenOffice):
    real = replace(office, settings=office.settings.without(PRACTICE_OFFICE))
    real.folder.practice_mark.touch()
    assert offices.practice_officers(real) == ()
    with pytest.raises(SignInRefused):
        offices.sign_in_to_practice(real, "quantri")


def test_what_was_made_by_half_is_made_anew(folder: DataFolder, monkeypatch):
    def power_cut(_desk: Desk) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(practice_office, "fill", power_cut)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.make_practice(folder)
    assert not folder.practice.database.exists()
    bootstrap.make_practice(folder)
    opened = bootstrap.open_office(folder.practice)
    assert lookup.counts(offices.sign_in_to_practice(opened, "mai")).result_ready
    opened.database.close()
    practice.work_in(is_practice=False)


def test_anew_forgets_what_was_practised(folder: DataFolder):
    bootstrap.make_practice(folder)
    opened = bootstrap.open_office(folder.practice)
    desk = offices.sign_in_to_practice(opened, "mai")
    number = numbers_of(desk)[0]
    dossier = lookup.known(desk, number).dossier
    kept = printing.print_slip(desk, number, printing.slips_for(dossier)[0])
    assert kept.path.exists()
    opened.database.close()
    bootstrap.make_practice(folder)
    assert kept.path.exists()
    bootstrap.make_practice(folder, is_new=True)
    assert not kept.path.exists()
    practice.work_in(is_practice=False)
