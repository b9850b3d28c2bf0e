"""A scanner is tried out: what it types, how fast, how it ends; what fits is kept for this PC."""

from collections.abc import Iterator

import pytest

from commune_desk.domain.identifiers.scanning import Ending
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import SCANNER_ENDING, SCANNER_GAP
from commune_desk.ui.pages.settings import scanner_dialog
from commune_desk.ui.pages.settings.scanner_dialog import BY_HAND, FACTS, KEEP, TITLE
from tests.domain.identifiers.keyboard_drivers import under
from tests.ui.drivers.hand_scanner import (
    NOTHING,
    TAB,
    Device,
    HandScanner,
    hand_presses,
    hand_types,
    keep_device_time,
)
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.screen import Area, until
from tests.ui.drivers.window import Window

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
SLOW = 60


@pytest.fixture(autouse=True)
def time_of_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_device_time(monkeypatch)
    monkeypatch.setattr(scanner_dialog, "pressed_at", lambda _event: Device.at)


@pytest.fixture
def window(qapp, desk: Desk) -> Iterator[Window]:
    made = Window.of(desk)
    yield made
    made.break_off()


@pytest.fixture
def trying(window: Window) -> Area:
    """The dialog, as it is opened from the settings."""
    window.settings()
    hand_presses("Ctrl+T")
    return window.dialog(TITLE)


def fact(trying: Area, key: str) -> str:
    return trying.text(FACTS[key])


def test_a_scanner_that_fits_is_said_to_fit(trying: Area):
    HandScanner(gap_ms=4).read(CARD)
    assert fact(trying, "what") == "thẻ căn cước của Võ Thị Ánh Nguyệt"
    assert fact(trying, "text").startswith("087185004321||VÕ THỊ")
    assert "thường 4 ms, lâu nhất 4 ms" in fact(trying, "rhythm")
    assert fact(trying, "ending") == "Enter"
    assert fact(trying, "verdict") == "Vừa với cài đặt."


def test_a_slow_scanner_is_kept_and_then_known_everywhere(trying: Area, window: Window):
    scanner = HandScanner(gap_ms=SLOW, ending=TAB)
    scanner.read(CARD)
    assert "40 ms" in fact(trying, "verdict")
    trying.choose(KEEP)
    settings = window.desk.settings
    assert settings[SCANNER_GAP] == SLOW * 3 // 2
    assert Ending(settings[SCANNER_ENDING]) is Ending.TAB
    window.intake()
    scanner.read(CARD)
    assert Intake(window.widget).person_line[0] == "Võ Thị Ánh Nguyệt"


def test_a_scanner_without_an_ending_is_measured_when_it_is_silent(trying: Area):
    HandScanner(ending=NOTHING).read(CARD)
    until(lambda: trying.has(FACTS["ending"]))
    assert fact(trying, "ending") == "Không có"
    assert KEEP in fact(trying, "verdict")


def test_a_hand_is_no_scanner(trying: Area):
    hand_types("nguyễn thị ánh", gap_ms=170)
    hand_presses("Return")
    assert fact(trying, "verdict") == BY_HAND
    assert not trying.can(KEEP)


def test_another_layout_is_named(trying: Area):
    HandScanner(damage=under("french")).read(CARD)
    assert "tiếng Pháp" in fact(trying, "doubts")


def test_what_is_tried_out_goes_nowhere_else(trying: Area, window: Window):
    HandScanner().read(CARD)
    assert trying.is_there
    trying.close()
    page = window.intake()
    assert page.is_empty
