"""SQL text stands where somebody waits for it, and where only an engine has a word for it."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import Module, modules

ALLOWED = (
    "commune_desk/store/queries/",
    "commune_desk/store/engine/",  # what only one engine has words for: pragmas, locks, copies
    "commune_desk/store/migration_files/",
    "commune_desk/store/tables/beside.py",  # the word indexes and triggers of the schema
)
STATEMENT = re.compile(
    r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|DROP|ALTER|PRAGMA|VACUUM)\s+\S+"
)


def test_sql_text_stands_in_its_own_modules():
    others = (module for module in modules() if not module.place.startswith(ALLOWED))
    assert [text for module in others for text in statements(module)] == []


def test_the_modules_of_queries_hold_what_the_test_looks_for():
    found = (module for module in modules() if module.place.startswith(ALLOWED[0]))
    assert len([text for module in found for text in statements(module)]) > 20


def statements(module: Module) -> Iterator[str]:
    """The literals of a module, or parts of formatted ones, that begin as a statement does."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and STATEMENT.match(str(node.value)):
            yield f"{module.place}:{node.lineno} {node.value!r}"
