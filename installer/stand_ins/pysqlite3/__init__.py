"""Stands in for Python's own sqlite3, which the bundle leaves out: peewee asks for it by this name.

So there is one SQLite in the bundle, the encrypted and mended one, and none that nobody uses.
"""

from sqlcipher3 import dbapi2

__all__ = ["dbapi2"]
