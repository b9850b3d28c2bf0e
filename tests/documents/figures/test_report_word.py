"""The text of the report for Word: the words of the paper, in a file that other programs read."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from commune_desk.documents.figures import report
from commune_desk.documents.figures.report_word import render
from commune_desk.domain.figures.report_text import TextSection
from tests.documents.reading import read
from tests.documents.reports import with_sectors
from tests.factories import moment

OFFICE = shutil.which("soffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    texts = ("".join(part.text or "" for part in one.iter(f"{W}t")) for one in root.iter(f"{W}p"))
    return [text for text in texts if text]


def test_every_part_of_the_package_is_whole():
    with ZipFile(BytesIO(render(with_sectors(9)))) as package:
        assert package.testzip() is None
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))


def test_it_says_what_the_paper_says():
    paper = with_sectors(9)
    printed = read(report.render(paper)).text

    said = [text for text in paragraphs(render(paper)) if re.search(r"\w", text)]
    assert len(said) > 20
    assert [text for text in said if text not in printed] == []


def test_signs_that_xml_cannot_hold_do_not_break_it():
    paper = with_sectors(9)
    text = {**paper.text, TextSection.PROPOSALS: "Đề nghị <b> & \x00 “ghi rõ”"}
    assert "Đề nghị <b> &  “ghi rõ”" in paragraphs(render(replace(paper, text=text)))


def test_a_provisional_text_says_so_and_nobody_signs_it():
    said = paragraphs(render(replace(with_sectors(9), provisional_at=moment("2026-10-20 08:00"))))
    assert "TẠM TÍNH ĐẾN 08:00 20/10/2026" in said
    assert "Nguyễn Thanh Ộng" not in said


def test_the_same_text_is_the_same_file():
    assert render(with_sectors(9)) == render(with_sectors(9))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("late", [0, 3])
def test_libreoffice_shows_it_with_the_signature_below_its_text(tmp_path, late):
    path = tmp_path / "report.docx"
    path.write_bytes(render(with_sectors(9, late=late)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    pages = read(path.with_suffix(".pdf").read_bytes()).pages
    signed = [page for page in pages if "Nguyễn Thanh Ộng" in page]
    assert len(signed) == 1
    assert "Gửi kèm" in signed[0]
