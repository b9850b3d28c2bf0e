"""What can be refused of form files and of what is filled into them; see `errors`."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class FormPaperWrong(UserError):
    """A line of a form's paper is not understood.

    Attributes:
        paper_line: its number in the paper, from 1.
        text: the line.
        why: a key of `words.forms.PAPER_FAULTS`.
    """

    paper_line: int
    text: str
    why: str


@dataclass(eq=False)
class ExpressionWrong(UserError):
    """An expression of a form file is not understood.

    Attributes:
        expression: as it stands in the file.
        column: where the fault begins, from 1.
        why: a key of `words.forms.EXPRESSION_FAULTS`.
        what: the name or the sign that is wrong; empty where there is none.
    """

    expression: str
    column: int
    why: str
    what: str = ""


@dataclass(eq=False)
class FormWrong(UserError):
    """A form file holds something that cannot stand in it.

    Attributes:
        form: its code.
        field: the key of the file, "places.child.born_on".
        why: a key of `words.forms.FORM_FAULTS`.
        what: the name or value that is wrong.
    """

    form: str
    field: str
    why: str
    what: str = ""


@dataclass(eq=False)
class FormNotFound(UserError):
    """No form of that code."""

    form: str


@dataclass(eq=False)
class RuleRefused(UserError):
    """A rule of a form is broken; the form itself says it in a sentence.

    Attributes:
        say: the sentence.
        because: the article behind it; empty where plain sense is enough.
    """

    say: str
    because: str = ""


@dataclass(eq=False)
class NotAnEthnicity(UserError):
    """A text that names none of the peoples of Vietnam; "Việt Nam" is a nationality.

    Attributes:
        text: what was typed.
        like: the nearest official names.
    """

    text: str
    like: tuple[str, ...] = ()


@dataclass(eq=False)
class WordTooLong(UserError):
    """A word longer than any name or word can be: keys that were held down, or two words in one."""

    word: str
    most: int


@dataclass(eq=False)
class DigitsInName(UserError):
    """A name with digits in it."""

    text: str


@dataclass(eq=False)
class AddressWithoutCommune(UserError):
    """An address that names neither a commune nor a province."""

    text: str
