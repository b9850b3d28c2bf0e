"""What can be counted of a house, or of one of its rooms.

Why figures and no limits: a limit on the lines of a function is met by cutting it, and a page of
code that reads downwards is better than nine halls. What a script must guard (layers, cycles, one
library in one room, one event for one change) is guarded by tests.
"""

import ast
from collections import Counter
from collections.abc import Sequence
from statistics import median

from tests.house.source import PACKAGE, Function, Module, length

BRANCHES = (
    ast.If,
    ast.For,
    ast.While,
    ast.ExceptHandler,
    ast.IfExp,
    ast.comprehension,
    ast.match_case,
)


def figures(modules: Sequence[Module]) -> dict[str, float]:
    """Every figure of some modules, under the heading that it has in the report."""
    files = [module.line_count for module in modules]
    functions = [function for module in modules for function in module.functions()]
    lengths = [length(function) for function in functions]
    ways = sorted(map(complexity, functions))
    classes = [length(node) for module in modules for node in module.classes()]
    public = [function for function in functions if not function.name.startswith("_")]
    documented = [function for function in public if ast.get_docstring(function)]
    typed = [function for function in functions if function.returns]
    once = [name for module in modules for name in used_once(module)]
    called = [name for module in modules for name in called_once(module)]
    with_qt = [module for module in modules if "PySide6" in map(library, module.loaded_names())]
    return {
        "files": len(files),
        "lines": sum(files),
        "median file": median(files or [0]),
        "longest file": max(files, default=0),
        "functions": len(functions),
        "median function": median(lengths or [0]),
        "over 20 %": percent(sum(size > 20 for size in lengths), len(lengths)),
        "over 40 %": percent(sum(size > 40 for size in lengths), len(lengths)),
        "longest function": max(lengths, default=0),
        "ways p95": ways[int(len(ways) * 0.95)] if ways else 0,
        "ways most": max(ways, default=0),
        "largest class": max(classes, default=0),
        "with docs %": percent(len(documented), len(public)),
        "typed %": percent(len(typed), len(functions)),
        "broad excepts": sum(len(broad_excepts(module)) for module in modules),
        "with Qt %": percent(len(with_qt), len(modules)),
        "in cycles": len(in_cycles(modules)),
        "used once %": percent(len(once), len(functions)),
        "called once %": percent(len(called), len(functions)),
    }


def percent(part: int, whole: int) -> float:
    """A share with one decimal place; nothing of nothing is none."""
    return round(100 * part / whole, 1) if whole else 0


def library(name: str) -> str:
    """The package of the top level to which a module belongs."""
    return name.partition(".")[0]


def complexity(function: Function) -> int:
    """How many ways lead through a function: one, and one more for each branch in it."""
    inside = list(ast.walk(function))
    branches = sum(isinstance(node, BRANCHES) for node in inside)
    return 1 + branches + sum(len(n.values) - 1 for n in inside if isinstance(n, ast.BoolOp))


def used_once(module: Module) -> list[str]:
    """The private functions of a module whose name is read a single time in it.

    Such a function only keeps another short, unless it has a name or a rule of its own.
    """
    read = Counter(
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
    )
    names = (function.name for function in module.functions())
    private = (name for name in names if name.startswith("_") and not name.startswith("__"))
    return [name for name in private if read[name] == 1]


def called_once(module: Module) -> list[str]:
    """Of the private functions that are used once those that could stand where they are called.

    The others are handed on: what a button does, a row of a table, a key to sort by.
    """
    properties = {
        function.name
        for function in module.functions()
        if "property" in map(ast.unparse, function.decorator_list)
    }
    called = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }
    return [name for name in used_once(module) if name in called | properties]


def broad_excepts(module: Module) -> list[ast.ExceptHandler]:
    """Where a module catches whatever comes and does not pass it on: bugs end there."""
    handlers = (node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler))
    return [handler for handler in handlers if catches_all(handler) and not passes_on(handler)]


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether an `except` has no kind of error in mind."""
    caught = ast.unparse(handler.type) if handler.type else "BaseException"
    return "BaseException" in caught or caught.strip("()") == "Exception"


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether an `except` ends with a bare `raise`."""
    return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None


def in_cycles(modules: Sequence[Module]) -> list[str]:
    """The modules that come back to themselves over imports, those inside functions included."""
    names = {module.name for module in modules}
    imported = {module.name: imports(module, names) for module in modules}
    cyclic = []
    for start in sorted(names):
        reached: set[str] = set()
        to_see = [start]
        while to_see:
            new = imported[to_see.pop()] - reached
            reached |= new
            to_see += new
        if start in reached:
            cyclic.append(start)
    return cyclic


def imports(module: Module, names: set[str]) -> set[str]:
    """Which of the named modules a module loads; the package itself holds nothing to load."""
    found = set()
    for name in module.loaded_names():
        while name and name not in names:
            name = name.rpartition(".")[0]  # noqa: PLW2901  # a name is looked up by its parents
        found.add(name)
    return found - {"", module.name, PACKAGE.name}
