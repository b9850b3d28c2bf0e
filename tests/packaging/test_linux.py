"""The tarball for Linux: unpacked anywhere, it puts itself into the menu."""

import os
import subprocess
import sys
import tarfile

import pytest

from installer import linux

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a tarball is for Linux")


def test_the_menu_entry_starts_the_program_where_it_was_unpacked(tmp_path):
    bundle = tmp_path / "made"
    (bundle / "_internal").mkdir(parents=True)
    program = bundle / "commune-desk"
    program.write_text("#!/bin/sh\necho đã mở\n", encoding="utf-8")
    program.chmod(0o700)
    packed = linux.pack(bundle, tmp_path / "commune-desk.tar.gz")
    place = tmp_path / "Một cửa & xã | phường"
    with tarfile.open(packed) as archive:
        archive.extractall(place, filter="data")
    home = tmp_path / "home"
    variables = os.environ | {"XDG_DATA_HOME": str(home)}
    subprocess.run([place / "commune-desk" / "set-up.sh"], env=variables, check=True)
    entry = (home / "applications" / "commune-desk.desktop").read_text("utf-8")
    (line,) = [one for one in entry.splitlines() if one.startswith("Exec=")]
    started = line.removeprefix("Exec=").strip('"')
    assert started == str(place / "commune-desk" / "commune-desk")
    assert subprocess.check_output([started], encoding="utf-8") == "đã mở\n"
    assert "@FOLDER@" not in entry
