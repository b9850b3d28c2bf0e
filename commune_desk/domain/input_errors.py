"""What is wrong with a document, a line or a value that comes from outside."""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class NotJson(UserError):
    """A line or file that is not JSON."""

    source: str
    line: int


@dataclass(eq=False)
class WrongField(UserError):
    """A field of an input document is missing or has a value that is not understood."""

    source: str
    line: int
    field: str
    value: str
    expected: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownField(WrongField):
    """A field of an input document that nothing reads; `expected` are those that are read."""


@dataclass(eq=False)
class UnknownReference(UserError):
    """A replay line speaks of a `ref` that no earlier line received."""

    ref: str


@dataclass(eq=False)
class SettingInvalid(UserError):
    """A setting was given a value it does not take."""

    name: str
    value: str
    expected: tuple[str, ...]


@dataclass(eq=False)
class SettingNotDated(UserError):
    """A setting holds at once; no day can be named from which it does."""

    name: str


@dataclass(eq=False)
class SettingSincePast(UserError):
    """A setting would hold from a day that is over, and what was counted since would change."""

    put_right_in = ("setting_since",)

    name: str
    since: date
    today: date


@dataclass(eq=False)
class ShiftInvalid(UserError):
    """A page cannot be moved on its paper by that; `most` is the limit in millimetres."""

    value: str
    most: int


@dataclass(eq=False)
class SignerWithoutTitle(UserError):
    """Somebody signs papers, and nothing would stand above the name."""

    put_right_in = ("title",)

    full_name: str


@dataclass(eq=False)
class TitleWithoutSigner(UserError):
    """A title stands where nobody is named who bears it."""

    put_right_in = ("full_name",)

    title: str
