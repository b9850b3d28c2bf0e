"""The wheel changes no number and no choice, wherever there is one."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from commune_desk import ui
from commune_desk.ui.widgets.form.editors import ChoiceEditor, NumberEditor, SuggestionEditor

KINDS = "Q(SpinBox|DoubleSpinBox|ComboBox|DateEdit|TimeEdit|DateTimeEdit|Dial|Slider)"
BOXES = re.compile(rf"\b{KINDS}\(|class \w+\({KINDS}\)")


def turn_wheel(over: QWidget) -> None:
    at = QPointF(over.rect().center())
    event = QWheelEvent(
        at,
        over.mapToGlobal(at),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, event)


@pytest.mark.parametrize("has_focus", [True, False])
def test_numbers_and_choices_stay_as_they_are(qtbot, has_focus: bool):
    number = NumberEditor(0, 9)
    choice = ChoiceEditor({"a": "một", "b": "hai"})
    usual = SuggestionEditor(("Kinh", "Khmer"))
    number.setValue(5)
    for box in (number, choice, usual):
        qtbot.addWidget(box)
        box.show()
        if has_focus:
            box.setFocus()
        before = box.as_text()
        turn_wheel(box)
        turn_wheel(box.lineEdit() or box)
        assert box.as_text() == before


def test_every_box_of_the_house_is_kept_from_the_wheel():
    root = Path(next(iter(ui.__path__)))
    for path in root.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        made = len(BOXES.findall(text))
        assert text.count("keep_from_wheel(") >= made, path
