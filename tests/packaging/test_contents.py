"""The bundle holds what the program runs with, and nothing that nobody loads."""

import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image as Picture
from PIL import Image

from installer import contents, identity


@pytest.mark.parametrize(
    ("name", "is_shipped"),
    [
        ("resources/fonts/NotoSans-Regular.ttf", True),
        ("resources/pictures/intake.png", False),
        ("resources/law/__pycache__/x.pyc", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6\\plugins\\imageformats\\qtiff.dll", False),
        ("PySide6\\plugins\\imageformats\\qjpeg.dll", False),
        ("PySide6\\plugins\\printsupport\\windowsprintersupport.dll", True),
        ("PySide6/Qt/translations/qtbase_vi.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6\\opengl32sw.dll", False),
        ("tzdata/zoneinfo/Asia/Ho_Chi_Minh", True),
        ("tzdata/zoneinfo/Europe/Paris", False),
        ("tzdata/zoneinfo/__init__.py", True),
        ("psycopg_binary.libs/libpq-e9b5c9ac.so.5.18", True),
    ],
)
def test_a_file_goes_along_or_stays(name, is_shipped):
    assert contents.is_shipped(name) is is_shipped


@pytest.mark.parametrize(
    ("name", "source", "may_travel"),
    [
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libgtk-3.so.0", "/lib/x86_64-linux-gnu/libgtk-3.so.0", False),
        ("libreadline.so.8", "/usr/lib/x86_64-linux-gnu/libreadline.so.8", False),
        ("libgnutls.so.30", "/lib/x86_64-linux-gnu/libgnutls.so.30", False),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("python3.11/lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", True),
        ("nacl/_sodium.abi3.so", "/venv/lib/nacl/_sodium.abi3.so", True),
    ],
)
def test_of_a_linux_only_what_a_desktop_may_lack_travels(name, source, may_travel):
    assert contents.may_travel(name, source) is may_travel


def test_a_library_stays_when_nothing_links_to_it():
    kept = contents.shipped(
        [
            ("a/module.so", "a/module.so", "EXTENSION"),
            ("a.libs/libneeded.so.1", "a.libs/libneeded.so.1", "BINARY"),
            ("libneeded.so.1", "a.libs/libneeded.so.1", "SYMLINK"),
            ("a.libs/libdeeper.so", "a.libs/libdeeper.so", "BINARY"),
            ("a.libs/libidle.so", "a.libs/libidle.so", "BINARY"),
        ],
        lambda file: {
            "a/module.so": ["libneeded.so.1", "libc.so.6"],
            "a.libs/libneeded.so.1": ["libdeeper.so"],
        }.get(file, []),
    )
    assert [name for name, _, _ in kept] == [
        "a/module.so",
        "a.libs/libneeded.so.1",
        "libneeded.so.1",
        "a.libs/libdeeper.so",
    ]


def test_what_a_left_out_plug_in_needs_stays_too():
    kept = contents.shipped(
        [
            ("PySide6/Qt/plugins/platforms/libqxcb.so", "xcb", "BINARY"),
            ("PySide6/Qt/plugins/platforms/libqwayland.so", "wayland", "BINARY"),
            ("PySide6/Qt/lib/libQt6XcbQpa.so.6", "xcbqpa", "BINARY"),
            ("PySide6/Qt/lib/libQt6WaylandClient.so.6", "waylandclient", "BINARY"),
        ],
        lambda file: {"xcb": ["libQt6XcbQpa.so.6"], "wayland": ["libQt6WaylandClient.so.6"]}.get(
            file, []
        ),
    )
    assert [source for _, source, _ in kept] == ["xcb", "xcbqpa"]


def test_a_link_to_what_stays_behind_stays_too():
    binaries = [("PySide6/Qt/lib/libQt6Gui.so.6", "gui", "BINARY")]
    kept = contents.shipped_data(
        [
            ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
            ("libQt6EglFs.so.6", "PySide6/Qt/lib/libQt6EglFs.so.6", "SYMLINK"),
            ("resources/law/README.md", "README.md", "DATA"),
        ],
        binaries,
    )
    assert [name for name, _, _ in kept] == ["libQt6Gui.so.6", "resources/law/README.md"]


def test_a_runtime_of_cpp_is_there_once_where_all_find_it():
    kept = contents.without_doubles(
        [
            ("shiboken6\\MSVCP140.dll", "one", "BINARY"),
            ("PySide6\\msvcp140.dll", "another", "BINARY"),
            ("PySide6\\Qt6Core.dll", "qt", "BINARY"),
        ]
    )
    assert kept == [("msvcp140.dll", "one", "BINARY"), ("PySide6\\Qt6Core.dll", "qt", "BINARY")]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3rc4", (1, 2, 3, 4))],
)
def test_windows_reads_a_version_as_four_numbers(version, numbers):
    assert identity.four_numbers(version) == numbers


def test_an_executable_says_what_it_is():
    said = identity.version_resource("Commune Desk.exe")
    assert "'OriginalFilename', 'Commune Desk.exe'" in said
    assert f"'FileVersion', '{identity.VERSION}'" in said
    assert "'042a04b0'" in said


def test_the_modules_of_the_start_are_packed_and_still_found(tmp_path):
    archive = tmp_path / "base_library.zip"
    with zipfile.ZipFile(archive, "w") as loose:
        loose.writestr("of_the_start.py", "ANSWER = 42\n" * 1000)
        loose.writestr("encodings_too/__init__.py", "")
    before = archive.stat().st_size
    contents.pack_smaller(archive)
    assert archive.stat().st_size < before / 10
    asked = "import of_the_start, encodings_too; print(of_the_start.ANSWER)"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"PYTHONPATH": str(archive)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "42"


def test_the_stand_in_for_ssl_loads_where_it_is_asked_for_and_connects_to_nothing():
    """asyncio and psycopg load with it; who would use it is told, and gets no open connection."""
    place = str(Path(contents.__file__).parent / "stand_ins" / "ssl.py")
    asked = (
        "import ssl, asyncio, http.client, urllib.request, psycopg\n"
        f"assert ssl.__file__ == {place!r}, ssl.__file__\n"
        "import sys; assert '_ssl' not in sys.modules\n"
        "try:\n    ssl.create_default_context()\n"
        "except ssl.SSLError:\n    print('told')\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"PYTHONPATH": str(Path(place).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "told"


def test_the_stand_in_for_pillow_lets_papers_be_drawn_and_pictures_of_a_workbook_stay(tmp_path):
    """A seal or a sign that an office has put on a sheet of its own; of each kind as it was."""
    pictures = {}
    for kind in ("png", "jpeg", "gif", "bmp", "tiff"):
        file = tmp_path / f"dấu.{kind}"
        Image.new("RGB", (7, 5), "#0B5CAD").save(file, kind)
        pictures[kind] = file.read_bytes()
    pictures["emf"] = (
        struct.pack("<2I4i4i", 1, 88, 0, 0, 7, 5, 0, 0, 700, 500) + b" EMF" + bytes(48)
    )
    (tmp_path / "dấu.emf").write_bytes(pictures["emf"])
    book = Workbook()
    book.create_sheet("Dấu", 0).add_image(Picture(str(tmp_path / "dấu.png")), "B2")
    book.save(tmp_path / "sổ.xlsx")
    asked = """
import io, sys
from PIL import Image, UnidentifiedImageError
from openpyxl import load_workbook
from openpyxl.drawing.image import Image as Picture
book = load_workbook("sổ.xlsx")
book.active = 0
[kept] = book.active._images
assert (kept.width, kept.height, kept.anchor._from.row) == (7, 5, 1)
for kind in ("jpeg", "gif", "bmp", "tiff", "emf"):
    picture = Picture(io.BytesIO(open("dấu." + kind, "rb").read()))
    assert (picture.width, picture.height) == (7, 5), kind
    book.active.add_image(picture)
book.save("mới.xlsx")
for nothing in (b"", b"MZ", b"\\x89PNG\\r\\n\\x1a\\n"):
    try:
        Image.open(io.BytesIO(nothing))
    except UnidentifiedImageError:
        continue
    raise AssertionError(nothing)
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas("giấy.pdf")
canvas.drawString(10, 10, "giấy")
canvas.save()
assert "PIL._imaging" not in sys.modules
"""
    place = str(Path(contents.__file__).parent / "stand_ins")
    environment = os.environ | {"PYTHONPATH": place, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", asked]
    subprocess.run(command, env=environment, cwd=tmp_path, check=True)
    with zipfile.ZipFile(tmp_path / "mới.xlsx") as kept:
        media = {name: kept.read(name) for name in kept.namelist() if "/media/" in name}
        types = kept.read("[Content_Types].xml").decode()
    assert sorted(media.values()) == sorted(pictures.values())
    assert all(f'Extension="{kind}"' in types for kind in pictures)
