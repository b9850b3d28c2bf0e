"""The first start does not end without a recovery sheet in somebody's hand."""

from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk.desk import desk_of
from commune_desk.services.upkeep import history, recovery_sheets
from commune_desk.start.first_steps import first_sheet, missing_sheet
from commune_desk.ui.printing.sheet_dialog import SheetDialog
from tests.factories import acting_as
from tests.ui.drivers.screen import Area
from tests.ui.drivers.sheet import LEAVE, Sheet
from tests.ui.drivers.way_in import in_turn

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_sheet_of_a_new_office_is_typed_back_by_who_described_it(office):
    founder = bootstrap.desk_of_founder(office)
    seen = []

    def type_back(area: Area) -> None:
        seen.append(area.can(LEAVE))
        Sheet(area.widget).type_back()

    in_turn((SheetDialog, type_back))
    first_sheet(office)
    assert seen == [False]
    assert recovery_sheets.current(founder) != ""
    assert history.recent(founder, 1)[0].officer_name == founder.officer.full_name


def test_after_a_first_start_that_was_cut_off_the_administrator_is_asked_again(office):
    administrator = acting_as(bootstrap.desk_of_founder(office), Role.ADMINISTRATOR)
    in_turn((SheetDialog, lambda area: area.choose(LEAVE)))
    missing_sheet(administrator)
    assert recovery_sheets.is_wanting(administrator)
    in_turn((SheetDialog, lambda area: Sheet(area.widget).type_back()))
    missing_sheet(administrator)
    missing_sheet(administrator)  # nobody is asked any more
    assert not recovery_sheets.is_wanting(administrator)


def test_a_clerk_is_not_asked(office):
    founder = bootstrap.desk_of_founder(office)
    clerk = desk_of(office, replace(founder.officer, role=Role.CLERK))
    missing_sheet(clerk)  # a dialog would stand here for ever
    assert recovery_sheets.is_wanting(clerk)
