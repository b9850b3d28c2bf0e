"""Looks (lượt xem): who saw, took along or deleted what the office keeps of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.desk.history import Happened


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the history that tells of somebody's data.

    Attributes:
        whose: the person or the organisation; empty where it was a list, or nobody.
        number: their personal identification number or tax code.
    """

    id: int
    kind: Happened
    at: datetime
    officer_name: str
    desk_name: str
    dossier_no: str
    whose: str
    number: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LookCount:
    """How often an officer did something of a kind.

    Attributes:
        login: under which the officer signs in; of two with the same name each has their own.
    """

    officer_name: str
    login: str
    kind: Happened
    count: int


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """How often the data of somebody were looked at, and by how many officers."""

    whose: str
    number: str
    count: int
    officers: int
