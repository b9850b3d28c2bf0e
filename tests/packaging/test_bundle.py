"""The bundle takes along everything that the program looks for while it runs."""

import ast
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest

from installer import one_archive
from tests.house.source import PACKAGE, ROOT, modules

SPEC = ROOT / "build_installer.spec"


@pytest.fixture(scope="module")
def analysis(tmp_path_factory):
    """What the spec asks PyInstaller to collect."""
    found = SimpleNamespace(binaries=[], datas=[], pure=[], scripts=[])
    asked = MagicMock(return_value=found)
    names = {"Analysis": asked, "PYZ": MagicMock(), "EXE": MagicMock(), "COLLECT": MagicMock()}
    work, made = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("dist")
    (made / "commune-desk" / "_internal" / "licences").mkdir(parents=True)
    places = {"SPECPATH": str(ROOT), "workpath": str(work), "DISTPATH": str(made)}
    runpy.run_path(str(SPEC), init_globals={**places, **names})
    return asked.call_args.kwargs


def test_resources_licence_and_migrations_travel_as_files(analysis):
    targets = dict(analysis["datas"])
    assert targets[str(ROOT / "resources")] == "resources"
    assert str(ROOT / "LICENSE") in targets
    migrations = PACKAGE / "store" / "migration_files"
    assert targets[str(migrations)] == migrations.relative_to(ROOT).as_posix()


def test_what_is_read_as_a_file_is_there():
    assert list((PACKAGE / "store" / "migration_files").glob("0*.py"))


def test_modules_that_are_imported_by_name_travel(analysis):
    names = {module.place.removesuffix(".py").replace("/", ".") for module in modules()}
    shown_first = {name for name in names if ".ui.pages." in name and "__init__" not in name}
    assert shown_first <= set(analysis["hiddenimports"])


def test_what_comes_under_the_gpl_stays_behind(analysis):
    assert "readline" in analysis["excludes"]


@pytest.mark.parametrize("package", ["psycopg", "peewee", "sqlcipher3", "reportlab", "openpyxl"])
def test_a_library_brings_its_licence(analysis, package):
    assert f"licences/{package}" in [target for _, target in analysis["datas"]]


def test_both_programs_find_their_modules_in_one_archive(tmp_path, monkeypatch):
    from PyInstaller.archive.writers import ZlibArchiveWriter  # type: ignore[import-untyped]
    from PyInstaller.loader import pyimod01_archive  # type: ignore[import-untyped]

    def archive(name, *modules):
        toc = [(module, str(ROOT / "tasks.py"), "PYMODULE") for module in modules]
        code = {module: compile("ANSWER = 42", module, "exec") for module in modules}
        ZlibArchiveWriter(str(tmp_path / name), toc, code_dict=code)

    archive("empty.pyz")
    archive(one_archive.NAME, "of_the_archive")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setitem(sys.modules, "pyimod01_archive", pyimod01_archive)
    from PyInstaller.loader import pyimod02_importers as importers

    reader = pyimod01_archive.ZlibArchiveReader
    monkeypatch.setattr(importers, "pyz_archive", reader(str(tmp_path / "empty.pyz")))
    finder = importers.PyiFrozenFinder(str(tmp_path))
    monkeypatch.setitem(sys.path_importer_cache, str(tmp_path), finder)
    assert finder.find_spec("of_the_archive") is None
    one_archive.use(str(tmp_path), importers, reader)
    assert finder.find_spec("of_the_archive") is not None
    assert importers.PyiFrozenFinder(str(tmp_path)).find_spec("of_the_archive") is not None


def test_what_opens_the_archive_needs_nothing_of_it():
    from PyInstaller.compat import PY3_BASE_MODULES  # type: ignore[import-untyped]

    body = ast.parse(Path(one_archive.__file__).read_text("utf-8")).body
    named = {name.name for line in body if isinstance(line, ast.Import) for name in line.names}
    assert named == {"os.path", "sys"}
    assert not [line for line in body if isinstance(line, ast.ImportFrom)]
    assert {"os", "ntpath"} <= set(PY3_BASE_MODULES)
