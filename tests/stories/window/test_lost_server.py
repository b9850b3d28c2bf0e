"""Máy chủ mất giữa buổi: the window of a counter whose server falls silent and comes back."""

from collections.abc import Iterator
from contextlib import ExitStack
from time import monotonic

import pytest
from pytest_bdd import parsers, scenarios, then, when

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from commune_desk.ui.frame.watch.server_watch import ServerWatch
from tests.factories import Clock
from tests.postgres import Cluster, throw_away_cluster
from tests.stories.window.conftest import Hands
from tests.ui.drivers.screen import let_pass, until

scenarios("../features/cua_so_mat_may_chu.feature")


class Silence(ExitStack):
    """The silence of the server, and how long the last key took in it."""

    seconds = 0.0


@pytest.fixture
def silence() -> Iterator[Silence]:
    with Silence() as made:
        yield made


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server of one's own: nobody else works on it while it is silent."""
    with throw_away_cluster() as cluster:
        yield cluster


@pytest.fixture
def office(
    server: Cluster, folder: DataFolder, practice_setup: OfficeSetup, clock: Clock
) -> Iterator[OpenOffice]:
    """The practice office on that server."""
    url = server.url(server.create_database())
    machine.write(folder.machine_settings, SettingValues().with_value(DATABASE_URL, url))
    opened = bootstrap.create_office(folder, practice_setup, clock)
    yield opened
    opened.database.close()


@when("máy chủ im lặng")
def falls_silent(server: Cluster, silence: Silence):
    silence.enter_context(server.silence())


@when("bấm F9 lúc máy chủ im lặng")
def pressed_in_silence(hands: Hands, silence: Silence):
    begun = monotonic()
    hands.press("F9")
    silence.seconds = monotonic() - begun


@then(parsers.parse('chưa đến {seconds:d} giây cửa sổ đã báo "{words}"'))
def said_at_once(hands: Hands, silence: Silence, seconds: int, words: str):
    assert hands.window.says(words)
    assert silence.seconds < seconds


@then(parsers.parse('người nộp vẫn là "{name}"'))
def still_entered(hands: Hands, name: str):
    assert hands.intake.says(name)


@then("các trang khác vẫn mở được")
def other_pages_open(hands: Hands):
    for key, page in {
        "Alt+H": "Hôm nay",
        "F3": "Hồ sơ",
        "F7": "Báo cáo",
        "F2": "Tiếp nhận",
    }.items():
        hands.press(key)
        assert hands.window.page == page


@when("máy chủ có lại")
def is_back(silence: Silence):
    silence.close()


@then(parsers.parse('cửa sổ tự báo "{words}"'))
def says_by_itself(hands: Hands, words: str):
    watch = hands.window.widget.findChild(ServerWatch)
    assert isinstance(watch, ServerWatch)
    let_pass(watch, seconds=2)
    until(lambda: hands.window.says(words))


@then(parsers.parse('trên máy chủ có {count:d} hồ sơ của "{name}"'))
def received_there(hands: Hands, count: int, name: str):
    desk = hands.window.desk
    rows = lookup.page(desk, DossierFilter(now=desk.now())).rows
    assert [row.applicant_name for row in rows] == [name] * count
