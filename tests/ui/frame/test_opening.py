"""What is opened from a list stands at its beginning."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea

from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from tests.factories import a_reception
from tests.ui.drivers.window import Window


@pytest.mark.usefixtures("qapp")
def test_a_dossier_opens_at_its_top(desk: Desk):
    numbers = [intake.receive(desk, a_reception()).dossier.dossier_no for _ in range(2)]
    window = Window.of(desk)
    window.widget.resize(1093, 560)
    window.dossiers().open(numbers[0])
    (long,) = [area for area in window.shown(QScrollArea) if area.verticalScrollBar().maximum()]
    long.verticalScrollBar().setValue(long.verticalScrollBar().maximum())
    window.dossiers().open(numbers[1])
    QCoreApplication.processEvents()
    assert long.isVisible()
    assert long.verticalScrollBar().value() == 0
    window.break_off()
