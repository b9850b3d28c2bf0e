"""What is wrong with a number or with the text of a card."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class WrongLength(UserError):
    """A number (`what`: "personal_id", "phone" …) has not one of the `expected` lengths."""

    what: str
    value: str
    length: int
    expected: tuple[int, ...]


@dataclass(eq=False)
class WrongCharacters(UserError):
    """A number holds something other than the characters it may hold."""

    what: str
    value: str


@dataclass(eq=False)
class WrongComponent(UserError):
    """A part of a number names something that does not exist: `part` is "province", "date", …."""

    what: str
    value: str
    part: str


@dataclass(eq=False)
class WrongCheckDigit(UserError):
    """A number's check digit does not agree with its digits."""

    what: str
    value: str


@dataclass(eq=False)
class CardUnreadable(UserError):
    """Scanned text from which not even a personal identification number can be saved."""

    field_count: int


@dataclass(eq=False)
class CardFieldsMixedUp(CardUnreadable):
    """Scanned text with more fields than one card has and fewer than the other: they may shift."""


@dataclass(eq=False)
class MoreThanOneCard(CardUnreadable):
    """Scanned text that speaks of two persons."""


@dataclass(eq=False)
class WrongKeyboardLayout(CardUnreadable):
    """Scanned text whose digits another layout of the keyboard turned into signs."""

    layout: str


@dataclass(eq=False)
class CardNumbersDiffer(CardUnreadable):
    """A machine-readable zone that spells the number in two ways, and no check digit decides."""
