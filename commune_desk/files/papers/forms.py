"""Form files: `resources/forms/<code>.toml` and those of an office, read strictly.

The heads of all files are read when the first form is asked for, which takes a third of a
millisecond each; a form itself only when it is needed. `resources/forms/README.md` describes what
a file can say.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from commune_desk.domain.form.errors import FormFileBroken, FormWrong
from commune_desk.domain.form.written import SHARED, FormHead, SharedParts, WrittenForm
from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.domain.plain import to_plain
from commune_desk.files.strict import Place, as_written, read

_CODE = re.compile(r"[a-z][a-z0-9_]{0,60}")
LARGEST = 150_000
"""Bytes of a form file; the largest of the law has 30,000."""


@dataclass(frozen=True, slots=True)
class SharedText:
    """What all forms have in common, as a file says it.

    Attributes:
        stated_on: of which day it is; of two the later holds.
    """

    stated_on: date
    parts: SharedParts


def shared_from(text: str) -> SharedText:
    """What all forms have in common, of the text of its file.

    Raises:
        FormFileBroken, UnknownField, WrongField: as for `form_from`.
    """
    source = f"{SHARED}.toml"
    content = _content(text, source)
    stated_on = content.pop("stated_on", None)
    return SharedText(
        read(date, stated_on, Place(source).inside("stated_on")),
        read(SharedParts, content, Place(source)),
    )


def form_from(text: str, source: str) -> WrittenForm:
    """The form that the text of a file writes.

    Args:
        text: TOML.
        source: the name of the file, for who must mend it.

    Raises:
        FormFileBroken: it is no TOML, or larger than any form.
        UnknownField, WrongField: a key is not known, or its value not understood.
    """
    form = read(WrittenForm, _content(text, source), Place(source))
    if not _CODE.fullmatch(form.code) or form.code == SHARED:
        raise FormWrong(form.code, "code", "letters", form.code)
    return form


def _content(text: str, source: str) -> dict[str, Any]:
    if len(text) > LARGEST:
        raise FormFileBroken(source)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        told = _WHERE.search(str(wrong))
        line, column = (int(told[1]), int(told[2])) if told else (text.count("\n") + 1, 1)
        raise FormFileBroken(source, line, column) from None
    except (ValueError, RecursionError):  # a number of 5,000 digits is no TOMLDecodeError
        raise FormFileBroken(source) from None


_WHERE = re.compile(r"at line (\d+), column (\d+)")
"""As Python says where a text is no TOML; what it says of the fault itself is English."""


def form_text(form: WrittenForm) -> str:
    """The text of a file that writes a form; `form_from` reads it back."""
    import tomli_w  # who edits a form waits for it, not who fills one

    content = as_written(to_plain(form))
    return tomli_w.dumps(content, multiline_strings=True)


class FormFiles(Mapping[str, WrittenForm]):
    """The forms of a folder by their codes, in the order of their names.

    A file is read whole when its form is asked for, which takes about two milliseconds, and kept.

    Args:
        folder: which one.
        without: the codes of forms that are left out.

    Raises:
        FormWrong: the code of a file is not its name.
        FileUnreadable, UnknownField, WrongField: as for `form_from`.
    """

    def __init__(self, folder: Path, without: Collection[str] = ()) -> None:
        self._folder = folder
        self._read: dict[str, WrittenForm] = {}
        self._heads: tuple[FormHead, ...] | None = None
        stems = sorted(path.stem for path in folder.glob("*.toml") if path.stem != SHARED)
        self._codes = dict.fromkeys(stem for stem in stems if stem not in without)

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, code: str) -> WrittenForm:
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._read:
            name = f"{code}.toml"
            form = form_from(_text_of(self._folder / name), name)
            self._read[code] = _named(form, code)
        return self._read[code]

    def without(self, codes: Collection[str]) -> "FormFiles":
        """The same forms but those; what was read already is not read again."""
        rest = FormFiles(self._folder, codes)
        rest._read = self._read  # of its own kind
        return rest

    def heads(self) -> tuple[FormHead, ...]:
        """What lists and choices ask of every form, for which the papers are not read."""
        if self._heads is None:
            self._heads = tuple(
                _named(_head(_text_of(self._folder / f"{code}.toml"), f"{code}.toml"), code)
                for code in self._codes
            )
        return self._heads


def _head(text: str, source: str) -> FormHead:
    """The head of a file: its keys before the paper."""
    content = _content(text.partition(_PAPER)[0], source)
    keys = [one.name.removeprefix("is_") for one in fields(FormHead)]
    asked = {key: content[key] for key in keys if key in content}
    return read(FormHead, asked, Place(source))


_PAPER = "\npaper = "
"""What keys of the head come before; all of them stand there."""

F = TypeVar("F", WrittenForm, FormHead)


def _named(form: F, code: str) -> F:
    if form.code != code:
        raise FormWrong(form.code, "code", "code", f"{code}.toml")
    return form


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
    """The forms that ship, with what they share, and of which day that is."""

    shared: SharedParts
    forms: FormFiles
    shared_on: date


def shipped_forms(folder: Path) -> FormsFolder:
    """The forms of the program.

    Raises:
        As `shared_from`; the forms what `FormFiles` raises, when they are read.
    """
    shared = shared_from(_text_of(folder / f"{SHARED}.toml"))
    return FormsFolder(shared.parts, FormFiles(folder), shared.stated_on)
