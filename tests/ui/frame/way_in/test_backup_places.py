"""Where backups go besides this PC: proposed, tried before it is kept, or put off and said."""

import pytest
from PySide6.QtWidgets import QCheckBox

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.upkeep.backup_alarms import PlaceOnDataDisk
from commune_desk.files import sticks
from commune_desk.files.office import machine
from commune_desk.files.upkeep import backup_places
from commune_desk.services.upkeep import backup
from commune_desk.settings import BACKUP_FOLDER
from commune_desk.start.first_steps import first_places
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog
from commune_desk.ui.frame.watch.status import Status
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.backup_places import (
    CHOOSE,
    FURTHER,
    KEEP,
    LATER,
    LOOK_AGAIN,
    NO_STICK,
    NOT_YET,
    NOTHING_CHOSEN,
    STICK,
)
from tests.factories import acting_as
from tests.ui.drivers.screen import Area
from tests.ui.drivers.way_in import in_turn

USB, OTHER = STICK.format(label="SAOLUU"), STICK.format(label="CŨ")


@pytest.fixture
def plug(tmp_path, monkeypatch):
    """Plugs a stick of a label in."""
    monkeypatch.setattr(sticks, "WHERE", (f"{tmp_path}/usb/*",))

    def plugged(label: str):
        stick = tmp_path / "usb" / label
        stick.mkdir(parents=True)
        return stick

    return plugged


@pytest.fixture
def administrator(desk):
    return acting_as(desk, Role.ADMINISTRATOR)


@pytest.fixture
def other_disks(monkeypatch):
    """Every folder of a test is on one disk; here they count as others."""
    monkeypatch.setattr(backup_places, "check_apart", lambda _folder, _data: None)


@pytest.fixture
def shown(qtbot, administrator, plug):
    """Opens the dialog."""

    def show() -> tuple[BackupPlaceDialog, Area]:
        dialog = BackupPlaceDialog(administrator, Tasks(None))
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog, Area(dialog)

    return show


def kept(desk) -> str:
    return machine.read(desk.folder.machine_settings)[BACKUP_FOLDER]


def ticks(dialog) -> dict[str, bool]:
    return {one.text(): one.isChecked() for one in dialog.findChildren(QCheckBox)}


def test_a_stick_that_is_there_is_proposed_tried_and_kept(
    plug, other_disks, shown, qtbot, administrator
):
    stick = plug("SAOLUU")
    dialog, area = shown()
    assert ticks(dialog) == {USB: True}
    with qtbot.waitSignal(dialog.accepted):
        area.choose(KEEP)
    assert kept(administrator) == dialog.desk.settings[BACKUP_FOLDER] == r"USB:SAOLUU\mot-cua"
    assert (stick / "mot-cua").is_dir()


def test_what_is_plugged_in_later_is_found_and_what_was_ticked_stays(plug, shown):
    dialog, area = shown()
    assert area.says(NO_STICK)
    plug("SAOLUU")
    area.choose(LOOK_AGAIN)
    assert not area.says(NO_STICK)
    assert dialog.chosen() == r"USB:SAOLUU\mot-cua"
    plug("CŨ")
    area.choose(LOOK_AGAIN)
    assert ticks(dialog) == {USB: True, OTHER: False}
    assert dialog.chosen() == r"USB:SAOLUU\mot-cua"


def test_several_places_are_kept_together(plug, other_disks, shown, qtbot, tmp_path):
    plug("SAOLUU")
    dialog, area = shown()
    area.fill_in({FURTHER: f"{tmp_path}/mạng"})
    with qtbot.waitSignal(dialog.accepted):
        area.choose(KEEP)
    assert dialog.desk.settings[BACKUP_FOLDER] == rf"USB:SAOLUU\mot-cua; {tmp_path}/mạng"


def test_what_cannot_be_written_or_is_on_the_disk_of_the_data_is_not_kept(
    shown, qtbot, tmp_path, administrator
):
    dialog, area = shown()
    area.choose(KEEP)
    assert area.says(NOTHING_CHOSEN)
    (tmp_path / "tệp").write_text("")
    same = tmp_path / "cùng ổ"
    for place in (tmp_path / "tệp" / "x", same):
        area.fill_in({FURTHER: str(place)})
        area.choose(KEEP)
        qtbot.waitUntil(lambda: area.can(LATER))
        assert dialog.isVisible()
        assert area.focus == FURTHER
    assert area.says(sentence(PlaceOnDataDisk(str(same))))
    assert kept(administrator) == ""
    area.choose(LATER)
    assert not dialog.isVisible()


def test_a_first_start_asks_and_may_put_it_off(office, qapp):
    in_turn((BackupPlaceDialog, lambda area: area.choose(LATER)))
    first_places(office, Tasks(None))
    assert kept(bootstrap.desk_of_founder(office)) == ""


def test_what_was_put_off_stands_on_the_strip_with_its_button(
    frame: PageFrame, qtbot, plug, other_disks
):
    told: dict[str, tuple[str, bool]] = {}
    offered: dict[str, str] = {}
    frame.status_changed.connect(lambda place, text, wrong: told.update({place: (text, wrong)}))
    frame.act_offered.connect(lambda place, act: offered.update({place: act}))
    backup.go_round(frame.desk)
    status = Status(frame)
    status.show_all()
    assert told["backup"][0].endswith(f" · {NOT_YET}")
    assert not told["backup"][1]
    assert offered["backup"] == ""  # a clerk names no places
    frame.renew_desk(acting_as(frame.desk, Role.ADMINISTRATOR))
    plug("SAOLUU")
    status.show_all()
    assert offered["backup"] == CHOOSE
    in_turn((BackupPlaceDialog, lambda area: area.choose(KEEP)))
    with qtbot.waitSignal(frame.changes.backups_changed, timeout=30_000):
        frame.status_acted.emit("backup")
    status.show_all()
    assert NOT_YET not in told["backup"][0]
    assert offered["backup"] == ""
