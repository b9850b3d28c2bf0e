"""The offices in which the monkey works, and who works there."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commune_desk import bootstrap
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import DataFolder, resources
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office import office
from commune_desk.services.upkeep import practice_office

OFFICERS = ("mai", "phuc", "tung", "quantri", "mai")
"""Who begins the shifts, in turn: a clerk, a specialist, a leader, an administrator, a clerk."""

SECRET = "một mật khẩu dài"  # of invented people


class Offices:
    """An office for practice and a real one, each with a month of work, copied for every shift.

    Args:
        folder: where they stand.
        is_brief: whether the real office begins empty and there is none for practice.
    """

    def __init__(self, folder: Path, *, is_brief: bool = False) -> None:
        self._folder, self._is_brief = folder, is_brief
        self._real, self._practice = folder / "real", folder / "practice"

    def make(self) -> None:
        """Make them; takes some seconds."""
        setup = read_office_file(resources() / "practice" / "office.toml")
        opened = bootstrap.create_office(DataFolder(self._real), setup)
        try:
            for login in dict.fromkeys(OFFICERS):
                office.choose_first_password(opened, login, SECRET)
            if not self._is_brief:
                practice_office.fill(bootstrap.desk_without_screen(opened))
        finally:
            opened.database.close()
        if not self._is_brief:
            bootstrap.make_practice(DataFolder(self._practice))

    @contextmanager
    def open(self, shift: int) -> Iterator[OpenOffice]:
        """The office of a shift."""
        is_real = self._is_brief or shift % 2 == 0
        with tempfile.TemporaryDirectory(dir=self._folder) as copied:
            shutil.copytree(self._real if is_real else self._practice, copied, dirs_exist_ok=True)
            data = DataFolder(Path(copied))
            os.chdir(copied)
            opened = bootstrap.open_office(data if is_real else data.practice)
            try:
                yield opened
            finally:
                opened.database.close()
                os.chdir(self._folder)
