"""Records of people and organisations on the command line: shown, corrected, answered for.

`citizen export` and `citizen let-go` answer what a person asks of their own data.
"""

from argparse import Namespace
from pathlib import Path

from commune_desk.cli.command import Answer, Argument, Command, document_of, moment_of, open_desk
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.people.applicant import Applicant, name_of, number_of
from commune_desk.files.desk.events import read_record_change
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.services.people import citizens, kept_of_person, letting_go, organisations
from commune_desk.services.people.record_changes import RecordChange
from commune_desk.words import command_line
from commune_desk.words.desk.cards import card_warning_text

_SHOW, _EDIT, _EXPORT, _LET_GO = "show", "edit", "export", "let-go"


def citizen(folder: DataFolder, options: Namespace) -> Answer:
    """Show a record with what was corrected of it, correct it, or answer a person's request.

    Raises:
        WrongField: a correction without a file, an answer without a folder.
        RecordNotFound: the office has no record of that number.
    """
    if options.verb == _EXPORT:
        return _export(folder, options)
    if options.verb == _LET_GO:
        # Delete what is kept of a person beyond what the law keeps
        with open_desk(folder, EventKind.RECORD_LET_GO) as desk:
            key = citizens.key_of(desk, options.number)
            gone = letting_go.let_go(desk, key, reason=options.reason or "")
        return Answer(gone, (command_line.let_go(gone),))
    if options.verb == _SHOW:
        with open_desk(folder) as desk:
            return _show(desk, options.number, is_body=options.organisation)
    with open_desk(folder, EventKind.RECORD_CHANGED) as desk:
        if options.file is None:
            raise WrongField("", 0, "file", "", ("FILE.json",))
        name, text = document_of(options)
        said = read_record_change(text, name, of_organisation=options.organisation)
        done = _edit(
            desk, options.number, said.texts, reason=said.reason, is_body=options.organisation
        )
    document = {
        "number": number_of(done.record),
        "name": name_of(done.record),
        "changes": {one.name: [one.old, one.new] for one in done.changes},
        "warnings": [
            {"code": one.code.value, "field": one.field, "text": card_warning_text(one)}
            for one in done.doubts
        ],
    }
    doubts = command_line.card_warnings(done.doubts)
    return Answer(document, (*command_line.record_corrected(done), *doubts))


def _edit(desk: Desk, number: str, given: Texts, *, reason: str, is_body: bool) -> RecordChange:
    if is_body:
        key = organisations.key_of(desk, number)
        return organisations.change_record(desk, key, given, reason=reason)
    return citizens.change_record(desk, citizens.key_of(desk, number), given, reason=reason)


def _export(folder: DataFolder, options: Namespace) -> Answer:
    """Write all that is kept of a person as PDF and JSON."""
    with open_desk(folder, EventKind.RECORD_EXPORTED) as desk:
        if options.to is None:
            raise WrongField("", 0, "--to", "", ("FOLDER",))
        asked = moment_of("--date", options.date)
        done = kept_of_person.export(
            desk,
            citizens.key_of(desk, options.number),
            Path(options.to),
            asked_on=asked.date() if asked else None,
        )
    return Answer(done, command_line.person_answered(done.files, done.answer_by))


def _show(desk: Desk, number: str, *, is_body: bool) -> Answer:
    record: Applicant
    if is_body:
        body = organisations.open_record(desk, organisations.key_of(desk, number))
        record, corrected, earlier = body.organisation, body.corrected, body.earlier
    else:
        known = citizens.open_record(desk, citizens.key_of(desk, number))
        record, corrected, earlier = known.person, known.corrected, known.earlier
    document = {
        "record": record,
        "dossiers": [one.dossier_no for one in earlier],
        "corrected": [
            {"at": one.happened_at, "officer": one.officer_name, **one.facts} for one in corrected
        ],
    }
    return Answer(document, command_line.record_shown(record, corrected))


COMMANDS = (
    Command(
        "citizen",
        citizen,
        (
            Argument("verb", {"choices": [_SHOW, _EDIT, _EXPORT, _LET_GO]}),
            Argument("number"),
            Argument("file", {"nargs": "?"}),
            Argument("--organisation", {"action": "store_true"}),
            Argument("--to", {"metavar": "FOLDER"}),
            Argument("--date", {"metavar": "DATE"}),
            Argument("--reason"),
        ),
    ),
)
