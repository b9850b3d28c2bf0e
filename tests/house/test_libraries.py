"""Every library has one package that knows it, and is declared because it is used."""

import sys
import tomllib
from collections import defaultdict
from functools import cache
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT, modules

# Needed although nothing imports it by name: zoneinfo looks for it, psycopg loads it as its core.
USED_UNSEEN = {"tzdata"}


def test_every_library_is_known_to_one_package_alone():
    assert {name: rooms for name, rooms in rooms_by_library().items() if len(rooms) > 1} == {}


def test_the_domain_needs_the_standard_library_alone():
    assert {name for name, rooms in rooms_by_library().items() if "domain" in rooms} == set()


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    distributions = packages_distributions()
    imported = {
        canonicalize_name(distribution)
        for library in rooms_by_library()
        for distribution in distributions[library]
    }
    assert declared() - USED_UNSEEN <= imported
    assert rooms_by_library().keys() <= {
        library
        for library, providers in distributions.items()
        if declared() & {canonicalize_name(provider) for provider in providers}
    }


@cache
def rooms_by_library() -> dict[str, set[str]]:
    """Which top-level packages of ours import a library that is not Python's own."""
    rooms = defaultdict(set)
    for module in modules():
        for name in module.imported_modules():
            library = name.partition(".")[0]
            if library not in sys.stdlib_module_names | {"commune_desk"}:
                rooms[library].add(module.room)
    return dict(rooms)


def declared() -> set[str]:
    """The runtime dependencies of `pyproject.toml`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
