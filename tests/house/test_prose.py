"""A file that prose names is there: who follows a docstring must not look for what was moved."""

import re

from tests.house.source import PACKAGE, ROOT, modules

NAMED = re.compile(r"(?<![\w/.<])((?:[\w-]+/)+[\w-]+\.(?:py|toml|md|feature))\b")
BESIDE = ("README.md", "SETUP.md", "SECURITY.md", "tasks.py", "pyproject.toml")
ROOMS = (
    ROOT,
    ROOT / "resources",
    PACKAGE,
    *(path for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__"),
)
"""Prose may leave out where all of what it speaks of lies."""


def test_every_file_that_prose_names_is_there():
    texts = [(one.place, one.path) for one in modules()] + [(one, ROOT / one) for one in BESIDE]
    found = {place: missing(path.read_text("utf-8")) for place, path in texts}
    assert {place: paths for place, paths in found.items() if paths} == {}


def test_a_file_that_was_moved_is_found():
    text = "as `upkeep/history.py` says; `tests/store/nowhere.py` measures it"
    assert missing(text) == ["tests/store/nowhere.py"]


def missing(text: str) -> list[str]:
    """The paths in a text that lead to no file."""
    paths = set(NAMED.findall(text))
    return sorted(path for path in paths if not any((room / path).exists() for room in ROOMS))
