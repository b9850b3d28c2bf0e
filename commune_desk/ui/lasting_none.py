"""Keeps Python's `None`, `True` and `False` alive under PySide6 6.12.0 on Python 3.11.

Every call into PySide6 6.12.0 that returns `None` takes a reference to it away that was never put:
300 times `label.setText("x")`, 300 references. When none is left the interpreter aborts with
"none_dealloc", on a desk after a few minutes of work. `emit` and `disconnect` of a signal take
`True` in the same way, and it has a few hundred references in all: "bool_dealloc". PySide6 6.11
counts rightly, and from Python 3.12 on these are immortal, so that only 3.11 is concerned; but
QtPdf has a wheel of its own only since 6.12, and 3.11 is what Debian 12 has.

Why memory is written here: nothing else gives an object more references than there is room to hold
them. A reference count is the first field of every object of CPython, and 2^60 last for every call
that a computer can make in a century.
"""

import sys

PLENTY = 1 << 60


def keep_none() -> None:
    """Give the constants more references than all the days of an office can take, once."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > PLENTY:
        return
    import ctypes

    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += 2 * PLENTY
