"""The look: one token file and one style sheet (`resources/style/`), in a light and a dark scheme.

The application's palette is the only state: whoever paints asks `ink("overdue")` or `size("row")`
and gets the token of the scheme that is shown. A widget's own code holds no colour and no size; it
says what it is (`mark(button, kind="primary")`) and the style sheet says how that looks.
"""

import json
from enum import StrEnum
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from commune_desk.paths import resources

WANTED, SHOWN, PRACTICE = "wanted_scheme", "shown_scheme", "practice"
STYLED = "styled"
FONT_FAMILY = "Noto Sans"
FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


class Scheme(StrEnum):
    """Which of the two sets of colours is wanted; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


PALETTE_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "stripe",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.LinkVisited: "waiting",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
}


@cache
def tokens() -> dict[str, Any]:
    """The token file as it stands."""
    loaded: dict[str, Any] = json.loads(
        (resources() / "style" / "tokens.json").read_text(encoding="utf-8")
    )
    return loaded


def space(step: str) -> int:
    """A distance: "xs" 4, "s" 8, "m" 12, "l" 16, "xl" 24, "xxl" 32."""
    return int(tokens()["space"][step])


def size(name: str) -> int:
    """A named size of a control, a row, an icon …."""
    return int(tokens()["size"][name])


def shown_scheme() -> Scheme:
    """The scheme of the palette that is in force."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return Scheme.DARK if ground.lightness() < 128 else Scheme.LIGHT


@cache
def colours(scheme: Scheme, *, is_practice: bool = False) -> dict[str, str]:
    """All colours of one scheme, by name; the office for practice has some of its own."""
    own = tokens()["practice"][scheme.value] if is_practice else {}
    return {**tokens()[scheme.value], **own}


def is_practice_shown() -> bool:
    """Whether the window that is shown is that of the office for practice."""
    application = QGuiApplication.instance()
    return application is not None and bool(application.property(PRACTICE))


def ink(name: str) -> QColor:
    """One colour of the scheme that is shown."""
    return QColor(colours(shown_scheme(), is_practice=is_practice_shown())[name])


def type_font(step: str, *, is_bold: bool = False) -> QFont:
    """The screen's font in one of the steps "second", "body", "group", "page" …."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(int(tokens()["type"][step]))
    font.setBold(is_bold)
    return font


def load_fonts() -> None:
    r"""Register the fonts that come with the program; the system's may lack Vietnamese marks.

    Why their content and not their path: on Qt's screenless platform for Windows a path of a font
    goes through the old code page, in which `C:\Người dùng\Một cửa` cannot be said.

    Raises:
        FileNotFoundError: a font of the package is missing, which Qt itself would pass over.
    """
    for name in FONT_FILES:
        path = resources() / "fonts" / name
        if QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes())) < 0:
            raise FileNotFoundError(path)


def set_scheme(application: QApplication, choice: Scheme = Scheme.SYSTEM) -> None:
    """Show the application, and every window that is open, in the chosen scheme."""
    application.setProperty(WANTED, choice.value)
    is_dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    systems = Scheme.DARK if is_dark else Scheme.LIGHT
    scheme = systems if choice is Scheme.SYSTEM else choice
    wanted = f"{scheme.value} {is_practice_shown()}"
    if application.property(SHOWN) == wanted:
        return
    application.setProperty(SHOWN, wanted)
    application.setFont(type_font("body"))
    named = colours(scheme, is_practice=is_practice_shown())
    palette = QPalette()
    for role, name in PALETTE_ROLES.items():
        palette.setColor(role, QColor(named[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(named["faint"]))
    application.setPalette(palette)
    for window in application.topLevelWidgets():
        if window.property(STYLED):
            window.setStyleSheet(style_sheet(scheme, is_practice=is_practice_shown()))


def set_practice(application: QApplication, *, is_practice: bool) -> None:
    """Show the colours of the office for practice, or those of a real one again."""
    application.setProperty(PRACTICE, is_practice)
    set_scheme(application, Scheme(application.property(WANTED) or Scheme.SYSTEM))


def follow_system(application: QApplication) -> None:
    """Look again at what was chosen: the system may have changed its own scheme."""
    set_scheme(application, Scheme(application.property(WANTED)))


def style_window(window: QWidget) -> None:
    """Give a window of its own the style sheet, after everything was put into it.

    Windows over it, menus and tool tips have it from their parent.

    Why each window and not the application: under a sheet of the application Qt styles a whole tree
    of widgets anew whenever a part of it gets its parent, on the intake page some ten times each
    widget. Put on at the end, the sheet is looked up once for each.
    """
    window.setProperty(STYLED, True)
    window.setStyleSheet(style_sheet(shown_scheme(), is_practice=is_practice_shown()))


def mark(widget: QWidget, **properties: str) -> None:
    """Say what a widget is (`kind`, `role`, `meaning` …) and let the style sheet look again.

    What is said already is looked up no second time.
    """
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


@cache
def style_sheet(scheme: Scheme, *, is_practice: bool = False) -> str:
    """The style sheet with the tokens of one scheme filled in."""
    names: dict[str, object] = dict(colours(scheme, is_practice=is_practice))
    for group in ("type", "space", "size"):
        names |= {f"{group}_{name}": value for name, value in tokens()[group].items()}
    folder = resources() / "style"
    names |= {"scheme": scheme.value, "url": folder.as_posix()}
    template = (folder / "desk.qss").read_text(encoding="utf-8")
    return Template(template).substitute(names)
