"""Every page and dialog, drawn on one screen after the other, and every slip on its paper.

Run by `test_gallery.py`. `python3 tasks.py gallery` draws all screens, light and dark, into the
folder COMMUNE_DESK_GALLERY, for people to look at; without it only the screens are drawn on which
room is scarce.
"""

import importlib
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from shiboken6 import isValid

from commune_desk import ui
from commune_desk.documents.slips.rendering import slip_module
from commune_desk.domain.desk.papers import PAPERS, PaperSize, SlipLayout, SlipRow
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.leaving import TYPED
from commune_desk.ui.frame.actions import PAGES
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.ui.look import icons, theme
from commune_desk.ui.look.theme import Scheme
from commune_desk.ui.pages.intake.preview import DRAWING
from commune_desk.ui.printing.pdf_pages import opened, picture
from commune_desk.ui.public.rating_window import RatingWindow
from tests.ui import manners
from tests.ui.dialog_scenes import DIALOG_SCENES
from tests.ui.drivers.screen import Area
from tests.ui.room import faults
from tests.ui.scenes import SCENES, Scene, full_desk
from tests.ui.screens import SCREENS

__all__ = ["full_desk"]

FOLDER = os.environ.get("COMMUNE_DESK_GALLERY", "")
SETTLE_MS = 900 if FOLDER else 40  # a page that people look at is drawn to its end
PAPER_DPI = 110
PAPER_MS = 10_000
"""How long a picture waits for its paper."""

PATIENCE_MS = 1200
"""How long is waited for what has no room yet: lines that wrap find their place in some turns."""

SETS = [(screen, scheme) for screen in SCREENS for scheme in (Scheme.LIGHT, Scheme.DARK)]
SCARCE = [(screen, Scheme.LIGHT) for screen in ("1366x768-125", "1366x768-150", "1366x768-200")]
MOST_SCARCE = "1366x768-200"
"""Where the suite opens the dialogs too; those that have room there have it everywhere."""
FILLED = ("intake-filled", "certification-lot", "office-calendar")
ALL = {**SCENES, **DIALOG_SCENES}
PAGE_SCENES = {name: SCENES[name] for name in (*(entry.key for entry in PAGES), *FILLED)}
LISTS = (
    "intake-not-received",
    "certification-books",
    "report",
    "report-fees",
    "report-feedback",
    "catalogue",
)
LIST_SCENES = {name: ALL[name] for name in LISTS}
"""Lists of many columns, which at 150 % have just the room they need."""
SEEN: set[str] = set()
"""The kinds of windows that were drawn."""
ILL_MANNERED: dict[str, list[str]] = {}
"""What was wrong with the dialogs, by their scenes."""
STAYS = ("lock", "lock-first")
"""Esc does not close it."""
TYPED_IN = ("dossier-fee",)
"""Forms in which somebody entered something, about which Esc asks."""


def show(scene: Scene, window: MainWindow, area: QRect) -> QWidget:
    """Play a scene on the screen of that area."""
    widget = scene(window)
    if isinstance(widget, RatingWindow):
        widget.setGeometry(area)
    elif widget.parentWidget() is None and widget is not window:
        widget.move(area.topLeft())
    widget.show()
    QTest.qWait(SETTLE_MS)
    for _turn in range(PAPER_MS // 100 if FOLDER else 0):
        if not is_drawing(widget):
            break
        QTest.qWait(100)
    return widget


def is_drawing(widget: QWidget) -> bool:
    """Whether a paper is still being drawn there."""
    labels = widget.findChildren(QLabel)
    return any(one.isVisible() and one.text() == DRAWING for one in labels)


def lacks_room(widget: QWidget) -> list[str]:
    """What has no room once everything has its place."""
    found = faults(widget)
    for _turn in range(PATIENCE_MS // 50):
        if not found:
            break
        QTest.qWait(50)
        found = faults(widget)
    return found


def put_away(widget: QWidget) -> None:
    """Close what stands over the window."""
    if isinstance(widget, RatingWindow):
        widget.give_up()
    elif isinstance(widget, QDialog):
        widget.done(0)
    elif not isinstance(widget, MainWindow):
        widget.close()


def save(widget: QWidget, scale: float, path: Path) -> None:
    """A picture of the widget as a screen of that scale shows it."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    widget.render(image)
    assert image.save(str(path))


def wear(application: QApplication, scheme: Scheme) -> None:
    theme.set_scheme(application, scheme)
    icons.redraw_all()


@pytest.mark.parametrize(("screen", "scheme"), SETS if FOLDER else SCARCE)
def test_everything_has_room(
    screen: str, scheme: Scheme, full_desk: Desk, qapp: QApplication, tmp_path: Path
):
    screens = QGuiApplication.screens()
    [where] = [each for each in screens if each.name() == screen]
    area, scale = where.geometry(), SCREENS[screen][1]
    folder = (Path(FOLDER) if FOLDER else tmp_path) / f"{screen}-{scheme}"
    folder.mkdir(parents=True, exist_ok=True)
    wear(qapp, scheme)
    window = make_window(full_desk, tmp_path / "window.ini")
    window.setGeometry(area)
    window.show()
    QTest.qWait(SETTLE_MS)
    lacking: dict[str, list[str]] = {}
    try:
        for name, scene in scenes_on(screen).items():
            try:
                widget = show(scene, window, area)
            except AssertionError as error:
                lacking[name] = [f"cannot be shown: {error}"]
                for dialog in window.findChildren(QDialog):
                    dialog.done(0)
                continue
            SEEN.add(type(widget).__module__ + "." + type(widget).__name__)
            if found := lacks_room(widget):
                lacking[name] = found
            if FOLDER:
                save(widget, scale, folder / f"{name}.png")
            leave(widget, name)
    finally:
        for asking in window.findChildren(RatingWindow):  # on the second screen that stands here
            put_away(asking)
        window.close()
        wear(qapp, Scheme.LIGHT)
    assert lacking == {}, "\n".join(f"{name}: {said}" for name, said in lacking.items())


def scenes_on(screen: str) -> dict[str, Scene]:
    """What is drawn on that screen: for people everything, for the suite where it is close."""
    if FOLDER or screen == MOST_SCARCE:
        return ALL
    return LIST_SCENES if screen == "1366x768-150" else PAGE_SCENES


def leave(widget: QWidget, name: str) -> None:
    """Close what was drawn, and what it stands over but the window."""
    under = widget.parentWidget()
    if isinstance(widget, QDialog) and not FOLDER:
        judge(widget, name)
    for each in (widget, under.window() if under is not None else None):
        if each is not None and isValid(each):
            put_away(each)


def judge(dialog: QDialog, name: str) -> None:
    """Note what is wrong with a dialog, and leave it with Esc as an officer does."""
    found = manners.faults(dialog)
    for _turn in range(PATIENCE_MS // 50):
        if not found:
            break
        QTest.qWait(50)
        found = manners.faults(dialog)
    if isinstance(dialog, FormDialog):
        begun_with = dialog.form.texts()
        found += manners.refusal(dialog)
        dialog.form.set_texts(begun_with)
    found += leaving(dialog, name)
    if found:
        ILL_MANNERED[name] = found


def leaving(dialog: QDialog, name: str) -> Iterator[str]:
    """Esc closes it, and asks only where something was entered."""
    for _turn in range(PATIENCE_MS // 200):
        Area(dialog).press("Esc")
        if not is_open(dialog) or name in STAYS:
            break
        if name not in TYPED_IN and Area(dialog).says(TYPED):
            yield "asks before it drops what nobody typed"
            dialog.done(0)
            return
        QTest.qWait(200)  # a key that ended something is dead for a moment
    if is_open(dialog) is not (name in STAYS):
        yield "Esc does not close it" if is_open(dialog) else "Esc closes it"


def is_open(dialog: QDialog) -> bool:
    """Whether it is there and shown; most are thrown away when they are closed."""
    return isValid(dialog) and dialog.isVisible()


def test_every_dialog_is_worked_by_keys_and_heard():
    assert SEEN, "the scenes come first"
    assert ILL_MANNERED == {}, "\n".join(f"{one}: {said}" for one, said in ILL_MANNERED.items())


NONE_OF_ITS_OWN = {"commune_desk.ui.frame.work.trying.TryingDialog"}
"""Dialogs that others are made of, which are never opened themselves."""


def test_every_dialog_of_the_program_was_drawn():
    assert SEEN, "the scenes come first"
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    assert dialogs(QDialog) - SEEN == NONE_OF_ITS_OWN


def test_every_page_of_the_program_was_drawn():
    assert {entry.key for entry in PAGES} - SCENES.keys() == set()


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("row", PAPERS, ids=lambda row: row.kind.value)
def test_every_slip_can_be_looked_at(row: SlipRow, size: PaperSize, qapp: QApplication):
    module = slip_module(row.kind)
    with opened(module.render(module.specimen(), SlipLayout(size, copies=1))) as paper:
        drawn = [picture(paper, number, PAPER_DPI) for number in range(paper.pageCount())]
    assert drawn
    if FOLDER:
        folder = Path(FOLDER) / "slips"
        folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(drawn, 1):
            assert page.save(str(folder / f"{row.kind}-{size}-{number}.png"))


def dialogs(kind: type[QDialog]) -> set[str]:
    """The program's kinds of dialogs, by their names."""
    found: set[str] = set()
    below: list[type[QDialog]] = kind.__subclasses__()
    for each in below:
        if each.__module__.startswith(ui.__name__):
            found |= {f"{each.__module__}.{each.__name__}"}
        found |= dialogs(each)
    return found
