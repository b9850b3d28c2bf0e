"""Declared forms on the command line: which there are, what one asks, and one filled as a PDF."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from commune_desk.cli import answers
from commune_desk.cli.command import Answer, Argument, Command, document_of, open_desk
from commune_desk.domain.declaration import Filling, label_of
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.domain.form.written import WrittenForm
from commune_desk.domain.prefill import TextSource
from commune_desk.files import writing
from commune_desk.files.events import read_filling
from commune_desk.paths import DataFolder
from commune_desk.services.desk.reception import entered_for_form
from commune_desk.services.papers import declarations
from commune_desk.words import forms as words


def forms(folder: DataFolder, options: Namespace) -> Answer:
    """The declared forms, or the places and printed lines of one."""
    with open_desk(folder) as desk:
        if options.form:
            asked = declarations.form(desk, options.form)
            return Answer(_declared(asked), words.form_lines(asked))
        known = declarations.all_forms(desk)
        missing = declarations.missing_forms(desk)
    document = {
        "forms": [_written(one) for one in known],
        "without_form": [{"procedure": one.code, "name": one.name} for one in missing],
    }
    return Answer(document, words.list_lines(known, missing))


def _written(one: WrittenForm) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": words.title_line(one),
        "procedures": one.procedures,
        "checked": one.is_checked,
        "legal_basis": one.legal_basis,
    }


def _declared(asked: DeclaredForm) -> dict[str, Any]:
    fields = [
        _field(asked, one, f"{section.name}.{one.name}" if section.is_repeated else one.name)
        for section in asked.spec.sections
        for one in section.fields
    ]
    return {
        **_written(asked.written),
        "fields": fields,
        "lines": words.printed_lines(asked),
    }


def _field(asked: DeclaredForm, one: FieldSpec, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": asked.labels[name],
        "kind": one.kind.name,
        "required": one.need is Need.REQUIRED,
        "prefill": [source for source in one.prefill if source != one.name],
    }


def fill(folder: DataFolder, options: Namespace) -> Answer:
    """Fill a form from a document and write it as a PDF; nothing is kept of it.

    What is wrong is told and its place left empty, so that the rest can be looked at.
    """
    out = Path(options.out)
    writing.check_writable(out.parent)
    name, text = document_of(options)
    said = read_filling(text, name)
    with open_desk(folder) as desk:
        asked = declarations.form(desk, options.form)
        entered = entered_for_form(desk, said.texts, (asked,), at=said.at)
        filling = declarations.filled(
            desk, asked, declarations.sources(desk, entered), answers=entered.answers
        )
        content, _suffix = declarations.rendered(desk, filling.filled)
    writing.write_whole(out, content)
    computed = {
        place: {"text": printed_text, "source": TextSource.COMPUTED}
        for place, printed_text in words.computed_texts(filling.filled).items()
    }
    document = {
        "file": out,
        "missing": filling.missing,
        "refused": [_refusal(filling, place, why) for place, why in filling.refused.items()],
        "warnings": [_refusal(filling, place, why) for place, why in filling.warnings.items()],
        "values": {
            place: {"text": one.text, "source": one.source} for place, one in filling.known.items()
        }
        | computed,
        "fee_case": filling.fee_case,
        "characters": filling.characters,
    }
    return Answer(document, words.filled_lines(out, filling))


def _refusal(filling: Filling, place: str, why: UserError) -> dict[str, Any]:
    why.beside = (place, label_of(filling.form, place))
    return {**answers.refusal(why), "field": place}


COMMANDS = (
    Command("forms", forms, (Argument("form", {"nargs": "?"}),)),
    Command(
        "fill",
        fill,
        (
            Argument("form"),
            Argument("file"),
            Argument("--out", {"metavar": "FILE.pdf", "required": True}),
        ),
    ),
)
