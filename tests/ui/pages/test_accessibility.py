"""Every control that takes the focus has a name that a screen reader can say."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

from commune_desk.domain.dossier import Role
from commune_desk.ui.frame.actions import PAGES, PageEntry, page_class
from commune_desk.ui.frame.page_frame import PageFrame


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_control_is_named(entry: PageEntry, frame: PageFrame, qtbot):
    officer = replace(frame.desk.officer, role=Role.ADMINISTRATOR)
    frame.desk = replace(frame.desk, officer=officer)
    page = page_class(entry)(frame)
    qtbot.addWidget(page)
    assert [described(control) for control in controls(page) if not name_of(control)] == []


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
