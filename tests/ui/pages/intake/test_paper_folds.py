"""The preview folds into a button before a field is narrower than its usual content."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.form.field import usual_width
from tests.ui.drivers.window import Window
from tests.ui.screens import SCREENS

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
BIRTH, PREVIEW, FOLDED = "1.001193", "Xem trước giấy sẽ in", "Giấy sẽ in"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_preview_folds_before_a_field_is_narrower_than_its_usual_content(
    desk: Desk, screen: str
):
    logical, _scale = SCREENS[screen]
    window = at_a_birth(desk, logical)
    page = window.intake()
    assert page.has(PREVIEW) == (logical.width() >= size("paper_below"))
    assert page.can(FOLDED) != page.has(PREVIEW)
    assert narrow(page.widget) == []
    if page.can(FOLDED):
        page.press("Ctrl+B")
        assert page.has(PREVIEW)
        page.press("Ctrl+B")
        assert narrow(page.widget) == []
    window.break_off()


def test_it_does_so_at_every_width(desk: Desk):
    window = at_a_birth(desk, QSize(1366, 768))
    page = window.intake()
    folded = {}
    for wide in range(1366, 640, -66):
        window.widget.resize(wide, 768)
        QTest.qWait(30)
        folded[wide] = not page.has(PREVIEW)
        assert narrow(page.widget) == [], wide
    assert list(folded.values()) == sorted(folded.values()), "once folded it stays so"
    window.break_off()


def at_a_birth(desk: Desk, logical: QSize) -> Window:
    """The intake page while a birth is declared, what is filled in opened too."""
    window = Window.of(desk)
    window.widget.resize(logical)
    page = window.intake()
    page.scan(CARD)
    page.pick(BIRTH)
    page.press("Ctrl+E")
    QTest.qWait(60)
    return window


def narrow(page: QWidget) -> list[str]:
    """The fields that have less room than what usually stands in them."""
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QComboBox)]
    shown = [one for one in fields if one.isVisible() and not is_a_part(one)]
    assert len(shown) > 3
    return [
        f"{one.accessibleName()}: {one.width()} of {usual_width(one)}"
        for one in shown
        if one.width() < usual_width(one)
    ]


def is_a_part(one: QWidget) -> bool:
    return isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
