"""A password of a database is of no use to whoever has only the file it stands in."""

import errno
import os
import stat
import sys

import pytest

from commune_desk.domain.office.database_errors import DatabasePasswordUnreadable
from commune_desk.files import secrets
from commune_desk.files.office import machine
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL

URL = "postgresql://mai:bi%20mat%40sen@10.0.0.2:5433/motcua?sslmode=require"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "machine.json"


def test_what_was_kept_is_read_again_and_stands_nowhere(file):
    machine.write(file, SettingValues().with_value(DATABASE_URL, URL))
    assert machine.read(file)[DATABASE_URL] == URL
    assert all("mat" not in each.read_text() for each in file.parent.iterdir())
    if sys.platform != "win32":  # which seals it for the account, without a file
        assert stat.S_IMODE(file.with_suffix(".key").stat().st_mode) == 0o600


def test_the_same_password_never_looks_the_same(tmp_path):
    key = tmp_path / "machine.key"
    assert secrets.sealed("sen hồng", key) != secrets.sealed("sen hồng", key)


def test_an_address_that_stood_open_is_sealed(file):
    file.write_text(f'{{"database_url": "{URL}", "desk_name": "Quầy 3"}}', encoding="utf-8")
    machine.seal(file)
    assert "mat" not in file.read_text(encoding="utf-8")
    assert "Quầy 3" in file.read_text(encoding="utf-8")
    assert machine.read(file)[DATABASE_URL] == URL


def test_an_address_without_a_password_needs_no_key(file):
    machine.write(file, SettingValues().with_value(DATABASE_URL, "postgresql://may-chu/motcua"))
    machine.seal(file)
    assert not file.with_suffix(".key").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the key, in no file")
@pytest.mark.parametrize("left", ["", "00" * 16, "00" * 48, "không phải khóa"])
def test_what_is_no_key_is_put_aside_for_one_that_is(tmp_path, left):
    key = tmp_path / "machine.key"
    key.write_text(left, encoding="utf-8")
    kept = secrets.sealed("sen hồng", key)
    assert secrets.opened(kept, key) == "sen hồng"
    assert key.with_name("machine.key.damaged").read_text(encoding="utf-8") == left


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the key, in no file")
def test_a_disk_that_refuses_in_the_midst_leaves_no_half_key(tmp_path, monkeypatch):
    def refused(_handle):
        raise OSError(errno.EDQUOT, "")

    key = tmp_path / "machine.key"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refused)
        with pytest.raises(OSError, match=str(errno.EDQUOT)):
            secrets.sealed("sen hồng", key)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the key, in no file")
@pytest.mark.parametrize("problem", [errno.EPERM, errno.EEXIST])
def test_a_key_is_drawn_once_on_any_file_system(tmp_path, monkeypatch, problem):
    def linked(name, file):
        if problem == errno.EEXIST:  # another program was faster
            file.write_text("11" * 32)
        raise OSError(problem, "")

    monkeypatch.setattr(os, "link", linked)
    key = tmp_path / "machine.key"
    assert secrets.opened(secrets.sealed("sen hồng", key), key) == "sen hồng"
    assert [key] == list(tmp_path.iterdir())
    assert (key.read_text() == "11" * 32) is (problem == errno.EEXIST)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the key, in no file")
@pytest.mark.parametrize("harm", ["no key", "another key", "half a key", "damaged"])
def test_a_password_of_another_pc_is_said(file, harm):
    machine.write(file, SettingValues().with_value(DATABASE_URL, URL))
    key = file.with_suffix(".key")
    if harm == "no key":
        key.unlink()
    elif harm == "damaged":
        file.write_text(file.read_text().replace("key:", "key:?"))
    else:
        key.write_text("00" * (32 if harm == "another key" else 16))
    with pytest.raises(DatabasePasswordUnreadable) as refusal:
        machine.read(file)
    assert refusal.value.path == str(file)
