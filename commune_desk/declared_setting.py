"""What a declared setting is: its name, kind, default, words and limits, and where it lives."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from commune_desk.domain.form.kinds import CHOICE, NUMBER, TEXT, TICK
from commune_desk.domain.form.spec import FieldSpec, Kind
from commune_desk.domain.input_errors import SettingInvalid
from commune_desk.domain.office.database_address import DATABASE_ADDRESS, HIDDEN

T = TypeVar("T", str, int, bool)

OF_PAPER = "/"
"""Stands between the name of a setting and the paper that has its own."""

FROM_DAY = "@"
"""Stands between the name of a setting and the day from which another value holds."""


class Scope(StrEnum):
    """Where a setting lives."""

    OFFICE = "office"
    MACHINE = "machine"


class Group(StrEnum):
    """Under which heading the settings page shows it."""

    DOSSIERS = "dossiers"
    PAPERS = "papers"
    REPORTS = "reports"
    CENTRE = "centre"
    RATING = "rating"
    UPKEEP = "upkeep"
    MACHINE = "machine"
    SCANNER = "scanner"
    PRINTING = "printing"


def repeatable(value: object) -> str:
    """A refused value as it may be repeated: an address of a database has a password in it."""
    return HIDDEN if "://" in str(value) else str(value)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One declared setting.

    Attributes:
        choices: each permitted value and its words.
        minimum, maximum: the limits of a number.
        text_kind: what a text must be.
        number_kind: how a number is typed.
        is_safeguard: whether a wrong value could stop the work of this PC or lose what it keeps;
            such a setting of a machine is for administrators, as all of the office's are.
        is_fixed: whether an office is founded with it, so that nobody changes it afterwards.
        is_dated: whether a change holds from a day on, and for the days before what held then.
    """

    name: str
    default: T
    label: str
    help: str
    group: Group
    scope: Scope = Scope.OFFICE
    choices: Mapping[str, str] = field(default_factory=dict)
    minimum: int = 0
    maximum: int = 1_000_000
    text_kind: Kind[str] = TEXT
    number_kind: Kind[int] = NUMBER
    is_safeguard: bool = False
    is_fixed: bool = False
    is_dated: bool = False

    def from_day(self, day: date) -> "Setting[T]":
        """The same setting as it holds from a day on."""
        return replace(self, name=f"{self.name}{FROM_DAY}{day.isoformat()}")

    def of_paper(self, paper: str) -> "Setting[T]":
        """The same setting for one paper alone, by its key (`domain.papers.printing`)."""
        return replace(self, name=f"{self.name}{OF_PAPER}{paper}")

    @property
    def kind(self) -> type:
        """The type of its values."""
        return type(self.default)

    @property
    def field(self) -> FieldSpec:
        """The setting as a field of a form."""
        if self.choices:
            choices = tuple(self.choices)
            return FieldSpec(CHOICE, self.name, choices=choices, default=str(self.default))
        if self.kind is bool:
            return FieldSpec(TICK, self.name, default=str(self.default).lower())
        if self.number_kind is not NUMBER:
            text = self.number_kind.write(int(self.default))
            return FieldSpec(self.number_kind, self.name, default=text)
        if self.kind is int:
            limits = (self.minimum, self.maximum)
            return FieldSpec(NUMBER, self.name, limits=limits, default=str(self.default))
        return FieldSpec(self.text_kind, self.name, default=str(self.default))

    def validated(self, value: object) -> T:
        """The value as the setting's own type.

        Raises:
            SettingInvalid: with what it takes.
            WrongComponent …: a text is not of its kind.
        """
        kind = self.kind
        limits = (self.minimum, self.maximum) if kind is int else None
        if (
            type(value) is not kind
            or (self.choices and value not in self.choices)
            or (isinstance(value, int) and limits and not limits[0] <= value <= limits[1])
        ):
            numbers = (f"{self.minimum}-{self.maximum}",) if limits else (kind.__name__,)
            raise SettingInvalid(self.name, repeatable(value), tuple(self.choices) or numbers)
        if isinstance(value, str) and (value or self.text_kind is not DATABASE_ADDRESS):
            self.text_kind.read(value)
        return value  # type: ignore[return-value]  # its type was compared with the default's
