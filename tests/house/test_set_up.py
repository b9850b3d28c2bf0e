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
LOCKS = [ROOT / "requirements.lock", ROOT / "bundle.lock"]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_address(lock):
    assert re.findall(r"://| @ |^--(?!hash)", lock.read_text("utf-8"), re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_a_hash_for_every_pin(lock):
    assert [pin for pin in pins(lock) if "--hash=sha256:" not in pin] == []


def test_what_is_bundled_is_what_is_tested():
    tested, bundled = (set(map(without_marker, pins(lock))) for lock in LOCKS)
    assert bundled <= tested


@pytest.mark.parametrize("dependency", DEPENDENCIES, ids=lambda dependency: dependency.name)
def test_every_dependency_is_pinned_alike_in_the_lock(dependency):
    pinned = {pin.split()[0] for lock in LOCKS for pin in pins(lock)}
    assert f"{dependency.name}{dependency.specifier}" in pinned


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


def pins(lock):
    """The entries of a lock, each with its hashes."""
    return re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())


def without_marker(pin):
    """A pin and its hashes, whatever the systems for which it holds."""
    return re.sub(r" ;.*", "", pin)
