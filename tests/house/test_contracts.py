"""The import contracts bite: a planted violation of each is found."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT

PLANTED = {
    "inwards": ("domain/dossier.py", "import commune_desk.services"),
    "screen": ("ui/labels.py", "import commune_desk.store"),
    "cycles": ("domain/errors.py", "import commune_desk.domain.dossier"),
    "qt": ("services/intake.py", "import PySide6.QtCore"),
    "engines": ("services/intake.py", "import peewee"),
    "paper": ("workbooks/__init__.py", "import reportlab"),
    "workbooks": ("documents/__init__.py", "import openpyxl"),
}


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_breaks_its_contract(contract, tmp_path):
    place, line = PLANTED[contract]
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / PACKAGE.name / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    assert verdict(contract, tmp_path) == "BROKEN"


def test_a_module_without_a_place_breaks_the_contract(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / PACKAGE.name / "newcomer.py").write_text("")
    assert verdict("inwards", tmp_path) == "BROKEN"


def verdict(contract: str, folder: Path) -> str:
    """What import-linter says of one contract about the package in a folder."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    switches = ["--config", str(ROOT / "pyproject.toml"), "--contract", contract, "--no-cache"]
    answer = subprocess.run(
        [sys.executable, "-c", program, *switches],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return "KEPT" if answer.returncode == 0 else "BROKEN"
