"""The first day in five minutes, done in the window of the office for practice."""

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from commune_desk import bootstrap, practice
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.office import office as offices
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.tour.tour import END, NEXT, SAMPLE, TOUR, Tour
from commune_desk.ui.frame.tour.tour_steps import STEPS
from commune_desk.ui.frame.way_in.desk_window import TOUR_SEEN, make_window
from commune_desk.words.desk.steps import ACTIONS
from tests.ui.drivers.screen import Area
from tests.ui.drivers.window import Window


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory, practised_folder: DataFolder) -> DataFolder:
    folder = tmp_path_factory.mktemp("data") / "practice"
    shutil.copytree(practised_folder.practice.root, folder)
    return DataFolder(folder)


@pytest.fixture
def login() -> str:
    """Who practises: a clerk of the desk."""
    return "mai"


@pytest.fixture
def window(qtbot, practised: DataFolder, login: str) -> Iterator[MainWindow]:
    opened = bootstrap.open_office(practised)
    made = make_window(offices.sign_in_to_practice(opened, login), practised.window)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    opened.database.close()
    practice.work_in(is_practice=False)


def begun(qtbot, window: MainWindow) -> Tour:
    """The tour from its first step, in the place of the one that begins by itself."""
    qtbot.waitUntil(lambda: bool(window.frame.remembered.text(TOUR_SEEN)), timeout=5_000)
    for one in window.findChildren(Tour):
        one.close()
    window.frame.begin_tour()
    return next(one for one in window.findChildren(Tour) if one.isVisible())


def test_who_practises_first_is_led_through_the_day_once(qtbot, window: MainWindow):
    qtbot.waitUntil(lambda: len(window.findChildren(Tour)) == 1, timeout=5_000)
    assert window.frame.remembered.text(TOUR_SEEN) == "true"


def test_the_steps_go_on_by_what_was_done(qtbot, window: MainWindow):
    tour = begun(qtbot, window)
    card = Area(tour)
    assert window.page_key == "intake"
    card.choose(SAMPLE)
    qtbot.waitUntil(lambda: tour.step == 1, timeout=5_000)
    assert not card.can(SAMPLE)
    page = window.page
    page.show_texts({**page.texts(), "procedure": "1.004873"})  # type: ignore[attr-defined]  # the intake page
    qtbot.waitUntil(lambda: tour.step == 2, timeout=5_000)
    window.frame.changes.dossiers_changed.emit()
    qtbot.waitUntil(lambda: tour.step == 3, timeout=5_000)
    while tour.step < len(STEPS) - 1:
        card.choose(NEXT)
    card.choose(END)
    assert not tour.isVisible()


@pytest.mark.parametrize("login", ["phuc"])
def test_a_specialist_is_led_through_their_own_pages(qtbot, window: MainWindow):
    tour = begun(qtbot, window)
    card, shown = Area(tour), list[str]()
    while tour.isVisible():
        assert not card.can(SAMPLE)  # it scans where the desk receives
        shown += [one.text() for one in tour.findChildren(QLabel)]
        card.choose(END if card.can(END) else NEXT)
    assert not [words for words in shown if "F2" in words or "F4" in words]
    assert [words for words in shown if "F3" in words]


def test_it_stands_in_the_corner_and_takes_no_focus(qtbot, window: MainWindow):
    qtbot.waitUntil(lambda: bool(window.frame.remembered.text(TOUR_SEEN)), timeout=5_000)
    window.frame.begin_tour()
    tour = next(one for one in window.findChildren(Tour) if one.isVisible())
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: tour.geometry().right() < 1280, timeout=2_000)
    assert tour.geometry().bottom() < 720
    focused: QWidget | None = window.focusWidget()
    assert focused is None or not tour.isAncestorOf(focused)


def test_it_moves_aside_for_the_field_that_has_the_focus(qtbot, window: MainWindow):
    tour = begun(qtbot, window)
    usual = tour.geometry()
    field = QLineEdit(window)
    field.setGeometry(usual.adjusted(-100, 20, -20, -40))
    field.show()
    field.setFocus()
    qtbot.waitUntil(lambda: not tour.geometry().intersects(field.geometry()), timeout=2_000)
    assert window.rect().contains(tour.geometry())
    field.clearFocus()
    window.setFocus()
    qtbot.waitUntil(lambda: tour.geometry() == usual, timeout=2_000)


def test_it_leaves_the_steps_of_a_dossier_free(qtbot, window: MainWindow):
    """They stand at the right of its page, and one of them is what the tour asks for."""
    tour = begun(qtbot, window)
    number = lookup.recent(window.frame.desk).results[0].id
    window.frame.open_item("dossier", number)
    qtbot.waitUntil(lambda: window.page_key == "dossier", timeout=5_000)
    qtbot.waitUntil(lambda: tour.x() < window.width() // 2, timeout=2_000)
    buttons = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    steps = [one for one in buttons if one.accessibleName() in ACTIONS.values()]
    assert steps
    for step in steps:
        at = QRect(step.mapTo(window, QPoint()), step.size())
        assert not tour.geometry().intersects(at), step.accessibleName()


def test_a_real_office_offers_no_tour(qtbot, frame):
    from tests.ui.drivers.pages import page_alone

    page = page_alone(qtbot, frame, "help", "intake")
    assert TOUR not in [action.text() for action in page.actions()]


def test_the_help_of_the_office_for_practice_offers_it(qtbot, window: MainWindow):
    qtbot.waitUntil(lambda: bool(window.frame.remembered.text(TOUR_SEEN)), timeout=5_000)
    for one in window.findChildren(Tour):
        one.close()
    area = Window(window)
    area.press("F1")
    area.press("Ctrl+T")
    assert any(one.isVisible() for one in window.findChildren(Tour))
