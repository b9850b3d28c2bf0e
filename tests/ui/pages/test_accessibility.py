"""Every control that takes the focus has a name that a screen reader can say."""

from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.ui.frame.actions import PAGES, PageEntry, page_class
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from tests.factories import acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.names import controls, name_of, owners


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_control_is_named(entry: PageEntry, frame: PageFrame, qtbot):
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    page = page_class(entry)(frame)
    qtbot.addWidget(page)
    assert [described(control) for control in controls(page) if not name_of(control)] == []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_no_two_controls_in_sight_have_one_name(entry: PageEntry, frame: PageFrame, qtbot):
    page = page_alone(qtbot, frame, entry.key)
    assert twice(name_of(control) for control in controls(page) if control.isVisible()) == []


def test_every_field_of_the_first_start_has_its_own_name(qtbot):
    window = FirstStartDialog(lambda _setup, _machine: pytest.fail("it is only looked at"))
    qtbot.addWidget(window)
    assert twice(name_of(control) for control in controls(window)) == []


def twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def described(control: QWidget) -> str:
    return " < ".join(type(one).__name__ for one in (control, *owners(control)))
