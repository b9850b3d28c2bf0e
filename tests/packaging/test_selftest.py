"""The program proves that it is whole, and says what is not."""

import json
import os
import time
from dataclasses import replace
from datetime import date
from importlib import import_module
from importlib.metadata import packages_distributions

import pytest
from packaging.utils import canonicalize_name

from commune_desk import selftest
from commune_desk.documents import pdf
from commune_desk.documents.blocks import Block
from commune_desk.documents.page import A4, Placed, PrintedPage
from commune_desk.documents.slips.rendering import slip_module
from commune_desk.domain.desk.papers import PAPERS, PaperSize, SlipKind
from commune_desk.domain.outside_errors import LibraryMissing
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.paths import KEYS_VARIABLE, DataFolder
from commune_desk.services.papers import every_sheet
from commune_desk.services.upkeep import backup
from commune_desk.ui.proof import ReadPaper
from tests.documents.declared_forms import CODES
from tests.house.source import modules
from tests.house.test_libraries import declared
from tests.ui.drivers.rating import TITLE
from tests.ui.drivers.screen import windows

WORKED = "worked"
"""Beside the checks: the seconds that all of them worked."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Where the system keeps what is temporary, with letters and blanks of Vietnam in its name."""
    return tmp_path_factory.mktemp("Người dùng Một cửa")


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Where whoever runs the program keeps the keys of offices."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def checks(place, keys):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYS_VARIABLE, str(keys))
        patch.setattr("tempfile.tempdir", str(place))
        patch.setenv("CUPS_SERVER", os.devnull)
        began = time.process_time()
        found = {check.name: check for check in selftest.run().checks}
        return found | {WORKED: time.process_time() - began}


@pytest.mark.parametrize("name", selftest.LOOKS)
def test_a_whole_program_finds_nothing_wrong(checks, name):
    assert checks[name].is_good, checks[name].detail


def test_it_is_over_before_anybody_grows_impatient(checks):
    """Work, and not the clock: a machine that does other things beside takes as long as it will."""
    assert checks[WORKED] < 30


def test_it_leaves_nothing_behind(checks, place):
    assert checks
    assert list(place.rglob("*")) == []


def test_it_leaves_no_key_with_those_of_whoever_runs_it(checks, keys):
    assert checks
    assert list(keys.iterdir()) == []


def test_it_leaves_no_window_open(checks):
    assert checks
    assert windows(TITLE) == []


def test_what_is_missing_is_found_and_the_rest_still_looked_at(monkeypatch, tmp_path):
    monkeypatch.setattr(selftest, "resources", lambda: tmp_path)
    few = {name: selftest.LOOKS[name] for name in ("resources", "papers")}
    monkeypatch.setattr(selftest, "LOOKS", few)
    found = {check.name: check.is_good for check in selftest.run().checks}
    assert not found["resources"]
    assert found["papers"]


def test_what_the_office_could_mend_is_said_in_its_words(monkeypatch):
    def look(folder):
        raise LibraryMissing("libGL.so.1")

    monkeypatch.setattr(selftest, "LOOKS", {"windows": look})
    (check,) = selftest.run().checks
    assert check.detail.startswith("Máy này thiếu thư viện libGL.so.1")


def test_every_paper_is_set_and_its_code_read_back(checks):
    read = len(PaperSize) * (len(SlipKind) - 1)
    assert checks["papers"].detail == f"{len(SlipKind)}/{len(SlipKind)} PDF, {read} QR"


def test_every_declaration_is_set_and_its_code_read_back(checks):
    assert checks["forms"].detail.startswith(f"{len(CODES)} PDF, ")


def test_the_short_one_draws_a_few_forms_and_no_sheet_and_looks_at_all_the_rest(monkeypatch):
    def drawn(desk):
        raise AssertionError

    monkeypatch.setattr(every_sheet, "ROWS", {"drawn": drawn})
    found = selftest.run(is_short=True)
    assert found.is_short
    assert found.is_good, [check for check in found.checks if not check.is_good]
    assert {check.name for check in found.checks} == set(selftest.LOOKS) - {"sheets"}
    (forms,) = [check.detail for check in found.checks if check.name == "forms"]
    assert forms.startswith(f"{selftest.FEW}/{len(CODES)} PDF, ")


def drawing_modules() -> set[str]:
    """The modules that make a PDF; slips and declarations have rows elsewhere."""
    found = {one.name for one in modules() if one.name.startswith("commune_desk.documents.")}
    apart = ("commune_desk.documents.slips.", "commune_desk.documents.declarations.")
    loaded = [import_module(name) for name in found if not name.startswith(apart)]
    made = {module.__name__ for module in loaded if hasattr(module, "pdf_bytes")}
    return made - {pdf.__name__}


def test_every_sheet_has_its_row_and_is_made_by_it():
    rows = {name.rpartition(".")[2] for name in drawing_modules()}
    assert set(every_sheet.ROWS) == rows


def test_every_paper_that_this_pc_can_be_told_how_to_print_has_a_row():
    assert {paper.value for paper in OfficePaper} <= set(every_sheet.ROWS)


@pytest.mark.parametrize("name", every_sheet.ROWS)
def test_a_sheet_is_drawn_by_the_module_of_its_name(monkeypatch, tmp_path, name):
    def broken(*_pages):
        raise ValueError(name)

    folder = DataFolder(tmp_path)
    selftest.LOOKS["database"](folder)
    [module] = [one for one in drawing_modules() if one.endswith(f".{name}")]
    monkeypatch.setattr(f"{module}.pdf_bytes", broken)
    monkeypatch.setattr(every_sheet, "ROWS", {name: every_sheet.ROWS[name]})
    with pytest.raises(ValueError, match=name):
        selftest.LOOKS["sheets"](folder)


@pytest.fixture
def page(monkeypatch, tmp_path):
    """Draws a page with words at a place, as if a slip had come out so, and looks at it."""

    def drawn(words: str, x: float, y: float) -> None:
        def draw(canvas, left, top):
            canvas.drawString(left, top, words)

        placed = Placed(Block(10, draw), x, y)
        paper = pdf.pdf_bytes(
            [PrintedPage(A4.size, (placed,))], pdf.Properties("", "", date(2026, 10, 2))
        )
        kind = SlipKind.RATING_SLIP
        monkeypatch.setattr(slip_module(kind), "render", lambda value, layout: paper)
        monkeypatch.setattr(selftest, "PAPERS", [row for row in PAPERS if row.kind is kind])
        selftest.LOOKS["papers"](DataFolder(tmp_path))

    return drawn


def test_words_in_the_middle_of_a_sheet_are_right(page):
    page("Mã hồ sơ", 100, 400)


@pytest.mark.parametrize(("x", "y"), [(560, 400), (100, 2), (100, 838), (3, 400)])
def test_words_that_run_over_the_edge_are_found(page, x, y):
    with pytest.raises(ValueError, match=r"rating_slip: \(1,\)"):
        page("Mã hồ sơ", x, y)


def test_a_letter_that_the_paper_cannot_show_is_found(page):
    with pytest.raises(ValueError, match="rating_slip: \N{HANGUL SYLLABLE GA}"):
        page("Mã \N{HANGUL SYLLABLE GA}", 100, 400)


@pytest.mark.parametrize("kind", SlipKind)
def test_a_paper_that_cannot_be_set_is_found(monkeypatch, tmp_path, kind):
    def broken(value, layout):
        raise ValueError(kind)

    monkeypatch.setattr(slip_module(kind), "render", broken)
    monkeypatch.setattr(selftest, "PAPERS", [row for row in PAPERS if row.kind is kind])
    with pytest.raises(ValueError, match=kind):
        selftest.LOOKS["papers"](DataFolder(tmp_path))


def test_a_paper_whose_code_says_something_else_is_found(monkeypatch, tmp_path):
    read = ReadPaper(("another number",), "", ())
    monkeypatch.setattr("commune_desk.ui.proof.read_paper", lambda pdf: read)
    with pytest.raises(ValueError, match="another number"):
        selftest.LOOKS["papers"](DataFolder(tmp_path))


def test_all_146_letters_are_looked_at(checks):
    assert checks["letters"].detail == "146/146"


def test_a_letter_that_the_screen_cannot_show_is_found(monkeypatch, tmp_path):
    monkeypatch.setattr(selftest, "MARKED_LETTERS", "Ằ\N{HANGUL SYLLABLE GA}")
    with pytest.raises(LookupError, match="\N{HANGUL SYLLABLE GA}"):
        selftest.LOOKS["letters"](DataFolder(tmp_path))


def test_every_dependency_is_loaded():
    providers = packages_distributions()
    loaded = {
        canonicalize_name(name)
        for library in selftest.LIBRARIES
        for name in providers[library.partition(".")[0]]
    }
    assert declared() <= loaded


def test_every_module_of_the_program_is_loaded(checks):
    said = checks["libraries"].detail
    assert (
        said == f"{len(selftest.LIBRARIES)}/{len(selftest.LIBRARIES)}, {len(modules()) - 1} modules"
    )


def test_a_module_that_was_left_out_is_named(monkeypatch, tmp_path):
    bill = {"components": [{"properties": [{"name": "modules", "value": "commune_desk.no_such"}]}]}
    (tmp_path / "bom.cdx.json").write_text(json.dumps(bill))
    monkeypatch.setattr(selftest, "resources", lambda: tmp_path / "resources")
    with pytest.raises(ModuleNotFoundError, match="no_such"):
        selftest.LOOKS["libraries"](DataFolder(tmp_path))


def test_a_library_that_does_not_load_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(selftest, "LIBRARIES", ("psycopg", "no_such_library"))
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        selftest.LOOKS["libraries"](DataFolder(tmp_path))


def test_a_backup_that_brings_back_something_else_is_found(monkeypatch, tmp_path):
    folder = DataFolder(tmp_path)
    selftest.LOOKS["database"](folder)
    kept = backup.create

    def with_one_dossier_more(desk, target):
        report = kept(desk, target)
        contents = {**report.manifest.contents, "dossier": report.manifest.contents["dossier"] + 1}
        return replace(report, manifest=replace(report.manifest, contents=contents))

    monkeypatch.setattr(backup, "create", with_one_dossier_more)
    with pytest.raises(ValueError, match="dossier"):
        selftest.LOOKS["backup"](folder)


def test_a_file_that_is_not_as_it_was_packed_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(
        "commune_desk.files.upkeep.installed.damaged", lambda folder: (("law.toml",), 9)
    )
    with pytest.raises(ValueError, match=r"law\.toml"):
        selftest.LOOKS["resources"](DataFolder(tmp_path))
