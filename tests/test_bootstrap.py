"""Opening and making offices: nothing half made stands in the way of the next try."""

from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.domain.errors import PasswordTooShort
from commune_desk.domain.outside_errors import OfficeAlreadyExists, OfficeNotFound


def test_a_data_folder_has_one_office(office, folder, practice_setup):
    with pytest.raises(OfficeAlreadyExists):
        bootstrap.create_office(folder, practice_setup)


def test_an_empty_data_folder_has_none(folder):
    with pytest.raises(OfficeNotFound):
        bootstrap.open_office(folder)


def test_after_a_refusal_the_office_can_be_made(folder, practice_setup, clock):
    officer = replace(practice_setup.officers[0], password="short")
    with pytest.raises(PasswordTooShort):
        bootstrap.create_office(folder, replace(practice_setup, officers=(officer,)), clock)
    bootstrap.create_office(folder, practice_setup, clock).database.close()
    bootstrap.open_office(folder, clock).database.close()
