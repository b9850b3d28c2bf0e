"""The source of the package as syntax trees, for tests that read code."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "commune_desk"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package."""

    path: Path
    tree: ast.Module
    line_count: int

    @property
    def place(self) -> str:
        """Where it stands, as people write it: `commune_desk/domain/dossier.py`."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """The package or module of the top level to which it belongs: `domain`, `cli`."""
        return self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    def functions(self) -> Iterator[Function]:
        """Every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Every class."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def imported_modules(self) -> Iterator[str]:
        """The full name of every module it imports, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


@cache
def modules() -> tuple[Module, ...]:
    """All files of the package, in order of their names."""
    return tuple(_read(path) for path in sorted(PACKAGE.rglob("*.py")))


def length(node: Function | ast.ClassDef) -> int:
    """How many lines a definition takes, its docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _read(path: Path) -> Module:
    text = path.read_text("utf-8")
    return Module(path, ast.parse(text), text.count("\n"))
