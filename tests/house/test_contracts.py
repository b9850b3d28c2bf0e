"""The import contracts bite: a planted violation of each is found."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT

CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS = {contract["id"] for contract in CONFIGURATION["tool"]["importlinter"]["contracts"]}
PLANTED = [
    ("inwards", "domain/desk/dossier.py", "import commune_desk.services"),
    ("inwards", "words/values.py", "import commune_desk.documents"),
    ("inwards", "files/writing.py", "import commune_desk.store"),
    ("inwards", "services/reception/intake.py", "import commune_desk.ui"),
    ("screen", "ui/frame/watch/status.py", "import commune_desk.store"),
    ("screen", "ui/frame/watch/status.py", "import commune_desk.files"),
    ("windows", "cli/dispatch.py", "import commune_desk.ui.frame.notices.notices"),
    ("windows", "bootstrap.py", "import commune_desk.ui.look.theme"),
    ("cycles", "domain/errors.py", "import commune_desk.domain.desk.dossier"),
    ("qt", "services/reception/intake.py", "import PySide6.QtCore"),
    ("qt", "words/values.py", "import PySide6.QtCore"),
    ("engines", "services/reception/intake.py", "import peewee"),
    ("paper", "workbooks/__init__.py", "import reportlab"),
    ("workbooks", "documents/__init__.py", "import openpyxl"),
    ("passwords", "store/__init__.py", "import argon2"),
]


@pytest.fixture
def package(tmp_path):
    """A copy of the package in which one may plant what one likes."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=ignored))


@pytest.mark.parametrize(("contract", "place", "line"), PLANTED)
def test_a_planted_violation_breaks_its_contract(contract, place, line, package):
    with (package / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    assert "0 kept, 1 broken" in verdict(contract, package)


def test_every_contract_is_tried():
    assert {contract for contract, _, _ in PLANTED} == CONTRACTS


def test_a_module_without_a_place_breaks_the_contract(package):
    (package / "newcomer.py").write_text("")
    assert "0 kept, 1 broken" in verdict("inwards", package)


def verdict(contract: str, package: Path) -> str:
    """What import-linter says of one contract about a package."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    switches = ["--config", str(ROOT / "pyproject.toml"), "--contract", contract, "--no-cache"]
    command = [sys.executable, "-c", program, *switches]
    answer = subprocess.run(
        command, cwd=package.parent, capture_output=True, encoding="utf-8", check=False
    )
    return answer.stdout
