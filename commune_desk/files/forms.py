"""Form files: `resources/forms/<code>.toml` and those of an office, read strictly.

The heads of all files are read when the first form is asked for, which takes a third of a
millisecond each; a form itself only when it is needed. `resources/forms/README.md` describes what
a file can say.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from commune_desk.domain.form.written import SharedParts, WrittenForm
from commune_desk.domain.form_errors import FormWrong
from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.domain.plain import to_plain
from commune_desk.files.parsing import read_toml
from commune_desk.files.strict import Place, as_written, read

SHARED = "shared.toml"
_CODE = re.compile(r"[a-z][a-z0-9_]{0,60}")
LARGEST = 150_000
"""Bytes of a form file; the largest of the law has 30,000."""


def read_shared(folder: Path) -> SharedParts:
    """What all forms have in common.

    Raises:
        FileMissing, FileUnreadable: the program's own files are damaged.
        UnknownField, WrongField: as for `form_from`.
    """
    return read(SharedParts, read_toml(folder / SHARED), Place(SHARED))


def form_from(text: str, source: str) -> WrittenForm:
    """The form that the text of a file writes.

    Args:
        text: TOML.
        source: the name of the file, for who must mend it.

    Raises:
        FileUnreadable: it is no TOML, or larger than any form.
        UnknownField, WrongField: a key is not known, or its value not understood.
    """
    if len(text) > LARGEST:
        raise FileUnreadable(source, "TOML")
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError):  # a number of 5,000 digits is no TOMLDecodeError
        raise FileUnreadable(source, "TOML") from None
    form = read(WrittenForm, content, Place(source))
    if not _CODE.fullmatch(form.code):
        raise FormWrong(form.code, "code", "letters", form.code)
    return form


def form_text(form: WrittenForm) -> str:
    """The text of a file that writes a form; `form_from` reads it back."""
    import tomli_w  # who edits a form waits for it, not who fills one

    content = as_written(to_plain(form))
    return tomli_w.dumps(content, multiline_strings=True)


def read_forms(folder: Path) -> dict[str, WrittenForm]:
    """Every form of a folder by its code, in the order of their names.

    Raises:
        FormWrong: the code of a file is not its name.
        FileUnreadable, UnknownField, WrongField: as for `form_from`.
    """
    found = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == SHARED:
            continue
        form = form_from(_text_of(path), path.name)
        if form.code != path.stem:
            raise FormWrong(form.code, "code", "code", path.name)
        found[form.code] = form
    return found


def shipped_text(folder: Path, code: str) -> str:
    """The text of a form that ships; empty where none has that code."""
    path = folder / f"{code}.toml"
    return _text_of(path) if _CODE.fullmatch(code) and path.is_file() else ""


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable(path.name, "TOML") from None


@dataclass(frozen=True, slots=True)
class FormsFolder:
    """The forms that ship, with what they share."""

    shared: SharedParts
    forms: dict[str, WrittenForm]


def shipped_forms(folder: Path) -> FormsFolder:
    """The forms of the program.

    Raises:
        As `read_shared` and `read_forms`.
    """
    return FormsFolder(read_shared(folder), read_forms(folder))
