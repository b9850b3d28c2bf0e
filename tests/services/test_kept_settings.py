from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.identifiers.errors import WrongComponent
from commune_desk.domain.input_errors import SettingInvalid
from commune_desk.files.office import machine
from commune_desk.services.office import kept_settings
from commune_desk.services.upkeep import history
from commune_desk.settings import DESK_NAME, DOSSIER_NO_PATTERN, RECEIPT_COPIES, TIMELINESS_RULE
from commune_desk.store.office import offices
from tests.factories import acting_as


@pytest.fixture
def administrator(any_desk):
    """The desk of the administrator."""
    return acting_as(any_desk, Role.ADMINISTRATOR)


def test_a_setting_of_the_office_outlives_the_program(administrator, any_office):
    changed = kept_settings.save(administrator, RECEIPT_COPIES, 1)
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
    events = history.verify(administrator).events
    with pytest.raises(refusal):
        kept_settings.save(administrator, setting, value)
    assert history.verify(administrator).events == events


def test_only_an_administrator_changes_the_office(any_desk):
    with pytest.raises(AdministratorNeeded):
        kept_settings.save(any_desk, RECEIPT_COPIES, 1)


def test_a_setting_of_this_pc_is_kept_beside_the_office_and_is_no_event(any_desk):
    events, of_office = history.verify(any_desk).events, offices.settings(any_desk.office.id)
    assert kept_settings.save(any_desk, DESK_NAME, "Quầy 9")[DESK_NAME] == "Quầy 9"
    assert machine.read(any_desk.folder.machine_settings)[DESK_NAME] == "Quầy 9"
    assert offices.settings(any_desk.office.id) == of_office
    assert history.verify(any_desk).events == events


def test_this_pc_keeps_nothing_of_the_office_in_its_file(administrator):
    changed = kept_settings.save(administrator, RECEIPT_COPIES, 1)
    desk = replace(administrator, settings=changed)
    kept_settings.save(desk, DESK_NAME, "Quầy 9")
    assert RECEIPT_COPIES.name not in machine.read(desk.folder.machine_settings).changed


def test_what_the_office_and_this_pc_keep_is_read_together(administrator):
    kept_settings.save(administrator, RECEIPT_COPIES, 1)
    kept_settings.save(administrator, DESK_NAME, "Quầy 9")
    values = kept_settings.current(administrator.office.id, administrator.folder)
    assert (values[RECEIPT_COPIES], values[DESK_NAME]) == (1, "Quầy 9")
