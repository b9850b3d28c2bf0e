"""The program proves that it is whole, and says what is not."""

import pytest

from commune_desk import selftest
from commune_desk.documents.slips.rendering import slip_module
from commune_desk.domain.outside_errors import LibraryMissing
from commune_desk.domain.papers import SlipKind
from commune_desk.paths import DataFolder
from tests.ui.drivers.rating import TITLE
from tests.ui.drivers.screen import windows


@pytest.fixture(scope="module")
def checks():
    return {check.name: check for check in selftest.run()}


@pytest.mark.parametrize("name", selftest.LOOKS)
def test_a_whole_program_finds_nothing_wrong(checks, name):
    assert checks[name].is_good, checks[name].detail


def test_it_is_over_before_anybody_grows_impatient(checks):
    assert sum(check.milliseconds for check in checks.values()) < 30_000


def test_it_leaves_nothing_behind(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    selftest.run()
    assert list(tmp_path.iterdir()) == []


def test_it_leaves_no_window_open(checks):
    assert checks
    assert windows(TITLE) == []


def test_what_is_missing_is_found_and_the_rest_still_looked_at(monkeypatch, tmp_path):
    monkeypatch.setattr(selftest, "resources", lambda: tmp_path)
    found = {check.name: check.is_good for check in selftest.run()}
    assert not found["resources"]
    assert found["papers"]


def test_what_the_office_could_mend_is_said_in_its_words(monkeypatch):
    def look(folder):
        raise LibraryMissing("libGL.so.1")

    monkeypatch.setattr(selftest, "LOOKS", {"windows": look})
    (check,) = selftest.run()
    assert check.detail.startswith("Máy này thiếu thư viện libGL.so.1")


def test_every_paper_is_set(checks):
    assert checks["papers"].detail == f"{len(SlipKind)}/{len(SlipKind)} PDF"


@pytest.mark.parametrize("kind", SlipKind)
def test_a_paper_that_cannot_be_set_is_found(monkeypatch, tmp_path, kind):
    def broken(value, layout):
        raise ValueError(kind)

    monkeypatch.setattr(slip_module(kind), "render", broken)
    with pytest.raises(ValueError, match=kind):
        selftest.LOOKS["papers"](DataFolder(tmp_path))
