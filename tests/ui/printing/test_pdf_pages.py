"""Papers on the screen leave nothing behind."""

import sys

import pytest

from commune_desk.documents.slips.receipt import brief_specimen
from commune_desk.documents.slips.rendering import render_slip
from commune_desk.domain.desk.papers import SlipLayout
from commune_desk.ui.printing.pdf_pages import opened
from tests.benchmarks.session_probe import memory_mb


@pytest.mark.skipif(sys.platform == "win32", reason="only Linux says it so simply")
@pytest.mark.usefixtures("qapp")
def test_looking_at_papers_all_day_takes_no_memory():
    content = render_slip(brief_specimen(), SlipLayout())
    look_at(content, times=10)
    before = memory_mb()
    look_at(content, times=500)
    assert memory_mb() - before < 2


def look_at(content: bytes, *, times: int) -> None:
    assert all(page_count(content) for _ in range(times))


def page_count(content: bytes) -> int:
    with opened(content) as document:
        return document.pageCount()
