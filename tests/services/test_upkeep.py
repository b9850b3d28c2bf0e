from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.domain.dossier import Role
from commune_desk.domain.errors import (
    AdministratorNeeded,
    SettingInvalid,
    SignInRefused,
    WrongComponent,
)
from commune_desk.domain.history import EventKind
from commune_desk.domain.outside_errors import OfficeAlreadyExists, OfficeNotFound
from commune_desk.services.catalogue import catalogue
from commune_desk.services.office import accounts, upkeep
from commune_desk.services.upkeep import history
from commune_desk.settings import (
    DESK_NAME,
    DOSSIER_NO_PATTERN,
    RECEIPT_COPIES,
    TIMELINESS_RULE,
)
from commune_desk.store.office import calendar


@pytest.fixture
def administrator(any_desk):
    """The desk of the administrator."""
    officer = replace(any_desk.officer, role=Role.ADMINISTRATOR)
    return replace(any_desk, officer=officer)


def test_a_new_office_has_all_that_its_file_says(any_desk, practice_setup):
    logins = {officer.login for officer in accounts.all_officers(any_desk)}
    assert logins == {officer.login for officer in practice_setup.officers}
    assert len(catalogue.in_force(any_desk)) >= 60
    assert len(calendar.days(any_desk.office.id)) > 0
    assert [event.kind for event in history.recent(any_desk, 9)] == [EventKind.OFFICE_CREATED]


def test_nobody_has_a_password_by_default(any_desk):
    for officer in accounts.all_officers(any_desk):
        with pytest.raises(SignInRefused):
            accounts.sign_in(
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


def test_a_setting_of_the_office_outlives_the_program(administrator, any_office):
    changed = upkeep.save_office_setting(administrator, RECEIPT_COPIES, 1)
    assert changed[RECEIPT_COPIES] == 1
    any_office.database.close()
    opened = bootstrap.open_office(any_office.folder)
    opened.database.close()
    assert opened.settings[RECEIPT_COPIES] == 1


@pytest.mark.parametrize(
    ("setting", "value", "refusal"),
    [
        (TIMELINESS_RULE, "by_week", SettingInvalid),
        (RECEIPT_COPIES, 3, SettingInvalid),
        (RECEIPT_COPIES, "2", SettingInvalid),
        (DOSSIER_NO_PATTERN, "{number:04}-{year}", WrongComponent),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(administrator, setting, value, refusal):
    events = history.verify(administrator)
    with pytest.raises(refusal):
        upkeep.save_office_setting(administrator, setting, value)
    assert history.verify(administrator) == events


def test_only_an_administrator_changes_the_office(any_desk):
    with pytest.raises(AdministratorNeeded):
        upkeep.save_office_setting(any_desk, RECEIPT_COPIES, 1)


def test_a_setting_of_the_machine_is_not_the_office_s(administrator):
    with pytest.raises(ValueError, match="desk_name"):
        upkeep.save_office_setting(administrator, DESK_NAME, "Quầy 9")
