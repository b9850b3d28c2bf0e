"""Vietnamese sentences stand where people read them, and nowhere else."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import Module, modules

SPEAKING = (
    "commune_desk/ui/",
    "commune_desk/words/",
    "commune_desk/documents/",
    "commune_desk/workbooks/",
    "commune_desk/settings.py",
    "commune_desk/domain/vietnamese.py",
    "commune_desk/domain/vietnamese_syllables.py",  # the parts of syllables
    "commune_desk/domain/form/ethnicities.py",  # the official names
    "commune_desk/domain/form/trade_kinds.py",  # the names of ID papers
    "commune_desk/domain/lunar_date.py",  # the word of a leap month
    "commune_desk/domain/identifiers/family_names.py",
    "commune_desk/domain/identifiers/keyboard.py",  # the signs of keys
    "commune_desk/domain/identifiers/name_damage.py",  # the shapes of words
    "commune_desk/domain/identifiers/card_reading.py",  # names of the authorities that issue cards
)
# A Vietnamese letter, and a word in small letters after the first one: so neither a code ("Nữ" on a
# card) nor the name of a place ("Bà Rịa - Vũng Tàu") is a sentence.
SENTENCE = re.compile(r"(?=.*[À-ỹĂăĐđĨĩŨũƠơƯư]).*\W[^\W\d_A-ZÀ-ÝĂĐĨŨƠƯẠ]\w+", re.DOTALL)


def test_vietnamese_sentences_stand_where_people_read_them():
    silent = (module for module in modules() if not module.place.startswith(SPEAKING))
    assert [spoken for module in silent for spoken in vietnamese_literals(module)] == []


def vietnamese_literals(module: Module) -> Iterator[str]:
    prose = {id(docstring) for docstring in docstrings(module.tree)}
    literals = (node for node in ast.walk(module.tree) if isinstance(node, ast.Constant))
    for literal in literals:
        if id(literal) not in prose and SENTENCE.search(str(literal.value)):
            yield f"{module.place}:{literal.lineno} {literal.value!r}"


def docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    """The strings that stand as statements: docstrings of modules, classes, attributes."""
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
