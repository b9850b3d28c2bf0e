"""Makes the next version of a finished bundle, to try an upgrade with: another number, one table.

The number stands in the program's archive, which PyInstaller wrote, and the archive in the bill of
materials; the table is a step of `migration_files/`, which are files of their own.

    PYZ and a zero, four bytes of Python's own, where the list begins (big-endian), entries, list

An entry is a packed module; the list says by name what it is, where it begins and how long it is.
"""

import hashlib
import json
import marshal
import struct
import zlib
from pathlib import Path

import commune_desk

ARCHIVE, BILL = "_internal/program.pyz", "_internal/bom.cdx.json"
STEPS = "_internal/commune_desk/store/migration_files"
STEP = '''"""A step of the next version."""


def up(migrator, db):
    """Make a table that this version does not know."""
    db.execute_sql('CREATE TABLE "of_next_version" ("id" INTEGER PRIMARY KEY)')
'''
_WHERE = slice(8, 12)


def raise_version(bundle: Path, version: str) -> None:
    """Give a bundle another number and a further step; its files may be links to those of another.

    Raises:
        ValueError: it is no archive of PyInstaller's.
    """
    archive = bundle / ARCHIVE
    content = with_version(archive.read_bytes(), version)
    _exchange(archive, content)
    bill = json.loads((bundle / BILL).read_text("utf-8"))
    for component in bill["components"]:
        for file in component.get("components", ()):
            if file["name"] == ARCHIVE:
                file["hashes"][0]["content"] = hashlib.sha256(content).hexdigest()
    _exchange(bundle / BILL, json.dumps(bill, ensure_ascii=False).encode())
    steps = bundle / STEPS
    last = max(int(path.name[:4]) for path in steps.glob("[0-9]*.py"))
    (steps / f"{last + 1:04}_of_next_version.py").write_text(STEP, encoding="utf-8")


def with_version(archive: bytes, version: str) -> bytes:
    """An archive whose package says another number.

    Raises:
        ValueError: it is no archive of PyInstaller's.
    """
    if not archive.startswith(b"PYZ\0"):
        raise ValueError("no archive of PyInstaller's")
    [begins] = struct.unpack("!i", archive[_WHERE])
    listed = dict(marshal.loads(archive[begins:]))  # we have just made it ourselves
    said = Path(commune_desk.__file__).read_text("utf-8")
    said = said.replace(commune_desk.__version__, version, 1)
    code = compile(said, "commune_desk/__init__.py", "exec", dont_inherit=True)
    packed = zlib.compress(marshal.dumps(code), 6)
    kind, _begins, _length = listed["commune_desk"]
    listed["commune_desk"] = (kind, begins, len(packed))
    head = archive[: _WHERE.start] + struct.pack("!i", begins + len(packed))
    rest = archive[_WHERE.stop : begins] + packed + marshal.dumps(list(listed.items()))
    return head + rest


def _exchange(path: Path, content: bytes) -> None:
    """Write a file anew, and leave what it was a link to as it is."""
    path.unlink()
    path.write_bytes(content)
