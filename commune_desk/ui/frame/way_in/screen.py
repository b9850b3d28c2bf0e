"""Whether a window can open here: said before Qt, which would only abort the program.

Windows always has a screen and brings its libraries along. On Linux there may be neither. No Qt is
imported here: it may be what cannot be loaded.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from commune_desk.domain.outside_errors import LibraryMissing, NoScreen

NOT_FOUND = ": cannot open shared object file"
"""What the dynamic linker says after the name of a library."""


@contextmanager
def libraries_named() -> Iterator[None]:
    """Import Qt in here: a library of the system that it lacks is said by its name.

    Raises:
        LibraryMissing: this is why an import, or a library, could not be loaded.
    """
    try:
        yield
    except (ImportError, OSError) as failure:
        said = str(failure.__cause__ or failure)  # the bundle's loader wraps the linker's words
        library, found, _ = said.partition(NOT_FOUND)
        if not found:
            raise
        raise LibraryMissing(library) from failure


def check_screen() -> None:
    """Let nobody go on to a window where it cannot open.

    Only an X screen is looked at: what people choose by QT_QPA_PLATFORM they are taken at their
    word for, and a Wayland session is there while its programs are.

    Raises:
        NoScreen: this session has no screen, or its screen does not answer.
        LibraryMissing: Qt lacks what it needs to show a window on it.
    """
    chosen = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
    if sys.platform != "linux" or chosen & {name for name, value in os.environ.items() if value}:
        return
    if not os.environ.get("DISPLAY"):
        raise NoScreen
    with libraries_named():
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
        is_refused = xcb.xcb_connection_has_error(connection)
        xcb.xcb_disconnect(connection)
        if is_refused:
            raise NoScreen
        qt = find_spec("PySide6")
        for folder in (qt and qt.submodule_search_locations) or ():
            ctypes.CDLL(str(Path(folder) / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
