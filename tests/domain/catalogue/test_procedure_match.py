"""Which procedure is meant by a few letters."""

from datetime import date

import pytest

from commune_desk.domain.catalogue.procedure import Procedure, is_in_force
from commune_desk.domain.catalogue.procedure_match import Nearness, match
from commune_desk.files.catalogue.catalogues import read_catalogue
from commune_desk.paths import resources

TODAY = date(2026, 11, 28)
CATALOGUE = {
    one.code: one for one in read_catalogue(resources() / "catalogue") if is_in_force(one, TODAY)
}


def nearest(text: str) -> list[Procedure]:
    """Those that fit a text, the nearest first."""
    found = ((match(one, text), one) for one in CATALOGUE.values())
    fitting = [(fit, one) for fit, one in found if fit is not None]
    return [one for _, one in sorted(fitting, key=lambda each: each[0])]


@pytest.mark.parametrize("of", ["code", "name", "short_name"])
def test_whoever_types_all_of_it_means_that_one_and_no_other(of):
    typed = {getattr(one, of): one for one in CATALOGUE.values() if getattr(one, of)}
    for text, one in typed.items():
        for written in (text, text.upper(), f" {text} "):
            meant = [
                each
                for each in CATALOGUE.values()
                if (fit := match(each, written)) and fit.nearness is Nearness.MEANT
            ]
            assert meant == [one], written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ctbs", "2.000815"),  # chứng thực bản sao
        ("kết hôn", "1.000894"),
        ("ket hon", "1.000894"),
        ("nhan cha me con", "1.001022"),
        ("khai sinh", "1.001193"),
        ("dkks", "1.001193"),
        ("xntthn", "1.004873"),
    ],
)
def test_a_short_name_or_its_first_letters_put_it_first(text, code):
    assert nearest(text)[0].code == code


def test_everything_fits_an_empty_text_and_nothing_other_letters():
    assert len(nearest("")) == len(CATALOGUE)
    assert nearest("zzqx") == []
