"""What we write opens in a program that is not ours."""

import shutil
import subprocess

import pytest

from commune_desk.workbooks import dossier_register, period_report
from tests.documents.reading import read
from tests.documents.reports import with_sectors
from tests.workbooks.samples import a_line, a_register, a_report

OFFICE = shutil.which("soffice")
WORKBOOKS = {
    "register": lambda: dossier_register.render(a_register(*map(a_line, range(1, 41)))),
    "report": lambda: period_report.render(a_report()),
}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", WORKBOOKS)
def test_libreoffice_prints_it(name, tmp_path):
    path = tmp_path / f"{name}.xlsx"
    path.write_bytes(WORKBOOKS[name]())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_who_signs_a_form_stands_on_the_page_of_its_sum(tmp_path):
    counts = (9, 16, 19, 23, 26, 29, 32, 38, 45)
    paths = [tmp_path / f"{count}.xlsx" for count in counts]
    for count, path in zip(counts, paths, strict=True):
        path.write_bytes(period_report.render(with_sectors(count, late=0)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for path in paths:
        pages = read(path.with_suffix(".pdf").read_bytes()).pages
        [signed] = [page for page in pages if "Nguyễn Thanh Ộng" in page]
        assert "TỔNG CỘNG" in signed, path
        assert "NGƯỜI LẬP BIỂU" in signed, path
