r"""Who may read and change what is on this PC: its owner, or a named group besides.

On Windows by access lists, in which people and groups stand by their numbers (SID): names differ
from one language of Windows to the next. The system's own calls set them: no other program is run,
no console flashes up. A list of ours inherits nothing, so that what the folder above allows (below
`C:\ProgramData` every user may read) does not count. Elsewhere by owner, group and mode.
"""

import os
import re
import shutil
import stat
import sys
from pathlib import Path

from commune_desk.domain.office.database_errors import (
    GroupNotOurs,
    GroupUnknown,
    KeyOfAnotherAccount,
)
from commune_desk.paths import is_shared

USERS = "S-1-5-32-545" if sys.platform == "win32" else "users"
"""The group of every user of a PC: on Windows by its number, which is the same in each language."""


def leave_to_owner(file: Path) -> None:
    """Let nobody but the user who runs the program read a file, whatever its folder allows."""
    if sys.platform == "win32":
        _allow(file, f"(A;;FA;;;{own_sid()})")
    else:
        file.chmod(0o600)


def keep_to_owner(folder: Path) -> None:
    """Let what this process makes from now on be its owner's alone: files 0600, folders 0700.

    A data folder that a group shares keeps its group. Windows has no such mode: there the data
    folder lies in the user's own profile, and what is made in it inherits who may read it.

    Raises:
        OSError: the disk does not say whether the folder is shared; it is taken for one that is
            not.
    """
    if sys.platform == "win32":
        return
    os.umask(0o077)
    if _is_shared(folder):
        os.umask(0o007)


def let_group_of_folder_work(file: Path) -> None:
    """Let the group of a folder that accounts share work with a file of ours that is made in it.

    In any other folder it stays as it is. On Windows a file has what its folder gives it.

    Raises:
        OSError: the disk refuses.
    """
    if sys.platform != "win32" and _is_shared(file.parent):
        file.chmod(0o660)


def let_group_of_folder_read(file: Path) -> None:
    """The same for what the group may read and nothing else, as a key.

    Raises:
        OSError: the disk refuses.
    """
    if sys.platform == "win32":
        if is_shared(file):
            _allow(file, readers(list_of(file.parent), own_sid()))
    elif _is_shared(file.parent):
        file.chmod(0o640)


def let_readers_of_folder_read(file: Path, folder: Path) -> None:
    """Let whoever works in a shared folder read a file that stands elsewhere, and nobody else.

    Raises:
        OSError: the system refuses.
    """
    if sys.platform == "win32":
        _allow(file, readers(list_of(folder), own_sid()))
    else:
        shutil.chown(file, group=folder.stat().st_gid)
        file.chmod(0o640)


def check_ours(file: Path) -> None:
    """See that the user who runs the program may give another name to a file that is there.

    In a folder that accounts share the group reads a key, and who wrote it keeps it: on Windows by
    its list, elsewhere where the folder leaves each file to its owner (the sticky bit).

    Raises:
        KeyOfAnotherAccount: another account keeps it, which is named.
    """
    if not file.exists():
        return
    if sys.platform == "win32":
        if not _may_rename(file):
            names = map(account_of, keepers(list_of(file)))
            raise KeyOfAnotherAccount(str(file), ", ".join(names))
    elif not _is_ours(file):
        raise KeyOfAnotherAccount(str(file), _owner(file))


def keepers(file_list: str) -> tuple[str, ...]:
    """Who may do all with a file that has that list (SDDL), people before groups of the PC.

    >>> keepers("D:P(A;;FA;;;S-1-5-21-1-2-3-1001)(A;;FR;;;BU)")
    ('S-1-5-21-1-2-3-1001',)
    """
    return tuple(
        who for rights, who in _ENTRY.findall(file_list) if rights == "FA" and who not in _NO_USERS
    )


def let_folder_give_on(folder: Path) -> None:
    """Let a folder, made in one that accounts share, give what is made in it as that one does.

    What is made in it is put beside it later and keeps who may read it. Only on Windows: there
    Python closes the folders for half done work to everybody else, and to their contents, too.

    Raises:
        OSError: the disk refuses.
    """
    if sys.platform == "win32" and is_shared(folder):
        _allow(folder, "", inherits=True)


def readers(folder_list: str, own: str) -> str:
    """Who may do what with a key that lies in a folder with that list, as entries of its own list.

    Who may do all there keeps the key; whoever else may work there reads it, and who only looks has
    nothing of it. The keepers of the PC and the system may do all, too, but have no use for a key.

    Args:
        folder_list: the access list of the folder, in the system's own language (SDDL).
        own: the number of the user who writes the key.
    """
    found = {own: True}
    for rights, who in _ENTRY.findall(folder_list):
        if who not in _NO_USERS and _may_write(rights):
            found[who] = found.get(who, False) or rights == "FA"
    return "".join(f"(A;;{'FA' if has_all else 'FR'};;;{who})" for who, has_all in found.items())


def _may_write(rights: str) -> bool:
    """Whether rights, as letters or as a number, are more than those of somebody who looks."""
    if rights.lower().startswith("0x"):
        return bool(int(rights, 16) & _WRITE_DATA)
    return "FA" in rights or "FW" in rights


_ENTRY = re.compile(r"\(A;[^;]*;([^;]*);;;([^;)]+)\)")
_WRITE_DATA = 2
_NO_USERS = {"BA", "SY", "CO", "CG", "OW"}
"""The keepers of the PC, the system, and who stands for whoever makes a file."""


def _is_shared(folder: Path) -> bool:
    """Whether a folder gives what is made in it to its group; Windows says so by its lists."""
    return folder.is_dir() and bool(folder.stat().st_mode & stat.S_ISGID)


def _is_ours(file: Path) -> bool:
    """Whether a file may be renamed by us, in a folder in which we work."""
    folder, user = file.parent.stat(), os.geteuid()
    is_free = not folder.st_mode & stat.S_ISVTX
    return is_free or user in (0, folder.st_uid, file.stat().st_uid)


def _owner(file: Path) -> str:
    try:
        return file.owner()
    except KeyError:  # of an account that is there no more
        return str(file.stat().st_uid)


def let_group_read(file: Path, group: str) -> None:
    """Let a group read a file, and nobody else besides its owner.

    Raises:
        GroupUnknown: this PC knows no group of that name.
        GroupNotOurs: the user may not give it to that group.
    """
    if sys.platform == "win32":
        _allow_group(file, f"(A;;FA;;;{own_sid()})(A;;FR;;;{sid_of(group)})", group)
    else:
        _give(file, group, 0o640)


def let_all_look(file: Path) -> None:
    """Let every account of the PC read a file in which nothing is secret, and look into its folder.

    On Windows whoever may write where all accounts look lets them read by that.
    """
    if sys.platform != "win32":
        file.chmod(0o644)
        file.parent.chmod(0o755)


def let_group_work(folder: Path, group: str) -> None:
    """Let a group work with everything in a folder, also with what comes there later.

    Nobody else of the PC may look into it, but its keepers and the system.

    Raises:
        GroupUnknown: this PC knows no group of that name.
        GroupNotOurs: the user may not give it to that group.
    """
    if sys.platform == "win32":
        whole = "".join(f"(A;OICI;FA;;;{who})" for who in (own_sid(), "BA", "SY"))
        _allow_group(folder, f"{whole}(A;OICI;{_CHANGE:#x};;;{sid_of(group)})", group)
        return
    _give(folder, group, 0o2770)
    for path in folder.rglob("*"):
        _give(path, group, 0o2770 if path.is_dir() else 0o660)


def _give(path: Path, group: str, mode: int) -> None:
    try:
        shutil.chown(path, group=group)
    except LookupError:
        raise GroupUnknown(group) from None
    except PermissionError:
        raise GroupNotOurs(group, str(path)) from None
    path.chmod(mode)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _TOKEN_QUERY, _TOKEN_USER, _LONGEST = 8, 1, 512
    _CHANGE = 0x1301BF
    """Read, write, run and delete, but not give rights away."""
    _DELETE, _SHARE_ALL, _OPEN_EXISTING, _ACCESS_DENIED = 0x10000, 7, 3, 5
    _FILE, _LIST, _OUR_LIST_ALONE, _OUR_LIST_AND_FOLDERS = 1, 4, 0x80000004, 0x20000004
    """The kind of thing, and: its access list; which inherits nothing; or what its folder gives."""

    def _allow(path: Path, entries: str, *, inherits: bool = False) -> None:
        """Let those of the entries in, and nobody else; what is in a folder inherits it.

        Args:
            path: a file or folder.
            entries: access control entries in the system's own language (SDDL).
            inherits: whether those of its folder come in as well.

        Raises:
            OSError: the system refuses.
        """
        advapi, pointer = ctypes.windll.advapi32, ctypes.c_void_p
        described, rights, is_there, is_usual = (
            pointer(),
            pointer(),
            wintypes.BOOL(),
            wintypes.BOOL(),
        )
        if not advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            ctypes.c_wchar_p(f"D:{'' if inherits else 'P'}{entries}"),
            1,
            ctypes.byref(described),
            None,
        ):
            raise ctypes.WinError()
        try:
            if not advapi.GetSecurityDescriptorDacl(
                described, ctypes.byref(is_there), ctypes.byref(rights), ctypes.byref(is_usual)
            ):
                raise ctypes.WinError()
            failed = advapi.SetNamedSecurityInfoW(
                ctypes.c_wchar_p(str(path)),
                _FILE,
                wintypes.DWORD(_OUR_LIST_AND_FOLDERS if inherits else _OUR_LIST_ALONE),
                None,
                None,
                rights,
                None,
            )
            if failed:
                raise ctypes.WinError(failed)
        finally:
            ctypes.windll.kernel32.LocalFree(described)

    def list_of(path: Path) -> str:
        """The access list of a file or folder, in the system's own language (SDDL).

        Raises:
            OSError: the system refuses.
        """
        advapi, free = ctypes.windll.advapi32, ctypes.windll.kernel32.LocalFree
        described, text = ctypes.c_void_p(), wintypes.LPWSTR()
        if failed := advapi.GetNamedSecurityInfoW(
            ctypes.c_wchar_p(str(path)),
            _FILE,
            wintypes.DWORD(_LIST),
            None,
            None,
            None,
            None,
            ctypes.byref(described),
        ):
            raise ctypes.WinError(failed)
        try:
            if not advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW(
                described, 1, wintypes.DWORD(_LIST), ctypes.byref(text), None
            ):
                raise ctypes.WinError()
            said = text.value or ""
            free(text)
        finally:
            free(described)
        return said

    def _allow_group(path: Path, entries: str, group: str) -> None:
        """The same for a group; where the disk knows no such lists it cannot be done either."""
        try:
            _allow(path, entries)
        except OSError:
            raise GroupNotOurs(group, str(path)) from None

    def _may_rename(path: Path) -> bool:
        """Whether the system would let us: it opens the file for that, and nothing is done."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        opened = kernel.CreateFileW(
            ctypes.c_wchar_p(str(path)), _DELETE, _SHARE_ALL, None, _OPEN_EXISTING, 0, None
        )
        if opened == wintypes.HANDLE(-1).value:
            return ctypes.get_last_error() != _ACCESS_DENIED
        kernel.CloseHandle(wintypes.HANDLE(opened))
        return True

    def account_of(sid: str) -> str:
        """The name of an account by its number; the number where Windows knows no name."""
        advapi, kernel = ctypes.windll.advapi32, ctypes.windll.kernel32
        number, length = ctypes.c_void_p(), wintypes.DWORD(_LONGEST)
        name, domain = (ctypes.create_unicode_buffer(_LONGEST) for _ in range(2))
        domain_length, kind = wintypes.DWORD(_LONGEST), wintypes.DWORD()
        if not advapi.ConvertStringSidToSidW(ctypes.c_wchar_p(sid), ctypes.byref(number)):
            return sid
        try:
            is_known = advapi.LookupAccountSidW(
                None,
                number,
                name,
                ctypes.byref(length),
                domain,
                ctypes.byref(domain_length),
                ctypes.byref(kind),
            )
            return name.value if is_known else sid
        finally:
            kernel.LocalFree(number)

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
