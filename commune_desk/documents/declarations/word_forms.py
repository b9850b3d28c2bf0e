"""Filling Word files with named places: {{requester.full_name}} in an office's own form.

Only names stand between the braces, no program text: whatever else is written there is refused when
the file becomes a form, and the filling itself runs in a sandbox all the same.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from commune_desk.domain.form import rules
from commune_desk.domain.form.declared import FilledForm
from commune_desk.domain.form.errors import WordDamaged, WordHasMacros, WordPlaceWrong
from commune_desk.domain.form.paper import NAME
from commune_desk.practice import mark
from commune_desk.words.forms import printed

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

LARGEST = 50_000_000
"""Bytes that a Word file may unpack to; a larger one is no form, or a trap."""

_MOST_PARTS = 2000
_PROGRAMS = re.compile(r"vbaProject|vbaData|activeX/|embeddings/ole|macroEnabled", re.IGNORECASE)
_MARKS = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
_CONTENT_TYPES = "[Content_Types].xml"


def places_in(content: bytes) -> tuple[str, ...]:
    """The names of the places of a Word file, each once, in their order.

    Raises:
        WordDamaged: it is no .docx, a damaged one, or unpacks to more than any form.
        WordHasMacros: it carries a program.
        WordPlaceWrong: something else than a name stands between the braces.
    """
    template = _opened(content)
    names: dict[str, None] = {}
    # The XML of the body, the heads and the feet, in which every name is in one piece
    document = template.docx
    assert document is not None
    edges = (
        part
        for one in document.sections
        for part in (one.header, one.footer)
        if not part.is_linked_to_previous  # one that the file does not have would be made
    )
    parts = [
        template.get_xml(),
        *(template.xml_to_string(part._element) for part in edges),  # noqa: SLF001  # no public way
    ]
    for xml in [template.patch_xml(part) for part in parts]:
        for found in _MARKS.finditer(xml):
            said = _TAGS.sub("", found[1] or "").strip()
            if not NAME.fullmatch(said):
                raise WordPlaceWrong(_TAGS.sub("", found[0])[:60])
            names[said] = None
    return tuple(names)


def filled_word(content: bytes, texts: Mapping[str, str]) -> bytes:
    """The Word file with texts in its places; a place without a text stays a dotted line.

    Raises:
        As `places_in`.
    """
    from jinja2.sandbox import SandboxedEnvironment

    names = places_in(content)
    template = _opened(content)
    context: dict[str, Any] = {}
    for name in names:
        *owners, last = name.split(".")
        inside = context
        for owner in owners:
            inside = inside.setdefault(owner, {})
        inside[last] = texts.get(name, "") or DOTS
    template.render(context, SandboxedEnvironment(autoescape=True))
    if mark() and template.docx is not None:
        heading = template.docx.element.body
        heading.insert(0, template.docx.add_paragraph(mark())._p)  # noqa: SLF001  # its only way in
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()


def texts_of(form: FilledForm) -> dict[str, str]:
    """What a filled form writes into its Word file, by the names of the places."""
    values = form.values()
    return {
        one.name: printed(one.kind.name, values[one.name])
        for one in rules.shown(form.form.spec, form.texts)
    }


DOTS = "…………………"


def _opened(content: bytes) -> "DocxTemplate":
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
                raise WordDamaged
            names = [part.filename for part in parts]
            if _CONTENT_TYPES not in names:
                raise WordDamaged
            types = packed.read(_CONTENT_TYPES).decode(errors="replace")
    except (BadZipFile, LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError):
        raise WordDamaged from None
    if any(_PROGRAMS.search(name) for name in names) or _PROGRAMS.search(types):
        raise WordHasMacros
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate  # with lxml 150 ms, and few offices have such a form

    try:
        template = DocxTemplate(BytesIO(content))
        template.init_docx()
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError):  # XML faults are the last
        raise WordDamaged from None
    return template
