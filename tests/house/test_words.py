"""Every error, enum, setting and action that people see has Vietnamese words, and good ones."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_type_hints

import pytest

from commune_desk.domain import dossier, papers, procedure, rating, working_time
from commune_desk.domain.applicant import FilledFrom
from commune_desk.domain.errors import UserError
from commune_desk.domain.found import FoundKind
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.domain.procedure import ProcessingTime, TimeUnit
from commune_desk.domain.steps import Action
from commune_desk.domain.working_time import OFFICE_ZONE, DueRule, DueStep
from commune_desk.settings import SETTINGS, Group, Scope
from commune_desk.words import cards, procedures, steps
from commune_desk.words import values as words
from commune_desk.words.cards import card_warning_text
from commune_desk.words.due_dates import due_step_text
from commune_desk.words.errors import SENTENCES, sentence
from commune_desk.words.papers import PAPERS

MOMENT = datetime(2026, 10, 2, 15, 20, tzinfo=OFFICE_ZONE)
SAMPLES: Mapping[str, Any] = {
    "dossier_no": "H20.28-261002-0012",
    "action": Action.FINISH.value,
    "state": dossier.DossierState.RECEIVED.value,
    "role": dossier.Role.CLERK.value,
    "permitted": (Action.HAND_OVER.value,),
    "what": "personal_id",
    "part": "century",
    "field": "full_name",
    "slip": papers.SlipKind.RECEIPT.value,
    "available": (papers.SlipKind.CONTROL_SLIP.value,),
    "name": "timeliness_rule",
    "hours": ((time(7, 30), time(11, 30)),),
}
SPOKEN: tuple[tuple[type[StrEnum], Mapping[Any, object]], ...] = (
    (dossier.DossierState, steps.STATES),
    (Action, steps.ACTIONS),
    (Action, steps.EVENTS),
    (dossier.Role, words.ROLES),
    (dossier.ReturnBy, words.RETURN_WAYS),
    (dossier.Timeliness, words.TIMELINESS),
    (dossier.DeadlineMark, words.DEADLINES),
    (dossier.RunEnd, steps.RUN_ENDS),
    (procedure.Channel, words.CHANNELS),
    (procedure.TimeUnit, procedures.TIME_UNITS),
    (procedure.FeeKind, procedures.FEE_KINDS),
    (procedure.PaperUse, procedures.PAPER_USES),
    (rating.RatingLevel, words.LEVELS),
    (papers.SlipKind, PAPERS),
    (working_time.DayKind, words.DAY_KINDS),
    (FilledFrom, words.SOURCES),
    (FoundKind, words.FOUND_KINDS),
    (WarningCode, cards.CARD_WARNINGS),
    (EventKind, steps.EVENTS),
    (Group, words.GROUPS),
    (Scope, words.SCOPES),
)
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
    assert setting.help.endswith(".") or VIETNAMESE.search(setting.help)
    assert all(setting.choices.values())


def test_sentences_need_no_screen():
    code = "import sys, commune_desk.words.errors; print('PySide6' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert answer.stdout.strip() == "False"
