"""The examples in the docstrings of the words hold."""

import doctest
from importlib import import_module

import pytest

MODULES = ("fields", "figures", "papers", "procedures", "values")


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str):
    found = doctest.testmod(import_module(f"commune_desk.words.{name}"))
    assert found.failed == 0
