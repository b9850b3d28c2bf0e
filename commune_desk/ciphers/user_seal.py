"""Some bytes that Windows itself keeps (DPAPI): of no use on another PC, or to another user of it.

Their user's password at the sign-in to Windows is what protects them, so that a stolen disk gives
nothing away. Where several accounts of a PC share them, the PC protects them alone: no other PC
opens them, and who of this one may is a matter of the file they stand in.
"""

import base64
import sys

KIND = "dpapi:"
"""How a text begins that only Windows opens."""


class SealedElsewhere(Exception):
    """Another user, or another PC, sealed it; or it is damaged."""


def opened(text: str) -> bytes:
    """What was sealed.

    Raises:
        SealedElsewhere: it cannot be opened here.
    """
    try:
        content = base64.b64decode(text.removeprefix(KIND), validate=True)
        if sys.platform == "win32":
            return _by_windows(content)
    except (OSError, ValueError):
        raise SealedElsewhere from None
    raise SealedElsewhere(len(content))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _FOR_MACHINE = 0x4  # CRYPTPROTECT_LOCAL_MACHINE

    class _Blob(ctypes.Structure):
        _fields_ = (("size", wintypes.DWORD), ("data", ctypes.POINTER(ctypes.c_char)))

    def sealed(content: bytes, *, for_machine: bool = False) -> str:
        """Some bytes as a text that only this user opens, or only this PC."""
        flags = _FOR_MACHINE if for_machine else 0
        return KIND + base64.b64encode(_by_windows(content, protects=True, flags=flags)).decode()

    def _by_windows(content: bytes, *, protects: bool = False, flags: int = 0) -> bytes:
        """What the system makes of some bytes, for the user who runs the program.

        Raises:
            OSError: it does not know them.
        """
        call = "CryptProtectData" if protects else "CryptUnprotectData"
        held = ctypes.cast(ctypes.create_string_buffer(content), ctypes.POINTER(ctypes.c_char))
        given, made = _Blob(len(content), held), _Blob()
        if not getattr(ctypes.windll.crypt32, call)(
            ctypes.byref(given), None, None, None, None, flags, ctypes.byref(made)
        ):
            raise ctypes.WinError()
        try:
            return ctypes.string_at(made.data, made.size)
        finally:
            ctypes.windll.kernel32.LocalFree(made.data)
