"""A key means one thing on a page: a key that is given twice does nothing at all under Qt."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from commune_desk.services.desk.desk import Desk, OpenOffice, desk_of
from commune_desk.services.reception import intake
from commune_desk.store.office import officers
from commune_desk.ui.frame.actions import PAGES, permitted
from tests.factories import a_reception
from tests.ui.drivers.window import Window

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"


@pytest.fixture
def window(qapp, office: OpenOffice) -> Iterator[Window]:
    found = officers.find_by_login(office.office.id, "quantri")
    assert found is not None
    made = Window.of(desk_of(office, found[0]))
    yield made
    made.break_off()


def keys_of(shown: QWidget) -> dict[str, set[QObject]]:
    """The keys that mean something now, each with what it means it to."""
    owners: dict[str, set[QObject]] = defaultdict(set)
    seen = [one for one in (shown, *shown.findChildren(QWidget)) if one.isVisible()]
    actions = {action for one in seen for action in one.actions()}
    for action in actions:
        for keys in action.shortcuts() if action.isEnabled() and action.isVisible() else ():
            owners[keys.toString()].add(action)
    for one in seen:
        if isinstance(one, QAbstractButton) and one.isEnabled():
            owners[one.shortcut().toString()].add(one)
    for shortcut in shown.findChildren(QShortcut):
        if shortcut.isEnabled() and shortcut.parent() in seen:
            owners[shortcut.key().toString()].add(shortcut)
    owners.pop(QKeySequence().toString(), None)
    return owners


def given_twice(window: Window) -> dict[str, list[str]]:
    """The keys that two things want, with the words of both."""
    return {
        keys: [str(one.property("text")) for one in owners]
        for keys, owners in keys_of(window.widget).items()
        if len(owners) > 1
    }


def test_no_page_gives_a_key_twice_or_takes_one_of_the_window(window: Window, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    for entry in permitted(PAGES, window.desk.officer.role):
        if entry.key == "dossier":
            window.frame.open_item("dossier", number)
        else:
            window.frame.show_page(entry.key)
        assert given_twice(window) == {}, entry.key


def test_after_a_reception_the_key_of_the_lock_locks(window: Window):
    """The fee of what was received last had the same key, and neither was heard."""
    page = window.intake()
    page.scan(CARD)
    assert given_twice(window) == {}
    page.pick("ks")
    page.press("Ctrl+U")
    assert given_twice(window) == {}
    page.press("F9")
    page.put_papers_away()
    assert page.last
    assert given_twice(window) == {}
