"""Each role on each page: it opens, or its key says whose work it is; no key of it is silent.

Walked in the window as an officer of each role sits down at it, in an office that has a dossier.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction

from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk.desk import Desk, OpenOffice, desk_of
from commune_desk.services.office import accounts
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.ui.frame.actions import PAGES, PageEntry, permitted
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.notices.notice_line import LOUD
from commune_desk.ui.frame.page import MakesAhead
from commune_desk.words.values import ROLES
from tests.factories import a_reception
from tests.ui.drivers.window import Window
from tests.ui.frame.keys.test_keys_of_pages import keys_of

LOGINS = {
    Role.CLERK: "mai",
    Role.SPECIALIST: "phuc",
    Role.LEADER: "tung",
    Role.ADMINISTRATOR: "quantri",
}


@pytest.fixture
def seats(qapp, office: OpenOffice, desk: Desk) -> Iterator[dict[Role, Window]]:
    """A window of each role; the office has one dossier and who filed it."""
    intake.receive(desk, a_reception())
    officers = {officer.login: officer for officer in accounts.all_officers(desk)}
    made = {role: Window.of(desk_of(office, officers[login])) for role, login in LOGINS.items()}
    yield made
    for window in made.values():
        window.break_off()


def go_to(window: Window, entry: PageEntry) -> None:
    """By its key; to one without a key, as others lead there."""
    desk = window.desk
    if entry.key == "dossier":
        window.frame.open_item("dossier", "000.99.99.H20-261001-0001")
    elif entry.shortcut:
        window.press(entry.shortcut)
    else:
        window.frame.show_page(entry.key)
    if entry.key == "citizens":
        (kept,) = citizens.search(desk, "Nguyệt")
        window.frame.open_item("citizen", str(kept.id))


def shown(window: Window) -> str:
    """The key of the page in sight."""
    assert isinstance(window.widget, MainWindow)
    return window.widget.page_key


def silent_keys(window: Window) -> set[str]:
    """The keys of actions of the page in sight that mean nothing there now.

    What a quiet moment makes of a page is there in each window then, or in none by chance.
    """
    assert isinstance(window.widget, MainWindow)
    page = window.widget.page
    for make in page.steps_ahead() if isinstance(page, MakesAhead) else ():
        make()
    actions = [*page.findChildren(QAction), *page.actions()]
    keys = {one.shortcut().toString() for one in actions if not one.shortcut().isEmpty()}
    return keys - set(keys_of(window.widget))


def test_every_page_opens_for_who_has_it(seats: dict[Role, Window]):
    for role, window in seats.items():
        for entry in permitted(PAGES, role):
            go_to(window, entry)
            assert shown(window) == entry.key, (role, entry.key)
            assert window.dialogs() == [], (role, entry.key)
        refused = [one for one in window.frame.notices.history if one.tone in LOUD]
        assert refused == [], role


def test_the_key_of_another_s_page_says_whose_work_it_is(seats: dict[Role, Window]):
    for role, window in seats.items():
        before = shown(window)
        for entry in set(PAGES) - set(permitted(PAGES, role)):
            window.press(entry.shortcut)
            said = window.frame.notices.history[-1].text
            assert entry.text in said, (role, entry.key)
            assert ROLES[role] in said
            assert shown(window) == before


def test_the_rail_and_the_palette_offer_no_page_of_others(seats: dict[Role, Window]):
    for role, window in seats.items():
        for entry in set(PAGES) - set(permitted(PAGES, role)):
            assert entry.text not in window.rail().offered(), (role, entry.key)
            palette = window.find_anything(entry.text)
            assert entry.text not in palette.found(), (role, entry.key)
            palette.widget.close()


def test_no_key_is_silent_because_the_right_is_another_s(seats: dict[Role, Window]):
    """What an administrator's page lets a key do, the same page of others explains."""
    for entry in PAGES:
        go_to(seats[Role.ADMINISTRATOR], entry)
        known = silent_keys(seats[Role.ADMINISTRATOR])
        for role in set(LOGINS) - {Role.ADMINISTRATOR}:
            if role in entry.roles:
                go_to(seats[role], entry)
                assert silent_keys(seats[role]) <= known, (role, entry.key)
