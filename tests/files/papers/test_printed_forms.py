"""The printed words of forms stay those of their sources, no word less and none more.

`tests/data/printed_forms/<code>.txt` holds the lines of a form as its source has them, taken from
there and not from the form: "…" for a place, "□" for a box. What the program prints beyond its
source stands in a line of its own after "» ", what it leaves out after "« ". The name of the State
and its motto are on every form and not repeated.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.declaring import declared
from commune_desk.files.papers.forms import shipped_forms
from commune_desk.paths import resources
from commune_desk.words.forms import printed_lines
from commune_desk.words.papers.papers import STATE_MOTTO, STATE_NAME

FOLDER = Path(__file__).parents[2] / "data" / "printed_forms"
SOURCES = sorted(FOLDER.glob("*.txt"))

WITHOUT_SOURCE = {
    "absence_request", "authorisation", "civil_status_oath", "confirmation_request",
    "denunciation", "linked_death", "stay_notice", "temporary_residence_list", "undertaking",
    "civil_status_confirmation", "death_again", "foreign_birth_entry", "foreign_death_entry",
    "foreign_marriage_entry", "housing_confirmation", "land_term_extension", "marriage_again",
    "merit_death", "merit_file_transfer",
}  # fmt: skip
"""Forms of which no source shows the words, but their labels or what they must contain at most."""


@cache
def forms() -> dict[str, DeclaredForm]:
    shipped = shipped_forms(resources() / "forms")
    return {code: declared(one, shipped.shared) for code, one in shipped.forms.items()}


def of_source(line: str) -> Iterator[str]:
    """The printed words that a line of a source file speaks of."""
    if not line.startswith("« "):
        yield line.removeprefix("» ")


_PLACES = re.compile(r"…(?:\s*[/.]+\s*…)+|\.{2,}|[…□|]")
"""What holds no words: places, also those of a date, dots for the pen, boxes, rules of tables."""


def words(lines: Iterable[str]) -> list[str]:
    """The words and marks of lines, without what paper does not tell apart."""
    text = unicodedata.normalize("NFC", " ".join(lines)).replace("–", "-")
    return re.findall(r"\w+|[^\w\s]", _PLACES.sub(" ", text))


def differences(source: list[str], printed: list[str]) -> list[str]:
    found = SequenceMatcher(None, source, printed, autojunk=False).get_opcodes()
    return [
        f"… {' '.join(source[max(a - 4, 0) : a])} [{' '.join(source[a:b])}] → "
        f"[{' '.join(printed[c:d])}]"
        for kind, a, b, c, d in found
        if kind != "equal"
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_form_prints_the_words_of_its_source_and_no_others(path: Path):
    lines = path.read_text(encoding="utf-8").splitlines()
    source = words(told for line in lines for told in of_source(line))
    head = (STATE_NAME, STATE_MOTTO)
    printed = words(line for line in printed_lines(forms()[path.stem]) if line not in head)
    assert differences(source, printed) == []


def test_a_form_has_its_source_or_says_that_it_is_unsure():
    assert forms().keys() - {path.stem for path in SOURCES} == WITHOUT_SOURCE
    unsure = {code for code in WITHOUT_SOURCE if forms()[code].written.unsure}
    assert unsure == WITHOUT_SOURCE


def test_a_word_more_a_word_less_and_another_order_are_found():
    said = words(["Nơi cư trú: (2) …", "Ngày …/…/… tại xã □ Có"])
    assert differences(said, words(["Nơi cư trú: (2)", "Ngày … tại xã Có □"])) == []
    for other in ("Nơi cư trú: (3)", "Nơi thường trú: (2)", "Nơi cư trú (2):", "Nơi cư trú:"):
        assert differences(words(["Nơi cư trú: (2) …"]), words([other])), other
