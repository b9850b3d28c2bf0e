"""A pack (gói mẫu): forms, procedures, days and rules of the law, signed by who made it.

An office passes on what it has; the project sends what changed between two versions of the program.
Rules of the law, and what all forms have in common, come from the project alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.working_time import CalendarDay

SUFFIX = ".goimau"
FORMAT = 1
"""Of the file; a program that knows only earlier ones says that it must be updated."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds.

    Attributes:
        name: what its maker calls it.
        office: who made it.
        forms: the texts of form files, by their codes; of what all of them have in common too.
        attachments: PDF and Word files of forms, by their SHA-256 in hexadecimal digits.
        procedures: versions for the catalogue.
        days: of the yearly table, as the government decided them.
        law: the texts of topics of the law (`resources/law`), by their names.
        key: the public key of its maker, in hexadecimal digits; empty until it is signed.
    """

    name: str
    office: str
    made_at: datetime
    forms: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    procedures: tuple[Procedure, ...] = ()
    days: tuple[CalendarDay, ...] = ()
    law: Mapping[str, str] = field(default_factory=dict)
    key: str = ""

    @property
    def fingerprint(self) -> str:
        """What two offices read to each other over the telephone to know the maker."""
        return " ".join(self.key[start : start + 4] for start in range(0, 24, 4)).upper()
