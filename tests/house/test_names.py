"""One concept has one word, and every module says what it is for."""

import ast

from tests.house.source import modules

BANNED_MODULES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
BANNED_ENDINGS = ("Info", "Data", "Manager", "Helper", "Util", "Utils", "Exception")
# What the glossary calls by another word: dossier, applicant, officer, due date, personal_id …
BANNED_WORDS = {"customer", "staff", "employee", "sla", "cmnd", "cccd", "hoso"}
WORDS_OF_THE_HOUSE = ("Form", "Page", "Entry", "Line", "Sheet", "Column", "Words")


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


def test_a_word_that_the_whole_house_uses_names_one_thing():
    """A second meaning gets a second word: `ListPage`, `LineEdit`, `PrintedWords`."""
    meant: dict[str, list[str]] = {word: [] for word in WORDS_OF_THE_HOUSE}
    for module in modules():
        for node in module.classes():
            meant.get(node.name.lstrip("_"), []).append(module.place)
    assert {word: places for word, places in meant.items() if len(places) > 1} == {}


def test_a_name_is_had_from_where_it_is_made():
    """A module that hands on names of others hides who calls them; only a package has a face.

    Without `__all__` mypy refuses what takes a name from a module that only imports it.
    """
    assert [
        module.place
        for module in modules()
        for node in module.tree.body
        if isinstance(node, ast.Assign)
        and module.path.name != "__init__.py"
        and any(isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets)
    ] == []
