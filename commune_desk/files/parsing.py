"""JSON and TOML as text: one object of names, or the line at which it is none."""

import json
import tomllib
from pathlib import Path
from typing import Any

from commune_desk.domain.errors import NotJson
from commune_desk.domain.outside_errors import FileMissing, FileUnreadable


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


def read_json(path: Path) -> dict[str, Any]:
    """The object that a JSON file holds.

    Raises:
        FileMissing: no such file.
        NotJson: the file is not JSON in UTF-8, or holds something other than one object.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except UnicodeDecodeError:
        raise NotJson(path.name, 0) from None
    return json_object(text, path.name)


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds.

    Raises:
        FileMissing: no such file.
        FileUnreadable: it is not TOML in UTF-8.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, IsADirectoryError):
        raise FileMissing(str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise FileUnreadable(str(path), "TOML") from None


def read_text_file(path: Path, expected: str) -> str:
    """The text of a file that people hand over, with or without the mark that Windows puts first.

    Raises:
        FileMissing: no such file.
        FileUnreadable: it cannot be read as text; `expected` is what it should be.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except (IsADirectoryError, PermissionError, UnicodeDecodeError):
        raise FileUnreadable(str(path), expected) from None
