"""An office of one PC never stands on a drive of the network."""

import sys

import pytest

from commune_desk import bootstrap
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.files import network_drive
from commune_desk.words.errors import sentence


@pytest.fixture
def on_share(folder, tmp_path, monkeypatch):
    """The data folder on a share, as Linux would say."""
    if sys.platform == "win32":
        pytest.skip("Windows asks the drive itself, and here is none of another machine")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//cu/xa {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(network_drive, "MOUNTS", mounts)
    return folder


def test_a_new_office_is_refused_there_with_the_way_on(on_share, practice_setup, clock):
    with pytest.raises(OfficeOnNetwork) as refused:
        bootstrap.create_office(on_share, practice_setup, clock)
    assert "PostgreSQL" in sentence(refused.value)
    assert on_share.is_new


def test_one_that_was_copied_there_is_not_opened(sqlite_folder, on_share, clock):
    with pytest.raises(OfficeOnNetwork):
        bootstrap.open_office(on_share, clock)


def test_the_settings_of_a_pc_may_be_there_when_the_office_is_on_a_server(
    postgres_folder, on_share, clock
):
    bootstrap.open_office(on_share, clock).database.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/mai", "ext4"),
        ("/mnt/ổ chung/motcua", "nfs4"),
        ("/mnt/ổ chung 2/motcua", "ext4"),
        ("/mnt/ổ chung/máy này", "tmpfs"),
    ],
)
def test_the_nearest_drive_counts(path, kind, tmp_path):
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "cu:/xa /mnt/ổ\\040chung nfs4 rw 0 0\n"
        "none /mnt/ổ\\040chung/máy\\040này tmpfs rw 0 0\n"
    )
    assert network_drive.kind_of_mount(tmp_path.__class__(path), mounts) == kind
