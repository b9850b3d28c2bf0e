"""The first start asks where the data are to be, and tries the place."""

import pytest

from commune_desk.domain.office.first_place import FirstPlace, PlaceKind
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.ui.frame.way_in.place_dialog import PlaceDialog
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.words.office.first_place import GROUP, PLACES, SERVER, SHARED_FOLDER
from tests.ui.drivers.screen import Area, until

USUAL = ("C:/ProgramData/CommuneDesk/data", "S-1-5-32-545")


class Places:
    """Remembers what is tried, and refuses what is on a share."""

    def __init__(self):
        self.tried = []

    def __call__(self, place):
        self.tried.append(place)
        if place.folder.startswith("//"):
            raise OfficeOnNetwork(place.folder)


@pytest.fixture
def places():
    return Places()


@pytest.fixture
def dialog(qtbot, places):
    made = PlaceDialog(places, USUAL, Tasks(None))
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_says_this_pc_and_account(dialog, places):
    area = Area(dialog)
    area.press("Return")
    until(lambda: dialog.result() == 1)
    assert places.tried == [FirstPlace()]
    assert dialog.place() == FirstPlace()


def test_a_folder_to_share_is_proposed_with_its_group(dialog):
    area = Area(dialog)
    assert not area.has(GROUP)
    area.choose(PLACES[PlaceKind.SHARED])
    area.choose("Tiếp")
    until(lambda: dialog.result() == 1)
    assert dialog.place() == FirstPlace(PlaceKind.SHARED, *USUAL)


def test_a_share_is_refused_in_place_with_the_way_to_a_server(dialog):
    area = Area(dialog)
    area.choose(PLACES[PlaceKind.SHARED])
    area.fill_in({SHARED_FOLDER: "//may-chu/xa"})
    area.choose("Tiếp")
    until(lambda: area.says("ổ mạng"))
    assert area.says("PostgreSQL")
    assert area.focus == SHARED_FOLDER
    assert dialog.isVisible()
    area.choose(PLACES[PlaceKind.SERVER])
    assert not area.says("ổ mạng")
    area.fill_in({SERVER: " postgresql://motcua@may-chu/motcua "})
    area.choose("Tiếp")
    until(lambda: dialog.result() == 1)
    wanted = FirstPlace(PlaceKind.SERVER, address="postgresql://motcua@may-chu/motcua")
    assert dialog.place() == wanted


def test_what_is_missing_is_named(dialog, places):
    area = Area(dialog)
    area.choose(PLACES[PlaceKind.SERVER])
    area.choose("Tiếp")
    assert area.says(SERVER)
    assert places.tried == []
