"""Declared forms on the command line: which there are, what one asks, and one filled as a PDF."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from commune_desk.cli import answers
from commune_desk.cli.command import (
    Answer,
    Argument,
    Command,
    document_of,
    once_it_stands,
    open_desk,
    unprinted,
    unprinted_lines,
)
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb, Verb
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.errors import LongerThanPlace
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.domain.form.written import WrittenForm
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.keys import PreparedId
from commune_desk.domain.people.applicant import Person, name_of
from commune_desk.domain.reception.declaration import Filling, label_of
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.domain.reception.prepared import Prepared
from commune_desk.files import writing
from commune_desk.files.desk.events import read_filling, read_written
from commune_desk.paths import DataFolder
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.papers import declarations, kept_papers
from commune_desk.services.people import citizens
from commune_desk.services.reception import declaring, prepared
from commune_desk.services.reception import forms as declared_forms
from commune_desk.services.reception.reception import entered_for_form, written_for
from commune_desk.words import forms as words


def forms(folder: DataFolder, options: Namespace) -> Answer:
    """The declared forms, or the places and printed lines of one."""
    with open_desk(folder, QuietVerb.FOUND) as desk:
        if options.form:
            asked = declared_forms.form(desk, options.form)
            fields = [
                _field(
                    asked, one, f"{section.name}.{one.name}" if section.is_repeated else one.name
                )
                for section in asked.spec.sections
                for one in section.fields
            ]
            return Answer(
                {
                    **_written(asked.written),
                    "fields": fields,
                    "lines": words.printed_lines(asked),
                },
                words.form_lines(asked),
            )
        known = declared_forms.all_forms(desk)
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

    What is wrong is told and its place left empty, so that the rest can be looked at. A document
    that says nothing gives the form for the pen, without a choice crossed or a day written.
    """
    out = Path(options.out)
    with open_desk(folder, QuietVerb.FOUND) as desk:
        check_outgoing(desk, out.parent)
        writing.check_writable(out.parent)
        name, text = document_of(options)
        said = read_filling(text, name)
        asked = declared_forms.form(desk, options.form)
        entered = entered_for_form(desk, said.texts, (asked,), at=said.at)
        known = declaring.sources(desk, entered)
        applicant = entered.applicant
        acting = applicant if isinstance(applicant, Person) else applicant.representative
        citizens.note_read(desk, acting.personal_id if acting else "")
        is_told = any(one.strip() for one in said.texts.values())
        filled = declaring.filled if is_told else declaring.for_the_pen
        filling = filled(desk, asked, known, reception=entered)
        content, _suffix = declarations.rendered(desk, filling.filled)
        annexed = declarations.annexed(desk, filling.filled)
    long = {name: LongerThanPlace(filling.texts.get(name, "")) for name in annexed}
    filling = replace(filling, warnings={**long, **filling.warnings})
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


def prepare(folder: DataFolder, options: Namespace) -> Answer:
    """Write declarations for somebody before there is a dossier; they are printed at once."""
    with open_desk(folder, EventKind.PREPARED) as desk:
        name, text = document_of(options)
        said = read_written(text, name)
        reception = written_for(desk, said.texts, at=said.at)
        one = prepared.prepare(desk, reception)
        papers, refused = list[Path](), list[UserError]()
        with once_it_stands(refused):
            printed = declarations.print_prepared(desk, one.id)
            papers += [kept_papers.put_for_command(desk, made.paper) for made in printed]
    document = {**_prepared(one), "papers": papers, **unprinted(refused)}
    lines = (words.prepared_line(one), *(f"- {path}" for path in papers))
    return Answer(document, (*lines, *unprinted_lines(refused)))


def prepared_filings(folder: DataFolder, options: Namespace) -> Answer:
    """What was written for citizens and waits; receive one of it, or close one.

    Raises:
        WrongField: both are asked for.
    """
    asks: Verb = EventKind.RECEIVE if options.receive is not None else QuietVerb.FOUND
    if options.close is not None:
        asks = EventKind.PREPARED_CLOSED
    with open_desk(folder, asks) as desk:
        if options.receive is not None and options.close is not None:
            raise WrongField("", 0, "--receive", str(options.receive), ("--receive", "--end"))
        if options.receive is not None:
            key = PreparedId(options.receive)
            done = prepared.receive(desk, key)
            one = prepared.get(desk, key)
            others = [each.dossier.dossier_no for each in done.others]
            document = {**_prepared(one), "due_at": done.lead.dossier.due_at, "linked": others}
            return Answer(document, (words.prepared_line(one),))
        if options.close is not None:
            one = prepared.close(desk, PreparedId(options.close), options.note)
            return Answer(_prepared(one), (words.prepared_line(one),))
        found = prepared.page(desk, options.text or "", is_open=not options.all).rows
    lines = tuple(words.prepared_line(one) for one in found)
    return Answer({"prepared": [_prepared(one) for one in found]}, lines)


def _prepared(one: Prepared) -> dict[str, Any]:
    return {
        "id": one.id,
        "procedure": one.procedure_code or None,
        "name": name_of(one.party.applicant),
        "model": one.model,
        "at": one.happened_at,
        "state": one.state,
        "prints": one.prints,
        "dossier_no": one.dossier_no or None,
        "closed_at": one.closed_at,
        "close_reason": one.close_reason or None,
    }


COMMANDS = (
    Command("prepare", prepare, (Argument("file"),)),
    Command(
        "prepared",
        prepared_filings,
        (
            Argument("text", {"nargs": "?"}),
            Argument("--all", {"action": "store_true"}),
            Argument("--receive", {"type": int, "metavar": "ID"}),
            Argument("--end", {"dest": "close", "type": int, "metavar": "ID"}),
            Argument("--note", {"default": ""}),
        ),
    ),
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
