"""What we write opens in a program that is not ours."""

import shutil
import subprocess

import pytest

from commune_desk.workbooks import dossier_register, period_report
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
