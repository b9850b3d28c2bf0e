"""The folder of the office in which one practises: made beside its place, put there whole."""

import shutil

from commune_desk.files.writing import put_in_place
from commune_desk.paths import DataFolder, folder_error
from commune_desk.words.upkeep.practice import FOLDER


def mark(folder: DataFolder) -> None:
    """Say in the folder what it is; only what bears this mark is ever deleted."""
    folder.root.mkdir(parents=True, exist_ok=True)
    folder.practice_mark.write_text(FOLDER, encoding="utf-8")


def replace_office(folder: DataFolder, made: DataFolder) -> None:
    """Put a new office into the place of what was practised before.

    The database comes last: a folder without one is begun anew by the next start.

    Args:
        folder: the marked folder of the office.
        made: a folder of the same disk with an office that nobody has open.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: as the disk refused.
    """
    assert folder.is_practice, "only what was practised is deleted"
    try:
        folder.database.unlink(missing_ok=True)
        for old in (folder.archive, folder.workbooks, folder.reports, folder.backups):
            if old.exists():
                shutil.rmtree(old)
        for name in ("machine_settings", "key", "database"):
            put_in_place(getattr(made, name), getattr(folder, name))
    except OSError as problem:
        raise folder_error(problem, folder.root) from problem
