"""JSON and TOML as text: one object of names, or the line at which it is none."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commune_desk.domain.input_errors import NotJson
from commune_desk.domain.outside_errors import FileMissing, FileTooLarge, FileUnreadable


def json_object(text: str, source: str, line: int = 1) -> dict[str, Any]:
    """The object of a JSON text that begins at a line of its file.

    Raises:
        NotJson: it is not JSON, or something other than one object; with the line.
    """
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False).encode()  # half a letter ("\\ud800") is no text
    except (ValueError, RecursionError) as problem:
        raise NotJson(source, line + getattr(problem, "lineno", 1) - 1) from None
    if not isinstance(content, dict):
        raise NotJson(source, line)
    return content


_BLANK = re.compile(r"[ \t\n\r]*")
_READER = json.JSONDecoder()


def line_of(text: str, way: str) -> int:
    """The line on which something stands in a JSON text that was read, the first is 1.

    Args:
        text: one object that `json_object` has taken.
        way: the names that lead to it with points between them, rows of a list by their numbers
            from 1 ("papers.2.paper"); of what is not there, as far as it leads.
    """
    begins = found = _after_blanks(text, 0)
    while way and text[begins] in "{[":
        parts = _members(text, begins) if text[begins] == "{" else _items(text, begins)
        for name, stands, value in parts:
            if way == name or way.startswith(f"{name}."):
                way, found, begins = way[len(name) + 1 :], stands, value
                break
        else:
            break
    return text.count("\n", 0, found) + 1


def _members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Every name of an object, where it stands and where its value does."""
    at = _after_blanks(text, at + 1)
    while text[at] != "}":
        name, end = _READER.raw_decode(text, at)
        value = _after_blanks(text, _after_blanks(text, end) + 1)
        yield name, at, value
        at = _next(text, value)


def _items(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Every row of a list by its number, and where it stands."""
    at, number = _after_blanks(text, at + 1), 0
    while text[at] != "]":
        number += 1
        yield str(number), at, at
        at = _next(text, at)


def _next(text: str, at: int) -> int:
    """Where the next part of an object or a list stands, or where it ends."""
    _, end = _READER.raw_decode(text, at)
    end = _after_blanks(text, end)
    return _after_blanks(text, end + 1) if text[end] == "," else end


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANK.match(text, at)
    return blanks.end() if blanks else at


def read_json(path: Path) -> dict[str, Any]:
    """The object that a JSON file holds.

    Raises:
        FileMissing: no such file.
        FileUnreadable: it is no file, or not to be read by this user.
        FileTooLarge: it has more than `MOST_BYTES`.
        NotJson: the file is not JSON in UTF-8, or holds something other than one object.
    """
    try:
        text = bounded(path, MOST_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except UnicodeDecodeError:
        raise NotJson(path.name, 0) from None
    except (IsADirectoryError, PermissionError):
        raise FileUnreadable(str(path), "JSON") from None
    return json_object(text, path.name)


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds.

    Raises:
        FileMissing: no such file.
        FileTooLarge: it has more than `MOST_BYTES`.
        FileUnreadable: it is not TOML in UTF-8.
    """
    try:
        return tomllib.loads(_text_from(bounded(path, MOST_BYTES)))
    except (FileNotFoundError, IsADirectoryError):
        raise FileMissing(str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        raise FileUnreadable(str(path), "TOML") from None


MOST_BYTES = 16 << 20
"""Of a document that people write; the largest, a calendar of many years, has some 100 KB."""


def bounded(path: Path, most: int) -> bytes:
    """What a file holds, as far as it is not larger than its kind ever is.

    No more than that is ever in memory, whatever the system says of its size: a device, a pipe and
    a file that grows meanwhile have none.

    Raises:
        FileTooLarge: it is larger.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise FileTooLarge(str(path), most >> 20)
    return content


def _text_from(content: bytes) -> str:
    """A text, whichever system wrote its lines."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read_text_file(path: Path, expected: str, *, most: int = MOST_BYTES) -> str:
    """The text of a file that people hand over, with or without the mark that Windows puts first.

    Raises:
        FileMissing: no such file.
        FileTooLarge: it has more bytes than `most`.
        FileUnreadable: it cannot be read as text; `expected` is what it should be.
    """
    try:
        return _text_from(bounded(path, most))
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except (IsADirectoryError, PermissionError, UnicodeDecodeError):
        raise FileUnreadable(str(path), expected) from None


def print_of_file(path: Path) -> str:
    """The SHA-256 of a file, by which the same one is known again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
