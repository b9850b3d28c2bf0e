"""The examples in the documentation hold."""

import doctest
from types import ModuleType

import pytest

from commune_desk.domain import vietnamese, vietnamese_syllables
from commune_desk.domain.identifiers import (
    card_fields,
    dossier_no,
    id_card,
    id_card_mrz,
    id_card_qr,
    keyboard,
    name_damage,
    personal_id,
    phone,
    scanning,
    tax_code,
)

MODULES = (
    card_fields,
    dossier_no,
    id_card,
    id_card_mrz,
    id_card_qr,
    keyboard,
    name_damage,
    personal_id,
    phone,
    scanning,
    tax_code,
    vietnamese,
    vietnamese_syllables,
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_hold(module: ModuleType):
    failed, tried = doctest.testmod(module)
    assert tried > 0
    assert failed == 0
