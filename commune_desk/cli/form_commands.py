"""Declared forms on the command line: which there are, what one asks, and one filled as a PDF."""

from argparse import Namespace
from typing import Any

from commune_desk.cli.command import Answer, Argument, Command, open_desk
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.domain.form.written import WrittenForm
from commune_desk.paths import DataFolder
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


COMMANDS = (Command("forms", forms, (Argument("form", {"nargs": "?"}),)),)
