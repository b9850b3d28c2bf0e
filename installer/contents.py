"""What goes into the bundle: the least that the program runs with, the same everywhere.

PyInstaller takes whatever could be needed. Here stands what is: a plug-in of Qt by its name, a
library of this Linux by the reason why a desktop may lack it, and of every other library only what
something in the bundle links to (`reachable`). What is left out nobody need licence, install or
keep up to date. `tests/packaging/test_contents.py` looks at the rules, the self-test of the bundle
at what came of them.
"""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: where it goes, where it is, what it is."""

UNUSED_MODULES = [
    "readline",  # GPL; `cmd` and `code` of Python itself ask for it
    "sqlite3",  # the office's database is sqlcipher3's, which has the mended SQLite
    "_sqlite3",
    "_hashlib",  # what OpenSSL does faster, Python does by itself
    "_ssl",  # libpq has an OpenSSL of its own; for who asks for `ssl`: stand_ins/ssl.py
    "_bz2",  # other ways to pack, of which zipfile, shutil and playhouse ask whether they are there
    "_lzma",
    "bz2",
    "lzma",
    "multiprocessing",
    "concurrent.futures.process",
    "xmlrpc",
    "_pydecimal",
    "charset_normalizer",
    "_codecs_cn",  # the alphabets of other countries
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "tkinter",
    "numpy",
    "setuptools",
    "unittest",
    "pydoc",
    "doctest",
    "pdb",
    "smtplib",  # nothing here sends or fetches
    "ftplib",
    "http.cookiejar",
    "cgi",
    "reportlab.graphics.charts.legends",  # of which a QR code needs none
    "reportlab.graphics.charts.piecharts",
    "reportlab.graphics.renderPM",
    "reportlab.graphics.renderPS",
    "reportlab.graphics.renderSVG",
    "reportlab.graphics.testshapes",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.sax",
    "PySide6.QtDBus",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
]

AS_SOURCE = dict.fromkeys(("PySide6", "docxtpl", "psycopg", "psycopg_binary", "shiboken6"), "py")
"""The libraries under the LGPL: files of their own, which anybody may read, change and replace."""

PLUGINS: Mapping[str, frozenset[str]] = {
    "platforms": frozenset({"qwindows", "qxcb", "qoffscreen"}),
    "imageformats": frozenset({"qico", "qsvg"}),
    "iconengines": frozenset({"qsvgicon"}),
    "printsupport": frozenset({"cupsprintersupport", "windowsprintersupport"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
}
"""The plug-ins of Qt that we use, by their folders; no other folder or file of them goes along."""

ZONES = ("Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok", "Etc/UTC", "UTC", "GMT")
"""The office's own time, and what a database server may be set to."""

NOT_SHIPPED = (
    "opengl32sw",  # a renderer for PCs without graphics: widgets are drawn without
    "d3dcompiler",
    "resources/pictures/",  # those of README
    "docx/templates/default-docx-template/",  # what its template was made of
    "__pycache__",
)

SYSTEM_LIBRARIES = (
    "libpython3",
    "libffi",
    "libexpat",
    "libuuid",
    "libz.",
    "libxcb-cursor",
    "libxcb-icccm",
    "libxcb-image",
    "libxcb-keysyms",
    "libxcb-randr",
    "libxcb-render-util",
    "libxcb-shape",
    "libxcb-util",
    "libxcb-xkb",
    "libxkbcommon-x11",
)
"""Of a Linux: what Python was built with, and the pieces of X that a desktop may lack.

All else (C and C++, X, fonts, CUPS, D-Bus, OpenGL) belongs to the desktop and must fit its parts; a
copy of ours would bring thirty more libraries along, some of them under the GPL.
"""


def is_shipped(name: str) -> bool:
    """Whether a file goes into the bundle, by the place that it would have there."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "/translations/" in f"/{path}":
        return path.stem.endswith("_vi")
    if "plugins" in path.parts and "PySide6" in path.parts:
        return path.stem.removeprefix("lib") in PLUGINS.get(path.parent.name, ())
    if "tzdata/zoneinfo/" in str(path) and path.suffix != ".py":
        return str(path).endswith(ZONES)
    return not any(part in str(path).lower() for part in NOT_SHIPPED)


def is_of_the_system(source: str) -> bool:
    """Whether a library was taken from this Linux and not from a package of Python."""
    return source.startswith(("/lib/", "/lib64/", "/usr/lib/"))


def may_travel(name: str, source: str) -> bool:
    """Whether a library of this Linux goes along; those of packages always may."""
    library = PurePosixPath(source).name
    return not is_of_the_system(source) or library.startswith(SYSTEM_LIBRARIES) or "/" in name


def shipped(binaries: Iterable[Entry], needed_by: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The compiled files that go along.

    Args:
        binaries: what PyInstaller found.
        needed_by: the names of the libraries that a file links to.
    """
    kept = [e for e in binaries if is_shipped(e[0]) and may_travel(e[0], e[1])]
    return reachable(without_doubles(kept), needed_by)


def shipped_data(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """The files that go along beside those, without links to what does not."""
    there = {name for name, _source, _kind in binaries}
    return [
        (name, source, kind)
        for name, source, kind in datas
        if is_shipped(name) and (kind != "SYMLINK" or source in there)
    ]


def without_doubles(entries: Iterable[Entry]) -> list[Entry]:
    """One copy of each runtime of C++ that several packages for Windows carry."""
    seen: set[str] = set()
    kept = []
    for name, source, kind in entries:
        base = PurePosixPath(name.replace("\\", "/")).name.lower()
        if base.startswith(("msvcp140", "vcruntime140", "concrt140")):
            if base in seen:
                continue
            seen.add(base)
            name = PurePosixPath(base).name  # noqa: PLW2901  # beside Python's, where all find it
        kept.append((name, source, kind))
    return kept


def reachable(entries: Iterable[Entry], needed_by: Callable[[str], Iterable[str]]) -> list[Entry]:
    """What is loaded by name, and what that links to, and so on.

    Extension modules and plug-ins are loaded by name; any other library only because another file
    links to it.
    """
    all_entries = list(entries)
    by_name: dict[str, list[Entry]] = {}
    for entry in all_entries:
        by_name.setdefault(PurePosixPath(entry[0].replace("\\", "/")).name.lower(), []).append(
            entry
        )
    waiting = [entry for entry in all_entries if is_loaded_by_name(entry)]
    reached: set[Entry] = set()
    while waiting:
        entry = waiting.pop()
        if entry in reached:
            continue
        reached.add(entry)
        if entry[2] != "SYMLINK":
            names = {
                PurePosixPath(name.replace("\\", "/")).name.lower() for name in needed_by(entry[1])
            }
            waiting.extend(found for name in names for found in by_name.get(name, ()))
    return [entry for entry in all_entries if entry in reached]


def is_loaded_by_name(entry: Entry) -> bool:
    """Whether something asks for a file without linking to it."""
    name, _source, kind = entry
    lowered = name.replace("\\", "/").lower()
    is_python = PurePosixPath(lowered).name.startswith(("libpython3", "python3"))
    return kind == "EXTENSION" or "/plugins/" in lowered or is_python


def pack_smaller(archive: Path) -> None:
    """Pack the modules with which Python starts: PyInstaller only puts them into one file.

    Args:
        archive: `base_library.zip`. Only for a Python that has zlib built in, as every one for
            Windows; elsewhere it is one of the modules that start later.
    """
    with zipfile.ZipFile(archive) as loose:
        files = {entry.filename: loose.read(entry) for entry in loose.infolist()}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
