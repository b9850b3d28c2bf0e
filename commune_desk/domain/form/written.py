"""A form as its file writes it (`resources/forms/README.md`), before it is declared.

Each attribute is a key of the file of the same name; `declared.py` makes the form of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """What cannot be seen on paper of one place."""

    kind: str = ""
    label: str = ""
    group: str = ""
    limits: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    shown_when: str = ""
    blank_when: str = ""
    prefill: tuple[str, ...] = ()
    computed: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class WrittenPerson:
    """Somebody, or something, of whom a form has several places: their common name before the dot.

    Attributes:
        words: the heading of their places on the screen.
        prefill: under which names sources know them.
        offer: the words of the button that fills them from who files; empty for none.
        relation: what the requester writes of their relation when they are this person themselves.
        is_shown_with_name: whether their other places are asked only when their name is filled.
    """

    words: str = ""
    prefill: tuple[str, ...] = ()
    offer: str = ""
    relation: str = ""
    is_shown_with_name: bool = False


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """One rule: an expression that must not hold, and what is said where it does."""

    say: str
    refuse: str = ""
    warn: str = ""
    place: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class WrittenFeeCase:
    """When a case of the fees of the procedure applies."""

    when: str
    case: str


@dataclass(frozen=True, slots=True)
class WrittenTest:
    """What the rules say of some texts on a day; a pack is accepted only with these true.

    Attributes:
        procedure: the code of that for which the form is filled; empty for none.
    """

    on: date
    procedure: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    refuses: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()
    fee_case: str = ""


@dataclass(frozen=True, slots=True)
class WrittenSpot:
    """Where a value is drawn on a page of an existing PDF, in millimetres from its top left corner.

    Attributes:
        name: of the place.
        page: from 1.
        x, y: of the left end of the first line, on which the letters stand.
        width: of the room; a longer text goes on below it, smaller if need be.
        lines: how many lines have room below each other.
        size: of the letters, in points.
        view: how the value is written (`paper.View`).
        value: the choice at which a cross is drawn here; empty for a place with text.
    """

    name: str
    page: int
    x: float
    y: float
    width: float
    lines: int = 1
    size: float = 12
    view: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form file.

    Attributes:
        paper: its printed lines; empty where it is drawn over a PDF or into a Word file.
        pdf: the SHA-256 of the PDF of which it is the filling, in hexadecimal digits.
        spots: where values stand on that PDF.
        word: the SHA-256 of the Word file whose named places it fills.
        word_places: the names of those places, in their order.
        margins: left, right, top and bottom, in millimetres; empty for those of the law.
    """

    code: str
    name: str
    title: str
    legal_basis: str
    source: str
    effective_from: date
    paper: str = ""
    pdf: str = ""
    spots: tuple[WrittenSpot, ...] = ()
    word: str = ""
    word_places: tuple[str, ...] = ()
    margins: tuple[int, ...] = ()
    effective_to: date | None = None
    is_checked: bool = False
    unsure: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    in_some_cases: tuple[str, ...] = ()
    replaces: str = ""
    province: str = ""
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    blank_with_id: tuple[str, ...] = ()
    places: Mapping[str, WrittenPlace] = field(default_factory=dict)
    people: Mapping[str, WrittenPerson] = field(default_factory=dict)
    rules: tuple[WrittenRule, ...] = ()
    fee_cases: tuple[WrittenFeeCase, ...] = ()
    tests: tuple[WrittenTest, ...] = ()


@dataclass(frozen=True, slots=True)
class FormHead:
    """What lists ask of a form and the choice between its versions; of `WrittenForm` the same."""

    code: str
    name: str
    effective_from: date
    effective_to: date | None = None
    procedures: tuple[str, ...] = ()
    in_some_cases: tuple[str, ...] = ()
    replaces: str = ""
    province: str = ""
    is_checked: bool = False


def head_of(form: WrittenForm) -> FormHead:
    """The head of a form that was read whole."""
    return FormHead(**{one.name: getattr(form, one.name) for one in fields(FormHead)})


@dataclass(frozen=True, slots=True)
class SharedBlock:
    """Lines that several forms have."""

    paper: str


SHARED = "shared"
"""The code under which what all forms have in common is kept; no form has it."""


@dataclass(frozen=True, slots=True)
class SharedParts:
    """What is declared once for all forms (`shared.toml`).

    Attributes:
        optional_sign: words before a place that make it optional.
        weak_words: words before a place that say nothing without those before them.
        attributes: what a place is by the part of its name after the last dot.
        places: what one whole name is.
        people: who is who.
        blocks: lines by their names.
    """

    source: str
    optional_sign: str
    weak_words: tuple[str, ...]
    attributes: Mapping[str, WrittenPlace] = field(default_factory=dict)
    places: Mapping[str, WrittenPlace] = field(default_factory=dict)
    people: Mapping[str, WrittenPerson] = field(default_factory=dict)
    blocks: Mapping[str, SharedBlock] = field(default_factory=dict)
