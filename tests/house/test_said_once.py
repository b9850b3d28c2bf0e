"""What people read is said once: no Vietnamese text of three words or more stands in two modules.

A text that two modules need stands in `commune_desk/words`, and both take it from there. A sentence
with facts in it is compared with its facts left out, so that "Đã sao lưu vào {path}." is one text
wherever it is put together. Small letters and capitals, and the signs around a text, do not count.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from commune_desk.words import verbs
from tests.house.source import Module, modules
from tests.house.test_language import docstrings

VIETNAMESE = re.compile(r"[À-ỹĂăĐđĨĩŨũƠơƯư]")
AT_LEAST = 3
QT_WORDS = "commune_desk/ui/look/qt_words.py"
"""A table of Qt's own words and ours for them."""

FACT = "{}"
MEANT = {
    "giờ làm việc": "the unit of an allowance, and the field that asks for the hours of the office",
    "thẻ căn cước": "a paper of a specimen, and the name of the card in the sentence of the law",
    "trả kết quả": "the step, and a heading of form 07",
    "số thứ tự": "the number in the register on form 01, and the last part of a dossier number",
}
"""Texts that are equal by chance: one may change without the other."""


def test_no_text_stands_in_two_modules():
    places: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        for text in texts(module):
            places[text].add(module.place)
    twice = {text: sorted(found) for text, found in places.items() if len(found) > 1}
    assert {text: found for text, found in twice.items() if text not in MEANT} == {}


def test_what_is_meant_to_stand_twice_still_does():
    said = [text for module in modules() for text in set(texts(module))]
    assert [text for text in MEANT if said.count(text) < 2] == []


@pytest.mark.parametrize("verb", [verbs.CLOSE, verbs.CANCEL])
def test_the_button_of_every_dialog_has_its_word_from_one_place(verb: str):
    """They are too short for the test above, and stood in thirty modules."""
    said = {
        module.place
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and node.value == verb
    }
    assert said - {QT_WORDS} == {"commune_desk/words/verbs.py"}


def texts(module: Module) -> Iterator[str]:
    """The texts of a module that are long enough to be said once, as they are compared."""
    prose = {id(docstring) for docstring in docstrings(module.tree)}
    inside = {
        id(part)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(module.tree):
        if id(node) in prose or id(node) in inside:
            continue
        text = compared(template(node))
        if VIETNAMESE.search(text) and len(re.findall(r"\w+", text)) >= AT_LEAST:
            yield text


def template(node: ast.AST) -> str:
    """A text with its facts left out; empty where the node is no text."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            template(part) if isinstance(part, ast.Constant) else FACT for part in node.values
        )
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def compared(text: str) -> str:
    """Small letters, single blanks, named facts like unnamed ones, no signs around it."""
    plain = re.sub(r"\{\w*\}", FACT, " ".join(text.lower().split()))
    return plain.strip(" .:;,·!?()“”*") if plain.strip("{} ") else ""
