"""The printed words of official forms stay those of the law.

`tests/data/printed_forms/<code>.txt` holds the lines of a form as its source has them, "…" for a
place: whoever sets a form anew cannot lose or mend a word of it.
"""

import re
from pathlib import Path

import pytest

from commune_desk.domain.form.declared import declared
from commune_desk.files.forms import shipped_forms
from commune_desk.paths import resources
from commune_desk.words.forms import printed_lines

FOLDER = Path(__file__).parent.parent / "data" / "printed_forms"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_form_prints_the_lines_of_its_source_in_their_order(path: Path):
    shipped = shipped_forms(resources() / "forms")
    form = declared(shipped.forms[path.stem], shipped.shared)
    printed = iter([tidied(line) for line in printed_lines(form)])
    for line in path.read_text(encoding="utf-8").splitlines():
        assert tidied(line) in printed, line


def tidied(line: str) -> str:
    """A line without the differences that paper does not show."""
    return re.sub(r"\s+", " ", line.replace("…", " … ")).strip()
