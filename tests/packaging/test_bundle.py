"""The bundle takes along everything that the program looks for while it runs."""

import runpy
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest

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
