"""The office for practice: a month of work, marked papers, and no way to the real data."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from commune_desk import bootstrap, practice
from commune_desk.domain.account_errors import SignInRefused
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.found import FoundKind
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.upkeep.practice_errors import (
    FolderOfRealOffice,
    OutsidePractice,
    PracticeBackup,
    PracticeFolderTaken,
    RealBackup,
    SettingFixed,
)
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.figures import registers, reports, sync
from commune_desk.services.office import kept_settings
from commune_desk.services.office import office as offices
from commune_desk.services.papers import printing
from commune_desk.services.upkeep import backup, practice_office, restoring
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL, PRACTICE_MARK, PRACTICE_OFFICE, SYNC_FOLDER
from commune_desk.store.office import offices as stored_offices
from tests.factories import acting_as

MARK = "TẬP HUẤN"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, practised_folder: DataFolder) -> DataFolder:
    """The data folder of a PC on which one practised before there was a real office."""
    folder = DataFolder(tmp_path_factory.mktemp("made") / "data")
    shutil.copytree(practised_folder.root, folder.root)
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


def text_of(path: Path | BytesIO) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_every_paper_bears_the_mark(practised: Desk, tmp_path: Path):
    numbers = numbers_of(practised)[:6]
    printed = [
        printing.print_slip(practised, number, kind).paper
        for number in numbers
        for kind in printing.slips_for(lookup.known(practised, number).dossier)
    ]
    period = calendar_month(practised.now().date())
    files = [
        registers.write_register(practised, period, tmp_path),
        *(one for one in reports.write(practised, period, tmp_path) if one.suffix == ".pdf"),
    ]
    assert len(printed) > len(numbers) > 0
    unmarked = [one.file for one in printed if MARK not in text_of(BytesIO(one.content))]
    assert unmarked == []
    assert [file.name for file in files if MARK not in text_of(file)] == []


def test_every_workbook_bears_the_mark(practised: Desk, tmp_path: Path):
    period = calendar_month(practised.now().date())
    books = [
        *sync.sync(practised).written,
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


def test_anew_forgets_what_was_practised(folder: DataFolder, practised_folder: DataFolder):
    shutil.copytree(practised_folder.root, folder.root, dirs_exist_ok=True)
    opened = bootstrap.open_office(folder.practice)
    desk = offices.sign_in_to_practice(opened, "mai")
    number = numbers_of(desk)[0]
    dossier = lookup.known(desk, number).dossier
    kept = printing.print_slip(desk, number, printing.slips_for(dossier)[0])
    [sealed] = folder.practice.archive.rglob(f"{kept.paper.file}*")
    opened.database.close()
    bootstrap.make_practice(folder)
    assert sealed.exists()
    bootstrap.make_practice(folder, is_new=True)
    assert not sealed.exists()
    practice.work_in(is_practice=False)


# --- practised and real work never meet ----------------------------------------------------------


@pytest.fixture
def real(practice_folder: DataFolder, tmp_path: Path) -> DataFolder:
    """The data folder of another office on the same PC, in which nobody practises."""
    shutil.copytree(practice_folder.root, tmp_path / "thật")
    folder = DataFolder(tmp_path / "thật")
    for place in (folder.workbooks, folder.backups, folder.reports):
        place.mkdir(exist_ok=True)
    return folder


def content(folder: DataFolder) -> dict[str, bytes]:
    """Every file below a data folder."""
    files = (path for path in folder.root.rglob("*") if path.is_file())
    return {str(path.relative_to(folder.root)): path.read_bytes() for path in files}


def test_workbooks_and_backups_stay_in_the_folder_for_practice(
    practised: Desk, real: DataFolder, tmp_path: Path
):
    before = content(real)
    for elsewhere in (real.workbooks, real.backups, real.root, tmp_path / "USB"):
        with pytest.raises(OutsidePractice):
            sync.sync(practised, elsewhere)
        with pytest.raises(OutsidePractice):
            backup.create(practised, elsewhere)
    assert content(real) == before
    assert not (tmp_path / "USB").exists()


def test_reports_go_anywhere_but_among_real_data(practised: Desk, real: DataFolder, tmp_path: Path):
    period = calendar_month(practised.now().date())
    before = content(real)
    for work in (
        lambda: reports.write(practised, period, real.reports),
        lambda: registers.write_register(practised, period, real.root / "mới"),
    ):
        with pytest.raises(FolderOfRealOffice):
            work()
    assert content(real) == before
    assert reports.write(practised, period, tmp_path / "USB")


def test_no_file_bears_the_name_of_a_real_one(practised: Desk, tmp_path: Path):
    period = calendar_month(practised.now().date())
    written = [*reports.write(practised, period, tmp_path), *sync.sync(practised).written]
    written.append(backup.create(practised, practised.folder.backups).path)
    assert [file.name for file in written if not file.name.startswith("tap-huan-")] == []


def test_the_database_says_what_it_is_when_the_file_is_gone(
    practised: Desk, made: DataFolder, tmp_path: Path
):
    practised.database.close()
    text = made.practice.practice_mark.read_bytes()
    made.practice.practice_mark.unlink()
    try:
        opened = bootstrap.open_office(made.practice)
        desk = bootstrap.desk_without_screen(opened)
        assert desk.is_practice
        assert practice.mark() == MARK
        with pytest.raises(OutsidePractice):
            sync.sync(desk, tmp_path)
        opened.database.close()
    finally:
        made.practice.practice_mark.write_bytes(text)


@pytest.mark.parametrize("where", ["practised", "desk"])
def test_nobody_makes_a_practice_office_real_or_the_other_way(request, where: str):
    administrator = acting_as(request.getfixturevalue(where), Role.ADMINISTRATOR)
    with pytest.raises(SettingFixed):
        kept_settings.save(administrator, PRACTICE_MARK, where == "desk")


@pytest.mark.parametrize("where", ["practised", "desk"])
def test_a_backup_says_whether_it_is_of_practice(request, where: str):
    desk = request.getfixturevalue(where)
    made = backup.create(desk, desk.folder.backups)
    assert made.manifest.is_practice is (where == "practised")


def test_what_was_practised_never_takes_the_place_of_a_real_office(
    practised: Desk, real: DataFolder
):
    path = backup.create(practised, practised.folder.backups).path
    practised.database.close()
    real.key.write_bytes(practised.folder.key.read_bytes())
    real.database.unlink()
    with pytest.raises(PracticeBackup):
        restored(path, real)
    assert not real.database.exists()


def test_a_real_office_is_not_brought_into_the_folder_for_practice(
    real: DataFolder, made: DataFolder
):
    opened = bootstrap.open_office(real)
    path = backup.create(bootstrap.desk_without_screen(opened), real.backups).path
    opened.database.close()
    lost = made.practice.database.read_bytes()
    made.practice.database.unlink()
    try:
        with pytest.raises(RealBackup):
            restored(path, made.practice, key=real.key.read_bytes())
        assert not made.practice.database.exists()
    finally:
        made.practice.database.write_bytes(lost)


def restored(path: Path, folder: DataFolder, *, key: bytes = b"") -> None:
    """Restore a backup, by the rights that the sample office gives to the machine."""
    own = folder.key.read_bytes()
    folder.key.write_bytes(key or own)
    try:
        location = bootstrap.database_of(folder)
        restoring.restore(path, location, folder=folder, at=bootstrap.system_clock())
    finally:
        folder.key.write_bytes(own)


@pytest.mark.parametrize("bears_mark", [True, False])
def test_a_real_office_where_practice_would_stand_is_not_touched(
    folder: DataFolder, practice_folder: DataFolder, bears_mark: bool
):
    shutil.copytree(practice_folder.root, folder.practice.root)
    opened = bootstrap.open_office(folder.practice)
    with opened.database.transaction():
        stored_offices.save_setting(opened.office.id, PRACTICE_OFFICE.name, value=False)
    opened.database.close()
    if bears_mark:
        folder.practice.practice_mark.touch()
    before = folder.practice.database.read_bytes()
    with pytest.raises(PracticeFolderTaken):
        bootstrap.make_practice(folder, is_new=True)
    assert folder.practice.database.read_bytes() == before
