"""Our line icons (`resources/icons/`): 20 px grid, 1.5 px stroke, drawn in the text's colour.

A button, action or label is given an icon once, by name (`set_icon`); when the scheme changes, or a
screen of another scale is plugged in, `redraw_all` draws every one of them again.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from commune_desk.paths import resources
from commune_desk.ui.look import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

NAME_PROPERTY = "line_icon"
INK_PROPERTY = "line_icon_ink"
SIZE_PROPERTY = "line_icon_size"
TEXT_INK = "text"
SIZES = ("icon_small", "icon")
"""The sizes in which menus and buttons show an icon; a larger one is a picture in a label."""


class _TakesIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...


def icon(name: str, ink: str = TEXT_INK) -> QIcon:
    """The icon in the colours that are shown, sharp at the scale of every screen there is."""
    drawn = QIcon()
    ratios = {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    for step in SIZES:
        for ratio in sorted(ratios):
            pixels = round(theme.size(step) * ratio)
            plain = _draw(name, theme.ink(ink).name(), pixels)
            faded = plain.copy()  # the same lines, in another colour
            painter = QPainter(faded)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(faded.rect(), theme.ink("faint"))
            painter.end()
            drawn.addPixmap(QPixmap.fromImage(plain))
            drawn.addPixmap(QPixmap.fromImage(faded), QIcon.Mode.Disabled)
    return drawn


def pixmap(name: str, *, ink: str, side: int, ratio: float) -> QPixmap:
    """The icon as a picture of `side` logical pixels for a screen of that scale."""
    drawn = QPixmap.fromImage(_draw(name, theme.ink(ink).name(), round(side * ratio)))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def set_icon(target: QAction | QAbstractButton | QLabel, name: str, ink: str = TEXT_INK) -> None:
    """Give something its icon, and remember the name for a change of scheme."""
    target.setProperty(NAME_PROPERTY, name)
    target.setProperty(INK_PROPERTY, ink)
    _redraw(target)


def redraw_all() -> None:
    """Draw every icon of the open windows again, in the scheme that is shown now."""
    for window in QApplication.topLevelWidgets():
        for child in (window, *window.findChildren(QObject)):
            if child.property(NAME_PROPERTY):
                _redraw(child)


def application_icon() -> QIcon:
    """The program's own sign, for the window and the task bar."""
    return QIcon(str(resources() / "icons" / "app.png"))


def _redraw(target: QObject) -> None:
    name, ink = target.property(NAME_PROPERTY), target.property(INK_PROPERTY)
    if isinstance(target, QLabel):
        side = int(target.property(SIZE_PROPERTY) or theme.size("icon"))
        target.setPixmap(pixmap(name, ink=ink, side=side, ratio=target.devicePixelRatioF()))
    else:
        cast("_TakesIcon", target).setIcon(icon(name, ink))


@lru_cache(maxsize=2048)
def _draw(name: str, colour: str, pixels: int) -> QImage:
    renderer = _renderer(name, colour)
    drawn = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return drawn


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer

    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
