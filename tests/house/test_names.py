"""One concept has one word, and every module says what it is for."""

import ast

from tests.house.source import modules

BANNED_MODULES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
BANNED_ENDINGS = ("Info", "Data", "Manager", "Helper", "Util", "Utils", "Exception")
# What the glossary calls by another word: dossier, applicant, officer, due date, personal_id …
BANNED_WORDS = {"customer", "staff", "employee", "sla", "cmnd", "cccd", "hoso"}


def test_every_module_says_what_it_is_responsible_for():
    assert [module.place for module in modules() if not ast.get_docstring(module.tree)] == []


def test_no_module_has_a_name_that_says_nothing():
    parts = ((module.place, set(module.path.with_suffix("").parts)) for module in modules())
    assert [place for place, names in parts if names & BANNED_MODULES] == []


def test_no_class_has_an_ending_that_says_nothing():
    classes = ((module.place, node.name) for module in modules() for node in module.classes())
    assert [
        place_and_name for place_and_name in classes if place_and_name[1].endswith(BANNED_ENDINGS)
    ] == []


def test_definitions_use_the_words_of_the_glossary():
    functions = ((module.place, node.name) for module in modules() for node in module.functions())
    assert [(place, name) for place, name in functions if BANNED_WORDS & set(name.split("_"))] == []
