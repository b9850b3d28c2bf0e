"""Every error, enum, setting and action that people see has Vietnamese words, and good ones."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from enum import StrEnum
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, get_type_hints

import pytest

from commune_desk import settings
from commune_desk.cli.dispatch import COMMANDS
from commune_desk.declared_setting import Group, Scope, Setting
from commune_desk.domain import working_time
from commune_desk.domain.catalogue import procedure
from commune_desk.domain.catalogue.fees import FeeReason
from commune_desk.domain.catalogue.procedure import ProcessingTime, TimeUnit
from commune_desk.domain.desk import dossier, papers
from commune_desk.domain.desk.clock_watch import ClockFault
from commune_desk.domain.desk.dossier import TimelinessRule
from commune_desk.domain.desk.dossier_list import DossierSort, DossierView
from commune_desk.domain.desk.found import FoundKind
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.desk.steps import Action, Holder
from commune_desk.domain.errors import UserError
from commune_desk.domain.figures.report_text import TextSection
from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.figures.today import ReminderKind
from commune_desk.domain.form.expressions import Sort
from commune_desk.domain.form.paper import Align, View
from commune_desk.domain.form.spec import FormSpec, Need
from commune_desk.domain.handling import rating
from commune_desk.domain.handling.correction import Obstacle, Until
from commune_desk.domain.handling.payments import PaidBy
from commune_desk.domain.identifiers.card_reading import CardWarning, KeyboardLayout, WarningCode
from commune_desk.domain.identifiers.personal_id import Doubt, Sex
from commune_desk.domain.identifiers.phone import PhoneKind
from commune_desk.domain.identifiers.scanning import Ending, ScanKind
from commune_desk.domain.law.books import BookKind, FeeBy
from commune_desk.domain.law.personal_data import DataKind
from commune_desk.domain.law.report_form import COUNTS, FormSubject
from commune_desk.domain.office.first_place import PlaceKind
from commune_desk.domain.papers.fee_settlement import FeeDimension
from commune_desk.domain.papers.kept_of_person import PartIn
from commune_desk.domain.papers.office_form import PackChange
from commune_desk.domain.papers.printed_papers import Worth
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.people.applicant import ApplicantKind, FilledFrom
from commune_desk.domain.people.reuse import LinkKind
from commune_desk.domain.periods import PeriodKind, ReportingPeriod
from commune_desk.domain.reception import visit
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.domain.reception.prepared import PreparedState
from commune_desk.domain.upkeep.backup_alarms import BackupAlarm
from commune_desk.domain.upkeep.history_check import Fault, Finding
from commune_desk.domain.upkeep.importing import RowStanding
from commune_desk.domain.upkeep.inspection import MeasureKind
from commune_desk.domain.upkeep.moving import MoveKind
from commune_desk.domain.working_time import OFFICE_ZONE, DueRule, DueStep
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources
from commune_desk.selftest import LOOKS
from commune_desk.settings import (
    REGISTER_BOOK,
    SCANNER_ENDING,
    SETTINGS,
    SLIP_SIZE,
    TIMELINESS_RULE,
    WAITING_CLOSED,
    RegisterBook,
    WaitingClosed,
)
from commune_desk.words import certification, command_line
from commune_desk.words import values as words
from commune_desk.words.catalogue import procedures
from commune_desk.words.desk import cards, corrections, steps
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.desk.clock_watch import FAULTS
from commune_desk.words.desk.due_dates import DUE_STEPS, due_step_text
from commune_desk.words.desk.rights import QUIET_VERBS
from commune_desk.words.errors import SENTENCES, sentence
from commune_desk.words.fields import choices, find_words
from commune_desk.words.figures import figures, report_text, shown_lists
from commune_desk.words.figures import today as day_words
from commune_desk.words.forms import LINK_KINDS, TEXT_SOURCES
from commune_desk.words.office.first_place import PLACES
from commune_desk.words.papers import printed_papers
from commune_desk.words.papers.fee_settlement import DIMENSIONS
from commune_desk.words.papers.papers import OFFICE_PAPERS, PAPERS, REGISTER, SLIPS
from commune_desk.words.people import inspection, personal_data
from commune_desk.words.upkeep import backups
from commune_desk.words.upkeep.moving import ABOUT as MOVE_ABOUT
from commune_desk.words.upkeep.moving import KINDS as MOVE_KINDS
from commune_desk.words.upkeep.self_check import CHECKS
from tests.factories import report_of

LAW = read_law(resources() / "law")
MOMENT = datetime(2026, 10, 2, 15, 20, tzinfo=OFFICE_ZONE)
SAMPLES: Mapping[str, Any] = {
    "fault": ClockFault.WENT_BACK,
    "found": (Finding(Fault.LINE_EDITED, 12),),
    "dossier_no": "H20.28-261002-0012",
    "action": Action.FINISH.value,
    "state": dossier.DossierState.RECEIVED.value,
    "role": dossier.Role.CLERK.value,
    "permitted": (Action.HAND_OVER.value,),
    "what": "personal_id",
    "part": "century",
    "layout": KeyboardLayout.FRENCH.value,
    "field": "full_name",
    "slip": papers.SlipKind.RECEIPT.value,
    "available": (papers.SlipKind.CONTROL_SLIP.value,),
    "name": "timeliness_rule",
    "book": BookKind.COPIES.value,
    "group": procedure.PersonGroup.ELDERLY.value,
    "why": "place",
    "obstacle": Obstacle.NOTICE,
    "limit": Until.RESULT,
    "say": "Ngày sinh của trẻ sau ngày nộp hồ sơ. Xem lại giấy chứng sinh.",
    "hours": ((time(7, 30), time(11, 30)),),
}
SPOKEN: tuple[tuple[type[StrEnum], Mapping[Any, object]], ...] = (
    (dossier.DossierState, steps.STATES),
    (ClockFault, FAULTS),
    (DataKind, personal_data.KINDS),
    (MeasureKind, inspection.MEASURES),
    (PartIn, personal_data.PARTS),
    (Action, steps.ACTIONS),
    (Action, steps.EVENTS),
    (dossier.Role, words.ROLES),
    (QuietVerb, QUIET_VERBS),
    (dossier.ReturnBy, words.RETURN_WAYS),
    (dossier.Timeliness, words.TIMELINESS),
    (dossier.DeadlineMark, words.DEADLINES),
    (dossier.RunEnd, steps.RUN_ENDS),
    (visit.VisitOutcome, words.VISIT_OUTCOMES),
    (procedure.Channel, words.CHANNELS),
    (procedure.TimeUnit, procedures.TIME_UNITS),
    (procedure.FeeKind, procedures.FEE_KINDS),
    (procedure.PaperUse, procedures.PAPER_USES),
    (procedure.Origin, procedures.ORIGINS),
    (procedure.PersonGroup, words.PERSON_GROUPS),
    (FeeReason, procedures.FEE_REASONS),
    (PaidBy, words.PAYMENT_WAYS),
    (PeriodKind, figures.PERIOD_KINDS),
    (TextSection, report_text.SECTIONS),
    (rating.RatingLevel, words.LEVELS),
    (rating.RatingWay, words.RATING_WAYS),
    (papers.SlipKind, PAPERS),
    (working_time.DayKind, words.DAY_KINDS),
    (FilledFrom, words.SOURCES),
    (PackChange, words.PACK_CHANGES),
    (PlaceKind, PLACES),
    (MoveKind, MOVE_KINDS),
    (MoveKind, MOVE_ABOUT),
    (TextSource, TEXT_SOURCES),
    (PreparedState, words.PREPARED_STATES),
    (LinkKind, LINK_KINDS),
    (FoundKind, words.FOUND_KINDS),
    (WarningCode, cards.CARD_WARNINGS),
    (KeyboardLayout, cards.KEYBOARD_LAYOUTS),
    (EventKind, steps.EVENTS),
    (RowStanding, words.ROW_STANDINGS),
    (Group, words.GROUPS),
    (Scope, words.SCOPES),
    (TimelinessRule, TIMELINESS_RULE.choices),
    (WaitingClosed, WAITING_CLOSED.choices),
    (Ending, SCANNER_ENDING.choices),
    (papers.PaperSize, SLIP_SIZE.choices),
    (OfficePaper, OFFICE_PAPERS),
    (RegisterBook, REGISTER_BOOK.choices),
    (ApplicantKind, choices("applicant_kind")),
    (FeeDimension, DIMENSIONS),
    (BookKind, certification.BOOKS),
    (BookKind, certification.BRIEF_BOOKS),
    (DueRule, DUE_STEPS),
    (DossierView, day_words.VIEWS),
    (ReminderKind, day_words.REMINDERS),
    (BackupAlarm, backups.SHORT),
    (BackupAlarm, backups.LONG),
    (ListKind, shown_lists.UNITS),
    (Obstacle, corrections.OBSTACLES),
    (Until, corrections.LIMITS),
    (Worth, printed_papers.WORTH),
)
SILENT: Mapping[type[StrEnum], str] = {
    Fault: "of a line and of a row it is said otherwise; test_tampering.py reads each",
    DossierSort: "people press the heading of a column",
    Need: "a form shows it by a star, or not at all",
    Sex: "its values are the words of the card",
    Sort: "the sorts of values in rules, of which form files speak by themselves",
    Align: "where a printed line stands",
    View: "how a value is printed; form files name it",
    Doubt: "becomes a `WarningCode`, which has words",
    PhoneKind: "the screen asks again, and says only that",
    FormSubject: "chooses how a form is filled; the form itself has its title",
    FeeBy: "a word of the law file; the page shows the sum",
    ScanKind: "the window says whose card or dossier it is",
    Holder: "stands for the names of the centre, the unit and the citizen",
}
"""Enumerations whose values nobody reads under a name of their own, and why."""
VIETNAMESE = re.compile(r"[À-ỹ]")


def all_errors(kind: type[UserError] = UserError) -> Iterator[type[UserError]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from all_errors(inner)


def sample(kind: type[UserError]) -> UserError:
    """An error of that kind with plausible facts."""
    hints = get_type_hints(kind)
    facts = {
        field.name: SAMPLES.get(field.name, _of_type(hints[field.name]))
        for field in fields(kind)  # type: ignore[arg-type]  # every error is a dataclass
    }
    return kind(**facts)


def _of_type(hint: object) -> object:
    samples: dict[object, object] = {
        int: 11,
        datetime: MOMENT,
        date: MOMENT.date(),
        time: MOMENT.time(),
        str: "mẫu",
        bool: True,
    }
    if hint in samples:
        return samples[hint]
    if str(hint).startswith("tuple"):
        return (12,) if "int" in str(hint) else ("mẫu",)
    return MOMENT.date()


@pytest.mark.parametrize("kind", sorted(all_errors(), key=repr))
def test_every_error_says_what_happened_and_what_to_do(kind: type[UserError]):
    said = sentence(sample(kind))
    assert VIETNAMESE.search(said), said
    assert said[0].isupper() or said[0] == "“", said
    assert said.endswith("."), said
    assert re.search(r"\. \S", said), f"no advice: {said}"
    assert not re.search(r"[{}]", said), said
    assert len(said) <= 240, said


@pytest.mark.parametrize(("kind", "spoken"), SPOKEN)
def test_every_value_has_its_word(kind: type[StrEnum], spoken: Mapping[Any, object]):
    assert {value for value in kind if not spoken.get(value)} == set()


def test_every_enumeration_is_spoken_or_silent_for_a_reason():
    assert enumerations() - {kind for kind, _ in SPOKEN} == set(SILENT)


def enumerations() -> set[type[StrEnum]]:
    """The enumerations of the rules, the settings and the services."""
    here = tuple(
        f"commune_desk.{one}" for one in ("domain", "declared_setting", "settings", "services")
    )
    return {
        kind
        for module in imported(*here)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }


def imported(*places: str) -> Iterator[ModuleType]:
    """The modules of some packages, and those that are modules themselves."""
    for place in places:
        module = import_module(place)
        yield module
        for inner in walk_packages(getattr(module, "__path__", ()), f"{place}."):
            yield import_module(inner.name)


def test_no_error_is_worded_that_does_not_exist():
    assert set(SENTENCES) == set(all_errors())


@pytest.mark.parametrize("code", WarningCode)
def test_a_card_warning_says_what_to_compare(code: WarningCode):
    said = card_warning_text(CardWarning(code, "full_name"))
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("rule", DueRule)
def test_every_step_of_a_due_date_is_explained(rule: DueRule):
    step = DueStep(rule, MOMENT, ProcessingTime(TimeUnit.WORKING_DAYS, 3), (date(2026, 10, 3),))
    assert VIETNAMESE.search(due_step_text(step))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_explained(setting):
    assert VIETNAMESE.search(setting.label)
    assert setting.help.endswith(".")
    assert VIETNAMESE.search(setting.help)
    assert all(setting.choices.values())


def test_a_setting_that_is_declared_is_one():
    """Below `SETTINGS` it would be read by nobody, and nothing would say so."""
    declared = [one for one in vars(settings).values() if isinstance(one, Setting)]
    assert declared == list(SETTINGS)


@pytest.mark.parametrize("kind", papers.SlipKind)
def test_every_paper_bears_the_title_of_its_form(kind: papers.SlipKind):
    paper = PAPERS[kind]
    assert paper.title[0].isupper()
    assert not paper.title.isupper()
    assert not paper.form_no or f"(mẫu {paper.form_no})" in SLIPS[kind]


def test_no_two_papers_have_one_title_or_one_number():
    every = (*PAPERS.values(), REGISTER)
    numbers = [paper.form_no for paper in every if paper.form_no]
    assert len({paper.title for paper in every}) == len(every)
    assert len(set(numbers)) == len(numbers)


def test_every_figure_has_its_words():
    report = report_of((), ReportingPeriod(MOMENT.date(), MOMENT.date()))
    assert tuple(figures.TWO_NOES) == tuple(report.two_noes)
    assert tuple(figures.THREE_MOSTS) == tuple(report.three_mosts)
    assert tuple(figures.BESIDE) == tuple(report.beside)
    assert set(COUNTS) <= set(figures.TITLES)
    titles = [*figures.TITLES.values(), *(each.title for each in figures.MODEL.values())]
    assert len(set(titles)) == len(titles)


def test_every_column_of_a_form_of_dossiers_has_its_title():
    forms = [form for law in LAW.report_forms for form in law.forms]
    columns = [
        column for form in forms if form.subject is FormSubject.DOSSIERS for column in form.figures
    ]
    assert len(columns) == 24
    assert [column.name for column in columns if not figures.column_title(column)] == []


def test_every_field_that_is_asked_has_its_label():
    forms = [
        form
        for module in imported("commune_desk.domain")
        for form in vars(module).values()
        if isinstance(form, FormSpec)
    ]
    asked = {
        f"{form.name}.{field.name}" for form in forms for field in form.fields if field.is_asked
    }
    assert len(asked) > 40
    assert {name for name in asked if find_words(name) is None} == set()


def test_what_stands_in_a_refusal_as_a_field_has_its_name():
    numbers = {
        module.WHAT
        for module in imported("commune_desk.domain.identifiers")
        if hasattr(module, "WHAT")
    }
    assert "phone" in numbers
    assert {name for name in numbers if find_words(name) is None} == set()


def test_every_command_and_its_arguments_are_explained():
    arguments = {argument.name for command in COMMANDS for argument in command.arguments}
    assert set(command_line.COMMANDS) == {command.name for command in COMMANDS}
    assert set(command_line.OPTIONS) == arguments | {"--as", "--data", "--json", "--password-file"}


def test_every_check_of_the_self_test_has_its_name():
    assert set(CHECKS) == set(LOOKS)


def test_sentences_need_no_screen():
    code = "import sys, commune_desk.cli.dispatch; print('PySide6' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert answer.stdout.strip() == "False"
