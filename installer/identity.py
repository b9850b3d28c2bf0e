"""What the program is called where Windows shows it: its files, its menu, its programs."""

import re

from commune_desk import __version__

PRODUCT = "Commune Desk"
DESCRIPTION = "Một cửa cấp xã"
PUBLISHER = "Commune Desk"
COPYRIGHT = "Apache License 2.0"
VERSION = __version__
LANGUAGE, UNICODE = 0x042A, 0x04B0
"""Vietnamese, in Unicode."""


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts: 0.1.0 is 0.1.0.0; what is not a number counts no more."""
    numbers = [int(part) for part in re.findall(r"\d+", version)[:4]]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def version_resource(file_name: str) -> str:
    """The version resource of an executable, in the words in which PyInstaller reads it."""
    numbers = four_numbers(VERSION)
    words = {
        "CompanyName": PUBLISHER,
        "FileDescription": f"{PRODUCT} – {DESCRIPTION}",
        "FileVersion": VERSION,
        "InternalName": PRODUCT,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": file_name,
        "ProductName": PRODUCT,
        "ProductVersion": VERSION,
    }
    table = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    block = f"{LANGUAGE:04x}{UNICODE:04x}"
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),"
        f" kids=[StringFileInfo([StringTable({block!r}, [{table}])]),"
        f" VarFileInfo([VarStruct('Translation', [{LANGUAGE}, {UNICODE}])])])"
    )
