"""A second start on the same data folder brings the window that is open to the front, and ends.

The first program listens at an address of the system that is named after its data folder and that
only its user can reach: a named pipe on Windows, a socket elsewhere. Who starts the program again
calls there. A call is a connection without a word in it: whoever can call can make the window show
itself and nothing else. The first program answers by hanging up, so that a program that hangs is
not taken for one that has shown itself; the second start then says that the folder is in use, as
where nobody listens.

An address that a killed program left behind leads nowhere and is taken over; who may listen there
at all is decided by the lock of the folder (`files/lock.py`), never by the address.
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

_REACHED_MS = 500
_ANSWER_MS = 3_000
_ANY_PROCESS = 0xFFFFFFFF


def address_of(folder: Path) -> str:
    """Where the window of a data folder is called; it does not tell the folder."""
    return f"commune-desk-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"


def closing_address_of(folder: Path) -> str:
    """Where it is asked to close, as by its cross."""
    return f"{address_of(folder)}-end"


def call(address: str) -> bool:
    """Ask the program at an address to show its window; whether it did."""
    if sys.platform == "win32":  # only who was just started by hand may give the front away
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_REACHED_MS):
        return False
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    return socket.state() is gone or socket.waitForDisconnected(_ANSWER_MS)


def listen_at(address: str, called: Callable[[], object]) -> QLocalServer:
    """Listen for who calls there, until what is returned is closed."""
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def answer() -> None:
        while (visitor := server.nextPendingConnection()) is not None:
            called()
            visitor.disconnectFromServer()
            visitor.deleteLater()

    server.newConnection.connect(answer)
    if not server.listen(address):
        QLocalServer.removeServer(address)
        server.listen(address)
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
