"""Rows are read by the names of their columns: one column more must not move the others."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.source import Module, modules
from tests.house.test_figures import a_module

READERS = ("commune_desk/store/", "commune_desk/services/")
SET_APART = (
    "commune_desk/store/engine/",  # an engine's answers about itself have the places it gives them
    "commune_desk/store/migration_files/",
)
MOST_AT_ONCE = 5
"""A pair, a point or a few parts of a word are what they are by their places; a row is not."""


def test_no_row_is_taken_apart_by_position():
    readers = (one for one in modules() if one.place.startswith(READERS))
    found = (place for module in readers for place in (*many_at_once(module), *numbered(module)))
    assert [place for place in found if not place.startswith(SET_APART)] == []


@pytest.mark.parametrize(
    "text",
    [
        "key, office, kind, number, at, facts = row",
        "for key, office, kind, number, at, *_ in rows: pass",
        "[key for key, office, kind, number, at, facts in rows]",
    ],
)
def test_many_names_at_once_are_found(text: str):
    assert list(many_at_once(a_module(f"{text}\n"))) == ["small_house/desk.py:1"]


@pytest.mark.parametrize("text", ["name = values[5]", "facts = row[-1]"])
def test_the_number_of_a_column_is_found(text: str):
    assert list(numbered(a_module(f"{text}\n"))) == ["small_house/desk.py:1"]


@pytest.mark.parametrize("text", ["name, kind = row", "only = row[0]", "newest = found[5]"])
def test_what_is_no_column_by_its_place_may_stand(text: str):
    module = a_module(f"{text}\n")
    assert [*many_at_once(module), *numbered(module)] == []


def many_at_once(module: Module) -> Iterator[str]:
    """Where more names than a few are given to the parts of one thing."""
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Tuple)
            and isinstance(node.ctx, ast.Store)
            and len(node.elts) > MOST_AT_ONCE
        ):
            yield f"{module.place}:{node.lineno}"


def numbered(module: Module) -> Iterator[str]:
    """Where a column of a row is asked for by its number; the only one may be."""
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Subscript)
            and ast.unparse(node.value) in {"row", "values"}
            and re.fullmatch(r"-?[1-9]\d*", ast.unparse(node.slice))
        ):
            yield f"{module.place}:{node.lineno}"
