"""What an inspector of personal data is shown (thanh tra, kiểm tra): kinds, measures, who saw whom.

Law: Luật 91/2025/QH15, Art 3 (purpose, storage, protection); the words of each kind are data
(`resources/law/personal_data.toml`).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.law.personal_data import DataKind, KindLaw, PersonalDataLaw
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.upkeep.looks import Look, LookCount, SeenPerson

MOST_LOOKS = 1_000
"""How many single looks the paper lists; the counts above them are of all."""

MOST_PEOPLE = 100
"""How many of those whose data were seen most are named."""


class MeasureKind(StrEnum):
    """What protects the data."""

    ENGINE = "engine"
    ENCRYPTION = "encryption"
    BACKUP = "backup"
    RECOVERY = "recovery"
    CHECK = "check"
    REHEARSAL = "rehearsal"
    LOADED = "loaded"
    SEAL = "seal"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Measure:
    """One of them, as it stands on this PC now.

    Attributes:
        is_good: whether it is in place; what is not says so on the page.
        at: when it was last done, well or not; None where it has no day, or never was.
        detail: the name of the engine; empty for the others.
    """

    kind: MeasureKind
    is_good: bool
    at: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class KindCount:
    """How much there is of a kind, and since when."""

    kind: DataKind
    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class KeptKind:
    """A kind with its law and its count."""

    law: KindLaw
    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """All of it, of a period, as it is printed.

    Attributes:
        asked_about: the officer whose looks alone are listed; empty for everybody's.
        looks: the newest of the period, at most `MOST_LOOKS`.
        taken_along: what was exported, handed on as a list, or deleted.
    """

    letterhead: Letterhead
    officer_name: str
    period: ReportingPeriod
    made_at: datetime
    law: PersonalDataLaw
    kinds: tuple[KeptKind, ...]
    measures: tuple[Measure, ...]
    by_officer: tuple[LookCount, ...]
    by_person: tuple[SeenPerson, ...]
    looks: tuple[Look, ...]
    taken_along: tuple[Look, ...]
    asked_about: str = ""
