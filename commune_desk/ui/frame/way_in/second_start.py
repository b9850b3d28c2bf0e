"""A second start on the same data folder brings the window that is open to the front, and ends.

The first program listens at a door of the system that is named after its data folder and that only
its user can open: a named pipe on Windows, a socket elsewhere. Who starts the program again knocks
there. A knock is a connection without a word in it: whoever can knock can make the window show
itself and nothing else. The first program answers by hanging up, so that a program that hangs is
not taken for one that has shown itself; the second start then says that the folder is in use, as
without a door.

A door that a killed program left behind leads nowhere and is taken over; who may open it at all is
decided by the lock of the folder (`files/lock.py`), never by the door.
"""

from __future__ import annotations

import ctypes
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_KNOCK_MS = 500
_ANSWER_MS = 3_000
_ANY_PROCESS = 0xFFFFFFFF


def door_of(folder: Path) -> str:
    """The name of the door of a data folder, which does not tell the folder."""
    return f"commune-desk-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"


def end_door_of(folder: Path) -> str:
    """The name of the door at which a window is asked to close, as by its cross."""
    return f"{door_of(folder)}-end"


def knock(door: str) -> bool:
    """Ask the program behind a door to show its window; whether it did."""
    if sys.platform == "win32":  # only who was just started by hand may give the front away
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
    socket = QLocalSocket()
    socket.connectToServer(door)
    if not socket.waitForConnected(_KNOCK_MS):
        return False
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    return socket.state() is gone or socket.waitForDisconnected(_ANSWER_MS)


def open_door(door: str, knocked: Callable[[], object]) -> QLocalServer:
    """Listen at a door for who knocks, until what is returned is closed."""
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def answer() -> None:
        while (visitor := server.nextPendingConnection()) is not None:
            knocked()
            visitor.disconnectFromServer()
            visitor.deleteLater()

    server.newConnection.connect(answer)
    if not server.listen(door):
        QLocalServer.removeServer(door)
        server.listen(door)
    return server


def show_in_front() -> None:
    """Put what the clerk works with in front of other programs, as large as it was."""
    windows = [each for each in QApplication.topLevelWidgets() if _is_the_clerks(each)]
    for window in windows:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
    front = QApplication.activeModalWidget() or next(iter(windows), None)
    if front is not None:
        front.raise_()
        front.activateWindow()
        QApplication.alert(front)


def close_windows() -> None:
    """Close what the clerk works with, as by the cross; what asks first stays and asks."""
    QTimer.singleShot(0, QApplication.closeAllWindows)


def _is_the_clerks(window: QWidget) -> bool:
    """Whether it is a window or dialog of the clerk, and none that faces the citizen."""
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
    faces_citizen = Qt.WindowType.WindowDoesNotAcceptFocus in window.windowFlags()
    return window.isVisible() and window.windowType() in kinds and not faces_citizen
