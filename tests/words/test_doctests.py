"""The examples in the docstrings of the words hold."""

import doctest
from importlib import import_module

import pytest

MODULES = tuple(
    f"commune_desk.words.{name}"
    for name in (
        "catalogue.procedures",
        "fields",
        "figures.figures",
        "figures.report_text",
        "papers.papers",
        "values",
    )
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str):
    found = doctest.testmod(import_module(name))
    assert found.failed == 0
