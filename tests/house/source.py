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
    package: Path = PACKAGE

    @property
    def place(self) -> str:
        """Where it stands, as people write it: `commune_desk/domain/desk/dossier.py`."""
        return self.path.relative_to(self.package.parent).as_posix()

    @property
    def name(self) -> str:
        """Its name in an import: `commune_desk.domain.desk.dossier`."""
        return self.place.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    @property
    def room(self) -> str:
        """The package or module of the top level to which it belongs: `domain`, `start`."""
        return self.path.relative_to(self.package).parts[0].removesuffix(".py")

    @property
    def has_room(self) -> bool:
        """Whether it stands in a package of the top level, and not beside them."""
        return self.path.parent != self.package

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

    def loaded_names(self) -> Iterator[str]:
        """The full name of everything it imports to run: not what only its types are about."""
        about_types = {
            id(node)
            for condition in ast.walk(self.tree)
            if isinstance(condition, ast.If) and "TYPE_CHECKING" in ast.unparse(condition.test)
            for statement in condition.body
            for node in ast.walk(statement)
        }
        for node in ast.walk(self.tree):
            if id(node) in about_types:
                continue
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def modules(package: Path = PACKAGE) -> tuple[Module, ...]:
    """All files of a package, in order of their names."""
    paths = sorted(package.rglob("*.py"))
    texts = (path.read_text("utf-8") for path in paths)
    return tuple(
        Module(path, ast.parse(text), text.count("\n"), package)
        for path, text in zip(paths, texts, strict=True)
    )


def length(node: Function | ast.ClassDef) -> int:
    """How many lines a definition takes, its docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
