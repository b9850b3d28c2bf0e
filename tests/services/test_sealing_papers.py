"""Papers that an earlier version left plain are sealed behind the work, however it is cut off."""

import hashlib
import shutil
import sys

import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.outside_errors import FileMissing
from commune_desk.files.papers import archive
from commune_desk.services.papers import kept_papers, printing
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import backup, history, sealing_papers
from commune_desk.store.engine import key_file
from tests.factories import a_reception, acting_as
from tests.services.test_killed_backups import killed_at

PAPERS = tuple(f"%PDF giấy số {number}".encode() for number in range(3))
MOST_TOUCHES = 200


def keep_plain(folder, contents=PAPERS):
    names = [f"{hashlib.sha256(content).hexdigest()}.pdf" for content in contents]
    for name, content in zip(names, contents, strict=True):
        target = folder.archive / name[:2] / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return names


def read_all(desk, names):
    return tuple(kept_papers.get(desk, name).content for name in names)


def plain_files(folder):
    return [*folder.archive.rglob("*.pdf")]


def test_it_is_due_once_and_then_all_is_sealed(any_desk):
    assert not sealing_papers.is_due(any_desk)
    names = keep_plain(any_desk.folder)
    assert sealing_papers.is_due(any_desk)
    assert sealing_papers.take_over(any_desk) == len(names)
    assert not sealing_papers.is_due(any_desk)
    assert plain_files(any_desk.folder) == []
    assert read_all(any_desk, names) == PAPERS


def test_a_backup_takes_them_over_too(any_desk):
    names = keep_plain(any_desk.folder)
    backup.go_round(any_desk)
    assert plain_files(any_desk.folder) == []
    assert read_all(any_desk, names) == PAPERS


def test_after_a_change_of_the_key_they_are_sealed_anew(desk):
    name = kept_papers.keep(desk, PAPERS[0], ".pdf").file
    folder = desk.folder
    former = folder.key.with_stem(f"{folder.key.stem}-2026-10-01-090000")
    folder.key.rename(former)
    key_file.create_key(folder.key)
    assert kept_papers.get(desk, name).content == PAPERS[0]
    assert sealing_papers.is_due(desk)
    sealing_papers.take_over(desk)
    former.unlink()
    assert kept_papers.get(desk, name).content == PAPERS[0]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked here")
def test_whenever_it_is_killed_each_paper_can_be_read(sqlite_folder, tmp_path):
    touch, whole = 1, tmp_path / "whole"
    names = keep_plain(sqlite_folder)
    shutil.copytree(sqlite_folder.archive, whole)
    while killed_at(touch, sqlite_folder, tmp_path / "usb", sealing_papers.take_over):
        desk = bootstrap.desk_without_screen(bootstrap.open_office(sqlite_folder))
        assert read_all(desk, names) == PAPERS
        sealing_papers.take_over(desk)
        assert read_all(desk, names) == PAPERS
        assert plain_files(sqlite_folder) == []
        desk.database.close()
        shutil.rmtree(sqlite_folder.archive)
        shutil.copytree(whole, sqlite_folder.archive)
        touch += 1
        assert touch < MOST_TOUCHES
    assert touch > 10


def test_a_sealed_paper_of_another_office_stays_as_it_is(desk):
    foreign = archive.keep(desk.folder.archive, b"%PDF", ".pdf", key=b"?" * 32)
    sealing_papers.take_over(desk)
    assert archive.place_of(desk.folder.archive, foreign, b"?" * 32).exists()


def test_a_paper_of_a_dossier_comes_back_as_it_was_printed_and_on_record(any_desk):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    first = printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    second = printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    assert printing.as_printed(any_desk, number, SlipKind.RECEIPT) == second.paper != first.paper
    newest = history.recent(acting_as(any_desk, Role.ADMINISTRATOR), 1)[0]
    assert newest.kind is EventKind.RECORD_OPENED
    shutil.rmtree(any_desk.folder.archive)
    with pytest.raises(FileMissing):
        printing.as_printed(any_desk, number, SlipKind.RECEIPT)
