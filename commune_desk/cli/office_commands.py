"""The office's commands: init, replay, report, sync, import, backup, history, self-test, demo."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from commune_desk import bootstrap
from commune_desk.cli import answers
from commune_desk.cli.command import Answer, Argument, Command, claim, moment_of, open_desk
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import RIGHTS, QuietVerb, Verb
from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.office.first_codes import by_login, with_code
from commune_desk.domain.outside_errors import (
    WorkbookInUse,
)
from commune_desk.domain.period_errors import ClosedLookingBack, MonthBesideDates
from commune_desk.domain.periods import PeriodKind, ReportingPeriod, calendar_month
from commune_desk.domain.plain import to_plain
from commune_desk.domain.upkeep.history_check import head_from
from commune_desk.files import writing
from commune_desk.files.desk.events import read_events
from commune_desk.files.figures.report_texts import read_report_text
from commune_desk.files.office.offices import read_office_file
from commune_desk.files.parsing import print_of_file, read_text_file
from commune_desk.files.strict import moment_from
from commune_desk.files.upkeep import self_reports
from commune_desk.paths import DataFolder
from commune_desk.services.desk import clock_watch as clock_service
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.figures import closing, report_texts, reports, sync
from commune_desk.services.office import sealing
from commune_desk.services.upkeep import (
    backup,
    changing_key,
    checking,
    history,
    practice,
    recovery_sheets,
    rehearsing,
    restoring,
    salvaging,
)
from commune_desk.services.upkeep import imports as import_service
from commune_desk.setting_values import values_from
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.words import command_line
from commune_desk.words.answers import put_aside
from commune_desk.words.desk import clock_watch
from commune_desk.words.desk.rights import table_lines
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep import history_check
from commune_desk.words.upkeep.backups import DATABASE_SOUND
from commune_desk.words.upkeep.backups import rehearsed as rehearsed_lines
from commune_desk.words.upkeep.backups import salvaged as salvaged_lines
from commune_desk.words.upkeep.restoring import key_back, key_changed, not_elsewhere, sheet_written
from commune_desk.words.upkeep.restoring import restored as restored_lines
from commune_desk.words.upkeep.self_check import report as report_lines
from commune_desk.words.values import moment_text


def init(folder: DataFolder, options: Namespace) -> Answer:
    """Make the database of an office from its file."""
    setup = read_office_file(Path(options.office))
    if not values_from(setup.settings)[PRACTICE_OFFICE]:
        setup = replace(setup, officers=tuple(map(with_code, setup.officers)))
    opened = bootstrap.create_office(folder, setup)
    opened.database.close()
    codes = by_login(setup.officers)
    document = {"office": opened.office.name, "folder": folder.root, "first_codes": codes}
    lines = command_line.office_made(opened.office, folder.root)
    return Answer(document, (*lines, *command_line.first_codes(codes)))


def replay(folder: DataFolder, options: Namespace) -> Answer:
    """Enter a month of events; the reports of the months it touches stand in the folder."""
    path, out = Path(options.file), Path(options.out)
    asks = (EventKind.RECEIVE, EventKind.REPORT_MADE, QuietVerb.FIGURES_READ)
    with open_desk(folder, *asks) as desk:
        check_outgoing(desk, out)
        writing.check_writable(out)
        events = read_events(path)
        replayed = practice.replay(desk, events, file_print=print_of_file(path))
        months = practice.months_of(events)
        periods = [calendar_month(month) for month in months]
        files = [file for period in periods for file in reports.write(desk, period, out)]
        made = [reports.reported(desk, period) for period in periods]
        documents = [answers.report(reported, desk.law) for reported in made]
    document = {
        **(documents[-1] if documents else {}),
        "events": replayed.events,
        "dossiers": replayed.numbers,
        "files": files,
        "missing_reasons": replayed.missing_reasons,
        "is_repeated": replayed.is_repeated,
    }
    said = command_line.replayed_before if replayed.is_repeated else command_line.replayed
    lines = said(replayed.events, len(replayed.numbers), files)
    lines += tuple(
        command_line.missing_reason(each.dossier_no, each.action, at=each.at, what=each.what)
        for each in replayed.missing_reasons
    )
    return Answer(document, lines)


def report(folder: DataFolder, options: Namespace) -> Answer:
    """The report of a period as PDF, workbook and text; every figure with its dossiers."""
    out = Path(options.out)
    asks: list[Verb] = [EventKind.REPORT_MADE, QuietVerb.FIGURES_READ]
    asks += [EventKind.REPORT_TEXT_KEPT] if options.text else []
    asks += [EventKind.PERIOD_CLOSED] if options.close else []
    with open_desk(folder, *asks) as desk:
        check_outgoing(desk, out)
        writing.check_writable(out)
        period = _period(desk, options)
        as_of = moment_of("--as-of", options.as_of)
        if as_of is not None and options.close:
            raise ClosedLookingBack(as_of)
        if options.text:
            reports.seen_from(desk, period, as_of=as_of)  # before its text is kept
            form = report_texts.feedback_form(desk, period)
            report_texts.keep(desk, period, read_report_text(Path(options.text), form))
        if options.close:
            closing.close(desk, period)
        reported = reports.reported(desk, period, as_of=as_of)
        files = reports.write(desk, period, out, as_of=as_of)
        document = {
            **answers.report(reported, desk.law),
            **({} if reported.since else {"text": reports.text(desk, reported.report)}),
            "files": files,
        }
    return Answer(document, command_line.report(reported, files))


def _period(desk: Desk, options: Namespace) -> ReportingPeriod:
    """The period that is asked for: two dates, or one named after a month.

    Raises:
        WrongField: neither is given, or a date is missing or no date.
        MonthBesideDates: both are given.
        PeriodEndsBeforeItBegins: the last day lies before the first.
    """
    if options.month:
        if options.first or options.last:
            raise MonthBesideDates(options.month)
        return reports.period_of(desk, month_of(options.month), PeriodKind(options.kind))
    return ReportingPeriod(_day_of("--from", options.first), _day_of("--to", options.last))


def _day_of(name: str, text: str | None) -> date:
    """A day given as an option.

    Raises:
        WrongField: there is none, or it is no day in ISO 8601.
    """
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        raise WrongField("", 0, name, text or "", ("2026-10-14",)) from None


def month_of(text: str) -> date:
    """The first day of a month written as 2026-10.

    Raises:
        WrongField: the text names no month.
    """
    try:
        return moment_from(f"{text}-01").date()
    except ValueError:
        raise WrongField("", 0, "MONTH", text, ("2026-10",)) from None


def sync_workbooks(folder: DataFolder, options: Namespace) -> Answer:
    """Bring the register workbooks up to date."""
    with open_desk(folder, EventKind.WORKBOOKS_SYNCED) as desk:
        outcome = sync.sync(desk, Path(options.to))
    document = {"written": outcome.written, "in_use": outcome.in_use, "at": outcome.at}
    if outcome.in_use:
        document |= {"error": answers.refusal(WorkbookInUse(str(outcome.in_use[0]), ""))}
    told = command_line.synced(outcome.written, outcome.in_use)
    if outcome.aside:
        document |= {"aside": outcome.aside}
        told = (*told, put_aside(outcome.aside))
    return Answer(document, told, is_good=not outcome.in_use)


def import_workbook(folder: DataFolder, options: Namespace) -> Answer:
    """Bring in citizens or procedures from a workbook: new, changed, in conflict, rejected."""
    with open_desk(folder, EventKind.RECORDS_IMPORTED) as desk:
        outcome = import_service.bring_in(
            desk, options.what, Path(options.file), dry_run=options.dry_run
        )
    return Answer(answers.imported(outcome), command_line.imported(outcome))


def backup_data(folder: DataFolder, options: Namespace) -> Answer:
    """Create, verify, rehearse or restore a backup; check the database from end to end."""
    if options.verb == "create":
        with open_desk(folder, EventKind.BACKUP_CREATED) as desk:
            if options.path:
                done = backup.Round(backup.create(desk, Path(options.path)))
            else:
                done = (backup.ensure if options.if_changed else backup.go_round)(desk)
        told = _backed_up(done)
        # who asks for a backup that stands here goes on without those elsewhere
        return replace(told, is_good=told.is_good or options.if_changed)
    if options.verb == "check":
        with open_desk(folder, QuietVerb.HISTORY_VERIFIED) as desk:
            found = checking.check(desk)
        return Answer(found, (DATABASE_SOUND,))
    if options.verb == "rehearse":
        with open_desk(folder, EventKind.BACKUP_REHEARSED) as desk:
            rehearsed = rehearsing.rehearse(desk)
        return Answer(
            rehearsed,
            rehearsed_lines(rehearsed.rows, rehearsed.read, loaded_at=rehearsed.loaded_at),
        )
    if not options.path:
        raise WrongField("", 0, "path", "", ("FILE",))
    path, location = Path(options.path), bootstrap.database_of(folder)
    if options.verb == "verify":
        checked = backup.verify(path, location)
        return Answer(checked, command_line.backup_verified(path))
    at = bootstrap.system_clock()
    code = read_text_file(Path(options.recovery), "text") if options.recovery else ""
    who = replace(claim(), code=code)
    restored = restoring.restore(path, location, folder=folder, at=at, claim=who)
    lost, refused = restored.rolled_back, restored.papers_refused
    document = {
        "restored": path,
        "folder": folder.root,
        "replaced": restored.replaced,
        "rolled_back": lost,
        "papers": restored.papers,
        **({"papers_refused": answers.refusal(refused)} if refused else {}),
        **_unfinished(restored.unfinished),
    }
    said = restored_lines(
        path,
        folder.root,
        lost=lost,
        replaced=restored.replaced,
        papers=restored.papers,
        refused=sentence(refused) if refused else "",
        unfinished=sentence(restored.unfinished) if restored.unfinished else "",
    )
    return Answer(document, said)


def _unfinished(refused: UserError | None) -> dict[str, object]:
    """What the disk refused after all was done, as the document says it."""
    return {"unfinished": answers.refusal(refused)} if refused else {}


def _backed_up(done: backup.Round) -> Answer:
    """A backup stands; where it did not come to the other place, that is said and exit code 1."""
    document = to_plain(done.made)
    if done.copies:
        document |= {"elsewhere": done.copies[0], "copies": done.copies}
    lines = command_line.backup_created(done.made.path)
    if done.refused:
        document |= {"error": answers.refusal(done.refused)}
        lines += tuple(not_elsewhere(sentence(each)) for each in done.refusals.values())
    return Answer(document, lines, is_good=done.refused is None)


def salvage(folder: DataFolder, options: Namespace) -> Answer:
    """Make an office in a new folder of what can be read of a damaged database."""
    target, at = DataFolder(Path(options.out)), bootstrap.system_clock()
    made = salvaging.salvage(Path(options.file), folder, target, at=at)
    document = {
        "folder": made.folder,
        "tables": made.salvaged.tables,
        "dangling": made.salvaged.dangling,
        "is_whole": made.salvaged.is_whole,
    }
    lost = {one.table: (one.read, one.lost) for one in made.salvaged.tables if not one.is_whole}
    read = sum(one.read for one in made.salvaged.tables)
    return Answer(
        document, salvaged_lines(made.folder, read, lost=lost, dangling=made.salvaged.dangling)
    )


def recovery_sheet(folder: DataFolder, options: Namespace) -> Answer:
    """Make a new recovery sheet as a file; from then on backups can be opened with it."""
    with open_desk(folder, EventKind.RECOVERY_SHEET_MADE) as desk:
        sheet = recovery_sheets.draft(desk)
        path = recovery_sheets.write(sheet, Path(options.out))
        recovery_sheets.keep(desk, sheet)
    return Answer({"sheet_no": sheet.sheet_no, "file": path}, sheet_written(path, sheet))


def change_key(folder: DataFolder, options: Namespace) -> Answer:
    """Give the database another key, and the office the sheet that opens it as a file."""
    location, at, who = bootstrap.database_of(folder), bootstrap.system_clock(), claim()
    sheet = changing_key.draft(location, folder=folder, at=at, claim=who)
    path = recovery_sheets.write(sheet, Path(options.out))
    changed = changing_key.change(sheet, location, folder=folder, at=at, claim=who)
    document = {
        "sheet_no": changed.sheet_no,
        "former_sheet_no": changed.former_sheet_no,
        "former_key": changed.former_key,
        "file": path,
        **_unfinished(changed.unfinished),
    }
    unfinished = sentence(changed.unfinished) if changed.unfinished else ""
    return Answer(document, (*sheet_written(path, sheet), *key_changed(changed, unfinished)))


def recovery_key(folder: DataFolder, options: Namespace) -> Answer:
    """Bring the key of the database back with the code on the recovery sheet."""
    code, at = read_text_file(Path(options.recovery), "text"), bootstrap.system_clock()
    location = bootstrap.database_of(folder)
    alone = recovery_sheets.bring_key_back(location, folder=folder, code=code, at=at)
    told = (sentence(alone),) if alone else ()
    return Answer({"file": folder.key, **_unfinished(alone)}, (*key_back(folder.key), *told))


def look_at_history(folder: DataFolder, options: Namespace) -> Answer:
    """See that no line of the history and no row was changed; or seal it anew."""
    if options.verb == "seal":
        with open_desk(folder, EventKind.HISTORY_SEALED) as desk:
            lines = sealing.take_over(desk)
        return Answer({"events": lines}, (history_check.taken_over(lines),))
    with open_desk(folder, QuietVerb.HISTORY_VERIFIED) as desk:
        report = history.verify(desk, head_from(options.head) if options.head else None)
    return Answer({**to_plain(report), "is_whole": True}, history_check.whole(report))


def clock(folder: DataFolder, options: Namespace) -> Answer:
    """Say whether the clock of this PC is believed; an administrator may confirm it."""
    if options.verb == "confirm":
        with open_desk(folder, EventKind.CLOCK_CONFIRMED) as desk:
            clock_service.confirm(desk, options.reason)
        return Answer({"is_confirmed": True}, (clock_watch.CLOCK_CONFIRMED,))
    with open_desk(folder, QuietVerb.HISTORY_READ) as desk:
        found, now = clock_service.doubt(desk), desk.now()
    if found:
        raise found
    return Answer({"now": now, "is_right": True}, (clock_watch.clock_right(moment_text(now)),))


def rights(_folder: DataFolder, _options: Namespace) -> Answer:
    """The table of rights, as the services ask it."""
    document = {verb: sorted(roles) for verb, roles in RIGHTS.items()}
    return Answer({"rights": document}, table_lines())


def demo(_folder: DataFolder, options: Namespace) -> Answer:
    """A demonstration office from real input; every file stands in the folder."""
    from commune_desk.cli.demonstration import demonstrate

    return demonstrate(Path(options.out), dossiers=options.dossiers, seed=options.seed)


def self_test(_folder: DataFolder, options: Namespace) -> Answer:
    """Prove that the installed copy is whole; the report can be kept as a file, too."""
    from commune_desk.selftest import run

    target = Path(options.report).absolute() if options.report else None
    if target:
        writing.check_writable(target.parent)
    found = run(is_short=options.short)
    if target:
        self_reports.write(target, found)
    document = {**to_plain(found), "is_good": found.is_good}
    return Answer(document, report_lines(found), found.is_good)


def window(folder: DataFolder, options: Namespace) -> Answer:
    """Say whether a window is open on the data folder; the installer asks, and may have it close.

    A window that is open, or did not close, is exit code 1.
    """
    from commune_desk.start.running import close_running, is_open

    is_closed = close_running(folder) if options.close_window else not is_open(folder)
    said = command_line.WINDOW_CLOSED if is_closed else command_line.WINDOW_OPEN
    return Answer({"is_open": not is_closed}, (said,), is_good=is_closed)


COMMANDS = (
    Command("init", init, (Argument("--office", {"metavar": "FILE.toml", "required": True}),)),
    Command(
        "demo",
        demo,
        (
            Argument("--out", {"metavar": "DIR", "required": True}),
            Argument("--dossiers", {"metavar": "N", "type": int}),
            Argument("--seed", {"metavar": "S", "type": int, "default": 1}),
        ),
    ),
    Command(
        "replay",
        replay,
        (Argument("file"), Argument("--out", {"metavar": "DIR", "required": True})),
    ),
    Command(
        "report",
        report,
        (
            Argument("month", {"nargs": "?", "metavar": "MONTH"}),
            Argument(
                "--period",
                {
                    "dest": "kind",
                    "choices": list(PeriodKind),
                    "default": PeriodKind.CALENDAR_MONTH,
                },
            ),
            Argument("--from", {"dest": "first", "metavar": "DATE"}),
            Argument("--to", {"dest": "last", "metavar": "DATE"}),
            Argument("--as-of", {"metavar": "TIME"}),
            Argument("--close", {"action": "store_true"}),
            Argument("--text", {"metavar": "FILE.json"}),
            Argument("--out", {"metavar": "DIR", "required": True}),
        ),
    ),
    Command("sync", sync_workbooks, (Argument("--to", {"metavar": "DIR", "required": True}),)),
    Command(
        "import",
        import_workbook,
        (
            Argument("what", {"choices": ["citizens", "procedures"]}),
            Argument("file"),
            Argument("--dry-run", {"action": "store_true"}),
        ),
    ),
    Command(
        "backup",
        backup_data,
        (
            Argument("verb", {"choices": ["create", "verify", "restore", "check", "rehearse"]}),
            Argument("path", {"nargs": "?"}),
            Argument("--if-changed", {"action": "store_true"}),
            Argument("--recovery", {"metavar": "FILE", "default": ""}),
        ),
    ),
    Command(
        "salvage",
        salvage,
        (Argument("file"), Argument("--out", {"metavar": "DIR", "required": True})),
    ),
    Command(
        "recovery-sheet", recovery_sheet, (Argument("--out", {"metavar": "DIR", "required": True}),)
    ),
    Command("change-key", change_key, (Argument("--out", {"metavar": "DIR", "required": True}),)),
    Command(
        "recovery-key",
        recovery_key,
        (Argument("--recovery", {"metavar": "FILE", "required": True}),),
    ),
    Command(
        "history",
        look_at_history,
        (
            Argument("verb", {"choices": ["verify", "seal"]}),
            Argument("--head", {"metavar": "LINE", "default": ""}),
        ),
    ),
    Command(
        "clock",
        clock,
        (
            Argument("verb", {"choices": ["show", "confirm"]}),
            Argument("--reason", {"default": ""}),
        ),
    ),
    Command("rights", rights),
    Command(
        "self-test",
        self_test,
        (
            Argument("--report", {"metavar": "FILE"}),
            Argument("--short", {"action": "store_true"}),
        ),
    ),
    Command(
        "window", window, (Argument("--close", {"action": "store_true", "dest": "close_window"}),)
    ),
)
