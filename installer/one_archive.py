"""Run by each program of the bundle before anything else of it: all modules are in one file.

PyInstaller puts the archive of modules into every executable; on Windows there are two, one with a
console and one without, and the bundle would carry the same 8 MB twice. Here both get an empty one,
and look into the file beside the libraries.
"""

import os.path
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # not even `typing` is there before the archive is
    from typing import Any

NAME = "program.pyz"


def use(folder: str, importers: "Any", reader: "Any") -> None:
    """Let the importers of PyInstaller find modules in the archive of a folder.

    Args:
        folder: with the libraries of the bundle.
        importers: PyInstaller's own module with its finders.
        reader: PyInstaller's class that reads an archive.
    """
    archive = reader(os.path.join(folder, NAME), check_pymagic=True)  # noqa: PTH118  # no pathlib yet
    importers.pyz_archive = archive
    for finder in sys.path_importer_cache.values():
        if isinstance(finder, importers.PyiFrozenFinder):
            finder._pyz_archive = archive  # noqa: SLF001  # it was made with the empty one


if (bundled := getattr(sys, "_MEIPASS", None)) is not None:
    use(
        bundled,
        sys.modules["pyimod02_importers"],
        vars(sys.modules["pyimod01_archive"])["ZlibArchiveReader"],
    )
