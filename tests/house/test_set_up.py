"""The files by which strangers judge and machines work: lock, README, changelog, CI."""

import os
import re
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

import commune_desk
from tests.house.source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DEPENDENCIES = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def test_the_lock_names_no_address():
    assert re.findall(r"://| @ |^--(?!hash)", LOCK, re.MULTILINE) == []


def test_the_lock_has_a_hash_for_every_pin():
    pins = re.split(r"\n(?=\S)", LOCK.strip())
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("dependency", DEPENDENCIES, ids=lambda dependency: dependency.name)
def test_every_dependency_is_pinned_alike_in_the_lock(dependency):
    name = re.escape(dependency.name)
    assert re.search(rf"^{name}{re.escape(str(dependency.specifier))}[ \\]", LOCK, re.MULTILINE)


@pytest.mark.parametrize("dependency", DEPENDENCIES, ids=lambda dependency: dependency.name)
def test_the_readme_says_why_a_dependency_is_here(dependency):
    assert re.search(
        rf"^\| {dependency.name} \| .+ \| .+ \|$", README, re.MULTILINE | re.IGNORECASE
    )


def test_the_readme_gives_the_two_commands():
    assert "python3 tasks.py demo" in README
    assert "python3 tasks.py test" in README


def test_the_changelog_speaks_of_this_version():
    changelog = (ROOT / "resources" / "CHANGELOG.md").read_text("utf-8")
    assert f"## {commune_desk.__version__} " in changelog
    assert PROJECT["project"]["version"] == commune_desk.__version__


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no executable bit")
def test_the_server_runs_the_same_command_as_people():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "python3 tasks.py test" in script.read_text("utf-8")
