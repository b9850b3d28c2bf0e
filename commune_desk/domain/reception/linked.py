"""Linked procedures (thủ tục liên thông): one intake, several dossiers with their own clocks."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.form.trade_kinds import number_in
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.prefill import Sources, TextSource


@dataclass(frozen=True, slots=True)
class LinkedPart:
    """One of the further procedures of a linked intake.

    Attributes:
        decline: why it is declined (form 03); empty where it is received.
        answers: what is said for its declarations alone, where they ask by the same name for
            something else than those of the others.
    """

    procedure_code: str
    variant: str = ""
    decline: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkedDossier:
    """A dossier that was received together with another one."""

    dossier_no: str
    procedure_code: str
    procedure_name: str
    state: DossierState
    due_at: datetime


def under_other_names(texts: Texts, same: Mapping[str, str]) -> dict[str, str]:
    """What the first declaration says of people whom the others call otherwise.

    Args:
        texts: of the first declaration.
        same: who of the others is who of the first: `{"subject": "child"}`.

    >>> under_other_names({"child.full_name": "Võ Gia Hân"}, {"subject": "child"})
    {'subject.full_name': 'Võ Gia Hân'}

    Who has a paper with a number has that number:

    >>> under_other_names({"deceased.id_paper": "CCCD số 087040000123"}, {"subject": "deceased"})
    {'subject.id_paper': 'CCCD số 087040000123', 'subject.personal_id': '087040000123'}
    """
    renamed: dict[str, str] = {}
    for other, first in same.items():
        told = inside(first, texts)
        number = number_in(told.get("id_paper", ""))
        renamed |= placed(other, told | ({"personal_id": number} if number else {}))
    return renamed


def told_elsewhere(names: Container[str], same: Mapping[str, str]) -> frozenset[str]:
    """The places of the further declarations that the first one asks for, by the names there.

    Args:
        names: the places of the first declaration.
        same: see `under_other_names`.
    """
    return frozenset(
        f"{other}.{place}"
        for other, first in same.items()
        for place in PERSON_PLACES
        if f"{first}.{place}" in names or (place == "personal_id" and f"{first}.id_paper" in names)
    )


PERSON_PLACES = ("full_name", "born_on", "sex", "ethnicity", "nationality", "personal_id")
"""What several declarations ask of the same person."""


def answers_told(
    told: Texts, same: Mapping[str, str], answers: Answers, *, own: Texts | None = None
) -> Answers:
    """The answers of a further declaration: what the first one says, what was entered, the own.

    Args:
        told: what the first declarations say.
        same: see `under_other_names`.
        answers: entered for all of them; they count before what is told.
        own: entered for this one alone; it counts first.
    """
    renamed = under_other_names(told, same)
    return Answers(
        {**renamed, **answers.texts, **(own or {})},
        {**dict.fromkeys(renamed, TextSource.LINKED), **answers.sources},
        answers.reasons,
    )


def sources_told(known: Sources, told: Texts) -> Sources:
    """What is known, with what the first declarations say in its place of the order of trust."""
    found = {**known, TextSource.LINKED: told}
    return {source: found[source] for source in TextSource if source in found}
