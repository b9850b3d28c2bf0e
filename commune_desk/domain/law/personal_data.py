"""Kinds of personal data (dữ liệu cá nhân) that an office keeps: why, upon what, for how long.

What the law says of each kind is data (`resources/law/personal_data.toml`); what no source was read
for stays marked, on the screen and on paper.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DataKind(StrEnum):
    """One kind of data, as the tables of the database keep it."""

    RECORD = "record"
    REUSE = "reuse"
    DOSSIER = "dossier"
    DECLARATION = "declaration"
    PRINT = "print"
    CERTIFICATION = "certification"
    PAYMENT = "payment"
    RATING = "rating"
    VISIT = "visit"
    PREPARED = "prepared"
    DRAFT = "draft"
    ACCOUNT = "account"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class KindLaw:
    """What is said of one kind.

    Attributes:
        retention: how long it is kept, in the words of the source.
        is_verified: False where the source was not read.
    """

    name: DataKind
    purpose: str
    legal_basis: str
    retention: str
    is_verified: bool = True


@dataclass(frozen=True, slots=True)
class PersonalDataLaw:
    """The law on personal data, as far as an office must answer by it.

    Attributes:
        answer_working_days: within how many working days a request is answered.
        carrying_out: what is known of the time to carry a request out after the answer.
        correcting, deleting, keeping: what an answer says of the three.
    """

    since: date
    legal_basis: str
    answer_working_days: int
    carrying_out: str
    correcting: str
    deleting: str
    keeping: str
    kinds: tuple[KindLaw, ...]
