"""Lines of buttons follow what stands in them, however often they are measured."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from commune_desk.ui.widgets.flow import Wrapped


class Measured(QLabel):
    """Counts how often it is asked for its size."""

    asked = 0

    def sizeHint(self):
        self.asked += 1
        return super().sizeHint()


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[list[Measured]]:
    made = [Measured(words) for words in ("một hai ba", "bốn năm sáu", "bảy tám chín")]
    box = QWidget()
    box.setLayout(Wrapped(*made))
    qtbot.addWidget(box)
    box.resize(2000, 40)
    box.show()
    QApplication.processEvents()
    yield made
    box.close()


def layout(parts: list[Measured]) -> Wrapped:
    box = parts[0].parentWidget()
    assert box is not None
    found = box.layout()
    assert isinstance(found, Wrapped)
    return found


def test_a_part_that_goes_or_grows_changes_the_lines(parts: list[Measured]):
    lines, wide = layout(parts), parts[0].width()
    one_line = lines.heightForWidth(2000)
    assert lines.heightForWidth(2 * wide) > one_line

    parts[1].hide()
    parts[2].hide()
    assert lines.heightForWidth(2 * wide) == one_line

    parts[1].show()
    parts[1].setText("bốn năm sáu " * 20)
    QApplication.processEvents()
    assert lines.heightForWidth(2 * wide) > one_line
    assert lines.sizeHint().width() > 10 * wide


def test_nobody_is_asked_twice_while_nothing_changes(parts: list[Measured]):
    lines = layout(parts)
    before = [one.asked for one in parts]
    for width in range(100, 500, 10):
        lines.heightForWidth(width)
        lines.heightForWidth(width)
    assert max(now.asked - was for now, was in zip(parts, before, strict=True)) <= 1
