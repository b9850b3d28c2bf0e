"""Takes away what PySide6 6.12.0 does at every import: it reads the source of the module.

It looks there for its own name, to know whether the module may ask for other names of Qt's methods
(`from __feature__ import snake_case`), which nothing here does. Reading the text of each module,
ours and every library's, takes as long as importing it, half a second until the intake page; in the
bundle, which has no texts, it looks for them among all the modules there are.

Why the import statement and not a switch: there is none. PySide6 puts its own import before the one
that was there and leaves that in `builtins` under this name.
"""

import builtins

import PySide6.QtCore  # noqa: F401  # the first part of it that is imported puts it there

WITHOUT_SEARCH = "__orig_import__"

if hasattr(builtins, WITHOUT_SEARCH):
    builtins.__import__ = getattr(builtins, WITHOUT_SEARCH)
