"""Every text can be read on its ground, every Vietnamese capital has room for its marks."""

import re
import shutil

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from commune_desk.paths import resources
from commune_desk.ui.look import icons, theme
from commune_desk.ui.look.theme import Scheme

LEAST_CONTRAST = 4.5
SCHEMES = (Scheme.LIGHT, Scheme.DARK)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    whole = QColor(colour)
    channels = (whole.redF(), whole.greenF(), whole.blueF())
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else float((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("is_practice", [False, True])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_stands_out_from_its_ground(scheme, is_practice):
    named = theme.colours(scheme, is_practice=is_practice)
    pairs = [tuple(pair) for pair in theme.tokens()["pairs"]]
    too_faint = {
        pair: round(contrast(named[pair[0]], named[pair[1]]), 2)
        for pair in pairs
        if contrast(named[pair[0]], named[pair[1]]) < LEAST_CONTRAST
    }
    assert too_faint == {}


def test_the_office_for_practice_has_colours_that_no_real_one_has():
    for scheme in SCHEMES:
        real, practised = (theme.colours(scheme, is_practice=own) for own in (False, True))
        assert real.keys() == practised.keys()
        assert real["rail"] != practised["rail"]
        assert real["primary"] != practised["primary"]


def test_both_schemes_name_the_same_colours():
    assert theme.colours(Scheme.LIGHT).keys() == theme.colours(Scheme.DARK).keys()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_sheet_has_no_colour_of_its_own(scheme):
    template = (resources() / "style" / "desk.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", template) == []
    assert "$" not in theme.style_sheet(scheme)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("step", ["second", "body", "group", "page", "figure"])
def test_stacked_marks_are_not_cut(step):
    font = theme.type_font(step, is_bold=True)
    assert QFontInfo(font).family() == theme.FONT_FAMILY
    metrics, raw = QFontMetrics(font), QRawFont.fromFont(font)
    for glyph in raw.glyphIndexesForString("ẰẪỘỞỲŨ"):
        box = raw.boundingRect(glyph)
        assert -box.top() <= metrics.ascent() + 1
        assert box.bottom() <= metrics.descent() + 1


@pytest.mark.usefixtures("qapp")
def test_a_label_has_room_for_stacked_marks():
    label = QLabel("Ằ Ẫ Ộ")
    label.setFont(theme.type_font("body"))
    assert label.sizeHint().height() >= QFontMetrics(label.font()).height()


def test_the_style_holds_wherever_the_program_is_installed(tmp_path, monkeypatch, qtbot):
    """Qt says nothing of a sheet that it can read, and a warning fails the test."""
    place = tmp_path / "Người dùng (1)" / "Một cửa"
    shutil.copytree(resources() / "style", place / "style")
    monkeypatch.setattr(theme, "resources", lambda: place)
    button = QPushButton("Tiếp nhận")
    qtbot.addWidget(button)
    button.setStyleSheet(theme.style_sheet(Scheme.LIGHT))
    button.show()
    assert button.isVisible()


def test_the_scheme_can_be_changed_while_working(qapp: QApplication):
    light = theme.ink("ground")
    theme.set_scheme(qapp, Scheme.DARK)
    assert theme.shown_scheme() is Scheme.DARK
    assert theme.ink("ground") != light
    theme.set_scheme(qapp, Scheme.LIGHT)
    assert theme.ink("ground") == light


def test_icons_follow_the_scheme(qapp: QApplication, qtbot):
    sign = QLabel()
    qtbot.addWidget(sign)
    icons.set_icon(sign, "check")
    light = sign.pixmap().toImage()
    theme.set_scheme(qapp, Scheme.DARK)
    icons.redraw_all()
    assert sign.pixmap().toImage() != light
    theme.set_scheme(qapp, Scheme.LIGHT)


def test_icons_are_one_family():
    for path in sorted((resources() / "icons").glob("*.svg")):
        text = path.read_text(encoding="utf-8")
        if path.stem == "app":
            continue
        assert "currentColor" in text, path.name
        assert 'stroke-linecap="round"' in text, path.name
        box = "0 0 80 80" if path.stem.startswith("face_") else "0 0 20 20"
        assert f'viewBox="{box}"' in text, path.name


@pytest.mark.usefixtures("qapp")
def test_the_program_has_a_sign_of_its_own():
    sizes = {size.width() for size in icons.application_icon().availableSizes()}
    assert max(sizes) >= 256
    assert (resources() / "icons" / "app.ico").stat().st_size > 0
