"""A disk that fails while forms, packs and books are written: nothing is half there."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commune_desk import bootstrap
from commune_desk.domain.certification.entries import Lot, PaperToCertify
from commune_desk.domain.errors import UserError
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.domain.outside_errors import DiskFull, FolderNotWritable
from commune_desk.domain.periods import calendar_month
from commune_desk.paths import DataFolder
from commune_desk.services.certification import certification, certification_papers
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import accounts
from commune_desk.services.papers import own_forms, packs
from commune_desk.services.reception.forms import form
from commune_desk.services.upkeep import history
from commune_desk.words.errors import sentence
from tests.documents.declarations.test_pdf_forms import a_pdf
from tests.factories import Clock, a_reception, moment

WHY = "Công văn 12/STP-HT"


@contextlib.contextmanager
def mounted(place: Path, options: str) -> Iterator[Path]:
    """A file system in memory, where the system lets us make one."""
    place.mkdir(parents=True)
    words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if (
        sys.platform != "linux"
        or subprocess.run(words, capture_output=True, check=False).returncode
    ):
        pytest.skip("only root may make a file system")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def admin(desk: Desk) -> Desk:
    return admin_of(desk)


def admin_of(desk: Desk) -> Desk:
    everyone = {officer.login: officer for officer in accounts.all_officers(desk)}
    return replace(desk, officer=everyone["quantri"])


def changed(desk: Desk) -> str:
    text = own_forms.versions_of(desk, "birth")[0].text
    return text.replace("Quê quán:", "Quê quán (theo cha hoặc mẹ):")


def files_in(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


BAD_DISKS = pytest.mark.parametrize(
    ("options", "refusal"), [("size=4k", DiskFull), ("ro", FolderNotWritable)]
)


@BAD_DISKS
def test_a_pack_is_there_whole_or_not_at_all(
    admin: Desk, tmp_path: Path, options: str, refusal: type[UserError]
):
    own_forms.keep(admin, changed(admin), WHY)
    content = packs.make(admin, "Mẫu của tỉnh", ("birth",))
    with mounted(tmp_path / "đĩa", options) as place:
        with pytest.raises(refusal) as refused:
            packs.save(content, place / "gói.goimau")
        assert files_in(place) == []
    assert sentence(refused.value)


def test_a_form_on_a_full_disk_is_not_half_installed(practice_setup: OfficeSetup, tmp_path: Path):
    with mounted(tmp_path / "đĩa", "size=8m") as place:
        folder = DataFolder(place / "data")
        folder.root.mkdir()
        opened = bootstrap.create_office(folder, practice_setup, Clock(moment("2026-10-01 09:00")))
        here = admin_of(bootstrap.desk_without_screen(opened))
        filler = place / "đầy"
        with contextlib.suppress(OSError):
            filler.write_bytes(bytes(8 * 1024 * 1024))
        content = a_pdf() + b" " * 400_000
        text = changed(here)
        with pytest.raises(DiskFull):
            own_forms.keep(here, text, WHY, attachment=content)
        filler.unlink()
        assert [one.version for one in own_forms.versions_of(here, "birth")] == [1]
        assert form(here, "birth").labels["child.home_place"] == "Quê quán"
        assert own_forms.keep(here, text, WHY, attachment=content).version == 2
        opened.database.close()


@BAD_DISKS
def test_a_book_that_cannot_be_written_still_counts_as_not_printed(
    desk: Desk, tmp_path: Path, options: str, refusal: type[UserError]
):
    signer = certification.signers(desk)[0]
    lot = Lot(papers=(PaperToCertify("Học bạ", 2, 3),), signer=signer, receipt_no="1")
    certification.certify(desk, a_reception(procedure_code="2.000815"), lot)
    month = calendar_month(desk.now().date())
    before = history.recent(desk, 1)[0].id
    with mounted(tmp_path / "đĩa", options) as place:
        with pytest.raises(refusal):
            certification_papers.write_book(desk, BookKind.COPIES, month, folder=place)
        assert files_in(place) == []
    assert certification.book_now(desk, BookKind.COPIES).printed_months == ()
    assert history.recent(desk, 1)[0].id == before


@BAD_DISKS
def test_a_certificate_that_cannot_be_kept_leaves_the_entry_and_no_half_file(
    desk: Desk, tmp_path: Path, options: str, refusal: type[UserError]
):
    signer = certification.signers(desk)[0]
    lot = Lot(papers=(PaperToCertify("Học bạ", 2, 3),), signer=signer, receipt_no="1")
    done = certification.certify(desk, a_reception(procedure_code="2.000815"), lot)
    with mounted(tmp_path / "đĩa", options) as place:
        elsewhere = replace(desk, folder=DataFolder(place))
        with pytest.raises(refusal):
            certification_papers.make_certificates(elsewhere, done.dossier.dossier_no)
        assert files_in(place) == []
    assert certification.entries_of(desk, done.dossier.dossier_no) == done.entries
    assert certification_papers.make_certificates(desk, done.dossier.dossier_no).is_pdf
