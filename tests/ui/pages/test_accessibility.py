"""Every control that takes the focus has a name that a screen reader can say."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

from commune_desk.domain.dossier import Role
from commune_desk.ui.frame.actions import PAGES, PageEntry, page_class
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from tests.factories import acting_as
from tests.ui.drivers.pages import page_alone


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


def controls(page: QWidget) -> Iterator[QWidget]:
    """What Tab reaches; the inner parts of Qt's own controls are named by their owner."""
    for widget in page.findChildren(QWidget):
        is_reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_inner = any(isinstance(one, QComboBox | QAbstractSpinBox) for one in owners(widget))
        if is_reached and not is_inner and widget.focusProxy() is None:
            yield widget


def owners(widget: QWidget) -> Iterator[QWidget]:
    owner = widget.parentWidget()
    while owner is not None:
        yield owner
        owner = owner.parentWidget()


def name_of(control: QWidget) -> str:
    if isinstance(control, QAbstractButton):
        return control.accessibleName() or control.text()
    return control.accessibleName()


def described(control: QWidget) -> str:
    return " < ".join(type(one).__name__ for one in (control, *owners(control)))
