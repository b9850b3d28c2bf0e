"""Who may read and change what is on this PC: its owner, or a named group besides.

On Windows by access lists, in which people and groups stand by their numbers (SID): names differ
from one language of Windows to the next. `icacls` sets them without a console flashing up. Under
Wine and elsewhere by owner, group and mode.
"""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from commune_desk.domain.database_errors import GroupUnknown

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def leave_to_owner(file: Path) -> None:
    """Let nobody but the user who runs the program read a file, whatever its folder allows."""
    if sys.platform == "win32":
        _icacls(file, "/inheritance:r", "/grant:r", f"*{own_sid()}:F")
    else:
        file.chmod(0o600)


def keep_to_owner(folder: Path) -> None:
    """Let what this process makes from now on be its owner's alone: files 0600, folders 0700.

    A data folder that a group shares keeps its group. Windows has no such mode: there the data
    folder lies in the user's own profile, and what is made in it inherits who may read it.
    """
    if sys.platform == "win32":
        return
    is_shared = folder.is_dir() and bool(folder.stat().st_mode & stat.S_ISGID)
    os.umask(0o007 if is_shared else 0o077)


def let_group_read(file: Path, group: str) -> None:
    """Let a group read a file, and nobody else besides its owner.

    Raises:
        GroupUnknown: this PC knows no group of that name.
    """
    if sys.platform == "win32":
        _icacls(file, "/inheritance:r", "/grant:r", f"*{own_sid()}:F", f"*{sid_of(group)}:R")
    else:
        _give(file, group, 0o640)


def let_group_work(folder: Path, group: str) -> None:
    """Let a group work with everything in a folder, also with what comes there later.

    Raises:
        GroupUnknown: this PC knows no group of that name.
    """
    if sys.platform == "win32":
        _icacls(folder, "/grant:r", f"*{sid_of(group)}:(OI)(CI)M")
        return
    _give(folder, group, 0o2770)
    for path in folder.rglob("*"):
        _give(path, group, 0o2770 if path.is_dir() else 0o660)


def _give(path: Path, group: str, mode: int) -> None:
    try:
        shutil.chown(path, group=group)
    except LookupError:
        raise GroupUnknown(group) from None
    path.chmod(mode)


def _icacls(path: Path, *arguments: str) -> None:
    command = [os.path.join(os.environ["SYSTEMROOT"], "System32", "icacls.exe"), str(path)]  # noqa: PTH118
    subprocess.run(
        [*command, *arguments, "/Q"],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_CONSOLE,
    )


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _TOKEN_QUERY, _TOKEN_USER, _LONGEST = 8, 1, 512

    def own_sid() -> str:
        """The number of the user who runs the program.

        Raises:
            OSError: Windows does not say.
        """
        advapi, kernel = ctypes.windll.advapi32, ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        token, room = wintypes.HANDLE(), wintypes.DWORD()
        if not advapi.OpenProcessToken(
            wintypes.HANDLE(kernel.GetCurrentProcess()), _TOKEN_QUERY, ctypes.byref(token)
        ):
            raise ctypes.WinError()
        try:
            content = ctypes.create_string_buffer(_LONGEST)
            if not advapi.GetTokenInformation(
                token, _TOKEN_USER, content, _LONGEST, ctypes.byref(room)
            ):
                raise ctypes.WinError()
        finally:
            kernel.CloseHandle(token)
        return _text_of(ctypes.cast(content, ctypes.POINTER(ctypes.c_void_p))[0])

    def sid_of(group: str) -> str:
        """The number of a group; a number is taken as it is.

        Raises:
            GroupUnknown: this PC knows no group of that name.
        """
        if group.upper().startswith("S-1-"):
            return group.upper()
        content, room = ctypes.create_string_buffer(_LONGEST), wintypes.DWORD(_LONGEST)
        domain, length = ctypes.create_unicode_buffer(_LONGEST), wintypes.DWORD(_LONGEST)
        kind = wintypes.DWORD()
        if not ctypes.windll.advapi32.LookupAccountNameW(
            None,
            group,
            content,
            ctypes.byref(room),
            domain,
            ctypes.byref(length),
            ctypes.byref(kind),
        ):
            raise GroupUnknown(group)
        return _text_of(ctypes.addressof(content))

    def _text_of(sid: int | None) -> str:
        text = wintypes.LPWSTR()
        if not ctypes.windll.advapi32.ConvertSidToStringSidW(
            ctypes.c_void_p(sid), ctypes.byref(text)
        ):
            raise ctypes.WinError()
        try:
            return text.value or ""
        finally:
            ctypes.windll.kernel32.LocalFree(text)
