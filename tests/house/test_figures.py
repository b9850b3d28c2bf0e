"""The report says what is so; two of its figures are no matter of taste."""

import ast
import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house.figures import (
    broad_excepts,
    called_once,
    complexity,
    figures,
    in_cycles,
    used_once,
)
from tests.house.report import LAST_RELEASE, REST, WHOLE, extremes, measured, table
from tests.house.source import Module, modules

BROAD_EXCEPTS = 3  # the exception hook, the boundary of background work, the self-test


def a_module(text: str, place: str = "desk.py") -> Module:
    """A module of a small house of its own, with this text in it."""
    package = Path("small_house")
    return Module(package / place, ast.parse(text), text.count("\n"), package)


# --- what stays a limit --------------------------------------------------------------------------


def test_bugs_stay_visible():
    broad = [
        f"{module.place}:{node.lineno}" for module in modules() for node in broad_excepts(module)
    ]
    assert len(broad) <= BROAD_EXCEPTS, broad


def test_no_module_comes_back_to_itself():
    assert in_cycles(modules()) == []


# --- what is counted -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("handler", "is_broad"),
    [
        ("except Exception: pass", True),
        ("except: pass", True),
        ("except (OSError, BaseException): pass", True),
        ("except Exception as bug: raise Refused from bug", True),
        ("except Exception: raise", False),
        ("except OSError: pass", False),
    ],
)
def test_an_except_is_broad_where_any_bug_ends(handler: str, is_broad: bool):
    module = a_module(f"try:\n    work()\n{handler}\n")
    assert bool(broad_excepts(module)) is is_broad


@pytest.mark.parametrize(
    ("body", "ways"),
    [
        ("return 1", 1),
        ("return 1 if a else 2", 2),
        ("return a and b and c", 3),
        ("for a in b:\n        if a: return a", 3),
        ("return [a for a in b]", 2),
    ],
)
def test_every_branch_is_a_further_way_through_a_function(body: str, ways: int):
    (function,) = a_module(f"def f(a, b, c):\n    {body}\n").functions()
    assert complexity(function) == ways


def test_a_private_function_is_used_once_where_its_name_is_read_once():
    module = a_module(
        "def _once(): ...\n"
        "def _twice(): ...\n"
        "def __dunder__(): ...\n"
        "def public(): return _once() + _twice() + _twice() + __dunder__()\n"
    )
    assert used_once(module) == ["_once"]


def test_what_is_handed_on_once_is_used_once_and_not_called():
    module = a_module(
        "def _shown(): ...\n"
        "def _by_name(): ...\n"
        "class Page:\n"
        "    @property\n"
        "    def _title(self): ...\n"
        "    def show(self): return sorted(_shown(), key=_by_name), self._title\n"
    )
    assert used_once(module) == ["_shown", "_by_name", "_title"]
    assert called_once(module) == ["_shown", "_title"]


def test_modules_in_a_circle_are_found_also_where_a_function_imports_late():
    circle = [
        a_module("import small_house.b", "a.py"),
        a_module("def f():\n    from small_house import c\n", "b.py"),
        a_module("from small_house.a import f", "c.py"),
        a_module("from small_house.a import f", "outside.py"),
    ]
    assert in_cycles(circle) == ["small_house.a", "small_house.b", "small_house.c"]


def test_what_only_types_need_makes_no_circle():
    types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import small_house.a\n"
    assert in_cycles([a_module("import small_house.b", "a.py"), a_module(types, "b.py")]) == []


def test_a_house_without_functions_has_figures_too():
    assert figures([a_module("")])["functions"] == 0


# --- how it is shown -----------------------------------------------------------------------------


def test_the_last_release_has_every_figure_of_today():
    last = json.loads(LAST_RELEASE.read_text("utf-8"))
    assert last["version"]
    assert all(list(found) == list(figures([])) for found in last["figures"].values())


def test_the_report_has_two_lines_for_every_room_under_two_of_headings():
    rooms = ("cli.py", "ui/page.py", "ui/widgets/box.py", "domain/office/office.py")
    now = measured(tuple(a_module("def f(): ...", place) for place in rooms))
    assert list(now) == [WHOLE, "domain", "ui", REST]
    lines = table(now, {"ui": now["ui"]}).splitlines()
    assert len(lines) == 2 + 2 * len(now)
    assert all(len(one) == len(other) for one, other in pairwise(lines))
    assert lines[-4].split()[1:] == lines[-3].split()


def test_the_worst_of_each_kind_is_named():
    short = a_module("class A:\n    def f(self): return 1 if self else 2\n", "short.py")
    long = a_module("def g():\n    h = 1\n    return h\n\n\nclass B: ...\n", "long.py")
    assert extremes((short, long)) == [
        (6, "small_house/long.py"),
        (3, "small_house/long.py:g"),
        (2, "small_house/short.py:A"),
        (2, "small_house/short.py:f"),
    ]
