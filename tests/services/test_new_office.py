from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import SignInRefused
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.identifiers.errors import WrongComponent
from commune_desk.domain.outside_errors import OfficeAlreadyExists, OfficeNotFound
from commune_desk.services.catalogue import catalogue
from commune_desk.services.office import accounts, signing_in
from commune_desk.services.upkeep import history
from commune_desk.store.office import calendar
from tests.factories import acting_as


@pytest.fixture
def administrator(any_desk):
    """The desk of the administrator."""
    return acting_as(any_desk, Role.ADMINISTRATOR)


def test_a_new_office_has_all_that_its_file_says(any_desk, practice_setup):
    logins = {officer.login for officer in accounts.all_officers(any_desk)}
    assert logins == {officer.login for officer in practice_setup.officers}
    assert len(catalogue.in_force(any_desk)) >= 60
    assert len(calendar.days(any_desk.office.id)) > 0
    kinds = [event.kind for event in history.recent(any_desk, 9)]
    assert kinds == [EventKind.HISTORY_SEALED, EventKind.OFFICE_CREATED]


def test_nobody_has_a_password_by_default(any_desk):
    for officer in accounts.all_officers(any_desk):
        with pytest.raises(SignInRefused):
            signing_in.sign_in(
                any_desk.database, any_desk.office.id, officer.login,
                password="", at=any_desk.now(),
            )  # fmt: skip


def test_a_folder_has_one_office(any_office, practice_setup, clock):
    any_office.database.close()
    with pytest.raises(OfficeAlreadyExists):
        bootstrap.create_office(any_office.folder, practice_setup, clock)


def test_a_setup_with_a_bad_setting_makes_nothing(folder, practice_setup, clock):
    spoilt = replace(practice_setup, settings={"dossier_no_pattern": "{số}"})
    with pytest.raises(WrongComponent):
        bootstrap.create_office(folder, spoilt, clock)
    with pytest.raises(OfficeNotFound):
        bootstrap.open_office(folder, clock)
