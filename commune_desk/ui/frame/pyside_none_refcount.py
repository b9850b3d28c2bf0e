"""Keeps Python's constants alive under PySide6 6.12.0 on Python 3.11.

Calls into PySide6 6.12.0 take references to `None` away that were never put: 300 times
`label.setText("x")`, 300 references; `True` and `False` lose theirs in rarer ways. When none is
left the interpreter aborts ("none_dealloc", "bool_dealloc"), on a desk after minutes of work.
PySide6 6.11 counts rightly, and from Python 3.12 on these objects are immortal, so that only 3.11
is concerned; but QtPdf has a wheel of its own only since 6.12, and 3.11 is what Debian 12 has.

Why memory is written here: nothing else gives an object more references than there is room to hold
them. A reference count is the first field of every object of CPython, and 2^60 last for every call
that a computer can make in a century.
"""

import sys

CONSTANTS = (None, True, False, NotImplemented, ...)
PLENTY = 1 << 60


def keep_constants() -> None:
    """Give the constants more references than all the days of an office take; once is enough."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > PLENTY:
        return
    import ctypes

    for constant in CONSTANTS:
        ctypes.c_ssize_t.from_address(id(constant)).value += 2 * PLENTY
