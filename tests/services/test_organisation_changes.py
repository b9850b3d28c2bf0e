"""The record of an organisation is corrected like a person's, and both are told afterwards."""

import pytest

from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.correction_errors import (
    RecordNotFound,
    RecordUnchanged,
    TaxCodeTaken,
)
from commune_desk.domain.people.applicant import Organisation, name_of
from commune_desk.services.desk import lookup
from commune_desk.services.people import citizens, organisations
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.words.desk.corrections import record_change_words
from tests.factories import a_person, a_reception

WHY = "Gõ nhầm"
TAX_CODE, OTHER = "1400123455", "1400101400"
NAME = "organisation.name"


@pytest.fixture
def dossier_no(any_desk):
    body = Organisation("Hợp tác xã Sen Hồng", TAX_CODE, a_person(), phone="02773888999")
    return intake.receive(any_desk, a_reception(applicant=body)).dossier.dossier_no


@pytest.fixture
def key(any_desk, dossier_no):
    return organisations.key_of(any_desk, TAX_CODE)


def test_both_values_and_the_reason_are_kept_and_told(any_desk, key):
    given = {NAME: "Hợp tác xã Sen Hồng Tràm Chim", "organisation.phone": ""}
    organisations.change_record(any_desk, key, given, reason=WHY)
    kept = organisations.get(any_desk, key)
    assert (kept.organisation.name, kept.organisation.phone) == (given[NAME], "")
    assert kept.organisation.representative == a_person()
    event = history.recent(any_desk, 1)[0]
    assert kept.corrected == (event,)
    assert event.kind is EventKind.RECORD_CHANGED
    said, who = record_change_words(event)
    assert "“Hợp tác xã Sen Hồng” → “Hợp tác xã Sen Hồng Tràm Chim”" in said
    assert "→ (trống)" in said
    assert WHY in said
    assert any_desk.officer.full_name in who


def test_it_is_found_by_what_it_says_now(any_desk, key):
    organisations.change_record(any_desk, key, {NAME: "Công ty Hoa Súng"}, reason=WHY)
    assert [row.id for row in organisations.search(any_desk, "hoa sung")] == [key]
    assert [row.id for row in organisations.search(any_desk, TAX_CODE)] == [key]
    assert organisations.search(any_desk, "sen hong") == ()
    assert organisations.search(any_desk, "") == ()


def test_a_dossier_keeps_it_as_received(any_desk, dossier_no, key):
    organisations.change_record(any_desk, key, {NAME: "Công ty Hoa Súng"}, reason=WHY)
    assert name_of(lookup.known(any_desk, dossier_no).filing.applicant) == "Hợp tác xã Sen Hồng"


def test_what_cannot_be_changes_nothing(any_desk, key):
    other = Organisation("Công ty Hoa Súng", OTHER, a_person())
    intake.receive(any_desk, a_reception(applicant=other))
    before = organisations.get(any_desk, key)
    for given, reason, refusal in (
        ({"organisation.tax_code": OTHER}, WHY, TaxCodeTaken),
        ({"organisation.tax_code": "12"}, WHY, UserError),
        ({NAME: ""}, WHY, UserError),
        ({NAME: "Hợp tác xã Sen Hồng"}, WHY, RecordUnchanged),
        ({NAME: "Công ty Súng"}, " ", MissingReason),
    ):
        with pytest.raises(refusal):
            organisations.change_record(any_desk, key, given, reason=reason)
    assert organisations.get(any_desk, key) == before


def test_a_person_s_corrections_are_told_too_and_nobody_else_s(any_desk, key):
    person = citizens.key_of(any_desk, "087185004321")
    citizens.change_record(any_desk, person, {"applicant.phone": ""}, reason=WHY)
    [event] = citizens.get(any_desk, person).corrected
    assert event.facts["changes"] == {"applicant.phone": ["0912 345 678", ""]}
    assert organisations.get(any_desk, key).corrected == ()


def test_nobody_of_that_number_is_said(any_desk):
    for find in (citizens.key_of, organisations.key_of):
        with pytest.raises(RecordNotFound):
            find(any_desk, "087185009999")
