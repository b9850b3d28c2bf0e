"""What people read when something is refused: one sentence for every error, that says what to do.

An error carries facts; the table of its topic in `words/sentences` has the words with the names of
the facts in braces, and `_FACT_WORDS` says how a fact is written. A new topic is a module there and
a line in `TOPICS`. No Qt here: the command line speaks the same sentences.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.certification import BOOKS
from commune_desk.words.desk import clock_watch, corrections, rights
from commune_desk.words.desk.cards import KEYBOARD_LAYOUTS
from commune_desk.words.desk.steps import STATES
from commune_desk.words.fields import named
from commune_desk.words.figures import shown_lists
from commune_desk.words.office import databases, joining
from commune_desk.words.papers import packs
from commune_desk.words.sentences import (
    accounts,
    calendars,
    catalogue,
    certification,
    dossiers,
    forms,
    identifiers,
    imports,
    inputs,
    outside,
    payments,
    periods,
    ratings,
    receptions,
)
from commune_desk.words.upkeep import (
    backups,
    disk_faults,
    history_check,
    installation,
    moving,
    practice,
    restoring,
    updates,
)
from commune_desk.words.values import PERSON_GROUPS, ROLES, moment_text, time_text

TOPICS = (
    accounts,
    backups,
    calendars,
    catalogue,
    certification,
    clock_watch,
    corrections,
    databases,
    disk_faults,
    dossiers,
    forms,
    history_check,
    identifiers,
    imports,
    inputs,
    installation,
    joining,
    moving,
    outside,
    packs,
    payments,
    periods,
    practice,
    ratings,
    receptions,
    restoring,
    rights,
    shown_lists,
    updates,
)
"""The modules that have a table `SENTENCES`."""

SENTENCES: Mapping[type[UserError], str | Callable[[Any], str]] = {
    kind: words for topic in TOPICS for kind, words in topic.SENTENCES.items()
}

_FACT_WORDS: Mapping[str, Mapping[str, str]] = {
    "action": dossiers.ACTION_WORDS,
    "state": STATES,
    "role": ROLES,
    "part": identifiers.PARTS,
    "layout": KEYBOARD_LAYOUTS,
    "book": BOOKS,
    "group": PERSON_GROUPS,
}


class RefusalWords(str):
    """The words of a refusal, which know its error: so a form finds the field to go to.

    They go as a text through whatever has a place for what is refused.
    """

    __slots__ = ("error",)
    error: UserError


def refusal_words(error: UserError) -> RefusalWords:
    """The sentence of a refusal that still knows what it is of."""
    words = RefusalWords(sentence(error))
    words.error = error
    return words


def sentence(error: UserError) -> str:
    """What happened and what to do, in one sentence or two short ones."""
    words = SENTENCES[type(error)]
    facts = {name: _fact_text(name, value) for name, value in error.facts.items()}
    said = words(error) if callable(words) else words.format(**facts)
    return f"{_place(error)}{_beside(error)}{said}"


def _beside(error: UserError) -> str:
    """Which field of a form is meant, unless the sentence says it itself."""
    if error.beside is None or isinstance(error, WrongField):
        return ""
    return f"Ô “{error.beside[1]}”: "


def _place(error: UserError) -> str:
    """Which line of which file asked for what is refused, unless the sentence says it itself."""
    if error.place is None or hasattr(error, "line"):
        return ""
    source, line = error.place
    return f"Dòng {line} của {source}: "


# --- facts in words ----------------------------------------------------------------------------


def _fact_text(name: str, value: Any) -> str:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return time_text(value)
    if name in ("what", "field"):
        return named(str(value))
    return _FACT_WORDS.get(name, {}).get(value, str(value))
